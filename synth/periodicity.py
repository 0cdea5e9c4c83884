"""Quasi-periodic inputs of the decoder: what it heard one and two periods ago, and a sinusoid at the note.

A WaveNet that hears only its newest samples learns pitch late; these eleven channels give it the pitch
(after the quasi-periodic WaveNet, Wu et al., Interspeech 2019). Channel order of the decoder's input:
0 the last sample · 1 to 3 the lags · 4 to 7 sines · 8 to 11 cosines.
"""

import numpy as np

from synth.config import PREDICTOR_AHEAD, PREDICTOR_PERIODS, SAMPLE_RATE

HARMONICS = (1, 2, 4, 8)
HIGHEST_HZ = 7800.0
SHORTEST_PERIOD = 8.0
TAPS = 4
# (periods ago, samples ahead) of the three lags, and of those that linear prediction reads.
LAGS = ((1, 0), (1, 1), (2, 0))
PREDICTOR_LAGS = tuple((periods, ahead) for periods in PREDICTOR_PERIODS for ahead in PREDICTOR_AHEAD)
Lags = tuple[tuple[int, int], ...]


def frequency_hz(pitch: float) -> float:
    """Of a MIDI pitch, which may lie between semitones."""
    return 440.0 * 2.0 ** ((pitch - 69.0) / 12.0)


def period_samples(pitch: float) -> float:
    """The period, or its smallest multiple of at least 8 samples, so that the lags are always past."""
    period = SAMPLE_RATE / frequency_hz(pitch)
    return period * np.ceil(SHORTEST_PERIOD / period) if period < SHORTEST_PERIOD else period


def excitation(pitch: float, start: int, samples: int, phase: float = 0.0) -> np.ndarray:
    """float32 [8, samples]: four sines, then four cosines, `start` samples into the note.

    `phase` in cycles of the fundamental is where the note starts; harmonics above 7,800 Hz are zero.
    """
    cycles = frequency_hz(pitch) * np.arange(start, start + samples, dtype=np.float64) / SAMPLE_RATE + phase
    rows = np.zeros((2 * len(HARMONICS), samples), np.float32)
    # Each harmonic is the octave of the one before: its wave is the square.
    wave = np.exp(2j * np.pi * cycles)
    for row, harmonic in enumerate(HARMONICS):
        if harmonic * frequency_hz(pitch) < HIGHEST_HZ:
            rows[row], rows[row + len(HARMONICS)] = wave.imag, wave.real
        wave = wave * wave
    return rows


def lag_taps(pitch: float, lags: Lags = LAGS) -> tuple[np.ndarray, np.ndarray]:
    """Offsets int64 [lags, 4] and weights float32 [lags, 4] that read lags by Lagrange interpolation.

    Lag k at position t is Σ weights[k] · s(t + offsets[k]); a lag (n, a) reads s at t + a − nT.
    """
    period = period_samples(pitch)
    times = np.array([ahead - periods * period for periods, ahead in lags])
    floor = np.floor(times)
    x = times - floor
    weights = np.stack(
        [
            -x * (x - 1) * (x - 2) / 6,
            (x + 1) * (x - 1) * (x - 2) / 2,
            -(x + 1) * x * (x - 2) / 2,
            (x + 1) * x * (x - 1) / 6,
        ],
        axis=1,
    )
    offsets = floor[:, None].astype(np.int64) + np.arange(-1, TAPS - 1)
    return offsets, weights.astype(np.float32)


def lagged(signal: np.ndarray, samples: int, pitch: float, lags: Lags = LAGS) -> np.ndarray:
    """float32 [lags, samples]: the lags of the last `samples` positions of a signal.

    The signal holds one sample before each of these positions, and before them the past, as far as it is
    known; what the lags want beyond it is 0. Sums are in the signal's type.
    """
    offsets, weights = lag_taps(pitch, lags)
    missing = max(0, samples - 1 - int(offsets.min()) - len(signal))
    padded = np.concatenate([np.zeros(missing, signal.dtype), signal])
    first = len(padded) + 1 - samples
    found = np.zeros((len(lags), samples), signal.dtype)
    for row, taps in enumerate(zip(offsets, weights, strict=True)):
        for offset, weight in zip(*taps, strict=True):
            found[row] += weight * padded[first + offset : first + offset + samples]
    return found.astype(np.float32)
