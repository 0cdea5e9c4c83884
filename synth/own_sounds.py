"""A sound of somebody's own becomes an instrument: read with bounds, trimmed, levelled, encoded."""

from pathlib import Path

import numpy as np
import soundfile
import soxr

from synth import audio
from synth.bank import LOUDNESS_LUFS, LOUDNESS_SECONDS, MOST_GAIN_DB, PEAK
from synth.config import SAMPLE_RATE
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder

# What the published network takes, and the bank's notes are: four seconds.
SAMPLES = 64_000
# Of a long file so much is read: silence may come first.
MOST_SECONDS = 60
# What a file may say of itself and be read: a few bytes of FLAC can stand for hours of many channels.
MOST_CHANNELS, MOST_RATE_HZ = 8, 384_000
# Quieter than the loudest by so much is not the sound yet; a little before it is kept, for the attack.
ONSET_DB, BEFORE_SECONDS = -40.0, 0.005
QUIETEST = 1e-4
FADE_SECONDS = 0.01


def read(path: Path) -> np.ndarray:
    """float32 [64000] from the onset on, peaking at PEAK: one note. Raise SynthError for what is no sound."""
    try:
        with soundfile.SoundFile(path) as file:
            rate_hz, channels = file.samplerate, file.channels
            if channels > MOST_CHANNELS or rate_hz > MOST_RATE_HZ:
                raise SynthError(f"at most {MOST_CHANNELS} channels and {MOST_RATE_HZ} Hz can be read")
            sound = file.read(MOST_SECONDS * rate_hz, dtype="float32", always_2d=True).mean(axis=1)
    except (soundfile.LibsndfileError, OSError) as error:
        reason = getattr(error, "error_string", error)
        raise SynthError(
            f"not a sound that can be read ({reason}); WAV, AIFF, FLAC, OGG and MP3 can"
        ) from None
    if not np.isfinite(sound).all():
        raise SynthError("the sound holds values that are not finite numbers")
    loudest = float(np.abs(sound).max(initial=0.0))
    if loudest < QUIETEST:
        raise SynthError(f"the sound is silent for its first {MOST_SECONDS} s")
    onset = int(np.argmax(np.abs(sound) > loudest * 10 ** (ONSET_DB / 20)))
    sound = sound[max(0, onset - round(BEFORE_SECONDS * rate_hz)) :]
    sound = soxr.resample(sound, rate_hz, SAMPLE_RATE, quality="VHQ")[:SAMPLES]
    fade = min(len(sound), round(FADE_SECONDS * SAMPLE_RATE))
    sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    sound = np.pad(sound, (0, SAMPLES - len(sound)))
    return (sound * (PEAK / np.abs(sound).max())).astype(np.float32)


def encode(model: WaveNetAutoencoder, path: Path) -> tuple[np.ndarray, float]:
    """The embedding float32 [125, 16] of a sound file, and the dB that make its notes as loud as the bank's.

    They are measured of the sound itself: for the bank's instruments that is within 1.1 dB in the median of
    what their rendered notes need, and within 3.2 dB for nine of ten.
    """
    sound = read(path)
    embedding = model.encode(sound[None])[0].numpy()
    loudness = audio.loudness_lufs(sound[: round(LOUDNESS_SECONDS * SAMPLE_RATE)])
    return embedding, float(np.clip(LOUDNESS_LUFS - loudness, -MOST_GAIN_DB, MOST_GAIN_DB))
