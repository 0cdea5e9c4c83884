"""Sound files: read at the model's rate, written whole or not at all. Knows no models."""

import io
import os
import struct
from pathlib import Path

import numpy as np
import soundfile
import soxr
from scipy import signal

from synth.config import SAMPLE_RATE
from synth.errors import SynthError

# Where a WAV tells its own length, of what follows that.
LENGTH, LENGTH_AT = struct.Struct("<I"), 4
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


class HighPass:
    """`without_drift` in pieces: one call after the other gives the samples of one call."""

    def __init__(self, rate_hz: int = SAMPLE_RATE) -> None:
        self._filter = signal.butter(2, LOWEST_HZ, "highpass", fs=rate_hz)
        self._state = np.zeros(2)

    def __call__(self, audio: np.ndarray) -> np.ndarray:
        """The next float32 [samples]."""
        passed, self._state = signal.lfilter(*self._filter, audio, zi=self._state)
        return passed.astype(np.float32)


def without_drift(audio: np.ndarray, rate_hz: int = SAMPLE_RATE) -> np.ndarray:
    """float32 [samples] through a high-pass (Butterworth, second order, 20 Hz, causal).

    A decoder that hears its own past drifts off the middle, which costs headroom and clicks when a note is
    let go; nothing that a note is made of lies below 20 Hz.
    """
    return HighPass(rate_hz)(audio)


class Gain:
    """`louder` in pieces: one call after the other gives the samples of one call."""

    def __init__(self, gain_db: float) -> None:
        self._gain = np.float32(10 ** (gain_db / 20))
        self._peak = np.float32(0)

    def __call__(self, audio: np.ndarray) -> np.ndarray:
        """The next float32 [samples]."""
        if self._gain <= 1:
            return audio * self._gain
        peaks = np.maximum.accumulate(np.append(self._peak, np.abs(audio)))
        self._peak = peaks[-1]
        most = np.float32(FULL) / np.maximum(peaks[1:], np.finfo(np.float32).tiny)
        return audio * np.minimum(self._gain, np.maximum(most, np.float32(1)))


def louder(audio: np.ndarray, gain_db: float) -> np.ndarray:
    """float32 [samples] by a gain, or by less from the sample on at which it would clip.

    Causal, as a note is heard before its loudest sample is known.
    """
    return Gain(gain_db)(audio)


def loudness_lufs(audio: np.ndarray, rate_hz: int = SAMPLE_RATE) -> float:
    """Integrated loudness of ITU-R BS.1770, gated, of float audio [samples]; −inf for silence."""
    try:
        import pyloudnorm
    except ImportError:
        raise SynthError("loudness needs pyloudnorm: pip install nsynth-bridge[studio]") from None
    return float(pyloudnorm.Meter(rate_hz).integrated_loudness(audio.astype(np.float64)))


def write(path: str | Path, audio: np.ndarray, rate_hz: int = SAMPLE_RATE, chunks: bytes = b"") -> None:
    """Write float audio [samples] in −1..1 as a 16-bit WAV: under a passing name, synced, then renamed.

    Nobody ever sees half a file, not even after a power cut. chunks are further ones of the file. Raise
    OSError if it cannot be written.
    """
    path = Path(path)
    half = path.with_name(path.name + ".part")
    # In memory first: where the disk is full, libsndfile tells of no error that could be caught.
    whole = io.BytesIO()
    soundfile.write(whole, np.clip(audio, -1, 1), rate_hz, subtype="PCM_16", format="WAV")
    size = whole.seek(0, os.SEEK_END) + whole.write(chunks)
    whole.seek(LENGTH_AT)
    whole.write(LENGTH.pack(size - LENGTH_AT - LENGTH.size))
    try:
        with open(half, "wb") as file:
            file.write(whole.getbuffer())
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
