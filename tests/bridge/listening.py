"""What a host may rely on: told every event of a performer, it finds what does not fit."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

FRAMES = 64


@dataclass
class Key:
    """A key that a model holds. number is that of its note-on, identity the note that it stands for."""

    source: str
    pitch: int
    velocity: int
    number: int
    identity: str
    down: bool = True
    slot: int | None = None
    version: int = 0


class Listening:
    """The slots as announced and the keys that are held, kept apart from the performer's own.

    aim tells the identity of the note that a key would be at this time.
    """

    def __init__(self, slots, aim):
        self.aim = aim
        self.count, self.slots = slots, {}
        self.keys = []
        # Open requests, and all that ever were answered.
        self.waiting, self.answered = set(), Counter()
        self.played = Counter()

    def hear(self, events, released=()):
        """Events that follow from one cause, and the keys that it lets go."""
        due = Counter((key.slot, key.pitch) for key in released if key.slot is not None)
        for name, *values in events:
            if name == "slot":
                self._slot(values)
            elif name == "play":
                key = self._sound(*values[:4], values[5])
                assert key.slot is None, "a key sounds once"
                assert not values[6] or (self._identity(values[1]), values[5]) == (key.identity, 1.0)
                key.slot, key.version = values[1:3]
                self.played[key.number] += 1
            elif name == "crossfade":
                key = self._sound(*values[:5])
                assert key.slot is not None
                assert not values[5] or (self._identity(values[1]), values[4]) == (self.aim(key), 1.0)
                key.slot, key.version = values[1:3]
            elif name == "release":
                due[values[1], values[2]] -= 1
                assert due[values[1], values[2]] >= 0, f"released, but held: {values}"
            elif name in ("done", "fail") and values[0] == "render":
                assert values[1] in self.waiting, f"answered twice: {values}"
                self.waiting.remove(values[1])
                self.answered[values[1]] += 1
        assert not +due, f"sounds with its key up: {due}"

    def _slot(self, values):
        number, version, path, frames, _, pitch, *_ = values
        before = self.slots.get(number, (0, "", 0))
        assert version == before[0] + 1 or (version, path) == before[:2], "a version is one content"
        assert version == before[0] or not self._sounds(number) or all(map(self._sounds, range(self.count)))
        assert frames == FRAMES and Path(path).is_file()
        self.slots[number] = version, path, pitch

    def _sound(self, request, number, version, pitch, rate):
        """The key that a slot plays for."""
        (key,) = [key for key in self.keys if key.number == request]
        slot_version, path, slot_pitch = self.slots[number]
        assert slot_version == version, "announced before it plays"
        assert Path(path).is_file() and key.pitch == pitch
        assert abs(rate - 2 ** ((pitch - slot_pitch) / 12)) < 1e-6
        return key

    def _identity(self, number):
        return Path(self.slots[number][1]).stem

    def _sounds(self, number):
        """Whether a key is held that plays what is in the slot now."""
        version = self.slots[number][0] if number in self.slots else 0
        return any((key.slot, key.version) == (number, version) for key in self.keys)
