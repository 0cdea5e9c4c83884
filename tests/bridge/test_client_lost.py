"""A daemon that is not there, goes away or comes back, and others who pretend to be it."""

import asyncio
import os
import signal
import socket
import time

import pytest

from bridge import client as package
from bridge.client import AsyncClient, Client, ClientError, NoAnswerError
from bridge.protocol import osc
from tests.conftest import free_port

QUICK = ("--midi", "off", "--note-seconds", "0.3")


@pytest.mark.parametrize("kind", ["waiting", "asyncio"])
def test_a_daemon_that_dies_meanwhile_is_noticed_and_the_next_one_found(run_daemon, kind):
    """Killed, it says nothing; it is started again while the client tries to reach it."""
    daemon = run_daemon("--midi", "off")

    def kill(progress):
        daemon.process.kill()
        daemon.process.wait()

    async def awaited():
        async with AsyncClient(port=daemon.port) as client:
            began = time.monotonic()
            with pytest.raises(NoAnswerError, match="nsynth-bridge serve"):
                await client.render(60, progress=kill)
            assert time.monotonic() - began < 4
            _, state = await asyncio.gather(asyncio.to_thread(again), client.connect(patience=20))
            assert state.preset and (await client.render(60)).is_file()

    def again():
        return run_daemon("--osc-port", str(daemon.port), "--midi", "off", "--note-seconds", "0.3")

    if kind == "asyncio":
        asyncio.run(awaited())
        return
    with daemon.client(2.0) as client:
        began = time.monotonic()
        with pytest.raises(NoAnswerError, match="nsynth-bridge serve"):
            client.render(60, progress=kill)
        assert time.monotonic() - began < 4
        again()
        assert client.connect(patience=20).preset and client.render(60).is_file()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_events_end_when_the_daemon_does(run_daemon, number):
    daemon = run_daemon(*QUICK)
    seen, heard = [], []

    def read(client):
        with pytest.raises(NoAnswerError):
            for event in client.events(30):
                seen.append(event)

    async def hear(client):
        with pytest.raises(NoAnswerError):
            async for event in client.events(30):
                heard.append(event)
                if isinstance(event, package.Play):
                    daemon.process.send_signal(number)

    async def both():
        async with AsyncClient(port=daemon.port) as client:
            await client.note(60)
            await asyncio.gather(asyncio.to_thread(read, waiting), hear(client))

    with daemon.client() as waiting:
        asyncio.run(both())
    daemon.process.wait()
    assert {type(event) for event in heard} >= {package.Play, package.Slot, package.Progress}
    for told in (seen, heard):
        assert (told[-1] == package.Bye()) == (number == signal.SIGTERM)


def test_without_a_daemon_it_is_said_at_once_how_to_start_one():
    port = free_port()
    began = time.monotonic()
    with pytest.raises(NoAnswerError, match=f"127.0.0.1:{port}: start .* `nsynth-bridge serve`"):
        Client(port=port).status()
    with pytest.raises(NoAnswerError, match="nsynth-bridge serve"):
        asyncio.run(AsyncClient(port=port).connect())
    with pytest.raises(NoAnswerError), Client(port=port):
        pass
    assert time.monotonic() - began < 1.5
    with pytest.raises(NoAnswerError, match="cannot be reached"):
        Client("no.such.host.invalid")


def test_a_deaf_daemon_is_not_waited_for_longer_than_the_timeout():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        port = deaf.getsockname()[1]
        for wait in (Client(port=port, timeout=0.2).render, lambda _: asyncio.run(render_awaited(port))):
            began = time.monotonic()
            with pytest.raises(NoAnswerError):
                wait(60)
            assert 0.1 < time.monotonic() - began < 3


async def render_awaited(port):
    return await AsyncClient(port=port, timeout=0.2).render(60)


def test_only_the_daemon_is_believed(daemon):
    """Others may know the client's port, and send what looks like answers, or what is none of OSC."""
    lies = [b"", b"#bundle", os.urandom(64), osc.encode_message("/nsynth/preset.loaded", ["a lie"])]
    lies += [osc.encode_message("/nsynth/done", ["preset", number]) for number in range(50)]
    with daemon.client() as client, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as liar:
        for lie in lies:
            liar.sendto(lie, client._socket.getsockname())
        with pytest.raises(ClientError, match="no preset"):
            client.preset("../../etc/passwd")
        assert list(client.events(0.1)) == [] and client.state.preset != "a lie"

    async def listen():
        async with AsyncClient(port=daemon.port) as client:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as liar:
                for lie in lies:
                    liar.sendto(lie, client._transport.get_extra_info("sockname"))
            return [event async for event in client.events(0.1)]

    assert asyncio.run(listen()) == []
