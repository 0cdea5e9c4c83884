"""Sound files: read at the model's rate, written whole or not at all. Knows no models."""

import io
import os
import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
import soxr
from scipy import signal

from synth import files
from synth.config import SAMPLE_RATE
from synth.errors import SynthError

# Where a WAV tells its own length, of what follows that.
LENGTH, LENGTH_AT = struct.Struct("<I"), 4
LOWEST_HZ = 20.0
FULL = 0.99
# Of a file so many samples are mixed to mono at a time.
BLOCK = 1 << 20
# What telephones and browsers record and libsndfile does not read, by what such a file begins with: at which
# byte, and what is there.
FOREIGN = {
    "MP4 (M4A, AAC, 3GP, MOV)": (4, b"ftyp"),
    "AAC": (0, b"\xff\xf1"),
    "AAC of MPEG-2": (0, b"\xff\xf9"),
    "AMR": (0, b"#!AMR"),
    "WebM": (0, b"\x1a\x45\xdf\xa3"),
    "WMA": (0, b"\x30\x26\xb2\x75"),
}
# Their usual endings.
FOREIGN_ENDINGS = (".3gp", ".aac", ".amr", ".m4a", ".mov", ".mp4", ".webm", ".wma")


class SoundFormat(NamedTuple):
    """libsndfile's names of a kind of file and of how its samples are kept."""

    name: str
    subtype: str


WAV_16 = SoundFormat("WAV", "PCM_16")
# By a file name's ending, with what is usual there.
FORMATS = {
    ".wav": WAV_16,
    ".aif": SoundFormat("AIFF", "PCM_16"),
    ".aiff": SoundFormat("AIFF", "PCM_16"),
    ".flac": SoundFormat("FLAC", "PCM_16"),
    ".ogg": SoundFormat("OGG", "VORBIS"),
    ".mp3": SoundFormat("MP3", "MPEG_LAYER_III"),
}


def read(path: str | Path, rate_hz: int = SAMPLE_RATE) -> np.ndarray:
    """float32 [samples] in −1..1, mixed to mono, resampled. Raise SynthError if it holds no sound."""
    try:
        with soundfile.SoundFile(path) as file:
            file_rate_hz = file.samplerate
            # Block by block: all channels of a long file at once would be several times its mono.
            blocks = [block.mean(axis=1) for block in file.blocks(BLOCK, dtype="float32", always_2d=True)]
    except (soundfile.LibsndfileError, OSError, TypeError) as error:
        raise SynthError(f"{path} cannot be read as audio: {unreadable(path, error)}") from None
    if not sum(map(len, blocks)):
        raise SynthError(f"{path} is an audio file without a sample")
    audio = np.concatenate(blocks)
    if not np.isfinite(audio).all():
        raise SynthError(f"{path} holds samples that are not finite numbers")
    sound = soxr.resample(audio, file_rate_hz, rate_hz, quality="VHQ")
    if not len(sound):
        raise SynthError(f"{path} is too short: it has no whole sample at {rate_hz} Hz")
    return sound


def unreadable(path: str | Path, error: Exception) -> str:
    """Why libsndfile did not read a file, and what to do about it; without the path."""
    try:
        with open(path, "rb") as file:
            head = file.read(16)
    except OSError as unopened:
        return str(unopened.strerror or unopened)
    for kind, (start, mark) in FOREIGN.items():
        if head[start:].startswith(mark):
            return foreign(kind)
    reason = str(getattr(error, "error_string", error)).rstrip(".")
    return f"{reason if head else 'it is empty'}; WAV, AIFF, FLAC, OGG and MP3 can be read"


def foreign(kind: str) -> str:
    """What to do with a file of a kind that is not read."""
    return f"{kind} is not read: make a WAV of it, with `ffmpeg -i IN OUT.wav` or in any sound editor"


def seconds(path: str | Path) -> float:
    """How long a sound file says that it is; 0 where it says nothing that is understood."""
    try:
        return float(soundfile.info(path).duration)
    except (soundfile.LibsndfileError, OSError, TypeError, ZeroDivisionError):
        return 0.0


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


def sound_format(path: str | Path, rate_hz: int = SAMPLE_RATE, subtype: str | None = None) -> SoundFormat:
    """What a file of this name is written as. Raise SynthError, before there is a sound, if it cannot be.

    subtype is libsndfile's name of how samples are kept, such as PCM_24, by default the format's usual one.
    """
    ending = Path(path).suffix.lower()
    if ending not in FORMATS:
        there = ", ".join(FORMATS)
        raise SynthError(f"{path}: a sound file's name ends in {there}, not in {ending or 'nothing'!r}")
    name, usual = FORMATS[ending]
    subtype = subtype.upper() if subtype else usual
    there = soundfile.available_subtypes(name)
    if subtype not in there:
        raise SynthError(f"{ending} files keep samples as one of {', '.join(there)}, not as {subtype}")
    try:
        soundfile.write(io.BytesIO(), np.zeros(1), rate_hz, subtype=subtype, format=name)
    except (soundfile.LibsndfileError, ValueError, OverflowError):
        raise SynthError(
            f"{ending} files cannot have {rate_hz} Hz as {subtype}: try 44100 or 48000"
        ) from None
    return SoundFormat(name, subtype)


def write(
    path: str | Path,
    audio: np.ndarray,
    rate_hz: int = SAMPLE_RATE,
    chunks: bytes = b"",
    written_as: SoundFormat = WAV_16,
) -> None:
    """Write float audio [samples] in −1..1, a 16-bit WAV unless said, whole or not at all.

    chunks are further ones of a WAV. Raise OSError if it cannot be written.
    """
    # In memory first: where the disk is full, libsndfile tells of no error that could be caught.
    files.write_whole(path, encoded(audio, rate_hz, chunks, written_as))


def encoded(
    audio: np.ndarray, rate_hz: int = SAMPLE_RATE, chunks: bytes = b"", written_as: SoundFormat = WAV_16
) -> memoryview:
    """The bytes of the file that `write` writes."""
    whole = io.BytesIO()
    soundfile.write(whole, np.clip(audio, -1, 1), rate_hz, subtype=written_as.subtype, format=written_as.name)
    if chunks:
        size = whole.seek(0, os.SEEK_END) + whole.write(chunks)
        whole.seek(LENGTH_AT)
        whole.write(LENGTH.pack(size - LENGTH_AT - LENGTH.size))
    return whole.getbuffer()
