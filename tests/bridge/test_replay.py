import json
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from bridge import replay, settings
from bridge.cli import main
from bridge.client import Client, wait_until_ready
from bridge.errors import SetupError
from bridge.live import learning
from bridge.protocol.bindings import Binding
from bridge.protocol.messages import Command
from bridge.trace import Recorder, Trace
from tests.bridge.test_trace import HEADER
from tests.conftest import free_port

LENGTH = ("--note-seconds", "0.3")
QUICK = ("--midi", "off", *LENGTH)
# What everybody is told; the rest is answers to one.
HEARD = (
    "slot",
    "play",
    "release",
    "bend",
    "preset.loaded",
    "corner",
    "envelope",
    "edits",
    "edit.now",
    "binding",
)


@contextmanager
def replaying(folder, path, cache, *flags):
    """A replay with somebody who listens: the process, and what is heard, to its end."""
    port = free_port()
    command = [sys.executable, "-m", "bridge.cli", "replay", str(path), "--osc-port", str(port), "--json"]
    command += ["--cache", str(cache), *flags]
    with open(folder / "replay.log", "w") as output:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=output, text=True)
    wait_until_ready(port)
    with Client(port=port) as listener:
        yield process, listener
    process.stdout.close()
    process.wait(10)


def heard_until_bye(client):
    heard = []
    for name, values in client.messages(60):
        if name == "bye":
            return heard
        if name in HEARD:
            heard.append((name, values))
    raise AssertionError("no bye")


def replayed(folder, path, cache, *flags):
    """The outcome of a replay and what a listener heard."""
    with replaying(folder, path, cache, *flags) as (process, listener):
        heard = heard_until_bye(listener)
        outcome = json.loads(process.stdout.read())
        assert process.wait(10) == 0, (folder / "replay.log").read_text()
    return outcome, heard


def perform(client):
    """A preset, moves, keys that overlap, an edit, a mistake; until all is rendered."""
    client.command("preset", "Chamber")
    for step, pitch in enumerate((60, 64, 67)):
        client.send("position", step / 16, 0.5)
        client.send("note", pitch, 100, step + 1)
    client.command("edit", "gain", 0.5, "0-7")
    client.send("note", 60, 40, 4)
    client.send("note", 64, 0)
    client.send("preset", "Chmaber")
    client.command("edit.clear")
    client.send("note", 64, 100, 5)
    while client.ask("status")[6]:
        time.sleep(0.05)


def performed(run_daemon, *flags, panic=True):
    """What a listener hears of a performance, in a daemon of its own."""
    daemon = run_daemon(*QUICK, *flags)
    with daemon.client() as listener, daemon.client() as client:
        perform(client)
        if panic:
            client.command("panic")
        daemon.stop()
        return daemon, heard_until_bye(listener)


def test_a_performance_is_replayed_to_the_same_events(run_daemon, tmp_path):
    """With every note rendered before, so that nothing hangs on how fast the renderer is."""
    path, again = tmp_path / "t.jsonl", tmp_path / "again.jsonl"
    performed(run_daemon)
    daemon, heard = performed(run_daemon, "--trace", str(path))
    names = [name for name, _ in heard]
    assert names.count("play") == 5 and names.count("release") == 5 and "edit.now" in names
    outcome, heard_again = replayed(tmp_path, path, daemon.cache, "--trace", str(again))
    assert heard_again == heard
    assert outcome["complete"] and (outcome["refused"], outcome["failed"]) == (1, 0)
    assert outcome["commands"] == len(list(Trace(path)))
    commands = [(recorded.source, recorded.command) for recorded in Trace(path)]
    players = {source for source, _ in commands}
    carried_out = [(recorded.source, recorded.command) for recorded in Trace(again)]
    assert [each for each in carried_out if each[0] in players] == commands


def test_what_began_where_another_run_ended_is_replayed_from_there_and_leaves_the_user_s_state(
    run_daemon, tmp_path
):
    """Corners, edits, glide, shares and slots of an earlier run, of which no command of the trace tells."""
    path = tmp_path / "t.jsonl"
    before = run_daemon(*QUICK)
    with before.client() as client:
        client.command("preset", "Keys")
        client.command("corner", 0, "harp")
        client.command("edit", "gain", 0.5)
        client.command("glide", 0.25)
        client.send("weights", 3.0, 1.0, 0.0, 0.0)
        client.play([60])
    before.stop()
    daemon = run_daemon(*QUICK, "--trace", str(path))
    with daemon.client() as listener, daemon.client() as client:
        client.send("note", 60, 100, 3)
        client.send("note", 60, 0)
        client.command("refresh")
        daemon.stop()
        heard = heard_until_bye(listener)
    assert [values[6] for name, values in heard if name == "play"] == [1]
    state = (daemon.cache / "state.json").read_bytes()
    assert replayed(tmp_path, path, daemon.cache)[1] == heard
    assert (daemon.cache / "state.json").read_bytes() == state


def test_with_an_empty_cache_the_same_notes_are_rendered(run_daemon, tmp_path):
    """At any speed. What a panic takes back depends on how far the renderer is, so there is none; what is
    foreseen depends on how long the hand was where it was."""
    daemon, heard = performed(run_daemon, "--trace", str(tmp_path / "t.jsonl"), panic=False)
    replayed(tmp_path, tmp_path / "t.jsonl", tmp_path / "other", "--speed", "10")
    played = {Path(values[2]) for name, values in heard if name == "slot"}
    assert len(played) >= 4 and all(file.parent == daemon.cache for file in played)
    for file in played:
        assert (tmp_path / "other" / file.name).read_bytes() == file.read_bytes()


def traced(path, *commands, pause=0.0, **header):
    """A trace by hand."""
    times = iter([0.0] + [1000 + pause * number for number in range(len(commands))])
    recorder = Recorder(path, msgspec.structs.replace(HEADER, **header), lambda: next(times))
    for source, command in commands:
        recorder.record(command, source)
    recorder.close()


def test_keys_pedals_and_wheels_of_midi_are_replayed_each_on_its_own_keyboard(daemon, tmp_path):
    """What has no OSC address, from the first command on, whenever that was."""
    one, two = {"source": ("keys", 0)}, {"source": ("pads", 9)}
    commands = [
        ("midi keys", Command("move", {"x": 1.0})),
        ("midi keys", Command("sustain", {**one, "down": True})),
        ("midi keys", Command("key", {**one, "pitch": 60, "velocity": 100})),
        ("midi pads", Command("key", {**two, "pitch": 60, "velocity": 100})),
        ("midi pads", Command("wait", {})),
        ("midi keys", Command("bend", {**one, "semitones": 12.0})),
        ("midi keys", Command("key", {**one, "pitch": 60, "velocity": 0})),
        ("midi pads", Command("key", {**two, "pitch": 60, "velocity": 0})),
        ("midi keys", Command("release_keys", {**one, "pedal_too": True})),
    ]
    path, cache = tmp_path / "t.jsonl", tmp_path / "notes"
    for _ in range(2):
        path.unlink(missing_ok=True)
        traced(path, *commands, pause=0.2)
        outcome, heard = replayed(tmp_path, path, cache)
    assert 1.5 < outcome["seconds"] < 10 and outcome["failed"] == 1
    told = [(name, values[0]) for name, values in heard if name in ("play", "bend", "release")]
    assert told == [("play", -1), ("play", -2), ("bend", -1), ("release", -2), ("release", -1)]


def test_what_midi_learn_keeps_is_told_as_it_was_and_the_user_s_own_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    mine = settings.bindings_file()
    mine.parent.mkdir(parents=True)
    mine.write_bytes(msgspec.json.encode(learning.Kept([Binding("y", "mine", 0, 1)])))
    before = mine.read_bytes()
    learned = Command("learned", {"target": "w0", "port": "knobs", "channel": 1, "control": 7})
    traced(tmp_path / "t.jsonl", ("midi knobs", learned), bindings=[Binding("x", "old", 2, 5)])
    _, heard = replayed(tmp_path, tmp_path / "t.jsonl", tmp_path / "notes")
    told = [values for name, values in heard if name == "binding"]
    assert ["w0", "knobs", 2, 7] in told and ["x", "old", 3, 5] in told and ["y", "any", 0, 17] in told
    assert mine.read_bytes() == before


def test_flags_go_over_the_trace_and_the_trace_over_the_user_s_settings(monkeypatch):
    monkeypatch.setenv("NSYNTH_BRIDGE_SLOTS", "7")
    monkeypatch.setenv("NSYNTH_BRIDGE_TRACE", "always.jsonl")
    monkeypatch.setenv("NSYNTH_BRIDGE_VOICES", "3")
    found = replay.settings_of(HEADER, {"note_seconds": "1.5"})
    assert (found.note_seconds, found.slots, found.voices) == (1.5, 64, 3)
    assert (found.preset, found.midi_inputs, found.trace) == ("Chamber", [], "")


def test_other_weights_are_told_and_an_interrupted_replay_is_not_complete(tmp_path):
    commands = [("osc a:1", Command("panic"))] * 2
    traced(tmp_path / "t.jsonl", *commands, pause=60.0)
    with replaying(tmp_path, tmp_path / "t.jsonl", tmp_path / "notes") as (process, listener):
        listener.ask("ping")
        process.send_signal(2)
        assert not json.loads(process.stdout.read())["complete"] and process.wait(10) == 130
    assert "other weights" in (tmp_path / "replay.log").read_text()


@pytest.mark.parametrize(
    "flags, says", [(["--speed", "0"], "--speed"), (["--preset", "Chmaber"], "did you mean")]
)
def test_a_mistake_is_one_line(tmp_path, capsys, flags, says):
    traced(tmp_path / "t.jsonl")
    assert main(["replay", str(tmp_path / "t.jsonl"), "--cache", str(tmp_path / "notes"), *flags]) == 1
    error = capsys.readouterr().err
    assert says in error and len([line for line in error.splitlines() if "replay:" in line]) == 1


def test_a_file_that_is_not_there_is_one_line(tmp_path, capsys):
    assert main(["replay", str(tmp_path / "missing.jsonl")]) == 1
    with pytest.raises(SetupError, match="cannot read"):
        Trace(tmp_path / "missing.jsonl")
