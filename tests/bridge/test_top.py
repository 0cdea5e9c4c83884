import io
import json
import os
import subprocess
import sys
import time

import pytest
from rich.console import Console

from bridge import top
from bridge.cli import main
from tests.conftest import free_port

STATUS = {
    "model": "default",
    "device": "cpu (simd)",
    "preset": "Chamber",
    "x": 0.25,
    "y": 1.0,
    "queued": 3,
    "cached": 1234,
    "realtime": 8.44,
}
TIMES = {"0.25": 0, "0.5": 90, "1": 8, "2": 1, "5": 0, "longer": 1, "most": 12.5}
SNAPSHOT = {
    "status": STATUS,
    "notes": {"exact": 75, "nearest": 20, "streamed": 5},
    "play_ms": TIMES,
    "sound_ms": {**TIMES, "0.5": 0, "1": 0, "2": 0, "longer": 0},
    "worker": {"restarts": 2},
    "tomorrow": {"something": "new"},
}


def shown(snapshot, width=100):
    console = Console(width=width, file=io.StringIO(), record=True)
    console.print(top.picture(snapshot))
    return console.export_text()


def test_the_picture_has_every_figure_and_what_a_newer_daemon_adds():
    text = shown(SNAPSHOT)
    for part in ("Chamber", "0.250 1.000", "8.4 × real time", "1,234", "75%", "20%", "restarts 2", "new"):
        assert part in text, part
    assert "≤ 0.5" in text and "≤ 0.25" not in text and "none yet" in text and "longest 12.5" in text


def test_gaps_in_the_sound_are_shown_where_the_daemon_plays_itself():
    text = shown({**SNAPSHOT, "status": {**STATUS, "underruns": 2, "late": 7}})
    assert "underruns" in text and "late" in text and "underruns" not in shown(SNAPSHOT)


def test_a_narrow_terminal_and_an_empty_daemon_have_a_picture_too():
    assert "Chamber" in shown({"status": STATUS}, 60)


def test_quantiles_are_the_bounds_of_their_buckets():
    assert [top.quantile(TIMES, share) for share in (0.5, 0.98, 0.99, 1.0)] == [
        "≤ 0.5",
        "≤ 1",
        "≤ 2",
        "longer",
    ]


def test_once_as_json_has_the_status_and_every_group(daemon, client, capsys):
    client.play([60])
    assert main(["top", "--once", "--json", "--osc-port", str(daemon.port)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"]["model"] == "default" and told["status"]["cached"] > 0
    assert {"notes", "play_ms", "sound_ms", "core", "osc", "midi", "worker"} <= set(told)
    assert told["osc"]["listeners"] >= 1 and told["core"]["commands"] > 0
    if sys.platform == "linux":
        assert 10 < told["memory_mb"]["core"] < 150 and told["osc"]["lost"] == 0


def test_asking_takes_no_listener_s_place(daemon, capsys):
    asked = []
    for _ in range(2):
        main(["top", "--once", "--json", "--osc-port", str(daemon.port)])
        asked.append(json.loads(capsys.readouterr().out)["osc"]["listeners"])
    assert asked[0] == asked[1]


def test_without_a_daemon_it_says_how_to_start_one(capsys):
    assert main(["top", "--once", "--osc-port", str(free_port())]) == 1
    error = capsys.readouterr().err
    assert "nsynth-bridge serve" in error and len(error.splitlines()) == 1


def test_json_goes_on_a_line_at_a_time_until_it_is_interrupted(daemon):
    command = [sys.executable, "-m", "bridge.cli", "top", "--json", "--every", "0.05"]
    process = subprocess.Popen([*command, "--osc-port", str(daemon.port)], stdout=subprocess.PIPE, text=True)
    lines = [json.loads(process.stdout.readline()) for _ in range(3)]
    process.send_signal(2)
    assert process.wait(5) == 0
    process.stdout.close()
    assert lines[2]["core"]["seconds"] > lines[0]["core"]["seconds"]


def test_on_a_terminal_it_goes_on_while_the_daemon_is_gone(run_daemon):
    pty = pytest.importorskip("pty", reason="needs a terminal")
    daemon = run_daemon("--midi", "off", "--note-seconds", "0.3")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bridge.cli", "top", "--every", "0.05", "--osc-port", str(daemon.port)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "50"}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    read_until(ours, b"default")
    daemon.stop()
    read_until(ours, b"no answer")
    process.send_signal(2)
    read_until(ours, b"\x1b[?1049l")
    assert process.wait(10) == 0
    os.close(ours)


def read_until(terminal, text, seconds=20):
    seen, end = b"", time.monotonic() + seconds
    while text not in seen:
        assert time.monotonic() < end, seen
        seen += os.read(terminal, 65536)
