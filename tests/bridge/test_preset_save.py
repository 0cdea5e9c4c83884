"""Presets saved by a performer's command."""

import json

import pytest

from bridge.errors import ClientError
from bridge.live.preset_files import PresetFolder
from bridge.live.presets import Preset
from tests.bridge.fakes import CORNERS, Stage


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    yield made
    made.cache.close()


def save(stage, name="Mine", r=0):
    return stage.send("preset_save", name=name, r=r)


def test_a_saved_preset_holds_corners_edits_and_all_else_of_now_and_is_in_use(stage):
    stage.send("preset", name="Second")
    stage.send("corner", index=3, instrument="harp")
    stage.send("edit", operation="gain", arguments=[0.5, "0-3"])
    stage.send("glide", seconds=0.7)
    events = save(stage, r=8)
    assert events[:2] == [("preset.name", 3, "Mine"), ("preset.loaded", "Mine")]
    assert ("corner", 3, "harp") in events and ("edits", 1) in events
    assert events[-1] == ("done", "preset.save", 8)
    assert stage.send("status")[0][4] == "Mine"
    (kept,) = PresetFolder(stage.own.folder).read()
    second = stage.presets.find("Second")
    assert kept == Preset(
        "Mine",
        ("harp", "guitar", "cello", "harp"),
        loop=second.loop,
        envelope=second.envelope,
        edits=(("gain", 0.5, "0-3"),),
        glide=0.7,
    )


def test_a_saved_preset_brings_everything_back(stage):
    stage.send("edit", operation="gain", arguments=[0.5, "0-3"])
    save(stage)
    before = stage.send("refresh")
    stage.send("preset", name="Second")
    stage.send("preset", name="mine")
    assert stage.send("refresh") == before


def test_one_of_the_user_s_is_replaced_and_nobody_is_told_a_new_name(stage):
    save(stage)
    stage.send("corner", index=0, instrument="harp")
    assert "preset.name" not in [event[0] for event in save(stage)]
    assert stage.presets.find("Mine").corners[0] == "harp"
    assert len(list(stage.own.folder.iterdir())) == 1


@pytest.mark.parametrize(
    "name, says",
    [
        ("Second", "comes with the program.*another name"),
        ("SECOND", "comes with the program"),
        ("../evil", "name must be"),
        ("a/b", "name must be"),
        ("a\0", "name must be"),
        ("a\nb", "name must be"),
        (" ", "name must be"),
        ("x" * 65, "name must be"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_changes(stage, name, says):
    before = stage.send("refresh")
    with pytest.raises(ClientError, match=says):
        save(stage, name)
    assert stage.send("refresh") == before and not stage.own.folder.exists()


def test_what_cannot_be_written_leaves_the_preset_in_use(stage):
    stage.own.folder.parent.mkdir(parents=True, exist_ok=True)
    stage.own.folder.write_text("a file where the folder should be")
    with pytest.raises(ClientError, match="cannot write"):
        save(stage)
    assert stage.send("status")[0][4] == "First"


def test_one_s_own_in_place_of_a_bundled_one_is_replaced(stage):
    stage.own.folder.mkdir(parents=True)
    file = stage.own.folder / "second.json"
    file.write_text(json.dumps({"name": "Second", "corners": CORNERS, "grid": 3}))
    stage.send("preset", name="Second")
    stage.send("corner", index=0, instrument="harp")
    save(stage, "Second")
    assert stage.presets.find("Second").corners[0] == "harp"
    assert [file.name for file in stage.own.folder.iterdir()] == ["second.json"]
