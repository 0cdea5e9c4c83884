"""What to render next. Knows who waits for which note and how urgent it is; renders nothing."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from bridge.errors import ClientError
from bridge.live.notes import Note
from bridge.priority import Priority

LONGEST_QUEUE = 1024


@dataclass(eq=False)
class Ticket:
    """Somebody who waits for a note: on a note-on or by /nsynth/render."""

    client: Hashable
    request: int
    command: str
    held: object = None


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

    def cancel(self, client: Hashable, request: int) -> list[str]:
        """Take back what a client asked for under a number; identities that nobody wants any more."""
        gone = []
        for identity, job in list(self._jobs.items()):
            kept = [t for t in job.tickets if (t.client, t.request, t.command) != (client, request, "render")]
            if len(kept) < len(job.tickets) and not kept:
                gone.append(identity)
                del self._jobs[identity]
            job.tickets = kept
        return gone

    def clear(self) -> list[Job]:
        """Empty the queue; all that was in it."""
        gone = list(self._jobs.values())
        self._jobs.clear()
        return gone
