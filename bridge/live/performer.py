"""The instrument: commands in, events out. Knows position, preset, notes, pedals and slots.

It does no I/O of its own: the note cache finds files, the scheduler says what to render, `emit` carries
events to clients. A note-on never waits: the exact note plays, or the nearest one stands in while the
exact one is rendered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from bridge.errors import ClientError
from bridge.live.keyboard import Keyboard
from bridge.live.note_cache import CachedNote, NoteCache
from bridge.live.notes import Instruments, Note
from bridge.live.parts import Client, Emit, Part
from bridge.live.position import CORNERS, Position, normalised, weighted
from bridge.live.presets import Presets
from bridge.live.questions import Questions
from bridge.live.scheduler import Scheduler, Ticket
from bridge.live.slots import Slot, Slots
from bridge.live.timbre import Timbre
from bridge.live.voices import Held, Source
from bridge.priority import Priority
from bridge.protocol.messages import Command, Event
from synth.edits import Value

# All clients of OSC play one keyboard: a note-off may come from another port than its note-on did.
OSC_KEYBOARD = "osc"
# A request hears this many times, in equal shares, how far its note has come.
PROGRESS_SHARES = 16
GIVEN_UP = "given up, as somebody sent /nsynth/panic; ask again"


@dataclass
class Engine:
    """What is known of the render worker."""

    model: str
    device: str = "starting"
    realtime: float = 0.0


class Performer:
    """parts answer the commands that the performer has no method for."""

    def __init__(
        self,
        instruments: Instruments,
        presets: Presets,
        cache: NoteCache,
        slots: Slots,
        scheduler: Scheduler,
        engine: Engine,
        note_samples: int,
        sample_rate: int,
        emit: Emit,
        parts: Sequence[Part] = (),
    ) -> None:
        self._instruments, self._presets = instruments, presets
        self._cache, self._slots, self._scheduler = cache, slots, scheduler
        self._engine, self._note_samples, self._sample_rate = engine, note_samples, sample_rate
        self._emit = emit
        self._keyboard = Keyboard(slots, emit)
        self._parts = parts
        self._answering = self, self._keyboard, Questions(instruments, presets, emit), *parts
        self._position = Position(0.5, 0.5)
        self._cancelled: list[str] = []
        self._preset = next(iter(presets))
        self._timbre = Timbre(instruments, self._preset)

    def handle(self, command: Command, client: Client) -> None:
        """Carry out a command. Raise ClientError for what cannot be done."""
        name = f"do_{command.verb}"
        part = next(part for part in self._answering if hasattr(part, name))
        getattr(part, name)(client, **command.arguments)

    def take_cancelled(self) -> list[str]:
        """Identities that the worker may drop, once."""
        cancelled, self._cancelled = self._cancelled, []
        return cancelled

    # State

    def do_status(self, client: Client, r: int = 0) -> None:
        engine, position = self._engine, self._position
        counts = len(self._scheduler), len(self._cache), float(engine.realtime)
        place = self._preset.name, float(position.x), float(position.y)
        self._answer(client, "status.reply", r, engine.model, engine.device, *place, *counts)

    def do_refresh(self, client: Client, r: int = 0) -> None:
        self._tell_preset(client, everyone=False)
        for slot in self._slots:
            # Of a file that somebody removed nothing is told: nobody could load it.
            if self._cache.find(str(slot.identity)) is not None:
                self._emit(self._slot_event(slot), client, False)
        for part in self._parts:
            part.tell(client)
        self._done(client, "refresh", r)

    # Sound: preset, corners, position

    def do_preset(self, client: Client, name: str | int, r: int = 0) -> None:
        preset = self._presets.find(name)
        self._timbre.load(preset)
        self._preset = preset
        self._tell_preset(client, everyone=True)
        self._done(client, "preset", r)

    def do_corner(self, client: Client, index: int, instrument: str, r: int = 0) -> None:
        self._timbre.put(index, instrument)
        self._emit(Event("corner", (index, instrument)), client, True)
        self._done(client, "corner", r)

    def do_edit(self, client: Client, operation: str, arguments: Sequence[Value] = ()) -> None:
        self._timbre.edit(operation, arguments)
        self._tell_edits(client, everyone=True)
        self._done(client, "edit", 0)

    def do_edit_clear(self, client: Client, r: int = 0) -> None:
        self._timbre.clear_edits()
        self._tell_edits(client, everyone=True)
        self._done(client, "edit.clear", r)

    def do_position(self, client: Client, x: float, y: float) -> None:
        self._position = Position(x, y)

    def do_move(self, client: Client, **axis: float) -> None:
        """One axis or one corner's share alone, as MIDI controllers send it."""
        self._position = self._position.moved(**axis)

    def do_weights(self, client: Client, w0: float, w1: float, w2: float, w3: float) -> None:
        weights = normalised((w0, w1, w2, w3))
        if weights is None:
            raise ClientError("at least one weight must be above 0")
        self._position = weighted(weights)

    # Notes

    def do_note(self, client: Client, pitch: int, velocity: int, r: int = 0) -> None:
        self.do_key(client, OSC_KEYBOARD, pitch, velocity, r)

    def do_key(
        self,
        client: Client,
        source: Source,
        pitch: int,
        velocity: int,
        r: int | None = None,
        y: float | None = None,
    ) -> None:
        """A key of a source goes down or up, at a y of its own if given; without r under a number of ours."""
        if velocity == 0:
            self._keyboard.lift(client, source, pitch, r)
            return
        r = self._keyboard.next_number() if r is None else r
        position = self._position if y is None else Position(self._position.x, y)
        note = self._note(pitch, velocity, position)
        held = self._keyboard.press(client, source, pitch, velocity, r)
        cached = self._cache.find(note.identity)
        if cached is not None:
            self._play(client, held, cached, exact=True)
            return
        stand_in = self._stand_in(note, velocity, position)
        if stand_in is not None:
            self._play(client, held, stand_in, exact=False)
        self._scheduler.want(note, Priority.LIVE, Ticket(client, r, "note", held))
        if stand_in is None:
            self._emit(Event("progress", (r, 0, 1, self._seconds_left(self._note_samples))), client, True)

    def do_panic(self, client: Client) -> None:
        self._keyboard.release(client, self._keyboard.voices.clear())
        self._slots.release_all()
        for job in self._scheduler.clear():
            self._cancelled.append(job.note.identity)
            for ticket in job.tickets:
                if ticket.command == "render":
                    self._answer(ticket.client, "fail", "render", ticket.request, GIVEN_UP)
        self._done(client, "panic", 0)

    def do_render(
        self,
        client: Client,
        r: int,
        pitch: int,
        velocity: int,
        x: float | None = None,
        y: float | None = None,
    ) -> None:
        if (x is None) != (y is None):
            raise ClientError("x comes with y: give both or neither")
        position = self._position if x is None or y is None else Position(x, y)
        note = self._note(pitch, velocity, position)
        cached = self._cache.find(note.identity)
        if cached is None:
            self._scheduler.want(note, Priority.REQUESTED, Ticket(client, r, "render"))
            self._answer(client, "progress", r, 0, 1, self._seconds_left(self._note_samples))
        else:
            self._answer(client, "progress", r, 1, 1, 0.0)
            self._deliver(Ticket(client, r, "render"), cached)

    def do_cancel(self, client: Client, r: int) -> None:
        self._cancelled += self._scheduler.cancel(client, r)
        self._done(client, "cancel", r)

    def do_slot_ack(self, client: Client, slot: int, version: int) -> None:
        self._slots.acknowledge(slot, version)

    # What the worker tells

    def note_progressed(self, identity: str, samples: int) -> None:
        """Tell who requested the note, and the keys that are silent until it is there: its first chunk is."""
        job = self._scheduler.find(identity)
        share = PROGRESS_SHARES * samples // job.note.samples if job else -1
        if job is None or share <= job.told:
            return
        job.told = share
        for ticket in job.tickets:
            if ticket.command == "render" or self._silent_key(ticket):
                left = self._seconds_left(job.note.samples - samples)
                self._answer(ticket.client, "progress", ticket.request, 0, 1, left)

    def note_finished(self, identity: str, size_bytes: int) -> None:
        """A file is whole: it enters the cache, and whoever waits gets it."""
        job = self._scheduler.finish(identity)
        if job is None:
            # Taken back too late; asked for once more since, its file may have been taken in already.
            if self._cache.find(identity) is None:
                self._cache.path(identity).unlink(missing_ok=True)
            return
        cached = self._cache.add(job.note, size_bytes)
        for ticket in job.tickets:
            self._deliver(ticket, cached)
        self._cache.shrink(self._slots.identities)

    def note_failed(self, identity: str, message: str) -> None:
        job = self._scheduler.finish(identity)
        for ticket in job.tickets if job else []:
            self._emit(Event("fail", (ticket.command, ticket.request, message)), ticket.client, True)

    # Parts

    def _note(self, pitch: int, velocity: int, position: Position) -> Note:
        """The note that a key sounds at this position, snapped to the preset's grid."""
        preset = self._preset
        weights = position.snapped_weights(preset.grid)
        return self._timbre.note(weights, pitch, velocity, self._note_samples, preset)

    def _stand_in(self, note: Note, velocity: int, position: Position) -> CachedNote | None:
        """The nearest note, in the cell itself of the velocity that was rendered nearest to this one."""
        nearest = self._cache.nearest(note.mixture, note.pitch, note.edits)
        if nearest is None or (nearest.mixture, nearest.edits) != (note.mixture, note.edits):
            return nearest
        return self._cache.find(self._note(nearest.pitch, velocity, position).identity) or nearest

    def _play(self, client: Client, held: Held, cached: CachedNote, exact: bool) -> None:
        slot = self._slot_of(client, cached, exact)
        self._slots.play(slot)
        held.slot = slot.number
        held.rate = 1.0 if exact else 2.0 ** ((held.pitch - cached.pitch) / 12)
        rate = self._keyboard.playback_rate(held)
        values = held.request, slot.number, slot.version, held.pitch, held.velocity, rate, int(exact)
        self._emit(Event("play", values), client, True)
        self._cache.touch(cached)

    def _slot_of(self, client: Client, cached: CachedNote, exact: bool) -> Slot:
        """The slot that holds the note, announced if it had to be put there."""
        slot = self._slots.find(cached.identity)
        if slot is None:
            slot = self._slots.assign(cached.identity, exact)
            self._emit(self._slot_event(slot), client, True)
        return slot

    def _deliver(self, ticket: Ticket, cached: CachedNote) -> None:
        """An exact note is ready for one who waited; a key that is still down and silent sounds now."""
        slot = self._slots.find(cached.identity) or self._slots.assign(cached.identity, True)
        slot.exact = True
        self._emit(self._slot_event(slot), ticket.client, True)
        held = self._silent_key(ticket)
        if held is not None:
            self._play(ticket.client, held, cached, exact=True)
        if ticket.command == "render":
            self._done(ticket.client, "render", ticket.request, str(self._cache.path(cached.identity)))

    def _silent_key(self, ticket: Ticket) -> Held | None:
        """The key that waits by this ticket, if it is still down or kept by the pedal, and silent."""
        held = ticket.held
        if isinstance(held, Held) and held.slot is None and held in self._keyboard.voices.all():
            return held
        return None

    def _slot_event(self, slot: Slot) -> Event:
        assert slot.identity is not None
        cached = self._cache.find(slot.identity)
        assert cached is not None, "the cache never removes a file in a slot"
        path = str(self._cache.path(slot.identity))
        loop = self._preset.loop_frames(cached.pitch, cached.frames, self._sample_rate)
        numbers = cached.frames, self._sample_rate, cached.pitch, int(slot.exact), *loop
        return Event("slot", (slot.number, slot.version, path, *numbers))

    def _tell_preset(self, client: Client, everyone: bool) -> None:
        self._emit(Event("preset.loaded", (self._preset.name,)), client, everyone)
        self._emit(Event("envelope", msgspec.structs.astuple(self._preset.envelope)), client, everyone)
        for index in range(CORNERS):
            self._emit(Event("corner", (index, self._timbre.corners[index])), client, everyone)
        self._tell_edits(client, everyone)

    def _tell_edits(self, client: Client, everyone: bool) -> None:
        self._emit(Event("edits", (len(self._timbre.edits),)), client, everyone)
        for index, edit in enumerate(self._timbre.edits):
            self._emit(Event("edit.now", (index, *edit.values)), client, everyone)

    def _seconds_left(self, samples: int) -> float:
        """Until a voice has made so many samples, at the measured speed; 0 while it is not known."""
        voices = max(1, len(self._scheduler))
        speed = self._engine.realtime * self._sample_rate / voices
        return samples / speed if speed else 0.0

    def _answer(self, client: Client, name: str, *arguments: Any) -> None:
        self._emit(Event(name, arguments), client, False)

    def _done(self, client: Client, command: str, request: int, *more: Any) -> None:
        self._answer(client, "done", command, request, *more)
