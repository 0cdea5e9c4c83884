"""A sound of somebody's own becomes an instrument: a note of it is encoded, and its loudness measured."""

from pathlib import Path

import numpy as np

from synth import audio, conditioning
from synth.bank import LOUDNESS_LUFS, LOUDNESS_SECONDS, MOST_GAIN_DB
from synth.config import SAMPLE_RATE
from synth.model import WaveNetAutoencoder


def encode(model: WaveNetAutoencoder, path: Path) -> tuple[np.ndarray, float]:
    """The embedding float32 [125, 16] of a sound file, and the dB that make its notes as loud as the bank's.

    They are measured of the sound itself: for the bank's instruments that is within 1.1 dB in the median of
    what their rendered notes need, and within 3.2 dB for nine of ten. Raise SynthError for what is no sound.
    """
    sound = conditioning.note(conditioning.read(path))
    embedding = model.encode(sound[None])[0].numpy()
    loudness = audio.loudness_lufs(sound[: round(LOUDNESS_SECONDS * SAMPLE_RATE)])
    return embedding, float(np.clip(LOUDNESS_LUFS - loudness, -MOST_GAIN_DB, MOST_GAIN_DB))
