"""Limits of the web port, tried over real sockets: sounds, frames, sockets, who does not read."""

import asyncio
import json
import socket
from pathlib import Path

import pytest

from bridge.ports.web_client import MOST_WAITING_BYTES, WebClient
from tests.bridge.browsers import (
    aiohttp,
    ask,
    figures,
    get,
    page,
    post,
    read_answer,
    run,
    session,
    start_web,
    wait_until,
)

MOST_BYTES = 32 * 2**20


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    running = start_web(tmp_path_factory.mktemp("limits"))
    yield running
    running.stop()


def test_a_sound_above_the_limit_is_refused_and_nothing_is_left_of_it(web):
    status, _, body = post(web.web, [f"Content-Length: {MOST_BYTES + 1}"])
    assert (status, json.loads(body)) == (413, {"error": "a sound has at most 32 MB"})
    status, body = post_in_chunks(web.web, MOST_BYTES // 2**20 + 8)
    assert (status, json.loads(body)) == (413, {"error": "a sound has at most 32 MB"})
    assert uploads(web) == []
    assert get(web.web, "/nsynth")[0] == 200


def post_in_chunks(port, megabytes):
    """Without a length, as who hides it does; what is answered while it is sent, or after."""
    chunk = b"100000\r\n" + bytes(2**20) + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), 10) as connected:
        connected.sendall(
            f"POST /instruments?name=Mine HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
        )
        try:
            for _ in range(megabytes):
                connected.sendall(chunk)
        except OSError:
            pass
        status, _, body = read_answer(connected)
        return status, body


def test_who_goes_while_it_sends_leaves_nothing(web):
    with socket.create_connection(("127.0.0.1", web.web)) as connected:
        connected.sendall(
            f"POST /instruments?name=Mine HTTP/1.1\r\nHost: 127.0.0.1:{web.web}\r\n"
            "Content-Length: 1000000\r\n\r\n".encode()
            + bytes(500_000)
        )
        wait_until(lambda: uploads(web) != [])
    wait_until(lambda: uploads(web) == [])
    assert "Traceback" not in web.log.read_text()


def test_many_sounds_at_a_time_wait_their_turn(web):
    head = f"POST /instruments?name=Mine HTTP/1.1\r\nHost: 127.0.0.1:{web.web}\r\nContent-Length: 9\r\n\r\n"
    sending = [socket.create_connection(("127.0.0.1", web.web)) for _ in range(4)]
    for each in sending:
        each.sendall(head.encode() + b"RIFF")
    wait_until(lambda: len(uploads(web)) == 4)
    status, _, body = ask(web.web, head.encode() + b"RIFFRIFFR")
    assert (status, list(json.loads(body))) == (503, ["error"])
    for each in sending:
        each.close()
    wait_until(lambda: uploads(web) == [])


@pytest.mark.parametrize(
    "query", ["", "name=", "name=" + "x" * 65, "name=a%00b", "name=%2e%2e%2fx", "name=a&name=b"]
)
def test_a_name_that_is_none_is_refused_before_the_sound_is_sent(web, query):
    request = (
        f"POST /instruments?{query} HTTP/1.1\r\nHost: 127.0.0.1:{web.web}\r\nContent-Length: 4\r\n\r\nRIFF"
    )
    status, _, body = ask(web.web, request.encode())
    assert status == 400
    assert json.loads(body)["error"]
    assert uploads(web) == []


def uploads(web):
    folder = web.cache / "uploads"
    return list(folder.iterdir()) if folder.is_dir() else []


def test_a_frame_above_the_limit_ends_the_socket_and_no_other(web):
    async def work():
        async with page(web.web) as other, page(web.web) as played:
            await played.send("preset", "x" * 2**16)
            message = await played.socket.receive(timeout=5)
            assert message.type is aiohttp.WSMsgType.CLOSE
            assert message.data == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
            await other.settled()

    run(work())


def test_a_seventeenth_socket_is_refused_until_one_closes(web):
    wait_until(lambda: figures(web)["sockets"] == 0)

    async def work():
        async with session(web.web) as opened:
            sockets = [await opened.ws_connect("/socket") for _ in range(16)]
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await opened.ws_connect("/socket")
            assert refused.value.status == 503
            await sockets[3].close()
            wait_until(lambda: figures(web)["sockets"] == 15)
            async with opened.ws_connect("/socket") as another:
                assert (await another.receive_json())[0] == "hello"
            for each in sockets:
                await each.close()

    run(work())


def test_who_does_not_read_is_dropped_before_it_costs_memory(web):
    async def work():
        async with page(web.web, small=True) as slow, page(web.web) as busy:
            await slow.send("note", 60, 100, 5)
            await busy.wait_for("play", lambda values: values[0] == 5)
            before = memory(web)
            # What is told to everybody: the edits, all anew with each.
            rounds = 0
            while not [event for event in await busy.settled() if event[:2] == ["release", 5]]:
                for number in range(100):
                    await busy.send("preset", number % 2)
                rounds += 1
                assert rounds < 200, "it is never dropped"
            assert memory(web) - before < 20, "MB"
            await busy.settled()

    run(work())
    assert "reads too slowly" in web.log.read_text()


def test_a_burst_above_the_limit_drops_a_client_and_keeps_nobody_waiting():
    aborted = []

    async def work():
        client = WebClient(1, lambda command, client: None, lambda: aborted.append(True))
        writing = asyncio.create_task(client.write(lambda frame: asyncio.sleep(0)))
        for _ in range(MOST_WAITING_BYTES // 1000 + 1):
            client.tell("x" * 1000)
        await asyncio.wait_for(client.told(), 1)
        client.tell("too late")
        writing.cancel()

    run(work())
    assert aborted == [True]


def memory(web):
    """Megabytes of the daemon."""
    fields = Path(f"/proc/{web.process.pid}/statm").read_text().split()
    return int(fields[1]) * 4096 / 2**20
