"""Notes that a client asks for by number: /nsynth/render, and its end by /nsynth/cancel."""

from typing import Any

from bridge.errors import ClientError
from bridge.live.delivery import Delivery
from bridge.live.hand import Hand
from bridge.live.note_cache import CachedNote, NoteCache
from bridge.live.notes import Note
from bridge.live.parts import Client, Emit
from bridge.live.position import Position
from bridge.live.prerender import Prerender
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Scheduler, Ticket
from bridge.live.timbre import Timbre
from bridge.priority import Priority
from bridge.protocol.messages import Event


class Requests:
    """The performer's part for these; it answers the commands that it has a `do_` for."""

    def __init__(
        self,
        hand: Hand,
        timbre: Timbre,
        cache: NoteCache,
        scheduler: Scheduler,
        delivery: Delivery,
        prerender: Prerender,
        renderer: Renderer,
        emit: Emit,
    ) -> None:
        self._hand, self._timbre, self._cache = hand, timbre, cache
        self._scheduler, self._delivery, self._prerender = scheduler, delivery, prerender
        self._renderer, self._emit = renderer, emit

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
        position = self._hand.position if x is None or y is None else Position(x, y)
        note = self._timbre.note(position, pitch, velocity)
        ticket = Ticket(client, r, self, Priority.REQUESTED)
        cached = self._cache.find(note.identity)
        if cached is None:
            self._scheduler.want(note, ticket)
            self.progressed(ticket, note, 0)
        else:
            self._answer(ticket, "progress", 1, 1, 0.0)
            self.ready(ticket, cached)

    def do_cancel(self, client: Client, r: int) -> None:
        self._prerender.cancel(client, r)
        self._scheduler.cancel(client, r)
        self._emit(Event("done", ("cancel", r)), client, False)

    # What becomes of a note

    def progressed(self, ticket: Ticket, note: Note, samples: int) -> None:
        left = self._renderer.seconds_left(note.samples - samples, len(self._scheduler))
        self._answer(ticket, "progress", 0, 1, left)

    def ready(self, ticket: Ticket, cached: CachedNote) -> None:
        self._delivery.announce(ticket.client, cached)
        path = str(self._cache.path(cached.identity))
        self._emit(Event("done", ("render", ticket.request, path)), ticket.client, False)

    def failed(self, ticket: Ticket, message: str) -> None:
        self._emit(Event("fail", ("render", ticket.request, message)), ticket.client, True)

    def _answer(self, ticket: Ticket, name: str, *arguments: Any) -> None:
        self._emit(Event(name, (ticket.request, *arguments)), ticket.client, False)
