"""The pitch of a note that may be anything, within 10 cents and in the right octave."""

import numpy as np
import pytest

from synth.prepare.pitch import detect
from tests.synth.prepare.recordings import tone, with_noise

HARMONICS = {
    "saw": range(1, 30),
    "odd": range(1, 30, 2),
    "no fundamental": range(2, 20),
    "strong second": (1, 2, 2, 2, 2, 2, 2, 3, 4),
}


# Two partials below 8 kHz, which C7 without its fundamental has, make no pitch of their own.
CASES = [
    (name, pitch)
    for name in HARMONICS
    for pitch in (24, 40.3, 59.6, 72.5, 84, 96)
    if (name, pitch) != ("no fundamental", 96)
]


@pytest.mark.parametrize("name, pitch", CASES)
def test_it_is_found_within_10_cents(name, pitch):
    harmonics = HARMONICS[name]
    sound = with_noise(tone(pitch, 4.0, 16_000, harmonics=harmonics), -50)
    assert abs(detect(sound.astype(np.float32)) - pitch) <= 0.10


@pytest.mark.parametrize("decay", [0.0, 8.0, 20.0])
@pytest.mark.parametrize("seed", range(4))
def test_noise_has_none(decay, seed):
    sound = np.random.default_rng(seed).normal(size=64_000) * np.exp(-decay * np.arange(64_000) / 16_000)
    assert detect((0.2 * sound).astype(np.float32)) is None


def test_a_glide_over_an_octave_has_none():
    hz = 220 * 2 ** np.linspace(0, 1, 64_000) ** 1
    glide = np.sin(2 * np.pi * np.cumsum(hz * 2 ** np.linspace(0, 2, 64_000)) / 16_000)
    assert detect((0.5 * glide).astype(np.float32)) is None
