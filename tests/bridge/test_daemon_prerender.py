"""A preset rendered ahead by the real daemon: told how far it is, killed in the middle, taken up again."""

import json
import os
import signal

PLAN = {"grid": 2, "lowest": 60, "highest": 68, "step": 4, "velocities": [100]}
NOTES = 12


def begin(run_daemon, folder):
    folder.mkdir(exist_ok=True)
    preset = {
        "version": 2,
        "name": "Small",
        "corners": ["flute", "cello", "choir", "violin"],
        "prerender": PLAN,
    }
    (folder / "001_small.json").write_text(json.dumps(preset))
    return run_daemon("--presets", str(folder), "--preset", "Small", "--note-seconds", "0.5")


def progress(client, request, until):
    """How far it is, each time it tells, until so many notes are there."""
    client.send("prerender", request)
    told = []
    for name, values in client.messages(60):
        if name == "progress" and values[0] == request:
            told.append(values)
            if values[1] >= until:
                return told
    raise AssertionError(told)


def made(daemon):
    """When each note's file was written."""
    return {file.name: file.stat().st_mtime_ns for file in daemon.cache.glob("*.wav")}


def test_it_is_killed_goes_on_where_it_was_and_is_played_from_its_first_notes(run_daemon, tmp_path):
    daemon = begin(run_daemon, tmp_path / "presets")
    with daemon.client() as client:
        told = progress(client, 7, 3)
        counted = told[-1][1]
        assert told[0][1:3] == [0, NOTES] and all(values[2] == NOTES for values in told)
        client.send("position", 0.0, 0.0)
        client.send("note", 64, 100, 8)
        play = next(values for name, values in client.messages(5) if name == "play")
        assert play[0] == 8
    os.kill(daemon.process.pid, signal.SIGKILL)
    daemon.process.wait()
    rendered = made(daemon)
    assert len(rendered) >= counted >= 3
    daemon = begin(run_daemon, tmp_path / "presets")
    with daemon.client() as client:
        told = progress(client, 9, NOTES)
        done = next(values for name, values in client.messages(5) if name == "done")
        assert done[:2] == ["prerender", 9] and told[-1][1:3] == [NOTES, NOTES]
    # What the killed daemon had told of is as it was.
    assert len(rendered.items() & made(daemon).items()) >= counted
