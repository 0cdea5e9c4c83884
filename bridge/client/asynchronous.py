"""The client for asyncio: the same verbs, each to be awaited, and as many at a time as you like."""

import asyncio
import contextlib
import math
import socket
import time
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any, TypeVar

from bridge.client.blocking import BEAT_SECONDS, PAUSE_SECONDS
from bridge.client.conversation import Conversation, encoded
from bridge.client.events import Event
from bridge.client.requests import NoAnswerError, Request
from bridge.client.state import State
from bridge.client.verbs import Verbs, registration

T = TypeVar("T")
# So many long requests may wait for their first answer. All at once they bring more than a socket holds.
WINDOW = 32


class AsyncClient(Verbs):
    """`async with AsyncClient() as client:` does what Client does, for one event loop."""

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 7770,
        timeout: float = 2.0,
        acknowledge: bool = True,
        name: str = "python",
    ) -> None:
        self.host, self.port, self.timeout, self.name = host, port, timeout, name
        self._conversation = Conversation(host, port, acknowledge)
        self.state = self._conversation.state
        self._transport: asyncio.DatagramTransport | None = None
        self._registered = 0
        self._window, self._asking = asyncio.Semaphore(WINDOW), asyncio.Lock()
        self._news = asyncio.Event()

    async def __aenter__(self) -> "AsyncClient":
        try:
            await self.connect()
        except BaseException:
            self.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def connect(self, patience: float = 0.0) -> State:
        """Register and hear the whole state, which is returned; once more after a restart of the daemon.

        Wait so many seconds for one that is starting. Raise NoAnswerError.
        """
        transport = await self._open()
        port = transport.get_extra_info("sockname")[1]
        end = time.monotonic() + patience
        while True:
            try:
                await self.perform(registration(port, self.name))
                break
            except NoAnswerError:
                if time.monotonic() > end:
                    raise
                await asyncio.sleep(PAUSE_SECONDS)
        self._registered = port
        self._conversation.forget()
        await self.refresh()
        self._conversation.inbox.clear()
        return self.state

    def close(self) -> None:
        """Take leave of the daemon."""
        if self._transport is not None:
            if self._registered:
                self._send([encoded(("unregister", [self._registered]))])
            self._transport.close()
            self._transport, self._registered = None, 0

    async def events(self, seconds: float | None = None) -> AsyncIterator[Event]:
        """What the daemon tells within so many seconds, or while it is there; first what came before.

        For one reader: two at a time share what comes. Raise NoAnswerError once the daemon is gone:
        `connect(patience)` waits for the next one.
        """
        end = math.inf if seconds is None else time.monotonic() + seconds
        inbox = self._conversation.inbox
        while (left := end - time.monotonic()) > 0:
            if inbox:
                yield inbox.popleft()
                continue
            self._news.clear()
            if not await _set_within(self._news, min(left, BEAT_SECONDS)):
                await self._make_sure()

    async def perform(self, request: Request[T]) -> T:
        """Send a request and wait for its answer; what the verbs do."""
        await self._open()
        end = time.monotonic() + request.limit(self.timeout)
        woken = asyncio.Event()
        request.wake = woken.set
        window = self._window if request.patient else contextlib.nullcontext()
        try:
            async with window:
                self._send(self._conversation.begin(request))
                await self._word(request, woken, end)
            while not request.over:
                await self._word(request, woken, end)
            return request.result()
        finally:
            self._send(self._conversation.end(request))

    async def _word(self, request: Request[Any], woken: asyncio.Event, end: float) -> None:
        """Wait until something of a request comes, or it is over."""
        while not request.over:
            left = end - time.monotonic()
            if left <= 0:
                request.late(self._conversation.nobody())
            elif await _set_within(woken, min(left, BEAT_SECONDS)):
                woken.clear()
                return
            elif request.patient:
                await self._make_sure()

    async def _make_sure(self) -> None:
        """Raise NoAnswerError if the daemon is not there; who was heard just now is."""
        async with self._asking:
            if time.monotonic() - self._conversation.heard_at > BEAT_SECONDS:
                await self.ping()

    async def _open(self) -> asyncio.DatagramTransport:
        if self._transport is None:
            loop = asyncio.get_running_loop()
            try:
                # From now on the system lets only the daemon's datagrams through.
                self._transport, _ = await loop.create_datagram_endpoint(
                    lambda: _Ear(self._hear, self._conversation.lose),
                    remote_addr=(self.host, self.port),
                    family=socket.AF_INET,
                )
            except OSError as error:
                raise NoAnswerError(f"{self.host}:{self.port} cannot be reached: {error}") from None
        return self._transport

    def _hear(self, datagram: bytes) -> None:
        self._send(self._conversation.hear(datagram))
        self._news.set()

    def _send(self, datagrams: list[bytes]) -> None:
        for datagram in datagrams:
            if self._transport is not None:
                self._transport.sendto(datagram)


class _Ear(asyncio.DatagramProtocol):
    def __init__(self, hear: Any, lose: Any) -> None:
        self._hear, self._lose = hear, lose

    def datagram_received(self, data: bytes, addr: Any) -> None:
        self._hear(data)

    def error_received(self, exc: Exception) -> None:
        """Nobody has the daemon's port."""
        self._lose()


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except asyncio.TimeoutError:
        return False
    return True
