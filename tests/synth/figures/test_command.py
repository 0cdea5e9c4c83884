"""`nsynth figure`: what is drawn, in which files, and what is refused before anything is rendered."""

import numpy as np
import pytest
from matplotlib import image

from synth import audio, checkpoints
from synth.cli import main
from tests.synth.evaluation.fakes import blown
from tests.synth.spectral.conftest import tiny

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
        ("interpolation", "flute", "flute_60.wav", "out.png", "--steps", "2"),
        ("dynamics", "grand_piano", "drawbar_organ", "out.png", "--steps", "3", "--dark"),
        ("embedding", "flute_60.wav", "violin", "out.png", "--title", "One", "--dark"),
    ],
    ids=lambda words: words[0],
)
def test_every_kind_is_drawn(flute, tmp_path, words):
    assert run(*words, *(() if words[0] == "embedding" else SHORT)) == 0
    picture = image.imread("out.png")[:, :, :3]
    assert picture.shape[1] > 600 and picture.std() > 0.05
    assert picture[0, 0].max() < 0.15 if "--dark" in words else picture[0, 0].min() == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flute_60.wav", "out.png"]


def test_models_of_any_kind_stand_side_by_side(flute, tmp_path):
    checkpoints.save(tiny(), tmp_path / "small.safetensors")
    assert run("rainbowgrams", flute, "out.png", *SHORT, "--models", "default", "small.safetensors") == 0
    # The original and what each of both makes of it: three columns, of which two would be 800 wide.
    assert image.imread("out.png").shape[1] > 1000


def test_a_spectral_embedding_has_no_time_to_show(flute, tmp_path, capsys):
    checkpoints.save(tiny(), tmp_path / "small.safetensors")
    assert run("embedding", flute, "out.png", "--model", "small.safetensors") == 1
    assert capsys.readouterr().err == (
        "nsynth figure: small has one frame for a whole note: nothing to show over time\n"
    )


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
        (("rainbowgrams", "noise.wav", "out.png"), "no steady pitch is heard: give --pitch"),
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
