"""Keys that are down and notes that sound: what a note-off or a pedal has to release."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

# Who plays: a client of OSC, or a MIDI port and channel.
Source = Any


@dataclass(eq=False)
class Held:
    """A key that is down, or kept by the pedal. slot is None while nothing is there to sound."""

    source: Source
    pitch: int
    velocity: int
    request: int
    slot: int | None = None
    key_down: bool = True


class Voices:
    def __init__(self) -> None:
        self._held: dict[tuple[Source, int], list[Held]] = defaultdict(list)
        self._sustained: set[Source] = set()

    def press(self, source: Source, pitch: int, velocity: int, request: int) -> Held:
        held = Held(source, pitch, velocity, request)
        self._held[source, pitch].append(held)
        return held

    def struck_again(self, source: Source, pitch: int) -> list[Held]:
        """What stops sounding as its key is struck without having been lifted: no host piles up voices."""
        return self._drop([held for held in self._held.get((source, pitch), []) if held.key_down])

    def lift(self, source: Source, pitch: int) -> list[Held]:
        """A key goes up: what stops sounding, nothing if the pedal is down."""
        keys = self._held.get((source, pitch), [])
        for held in keys:
            held.key_down = False
        return [] if source in self._sustained else self._drop(keys)

    def sustain(self, source: Source, down: bool) -> list[Held]:
        """The pedal: what stops sounding when it comes up."""
        if down:
            self._sustained.add(source)
            return []
        self._sustained.discard(source)
        return self._drop([held for held in self.all() if held.source == source and not held.key_down])

    def lift_all(self, source: Source, pedal_too: bool) -> list[Held]:
        """All keys of a source go up; notes the pedal holds stay unless it comes up too."""
        keys = [held for held in self.all() if held.source == source]
        for held in keys:
            held.key_down = False
        if pedal_too:
            self._sustained.discard(source)
        return [] if source in self._sustained else self._drop(keys)

    def clear(self) -> list[Held]:
        """Everything stops."""
        self._sustained.clear()
        return self._drop(self.all())

    def all(self) -> list[Held]:
        return [held for keys in self._held.values() for held in keys]

    def _drop(self, gone: list[Held]) -> list[Held]:
        gone = list(gone)
        for held in gone:
            keys = self._held[held.source, held.pitch]
            keys.remove(held)
            if not keys:
                del self._held[held.source, held.pitch]
        return gone
