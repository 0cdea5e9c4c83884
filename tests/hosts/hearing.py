"""What is measured in a recording of a host: level over time, breaks, tones."""

import numpy as np
from scipy import signal

from tests.bridge.sounding import level_db, tone_db


def levels_db(audio: np.ndarray, rate_hz: int, frame_seconds: float = 0.1) -> np.ndarray:
    """Of frames one after another."""
    frame = round(frame_seconds * rate_hz)
    return np.array([level_db(audio[i : i + frame]) for i in range(0, len(audio) - frame + 1, frame)])


def roughness(audio: np.ndarray, rate_hz: int) -> float:
    """The largest sample above 10 kHz in relation to those around it, over 20 ms; of a whole recording.

    Notes have nothing of their own there but what interpolation leaves, which follows the sound. A break
    stands out of it.
    """
    sections = signal.butter(8, 10_000, "highpass", fs=rate_hz, output="sos")
    high = np.abs(signal.sosfilt(sections, audio))
    around = np.sqrt(signal.fftconvolve(high**2, np.full(rate_hz // 50, 50 / rate_hz), "same").clip(0))
    return float((high / (around + 1e-5)).max())


def has_pitch_db(audio: np.ndarray, rate_hz: int, hz: float) -> float:
    """How far the first three harmonics of a pitch stand above what lies half a semitone beside them."""
    harmonics = hz * np.arange(1, 4)
    beside = [harmonics * 2 ** (shift / 12) for shift in (-0.5, 0.5)]
    power = [
        sum(10 ** (tone_db(audio, one, rate_hz) / 10) for one in tones) for tones in (harmonics, *beside)
    ]
    return float(10 * np.log10(power[0] / max(power[1:])))
