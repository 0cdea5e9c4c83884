"""Attacks on the web port over real sockets: pages of others, names that point here, paths, sizes."""

import base64

import pytest

from bridge.ports.web_guard import Guard
from tests.bridge.browsers import (
    ask,
    get,
    post,
    start_web,
)

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": base64.b64encode(b"x" * 16).decode(),
}
NOTE = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    running = start_web(tmp_path_factory.mktemp("guard"))
    yield running
    running.stop()


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
