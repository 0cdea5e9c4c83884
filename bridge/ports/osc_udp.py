"""OSC over UDP: a socket, the listeners that registered, where answers go. The performer decides."""

import asyncio
import logging
import socket
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from bridge.errors import ClientError
from bridge.protocol import osc
from bridge.protocol.addresses import COMMANDS, EVENTS, PREFIX
from bridge.protocol.messages import Command, Event, check_command, request_of

log = logging.getLogger(__name__)
MOST_LISTENERS = 16
# So long a listener may take to open its port once it has registered.
GRACE_SECONDS = 10.0
Address = tuple[str, int]


@dataclass(frozen=True)
class Listener:
    """The address that registered it, and when."""

    source: Address
    since: float


class OscPort(asyncio.DatagramProtocol):
    """A client is the address it sends from. Its answers go there, or to the port it registered."""

    def __init__(
        self, handle: Callable[[Command, Address], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._handle, self._clock = handle, clock
        self._transport: asyncio.DatagramTransport | None = None
        self._listeners: dict[Address, Listener] = {}
        self._counts = dict.fromkeys(("received", "malformed", "refused", "faults"), 0)

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        client: Address = addr[:2]
        if client == self._own_address():
            return
        try:
            messages = osc.decode(data)
        except ClientError as error:
            self._counts["malformed"] += 1
            self._fail("", 0, str(error), client)
            return
        self._counts["received"] += len(messages)
        for address, values in messages:
            self._receive(address, values, client)

    def error_received(self, error: Exception) -> None:
        """A client that has gone answers with «port unreachable»; it may come back."""
        log.debug("UDP: %s", error)

    def emit(self, event: Event, client: Hashable, everyone: bool, but: Hashable = None) -> None:
        """Send an event to a client's answering address and, if `everyone`, to all listeners.

        A client that is not an address is another port's, and not answered here. `but` hears nothing.
        """
        targets: dict[Address, None] = {}
        for address, listener in self._listeners.items() if everyone else ():
            if but is None or listener.source != but:
                targets[address] = None
        if isinstance(client, tuple):
            targets[self._answering_address(client)] = None
        if not targets:
            return
        datagram = osc.encode(event)
        for target in targets:
            self._send(datagram, target)

    @property
    def figures(self) -> dict[str, int]:
        """Messages so far: understood ones, datagrams that were not, commands refused, our own faults."""
        return {**self._counts, "listeners": len(self._listeners)}

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def _receive(self, address: str, values: list[Any], client: Address) -> None:
        if address in EVENTS and address not in COMMANDS:
            # An echo of what a bridge tells: an answer would go round for ever.
            return
        name = address.removeprefix(PREFIX)
        request = request_of(address, values)
        try:
            command = check_command(address, values)
            if command.verb == "register":
                self._register(client, command.arguments["port"])
            elif command.verb == "unregister":
                self._unregister(client, command.arguments["port"])
            else:
                self._handle(command, client)
        except ClientError as error:
            self._counts["refused"] += 1
            self._fail(name, request, str(error), client)
        except Exception:
            self._counts["faults"] += 1
            log.exception("%s %s", address, values)
            self._fail(name, request, "a fault of the bridge; its log tells more", client)

    def _register(self, client: Address, port: int) -> None:
        listener = client[0], port
        if listener == self._own_address():
            raise ClientError(f"port {port} is the bridge's own")
        if listener not in self._listeners and len(self._listeners) >= MOST_LISTENERS:
            self._forget_the_dead()
        if listener not in self._listeners and len(self._listeners) >= MOST_LISTENERS:
            raise ClientError(f"at most {MOST_LISTENERS} listeners; unregister one first")
        self._listeners[listener] = Listener(client, self._clock())
        self.emit(Event("done", ("register", 0)), client, False)

    def _unregister(self, client: Address, port: int) -> None:
        if self._listeners.pop((client[0], port), None) is None:
            raise ClientError(f"port {port} is not registered")
        self.emit(Event("done", ("unregister", 0)), client, False)

    def _forget_the_dead(self) -> None:
        """Hosts that crashed never unregister: their places go to newcomers."""
        before = self._clock() - GRACE_SECONDS
        for address, listener in list(self._listeners.items()):
            if listener.since < before and _is_free(address):
                log.info("nobody listens at %s:%d any more", *address)
                del self._listeners[address]

    def _answering_address(self, client: Address) -> Address:
        registered = (at for at, listener in self._listeners.items() if listener.source == client)
        return next(registered, client)

    def _own_address(self) -> Address | None:
        return self._transport.get_extra_info("sockname")[:2] if self._transport else None

    def _fail(self, command: str, request: int, message: str, client: Address) -> None:
        self.emit(Event("fail", (command, request, message)), client, False)

    def _send(self, datagram: bytes, target: Address) -> None:
        if self._transport is not None:
            self._transport.sendto(datagram, target)


def _is_free(address: Address) -> bool:
    """Whether nobody has a port of this machine: it can be bound. Of another machine's nothing is known."""
    for host in (address[0], ""):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.bind((host, address[1]))
            except OSError:
                return False
    return True
