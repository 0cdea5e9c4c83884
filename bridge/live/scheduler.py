"""What to render next. Knows who waits for which note and how urgent it is; renders nothing."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bridge.errors import ClientError
from bridge.live.note_cache import CachedNote
from bridge.live.notes import Note
from bridge.live.voices import Held
from bridge.priority import Priority

LONGEST_QUEUE = 1024
# Of notes whose key is up so many are still rendered, the newest: a hand comes back to where it was.
STALE = 256
# What can wait does not fill the house.
MOST_LATER = 16
# What was begun for a hand goes on with this priority when the hand is gone.
BEGUN = {
    Priority.LIVE: Priority.SOUNDING,
    Priority.SOUNDING: Priority.SOUNDING,
    Priority.FORESEEN: Priority.FORESEEN,
}


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
    priority: Priority
    held: Held | None = None

    @property
    def stale(self) -> bool:
        """The key is up; or it sounds by a stand-in, and the hand has left the cell where it was struck."""
        held = self.held
        return held is not None and (held.gone or (held.left and self.priority == Priority.SOUNDING))


@dataclass(eq=False)
class Job:
    """A note to render. given: the priority with which the worker has it; made: samples so far; told: the
    share last reported.

    foreseen: its rank among what a gesture needs next, None if it is not among that.
    """

    note: Note
    order: int
    tickets: list[Ticket] = field(default_factory=list)
    foreseen: int | None = None
    given: Priority | None = None
    made: int = 0
    told: int = -1

    @property
    def priority(self) -> Priority:
        """What was begun for a hand is finished: else no note of a fast one would ever be ready."""
        least = Priority.LATER if self.foreseen is None else Priority.FORESEEN
        if self.given in BEGUN:
            least = BEGUN[self.given]
        return min([least, *(ticket.priority for ticket in self.tickets if not ticket.stale)])

    @property
    def rank(self) -> tuple[Priority, int]:
        """Sorts what comes first foremost: of keys' notes the newest, of foreseen ones the most likely."""
        priority = self.priority
        if priority <= Priority.SOUNDING:
            return priority, -self.order
        if priority == Priority.FORESEEN and self.foreseen is not None:
            return priority, self.foreseen
        return priority, self.order

    @property
    def stale(self) -> bool:
        """No hand needs it now."""
        return self.foreseen is None and all(ticket.stale for ticket in self.tickets)


class Scheduler:
    """Of requested notes the worker has `voices` at a time; a live one it gets at once, up to `most` in all.

    It lets the others wait for a live note, so that a full house of requested ones delays none. Of what
    sounds by a stand-in, and of what is foreseen, it has only so many `abreast` as it is fast with: they are
    ready sooner.
    """

    def __init__(self, voices: int, most: int, abreast: int = 2) -> None:
        self._most, self.abreast = most, abreast
        self._limits = {
            Priority.LIVE: most,
            Priority.REQUESTED: voices,
            Priority.SOUNDING: abreast,
            Priority.FORESEEN: abreast,
            Priority.LATER: min(voices, MOST_LATER),
        }
        self._jobs: dict[str, Job] = {}
        self._cancelled: list[str] = []
        self._count = 0
        # Whether there may be something to give out: asked after every message, it must cost nothing.
        self._changed = False

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def room(self) -> int:
        """How many notes more may be wanted."""
        return max(0, LONGEST_QUEUE - len(self._jobs))

    @property
    def jobs(self) -> list[Job]:
        """All that is waited for, in the order in which it was asked for."""
        return list(self._jobs.values())

    def want(self, note: Note, ticket: Ticket) -> None:
        """Raise ClientError if the queue is full. A note that is already waited for only gains a ticket."""
        job = self._jobs.get(note.identity)
        if job is None:
            if not self.room:
                raise ClientError(
                    f"the queue is full with {LONGEST_QUEUE} notes; wait, or send /nsynth/panic"
                )
            job = self._add(note)
        elif ticket.priority < job.priority:
            job.order = self._next()
        job.tickets.append(ticket)
        job.told = -1
        self._changed = True

    def reconsider(self) -> None:
        """Keys have gone up, or the hand has left them."""
        self._changed = True

    def foresee(self, notes: Sequence[Note], anew: bool = False) -> None:
        """What a gesture will need, the most likely first; what was foreseen before and not now is forgotten.

        anew: the hand plays something else now, so that even what has begun is given up.
        """
        self._changed = True
        for job in self._jobs.values():
            job.foreseen = None
        for rank, note in enumerate(notes):
            job = self._jobs.get(note.identity) or self._add(note)
            job.foreseen = rank
        stale = [job for job in self._jobs.values() if job.stale and (anew or job.given not in BEGUN)]
        kept = [job for job in stale if job.tickets][-STALE:]
        for job in stale:
            if job not in kept:
                self._drop(job.note.identity)

    def start_next(self) -> Job | None:
        """The most urgent note that the worker may get now, None if there is none.

        One that it has, but that is more or less urgent since, is given to it again.
        """
        if not self._changed:
            return None
        given = Counter(job.given for job in self._jobs.values() if job.given is not None)
        waiting = [
            job
            for job in self._jobs.values()
            if job.given != job.priority and (job.given is not None or self._has_room(job.priority, given))
        ]
        if not waiting:
            self._changed = False
            return None
        job = min(waiting, key=lambda job: job.rank)
        job.given = job.priority
        return job

    def find(self, identity: str) -> Job | None:
        return self._jobs.get(identity)

    def finish(self, identity: str) -> Job | None:
        """A note is rendered or has failed; None if nobody waits any more."""
        self._changed = True
        return self._jobs.pop(identity, None)

    def cancel(self, client: Hashable, request: int) -> None:
        """Take back what a client asked for under a number."""
        for identity, job in list(self._jobs.items()):
            kept = [t for t in job.tickets if t.held or (t.client, t.request) != (client, request)]
            if len(kept) < len(job.tickets) and not kept and job.foreseen is None:
                self._drop(identity)
            job.tickets = kept
        self._changed = True

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

    def _has_room(self, priority: Priority, given: Counter[Priority]) -> bool:
        return given[priority] < self._limits[priority] and given.total() < self._most

    def _add(self, note: Note) -> Job:
        job = self._jobs[note.identity] = Job(note, self._next())
        return job

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _drop(self, identity: str) -> None:
        del self._jobs[identity]
        self._cancelled.append(identity)
