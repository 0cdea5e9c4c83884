"""Notes that are heard while they are made: places in shared memory, and a real worker that fills them."""

import asyncio
import os
import signal
import time

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from bridge.daemon import STREAMS, Daemon
from bridge.errors import SetupError
from bridge.live.streams import Streams
from bridge.priority import Priority
from bridge.protocol.messages import Command
from bridge.render import wire
from bridge.render.client import RenderClient
from bridge.settings import Settings
from synth import bank, locations
from tests.conftest import by_the_clock, free_port

SAMPLES = 8000


@pytest.fixture
def streams(tmp_path):
    made = Streams(tmp_path / "streams", 2, 100)
    yield made
    made.close()


def lay(streams, stream, values):
    """What the worker does, over its own mapping of the file."""
    memory = np.memmap(streams.path, np.float32, "r+")
    memory[stream.start : stream.start + len(values)] = values
    streams.advance(stream.number, len(values))


def test_what_the_worker_has_laid_is_read_from_any_sample_on(streams):
    streams.open("a")
    stream = streams.listen("a")
    assert len(stream.read()) == 0
    lay(streams, stream, np.arange(30))
    assert stream.read().tolist() == list(range(30))
    lay(streams, stream, np.arange(50))
    assert stream.read(30).tolist() == list(range(30, 50)) and len(stream.read(50)) == 0
    assert stream.read().dtype == np.float32


def test_a_place_is_free_when_the_note_has_ended_and_its_last_reader_has_let_go(streams):
    for name in "ab":
        streams.open(name)
    readers = [streams.listen("a"), streams.listen("a")]
    lay(streams, readers[0], np.full(10, 0.5))
    assert streams.open("c") is None
    streams.end("a")
    assert readers[0].ended and streams.listen("a") is None and streams.open("c") is None
    streams.let_go(readers[0])
    assert streams.open("c") is None and readers[1].read().tolist() == [0.5] * 10
    streams.let_go(readers[1])
    assert streams.open("c").start == readers[1].start


def test_late_news_of_a_stream_that_was_given_up_is_not_taken_for_its_successor(streams):
    old = streams.open("a")
    streams.end("a")
    new = streams.open("a")
    streams.advance(old.number, 80)
    assert new.made == 0 and len(new.read()) == 0


def test_a_note_that_is_made_once_more_stays_readable(streams):
    """After a crash the new worker begins again: nothing that could be read is taken away."""
    stream = streams.open("a")
    lay(streams, stream, np.arange(50))
    lay(streams, stream, np.arange(20))
    assert streams.open("a") is stream and stream.read().tolist() == list(range(50))


@given(st.lists(st.tuples(st.sampled_from("olge"), st.integers(0, 5)), max_size=60))
def test_no_place_is_given_twice_or_lost(tmp_path_factory, orders):
    """o opens, l listens, g lets a reader go, e ends: live streams never share a place."""
    streams = Streams(tmp_path_factory.mktemp("streams") / "streams", 3, 10)
    opened, readers = {}, []
    for order, number in orders:
        name = str(number)
        if order == "o" and (stream := streams.open(name)):
            opened[name] = stream
        elif order == "l" and (stream := streams.listen(name)):
            readers.append(stream)
        elif order == "g" and readers:
            streams.let_go(readers.pop(number % len(readers)))
        elif order == "e":
            streams.end(name)
            opened.pop(name, None)
        used = {id(stream): stream.start for stream in [*opened.values(), *readers]}
        assert len(set(used.values())) == len(used) <= 3
    for stream in readers:
        streams.let_go(stream)
    for name in list(opened):
        streams.end(name)
    assert sorted(streams.open(name).start for name in "xyz") == [0, 10, 20]


def test_the_memory_is_bounded_and_gone_at_the_end(tmp_path):
    streams = Streams(tmp_path / "streams", 4, 1000)
    assert streams.path.stat().st_size == 16_000
    Streams(streams.path, 4, 500).close()
    streams.close()
    assert not streams.path.exists()
    with pytest.raises(SetupError, match="cannot write"):
        Streams(tmp_path / "missing" / "streams", 4, 1000)


class Listener:
    """What the daemon does with the worker's news, and what it heard."""

    def __init__(self, folder):
        self.folder = folder
        self.streams = Streams(folder / "streams", 2, SAMPLES)
        model = locations.model_path("default")
        self.instruments = bank.load(locations.bank_path(model))
        self.client = RenderClient(model, self.instruments.model, self.streams.path, self)
        self.news = asyncio.Event()
        self.finished, self.failed, self.progressed = [], [], False

    def render(self, name, instrument, pitch, priority):
        embedding = self.instruments.mix({instrument: 1.0}, pitch, 100).astype("<f4")
        stream = self.streams.open(name) if priority == Priority.LIVE else None
        place = None if stream is None else wire.Place(stream.number, stream.start)
        path = str(self.folder / f"{name}.wav")
        note = wire.Render(
            name,
            self.instruments.model,
            embedding.tobytes(),
            len(embedding),
            pitch,
            SAMPLES,
            0.8,
            1,
            path,
            -3.0,
        )
        note.priority, note.place = priority, place
        self.client.render(note)

    async def until(self, condition, seconds=120.0):
        """When the condition holds; checked at every message of the worker."""
        end = time.monotonic() + seconds
        while not condition():
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), end - time.monotonic())

    def worker_starts(self):
        self.streams.restore()

    def worker_ready(self, device):
        self.news.set()

    def worker_progressed(self, progress):
        for number, made in progress.streamed.items():
            self.streams.advance(number, made)
        self.progressed = True
        self.news.set()

    def worker_finished(self, identity, size_bytes, loop):
        self.streams.end(identity)
        self.finished.append(identity)
        self.news.set()

    def worker_failed(self, identity, message):
        self.failed.append(message)
        self.news.set()


def with_worker(folder, scene):
    async def play():
        listener = Listener(folder)
        listener.client.start()
        try:
            await listener.until(lambda: listener.news.is_set())
            await scene(listener)
        finally:
            await listener.client.close()
            listener.streams.close()
        assert listener.failed == []

    asyncio.run(play())


@by_the_clock
def test_a_note_is_heard_from_its_first_chunk_and_is_what_the_file_holds(tmp_path, figures):
    async def scene(listener):
        listener.render("requested", "grand_piano", 50, Priority.REQUESTED)
        began = time.perf_counter()
        listener.render("live", "violin", 64, Priority.LIVE)
        stream = listener.streams.listen("live")
        await listener.until(lambda: len(stream.read()) > 0)
        figures.append(
            f"worker given a live note to first chunk in the main process"
            f" {(time.perf_counter() - began) * 1000:.0f} ms"
        )
        heard = [stream.read()]
        assert len(heard[0]) < 1000 and listener.finished == []
        while not stream.ended:
            await listener.until(lambda: stream.ended or stream.made > sum(map(len, heard)))
            heard.append(stream.read(sum(map(len, heard))))
        listener.streams.let_go(stream)
        sound, _ = soundfile.read(tmp_path / "live.wav", dtype="float32")
        streamed = np.concatenate(heard)
        assert "live" in listener.finished and len(heard) > 5 and len(streamed) == SAMPLES
        assert np.abs(streamed - sound).max() <= 1 / 32768 and np.abs(streamed).max() > 0.02

    with_worker(tmp_path, scene)


def test_a_requested_note_that_a_key_now_holds_is_heard_from_its_beginning(tmp_path):
    async def scene(listener):
        for name, pitch in (("a", 50), ("b", 52), ("c", 53)):
            listener.render(name, "cello", pitch, Priority.REQUESTED)
        await listener.until(lambda: listener.progressed)
        listener.render("b", "cello", 52, Priority.LIVE)
        stream = listener.streams.listen("b")
        await listener.until(lambda: "b" in listener.finished)
        assert len(stream.read()) == SAMPLES
        sound, _ = soundfile.read(tmp_path / "b.wav", dtype="float32")
        assert np.abs(stream.read() - sound).max() <= 1 / 32768

    with_worker(tmp_path, scene)


def test_a_new_worker_makes_the_same_samples_for_whoever_listens(tmp_path):
    async def scene(listener):
        listener.render("live", "choir", 60, Priority.LIVE)
        stream = listener.streams.listen("live")
        await listener.until(lambda: stream.made > 500)
        before = stream.read()
        worker = listener.client._process.pid
        os.kill(worker, signal.SIGKILL)
        await listener.until(lambda: stream.ended)
        assert np.array_equal(stream.read()[: len(before)], before)
        sound, _ = soundfile.read(tmp_path / "live.wav", dtype="float32")
        assert np.abs(stream.read() - sound).max() <= 1 / 32768

    with_worker(tmp_path, scene)


def test_the_daemon_gives_live_notes_places_and_takes_them_back_when_they_are_given_up(tmp_path):
    async def play():
        settings = Settings(midi="off", cache=str(tmp_path), osc_port=free_port(), note_seconds=4.0)
        daemon = Daemon(settings)
        await daemon.startup()
        try:
            for pitch in range(40, 44 + STREAMS):
                daemon.handle(Command("note", {"pitch": pitch, "velocity": 100}), None)
            identities = list(daemon._scheduler._jobs)
            heard = [stream for identity in identities if (stream := daemon._streams.listen(identity))]
            assert len(identities) == 4 + STREAMS and len(heard) == STREAMS
            while not all(len(stream.read()) for stream in heard):
                await asyncio.sleep(0.01)
            daemon.handle(Command("panic"), None)
            assert all(stream.ended for stream in heard)
            assert daemon._streams.open("no place while they are read") is None
            for stream in heard:
                daemon._streams.let_go(stream)
            assert all(daemon._streams.open(f"new {number}") for number in range(STREAMS))
        finally:
            await daemon.shutdown()

    asyncio.run(asyncio.wait_for(play(), 60))
    assert not (tmp_path / "streams").exists()
