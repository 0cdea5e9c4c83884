import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from bridge.live.limiter import KNEE, Limiter
from tests.bridge.sounding import CARD_HZ, click, level_db


def blocks(audio, size=256):
    limiter = Limiter(CARD_HZ)
    return np.concatenate([limiter(audio[first : first + size]) for first in range(0, len(audio), size)])


def sine(level, seconds=1.0):
    return (level * np.sin(2 * np.pi * 440 * np.arange(seconds * CARD_HZ) / CARD_HZ)).astype(np.float32)


def test_what_is_below_the_knee_passes_as_it_is():
    np.testing.assert_array_equal(blocks(sine(0.99 * KNEE)), sine(0.99 * KNEE))


def test_what_is_too_loud_is_turned_down_to_the_knee_without_distortion():
    limited = blocks(sine(4.0) * np.minimum(1, np.arange(CARD_HZ) / 2400))
    assert np.abs(limited[9600:]).max() < KNEE + 0.01
    harmonics = np.abs(np.fft.rfft(limited[-9600:] * np.hanning(9600)))
    assert 20 * np.log10(harmonics[255:275].max() / harmonics[80:96].max()) < -50


def test_after_a_loud_moment_the_level_comes_back_within_a_second():
    audio = sine(0.5, 2.0)
    audio[9600:14_400] *= 8
    limited = blocks(audio)
    assert abs(level_db(limited[-9600:]) - level_db(audio[-9600:])) < 0.1
    assert level_db(limited[16_000:18_000]) < level_db(audio[16_000:18_000]) - 3
    # It comes back in steps too small to hear.
    assert click(limited, first=14_600) < 0.002


@settings(deadline=None)
@given(arrays.arrays(np.float32, 64, elements=st.floats(width=32, allow_nan=True, allow_infinity=True)))
def test_whatever_comes_in_what_goes_out_is_finite_and_below_one(block):
    limiter = Limiter(CARD_HZ)
    for _ in range(3):
        limited = limiter(block)
        assert np.isfinite(limited).all() and np.abs(limited).max() < 1 and 0 < limiter.gain <= 1
    soft = sine(0.5)[:2000]
    for _ in range(100):
        limited = limiter(soft)
    np.testing.assert_allclose(limited, soft, rtol=0.05)
