"""The client that waits: one socket, one thread. Typed verbs, events, and messages as they are."""

import contextlib
import math
import socket
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, TypeVar

from bridge.client.conversation import Conversation, encoded
from bridge.client.events import Event, Message, Pong, Status
from bridge.client.requests import NoAnswerError, Raw, Request
from bridge.client.state import State
from bridge.client.verbs import Verbs, registration
from bridge.protocol import osc

T = TypeVar("T")
# After so much silence the daemon is asked whether it is there. No daemon is restarted as fast.
BEAT_SECONDS = 0.25
PAUSE_SECONDS = 0.05


class Client(Verbs):
    """`with Client() as client:` registers, follows slots as a host does, and acknowledges them.

    timeout: seconds for an answer that comes at once. Not to be shared between threads.
    """

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
        self._registered = False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            # From now on the system lets only the daemon's datagrams through, and tells if nobody is there.
            self._socket.connect((host, port))
        except OSError as error:
            self._socket.close()
            raise NoAnswerError(f"{host}:{port} cannot be reached: {error}") from None

    def __enter__(self) -> "Client":
        try:
            self.connect()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def connect(self, patience: float = 0.0) -> State:
        """Register and hear the whole state, which is returned; once more after a restart of the daemon.

        Wait so many seconds for one that is starting. Raise NoAnswerError.
        """
        end = time.monotonic() + patience
        while True:
            try:
                self.perform(registration(self._socket.getsockname()[1], self.name))
                break
            except NoAnswerError:
                if time.monotonic() > end:
                    raise
                time.sleep(PAUSE_SECONDS)
        self._registered = True
        self._conversation.forget()
        self.refresh()
        self._conversation.inbox.clear()
        return self.state

    def close(self) -> None:
        """Take leave of the daemon."""
        if self._registered:
            self.send("unregister", self._socket.getsockname()[1])
            self._registered = False
        self._socket.close()

    def events(self, seconds: float | None = None) -> Iterator[Event]:
        """What the daemon tells within so many seconds, or while it is there; first what came before.

        Raise NoAnswerError once the daemon is gone: `connect(patience)` waits for the next one.
        """
        end = math.inf if seconds is None else time.monotonic() + seconds
        inbox = self._conversation.inbox
        while (left := end - time.monotonic()) > 0:
            if inbox:
                yield inbox.popleft()
            elif not self._listen(min(left, BEAT_SECONDS)) and left > BEAT_SECONDS:
                self.ping()

    def perform(self, request: Request[T]) -> T:
        """Send a request and wait for its answer; what the verbs do."""
        end = time.monotonic() + request.limit(self.timeout)
        self._catch_up()
        try:
            self._send(self._conversation.begin(request))
            while not request.over:
                left = end - time.monotonic()
                if left <= 0:
                    request.late(self._conversation.nobody())
                elif not self._listen(min(left, BEAT_SECONDS)) and request.patient:
                    self.ping()
            return request.result()
        finally:
            self._send(self._conversation.end(request))

    # Messages as they are, for tests and tools: any address, any arguments

    def send(self, verb: str, *arguments: Any) -> None:
        """Send a message and wait for nothing."""
        self._send([encoded((verb, list(arguments)))])

    def receive(self, timeout: float) -> Message | None:
        """The next message to come as (end of its address, arguments), None if none comes in time."""
        inbox, end = self._conversation.inbox, time.monotonic() + timeout
        inbox.clear()
        while not inbox:
            left = max(end - time.monotonic(), 0)
            with contextlib.suppress(NoAnswerError):
                self._listen(left)
            if not left:
                break
        return (inbox[0].address, inbox[0].values) if inbox else None

    def messages(self, seconds: float) -> Iterator[Message]:
        """What arrives within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            message = self.receive(left)
            if message is not None:
                yield message

    def command(self, verb: str, *arguments: Any) -> list[Message]:
        """Send and wait for done; what arrived before. Raise ClientError on fail, NoAnswerError."""
        return self.perform(Raw(verb, list(arguments)))

    def ask(self, verb: str) -> list[Any]:
        """The arguments of the answer to ping or status."""
        ends = Pong if verb == "ping" else Status
        return self.perform(Request(verb, ends=ends, result=lambda request: request.heard[-1].values))

    def _send(self, datagrams: list[bytes]) -> None:
        for datagram in datagrams:
            try:
                self._socket.send(datagram)
            except ConnectionError:
                # It tells what became of an earlier one, and this one has not gone.
                with contextlib.suppress(ConnectionError):
                    self._socket.send(datagram)

    def _catch_up(self) -> None:
        """Take in what has come meanwhile: an answer finds no place in a socket that is full of events."""
        with contextlib.suppress(NoAnswerError):
            while self._listen(0):
                pass

    def _listen(self, seconds: float) -> bool:
        """Take in what comes next; False if nothing does in time. Raise NoAnswerError if nobody is there."""
        self._socket.settimeout(max(seconds, 0))
        try:
            datagram = self._socket.recv(osc.LARGEST_DATAGRAM)
        except (TimeoutError, BlockingIOError):
            return False
        except ConnectionError:
            raise self._conversation.nobody() from None
        self._send(self._conversation.hear(datagram))
        return True


def wait_until_ready(port: int, seconds: float = 20.0) -> None:
    """Until a daemon that is starting answers. Raise NoAnswerError if it does not."""
    end = time.monotonic() + seconds
    with contextlib.closing(Client(port=port, timeout=0.2)) as client:
        while True:
            try:
                client.ping()
                return
            except NoAnswerError:
                if time.monotonic() > end:
                    raise
                time.sleep(PAUSE_SECONDS)
