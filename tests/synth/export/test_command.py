"""`nsynth export`: whole or not at all, nobody's files lost, one line for what cannot be."""

import json
import shutil

import numpy as np
import pytest

from synth import audio
from synth.cli import main
from synth.errors import SynthError
from synth.export import formats
from synth.export.job import check_name, key_ranges
from synth.grid.layout import Grid
from tests.synth.export.conftest import SQUARE, make


def export(grid, out, *arguments, to="folder"):
    return main(["export", str(grid), str(out), "--to", to, *arguments])


@pytest.mark.parametrize("to", formats.FORMATS)
def test_json_tells_what_is_there(square, tmp_path, capsys, to):
    assert export(square, tmp_path / "out", "--json", to=to) == 0
    told = json.loads(capsys.readouterr().out)
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert told["files"] == len(files) - 1
    assert told["bytes"] == sum(path.stat().st_size for path in files if path.name != formats.RECORD)
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("to", formats.FORMATS)
def test_the_size_told_before_is_about_what_it_takes(square, tmp_path, capsys, to):
    assert export(square, tmp_path / "out", "--json", to=to) == 0
    form, grid = formats.FORMATS[to], Grid.load(square)
    told = form.size(formats.Job(grid, grid.name, grid.rate))
    # How well an MP3 compresses is not known before.
    most = 4 if to == "m4l" else 1.05
    assert 0.9 < told / json.loads(capsys.readouterr().out)["bytes"] < most


def test_notes_that_are_not_rendered_yet_are_counted(square, tmp_path, capsys):
    for note in Grid.load(square).notes[3:8]:
        (square / note.file).unlink()
    assert export(square, tmp_path / "out") == 1
    assert "5 of 18 notes are not rendered yet: run nsynth grid again" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_note_that_is_not_what_the_grid_tells_is_refused_and_nothing_is_left(square, tmp_path, capsys):
    audio.write(square / Grid.load(square).notes[-1].file, np.zeros(100, np.float32))
    assert export(square, tmp_path / "out") == 1
    assert "run nsynth grid again" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["grid"]


def test_what_is_there_is_replaced_when_asked_and_only_if_it_is_an_export(square, tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / "diary.txt").write_text("mine")
    assert export(square, out) == 1 and "--replace" in capsys.readouterr().err
    assert export(square, out, "--replace") == 1 and "leaves it alone" in capsys.readouterr().err
    assert (out / "diary.txt").read_text() == "mine"
    shutil.rmtree(out)
    assert export(square, out) == 0 and export(square, out, "--replace", to="sfz") == 0
    assert (out / f"{'_'.join(SQUARE)}.sfz").is_file() and not (out / "manifest.json").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["grid", "out"]


def test_an_export_that_fails_leaves_the_earlier_one(square, tmp_path):
    out = tmp_path / "out"
    assert export(square, out) == 0
    audio.write(square / Grid.load(square).notes[-1].file, np.zeros(100, np.float32))
    assert export(square, out, "--replace") == 1
    assert (out / "manifest.json").is_file()


def test_the_grid_itself_is_never_the_target(square, capsys):
    assert export(square, square, "--replace") == 1 and "the grid itself" in capsys.readouterr().err
    assert export(square, square.parent, "--replace") == 1
    assert len(list((square / "notes").iterdir())) == 18


def test_a_full_disk_is_told_before(square, tmp_path, capsys, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1_000_000))
    assert export(square, tmp_path / "out") == 1
    assert "needs 1.15 MB, and 1.00 MB are free" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["..", "a/b", "a\\b", ".hidden", "-rf", "", "con:", "a\nb", "x" * 200, "end."]
)
def test_names_that_are_no_files_are_refused(name):
    with pytest.raises(SynthError, match="cannot be a file's name"):
        check_name(name, "it")


def test_names_of_people_are_kept():
    for name in ("acoustic_grand_piano", "Flöte 2", "5th saw", "Bass & Lead (soft)"):
        check_name(name, "it")


def test_an_instrument_that_is_a_path_never_becomes_one(tmp_path, capsys):
    folder = tmp_path / "grid"
    make(folder, [SQUARE], resolution=2, pitches=(60,), samples=1_000)
    text = (folder / "grid.json").read_text().replace('"bass"', '"../../bass"')
    (folder / "grid.json").write_text(text)
    for to in formats.FORMATS:
        assert export(folder, tmp_path / "out", to=to) == 1
        assert "cannot be a file's name" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["grid"]


@pytest.mark.parametrize("arguments", [["--rate", "44100"], ["--rate", "10"]])
def test_a_rate_that_cannot_be_is_misuse(square, tmp_path, arguments):
    with pytest.raises(SystemExit) as ended:
        export(square, tmp_path / "out", *arguments, to="ons")
    assert ended.value.code == 2


def test_every_key_goes_to_the_nearest_pitch():
    ranges = key_ranges([60, 48, 51])
    for key in range(128):
        (pitch,) = [pitch for pitch, (low, high) in ranges.items() if low <= key <= high]
        assert abs(key - pitch) == min(abs(key - each) for each in ranges)


def test_a_folder_without_a_grid_is_told(tmp_path, capsys):
    assert export(tmp_path, tmp_path / "out") == 1
    assert "nsynth grid" in capsys.readouterr().err
