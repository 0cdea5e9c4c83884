"""What a restart returns to: a stage is closed or left, and another is made in its folder."""

import json
import shutil

import pytest

from bridge.live import memory
from synth import files
from tests.bridge.fakes import Stage, names


@pytest.fixture
def begin(tmp_path):
    """Start a stage of one folder; the one before ends, in good order or not."""
    stages = []

    def start(ended=True, **arguments):
        if stages:
            stages[-1].memory.keep(ended) if ended else None
            stages[-1].cache.close()
        stage = Stage(tmp_path / "stage", **arguments)
        stage.memory = stage.performer.remembered_in(tmp_path / "stage" / "state.json")
        stage.memory.recall()
        stage.memory.keep()
        stages.append(stage)
        return stage

    yield start
    stages[-1].cache.close()


def refresh(stage):
    return stage.send("refresh")


def test_the_whole_state_is_as_it_was(begin):
    stage = begin()
    stage.send("preset", name="Second")
    stage.send("corner", index=2, instrument="choir")
    stage.send("edit", operation="gain", arguments=[0.3])
    stage.send("edit", operation="crossfade", arguments=["harp"])
    stage.send("glide", seconds=0.7)
    stage.send("position", x=0.2, y=0.9)
    for pitch in (60, 64):
        stage.play(pitch)
        stage.render_all()
    before = refresh(stage)
    assert names(before).count("slot") == 2
    assert refresh(begin()) == before
    assert refresh(begin()) == before


def test_shares_of_the_corners_are_as_they_were(begin):
    stage = begin()
    stage.send("weights", w0=1.0, w1=1.0, w2=1.0, w3=0.0)
    before = refresh(stage)
    assert "weights" in names(before)
    stage.play(60)
    stage.render_all()
    again = begin()
    assert [event for event in refresh(again) if event[0] != "slot"] == before
    assert again.play(60)[-1][-1] == 1


def test_a_preset_without_changes_follows_its_file(begin):
    stage = begin()
    stage.send("preset_save", name="Mine")
    (file,) = stage.own.folder.iterdir()
    values = json.loads(file.read_text())
    file.write_text(json.dumps({**values, "corners": ["harp", "harp", "harp", "harp"]}))
    assert ("corner", 0, "harp") in refresh(begin())


def test_a_host_that_kept_its_buffers_hears_of_the_same_versions(begin):
    stage = begin()
    stage.play(60)
    slot = stage.render_all()[0]
    again = begin()
    assert [event for event in refresh(again) if event[0] == "slot"] == [slot]
    assert again.play(60) == [("play", 0, slot[1], slot[2], 60, 100, 1.0, 1)]


def test_a_host_that_never_asked_is_told_before_the_first_play(begin):
    stage = begin()
    stage.play(60)
    slot = stage.render_all()[0]
    again = begin()
    assert names(again.play(60)) == ["slot", "play"] and again.events[0] == slot
    assert names(again.play(60)) == ["release", "play"]


def versions(stage):
    return {slot.number: slot.version for slot in stage.slots}


def test_no_version_is_ever_told_twice_for_another_content(begin):
    """Ends of both kinds, fewer slots and more, files that go: whatever happens between two runs."""
    contents = {}
    highest = {}
    stage = begin(slots=4)
    for run in range(12):
        for pitch in range(40 + run, 47 + run):
            stage.play(pitch)
            stage.render_all()
            for slot in stage.slots:
                told = slot.number, slot.version
                assert contents.setdefault(told, slot.identity) == slot.identity
                assert slot.version >= highest.get(slot.number, 0)
                highest[slot.number] = slot.version
            if pitch % 3 == 0:
                stage.memory.keep()
        if run % 4 == 1:
            next(stage.cache.folder.glob("*.wav")).unlink()
        stage = begin(ended=run % 3 == 0, slots=(4, 2, 3)[run % 3])
    assert len(contents) > 50


def test_after_a_kill_the_slots_hold_what_was_written_last_under_versions_beyond_all_told(begin):
    stage = begin(slots=1)
    stage.play(60)
    stage.render_all()
    stage.memory.keep()
    stage.play(61)
    stage.render_all()
    told = stage.slots.find(next(iter(stage.slots.identities))).version
    again = begin(ended=False, slots=1)
    (slot,) = again.slots
    assert slot.version > told and again.cache.find(slot.identity).pitch == 60


def test_a_slot_whose_file_is_gone_is_left_out_and_its_next_version_is_higher(begin):
    stage = begin()
    stage.play(60)
    before = stage.render_all()[0]
    next(stage.cache.folder.glob("*.wav")).unlink()
    again = begin()
    assert "slot" not in names(refresh(again))
    for pitch in range(61, 65):
        again.play(pitch)
    slots = {event[1]: event[2] for event in again.render_all() if event[0] == "slot"}
    assert slots[before[1]] > before[2]


def test_the_least_recently_played_slot_is_still_the_first_to_go(begin):
    stage = begin(slots=3)
    for pitch in (60, 61, 62, 60):
        stage.play(pitch)
        stage.render_all()
        stage.play(pitch, 0)
    again = begin(slots=3)
    again.play(70)
    again.render_all()
    kept = {again.cache.find(slot.identity).pitch for slot in again.slots}
    assert kept == {60, 62, 70}


def test_nothing_is_written_while_nothing_changes(begin, monkeypatch):
    stage = begin()
    monkeypatch.setattr(files, "write_whole", None)
    for _ in range(3):
        stage.memory.keep()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b'{"version": 99}',
        b"[" * 100_000,
        b'{"preset":"First","x":2,"y":0,"weights":null,"corners":null,"edits":null,"slots":[],"highest":0,"ended":true}',
        b'{"preset":"First","x":0,"y":0,"weights":null,"corners":null,"edits":[[]],"slots":[],"highest":0,"ended":true}',
    ],
)
def test_a_broken_file_costs_the_state_and_is_said_once(begin, data, caplog):
    stage = begin()
    stage.send("preset", name="Second")
    for pitch in range(60, 64):
        stage.play(pitch)
        stage.render_all()
    stage.memory.keep()
    (stage.cache.folder / "state.json").write_bytes(data)
    again = begin(ended=False)
    assert len([line for line in caplog.messages if "starting afresh" in line]) == 1
    assert all(len(line.splitlines()) == 1 for line in caplog.messages)
    assert again.send("status")[0][4] == "First" and "slot" not in names(refresh(again))
    again.play(60)
    assert again.events[0][0] == "slot" and again.events[0][2] > 1000
    begin()
    assert len([line for line in caplog.messages if "starting afresh" in line]) == 1


def test_a_preset_that_is_no_more_is_said_in_one_line_and_the_rest_is_there(begin, caplog):
    stage = begin()
    stage.send("preset_save", name="Mine")
    stage.send("position", x=0.2, y=0.9)
    shutil.rmtree(stage.own.folder)
    again = begin()
    (line,) = caplog.messages
    assert "no preset 'Mine'" in line and "'First'" in line
    assert again.send("status")[0][4:7] == ("First", 0.2, 0.9)


def test_an_instrument_that_is_no_more_falls_back_to_the_preset(begin, caplog):
    stage = begin()
    stage.send("preset", name="Reversed")
    stage.send("corner", index=1, instrument="harp")
    stage.memory.keep(ended=True)
    file = stage.cache.folder / "state.json"
    file.write_text(file.read_text().replace('"flute","harp"', '"flute","kazoo"'))
    again = begin(ended=False)
    assert len(caplog.messages) == 1 and "kazoo" in caplog.messages[0]
    told = refresh(again)
    assert ("preset.loaded", "Reversed") in told and ("corner", 1, "guitar") in told and ("edits", 2) in told


def test_a_full_disk_is_said_once_and_the_old_state_is_whole(begin, monkeypatch, caplog):
    stage = begin()
    before = (stage.cache.folder / "state.json").read_bytes()

    def full(*arguments, **more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", full)
        for x in (0.1, 0.2, 0.3):
            stage.send("position", x=x, y=0.0)
            stage.memory.keep()
    assert len(caplog.messages) == 1 and "No space left" in caplog.messages[0]
    assert (stage.cache.folder / "state.json").read_bytes() == before
    stage.memory.keep()
    assert (stage.cache.folder / "state.json").read_bytes() != before


def test_a_position_at_the_edge_is_read_again(begin):
    """Sums of shares may be a last bit above 1."""
    stage = begin()
    for w1 in range(1, 40):
        stage.send("weights", w0=0.0, w1=float(w1) / 7, w2=0.0, w3=1 / 3)
        stage.memory.keep()
        memory.structure(json.loads((stage.cache.folder / "state.json").read_text()), memory.State)
