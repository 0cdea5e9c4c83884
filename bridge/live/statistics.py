"""What has happened since the start, counted: answers to keys, and how long they took."""

import bisect
import time
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from bridge.live.parts import Client, Emit
from bridge.live.voices import Held
from bridge.protocol.addresses import INT32
from bridge.protocol.messages import Event

# Upper ends of a histogram's buckets, in milliseconds; one more counts what took longer.
BOUNDS_MS = (0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
LONGER = "longer"
Figures = Mapping[str, int | float | str]
# More figures, by group.
Gauges = Callable[[], Mapping[str, Figures]]


class Histogram:
    """How often something took how long, in buckets that never grow."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS_MS) + 1)
        self.most_ms = 0.0

    def add(self, seconds: float) -> None:
        took_ms = seconds * 1000
        self.counts[bisect.bisect_left(BOUNDS_MS, took_ms)] += 1
        self.most_ms = max(self.most_ms, took_ms)

    @property
    def figures(self) -> Figures:
        """Notes up to each bound in milliseconds, and the longest time."""
        names = [f"{bound:g}" for bound in BOUNDS_MS] + [LONGER]
        return {**dict(zip(names, self.counts, strict=True)), "most": self.most_ms}


class Statistics:
    """The performer's part for these. A note-on is answered exact, nearest or streamed (nothing was cached).

    play_ms: from a command to its play event; sound_ms: of a streamed note, from the command to its first
    samples. gauges adds what others count.
    """

    def __init__(
        self, emit: Emit, gauges: Gauges = dict, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._emit, self._gauges, self._clock = emit, gauges, clock
        self._began = self._command_began = clock()
        self.commands = 0
        self.answers = {"exact": 0, "nearest": 0, "streamed": 0}
        self._play, self._sound = Histogram(), Histogram()
        # Keys that wait for their first samples; one that is lifted and forgotten vanishes from here.
        self._waiting: weakref.WeakKeyDictionary[Held, float] = weakref.WeakKeyDictionary()

    def command_begins(self) -> None:
        """A command reached the core; what it plays is measured from here."""
        self.commands += 1
        self._command_began = self._clock()

    def played(self, exact: bool) -> None:
        """A key was answered by a note that is there."""
        self.answers["exact" if exact else "nearest"] += 1
        self._play.add(self._clock() - self._command_began)

    def waits(self, held: Held) -> None:
        """Nothing is there for a key: it will be heard as its note is made."""
        self.answers["streamed"] += 1
        self._waiting[held] = self._command_began

    def sounds(self, held: Held) -> None:
        """The first samples of a key that waits are there; what is told again counts once."""
        began = self._waiting.pop(held, None)
        if began is not None:
            self._sound.add(self._clock() - began)

    def do_statistics(self, client: Client, r: int = 0) -> None:
        for group, figures in self._groups().items():
            pairs = [part for name, value in figures.items() for part in (name, _number(value))]
            self._emit(Event("statistic", (r, group, *pairs)), client, False)
        self._emit(Event("done", ("statistics", r)), client, False)

    def _groups(self) -> Mapping[str, Figures]:
        return {
            "notes": self.answers,
            "play_ms": self._play.figures,
            "sound_ms": self._sound.figures,
            "core": {"seconds": self._clock() - self._began, "commands": self.commands},
            **self._gauges(),
        }


def _number(value: Any) -> Any:
    """OSC has integers of 32 bits."""
    return min(value, INT32) if isinstance(value, int) else value
