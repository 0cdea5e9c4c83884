import errno
import signal
import threading
import time
from io import FileIO

import msgspec
import pytest

from bridge import trace
from bridge.cli import main
from bridge.errors import SetupError
from bridge.protocol.bindings import Binding
from bridge.protocol.messages import Command
from bridge.trace import Header, Recorder, Trace
from tests.conftest import by_the_clock

HEADER = Header(
    program="1.2.3",
    begun="2026-01-01T20:00:00Z",
    model="m" * 64,
    preset="Chamber",
    position=(0.5, 0.25),
    settings={"note_seconds": 0.3, "slots": 64},
    bindings=[Binding("x", "knobs", 3, 21)],
)
COMMANDS = [
    ("midi keys", Command("key", {"source": ("keys", 0), "pitch": 60, "velocity": 100, "y": 0.3})),
    ("midi keys", Command("bend", {"source": ("keys", 0), "semitones": -1 / 3, "master": None})),
    ("midi keys", Command("sustain", {"source": ("keys", 0), "down": True})),
    ("osc 127.0.0.1:5000", Command("edit", {"operation": "vibrato", "arguments": [5, 0.1, "0-7"]})),
    ("osc 127.0.0.1:5000", Command("position", {"x": 0.30000001192092896, "y": 1.0})),
    ("osc 127.0.0.1:5000", Command("preset", {"name": "Flûte & Söhne"})),
    ("osc 127.0.0.1:5000", Command("panic")),
]


def record(path, commands=COMMANDS):
    times = iter([0.0] + [number / 8 for number in range(len(commands))])
    recorder = Recorder(path, HEADER, lambda: next(times))
    for source, command in commands:
        recorder.record(command, source)
    recorder.close()


def test_what_was_recorded_is_read_again_to_the_last_bit(tmp_path):
    record(tmp_path / "t.jsonl")
    read = Trace(tmp_path / "t.jsonl")
    assert read.header == HEADER
    assert [(recorded.source, recorded.command) for recorded in read] == COMMANDS
    assert [recorded.seconds for recorded in read] == [number / 8 for number in range(len(COMMANDS))]
    key = next(iter(read)).command
    assert {key.arguments["source"]: "a keyboard's name is a key of dictionaries"}


def test_a_file_that_is_there_is_refused_and_stays_as_it_is(tmp_path):
    (tmp_path / "t.jsonl").write_text("of last night")
    with pytest.raises(SetupError, match="already"):
        Recorder(tmp_path / "t.jsonl", HEADER)
    assert (tmp_path / "t.jsonl").read_text() == "of last night"


def test_in_a_folder_the_file_is_named_by_the_time(tmp_path):
    named = trace.file_to_write(str(tmp_path))
    assert named.parent == tmp_path and named.suffix == ".jsonl" and named.stem.startswith("20")
    assert trace.file_to_write(str(tmp_path / "mine")) == tmp_path / "mine"


def test_a_place_where_nothing_can_be_written_is_named(tmp_path):
    with pytest.raises(SetupError, match="No such file"):
        Recorder(tmp_path / "missing" / "t.jsonl", HEADER)


@pytest.mark.parametrize("left", range(1, 60, 7))
def test_a_half_last_line_is_forgiven(tmp_path, left):
    path = tmp_path / "t.jsonl"
    record(path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]) + lines[-1][: min(left, len(lines[-1]) - 2)])
    assert len(list(Trace(path))) == len(COMMANDS) - 1


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "t.jsonl"
    record(path)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines[:3], "{...\n", *lines[3:]]))
    with pytest.raises(SetupError, match="line 4"):
        list(Trace(path))


@pytest.mark.parametrize("text", ["", "{}\n", "RIFF\x00\xff"])
def test_what_is_no_trace_is_refused(tmp_path, text):
    (tmp_path / "t.jsonl").write_text(text, "latin-1")
    with pytest.raises(SetupError, match="no trace"):
        Trace(tmp_path / "t.jsonl")


def test_a_newer_format_asks_for_a_newer_program_and_a_newer_key_does_not(tmp_path):
    header = msgspec.to_builtins(HEADER)
    (tmp_path / "key.jsonl").write_bytes(msgspec.json.encode({**header, "mood": "blue"}))
    assert Trace(tmp_path / "key.jsonl").header == HEADER
    (tmp_path / "format.jsonl").write_bytes(msgspec.json.encode({**header, "trace": 2}))
    with pytest.raises(SetupError, match="format 2"):
        Trace(tmp_path / "format.jsonl")


class SmallDisk(FileIO):
    """Takes the header and a little more."""

    left = 600

    def write(self, data):
        if self.left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.left -= len(data)
        return super().write(data)


class HangingDisk(FileIO):
    """Takes the header; the next write does not return."""

    headers = 1
    awake = threading.Event()

    def write(self, data):
        if self.headers:
            self.headers -= 1
            return super().write(data)
        self.awake.wait(30)
        return len(data)


def test_a_full_disk_ends_the_trace_with_one_line_and_nothing_else(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(trace, "FileIO", SmallDisk)
    monkeypatch.setattr(trace, "FLUSH_SECONDS", 0.001)
    recorder = Recorder(tmp_path / "t.jsonl", HEADER)
    for _ in range(200):
        recorder.record(COMMANDS[0][1], "midi keys")
        time.sleep(0.0005)
    recorder.close()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "No space left" in caplog.text and "t.jsonl" in caplog.text
    assert 0 < len(list(Trace(tmp_path / "t.jsonl"))) < 200


def test_a_disk_that_hangs_costs_a_bounded_memory_and_keeps_nobody_waiting(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(trace, "FileIO", HangingDisk)
    monkeypatch.setattr(trace, "FLUSH_SECONDS", 0.01)
    monkeypatch.setattr(trace, "CLOSE_SECONDS", 0.1)
    monkeypatch.setattr(trace, "MOST_WAITING_BYTES", 10_000)
    recorder = Recorder(tmp_path / "t.jsonl", HEADER)
    for _ in range(50):
        recorder.record(COMMANDS[0][1], "midi keys")
    time.sleep(0.1)
    began = time.monotonic()
    for _ in range(10_000):
        recorder.record(COMMANDS[0][1], "midi keys")
    recorder.close()
    assert time.monotonic() - began < 1 and len(recorder._waiting) < 11_000
    assert len(caplog.records) == 1 and "too slow" in caplog.text
    HangingDisk.awake.set()


@by_the_clock
def test_recording_costs_a_command_microseconds(tmp_path, figures):
    recorder = Recorder(tmp_path / "t.jsonl", HEADER)
    began = time.perf_counter()
    for _ in range(20_000):
        recorder.record(COMMANDS[0][1], "midi keys")
    each = (time.perf_counter() - began) / 20_000
    recorder.close()
    figures.append(f"a command into the trace: {each * 1e6:.1f} µs")
    assert each < 1e-4 and len(list(Trace(recorder.path))) == 20_000


def test_a_daemon_that_is_killed_loses_a_second_at_most(run_daemon, tmp_path):
    path = tmp_path / "t.jsonl"
    daemon = run_daemon("--midi", "off", "--note-seconds", "0.3", "--trace", str(path), "--preset", "Chamber")
    with daemon.client() as client:
        client.send("position", 0.25, 0.75)
        client.command("corner", 1, "flute")
        time.sleep(trace.FLUSH_SECONDS + 0.5)
        daemon.process.send_signal(signal.SIGKILL)
        daemon.process.wait()
    read = Trace(path)
    assert read.header.preset == "Chamber" and read.header.settings["note_seconds"] == 0.3
    assert [recorded.command for recorded in read][-2:] == [
        Command("position", {"x": 0.25, "y": 0.75}),
        Command("corner", {"index": 1, "instrument": "flute"}),
    ]


def test_a_daemon_that_cannot_start_leaves_no_trace(daemon, tmp_path, capsys):
    flags = ["--osc-port", str(daemon.port), "--cache", str(tmp_path / "cache"), "--midi", "off"]
    assert main(["serve", *flags, "--trace", str(tmp_path / "t.jsonl")]) == 1
    assert "--osc-port" in capsys.readouterr().err and not (tmp_path / "t.jsonl").exists()
