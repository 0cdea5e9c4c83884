"""docs/how_it_works.md: figures are there and can be made again, numbers are those of the code."""

import re
import shutil

import numpy as np
import pytest
from matplotlib import image

from docs.pictures import how_it_works, how_network
from docs.pictures.how_it_works import ENDS, FIGURES, PITCH, ROOT, VIBRATO, Material, marks
from synth import mulaw
from synth.config import SAMPLE_RATE, ModelConfig
from synth.datasets.players import NOTE_SECONDS
from synth.figures.notes import Model, Sound
from tests.synth.evaluation.fakes import blown, plucked

PAGE = ROOT / "docs" / "how_it_works.md"
MODEL = ModelConfig()
NOTE_SAMPLES = round(NOTE_SECONDS * SAMPLE_RATE)


def between(page, name):
    begin, end = marks(name)
    before, found, rest = page.partition(begin)
    said, closed, after = rest.partition(end)
    assert found and closed, f"{name} has no place on the page"
    return said, before + after


def test_every_figure_stands_on_the_page_with_its_text():
    page = PAGE.read_text("utf-8")
    for name in FIGURES:
        said, _ = between(page, name)
        assert re.fullmatch(rf"\n!\[.{{10,}}\]\(images/how_{name}\.png\)\n\n\*.{{9,}}\.\*\n", said), name
        assert image.imread(ROOT / "docs" / "images" / f"how_{name}.png").shape[1] > 600
    there = {path.stem for path in (ROOT / "docs" / "images").glob("how_*.png")}
    assert there == {f"how_{name}" for name in FIGURES}


def test_the_numbers_of_the_text_are_those_of_the_code():
    """What stands below the figures is written by the code; these are in what was written by hand."""
    page = PAGE.read_text("utf-8")
    for name in FIGURES:
        _, page = between(page, name)
    page = re.sub(r"^    .*$", "", page, flags=re.M).replace("2017", "")
    known = {SAMPLE_RATE, NOTE_SAMPLES, round(NOTE_SECONDS), MODEL.levels, MODEL.bottleneck, MODEL.hop}
    known.add(NOTE_SAMPLES // MODEL.hop * MODEL.bottleneck)
    found = {int(number.replace(",", "")) for number in re.findall(r"(?<![\w.])\d[\d,]*(?<!,)", page)}
    assert found and found <= known, found - known


@pytest.fixture(scope="module")
def material():
    """Tones instead of a soundfont's instruments, and little of each."""
    tones = {VIBRATO: blown, ENDS[0]: plucked}
    notes = [Sound(name, tone(PITCH, NOTE_SAMPLES), PAGE) for name, tone in tones.items()]
    return Material([Model("default")], notes, 9600)


def test_all_figures_are_made_again(material, tmp_path):
    page = tmp_path / "page.md"
    shutil.copy(PAGE, page)
    how_it_works.make(material, tmp_path, page)
    made, shipped = page.read_text("utf-8"), PAGE.read_text("utf-8")
    for name in FIGURES:
        drawn = image.imread(tmp_path / f"how_{name}.png")
        assert drawn.shape[1] > 600 and drawn.std() > 0.05
    for name in ("mulaw", "encoder", "dilation"):
        assert between(made, name)[0] == between(shipped, name)[0], "run `make figures`"


def test_layers_reach_as_far_as_the_decoder_hears(material):
    config = material.network.config
    assert how_network.heard_samples(config)[-1] == config.receptive_field
    assert len(how_network.heard_samples(config)) == config.decoder.layers


def test_a_quiet_tone_lives_on_in_mu_law_alone():
    def through(audio):
        return mulaw.decode(mulaw.encode(audio))

    assert how_network.signal_to_error_db(through, -48) > 25
    assert abs(how_network.signal_to_error_db(np.zeros_like, -48)) < 0.01


def test_vibrato_is_told_in_cents():
    time = np.arange(NOTE_SAMPLES) / SAMPLE_RATE
    swing = 20 * np.sin(2 * np.pi * 5 * time)
    hertz = 440 * 2 ** ((PITCH - 69) / 12) * 2 ** (swing / 1200)
    sound = np.sin(2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE).astype(np.float32)
    # The low note's window is as long as half a swing, which it rounds off.
    assert 8 < how_it_works.vibrato_cents(sound) < 20 / 2**0.5 + 0.5
    assert how_it_works.vibrato_cents(blown(PITCH, NOTE_SAMPLES)) < 0.5
