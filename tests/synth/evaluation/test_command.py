"""The whole command on a few half-second notes of a network of a few channels."""

import argparse
import json
import re

import numpy as np
import pytest

from synth import audio, bank, checkpoints, locations, mulaw
from synth.config import GRAIN, TEMPERATURE
from synth.errors import SynthError
from synth.evaluation import command, report
from synth.evaluation.evaluate import Settings, measure
from synth.evaluation.intervals import Share
from synth.evaluation.probe import Probed
from synth.evaluation.results import Answer, MeasuredNote, ModelResult, Named, Naming, SetResult
from tests.synth.conftest import small_model
from tests.synth.evaluation.fakes import plucked
from tests.synth.spectral.conftest import tiny


def options(*arguments):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args([str(each) for each in arguments])


@pytest.fixture
def files(tmp_path):
    """Two small models, a bank for the first, a folder of notes."""
    for name, pitched in (("one", True), ("two", False)):
        model = small_model(pitched, pitched)
        path = tmp_path / f"{name}.safetensors"
        checkpoints.save(model, path)
        if pitched:
            instruments = [
                bank.Instrument("piano", "keyboard", 0, (48, 60), (50, 110)),
                bank.Instrument("organ", "organ", 19, (48, 60), (50, 110)),
            ]
            rows = np.stack([model.encode(np.stack([plucked(pitch)] * 2)).numpy() for pitch in (48, 60)])
            arrays = {each.name: rows for each in instruments}
            found = bank.Bank(locations.file_identity(path), instruments, arrays)
            found.save(locations.bank_path(path))
    (tmp_path / "notes").mkdir()
    for pitch in range(60, 64):
        audio.write(tmp_path / "notes" / f"guitar_{pitch}.wav", plucked(pitch))
    return tmp_path


def test_a_run_measures_every_set_and_prints_json_and_a_page(files, capsys):
    page = files / "page"
    flags = [
        "--notes",
        2,
        "--seconds",
        0.5,
        "--json",
        "--html",
        page,
        "--examples",
        1,
        "--data",
        files / "notes",
    ]
    command.run(options(files / "one.safetensors", "--compare", files / "two.safetensors", *flags))
    found = json.loads(capsys.readouterr().out)
    assert found["settings"] == {"notes": 2, "seconds": 0.5, "temperature": TEMPERATURE, "grain": GRAIN}
    one, two = found["models"]
    assert [one["model"], two["model"]] == ["one", "two"]
    assert one["identity"] == locations.file_identity(files / "one.safetensors")
    counts = {name: result["notes"] for name, result in one["sets"].items()}
    assert counts == {"held-out notes": 2, "bank": 2, "bank at other keys": 2, "half-way between two": 2}
    assert list(two["sets"]) == ["held-out notes"]
    held_out = one["sets"]["held-out notes"]
    assert (
        held_out["goals"]["within_50_cents"]["count"] == held_out["goals"]["silent_or_clipped"]["count"] == 2
    )
    assert "family_of_original" not in one["sets"]["bank"]["goals"]
    bits = held_out["measures"]["bits_per_sample"]
    assert set(bits) == {"count", "mean", "mean_size", "median", "p10", "p90"} and bits["count"] == 2
    assert 1 < bits["p10"] <= bits["median"] <= bits["p90"] < 20
    assert "spectral_distance_db" in held_out["measures"]
    assert "spectral_distance_db" not in one["sets"]["bank"]["measures"]
    text = (page / "index.html").read_text("utf-8")
    linked = re.findall(r'src="([^"]+)"', text)
    # One example of each set: an original and two notes, then three notes of the first model alone.
    assert len([name for name in linked if name.endswith(".wav")]) == 6
    assert len([name for name in linked if name.endswith(".png")]) == 4
    assert {path.name for path in page.iterdir()} == {"index.html", *linked}


def test_whole_notes_are_named_and_embeddings_probed_of_wavenets_and_of_spectral_models(files, capsys):
    checkpoints.save(tiny(), files / "spectral.safetensors")
    for name in ("flute", "harp", "oboe", "viola"):
        for pitch in (60, 64):
            audio.write(files / "notes" / f"{name}_{pitch}.wav", plucked(pitch, 64_000))
    flags = ["--notes", 1, "--seconds", 4, "--probe", "--data", files / "notes", "--compare"]
    command.run(options(files / "one.safetensors", *flags, files / "spectral.safetensors", "--json"))
    wavenet, spectral = json.loads(capsys.readouterr().out)["models"]
    for found, size in ((wavenet, 16), (spectral, 6)):
        goals = found["sets"]["held-out notes"]["goals"]
        for who in ("original", "made"):
            assert goals[f"{who}_pitch_named"].keys() == {"value", "count", "low", "high"}
            assert goals[f"{who}_qualities_named"]["count"] == 6
        # guitar, harp: every fourth instrument of five is asked for.
        assert found["probe"]["count"] == 2 and found["probe"]["size"] == size
    measures = [found["sets"]["held-out notes"]["measures"] for found in (wavenet, spectral)]
    assert "bits_per_sample" in measures[0] and "bits_per_sample" not in measures[1]
    assert "spectral_distance_db" in measures[1]
    originals = [
        found["sets"]["held-out notes"]["goals"]["original_pitch_named"] for found in (wavenet, spectral)
    ]
    assert originals[0] == originals[1]


def test_what_is_named_and_probed_stands_in_tables_with_its_intervals():
    answer = Answer(60, (True, False))
    named = Named(60, Answer(61, (True, True)), answer, (True, False))
    note = MeasuredNote("n", 60, np.zeros(16), None, {}, None, named)
    probed = Probed(Share(30, 100), 0.01, 300, 16)
    result = ModelResult("one", "", {"held-out notes": SetResult([note])}, probed)
    text = {label.strip(): cell for label, cell in report.lines([result.sets["held-out notes"]])}
    assert text["pitch of the original named rightly (95 %)"] == "100 % (21 … 100) of 1"
    assert text["qualities of the original named rightly (95 %)"] == "100 % (34 … 100) of 2"
    assert (
        text["F1 of the original's qualities"] == "1.00, 1 notes" and text["of the note's"] == "0.67, 1 notes"
    )
    line = report.probe_line([result, ModelResult("two", "")])
    assert line[1:] == ["30 % (22 … 40) of 100, chance 1 %", "—"]
    page = report.html_table([result])
    assert "linear probe" in page and "30 % (22 … 40)" in page


def test_without_the_bank_only_the_notes_of_the_data_are_measured(files, capsys):
    flags = ["--notes", 2, "--seconds", 0.5, "--json", "--no-bank"]
    command.run(options(files / "one.safetensors", *flags, "--data", files / "notes"))
    (found,) = json.loads(capsys.readouterr().out)["models"]
    assert list(found["sets"]) == ["held-out notes"]
    with pytest.raises(SynthError, match="nothing to measure"):
        command.run(options(files / "one.safetensors", *flags))


def test_the_table_puts_two_models_side_by_side(files, capsys):
    flags = ["--notes", 1, "--seconds", 0.5, "--data", files / "notes"]
    command.run(options(files / "one.safetensors", "--compare", files / "two.safetensors", *flags))
    text = capsys.readouterr().out
    assert re.search(r"one .* two", text) and "held-out notes" in text and "bits per sample" in text


def test_the_table_goes_between_the_marks_of_a_card(files, tmp_path):
    card = tmp_path / "card.md"
    flags = ["--notes", 1, "--seconds", 0.5, "--data", files / "notes", "--card", card]
    card.write_text("# Model\n")
    with pytest.raises(SynthError, match="to put the table between"):
        command.run(options(files / "one.safetensors", *flags))
    card.write_text(f"# Model\n{report.CARD_BEGIN}\nold\n{report.CARD_END}\nthe end\n")
    command.run(options(files / "one.safetensors", *flags))
    text = card.read_text()
    assert text.startswith("# Model\n") and text.endswith("the end\n") and "old" not in text
    assert "`nsynth evaluate one.safetensors --data notes --notes 1 --seconds 0.5`" in text
    widths = {line.count("|") for line in text.splitlines() if line.startswith("|")}
    assert widths == {3} and "| bits per sample, teacher-forced |" in text


def test_the_same_settings_measure_the_same(files, capsys):
    flags = ["--notes", 1, "--seconds", 0.5, "--json"]
    texts = []
    for _ in range(2):
        command.run(options(files / "one.safetensors", *flags))
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]


def test_with_a_soundfont_both_models_play_the_same_keys_beside_their_originals(files, soundfont, capsys):
    """The second has no bank and no ear for pitch: it encodes the originals, and plays no keys between."""
    flags = ["--notes", 2, "--seconds", 0.5, "--json", "--soundfont", soundfont]
    command.run(options(files / "one.safetensors", "--compare", files / "two.safetensors", *flags))
    one, two = (found["sets"] for found in json.loads(capsys.readouterr().out)["models"])
    assert list(one) == ["bank", "bank at other keys", "half-way between two"]
    assert list(two) == ["bank", "half-way between two"]
    for result in (one["bank"], one["bank at other keys"], two["bank"]):
        assert result["measures"]["spectral_distance_db"]["count"] == 2
        # A piano and an organ are told apart; what a network of random weights makes of them is its affair.
        assert result["goals"]["family_of_original"] == {"value": 1, "count": 2}
        assert result["goals"]["family_kept"]["count"] == 2
    sources = [found["bank"]["measures"]["original_level_db"] for found in (one, two)]
    assert sources[0] == sources[1]
    assert "spectral_distance_db" not in one["half-way between two"]["measures"]


@pytest.mark.parametrize(
    "flags, message",
    [
        (["--notes", 0], "notes must be at least 1"),
        (["--seconds", 9], r"seconds must be in 0\.5\.\.4, not 9"),
        (["--temperature", -1], r"temperature must be in 0\.\.10"),
        (["--examples", 0], "examples must be at least 1"),
        (["--compare", "nothing"], "no model 'nothing'"),
        (["--real", "nothing.npz"], r"nothing\.npz"),
        ([], "nothing to measure"),
        (["--probe"], "give --data"),
        (["--classifier", "nothing.safetensors"], "whole notes: --seconds 4"),
        (["--seconds", 4, "--classifier", "no.safetensors"], r"no classifier no\.safetensors"),
    ],
)
def test_what_cannot_be_measured_is_told_in_a_line(files, flags, message):
    with pytest.raises(SynthError, match=message) as caught:
        command.run(options(files / "two.safetensors", *flags))
    assert len(str(caught.value).splitlines()) == 1


def test_a_perfect_copy_has_no_error_and_hiss_is_measured_where_the_tail_is_silent():
    sound = mulaw.decode(mulaw.encode(plucked(60, 32_000)))
    found = measure(sound, sound, 60)
    zero = ("spectral_distance_db", "level_error_db", "attack_difference_ms", "decay_deviation_db")
    assert [found[name] for name in zero] == [0, 0, 0, 0]
    assert found["signal_to_hiss_db"] == found["original_signal_to_hiss_db"] > 40
    steady = np.tile(sound[:4000], 8)
    assert "signal_to_hiss_db" not in measure(steady, steady, 60)
    assert "signal_to_hiss_db" not in measure(sound, None, 60)


def test_cells_show_goals_medians_and_percentiles_and_leave_out_what_nobody_has():
    notes = [
        MeasuredNote("n", 60, np.zeros(1), None, {"level_error_db": value}) for value in (-4.0, -0.01, 2.0)
    ]
    result = ModelResult("m", "", {"bank": SetResult(notes)})
    cells = dict(report.lines([result.sets["bank"]]))
    assert cells == {
        "in tune, within 50 / 20 / 10 cents": "0 / 0 / 0 % of 3",
        "loudness within 3 dB": "67 % of 3",
        "silent or clipped": "3 of 3",
        "level error": "0.0 dB (−3.2 … 1.6)",
    }
    assert report.table([result], Settings()).row_count == 5
    assert ["loudness within 3 dB", "—", "67 % of 3"] in report.lines([SetResult([]), result.sets["bank"]])


def test_an_example_tells_the_families_heard():
    note = MeasuredNote("n", 60, np.zeros(1), None, {}, Naming("flute", "flute", "vocal"))
    assert "flute taken for vocal, its original for flute" in report.remarks(note)
