"""Sound files: read at the model's rate, written whole or not at all. Knows no models."""

import os
from pathlib import Path

import numpy as np
import soundfile
import soxr
from scipy import signal

from synth.config import SAMPLE_RATE
from synth.errors import SynthError

LOWEST_HZ = 20.0
FULL = 0.99


def read(path: str | Path, rate_hz: int = SAMPLE_RATE) -> np.ndarray:
    """float32 [samples] in −1..1, mixed to mono, resampled. Raise SynthError if it holds no sound."""
    try:
        audio, file_rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise SynthError(f"{path} cannot be read as audio: {error}") from None
    if not len(audio):
        raise SynthError(f"{path} is an audio file without a sample")
    return soxr.resample(audio.mean(axis=1), file_rate_hz, rate_hz, quality="VHQ")


def without_drift(audio: np.ndarray, rate_hz: int = SAMPLE_RATE) -> np.ndarray:
    """float32 [samples] through a high-pass (Butterworth, second order, 20 Hz, causal).

    A decoder that hears its own past drifts off the middle, which costs headroom and clicks when a note is
    let go; nothing that a note is made of lies below 20 Hz.
    """
    high_pass = signal.butter(2, LOWEST_HZ, "highpass", fs=rate_hz, output="sos")
    return signal.sosfilt(high_pass, audio).astype(np.float32)


def louder(audio: np.ndarray, gain_db: float) -> np.ndarray:
    """float32 [samples] by a gain, or by less where it would clip."""
    peak = float(np.abs(audio).max(initial=0.0))
    gain = 10 ** (gain_db / 20)
    return audio * np.float32(min(gain, max(1.0, FULL / peak)) if peak and gain > 1 else gain)


def loudness_lufs(audio: np.ndarray, rate_hz: int = SAMPLE_RATE) -> float:
    """Integrated loudness of ITU-R BS.1770, gated, of float audio [samples]; −inf for silence."""
    try:
        import pyloudnorm
    except ImportError:
        raise SynthError("loudness needs pyloudnorm: pip install nsynth-bridge[studio]") from None
    return float(pyloudnorm.Meter(rate_hz).integrated_loudness(audio.astype(np.float64)))


def write(path: str | Path, audio: np.ndarray, rate_hz: int = SAMPLE_RATE) -> None:
    """Write float audio [samples] in −1..1 as a 16-bit WAV: under a passing name, synced, then renamed.

    Nobody ever sees half a file, not even after a power cut.
    """
    path = Path(path)
    half = path.with_name(path.name + ".part")
    with open(half, "wb") as file:
        soundfile.write(file, np.clip(audio, -1, 1), rate_hz, subtype="PCM_16", format="WAV")
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
