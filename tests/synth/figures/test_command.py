"""`nsynth figure`: what is drawn, in which files, and what is refused before anything is rendered."""

import numpy as np
import pytest
from matplotlib import image

from synth import audio
from synth.cli import main
from tests.synth.evaluation.fakes import blown

SHORT = ("--seconds", "0.25")


@pytest.fixture
def flute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    audio.write("flute_60.wav", blown(60, 32_000) * 0.5)
    return "flute_60.wav"


def run(*words):
    return main(["figure", *words])


@pytest.mark.parametrize(
    "words",
    [
        ("rainbowgrams", "flute_60.wav", "flute_60.wav", "out.png"),
        ("interpolation", "flute", "flute_60.wav", "out.png", "--steps", "2"),
        ("dynamics", "grand_piano", "drawbar_organ", "out.png", "--steps", "3"),
        ("embedding", "flute_60.wav", "violin", "out.png"),
    ],
    ids=lambda words: words[0],
)
def test_every_kind_is_drawn_light_and_dark(flute, tmp_path, words):
    seconds = () if words[0] == "embedding" else SHORT
    assert run(*words, *seconds, "--title", "One") == 0
    light = image.imread("out.png")
    assert run(*words, *seconds, "--title", "One", "--dark") == 0
    dark = image.imread("out.png")
    assert light.shape == dark.shape and light.shape[1] > 600
    assert light[0, 0, :3].min() == 1 and dark[0, 0, :3].max() < 0.15
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flute_60.wav", "out.png"]


@pytest.mark.parametrize("ending, begins", [("svg", b"<?xml"), ("pdf", b"%PDF-")])
def test_figures_of_lines_stay_lines_and_are_the_same_file_again(flute, tmp_path, ending, begins):
    for name in ("one", "two"):
        assert run("embedding", "violin", f"{name}.{ending}") == 0
    one = (tmp_path / f"one.{ending}").read_bytes()
    assert one.startswith(begins) and one == (tmp_path / f"two.{ending}").read_bytes()


@pytest.mark.parametrize(
    "words, said",
    [
        (("embedding", "violin", "out.jpg"), "a figure's file ends in .png, .svg, .pdf"),
        (("embedding", "violine", "out.png"), "no instrument 'violine' in the bank: grand_piano "),
        (("embedding", "violin.wav", "out.png"), "violin.wav: no such file"),
        (("embedding", "noise.wav", "out.png"), "no steady pitch is heard: give --pitch"),
        (("rainbowgrams", "text.wav", "out.png"), "text.wav: not a sound that can be read"),
        (("rainbowgrams", "flute_60.wav", "out.png", "--models", "nothing"), "no model 'nothing'"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_line_and_nothing_is_written(flute, tmp_path, capsys, words, said):
    audio.write("noise.wav", np.random.default_rng(1).normal(0, 0.1, 16_000))
    (tmp_path / "text.wav").write_text("no sound")
    assert run(*words) == 1
    told = capsys.readouterr().err
    assert said in told and told.startswith("nsynth figure: ") and told.count("\n") == 1
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    "words, said",
    [
        (("portrait", "a", "b"), "invalid choice: 'portrait'"),
        (("interpolation", "a", "b", "c.png", "--steps", "1"), "must be a number in 2..9, not '1'"),
        (("rainbowgrams", *["a.wav"] * 9, "c.png"), "at most 8 sounds in a figure, not 9"),
        (("dynamics", "a", "b", "c.png", "--pitch", "128"), "must be a number in 0..127"),
    ],
)
def test_misuse(capsys, words, said):
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2 and said in capsys.readouterr().err


def test_each_kind_has_an_example(capsys):
    for kind in ("rainbowgrams", "interpolation", "dynamics", "embedding"):
        with pytest.raises(SystemExit):
            run(kind, "--help")
        assert f"example: nsynth figure {kind} " in capsys.readouterr().out
