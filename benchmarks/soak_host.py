"""The host of a soak: hears all that a daemon tells, and keeps account of what it promised.

Knows nothing of what is played and when; that is the player's. What was promised and not kept is in `broken`.
"""

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import soundfile

from bridge.client import Client

# A key or a question that nobody answers for so long was forgotten.
ANSWER_SECONDS = 5.0
# Of each kind of broken promise so many are told; all are counted.
TOLD = 5
MOST_REMEMBERED = 1000


@dataclass
class Slot:
    version: int
    path: str
    pitch: int


class Remembered(dict[int, tuple[int, int]]):
    """Forgets the oldest of very many."""

    def __setitem__(self, number: int, place: tuple[int, int]) -> None:
        super().__setitem__(number, place)
        if len(self) > MOST_REMEMBERED:
            del self[next(iter(self))]


@dataclass
class Account:
    """What was asked by number and is not answered, what sounds, how long answers took in seconds."""

    notes: dict[int, float] = field(default_factory=dict)
    questions: dict[int, float] = field(default_factory=dict)
    renders: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)
    sounding: Counter[tuple[int, int]] = field(default_factory=Counter)
    slots: dict[int, Slot] = field(default_factory=dict)
    # Slot and pitch of the notes that sounded, by their numbers; the last ones of many.
    places: Remembered = field(default_factory=Remembered)
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
            found = soundfile.info(path).frames
        except (OSError, soundfile.LibsndfileError):
            self._break("the file of a slot is not there", path)
            return
        if found != frames:
            self._break("the file of a slot is not whole", f"{path} has {found} of {frames} frames")

    def _hear_play(self, values: list[Any]) -> None:
        request, number, version, pitch, _, rate, exact = values
        self._answered(request)
        self.account.sounding[number, pitch] += 1
        self.account.places[request] = number, pitch
        slot = self._slot(number, version)
        if slot is None:
            return
        if not Path(slot.path).is_file():
            self._break("a slot plays whose file is gone", slot.path)
        elif exact and request >= 0 and (slot.pitch, rate) != (pitch, 1.0):
            # Below 0 are the keys of MIDI, which a wheel may have bent.
            self._break("an exact note is another one", f"{pitch} from {slot.pitch} at {rate}")

    def _hear_crossfade(self, values: list[Any]) -> None:
        """A note that sounds goes on in another slot."""
        request, number, version, pitch, *_ = values
        before = self.account.places.get(request)
        if before is None or self.account.sounding[before] <= 0:
            self._break("a note glides that does not sound", f"note {request}")
            return
        self.account.sounding[before] -= 1
        self.account.sounding[number, pitch] += 1
        self.account.places[request] = number, pitch
        self._slot(number, version)

    def _slot(self, number: int, version: int) -> Slot | None:
        """What plays, if it was announced."""
        slot = self.account.slots.get(number)
        if slot is None or slot.version != version:
            self._break("a slot plays that was not announced", f"slot {number} version {version}")
            return None
        return slot

    def _hear_release(self, values: list[Any]) -> None:
        """Its number may be the note-off's: what fades is told by slot and pitch."""
        _, number, pitch = values
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
        if command == "render":
            self._end_render(request)
        elif command == "cancel":
            self.account.renders.discard(request)

    def _hear_fail(self, values: list[Any]) -> None:
        command, request, message = values
        self.account.fails[f"{command}: {message}"] += 1
        if command == "note":
            self._answered(request)
        elif command == "render":
            self._end_render(request)

    def _end_render(self, request: int) -> None:
        self.account.renders.discard(request)
        if request in self.account.ended:
            self._break("a render was answered twice", f"render {request}")
        self.account.ended.add(request)
