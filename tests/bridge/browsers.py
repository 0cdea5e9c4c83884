"""Pages and attackers for the tests of the web port: a real socket each, nothing of a browser's manners."""

import asyncio
import json
import socket
import time
from contextlib import asynccontextmanager

from tests.conftest import require_module, start_daemon

PATIENCE = 20.0


aiohttp = require_module("aiohttp")


def free_tcp_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_web(folder, *flags, port=None, **more):
    """A daemon with short notes and a web port, which it is ready to answer at; the port is its `web`."""
    port = port or free_tcp_port()
    flags = ["--midi", "off", "--note-seconds", "0.75", "--web", str(port), *flags]
    running = start_daemon(folder, *flags, **more)
    wait_for_port(port)
    running.web = port
    return running


def wait_for_port(port, seconds=20.0):
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < end, "no web port"
            time.sleep(0.02)


def figures(running):
    """What the daemon's statistics tell of its web port."""
    with running.client() as client:
        for name, values in client.command("statistics"):
            if name == "statistic" and values[1] == "web":
                return dict(zip(values[2::2], values[3::2], strict=True))
    raise AssertionError("no figures")


def wait_until(fits, seconds=5.0):
    end = time.monotonic() + seconds
    while not fits():
        assert time.monotonic() < end
        time.sleep(0.01)


class Page:
    """An open socket; hello is what the server said first."""

    def __init__(self, session, socket, hello):
        self.session, self.socket, self.hello = session, socket, hello

    async def send(self, *frame):
        await self.socket.send_str(json.dumps(frame))

    async def receive(self):
        return json.loads(await self.socket.receive_str(timeout=PATIENCE))

    async def wait_for(self, name, fits=lambda values: True):
        """The arguments of the next event of this name that fits."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found, *values = await self.receive()
            if found == name and fits(values):
                return values
        raise AssertionError(f"no {name}")

    async def heard_until(self, *last):
        """All events before the first one that begins so."""
        heard = []
        while True:
            event = await self.receive()
            if event[: len(last)] == list(last):
                return heard
            heard.append(event)

    async def settled(self, request=99):
        """All events until everything sent so far has been handled."""
        await self.send("sync", request)
        return await self.heard_until("synced", request)


@asynccontextmanager
async def page(port, small=False):
    """small: what it does not read soon fills up what the system keeps for it."""
    connector = aiohttp.TCPConnector(socket_factory=_small_socket if small else None)
    async with (
        aiohttp.ClientSession(f"http://127.0.0.1:{port}", connector=connector) as session,
        session.ws_connect("/socket") as connected,
    ):
        yield Page(session, connected, await connected.receive_json(timeout=PATIENCE))


def _small_socket(address):
    family, kind, protocol, _, _ = address
    made = socket.socket(family, kind, protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return made


@asynccontextmanager
async def session(port):
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as opened:
        yield opened


def run(work):
    """A test that is a coroutine."""
    return asyncio.run(asyncio.wait_for(work, 60))


def ask(port, request, timeout=10.0):
    """Send these bytes as they are; status, headers (names in lower case) and body of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout) as connected:
        connected.sendall(request)
        return read_answer(connected)


def read_answer(connected):
    data = b""
    while b"\r\n\r\n" not in data:
        more = connected.recv(65536)
        assert more, data
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    length = int(headers.get("content-length", 0))
    while len(body) < length:
        more = connected.recv(65536)
        assert more, "the answer breaks off"
        body += more
    return int(first.split()[1]), headers, body


def get(port, target, host=None, **headers):
    """A GET of exactly this target, not normalised as a browser would."""
    lines = [f"GET {target} HTTP/1.1"]
    if host != "":
        lines.append(f"Host: {f'127.0.0.1:{port}' if host is None else host}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ask(port, ("\r\n".join(lines) + "\r\n\r\n").encode())


def post(port, head, body=b""):
    lines = [f"POST /instruments?name=Mine HTTP/1.1\r\nHost: 127.0.0.1:{port}", *head]
    return ask(port, ("\r\n".join(lines) + "\r\n\r\n").encode() + body)
