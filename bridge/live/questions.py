"""What a client may ask that the sound does not depend on: is anybody there, what is there to choose from."""

from typing import Any

from bridge import __version__
from bridge.live.notes import Instruments
from bridge.live.parts import Client, Emit
from bridge.live.scheduler import Scheduler
from bridge.protocol.messages import Event

# Of the queue.
SHOWN = 16


class Questions:
    """The performer's part for these; it answers the commands that it has a `do_` for."""

    def __init__(self, instruments: Instruments, scheduler: Scheduler, emit: Emit) -> None:
        self._instruments, self._scheduler, self._emit = instruments, scheduler, emit

    def do_ping(self, client: Client, r: int = 0) -> None:
        self._answer(client, "pong", r, __version__)

    def do_sync(self, client: Client, r: int) -> None:
        self._answer(client, "synced", r)

    def do_instruments(self, client: Client, r: int = 0) -> None:
        for index, instrument in enumerate(self._instruments.instruments):
            self._answer(client, "instrument.name", index, instrument.name, instrument.family)
        self._answer(client, "done", "instruments", r)

    def do_dimensions(self, client: Client, r: int = 0) -> None:
        for index, (low, high) in enumerate(self._instruments.ranges):
            self._answer(client, "dimension", index, float(low), float(high))
        self._answer(client, "done", "dimensions", r)

    def do_queue(self, client: Client, r: int = 0) -> None:
        """What is rendered first, and how far it is."""
        jobs = sorted(self._scheduler.jobs, key=lambda job: job.rank)[:SHOWN]
        for index, job in enumerate(jobs):
            note = job.note
            numbers = r, index, note.pitch, job.made, note.samples
            self._answer(client, "queued", *numbers, job.priority.name.lower())
        self._answer(client, "done", "queue", r)

    def _answer(self, client: Client, name: str, *arguments: Any) -> None:
        self._emit(Event(name, arguments), client, False)
