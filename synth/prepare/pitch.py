"""Which pitch a note has, wherever it may lie: pYIN over its steady part, with an eye on the octave."""

import numpy as np
import soxr

from synth.config import SAMPLE_RATE
from synth.evaluation.measures import HARMONIC_FRAME, power_spectra
from synth.evaluation.optional import studio

LOWEST_HZ, HIGHEST_HZ = 25.0, 4300.0
FRAME = 2048
# pYIN reads high notes sharp where a period has few samples; see synth.evaluation.measures.
OVERSAMPLING = 4
ATTACK_SECONDS, LONGEST_SECONDS, SHORTEST_SECONDS = 0.1, 1.5, 0.2
STEADY_DB = -25.0
VOICED_SHARE, STEADY_SEMITONES, STEADY_OCTAVES_PER_SECOND = 0.4, 1.0, 4.0
# With less than this of the energy in the odd harmonics nothing sounds at the lower of two octaves; nor at
# the twelfth below, which is pYIN's other mistake.
TIMES, LEAST_BETWEEN = (2, 3), 1e-3
# pYIN takes some noise for the lowest notes; it does not repeat.
LEAST_PERIODICITY = 0.5


def detect(note: np.ndarray) -> float | None:
    """The MIDI pitch, with its fraction, of float32 [samples] at 16 kHz; None where no steady one is.

    pYIN (Mauch and Dixon 2014) looks from 25 to 4,300 Hz first, then within an octave in steps of 5 cents
    of a sound of four times the rate.
    """
    steady = steady_part(note)
    found_hz = _pyin(steady, LOWEST_HZ, HIGHEST_HZ, 1, 0.1)
    if found_hz is None:
        return None
    for times in TIMES:
        while found_hz * times < HIGHEST_HZ and share_between(steady, found_hz, times) < LEAST_BETWEEN:
            found_hz *= times
    fine_hz = _pyin(steady, found_hz / 2**0.75, found_hz * 2**0.75, OVERSAMPLING, 0.05)
    if fine_hz is None or abs(np.log2(fine_hz / found_hz)) > 1 / 12:
        fine_hz = found_hz
    if periodicity(steady, fine_hz) < LEAST_PERIODICITY:
        return None
    return float(69 + 12 * np.log2(fine_hz / 440))


def steady_part(note: np.ndarray) -> np.ndarray:
    """From 0.1 s on, while the level is within 25 dB of that there, at most 1.5 s and at least 0.2 s."""
    rest = note[round(ATTACK_SECONDS * SAMPLE_RATE) :]
    block = round(0.05 * SAMPLE_RATE)
    blocks = rest[: len(rest) // block * block].reshape(-1, block)
    power = np.square(blocks, dtype=np.float64).mean(axis=1)
    loud = power >= power.max() * 10 ** (STEADY_DB / 10)
    last = int(np.flatnonzero(loud)[-1]) + 1
    seconds = np.clip(last * block / SAMPLE_RATE, SHORTEST_SECONDS, LONGEST_SECONDS)
    return rest[: round(seconds * SAMPLE_RATE)]


def periodicity(sound: np.ndarray, hz: float) -> float:
    """The correlation, −1..1, of a sound with itself a period later."""
    sound = soxr.resample(sound, SAMPLE_RATE, SAMPLE_RATE * OVERSAMPLING)
    lag = round(SAMPLE_RATE * OVERSAMPLING / hz)
    first, second = sound[:-lag], sound[lag:]
    energy = float(np.sqrt((first @ first) * (second @ second)))
    return float(first @ second) / energy if energy > 0 else 0.0


def share_between(sound: np.ndarray, hz: float, times: int) -> float:
    """Of the energy at the harmonics of a frequency, the share of those that are none of `times` as much."""
    power = power_spectra(sound, 2 * HARMONIC_FRAME, HARMONIC_FRAME).sum(axis=0)
    bins_hz = np.arange(len(power)) * SAMPLE_RATE / (2 * HARMONIC_FRAME)
    number = np.round(bins_hz / hz).astype(int)
    near = (np.abs(bins_hz - number * hz) <= hz / 5) & (number > 0)
    total = power[near].sum()
    return float(power[near & (number % times != 0)].sum() / total) if total > 0 else 1.0


def _pyin(
    sound: np.ndarray, lowest_hz: float, highest_hz: float, oversampling: int, resolution: float
) -> float | None:
    """The median frequency of the voiced frames; None if they are few or wander."""
    rate_hz = SAMPLE_RATE * oversampling
    found_hz, voiced, _ = studio("librosa").pyin(
        soxr.resample(sound, SAMPLE_RATE, rate_hz) if oversampling > 1 else sound,
        fmin=max(lowest_hz, LOWEST_HZ),
        fmax=highest_hz,
        sr=rate_hz,
        frame_length=FRAME * oversampling,
        hop_length=FRAME * oversampling // 2,
        resolution=resolution,
        max_transition_rate=STEADY_OCTAVES_PER_SECOND,
    )
    if voiced.mean() < VOICED_SHARE:
        return None
    low, middle, high = np.percentile(12 * np.log2(found_hz[voiced]), (25, 50, 75))
    return None if high - low > STEADY_SEMITONES else float(2 ** (middle / 12))
