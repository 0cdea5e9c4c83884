"""The host of a soak: hears all that a daemon tells, and keeps account of what it promised.

Knows nothing of what is played and when; that is the player's. What was promised and not kept is in `broken`.
"""

import time
import wave
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bridge.client import Client

# A key or a question that nobody answers for so long was forgotten.
ANSWER_SECONDS = 5.0
# Of each kind of broken promise so many are told; all are counted.
TOLD = 5
MOST_KEPT = 1000
# What is asked for by a number and answered once.
BY_NUMBER = ("render", "prerender")
SAMPLE_BYTES = 2


@dataclass
class Slot:
    version: int
    path: str
    pitch: int


@dataclass
class Account:
    """What was asked by number and is not answered, what sounds, how long answers took in seconds."""

    notes: dict[int, float] = field(default_factory=dict)
    questions: dict[int, float] = field(default_factory=dict)
    renders: set[int] = field(default_factory=set)
    # What each was answered.
    ended: dict[int, str] = field(default_factory=dict)
    sounding: Counter[tuple[int, int]] = field(default_factory=Counter)
    # Slot and pitch of a note by its number, of the last ones.
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    slots: dict[int, Slot] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    fails: Counter[str] = field(default_factory=Counter)
    status: list[Any] = field(default_factory=list)


class Host:
    """One registered client. `listen` takes in what comes, `overdue` finds what did not."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.account = Account()
        self.broken: Counter[str] = Counter()
        self.examples: list[str] = []
        self._request = 0

    def next_request(self) -> int:
        self._request += 1
        return self._request

    def listen(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (message := self.client.receive(end - time.monotonic())) is not None:
            self.hear(*message)

    def hear(self, name: str, values: list[Any]) -> None:
        self.account.told[name] += 1
        hearing = getattr(self, "_hear_" + name.replace(".", "_"), None)
        if hearing is not None:
            hearing(values)

    def hear_passer(self, name: str, values: list[Any]) -> None:
        """What a newcomer is answered: those that left without a word must not keep its place."""
        if name == "fail":
            self._break("a newcomer was refused", values[2])

    def overdue(self) -> None:
        """Keys and questions that were forgotten are told once."""
        before = time.perf_counter() - ANSWER_SECONDS
        for kind, waiting in (("note", self.account.notes), ("question", self.account.questions)):
            for request in [request for request, asked in waiting.items() if asked < before]:
                del waiting[request]
                self._break(f"a {kind} was not answered", f"{kind} {request}")

    def close_account(self) -> None:
        """Everything was lifted and waited for: whatever is open now stays so."""
        for request in self.account.renders:
            self._break("a render was not answered", f"render {request}")
        for (slot, pitch), count in self.account.sounding.items():
            self._break("a note sounds with its key up", f"pitch {pitch} in slot {slot}, {count} times")

    def _break(self, promise: str, example: str) -> None:
        self.broken[promise] += 1
        if self.broken[promise] <= TOLD:
            self.examples.append(f"{promise}: {example}")

    def _answered(self, request: int) -> None:
        asked = self.account.notes.pop(request, None)
        if asked is not None:
            self.account.latencies.append(time.perf_counter() - asked)

    def _hear_slot(self, values: list[Any]) -> None:
        number, version, path, frames, _, pitch, *_ = values
        self.account.slots[number] = Slot(version, path, pitch)
        try:
            with wave.open(path) as file:
                whole = len(file.readframes(frames + 1)) == SAMPLE_BYTES * frames
        except FileNotFoundError:
            self._break("the file of a slot is not there", path)
        except (OSError, EOFError, wave.Error) as error:
            self._break("the file of a slot is not whole", f"{path}: {error}")
        else:
            if not whole:
                self._break("the file of a slot is not whole", f"{path} has not {frames} frames")

    def _hear_play(self, values: list[Any]) -> None:
        request, number, version, pitch, _, rate, exact = values
        self._answered(request)
        self._sound(request, number, version, pitch)
        slot = self.account.slots.get(number)
        # Below 0 are the keys of MIDI, which a wheel may have bent.
        if slot is not None and exact and request >= 0 and (slot.pitch, rate) != (pitch, 1.0):
            self._break("an exact note is another one", f"{pitch} from {slot.pitch} at {rate}")

    def _hear_crossfade(self, values: list[Any]) -> None:
        request, number, version, pitch, *_ = values
        before = self.account.places.get(request)
        if before is None:
            self._break("a note glides that does not sound", f"note {request}")
        else:
            self._fade(*before)
        self._sound(request, number, version, pitch)

    def _hear_release(self, values: list[Any]) -> None:
        """Its number may be the note-off's: what fades is told by slot and pitch."""
        _, number, pitch = values
        self._fade(number, pitch)

    def _sound(self, request: int, number: int, version: int, pitch: int) -> None:
        self.account.sounding[number, pitch] += 1
        self.account.places[request] = number, pitch
        while len(self.account.places) > MOST_KEPT:
            self.account.places.pop(next(iter(self.account.places)))
        slot = self.account.slots.get(number)
        if slot is None or slot.version != version:
            self._break("a slot plays that was not announced", f"slot {number} version {version}")
        elif not Path(slot.path).is_file():
            self._break("a slot plays whose file is gone", slot.path)

    def _fade(self, number: int, pitch: int) -> None:
        self.account.sounding[number, pitch] -= 1
        if self.account.sounding[number, pitch] < 0:
            self._break("a note is released that does not sound", f"pitch {pitch} in slot {number}")
        if self.account.sounding[number, pitch] <= 0:
            del self.account.sounding[number, pitch]

    def _hear_progress(self, values: list[Any]) -> None:
        self._answered(values[0])

    def _hear_pong(self, values: list[Any]) -> None:
        self.account.questions.pop(values[0], None)

    def _hear_status_reply(self, values: list[Any]) -> None:
        self.account.status = values
        self.account.questions.pop(values[0], None)

    def _hear_done(self, values: list[Any]) -> None:
        command, request = values[:2]
        if command in BY_NUMBER:
            self._end_render(request, f"done {command}")
        elif command == "cancel":
            self.account.renders.discard(request)

    def _hear_fail(self, values: list[Any]) -> None:
        command, request, message = values
        self.account.fails[f"{command}: {message}"] += 1
        if command == "note":
            self._answered(request)
        elif command in BY_NUMBER:
            self._end_render(request, message)

    def _end_render(self, request: int, answer: str) -> None:
        self.account.renders.discard(request)
        before = self.account.ended.get(request)
        if before is not None:
            self._break("a render was answered twice", f"render {request}: {before}, then {answer}")
        self.account.ended[request] = answer
