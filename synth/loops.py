"""Where a sustained note can be repeated unheard, and the crossfade that makes it so. Pure arithmetic."""

from dataclasses import dataclass

import numpy as np

# Where the notes of the bank are held, in seconds: not their attack, and not what follows when the key is up.
HELD_SECONDS = 1.0, 2.7
# Long enough for a slow change of timbre to pass as one, short enough to leave room in a loop of a second.
CROSSFADE_SECONDS = 0.06
# A loop that is a small part of the range that it may lie in sounds like a machine.
SHORTEST_SHARE = 0.5
# Ends that are tried, from the end of the range backwards over a third of it.
ENDS = 8
# A note that has lost so much of its level over the loop decays; repeated it would pump.
MOST_DECAY = 10 ** (-12 / 20)
# Near samples are always more alike than far ones; this much likeness is what the whole range is worth.
LENGTH_WORTH = 0.1


@dataclass(frozen=True)
class Loop:
    """Samples from `start` up to `end`, of which the last `crossfade` are mixed with those before `start`.

    likeness is 1 where both of them are the same, 0 where they have nothing in common.
    """

    start: int
    end: int
    crossfade: int
    likeness: float

    @property
    def samples(self) -> int:
        return self.end - self.start

    def at_rate(self, ratio: float) -> "Loop":
        """The loop of the same sound with `ratio` times as many samples; it keeps its length in periods."""
        start, crossfade = round(self.start * ratio), int(self.crossfade * ratio)
        return Loop(start, start + round(self.samples * ratio), min(crossfade, start), self.likeness)


def find(audio: np.ndarray, rate_hz: int, pitch: int, low: int, high: int) -> Loop | None:
    """The best loop of float32 [samples] between samples `low` and `high`, whole periods of the pitch long.

    None if the range is too short for the pitch, silent, or the note decays over it.
    """
    high = min(high, len(audio))
    crossfade = min(_crossfade_samples(rate_hz, pitch), (high - low) // 4)
    shortest = max(round(SHORTEST_SHARE * (high - low)), crossfade)
    if crossfade < round(2 * _period(rate_hz, pitch)) or low + crossfade + shortest > high:
        return None
    region = audio[low:high].astype(np.float64)
    first_end = max(crossfade + shortest, len(region) - len(region) // 3)
    size = 1 << (len(region) + crossfade - 1).bit_length()
    spectrum = np.fft.rfft(region, size)
    loops = [
        _best_start(region, spectrum, size, int(end), crossfade, shortest)
        for end in np.linspace(first_end, len(region), ENDS)
    ]
    found = [loop for loop in loops if loop is not None]
    if not found:
        return None
    best = max(found, key=lambda loop: loop.likeness + LENGTH_WORTH * loop.samples / len(region))
    return Loop(low + best.start, low + best.end, crossfade, best.likeness)


def at(audio: np.ndarray, rate_hz: int, pitch: int, start: int, end: int) -> Loop:
    """The loop between points that are known, as `find` would have it."""
    crossfade = min(_crossfade_samples(rate_hz, pitch), start, (end - start) // 2)
    before_start, before_end = (audio[point - crossfade : point].astype(np.float64) for point in (start, end))
    energy = float(before_start @ before_start + before_end @ before_end)
    return Loop(start, end, crossfade, 2 * float(before_start @ before_end) / max(energy, 1e-12))


def inside(points: tuple[int, int], low: int, high: int) -> bool:
    """Whether a loop that is known lies in a range that it may lie in."""
    return low <= points[0] < points[1] <= high


def _crossfade_samples(rate_hz: int, pitch: int) -> int:
    # Over two periods sounds are like each other only where they are in step: whole periods apart, whatever
    # the note's own tuning.
    return round(max(CROSSFADE_SECONDS * rate_hz, 2 * _period(rate_hz, pitch)))


def _period(rate_hz: int, pitch: int) -> float:
    return rate_hz / (440.0 * 2.0 ** ((pitch - 69) / 12))


def _best_start(
    region: np.ndarray, spectrum: np.ndarray, size: int, end: int, crossfade: int, shortest: int
) -> Loop | None:
    """The start whose last samples are most like those before `end`, None if the note is gone by then."""
    before_end = region[end - crossfade : end]
    starts = np.arange(crossfade, end - shortest + 1)
    # Of every stretch of `crossfade` samples: its product with those before the end, and its energy.
    products = np.fft.irfft(spectrum * np.conj(np.fft.rfft(before_end, size)), size)[starts - crossfade]
    energies = np.diff(np.cumsum(np.append(0.0, region[:end] ** 2))[[starts - crossfade, starts]], axis=0)[0]
    energy = float(before_end @ before_end)
    likeness = 2 * products / np.maximum(energies + energy, 1e-12)
    best = int((likeness + LENGTH_WORTH * (end - starts) / len(region)).argmax())
    if energy <= 1e-9 or energy < MOST_DECAY**2 * energies[best]:
        return None
    return Loop(int(starts[best]), end, crossfade, float(likeness[best]))


def crossfaded(audio: np.ndarray, loop: Loop) -> np.ndarray:
    """float32 [loop.end]: from the last sample on, `loop.start` follows without a seam.

    The shares are such that two sounds as alike as these two keep their level: equal gain where they are the
    same, equal power where they have nothing in common.
    """
    made = audio[: loop.end].copy()
    if loop.crossfade:
        last = slice(loop.end - loop.crossfade, loop.end)
        coming = (np.arange(loop.crossfade, dtype=np.float32) + 0.5) / loop.crossfade
        going = 1 - coming
        together = going**2 + coming**2 + 2 * max(0.0, loop.likeness) * going * coming
        before_start = audio[loop.start - loop.crossfade : loop.start]
        made[last] = (going * made[last] + coming * before_start) / np.sqrt(together)
    return made
