import numpy as np
from matplotlib import image

from synth.evaluation import rainbowgram
from tests.synth.evaluation.fakes import plucked


def sine(pitch):
    hz = 440 * 2 ** ((pitch - 69) / 12)
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(16_000) / 16_000)).astype(np.float32)


def test_a_steady_tone_is_one_bright_line_of_one_colour():
    picture = rainbowgram.rainbowgram(sine(69))
    assert picture.shape == (252, 63, 3) and picture.min() >= 0 and picture.max() <= 1
    brightness = picture.max(axis=2)
    row = int(brightness.mean(axis=1).argmax())
    assert row == (69 - rainbowgram.LOWEST_PITCH) * 3
    line = picture[row - 1 : row + 2, 10:50]
    line = line / line.max(axis=2, keepdims=True)
    assert line.std(axis=(0, 1)).max() < 0.02
    assert brightness[:30, 10:50].max() < 0.3


def test_silence_is_black():
    assert rainbowgram.rainbowgram(np.zeros(8000, np.float32)).max() == 0


def test_the_figure_is_a_picture(tmp_path):
    rainbowgram.save_figure(tmp_path / "a.png", [("one", plucked(60)), ("two", plucked(64))])
    assert image.imread(tmp_path / "a.png").shape[0] > 200
