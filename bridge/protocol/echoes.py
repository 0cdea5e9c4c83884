"""Tells note-ons of a feedback loop, or of a port that repeats another one, from what hands play."""

import time
from collections import defaultdict, deque
from collections.abc import Callable

# One key more often than this is no hand and no ratchet: 40 a second, a loop through a few milliseconds is.
MOST_STRIKES, STRIKES_SECONDS = 20, 0.5
# The same key and velocity from another port so soon after is its echo.
ECHO_SECONDS = 0.02


class EchoGuard:
    """One for all ports. clock tells seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.dropped = 0
        self._strikes: dict[tuple[str, int, int], deque[float]] = defaultdict(
            lambda: deque(maxlen=MOST_STRIKES)
        )
        self._last: dict[tuple[int, int, int], tuple[str, float]] = {}

    def complaint(self, port: str, channel: int, pitch: int, velocity: int) -> str | None:
        """Why this note-on is not to be played; None for one that is."""
        complaint = self._examine(port, channel, pitch, velocity)
        self.dropped += complaint is not None
        return complaint

    def _examine(self, port: str, channel: int, pitch: int, velocity: int) -> str | None:
        now = self._clock()
        strikes = self._strikes[port, channel, pitch]
        looping = len(strikes) == MOST_STRIKES and now - strikes[0] < STRIKES_SECONDS
        strikes.append(now)
        if looping:
            return f"key {pitch} comes more than {MOST_STRIKES} times in {STRIKES_SECONDS} s, a feedback loop"
        other, before = self._last.get((channel, pitch, velocity), (port, now))
        if other != port and now - before < ECHO_SECONDS:
            return f"what {other!r} plays comes again at once, an echo"
        self._last[channel, pitch, velocity] = port, now
        return None
