"""Presets of the user's own: files, versions, names, and saving them by a performer's command."""

import errno
import json
import os

import pytest

from bridge.errors import ClientError, SetupError
from bridge.live import preset_files, presets
from bridge.live.checked import structure
from bridge.live.preset_files import PresetFolder
from bridge.live.presets import Envelope, Loop, Preset, Presets
from bridge.live.timbre import starting
from synth import files
from tests.bridge.fakes import CORNERS, banks

TEXT = {"name": "A", "corners": list(CORNERS)}


@pytest.fixture
def folder(tmp_path):
    return PresetFolder(tmp_path / "presets")


def put(folder, file, **values):
    folder.folder.mkdir(exist_ok=True)
    (folder.folder / file).write_text(json.dumps({**TEXT, **values}))


def names(found):
    return [preset.name for preset in found]


# The format


def test_every_version_of_the_file_is_read_as_what_it_meant():
    assert set(presets.MIGRATIONS) == set(range(1, presets.VERSION))
    old = json.dumps({**TEXT, "version": 1, "grid": 9}).encode()
    assert presets.parse(old) == Preset("A", CORNERS, grid=9)


def test_migrations_follow_one_another(monkeypatch):
    def renamed(values):
        return {("grid" if key == "cells" else key): value for key, value in values.items()}

    steps = {1: renamed, 2: lambda values: {**values, "grid": values["grid"] + 1}}
    monkeypatch.setattr(presets, "MIGRATIONS", steps)
    monkeypatch.setattr(presets, "VERSION", 3)
    values = presets._migrated({"version": 1, "cells": 8})
    assert values == {"version": 3, "grid": 9}


def test_a_file_of_a_newer_program_is_refused_with_what_to_do():
    newer = json.dumps({**TEXT, "version": presets.VERSION + 1, "unheard_of": 1}).encode()
    with pytest.raises(ValueError, match=rf"version {presets.VERSION + 1} is newer.*update"):
        presets.parse(newer)


@pytest.mark.parametrize(
    "more, says",
    [
        ({"gird": 9}, "no key 'gird'; did you mean 'grid'"),
        ({"loop": {"strat": 1, "end": 2}}, r"no key 'loop\.strat'; did you mean 'start'"),
        ({"zzz": 1}, "no key 'zzz'; there are name, corners, version.*glide"),
        ({"grid": 1}, r"grid must be a whole number in 2\.\.129, not 1"),
        ({"grid": 500}, r"grid must be a whole number in 2\.\.129, not 500"),
        ({"grid": "many"}, r"grid must be a whole number in 2\.\.129, not many"),
        ({"envelope": {"sustain": -1}}, r"envelope\.sustain must be a number in 0\.\.1, not -1"),
        ({"prerender": {"velocities": [200]}}, "velocities"),
        ({"prerender": {"step": 99}}, r"prerender\.step must be a whole number in 1\.\.24, not 99"),
        ({"prerender": {"setp": 9}}, r"no key 'prerender\.setp'; did you mean 'step'"),
        ({"loop": {"start": 61, "end": 62}}, r"loop\.start must be a number in 0\.\.60, not 61"),
        ({"weights": "near"}, "weights must be one of bilinear, distance, not near"),
        ({"version": 0}, rf"version must be a whole number in 1\.\.{presets.VERSION}, not 0"),
        ({"version": True}, "version"),
        ({"corners": "flute"}, "corners"),
        ({"name": "A\n"}, "name must be 1 to 64 letters"),
        ({"name": " A"}, "name must be"),
        ({"name": "A" * 65}, "name must be"),
        ({"name": "a\0b"}, "name must be"),
        ({"name": ""}, "name must be"),
    ],
)
def test_a_mistake_names_key_and_range(more, says):
    with pytest.raises(ValueError, match=says):
        presets.parse(json.dumps({**TEXT, **more}).encode())


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff\xfe{", b"null", b'"a"', b"[1]", b"1e999"])
def test_what_is_no_preset_at_all_is_refused_in_a_line(data):
    with pytest.raises(ValueError) as error:
        presets.parse(data)
    assert len(str(error.value).splitlines()) == 1


def test_names_of_any_alphabet_are_allowed():
    for name in ("Glöckchen", "夜の列車", "R&B 2", "Don't"):
        assert presets.parse(json.dumps({**TEXT, "name": name}).encode()).name == name


# The folder


def test_a_folder_that_is_not_there_is_empty_and_comes_with_the_first_save(folder):
    assert folder.read() == [] and folder.problems == []
    folder.write(Preset("A", CORNERS))
    assert names(folder.read()) == ["A"]


def test_what_is_written_is_read_again_whole(folder):
    preset = Preset(
        "A",
        CORNERS,
        grid=5,
        temperature=0.5,
        seed=7,
        loop=Loop(1, 2),
        envelope=Envelope(0.1, 0.2, 0.3, 0.4),
        edits=(("gain", 0.5, "0-3"), ("reverse",)),
    )
    folder.write(preset)
    assert PresetFolder(folder.folder).read() == [preset]


def test_presets_keep_their_order_when_others_are_saved_and_replaced(folder):
    for name in ("Zither", "alto", "Middle"):
        folder.write(Preset(name, CORNERS))
    folder.write(Preset("ZITHER", CORNERS, grid=9))
    assert names(folder.read()) == ["ZITHER", "alto", "Middle"]
    assert sorted(file.name for file in folder.folder.iterdir()) == [
        "001_zither.json",
        "002_alto.json",
        "003_middle.json",
    ]


def test_files_are_in_the_order_of_their_numbers_and_those_without_come_last(folder):
    for file in ("b.json", "1000_x.json", "20_y.json", "003_z.json", "a.json"):
        put(folder, file, name=file.removesuffix(".json"))
    assert names(folder.read()) == ["003_z", "20_y", "1000_x", "a", "b"]
    folder.write(Preset("New", CORNERS))
    assert (folder.folder / "1001_new.json").is_file()


@pytest.mark.parametrize(
    "name, file",
    [
        ("CON", "001_con.json"),
        ("夜の列車", "001_preset.json"),
        ("Glöckchen & Co", "001_glockchen_co.json"),
        ("x" * 64, f"001_{'x' * 40}.json"),
    ],
)
def test_a_file_is_called_what_every_system_takes(folder, name, file):
    folder.write(Preset(name, CORNERS))
    assert [path.name for path in folder.folder.iterdir()] == [file]
    assert names(folder.read()) == [name]


def test_a_broken_file_is_told_once_with_its_name_and_the_others_are_there(folder, caplog):
    put(folder, "1.json")
    put(folder, "2.json", name="B", grid=1)
    (folder.folder / "3.json").write_text("{")
    (folder.folder / "4.json").mkdir()
    (folder.folder / ".5.json").write_text("{")
    for _ in range(3):
        assert names(folder.read()) == ["A"]
    assert len(caplog.messages) == 2
    assert any("2.json" in line and "2..129" in line for line in caplog.messages)
    assert any("3.json" in line for line in caplog.messages)


def test_two_files_of_one_name_are_told_and_the_first_counts(folder, caplog):
    put(folder, "1.json", name="Mine", grid=3)
    put(folder, "2.json", name="mine", grid=4)
    assert [preset.grid for preset in folder.read()] == [3]
    assert "2.json" in caplog.messages[0]


def test_a_file_edited_by_hand_counts_at_once_and_stays_as_it_was_while_it_is_broken(folder):
    put(folder, "1.json", grid=3)
    assert [preset.grid for preset in folder.read()] == [3]
    put(folder, "1.json", grid=14)
    assert [preset.grid for preset in folder.read()] == [14]
    (folder.folder / "1.json").write_text("{")
    assert [preset.grid for preset in folder.read()] == [14] and folder.problems
    put(folder, "1.json", grid=5)
    assert [preset.grid for preset in folder.read()] == [5] and not folder.problems
    (folder.folder / "1.json").unlink()
    assert folder.read() == []


def test_files_that_have_not_changed_are_not_read_again(folder, monkeypatch):
    put(folder, "1.json")
    folder.read()
    monkeypatch.setattr(presets, "parse", None)
    assert names(folder.read()) == ["A"]


def test_a_file_that_is_far_too_large_is_not_even_read(folder):
    put(folder, "1.json", name="B" * preset_files.LARGEST_BYTES)
    assert folder.read() == [] and "larger than" in folder.problems[0]


def test_a_folder_that_cannot_be_read_is_told_and_costs_nothing_else(tmp_path, caplog):
    (tmp_path / "presets").write_text("a file")
    folder = PresetFolder(tmp_path / "presets")
    for _ in range(2):
        assert folder.read() == []
    assert len(caplog.messages) == 1 and str(tmp_path) in caplog.messages[0]
    with pytest.raises(ClientError, match="--presets"):
        folder.write(Preset("A", CORNERS))


def test_a_full_disk_leaves_the_old_file_whole_and_no_half_one(folder, monkeypatch):
    folder.write(Preset("A", CORNERS, grid=3))

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(ClientError, match=r"001_a\.json \(No space left on device\): make room") as error:
        folder.write(Preset("A", CORNERS, grid=4))
    assert len(str(error.value).splitlines()) == 1
    assert [file.name for file in folder.folder.iterdir()] == ["001_a.json"]
    assert [preset.grid for preset in folder.read()] == [3]


def test_there_is_a_limit_to_how_many_there_are(folder, monkeypatch):
    monkeypatch.setattr(preset_files, "MOST_PRESETS", 2)
    for name in ("A", "B"):
        folder.write(Preset(name, CORNERS))
    with pytest.raises(ClientError, match="at most 2 presets"):
        folder.write(Preset("C", CORNERS))
    folder.write(Preset("B", CORNERS))


# All of them


def test_the_bundled_come_first_and_a_preset_of_the_user_s_may_take_the_place_of_one(folder, caplog):
    bundled = [Preset("Beta", CORNERS), Preset("Alpha", CORNERS)]
    found = Presets(bundled, folder)
    put(folder, "1.json", name="Aardvark")
    assert found.names == ["Alpha", "Beta", "Aardvark"]
    put(folder, "2.json", name="alpha", grid=3)
    for _ in range(2):
        assert found.names == ["alpha", "Beta", "Aardvark"]
    assert [line for line in caplog.messages if "yours" in line] == [
        "preset 'alpha' is yours, in place of the bundled one"
    ]
    assert found.find("Alpha").grid == 3 and found.is_own(found.find(0)) and not found.is_own(found.find(1))


def test_a_broken_bundled_preset_is_an_error(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({**TEXT, "grid": 1}))
    with pytest.raises(SetupError, match=r"a\.json.*2\.\.129"):
        presets.read(tmp_path)


def test_a_preset_is_found_in_whatever_case():
    found = Presets([Preset("Night Train", CORNERS)])
    assert found.find("night train").name == "Night Train"


def test_without_the_instruments_of_any_preset_the_bank_s_own_are_played(caplog):
    elsewhere = [Preset(name, ("kazoo", *CORNERS[1:])) for name in "AB"]
    made = starting(banks(), [*elsewhere, Preset("C", CORNERS)], 64)
    assert made.preset.name == "C"
    assert caplog.messages == [
        "preset 'A': no instrument 'kazoo'; there are flute, guitar, cello, choir, harp and 1 more presets;"
        " starting with 'C'"
    ]
    made = starting(banks(), elsewhere, 64)
    assert made.corners == [*CORNERS] and made.preset.name == "Instruments"


def test_structures_of_any_kind_are_checked_so():
    assert structure({"start": 1, "end": 2}, Loop) == Loop(1, 2)
    with pytest.raises(ValueError, match="missing required field `end`"):
        structure({"start": 1}, Loop)
