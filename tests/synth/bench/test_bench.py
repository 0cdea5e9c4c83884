import json

import pytest

from synth import cli
from synth.bench import command, machine
from synth.bench.measure import FULL_SIZE, ModelSpeeds, Row, load
from synth.config import DecoderConfig, ModelConfig
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.pages import replace_between


def test_multiply_adds_are_the_weights_a_sample_passes(default_model):
    layer = 3 * 64 * 128 + 64 * (64 + 128)
    start, end = 3 * 13 * 64 + 64 * 128, 128 * 128 + 128 * 256
    assert machine.multiply_adds(default_model) == 20 * layer + start + end
    assert 58e6 < machine.multiply_adds(load(FULL_SIZE)) < 60e6


def test_past_taps_are_read_once_in_as_many_samples_as_they_are_known_ahead():
    config = ModelConfig(decoder=DecoderConfig(layers=3, stages=1, width=10, skip=4))
    network = WaveNetAutoencoder(config)
    every = machine.multiply_adds(network)
    past = 2 * 10 * 20
    assert machine.weights_read(config, every) == every - past * (0 + 1 / 2 + 3 / 4)


def found(rate: float) -> command.Found:
    """Of a machine that makes 10 multiply-adds a second on a core and reads 1 byte a second."""
    rows = [
        Row("naive", 1, 0.5),
        Row("queued", 1, rate / 4),
        Row("simd", 1, rate, 0.25, 90),
        Row("simd", 9, 0.1),
    ]
    return command.Found("a machine", 2, (10.0, 20.0), [ModelSpeeds("default", 4, 0.00001, 1.0, rows)])


def test_the_limit_is_arithmetic_or_reading():
    speeds = found(1.0).models[0]
    assert command.limit(found(1.0), speeds, 1) == 10 / 4
    assert command.limit(found(1.0), speeds, 64) == 20 / 4
    speeds.bytes_read = 2.0
    assert command.limit(found(1.0), speeds, 1) == 1 / 2
    assert command.limit(found(1.0), speeds, 4) == 2


def test_the_page_has_every_row_with_its_ratios():
    lines = list(command.page(found(2.0)))
    assert "| simd | 1 | 2.0 | 0.000125 | 80.0% | 4 | 4.0 | 250 ms | 90 MB |" in lines
    assert "| naive | 1 | 0.5 | 3.13e-05 | 20.0% | 1 | 1.0 |  |  |" in lines
    assert any("a machine, 2 cores" in line for line in lines)


def test_a_missed_goal_says_what_the_machine_allows():
    slow, fast = (list(command.goals(found(rate))) for rate in (16_000.0, 40_000.0))
    assert slow[0].startswith("| default, one voice, one core | 2 × real time | 1.00 (simd) | missed: ")
    assert "at most" in slow[0] and fast[0].endswith("| met |")


def test_it_measures_for_real(capsys, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{command.BEGIN}\nold\n{command.END}\nafter\n")
    choice = ["--model", "default", "--kind", "simd", "--voices", "1", "--voices", "5", "--cores", "2"]
    assert cli.main(["bench", *choice, "--page", str(page), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rows = told["models"][0]["rows"]
    assert [(row["kind"], row["voices"]) for row in rows] == [("naive", 1), ("simd", 1), ("simd", 5)]
    naive, one, five = (row["samples_per_second"] for row in rows)
    assert five > one > 20 * naive > 0
    assert 0 < rows[1]["first_chunk_seconds"] < 5 and rows[1]["megabytes"] > 100
    text = page.read_text()
    assert text.startswith("before\n") and text.endswith("\nafter\n") and "old" not in text
    assert text.count("| simd |") == 2


@pytest.mark.parametrize(
    "choice", [["--voices", "0"], ["--cores", "0"], ["--kind", "magic"], ["--model", "no"]]
)
def test_a_bad_choice_is_one_line(choice, capsys):
    assert cli.main(["bench", *choice]) == 1
    told = capsys.readouterr().err.strip().splitlines()[-1]
    assert told.startswith("nsynth bench: ")


def test_a_page_without_marks_is_refused(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("nothing")
    with pytest.raises(SynthError, match="no lines"):
        replace_between(page, command.BEGIN, command.END, "text")
    assert page.read_text() == "nothing"
