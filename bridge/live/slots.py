"""Numbered places for which a host has a buffer. Knows which file is in which, and which may be replaced."""

from collections.abc import Iterator
from dataclasses import dataclass

from bridge.errors import ClientError


@dataclass
class Slot:
    """version counts changes of content; sounding counts notes that play from it now.

    told: since this daemon started, somebody has been told what is in it.
    """

    number: int
    version: int = 0
    identity: str | None = None
    exact: bool = False
    last_played: int = 0
    sounding: int = 0
    acknowledged: bool = True
    told: bool = False


class Slots:
    def __init__(self, count: int) -> None:
        self._slots = [Slot(number) for number in range(count)]
        self._by_identity: dict[str, Slot] = {}
        self._clock = 0
        self._floor = 0

    def __iter__(self) -> Iterator[Slot]:
        return (slot for slot in self._slots if slot.identity is not None)

    @property
    def identities(self) -> set[str]:
        """Files that some host may have open."""
        return set(self._by_identity)

    @property
    def highest_version(self) -> int:
        """No slot has had a higher one, in runs before neither."""
        return max(self._floor, *(slot.version for slot in self._slots))

    def start_from(self, version: int) -> None:
        """Slots have had versions up to this one: the next content of each gets a higher one."""
        self._floor = version
        for slot in self._slots:
            slot.version = version

    def restore(self, number: int, version: int, identity: str, exact: bool) -> None:
        """A slot has what it had in a run before, as the one that was played last of those so far."""
        if number < len(self._slots) and identity not in self._by_identity:
            slot = self._slots[number]
            slot.identity, slot.version, slot.exact = identity, version, exact
            self._by_identity[identity] = slot
            self._touch(slot)

    def find(self, identity: str) -> Slot | None:
        return self._by_identity.get(identity)

    def assign(self, identity: str, exact: bool) -> Slot:
        """Put a file in the slot that was played least recently.

        A slot that sounds, or whose last content the host has not yet acknowledged, is taken only if
        there is no other.
        """
        slot = min(self._slots, key=lambda slot: (slot.sounding > 0, not slot.acknowledged, slot.last_played))
        if slot.identity is not None:
            del self._by_identity[slot.identity]
        slot.identity, slot.exact = identity, exact
        slot.version += 1
        slot.sounding = 0
        slot.acknowledged = slot.told = False
        self._by_identity[identity] = slot
        self._touch(slot)
        return slot

    def play(self, slot: Slot) -> None:
        slot.sounding += 1
        self._touch(slot)

    def release(self, number: int, version: int) -> None:
        """A note ends that played this version; what took its place sounds on."""
        slot = self._slots[number]
        if slot.version == version:
            slot.sounding = max(0, slot.sounding - 1)

    def release_all(self) -> None:
        for slot in self._slots:
            slot.sounding = 0

    def acknowledge(self, number: int, version: int) -> None:
        """Raise ClientError for a slot or version that does not exist."""
        if number >= len(self._slots):
            raise ClientError(f"slot must be in 0..{len(self._slots) - 1}, not {number}")
        slot = self._slots[number]
        if version > slot.version:
            raise ClientError(f"version of slot {number} is {slot.version}, not {version}")
        slot.acknowledged = slot.acknowledged or version == slot.version

    def _touch(self, slot: Slot) -> None:
        self._clock += 1
        slot.last_played = self._clock
