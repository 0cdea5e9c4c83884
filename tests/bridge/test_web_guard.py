"""Attacks on the web port over real sockets: pages of others, names that point here, paths, sizes."""

import asyncio
import base64
import json
import socket
from pathlib import Path

import pytest

from bridge.ports.web_client import MOST_WAITING_BYTES, WebClient
from bridge.ports.web_guard import Guard
from tests.bridge.browsers import (
    aiohttp,
    ask,
    figures,
    get,
    page,
    read_answer,
    run,
    session,
    start_web,
    wait_until,
)

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": base64.b64encode(b"x" * 16).decode(),
}
MOST_BYTES = 32 * 2**20
NOTE = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    running = start_web(tmp_path_factory.mktemp("guard"))
    yield running
    running.stop()


def post(port, head, body=b""):
    lines = [f"POST /instruments?name=Mine HTTP/1.1\r\nHost: 127.0.0.1:{port}", *head]
    return ask(port, ("\r\n".join(lines) + "\r\n\r\n").encode() + body)


# Who speaks


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_loopback_by_any_of_its_names_is_answered(web, host):
    assert get(web.web, "/nsynth", host.format(web.web))[0] == 200
    assert get(web.web, "/socket", host.format(web.web), **UPGRADE)[0] == 101


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{}",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost.evil.example:{}",
        "localhost.:{}",
        "127.0.0.1.nip.io:{}",
        "127.0.0.1:{}@evil.example",
        "evil.example#127.0.0.1:{}",
        "0.0.0.0:{}",
        "127.0.0.2:{}",
        "[::ffff:127.0.0.1]:{}",
        "127.0.0.1:{}\r\nHost: evil.example",
        "evil.example\r\nHost: 127.0.0.1:{}",
        "",
    ],
)
def test_a_name_that_was_made_to_point_here_gets_nothing(web, host):
    """DNS rebinding: the browser believes that it talks to evil.example, and so does what it sends."""
    for target, more in (
        ("/", {}),
        ("/nsynth", {}),
        ("/embedding?pitch=60&velocity=1", {}),
        ("/socket", UPGRADE),
    ):
        status, _, body = get(web.web, target, host.format(web.web), **more)
        assert status in (400, 403), target
        assert b"FULL_PATH" not in body


def test_the_whole_address_in_the_request_line_does_not_stand_for_a_host(web):
    status, _, _ = get(web.web, f"http://127.0.0.1:{web.web}/nsynth", "evil.example")
    assert status == 403


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://evil.example",
        "https://127.0.0.1:{}",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:{}",
        "http://127.0.0.1:{}.evil.example",
        "http://127.0.0.1:{}, http://127.0.0.1:{}",
        "",
    ],
)
def test_pages_of_others_neither_connect_nor_send_nor_read(web, origin):
    origin = origin.replace("{}", str(web.web))
    assert get(web.web, "/socket", Origin=origin, **UPGRADE)[0] == 403
    assert post(web.web, [f"Origin: {origin}", "Content-Length: 4"], b"RIFF")[0] == 403
    status, headers, _ = get(web.web, "/nsynth", Origin=origin)
    assert status == 403
    assert not [name for name in headers if name.startswith("access-control")]


def test_our_own_page_and_programs_without_origin_connect(web):
    assert get(web.web, "/socket", Origin=f"http://127.0.0.1:{web.web}", **UPGRADE)[0] == 101
    assert get(web.web, "/socket", **UPGRADE)[0] == 101
    host = f"localhost:{web.web}"
    assert get(web.web, "/socket", host, Origin=f"http://{host}", **UPGRADE)[0] == 101


def test_no_answer_lets_another_page_in(web):
    """Not even one to a question whether it may."""
    preflight = (
        f"OPTIONS /instruments HTTP/1.1\r\nHost: 127.0.0.1:{web.web}\r\nOrigin: http://evil.example\r\n"
    )
    preflight += "Access-Control-Request-Method: POST\r\n\r\n"
    answers = [
        ask(web.web, preflight.encode()),
        get(web.web, "/"),
        get(web.web, "/panel/index.html"),
        get(web.web, "/notes/x"),
        get(web.web, "/no/such"),
        get(web.web, "/nsynth", "evil.example"),
        get(web.web, "/nsynth/none"),
        post(web.web, ["Content-Length: 0"]),
        ask(web.web, f"DELETE / HTTP/1.1\r\nHost: 127.0.0.1:{web.web}\r\n\r\n".encode()),
    ]
    assert answers[0][0] >= 400
    for _, headers, _ in answers:
        assert not [name for name in headers if name.startswith("access-control")]
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'self';") and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "aiohttp" not in headers["server"]


def test_a_server_at_all_addresses_answers_to_the_one_that_was_asked():
    guard = Guard("0.0.0.0", 7772)
    assert guard.complaint(["192.0.2.7:7772"], [], "192.0.2.7") is None
    assert guard.complaint(["192.0.2.8:7772"], [], "192.0.2.7")
    assert guard.complaint(["evil.example:7772"], [], "192.0.2.7")
    assert guard.complaint(["[2001:db8::1]:7772"], [], "2001:db8::1") is None


# Paths


@pytest.mark.parametrize(
    "target",
    [
        "/panel/../web.py",
        "/panel/..%2fweb.py",
        "/panel/%2e%2e/web.py",
        "/panel/%2e%2e%2fweb.py",
        "/panel/..%5cweb.py",
        "/panel/%2fetc%2fpasswd",
        "/panel//etc/passwd",
        "/panel/",
        "/panel",
        "/panel/.",
        "/panel/..",
        "/panel/index.html%00.js",
        "/panel/index.html/",
        "//etc/passwd",
        "/../../../../etc/passwd",
        "/notes/../state.json",
        "/notes/%2e%2e%2fstate.json",
        "/notes/notes.sqlite",
        "/notes/",
        f"/notes/{NOTE}.wav/../../state.json",
        f"/notes/..%2f{NOTE}.wav",
        f"/notes/{NOTE}",
        f"/notes/{NOTE[:-1]}.wav",
        f"/notes/{NOTE}0.wav",
        f"/notes/{NOTE.upper()}.wav",
        f"/notes/{NOTE[:-1]}\u0661.wav",
        f"/notes/{NOTE}.wav%0a",
        f"/notes/{NOTE}.wav",
        "/notes/" + "x" * 4000,
    ],
)
def test_nothing_outside_the_folders_is_served(web, target):
    assert (web.cache / "state.json").parent.is_dir()
    status, _, body = get(web.web, target.encode().decode("latin-1"))
    assert status in (400, 404)
    assert b"root:" not in body and b"import" not in body


def test_links_out_of_the_folder_are_not_followed(web, tmp_path):
    secret = tmp_path / "secret.wav"
    secret.write_bytes(b"RIFFsecret")
    (web.cache / f"{NOTE}.wav").symlink_to(secret)
    assert get(web.web, f"/notes/{NOTE}.wav")[0] == 404


# Sizes


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
