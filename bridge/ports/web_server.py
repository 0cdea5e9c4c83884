"""HTTP and WebSockets of the web port, by aiohttp. Imported only when it is wanted."""

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.http_exceptions import HttpProcessingError

from bridge.errors import ClientError
from bridge.ports import web_files
from bridge.ports.web_client import WebClient
from bridge.ports.web_guard import HEADERS, Guard
from bridge.ports.web_upload import RefusedError, Uploads
from bridge.protocol import oscquery
from bridge.protocol.addresses import COMMANDS, PREFIX
from bridge.protocol.messages import check_value

if TYPE_CHECKING:
    from bridge.ports.web import WebPort

log = logging.getLogger(__name__)
# The library's. It would show where in itself each broken request was refused, which is the sender's affair.
http_log = logging.getLogger(f"{__name__}.http")
LARGEST_FRAME = 2**16
# A browser that does not answer so long is gone: its keys go up.
HEARTBEAT_SECONDS = 10.0
CLOSE_SECONDS = 1.0
KEEP_ALIVE_SECONDS = 30.0
# Of an embedding: samples a second by those of a hop. What its numbers are kept as tells no more decimals.
FRAMES_A_SECOND = 16000 / 512
DECIMALS = 5


class WebServer:
    def __init__(self, port: "WebPort") -> None:
        self._port, self._place, self._core = port, port.place, port.core
        http_log.addFilter(_is_our_fault)
        self._guard = Guard(self._place.host, self._place.port)
        self._uploads = Uploads(self._place.uploads, self._core.check_name, self._core.add)
        self._open: dict[WebClient, web.WebSocketResponse] = {}
        application = web.Application(middlewares=[self._check])
        application.on_response_prepare.append(_add_headers)
        application.add_routes(
            [
                web.get("/", self._root),
                web.get("/nsynth{rest:.*}", self._describe),
                web.get("/panel/{name}", self._panel),
                web.get("/notes/{name}", self._note),
                web.get("/embedding", self._embedding),
                web.get("/socket", self._socket),
                web.post("/instruments", self._instrument),
            ]
        )
        self._runner = web.AppRunner(
            application,
            handle_signals=False,
            access_log=None,
            logger=http_log,
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            shutdown_timeout=CLOSE_SECONDS,
        )

    async def open(self) -> None:
        """Raise OSError where the port cannot be had."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._place.host, self._place.port).start()
        except OSError:
            await self._runner.cleanup()
            raise

    async def close(self) -> None:
        await asyncio.gather(*(_part(client, socket) for client, socket in self._open.items()))
        await self._runner.cleanup()

    @web.middleware
    async def _check(self, request: web.Request, handler: Any) -> web.StreamResponse:
        complaint = self._guard.complaint(
            request.headers.getall("Host", []),
            request.headers.getall("Origin", []),
            _arrived_at(request),
        )
        if complaint is not None:
            raise web.HTTPForbidden(text=complaint)
        response: web.StreamResponse = await handler(request)
        return response

    async def _root(self, request: web.Request) -> web.StreamResponse:
        """The panel for browsers, the description for programs."""
        if not request.query_string and "text/html" in request.headers.get("Accept", ""):
            return web_files.panel("index.html")
        return await self._describe(request)

    async def _describe(self, request: web.Request) -> web.StreamResponse:
        address = _arrived_at(request) or self._place.host
        values = self._core.values()
        # Some clients write `?HOST_INFO=`.
        query = request.query_string.removesuffix("=")
        status, found = oscquery.answer(request.path, query, address, self._place.osc_port, values)
        return web.Response(status=status) if found is None else _json(found, status)

    async def _panel(self, request: web.Request) -> web.StreamResponse:
        return web_files.panel(request.match_info["name"])

    async def _note(self, request: web.Request) -> web.StreamResponse:
        return web_files.note(self._core.note_path(web_files.identity(request.match_info["name"])))

    async def _embedding(self, request: web.Request) -> web.StreamResponse:
        try:
            pitch, velocity = _pitch_and_velocity(request)
        except ClientError as error:
            return _json({"error": str(error)}, 400)
        embedding = self._core.embedding(pitch, velocity)
        rows = embedding.astype(float).round(DECIMALS).tolist()
        return _json({"frames": len(rows), "rate": FRAMES_A_SECOND, "embedding": rows})

    async def _instrument(self, request: web.Request) -> web.StreamResponse:
        try:
            index, name = await self._uploads.take(request)
        except RefusedError as error:
            return _json({"error": str(error)}, error.status)
        return _json({"index": index, "name": name})

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(
            timeout=CLOSE_SECONDS, heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_FRAME, compress=False
        )
        if request.transport is None or not socket.can_prepare(request).ok:
            raise web.HTTPBadRequest(text="a WebSocket opens here")
        client = self._port.join(request.transport.abort)
        if client is None:
            raise web.HTTPServiceUnavailable(text="too many sockets are open; close one first")
        try:
            await socket.prepare(request)
            self._open[client] = socket
            log.debug("%s connected", client)
            await _talk(client, socket)
        finally:
            self._open.pop(client, None)
            self._port.leave(client)
            log.debug("%s has gone", client)
        return socket


async def _talk(client: WebClient, socket: web.WebSocketResponse) -> None:
    """Until the connection ends; it does so for both directions."""
    tasks = [asyncio.create_task(_read(client, socket)), asyncio.create_task(_write(client, socket))]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def _read(client: WebClient, socket: web.WebSocketResponse) -> None:
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            client.receive(message.data)
        elif message.type == WSMsgType.BINARY:
            client.fail("a frame is text")
        # Others have their turn, and who asks for much gets the answers first.
        await asyncio.sleep(0)
        await client.told()


async def _write(client: WebClient, socket: web.WebSocketResponse) -> None:
    with suppress(ConnectionError):
        await client.write(socket.send_str)


async def _part(client: WebClient, socket: web.WebSocketResponse) -> None:
    """The last words, then the end."""
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(client.told(0), CLOSE_SECONDS)
    await socket.close(code=WSCloseCode.GOING_AWAY)


def _is_our_fault(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | ConnectionError)


def _arrived_at(request: web.Request) -> str:
    """The address of ours that the request was sent to."""
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return str(name[0]) if name else ""


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def _json(values: object, status: int = 200) -> web.Response:
    body = msgspec.json.encode(values)
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return web.Response(body=body, status=status, headers=headers)


def _pitch_and_velocity(request: web.Request) -> tuple[Any, Any]:
    """Those of the query. Raise ClientError."""
    return tuple(  # type: ignore[return-value]
        check_value(argument, _number(request.query.get(argument.name, "")))
        for argument in COMMANDS[PREFIX + "note"].arguments[:2]
    )


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
