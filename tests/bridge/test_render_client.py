"""Workers that do not come up, by commands that stand in for them; real ones are in test_streams.py."""

import asyncio
import sys
from pathlib import Path

import pytest

from bridge.render import client as render_client
from bridge.render import wire
from bridge.render.client import MOST_STARTS, RenderClient

SAY = "import sys; from bridge.render import wire; sys.stdout.buffer.write(wire.encode({}))"
READY = SAY.format("wire.Ready('fake')") + "; sys.stdout.flush(); sys.stdin.read()"
UNABLE = SAY.format("wire.Unable('no such file')")
DYING = "import sys; sys.exit(3)"


class Daemon:
    """What a client of the worker tells, and when it started one."""

    def __init__(self, command):
        self.client = RenderClient(Path("model"), "identity", Path("memory"), self)
        self.starts, self.failed, self.ready = [], [], asyncio.Event()
        self.will(*command)

    def will(self, command, program=sys.executable):
        """What the next worker does."""
        self.client._command = [program, "-c", command]

    def ask(self, name):
        self.client.render(wire.Render(name, "identity", b"", 0, 60, 1, 0.8, 0, "path"))

    def worker_starts(self):
        self.starts.append(asyncio.get_running_loop().time())

    def worker_ready(self, device):
        self.ready.set()

    def worker_failed(self, identity, message):
        self.failed.append((identity, message))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(render_client, "RESTART_SECONDS", 0.01)
    monkeypatch.setattr(render_client, "LONGEST_KILLED_SECONDS", 0.02)


def play(scene, *command):
    async def run():
        daemon = Daemon(command)
        daemon.client.start()
        try:
            await asyncio.wait_for(scene(daemon), 30)
        finally:
            await daemon.client.close()

    asyncio.run(run())


async def until(condition):
    while not condition():
        await asyncio.sleep(0.01)


def test_a_worker_that_cannot_says_why_to_all_who_ask_and_is_tried_ever_more_seldom(caplog):
    async def scene(daemon):
        daemon.ask("early")
        await until(lambda: daemon.failed)
        assert daemon.failed == [("early", "no note can be rendered: no such file")]
        daemon.ask("late")
        await asyncio.sleep(0)
        assert daemon.failed[1:] == [("late", "no note can be rendered: no such file")], "at once"
        await until(lambda: len(daemon.starts) > 6)
        between = [later - sooner for sooner, later in zip(daemon.starts, daemon.starts[1:], strict=False)]
        assert between[-1] > between[0] + 0.2, "a core is not kept busy"
        daemon.will(READY)
        await daemon.ready.wait()
        daemon.ask("now")
        await asyncio.sleep(0.05)
        assert len(daemon.failed) == 2 and daemon.client._out.keys() == {"now"}

    play(scene, UNABLE)
    assert "starting it again in" in caplog.text


def test_a_worker_that_dies_without_a_word_again_and_again_keeps_nobody_waiting():
    async def scene(daemon):
        daemon.ask("early")
        await until(lambda: daemon.failed)
        assert len(daemon.starts) == MOST_STARTS
        assert daemon.failed == [
            ("early", f"the render worker ended {MOST_STARTS} times (3) before it was ready: see the log")
        ]
        daemon.ask("cancelled")
        daemon.client.cancel("cancelled")
        await asyncio.sleep(0.05)
        assert len(daemon.failed) == 1

    play(scene, DYING)


def test_a_worker_that_cannot_even_be_started_is_said_and_tried_again():
    async def scene(daemon):
        daemon.ask("early")
        await until(lambda: daemon.failed)
        assert "cannot start the render worker: No such file" in daemon.failed[0][1]
        daemon.will(READY)
        await daemon.ready.wait()

    play(scene, READY, "/no/such/program")
