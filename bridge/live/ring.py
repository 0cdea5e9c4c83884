"""Samples on their way from the thread that mixes to the sound card's: one writes, one reads, none waits."""

import numpy as np

from bridge.live.callback import COUNTERS, LATE, READ, UNDERRUNS, WRITTEN, Callback

# When samples are missing, and when they come again, the sound does not break off but fades.
FADE_SECONDS = 0.005


class Ring:
    """One channel in, `channels` alike out. The card reads by `callback`, which lives as long as the ring."""

    def __init__(self, capacity: int, channels: int, rate_hz: int) -> None:
        self._samples = np.zeros(capacity, np.float32)
        self._counters = np.zeros(COUNTERS, np.int64)
        self._held = np.zeros(1, np.float32)
        fade_samples = max(1, round(FADE_SECONDS * rate_hz))
        self.callback = Callback(self._samples, self._counters, self._held, channels, fade_samples)

    @property
    def underruns(self) -> int:
        """Gaps in what was read: the mixing came too late."""
        return int(self._counters[UNDERRUNS])

    @property
    def late(self) -> int:
        """Gaps that the sound system tells of: it came too late itself, or a program before the card."""
        return int(self._counters[LATE])

    @property
    def room(self) -> int:
        return len(self._samples) - int(self._counters[WRITTEN] - self._counters[READ])

    def write(self, block: np.ndarray) -> None:
        """float32 [samples], no more than there is room for."""
        place = int(self._counters[WRITTEN]) % len(self._samples)
        first = min(len(block), len(self._samples) - place)
        self._samples[place : place + first] = block[:first]
        self._samples[: len(block) - first] = block[first:]
        self._counters[WRITTEN] += len(block)
