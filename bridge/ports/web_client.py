"""One open socket of the web port: what waits to be told to it, and its own keyboard. Knows no HTTP."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from bridge.errors import ClientError
from bridge.protocol import frames
from bridge.protocol.addresses import PREFIX
from bridge.protocol.messages import Command, Event, check_command, request_of

log = logging.getLogger(__name__)
# Who reads no further than this many bytes behind is dropped.
MOST_WAITING_BYTES = 2**20
# Who asks for much is read on when so much of the answers is still to be sent.
READ_ON_BYTES = 2**16
# What belongs to sockets without a connection: a port for answers.
OF_OSC = ("register", "unregister")


class WebClient:
    """handle gets its commands, abort ends its connection at once.

    Its keys are those of a keyboard of its own, named as itself.
    """

    def __init__(
        self, number: int, handle: Callable[[Command, Any], None], abort: Callable[[], None]
    ) -> None:
        self.name = f"web {number}"
        self.refused, self.dropped = 0, False
        self._handle, self._abort = handle, abort
        self._waiting: deque[str] = deque()
        self._bytes = 0
        self._more, self._less = asyncio.Event(), asyncio.Event()

    def __str__(self) -> str:
        return self.name

    def tell(self, frame: str) -> None:
        """Send it when its turn comes; a client that is too far behind is dropped."""
        if self.dropped:
            return
        self._waiting.append(frame)
        self._bytes += len(frame)
        self._more.set()
        if self._bytes > MOST_WAITING_BYTES:
            log.warning("%s reads too slowly: %d kB wait for it; it is dropped", self, self._bytes // 1000)
            self._waiting.clear()
            self._bytes, self.dropped = 0, True
            self._less.set()
            self._abort()

    async def write(self, send: Callable[[str], Awaitable[None]]) -> None:
        """Send what there is, for ever."""
        while True:
            await self._more.wait()
            while self._waiting:
                frame = self._waiting.popleft()
                await send(frame)
                self._bytes -= len(frame)
                if self._bytes <= READ_ON_BYTES:
                    self._less.set()
            self._more.clear()

    async def told(self, left: int = READ_ON_BYTES) -> None:
        """Wait until no more than so many bytes wait to be sent."""
        while self._bytes > left:
            self._less.clear()
            await self._less.wait()

    def receive(self, text: str) -> None:
        """A frame from the socket: carry it out, or tell what is wrong with it."""
        name, request = "", 0
        try:
            address, values = frames.decode(text)
            name, request = address.removeprefix(PREFIX), request_of(address, values)
            command = check_command(address, values)
            if name in OF_OSC:
                raise ClientError("a socket hears every event from the moment it is open")
            self._handle(self._of_own_keyboard(command), self)
        except ClientError as error:
            self.fail(str(error), name, request)
        except Exception:
            log.exception("%s: %s", self, text)
            self.fail("a fault of the bridge; its log tells more", name, request)

    def fail(self, message: str, command: str = "", request: int = 0) -> None:
        self.refused += 1
        self.tell(frames.encode(Event("fail", (command, request, message))))

    def leave(self) -> None:
        """It is gone: its keys go up."""
        self._handle(Command("release_keys", {"source": self.name, "pedal_too": True}), self)

    def _of_own_keyboard(self, command: Command) -> Command:
        if command.verb != "note":
            return command
        arguments = {"source": self.name, **command.arguments}
        if arguments["velocity"]:
            arguments.setdefault("r", 0)
        return Command("key", arguments)
