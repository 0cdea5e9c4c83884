"""Keys that are down and notes that sound: what a note-off or a pedal has to release."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bridge.live.presets import Preset

# Who plays: a client of OSC, or a MIDI port and channel.
Source = Any


@dataclass(eq=False)
class Held:
    """A key that is down, or kept by a pedal.

    slot: the one that sounds for it, with this version; None while nothing is there to sound. caught: the
    sostenuto pedal went down while the key was. gone: nothing holds it any more. y: its own, if it has one.
    struck: the timbre and the cell in which it was; left: the hand is elsewhere by now. rate: what the slot
    is played at without a bend; bend: semitones of the key's own. playing: the identity of the note that
    sounds; aim: of the one that it would glide to; preset: what it was struck with.
    """

    source: Source
    pitch: int
    velocity: int
    request: int
    slot: int | None = None
    version: int = 0
    key_down: bool = True
    caught: bool = False
    gone: bool = False
    struck: object = None
    left: bool = False
    y: float | None = None
    playing: str | None = None
    preset: Preset | None = None
    aim: str | None = None
    gliding_until: float = 0.0
    rate: float = 1.0
    bend: float = 0.0


class Voices:
    def __init__(self) -> None:
        self._held: dict[tuple[Source, int], list[Held]] = defaultdict(list)
        self._sustained: set[Source] = set()
        self._catching: set[Source] = set()

    def press(self, source: Source, pitch: int, velocity: int, request: int) -> Held:
        held = Held(source, pitch, velocity, request)
        self._held[source, pitch].append(held)
        return held

    def struck_again(self, source: Source, pitch: int) -> list[Held]:
        """What stops sounding as its key is struck without having been lifted: no host piles up voices."""
        return self._drop([held for held in self._held.get((source, pitch), []) if held.key_down])

    def lift(self, source: Source, pitch: int) -> list[Held]:
        """A key goes up: what stops sounding, nothing if a pedal holds it."""
        return self._let_go(self._held.get((source, pitch), []))

    def sustain(self, source: Source, down: bool) -> list[Held]:
        """The pedal that holds all keys: what stops sounding when it comes up."""
        if down:
            self._sustained.add(source)
            return []
        self._sustained.discard(source)
        return self._drop(self._unheld(self.of(source)))

    def sostenuto(self, source: Source, down: bool) -> list[Held]:
        """The pedal that holds what is down when it goes down: what stops sounding when it comes up.

        A controller that says «down» again as it goes down further catches nothing more.
        """
        held = self.of(source)
        if down and source not in self._catching:
            self._catching.add(source)
            for each in held:
                each.caught = each.key_down
        if not down:
            self._catching.discard(source)
            for each in held:
                each.caught = False
        return self._drop(self._unheld(held))

    def lift_all(self, source: Source) -> list[Held]:
        """All keys of a source go up; notes that a pedal holds stay."""
        return self._let_go(self.of(source))

    def silence(self, source: Source) -> list[Held]:
        """All notes of a source stop, whatever its pedals do."""
        return self._drop(self.of(source))

    def clear(self) -> list[Held]:
        """Everything stops, and all pedals are up."""
        self._sustained.clear()
        self._catching.clear()
        return self._drop(self.all())

    def all(self) -> list[Held]:
        return [held for keys in self._held.values() for held in keys]

    def of(self, source: Source) -> list[Held]:
        return [held for held in self.all() if held.source == source]

    def _let_go(self, keys: Iterable[Held]) -> list[Held]:
        keys = list(keys)
        for held in keys:
            held.key_down = False
        return self._drop(self._unheld(keys))

    def _unheld(self, keys: Iterable[Held]) -> list[Held]:
        """Those that neither a key nor a pedal holds."""
        return [held for held in keys if not (held.key_down or held.caught or held.source in self._sustained)]

    def _drop(self, gone: list[Held]) -> list[Held]:
        gone = list(gone)
        for held in gone:
            held.gone = True
            keys = self._held[held.source, held.pitch]
            keys.remove(held)
            if not keys:
                del self._held[held.source, held.pitch]
        return gone
