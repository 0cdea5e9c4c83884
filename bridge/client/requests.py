"""A command that is under way: what is sent, which events answer it, what comes of it. No sockets."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bridge.client.events import (
    Done,
    Event,
    Fail,
    Message,
    Play,
    Pong,
    Progress,
    Slot,
    Status,
    Synced,
    Value,
)
from bridge.errors import BridgeError, ClientError
from bridge.protocol.addresses import COMMANDS, PREFIX
from bridge.protocol.messages import check_command

T = TypeVar("T")
Told = Callable[[Progress], object]


class NoAnswerError(BridgeError):
    """The daemon is not there, or was too slow."""


class Request(Generic[T]):
    """answers: events that are part of the answer; ends: the last of it, None where nothing is answered.

    result makes of the answer what the verb returns. A patient request takes as long as it takes, and is
    taken back when nobody waits for it any more.
    """

    def __init__(
        self,
        name: str,
        *values: Any,
        result: Callable[["Request[T]"], T],
        answers: tuple[type[Event], ...] = (),
        ends: type[Done | Pong | Status | Synced] | None = Done,
        number: int | None = None,
        progress: Told | None = None,
        patient: bool = False,
    ) -> None:
        self.name, self.number, self.patient = name, number, patient
        self._values, self._result = values, result
        self._answers, self._ends, self._progress = answers, ends, progress
        self.heard: list[Event] = []
        self.error: Exception | None = None
        self.over = False
        # Called whenever something of it has come.
        self.wake: Callable[[], None] = lambda: None

    def open(self, next_number: Callable[[], int]) -> list[Message]:
        """What to send. Raise ClientError for what the daemon would refuse."""
        values = [value.item() if hasattr(value, "item") else value for value in self._values]
        names = [argument.name for argument in COMMANDS[PREFIX + self.name].arguments]
        if self.number is None:
            self.number = 0
            if "r" in names:
                self.number = next_number()
                values.insert(0 if names[0] == "r" else len(values), self.number)
        self.over = self._ends is None
        return [(self.name, checked(self.name, values))]

    def hear(self, event: Event) -> bool:
        """Whether the event belongs to this request and to nobody else."""
        if not self._answered_by(event):
            return False
        self.heard.append(event)
        if isinstance(event, Fail):
            self.fail(ClientError(event.message))
        elif self._ends is not None and isinstance(event, self._ends):
            self.over = True
        elif isinstance(event, Progress) and self._progress is not None:
            try:
                self._progress(event)
            except Exception as error:
                self.fail(error)
        self.wake()
        return True

    def fail(self, error: Exception) -> None:
        self.error, self.over = error, True
        self.wake()

    def limit(self, timeout: float) -> float:
        """Seconds that it may take; timeout is for an answer that comes at once."""
        return math.inf if self.patient else timeout

    def late(self, error: Exception) -> None:
        """Its seconds are over."""
        self.fail(error)

    def close(self) -> list[Message]:
        """What is to be sent when nobody waits any more."""
        answered = bool(self.heard) and isinstance(self.heard[-1], Done | Fail)
        return [("cancel", [self.number or 0])] if self.patient and not answered else []

    def result(self) -> T:
        if self.error is not None:
            raise self.error
        return self._result(self)

    def _answered_by(self, event: Event) -> bool:
        if isinstance(event, Fail) and event.r == 0 and not self.patient:
            # A message that the daemon could not read has no number.
            return event.command == self.name
        if isinstance(event, Done | Fail):
            return (event.command, event.r) == (self.name, self.number)
        if isinstance(event, (*self._answers, *((self._ends,) if self._ends else ()))):
            return getattr(event, "r", self.number) == self.number
        return False


def checked(name: str, values: Iterable[Any]) -> list[Value]:
    """The arguments of a command in the types of the table."""
    found: list[Value] = []
    for value in check_command(PREFIX + name, list(values)).arguments.values():
        found += value if isinstance(value, list) else [value]
    return found


class Raw(Request[list[Message]]):
    """Any message as it is, which the daemon may refuse; what is told before its done."""

    def __init__(self, name: str, values: list[Any]) -> None:
        super().__init__(name, result=lambda request: [(each.address, each.values) for each in request.heard])
        self._sent = values

    def open(self, next_number: Callable[[], int]) -> list[Message]:
        row = COMMANDS.get(PREFIX + self.name)
        spread = row.spread(len(self._sent)) if row else None
        named = {argument.name: value for argument, value in zip(spread or (), self._sent, strict=False)}
        self.number = named.get("r", 0)
        return [(self.name, self._sent)]

    def hear(self, event: Event) -> bool:
        if isinstance(event, Done | Fail) and self._answered_by(event):
            super().hear(event)
            self.heard.pop()
        else:
            self.heard.append(event)
        return True


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


class Playing(Request[list[Played]]):
    """Keys that are pressed together, and lifted once each has sounded and its exact note is there."""

    def __init__(self, pitches: list[int], velocity: int, seconds: float, slots: dict[int, Slot]) -> None:
        super().__init__("note", result=lambda _: list(self._notes.values()), patient=True)
        self._seconds = seconds
        self._pitches, self._velocity, self._slots = pitches, velocity, slots
        self._notes: dict[int, Played] = {}

    def open(self, next_number: Callable[[], int]) -> list[Message]:
        sent = [("note", checked("note", [each, self._velocity, next_number()])) for each in self._pitches]
        now = time.monotonic()
        for pitch, (_, values) in zip(self._pitches, sent, strict=True):
            number = int(values[2])
            self._notes[number] = Played(pitch, self._velocity, number, now)
        self.over = not sent
        return sent

    def hear(self, event: Event) -> bool:
        """What sounds, and what is in slots, is everybody's to hear."""
        now = time.monotonic()
        note = self._notes.get(getattr(event, "r", 0))
        if isinstance(event, Fail) and event.command == "note" and note:
            self.fail(ClientError(event.message))
            return True
        if isinstance(event, Progress) and note:
            note.first = "exact, late"
            self.wake()
            return True
        if isinstance(event, Play) and note:
            note.to_play = now - note.sent
            note.first = note.first or ("exact" if event.exact else "nearest")
            slot = self._slots.get(event.slot)
            if event.exact:
                self._arrived(note, now, slot.path if slot else "")
        if isinstance(event, Slot) and event.exact:
            for each in self._notes.values():
                if each.pitch == event.pitch and each.first:
                    self._arrived(each, now, event.path)
        if all(None not in (each.to_play, each.to_exact) for each in self._notes.values()):
            self.over = True
        if note or self.over:
            self.wake()
        return False

    def limit(self, timeout: float) -> float:
        return self._seconds

    def late(self, error: Exception) -> None:
        """What has come so far is told."""
        self.over = True

    def close(self) -> list[Message]:
        return [("note", [pitch, 0]) for pitch in self._pitches] if self._notes else []

    def _arrived(self, note: Played, now: float, path: str) -> None:
        note.to_exact = note.to_exact or now - note.sent
        note.path = path
