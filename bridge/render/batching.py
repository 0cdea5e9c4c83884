"""Which notes of the render worker go on next, and by how many samples.

The most urgent class goes on, all other notes wait; what the sampler can do besides in the same time is
filled up with them. Pure: knows no sampler, no clock and no messages.
"""

from dataclasses import dataclass

from bridge.errors import ClientError
from bridge.priority import Priority

# Voices in a batch, and notes that the worker holds at all, those that wait too. One of 4 s that has begun
# takes about 2.5 MB with the default model.
MOST = 16
MOST_NOTES = 256
# A step is over so soon because only then can a new note begin.
STEP_SECONDS = 0.02
SHORTEST, LONGEST = 64, 512
# More than any note has.
WHOLE = 2**31
# The first step of a live note is short, so that its first sound comes early: 8 ms at 16 kHz.
FIRST = 128
# To begin a note takes some milliseconds, so that only so many begin in a step.
NEWCOMERS = 2


@dataclass(eq=False)
class Turn:
    """A note's standing: samples made, samples left before it gives way to its equals, place in the line."""

    identity: str
    priority: Priority
    line: int
    made: int = 0
    left: int = LONGEST

    @property
    def urgency(self) -> tuple[Priority, bool]:
        """A live note that is still silent comes before those that sound already."""
        return self.priority, self.priority == Priority.LIVE and self.made > 0


class Batching:
    """The notes that the worker holds. `together` voices take a sampler about the time of one.

    whole: a sampler makes all of a note at once, so that a step is a note.
    """

    def __init__(self, together: int, whole: bool = False) -> None:
        self._together, self._whole = together, whole
        self._most = max(MOST, together)
        self._turns: dict[str, Turn] = {}
        self._line = 0
        self._pace = Pace()

    def __len__(self) -> int:
        return len(self._turns)

    def __contains__(self, identity: object) -> bool:
        return identity in self._turns

    def join(self, identity: str, priority: Priority) -> None:
        """Take in a note, behind its equals; of one that is here the priority changes.

        Raise ClientError that names the limit if there are too many.
        """
        if identity in self._turns:
            self._turns[identity].priority = priority
            return
        if len(self._turns) >= MOST_NOTES:
            raise ClientError(
                f"the render worker holds {MOST_NOTES} notes, its most; wait, or send /nsynth/panic"
            )
        self._turns[identity] = Turn(identity, priority, self._next_in_line())

    def leave(self, identity: str) -> None:
        self._turns.pop(identity, None)

    def choose(self) -> tuple[list[str], int]:
        """The notes that go on now, in the order that they joined in, and by how many samples."""
        ready = sorted(self._turns.values(), key=lambda turn: (turn.urgency, turn.line))
        if self._whole:
            return [turn.identity for turn in ready[:1]], WHOLE
        late = [turn for turn in ready if not turn.made][NEWCOMERS:]
        ready = [turn for turn in ready if turn not in late]
        equals = sum(turn.urgency == ready[0].urgency for turn in ready)
        chosen = ready[: min(max(equals, self._together), self._most)]
        samples = self._pace.samples(len(chosen))
        if any(turn.priority == Priority.LIVE and not turn.made for turn in chosen):
            samples = min(samples, FIRST)
        return [identity for identity, turn in self._turns.items() if turn in chosen], samples

    def advanced(self, identities: list[str], samples: int, seconds: float) -> None:
        """These notes have gone on, in so long. Who has used up a turn goes to the end of the line."""
        self._pace.measure(len(identities), samples, seconds)
        for turn in sorted((self._turns[identity] for identity in identities), key=lambda turn: turn.line):
            turn.made += samples
            turn.left -= samples
            if turn.left <= 0:
                turn.left, turn.line = LONGEST, self._next_in_line()

    def _next_in_line(self) -> int:
        self._line += 1
        return self._line


class Pace:
    """How many samples fit in STEP_SECONDS, from how long steps took with so many voices."""

    def __init__(self) -> None:
        self._seconds: dict[int, float] = {}

    def measure(self, voices: int, samples: int, seconds: float) -> None:
        """A mean in which the last step counts half: a machine has other work at times."""
        last = seconds / samples
        self._seconds[voices] = (self._seconds.get(voices, last) + last) / 2

    def samples(self, voices: int) -> int:
        """Between SHORTEST and LONGEST, a multiple of SHORTEST; the shortest while nothing is measured."""
        expected = self._expected(voices)
        if expected is None:
            return SHORTEST
        return max(SHORTEST, min(LONGEST, int(STEP_SECONDS / expected) // SHORTEST * SHORTEST))

    def _expected(self, voices: int) -> float | None:
        """Seconds a sample. Never measured with so many: twice the voices take at most twice as long."""
        if voices in self._seconds:
            return self._seconds[voices]
        bounds = [seconds * max(1.0, voices / known) for known, seconds in self._seconds.items()]
        return min(bounds, default=None)
