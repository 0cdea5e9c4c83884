import numpy as np
import pytest
from matplotlib import image
from scipy.signal import chirp

from synth.evaluation import rainbowgram
from synth.evaluation.rainbowgram import HOP, LOWEST_PITCH
from synth.figures import rainbowgrams
from tests.synth.evaluation.fakes import plucked

BINS_PER_SEMITONE = 3


def hertz(pitch):
    return 440 * 2 ** ((pitch - 69) / 12)


def sine(pitch, samples=16_000):
    return (0.5 * np.sin(2 * np.pi * hertz(pitch) * np.arange(samples) / 16_000)).astype(np.float32)


def row_of(pitch):
    return round((pitch - LOWEST_PITCH) * BINS_PER_SEMITONE)


@pytest.mark.parametrize("pitch", [36, 57, 69, 70, 93])
def test_a_steady_tone_is_one_bright_line_of_one_colour(pitch):
    tone = sine(pitch, 48_000)
    picture = rainbowgram.rainbowgram(tone)
    assert picture.shape == (252, 188, 3) and picture.min() >= 0 and picture.max() <= 1
    brightness = picture.max(axis=2)
    row = int(brightness.mean(axis=1).argmax())
    assert row == row_of(pitch)
    line = picture[row - 1 : row + 2, 40:150]
    line = line / line.max(axis=2, keepdims=True)
    assert line.std(axis=(0, 1)).max() < 0.02
    away = np.abs(np.arange(252) - row) > 18
    assert brightness[away, 40:150].max() < 0.3


@pytest.mark.parametrize("pitch", [45, 60, 72.37])
def test_the_hue_tells_the_frequency_finer_than_the_bins(pitch):
    turns = rainbowgram.advance(rainbowgram.constant_q(sine(pitch, 48_000)))
    found = turns[row_of(pitch) - 1 : row_of(pitch) + 2, 40:150]
    expected = hertz(pitch) * HOP / 16_000 % 1
    # A hundredth of a turn is 0.6 Hz.
    assert np.abs(found - expected).max() < 0.01


def test_a_chirp_climbs_along_its_notes():
    seconds, low, high = 4, 48, 96
    time = np.arange(16_000 * seconds) / 16_000
    sound = chirp(time, hertz(low), seconds, hertz(high), "logarithmic").astype(np.float32)
    brightness = rainbowgram.rainbowgram(sound).max(axis=2)
    frames = np.arange(20, 230)
    expected = low + (high - low) * frames * HOP / (16_000 * seconds)
    found = LOWEST_PITCH + brightness[:, frames].argmax(axis=0) / BINS_PER_SEMITONE
    assert np.abs(found - expected).max() < 1


def test_equally_loud_partials_are_equally_bright_whatever_their_colour():
    colours = rainbowgram.colours(np.linspace(0, 1, 360), np.ones(360))
    linear = np.where(colours > 0.04045, ((colours + 0.055) / 1.055) ** 2.4, colours / 12.92)
    luminance = linear @ (0.2126, 0.7152, 0.0722)
    assert luminance.max() / luminance.min() < 1.4
    assert rainbowgram.colours(np.zeros(3), np.array([0, 0.5, 1])).sum(axis=1)[0] == 0


def test_silence_is_black():
    assert rainbowgram.rainbowgram(np.zeros(8000, np.float32)).max() == 0


def test_the_figure_is_a_picture(tmp_path):
    rainbowgrams.save(tmp_path / "a.png", [("one", plucked(60)), ("two", plucked(64))])
    assert image.imread(tmp_path / "a.png").shape[0] > 200
