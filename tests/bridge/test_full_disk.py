"""A disk that is full: what was rendered plays on, what is asked for fails with a word, later all goes on."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bridge.errors import SetupError
from bridge.live.streams import Streams
from tests.bridge import small_disks
from tests.bridge.test_daemon import wait_for
from tests.bridge.test_note_cache import add, note, opened

QUICK = ("--midi", "off", "--note-seconds", "0.3", "--log", "warning")


def pytest_generate_tests(metafunc):
    if "disk" in metafunc.fixturenames:
        with tempfile.TemporaryDirectory() as folder:
            kinds = small_disks.kinds(Path(folder))
        metafunc.parametrize("disk", kinds, indirect=True, ids=lambda kind: kind.__name__)


@pytest.fixture
def disk(request, tmp_path):
    made = request.param(tmp_path / "notes")
    yield made
    made.close()


def asked_for(client, request, pitch):
    """What a render comes to: name and arguments."""
    client.send("render", request, pitch, 100)
    for name, values in client.messages(60):
        if name in ("done", "fail") and values[:2] == ["render", request]:
            return name, values
    raise AssertionError("no answer")


def test_a_full_disk_costs_what_is_asked_for_a_word_and_nothing_else(run_daemon, disk):
    daemon = run_daemon(*QUICK, within=disk.within)
    with daemon.client() as client:
        client.play([60])
        (worker,) = daemon.children()
        disk.fill(daemon)
        before = {file.name for file in disk.folder.glob("*.wav*")}
        name, values = asked_for(client, 1, 61)
        assert name == "fail" and disk.says in values[2] and "make room" in values[2]
        assert {file.name for file in disk.folder.glob("*.wav*")} == before, "half a file"
        client.send("note", 62, 100, 2)
        play, _ = wait_for(client, "play")
        assert play[0] == 2 and play[6] == 0, "a neighbour stands in"
        fail, _ = wait_for(client, "fail")
        assert fail[:2] == ["note", 2] and disk.says in fail[2]
        assert client.play([60])[0].first == "exact" and client.ask("ping")
        assert daemon.children() == [worker]
        told = [line for line in daemon.log.read_text().splitlines() if disk.says in line]
        # The state's file, which is written every few seconds, has a line of its own.
        assert sum("state.json" not in line for line in told) == 2, "a line a note"
        disk.make_room(daemon)
        name, values = asked_for(client, 3, 61)
        assert name == "done" and (disk.folder / Path(values[2]).name).is_file()
    daemon.stop()
    again = run_daemon(*QUICK, within=disk.within)
    with again.client() as client:
        assert [played.first for played in client.play([60, 61])] == ["exact", "exact"]


def test_a_daemon_that_starts_on_a_full_disk_says_so_in_one_line_and_drops_nothing(run_daemon, disk):
    daemon = run_daemon(*QUICK, within=disk.within)
    with daemon.client() as client:
        client.play([60])
    daemon.stop()
    disk.fill()
    before = {file.name for file in disk.folder.iterdir()}
    command = [*disk.within, sys.executable, "-m", "bridge.cli", "serve", *QUICK]
    command += ["--cache", str(daemon.cache), "--osc-port", str(daemon.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    assert str(daemon.cache) in done.stderr and "--cache" in done.stderr and "room" in done.stderr
    # SQLite leaves its two helpers there.
    helpers = {"index.sqlite-wal", "index.sqlite-shm"}
    assert {file.name for file in disk.folder.iterdir()} - helpers == before
    disk.make_room()
    again = run_daemon(*QUICK, within=disk.within)
    with again.client() as client:
        assert client.play([60])[0].first == "exact"


def test_what_the_index_had_no_room_for_it_learns_later_and_the_log_says_it_once(tmp_path, caplog):
    """SQLite's own limit of pages gives its own «database or disk is full»."""
    cache = opened(tmp_path)
    kept = add(cache, note(40))
    cache._database.execute("PRAGMA max_page_count = 1")
    made = [add(cache, note(pitch, flute=0.5, **{f"instrument {pitch}": 0.5})) for pitch in range(60, 120)]
    cache.flush()
    assert caplog.text.count("is full") == 1 and "make room" in caplog.text
    assert all(cache.find(each.identity) == each for each in [kept, *made])
    cache._database.execute("PRAGMA max_page_count = 100000")
    cache.flush()
    cache.close()
    again = opened(tmp_path)
    assert all(again.find(each.identity) == each for each in [kept, *made])
    again.close()


def test_an_index_that_cannot_be_opened_for_want_of_room_is_kept(tmp_path, monkeypatch):
    cache = opened(tmp_path)
    kept = add(cache, note(60))
    cache.close()

    def full(path):
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("bridge.live.note_cache.open_index", full)
        with pytest.raises(SetupError, match="disk is full; make room"):
            opened(tmp_path)
    again = opened(tmp_path)
    assert again.find(kept.identity) == kept
    again.close()


def test_the_memory_of_streams_leaves_no_half_file_and_comes_back_with_what_was_made(tmp_path, monkeypatch):
    folder = tmp_path / "notes"
    folder.mkdir()
    streams = Streams(folder / "streams", 2, 100)
    stream = streams.open("a")
    stream.place[:50] = 0.5
    streams.advance(stream.number, 50)
    os.unlink(streams.path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", _half)
        with pytest.raises(OSError):
            streams.restore()
        assert not streams.path.exists()
        with pytest.raises(SetupError, match="make room"):
            Streams(folder / "streams", 2, 100)
    streams.restore()
    assert streams.path.stat().st_size == 800
    assert (stream.read() == 0.5).all() and len(stream.read()) == 50
    streams.end("a")
    assert {streams.open(name).start for name in "bc"} == {0, 100}
    streams.close()


def _half(path, data):
    with open(path, "wb") as file:
        file.write(data[: len(data) // 2])
    raise OSError(28, "No space left on device")
