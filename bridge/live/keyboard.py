"""The keyboards of all sources: keys, pedals and bends, and what is told when they move."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import sin, tau

from bridge.live.note_cache import CachedNote
from bridge.live.parts import Client, Emit
from bridge.live.presets import Preset
from bridge.live.slots import Slot, Slots
from bridge.live.sounding import Sounding
from bridge.live.voices import Held, Source, Voices
from bridge.protocol.addresses import INT32
from bridge.protocol.messages import Event

# Between two looks; a hand has ten fingers.
MOST_STRUCK = 16
# As singers and strings have it.
VIBRATO_HZ, VIBRATO_SEMITONES = 5.5, 0.5


@dataclass(frozen=True)
class Bend:
    """Semitones. own is the channel's; master an MPE zone's, None where the channel is in none."""

    own: float = 0.0
    master: float | None = None


class Keyboard:
    """The performer's part for what plays; it answers the commands that it has a `do_` for.

    sound plays the notes in this process, if something does.
    """

    def __init__(self, slots: Slots, emit: Emit) -> None:
        self.voices = Voices()
        self.sound = Sounding()
        self._slots, self._emit = slots, emit
        self._bends: dict[Source, Bend] = {}
        # Of sources with vibrato: how deep it is, 0..1, and by how many semitones it bends now.
        self._vibrato: dict[Source, float] = {}
        self._sway: dict[Source, float] = {}
        self._numbers = 0
        self._struck: deque[tuple[int, int]] = deque(maxlen=MOST_STRUCK)

    def press(self, client: Client, source: Source, pitch: int, velocity: int, request: int) -> Held:
        self.release(client, self.voices.struck_again(source, pitch))
        held = self.voices.press(source, pitch, velocity, request)
        self._struck.append((pitch, velocity))
        held.bend = self._bends.get(source, Bend()).own
        return held

    def next_number(self) -> int:
        """For a note that no client numbered, below 0: hosts can tell it from another at its pitch."""
        self._numbers = self._numbers % INT32 + 1
        return -self._numbers

    def lift(self, client: Client, source: Source, pitch: int, request: int | None) -> None:
        self.release(client, self.voices.lift(source, pitch), request)

    def bent(self, held: Held) -> float:
        """How many times as fast it sounds by its bends."""
        master = self._bends.get(held.source, Bend()).master or 0.0
        return 2.0 ** ((held.bend + master + self._sway.get(held.source, 0.0)) / 12)

    def playback_rate(self, held: Held) -> float:
        """What its slot is played at now, bent."""
        return held.rate * self.bent(held)

    def take_struck(self) -> list[tuple[int, int]]:
        """Pitch and velocity of the keys that went down since this was asked last; the last ones of many."""
        struck = list(self._struck)
        self._struck.clear()
        return struck

    def strike(
        self, client: Client, held: Held, cached: CachedNote, slot: Slot, exact: bool, preset: Preset
    ) -> None:
        """The key sounds: a cached note, which is in a slot."""
        self._take(held, cached, slot, exact)
        held.preset = preset
        numbers = held.request, slot.number, slot.version, held.pitch, held.velocity
        self._emit(Event("play", (*numbers, self.playback_rate(held), int(exact))), client, True)
        self.sound.play(held, cached.identity, cached.pitch, cached.frames, held.rate, preset)
        self.sound.bend(held, self.bent(held))

    def carry_over(
        self, held: Held, cached: CachedNote, slot: Slot, exact: bool, preset: Preset, seconds: float
    ) -> None:
        """The key goes on in another note, by a crossfade."""
        if held.slot is not None:
            self._slots.release(held.slot, held.version)
        self._take(held, cached, slot, exact)
        numbers = held.request, slot.number, slot.version, held.pitch
        values = *numbers, self.playback_rate(held), int(exact), seconds
        self._emit(Event("crossfade", values), None, True)
        self.sound.glide(held, cached.identity, cached.pitch, cached.frames, held.rate, preset, seconds)

    def _take(self, held: Held, cached: CachedNote, slot: Slot, exact: bool) -> None:
        self._slots.play(slot)
        held.slot, held.version, held.playing = slot.number, slot.version, cached.identity
        held.rate = 1.0 if exact else 2.0 ** ((held.pitch - cached.pitch) / 12)

    def still_silent(self, held: Held | None) -> Held | None:
        """The key, if it is down or kept by a pedal, and no slot sounds for it yet."""
        if held is not None and held.slot is None and held in self.voices.all():
            return held
        return None

    def panic(self, client: Client) -> None:
        """Everything is released, and what sounds here is silent at once."""
        self.release(client, self.voices.clear())
        self.sound.stop()

    def release(self, client: Client, gone: list[Held], request: int | None = None) -> None:
        """Tell what fades, under the number of the note-off, or of the note-on where that has none."""
        for held in gone:
            self.sound.release(held)
            if held.slot is not None:
                self._slots.release(held.slot, held.version)
                number = held.request if request is None else request
                self._emit(Event("release", (number, held.slot, held.pitch)), client, True)

    def do_sustain(self, client: Client, source: Source, down: bool) -> None:
        self.release(client, self.voices.sustain(source, down))

    def do_sostenuto(self, client: Client, source: Source, down: bool) -> None:
        self.release(client, self.voices.sostenuto(source, down))

    def do_release_keys(self, client: Client, source: Source, pedal_too: bool) -> None:
        """pedal_too: notes that a pedal holds stop, too; the pedal itself stays where the foot has it."""
        stop = self.voices.silence if pedal_too else self.voices.lift_all
        self.release(client, stop(source))

    def do_bend(self, client: Client, source: Source, semitones: float, master: float | None = None) -> None:
        """Bend what sounds, and what will.

        A member of an MPE zone bends the keys that are down: a note that only a pedal holds follows the
        master alone, as its channel may be another finger's by now.
        """
        with self._bending(client, source) as sounding:
            self._bends[source] = Bend(semitones, master)
            for held in sounding:
                if held.key_down or master is None:
                    held.bend = semitones

    def do_vibrato(self, client: Client, source: Source, depth: float) -> None:
        """How deep the pitch of a source's notes sways, 0..1 of VIBRATO_SEMITONES."""
        if depth:
            self._vibrato[source] = depth
        elif self._vibrato.pop(source, None) is not None:
            with self._bending(client, source):
                self._sway.pop(source, None)

    def sway(self, now: float) -> None:
        """Let vibratos go on; now in seconds."""
        for source, depth in self._vibrato.items():
            with self._bending(None, source):
                self._sway[source] = depth * VIBRATO_SEMITONES * sin(tau * VIBRATO_HZ * now)

    @contextmanager
    def _bending(self, client: Client, source: Source) -> Iterator[list[Held]]:
        """What sounds of a source; whose rate is another one afterwards is told to go on at that."""
        sounding = self.voices.of(source)
        before = [self.playback_rate(held) for held in sounding]
        yield sounding
        for held, old in zip(sounding, before, strict=True):
            rate = self.playback_rate(held)
            if rate != old:
                self.sound.bend(held, self.bent(held))
            if held.slot is not None and rate != old:
                self._emit(Event("bend", (held.request, held.slot, held.pitch, rate)), client, True)
