"""A client of the daemon over real OSC: what `nsynth-bridge play` and scripts use. Blocking, one socket."""

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bridge.errors import BridgeError, ClientError
from bridge.protocol import osc
from bridge.protocol.addresses import PREFIX

Message = tuple[str, list[Any]]


class NoAnswerError(BridgeError):
    """The daemon is not there, or was too slow."""


@dataclass
class Played:
    """What became of a note-on; times in seconds since it was sent, None while it has not happened.

    first is what sounded first: `exact`, `nearest`, or `exact, late` where nothing was cached to stand in.
    """

    pitch: int
    velocity: int
    request: int
    sent: float
    first: str = ""
    to_play: float | None = None
    to_exact: float | None = None
    path: str = ""


@dataclass
class Client:
    """Registers its own port, follows slots as a host does, and acknowledges them."""

    host: str = "127.0.0.1"
    port: int = 7770
    timeout: float = 2.0
    files: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((self.host, 0))
        self._request = 0

    def __enter__(self) -> "Client":
        self.command("register", self._socket.getsockname()[1], "python")
        self.command("refresh")
        return self

    def __exit__(self, *error: object) -> None:
        self.send("unregister", self._socket.getsockname()[1])
        self.close()

    def close(self) -> None:
        self._socket.close()

    def send(self, verb: str, *arguments: Any) -> None:
        self._socket.sendto(osc.encode_message(PREFIX + verb, arguments), (self.host, self.port))

    def receive(self, timeout: float) -> Message | None:
        """The next message as (end of its address, arguments), None if none comes in time."""
        self._socket.settimeout(max(timeout, 1e-4))
        try:
            datagram = self._socket.recv(osc.LARGEST_DATAGRAM)
        except (TimeoutError, BlockingIOError):
            return None
        except ConnectionError:
            raise NoAnswerError(self._nobody()) from None
        address, arguments = osc.decode(datagram)[0]
        name = address.removeprefix(PREFIX)
        if name == "slot":
            self.files[arguments[0]] = arguments[2]
            self.send("slot.ack", arguments[0], arguments[1])
        return name, arguments

    def messages(self, seconds: float) -> Iterator[Message]:
        """What arrives within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            message = self.receive(left)
            if message is not None:
                yield message

    def command(self, verb: str, *arguments: Any) -> list[Message]:
        """Send and wait for done; what arrived before. Raise ClientError on fail, NoAnswerError."""
        self.send(verb, *arguments)
        before: list[Message] = []
        for name, values in self.messages(self.timeout):
            if name == "done" and values[0] == verb:
                return before
            if name == "fail" and values[0] == verb:
                raise ClientError(values[2])
            before.append((name, values))
        raise NoAnswerError(self._nobody())

    def ask(self, verb: str) -> list[Any]:
        """The arguments of the answer to ping or status."""
        answer = {"ping": "pong", "status": "status.reply"}[verb]
        self._request += 1
        self.send(verb, self._request)
        for name, values in self.messages(self.timeout):
            if name == answer and values[0] == self._request:
                return values
        raise NoAnswerError(self._nobody())

    def play(self, pitches: list[int], velocity: int = 100, patience: float = 120.0) -> list[Played]:
        """Press keys together, wait until each has sounded and its exact note is there, lift them."""
        notes = {}
        for pitch in pitches:
            self._request += 1
            notes[self._request] = Played(pitch, velocity, self._request, time.monotonic())
            self.send("note", pitch, velocity, self._request)
        for name, values in self.messages(patience):
            self._follow(name, values, notes)
            if all(note.to_exact is not None and note.to_play is not None for note in notes.values()):
                break
        for pitch in pitches:
            self.send("note", pitch, 0)
        return list(notes.values())

    def prerender(self, patience: float = 60.0) -> Iterator[tuple[int, int, float]]:
        """Render the preset ahead: notes that are there, of how many, seconds left, each time that is told.

        Raise ClientError if it cannot be, NoAnswerError if nothing is told for so long.
        """
        self._request += 1
        request = self._request
        self.send("prerender", request)
        while True:
            for name, values in self.messages(patience):
                if name == "progress" and values[0] == request:
                    yield values[1], values[2], values[3]
                    break
                if name == "done" and values[:2] == ["prerender", request]:
                    return
                if name == "fail" and values[:2] == ["prerender", request]:
                    raise ClientError(values[2])
            else:
                raise NoAnswerError(self._nobody())

    def cancel(self) -> None:
        """Take back what was asked for last by a number."""
        self.send("cancel", self._request)

    def _follow(self, name: str, values: list[Any], notes: dict[int, Played]) -> None:
        now = time.monotonic()
        if name == "fail" and values[0] == "note" and values[1] in notes:
            raise ClientError(values[2])
        if name == "progress" and values[0] in notes:
            notes[values[0]].first = "exact, late"
        if name == "play" and values[0] in notes:
            note = notes[values[0]]
            note.to_play = now - note.sent
            note.first = note.first or ("exact" if values[6] else "nearest")
            if values[6]:
                self._arrived(note, now, self.files[values[1]])
        if name == "slot" and values[6]:
            for note in notes.values():
                if note.pitch == values[5] and note.first:
                    self._arrived(note, now, values[2])

    def _arrived(self, note: Played, now: float, path: str) -> None:
        note.to_exact = note.to_exact or now - note.sent
        note.path = path

    def _nobody(self) -> str:
        return f"no answer from {self.host}:{self.port}: start the daemon with `nsynth-bridge serve`"


def wait_until_ready(port: int, seconds: float = 20.0) -> None:
    """Until a daemon that is starting answers. Raise NoAnswerError if it does not."""
    end = time.monotonic() + seconds
    while True:
        try:
            Client(port=port, timeout=0.2).ask("ping")
            return
        except NoAnswerError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
