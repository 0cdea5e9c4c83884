"""A sound file of anybody's becomes an instrument of the bank's kind and level."""

import numpy as np
import soundfile

from synth import own_sounds


def tone(rate_hz, seconds, hz=440.0, level=0.3):
    return (level * np.sin(2 * np.pi * hz * np.arange(round(rate_hz * seconds)) / rate_hz)).astype(np.float32)


def test_a_soft_and_a_loud_take_become_the_same_instrument(tmp_path, default_model):
    made = []
    for level in (0.9, 0.05):
        soundfile.write(tmp_path / "take.wav", tone(16_000, 4.0, 262.0, level), 16_000, "FLOAT")
        made.append(own_sounds.encode(default_model, tmp_path / "take.wav"))
    (loud, gain_db), (soft, other_db) = made
    assert loud.shape == (125, 16) and np.allclose(loud, soft, atol=0.01)
    assert abs(gain_db - other_db) < 0.1 and -15 <= gain_db <= 0
