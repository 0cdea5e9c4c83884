import json

import pytest

from bridge.errors import ClientError, SetupError
from bridge.live import learning
from bridge.protocol.bindings import Binding, Bindings
from bridge.protocol.midi import MidiInterpreter
from tests.bridge.fakes import Stage, names
from tests.bridge.test_midi import control


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    yield made
    made.cache.close()


def move(stage, number, value, port="knobs", channel=3):
    events = []
    for command in MidiInterpreter(port, stage.bindings).feed(control(number, value, channel)):
        events += stage.send(command.verb, None, **command.arguments)
    return events


def test_a_taught_controller_moves_its_target_and_is_told_and_kept(stage):
    assert stage.send("learn", target="y", r=4) == [("done", "learn", 4)]
    told = move(stage, 21, 127)
    assert ("binding", "y", "knobs", 4, 21) in told
    assert stage.send("status")[0][6] == 1.0
    assert learning.load(stage.bindings_file).learned == {"y": Binding("y", "knobs", 3, 21)}


def test_defaults_and_what_nothing_moves_are_told_too(stage):
    told = [event for event in stage.send("refresh") if event[0] == "binding"]
    assert ("binding", "x", "any", 0, 16) in told and ("binding", "w3", "any", 0, -1) in told


def test_clear_brings_the_defaults_back_and_forgets_what_waits(stage):
    stage.send("learn", target="x")
    move(stage, 21, 0)
    stage.send("learn", target="y")
    told = stage.send("learn_clear", r=2)
    assert ("binding", "x", "any", 0, 16) in told and told[-1] == ("done", "learn.clear", 2)
    assert move(stage, 21, 127) == [] and learning.load(stage.bindings_file).learned == {}


def test_a_pedal_may_be_another_switch(stage):
    stage.play(60)
    stage.render_all()
    stage.send("learn", target="sustain")
    move(stage, 80, 127)
    stage.send("key", source=("knobs", 3), pitch=60, velocity=100)
    assert stage.send("key", source=("knobs", 3), pitch=60, velocity=0) == []
    assert names(move(stage, 80, 0)) == ["release"]


def test_an_unknown_target_names_the_nearest(stage):
    with pytest.raises(ClientError, match="did you mean 'sustain'"):
        stage.send("learn", target="sustian")


def test_what_cannot_be_kept_still_holds_and_is_said(stage):
    stage.bindings_file.parent.write_text("a file where the folder should be")
    stage.send("learn", target="x")
    with pytest.raises(ClientError, match="cannot be written"):
        move(stage, 21, 127)
    assert stage.bindings.target("knobs", 3, 21) == "x"


@pytest.mark.parametrize(
    "text, says",
    [
        ("{", "malformed|truncated"),
        (
            json.dumps({"bindings": [{"target": "z", "port": "a", "channel": 0, "control": 1}]}),
            "no target 'z'",
        ),
        (json.dumps({"bindings": [{"target": "x", "port": "a", "channel": 16, "control": 1}]}), "channel"),
        (json.dumps({"bindings": [], "verison": 1}), "verison"),
        (json.dumps({"bindings": [], "version": 2}), "version"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path, text, says):
    (tmp_path / "bindings.json").write_text(text)
    with pytest.raises(SetupError, match=rf"bindings\.json.*({says})"):
        learning.load(tmp_path / "bindings.json")


def test_without_a_file_the_defaults_hold(tmp_path):
    assert learning.load(tmp_path / "none.json").learned == Bindings().learned == {}
