"""Presets of the user's own, and what a restart returns to: the real daemon over real UDP."""

import json
import time

import pytest

from bridge.cli import main
from bridge.errors import ClientError
from tests.bridge.test_daemon import QUICK, wait_for


def named(messages, wanted):
    return [values for name, values in messages if name == wanted]


def preset_names(client):
    return [values[1] for values in named(client.command("presets"), "preset.name")]


def test_a_preset_saved_while_playing_is_told_to_every_listener_and_there_after_a_restart(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client, daemon.client() as other:
        bundled = preset_names(client)
        client.command("preset", "Chamber")
        client.command("corner", 0, "flute")
        client.command("edit", "gain", 0.5)
        client.command("preset.save", "Später Abend", 7)
        assert wait_for(other, "preset.name", 2)[0] == [len(bundled), "Später Abend"]
        assert wait_for(other, "preset.loaded", 2)[0] == ["Später Abend"]
        with pytest.raises(ClientError, match="another name"):
            client.command("preset.save", "Keys")
        assert client.ask("status")[3] == "Später Abend"
    daemon.stop()
    again = run_daemon(*QUICK)
    with again.client() as client:
        assert preset_names(client) == [*bundled, "Später Abend"]
        client.command("preset", "Keys")
        told = client.command("preset", len(bundled))
        assert named(told, "corner")[0] == [0, "flute"]
        assert named(told, "edit.now") == [[0, "gain", 0.5, "all"]]


def test_a_held_key_sounds_on_through_a_change_of_preset_until_it_is_lifted(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        client.command("preset", "Keys")
        client.play([60])
        client.send("note", 60, 100, 5)
        slot = wait_for(client, "play", 5)[0][1]
        told = client.command("preset", "Mist")
        client.send("note", 64, 100, 6)
        play, before = wait_for(client, "play", 5)
        assert play[0] == 6 and not named([*told, *before], "release")
        client.send("note", 60, 0, 7)
        assert wait_for(client, "release", 5)[0] == [7, slot, 60]


def test_broken_presets_of_the_user_s_are_told_once_and_do_not_keep_the_daemon(run_daemon, tmp_path):
    folder = tmp_path / "config" / "nsynth-bridge" / "presets"
    folder.mkdir(parents=True)
    good = {"name": "Good", "corners": ["flute", "violin", "cello", "harp"]}
    (folder / "good.json").write_text(json.dumps(good))
    (folder / "bad.json").write_text(json.dumps({**good, "name": "Bad", "gird": 3}))
    (folder / "worse.json").write_bytes(b"\x00\xff")
    (folder / "foreign.json").write_text(json.dumps({**good, "name": "Foreign", "corners": ["kazoo"] * 4}))
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        assert preset_names(client)[-2:] == ["Foreign", "Good"]
        client.command("preset", "good")
        with pytest.raises(ClientError, match="preset 'Foreign': no instrument 'kazoo'"):
            client.command("preset", "Foreign")
        assert client.ask("status")[3] == "Good"
    told = daemon.log.read_text()
    assert told.count("bad.json") == 1 and "did you mean 'grid'" in told and told.count("worse.json") == 1


def test_the_command_lists_both_kinds(tmp_path, capsys):
    own = {"name": "Mine", "corners": ["flute", "violin", "cello", "harp"]}
    (tmp_path / "1.json").write_text(json.dumps(own))
    assert main(["presets", "--presets", str(tmp_path), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[-1] == {**own, "yours": True} and not listed[0]["yours"]
    assert main(["presets", "--presets", str(tmp_path)]) == 0
    assert f"{len(listed) - 1} yours" in capsys.readouterr().out


def play_and_leave_a_state(client):
    """Another preset, changed; a position, two slots. The state as it is told."""
    client.command("preset", "Keys")
    client.command("corner", 3, "harp")
    client.command("edit", "gain", 0.75, "0-3")
    client.send("position", 0.25, 1.0)
    client.play([60])
    client.play([64])
    # The key's release comes before the answer to the first.
    client.command("refresh")
    return client.command("refresh")


def test_a_restart_returns_to_the_last_sound_position_and_slots(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        before = play_and_leave_a_state(client)
        assert len(named(before, "slot")) >= 2 and named(before, "position") == [[0.25, 1.0]]
    daemon.stop()
    again = run_daemon(*QUICK)
    with again.client() as client:
        assert client.command("refresh") == before
        assert client.play([64])[0].first == "exact"
    again.stop()
    other = run_daemon(*QUICK, "--preset", "Mist")
    with other.client() as client:
        told = client.command("refresh")
        assert named(told, "preset.loaded") == [["Mist"]] and named(told, "edits") == [[0]]
        assert named(told, "position") == [[0.25, 1.0]]


def test_a_killed_daemon_returns_to_what_was_a_few_seconds_ago(run_daemon, figures):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        before = play_and_leave_a_state(client)
        changed = time.monotonic()
        while '"x":0.25' not in (state := daemon.cache / "state.json").read_text():
            assert time.monotonic() - changed < 10
            time.sleep(0.05)
        while len(json.loads(state.read_text())["slots"]) < len(named(before, "slot")):
            assert time.monotonic() - changed < 10
            time.sleep(0.05)
        figures.append(f"a change is in the state's file after {time.monotonic() - changed:.1f} s")
        daemon.process.kill()
        daemon.process.wait()
    again = run_daemon(*QUICK)
    with again.client() as client:
        after = client.command("refresh")
    old, new = named(before, "slot"), named(after, "slot")
    assert [slot[0] for slot in old] == [slot[0] for slot in new]
    assert [slot[2:] for slot in old] == [slot[2:] for slot in new]
    assert all(later[1] > earlier[1] for earlier, later in zip(old, new, strict=True))
    assert [each for each in before if each[0] != "slot"] == [each for each in after if each[0] != "slot"]


def test_a_broken_state_costs_itself_and_is_said_once(run_daemon):
    daemon = run_daemon(*QUICK)
    daemon.stop()
    (daemon.cache / "state.json").write_text("{")
    again = run_daemon(*QUICK)
    assert again.client().ask("ping")
    assert again.log.read_text().count("starting afresh") == 1
    again.stop()
    third = run_daemon(*QUICK)
    assert "starting afresh" not in third.log.read_text()
