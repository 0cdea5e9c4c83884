"""The instrument: commands in, events out. Its parts know position, timbre, pedals and slots; it joins them.

It does no I/O of its own: the note cache finds files, the scheduler says what to render, `emit` carries
events to clients. A note-on never waits: the exact note plays, or the nearest one stands in while the
exact one is rendered.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bridge.live import timbre
from bridge.live.banks import Banks
from bridge.live.delivery import Delivery
from bridge.live.foresight import Foresight
from bridge.live.gliding import Gliding
from bridge.live.hand import Hand
from bridge.live.keyboard import Keyboard
from bridge.live.memory import Memory
from bridge.live.note_cache import CachedNote, NoteCache
from bridge.live.notes import Note
from bridge.live.parts import Client, Emit, Part
from bridge.live.position import Position
from bridge.live.prerender import Prerender
from bridge.live.presets import Presets
from bridge.live.questions import Questions
from bridge.live.renderer import Renderer
from bridge.live.requests import Requests
from bridge.live.scheduler import Scheduler, Ticket
from bridge.live.selection import Selection
from bridge.live.slots import Slots
from bridge.live.sounding import Sounding
from bridge.live.statistics import Statistics
from bridge.live.voices import Held, Source
from bridge.priority import Priority
from bridge.protocol.messages import Command, Event

# All clients of OSC play one keyboard: a note-off may come from another port than its note-on did.
OSC_KEYBOARD = "osc"
# Who waits hears this many times, in equal shares, how far a note has come.
PROGRESS_SHARES = 16
GIVEN_UP = "given up, as somebody sent /nsynth/panic; ask again"
GONE = "somebody removed or changed its file as soon as it was written; ask again"


class Performer:
    """parts answer the commands that neither the performer nor the parts of its own have a method for."""

    def __init__(
        self,
        banks: Banks,
        presets: Presets,
        cache: NoteCache,
        slots: Slots,
        scheduler: Scheduler,
        renderer: Renderer,
        note_samples: int,
        sample_rate: int,
        emit: Emit,
        statistics: Statistics,
        parts: Sequence[Part] = (),
    ) -> None:
        self._presets, self._cache, self._slots, self._scheduler = presets, cache, slots, scheduler
        self._renderer, self._emit, self._statistics = renderer, emit, statistics
        self._hand = Hand(emit)
        self._timbre = timbre.starting(banks, presets, note_samples)
        self._keyboard = Keyboard(slots, emit)
        self._delivery = Delivery(cache, slots, self._timbre, sample_rate, emit)
        self._foresight = Foresight(self._hand, self._timbre, self._keyboard, cache, scheduler, renderer)
        self._gliding = Gliding(self._hand, self._timbre, self._keyboard, cache, self._delivery)
        self._prerender = Prerender(self._timbre, cache, scheduler, renderer, emit)
        selection = Selection(self._timbre, presets, emit)
        requests = Requests(
            self._hand, self._timbre, cache, scheduler, self._delivery, self._prerender, renderer, emit
        )
        # In the order in which they tell their state.
        self._telling: list[Part] = [selection, self._hand, self._delivery, *parts]
        questions = Questions(banks.wavenet, scheduler, emit)
        silent = self._keyboard, self._prerender, requests, questions, statistics
        self._answering = self, *silent, *self._telling

    def handle(self, command: Command, client: Client) -> None:
        """Carry out a command. Raise ClientError for what cannot be done."""
        self._statistics.command_begins()
        name = f"do_{command.verb}"
        part = next(part for part in self._answering if hasattr(part, name))
        getattr(part, name)(client, **command.arguments)

    def tick(self, now: float) -> None:
        """What follows from time: call it some dozens of times a second, with seconds that grow."""
        self._keyboard.sway(now)
        self._hand.tell_moved()
        self._foresight.look(now)
        self._gliding.follow(now)
        self._prerender.go_on()

    def instrument_added(self, index: int, name: str, family: str) -> None:
        """The bank has one more, or another one of that name."""
        self._timbre.renew()
        self._emit(Event("instrument.name", (index, name, family)), None, True)

    def remembered_in(self, file: Path) -> Memory:
        """What keeps the state in a file, and can return to it."""
        return Memory(file, self._presets, self._timbre, self._hand, self._slots, self._cache)

    def heard_by(self, sound: Sounding) -> None:
        """From now on the notes sound in this process, too."""
        self._keyboard.sound = sound

    @property
    def place(self) -> tuple[str, float, float]:
        """The preset's name, x and y."""
        position = self._hand.position
        return self._timbre.preset.name, float(position.x), float(position.y)

    def embedding(self, pitch: int, velocity: int) -> np.ndarray:
        """What a key would sound now, float32 [frames, width]."""
        return self._timbre.note(self._hand.position, pitch, velocity).embedding

    # State

    def do_status(self, client: Client, r: int = 0) -> None:
        timbre, renderer = self._timbre, self._renderer
        what = renderer.models[timbre.preset.engine], renderer.device, *self.place
        counts = len(self._scheduler), self._cache.count(timbre.model), float(renderer.realtime)
        self._answer(client, "status.reply", r, *what, *counts, *self._keyboard.sound.status)

    def do_refresh(self, client: Client, r: int = 0) -> None:
        for part in self._telling:
            part.tell(client)
        self._done(client, "refresh", r)

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
        position = self._hand.place(y)
        note = self._timbre.note(position, pitch, velocity)
        held = self._keyboard.press(client, source, pitch, velocity, r)
        held.y = y
        self._foresight.struck(held)
        cached = self._cache.find(note.identity)
        if cached is not None:
            self._play(client, held, cached, exact=True)
            self._statistics.played(exact=True)
            return
        stand_in = self._stand_in(note, velocity, position)
        if stand_in is not None:
            self._play(client, held, stand_in, exact=False)
            self._statistics.played(exact=False)
        priority = Priority.LIVE if stand_in is None else Priority.SOUNDING
        self._scheduler.want(note, Ticket(client, r, self, priority, held))
        if stand_in is None:
            self._statistics.waits(held)
            left = self._renderer.seconds_left(note.samples, len(self._scheduler))
            self._emit(Event("progress", (r, 0, 1, left)), client, True)

    def do_panic(self, client: Client) -> None:
        self._keyboard.panic(client)
        self._slots.release_all()
        self._prerender.clear(GIVEN_UP)
        for ticket in self._scheduler.clear():
            # A key has no more to wait for; who asked by number would wait for ever.
            if ticket.held is None:
                ticket.waiting.failed(ticket, GIVEN_UP)
        self._done(client, "panic", 0)

    # What the worker tells

    def note_progressed(self, identity: str, samples: int) -> None:
        """Tell those who wait, now and then."""
        job = self._scheduler.find(identity)
        share = PROGRESS_SHARES * samples // job.note.samples if job else -1
        if job is None:
            return
        job.made = samples
        if share <= job.told:
            return
        job.told = share
        for ticket in job.tickets:
            ticket.waiting.progressed(ticket, job.note, samples)

    def note_finished(self, identity: str, size_bytes: int, loop: tuple[int, int] | None = None) -> None:
        """A file is whole: it enters the cache, and whoever waits gets it."""
        job = self._scheduler.finish(identity)
        if job is None:
            # Taken back too late; asked for once more since, its file may have been taken in already.
            if self._cache.find(identity) is None:
                self._cache.path(identity).unlink(missing_ok=True)
            return
        cached = self._cache.add(job.note, size_bytes, loop)
        if self._cache.find(identity) is None:
            for ticket in job.tickets:
                ticket.waiting.failed(ticket, GONE)
            return
        for ticket in job.tickets:
            ticket.waiting.ready(ticket, cached)
        self._cache.shrink(self._slots.identities)

    def note_failed(self, identity: str, message: str) -> None:
        job = self._scheduler.finish(identity)
        for ticket in job.tickets if job else []:
            ticket.waiting.failed(ticket, message)

    # What becomes of a key's note

    def progressed(self, ticket: Ticket, note: Note, samples: int) -> None:
        """A key that is silent until its note is there sounds from the first samples on, where it can."""
        held = self._keyboard.still_silent(ticket.held)
        if held is not None:
            self._statistics.sounds(held)
            left = self._renderer.seconds_left(note.samples - samples, len(self._scheduler))
            self._answer(ticket.client, "progress", ticket.request, 0, 1, left)
            self._keyboard.sound.stream(held, note.identity, held.pitch, note.samples, self._timbre.preset)

    def ready(self, ticket: Ticket, cached: CachedNote) -> None:
        """The slot has the exact note from now on; a key that is still down and silent sounds."""
        self._delivery.announce(ticket.client, cached)
        held = self._keyboard.still_silent(ticket.held)
        if held is not None:
            self._statistics.sounds(held)
            self._play(ticket.client, held, cached, exact=True)

    def failed(self, ticket: Ticket, message: str) -> None:
        self._emit(Event("fail", ("note", ticket.request, message)), ticket.client, True)

    # Parts

    def _stand_in(self, note: Note, velocity: int, position: Position) -> CachedNote | None:
        """The nearest note, in the cell itself of the velocity that was rendered nearest to this one."""
        nearest = self._cache.nearest(note.model, note.mixture, note.pitch, note.edits)
        if nearest is None or (nearest.mixture, nearest.edits) != (note.mixture, note.edits):
            return nearest
        return self._cache.find(self._timbre.note(position, nearest.pitch, velocity).identity) or nearest

    def _play(self, client: Client, held: Held, cached: CachedNote, exact: bool) -> None:
        slot = self._delivery.place(client, cached, exact)
        self._keyboard.strike(client, held, cached, slot, exact, self._timbre.preset)
        self._cache.touch(cached)

    def _answer(self, client: Client, name: str, *arguments: Any) -> None:
        self._emit(Event(name, arguments), client, False)

    def _done(self, client: Client, command: str, request: int, *more: Any) -> None:
        self._answer(client, "done", command, request, *more)
