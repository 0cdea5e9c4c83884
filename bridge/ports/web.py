"""The web port: who is connected, and what is told to them. HTTP is web_server's, which needs aiohttp."""

import asyncio
import importlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bridge.ports.web_client import WebClient
from bridge.protocol import frames
from bridge.protocol.messages import Command, Event

if TYPE_CHECKING:
    from bridge.ports.web_server import WebServer

log = logging.getLogger(__name__)
INSTALL = "pip install nsynth-bridge[web]"
MOST_SOCKETS = 16
# Of what stands for all addresses.
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}


class WebUnavailableError(Exception):
    """Why there is no web port, with the remedy, in one line."""


@dataclass(frozen=True)
class Core:
    """What the web port reaches of the daemon.

    handle carries out a command; note_path tells where the file of an identity is; embedding what a pitch
    and a velocity would sound now, float32 [frames, 16]; check_name tells by ClientError that an instrument
    cannot be called so, add makes one of that name from a sound file and answers with its index and name;
    values are what addresses have now.
    """

    handle: Callable[[Command, Any], None]
    note_path: Callable[[str], Path]
    embedding: Callable[[int, int], np.ndarray]
    check_name: Callable[[str], str]
    add: Callable[[str, Path], Awaitable[tuple[int, str]]]
    values: Callable[[], dict[str, tuple[Any, ...]]]


@dataclass(frozen=True)
class Place:
    """Where it listens, where OSC does, where uploads wait for the worker."""

    host: str
    port: int
    osc_port: int
    uploads: Path


class WebPort:
    """hello is the first frame that a socket gets: version, seconds of a note, samples a second."""

    def __init__(self, place: Place, core: Core, hello: tuple[str, float, int]) -> None:
        self.place, self.core = place, core
        self._hello = frames.array("hello", *hello)
        self._clients: dict[WebClient, None] = {}
        self._number = self._refused = self._dropped = 0
        self._server: WebServer | None = None

    async def open(self) -> None:
        """Listen. Raise WebUnavailableError where that cannot be."""
        try:
            # The library takes a third of a second to load; OSC is answered meanwhile.
            server = await asyncio.to_thread(importlib.import_module, "bridge.ports.web_server")
        except ImportError as error:
            raise WebUnavailableError(f"it needs {error.name}: {INSTALL}") from None
        self._server = server.WebServer(self)
        await self._server.open()

    async def close(self) -> None:
        """Say what is still to be said, close all sockets: their keys go up."""
        if self._server is not None:
            await self._server.close()

    def emit(self, event: Event, client: Any, everyone: bool, but: Any = None) -> None:
        """Tell a client, if it is one of these, and all of them if `everyone`."""
        targets = dict.fromkeys(self._clients) if everyone else {}
        if client in self._clients:
            targets[client] = None
        targets.pop(but, None)
        if targets:
            frame = frames.encode(event)
            for target in targets:
                target.tell(frame)

    def join(self, abort: Callable[[], None]) -> WebClient | None:
        """A new client, None if there are too many; abort ends its connection at once."""
        if len(self._clients) >= MOST_SOCKETS:
            return None
        self._number += 1
        client = WebClient(self._number, self.core.handle, abort)
        self._clients[client] = None
        client.tell(self._hello)
        return client

    def leave(self, client: WebClient) -> None:
        del self._clients[client]
        self._refused += client.refused
        self._dropped += client.dropped
        client.leave()

    @property
    def url(self) -> str:
        """For the browser; a server at all addresses is found at loopback, too."""
        host = self.place.host
        host = LOOPBACK.get(host, host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.place.port}"

    @property
    def figures(self) -> dict[str, int]:
        """Sockets that are open, commands refused, sockets dropped as they were too slow."""
        refused = self._refused + sum(client.refused for client in self._clients)
        return {"sockets": len(self._clients), "refused": refused, "dropped": self._dropped}
