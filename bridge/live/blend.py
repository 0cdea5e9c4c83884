"""What one key sounds: one reading of a sound, or, while it goes over into another, several."""

import numpy as np

from bridge.live.reading import Reading

# Of readings that fade out: a further one has to wait until these have gone.
MOST_GOING = 3
# How far back the likeness of two sounds is heard: they may drift apart while one goes over into the other.
MEMORY_SECONDS = 0.005
# Sounds that have come to be opposite take each other away; what is left is raised so much at most (9 dB).
MOST_RAISED = 8.0
# Nothing divided by nothing is to be 1.
LEAST = np.float32(1e-9)
# Stretches that are compared to bring two sounds in step: two periods, within these bounds in samples.
SHORTEST_STRETCH, LONGEST_STRETCH = 512, 4096


class Blend:
    """Goes over by sine and cosine, divided by the level that two sounds as alike as these two would have.

    So the loudness is that of an equal-power crossfade whether they have nothing in common or are the same,
    where that alone would be 3 dB too loud, or opposite, where it would fall silent.
    """

    def __init__(self, reading: Reading, card_rate_hz: int) -> None:
        self.newest = reading
        self._memory_samples = MEMORY_SECONDS * card_rate_hz
        # What fades out, and at which level it was when that began.
        self._going: list[tuple[Reading, float]] = []
        self._done = self._samples = 0
        # Sums of squares of what goes and what comes, and of their product.
        self._moments = np.zeros(3)

    @property
    def silent(self) -> bool:
        return self.newest.silent and not self._going

    @property
    def ended(self) -> bool:
        return self.newest.ended and not self._going

    @property
    def full(self) -> bool:
        return len(self._going) >= MOST_GOING

    def end(self) -> None:
        """Fade out at once, in a few milliseconds."""
        for reading, _ in self._going:
            reading.end()
        self.newest.end()
        self._going = [(reading, level) for reading, level in self._going if not reading.ended]

    def go_over(self, coming: Reading, samples: int) -> None:
        """Into another reading, within so many samples; what sounds fades from its present level."""
        level = 1.0
        if self._going:
            going_share, coming_share = self._shares(np.array([self._done]))
            self._going = [(reading, before * float(going_share[0])) for reading, before in self._going]
            level = float(coming_share[0])
        self._going.append((self.newest, level))
        self.newest, self._done, self._samples = coming, 0, max(1, samples)
        self._moments = self._brought_in_step()

    def next(self, samples: int, bend: float) -> tuple[np.ndarray | None, int]:
        """The next float32 [samples], None if they are silence, and by how many of them it has gone on."""
        coming, played = self.newest.next(samples, bend)
        if not self._going:
            return coming, played
        going = np.zeros(samples, np.float32)
        for reading, level in self._going:
            block, further = reading.next(samples, bend)
            if block is not None:
                going += np.float32(level) * block
                played = max(played, further)
        if coming is None:
            coming = np.zeros(samples, np.float32)
        before = self._moments
        self._moments = before * np.exp(-samples / self._reach()) + _moments(going, coming)
        going_share, coming_share = self._shares(self._done + np.arange(samples), before)
        self._done += samples
        self._going = [(reading, level) for reading, level in self._going if not reading.ended]
        if self._done >= self._samples:
            self._going.clear()
        return going_share * going + coming_share * coming, played

    # Parts

    def _reach(self) -> float:
        """Samples over which the moments are gathered: two periods at least, of which each is alike."""
        return max(self._memory_samples, 2 * self.newest.period)

    def _shares(self, at: np.ndarray, before: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """float32 shares of what goes and what comes, so many samples after it began.

        The likeness goes from `before` to what it is now, so that the level has no steps.
        """
        angle = np.minimum(at / self._samples, 1).astype(np.float32) * np.float32(np.pi / 2)
        going, coming = np.cos(angle), np.sin(angle)
        ramp = np.linspace(0, 1, len(at), dtype=np.float32)
        now = _relative(self._moments)
        then = now if before is None else _relative(before)
        energy, product = (a + (b - a) * ramp for a, b in zip(then, now, strict=True))
        wanted = going * going * energy + coming * coming * (1 - energy)
        there = np.maximum(wanted + 2 * going * coming * product, wanted / MOST_RAISED)
        raised = np.sqrt((wanted + LEAST) / (there + LEAST))
        return going * raised, coming * raised

    def _brought_in_step(self) -> np.ndarray:
        """Begin the newest where, within a period, it is most like what goes. Return their moments."""
        period = min(int(np.ceil(self.newest.period)), LONGEST_STRETCH // 2)
        stretch = max(SHORTEST_STRETCH, 2 * period)
        going = np.zeros(stretch, np.float32)
        for reading, level in self._going:
            going += np.float32(level) * reading.peek(stretch)
        coming = self.newest.peek(stretch + period)
        size = 1 << (stretch + period - 1).bit_length()
        spectrum = np.fft.rfft(coming, size) * np.conj(np.fft.rfft(going, size))
        later = int(np.fft.irfft(spectrum, size)[:period].argmax())
        self.newest.skip(later)
        return _moments(going, coming[later : later + stretch])


def _moments(going: np.ndarray, coming: np.ndarray) -> np.ndarray:
    return np.array([going @ going, coming @ coming, going @ coming], np.float64)


def _relative(moments: np.ndarray) -> tuple[np.float32, np.float32]:
    """The share of what goes in the energy of both, and their product in relation to it."""
    energy = float(moments[0] + moments[1])
    if energy <= 1e-12:
        return np.float32(0.5), np.float32(0)
    return np.float32(moments[0] / energy), np.float32(moments[2] / energy)
