"""What to render next. Knows who waits for which note and how urgent it is; renders nothing."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Protocol

from bridge.errors import ClientError
from bridge.live.note_cache import CachedNote
from bridge.live.notes import Note
from bridge.live.voices import Held
from bridge.priority import Priority

LONGEST_QUEUE = 1024


class Waiting(Protocol):
    """Who asks for notes, and is told what becomes of them."""

    def progressed(self, ticket: "Ticket", note: Note, samples: int) -> None:
        """So many samples are made."""

    def ready(self, ticket: "Ticket", cached: CachedNote) -> None:
        """The note is in the cache."""

    def failed(self, ticket: "Ticket", message: str) -> None:
        """It cannot be rendered."""


@dataclass(eq=False)
class Ticket:
    """Somebody who waits for a note; held is the key of a note-on, None for what was asked for by number."""

    client: Hashable
    request: int
    waiting: Waiting
    held: Held | None = None


@dataclass
class Job:
    """A note to render. started: the worker has it, with this priority; told: the share last reported."""

    note: Note
    priority: Priority
    order: int
    tickets: list[Ticket] = field(default_factory=list)
    started: bool = False
    told: int = -1


class Scheduler:
    """Of requested notes the worker has `voices` at a time; a live one it gets at once, up to `most` in all.

    It lets the others wait for a live note, so that a full house of requested ones delays none.
    """

    def __init__(self, voices: int, most: int) -> None:
        self._limits = {Priority.LIVE: most, Priority.REQUESTED: voices}
        self._jobs: dict[str, Job] = {}
        self._cancelled: list[str] = []
        self._count = 0

    def __len__(self) -> int:
        return len(self._jobs)

    def want(self, note: Note, priority: Priority, ticket: Ticket) -> None:
        """Raise ClientError if the queue is full. A note that is already waited for only gains a ticket."""
        job = self._jobs.get(note.identity)
        if job is None:
            if len(self._jobs) >= LONGEST_QUEUE:
                raise ClientError(
                    f"the queue is full with {LONGEST_QUEUE} notes; wait, or send /nsynth/panic"
                )
            self._count += 1
            job = self._jobs[note.identity] = Job(note, priority, self._count)
        elif priority < job.priority:
            self._count += 1
            job.priority, job.order, job.started = priority, self._count, False
        job.tickets.append(ticket)
        job.told = -1

    def start_next(self) -> Job | None:
        """The most urgent note that the worker may get now: of live ones the newest first, else in order.

        One that it has, but that is more urgent since, is given to it again.
        """
        started = sum(job.started for job in self._jobs.values())
        waiting = [
            job for job in self._jobs.values() if not job.started and started < self._limits[job.priority]
        ]
        if not waiting:
            return None
        job = min(
            waiting, key=lambda job: (job.priority, job.order * (-1 if job.priority == Priority.LIVE else 1))
        )
        job.started = True
        return job

    def find(self, identity: str) -> Job | None:
        return self._jobs.get(identity)

    def finish(self, identity: str) -> Job | None:
        """A note is rendered or has failed; None if nobody waits any more."""
        return self._jobs.pop(identity, None)

    def cancel(self, client: Hashable, request: int) -> None:
        """Take back what a client asked for under a number."""
        for identity, job in list(self._jobs.items()):
            kept = [t for t in job.tickets if t.held or (t.client, t.request) != (client, request)]
            if len(kept) < len(job.tickets) and not kept:
                self._drop(identity)
            job.tickets = kept

    def clear(self) -> list[Ticket]:
        """Empty the queue; who waited."""
        waited = [ticket for job in self._jobs.values() for ticket in job.tickets]
        for identity in list(self._jobs):
            self._drop(identity)
        return waited

    def take_cancelled(self) -> list[str]:
        """Identities of notes that nobody wants any more, once: the worker may have them."""
        cancelled, self._cancelled = self._cancelled, []
        return cancelled

    def _drop(self, identity: str) -> None:
        del self._jobs[identity]
        self._cancelled.append(identity)
