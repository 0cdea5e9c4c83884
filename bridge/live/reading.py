"""Reads one sound: where it is in its samples, how fast it goes, what of it is let through. Knows no keys."""

import copy
from math import ceil

import numpy as np

from bridge.live.sounds import BEFORE, BEHIND, Sound

# Nothing starts or stops faster, so that nothing clicks.
FADE_SECONDS = 0.005
# A note that had to stop for want of samples goes on when it has so much of them: a gap is better than many.
RESUME_SECONDS = 0.1


class Reading:
    """Plays a sound `rate` times as fast, from a sample of it on. `bend` is a further factor of the rate.

    A sound that is still growing is waited for in silence; what has to stop, and goes on, does so by a fade.
    """

    def __init__(
        self, sound: Sound, rate: float, card_rate_hz: int, position: float = 0.0, bend: float = 1.0
    ) -> None:
        self.sound = sound
        self.begun = self.ended = False
        # The share of the sound that is let through, and whether it goes up or down.
        self._open, self._opening = 1.0, True
        self._ending = False
        self._starved = 0
        self._rate, self._speed = rate, rate * bend
        self._body = sound.body
        self._fade_samples = ceil(FADE_SECONDS * card_rate_hz)
        self._resume_samples = RESUME_SECONDS * card_rate_hz
        self.position = self._wrapped(position)

    @property
    def silent(self) -> bool:
        """It had to stop."""
        return self._open == 0.0

    @property
    def period(self) -> float:
        """Samples of the card between two periods of the note's pitch, at the speed that it has."""
        return self.sound.period / self._speed

    def end(self) -> None:
        """Fade out at once, in a few milliseconds."""
        self._ending = True
        self.ended |= not self.begun or self.silent

    def take_starved(self) -> int:
        """How often it had to stop for want of samples since this was asked last."""
        starved, self._starved = self._starved, 0
        return starved

    def can_begin(self, samples: int) -> bool:
        """Whether there is enough to go on with for longer than a moment."""
        margin = self._fade_samples if self.sound.complete else self._fade_samples + self._resume_samples
        return self._left(self._speed) >= samples + margin

    def skip(self, samples: int) -> None:
        """Go on by so many samples of the card, unheard."""
        self.position = self._wrapped(self.position + samples * self._speed)

    def peek(self, samples: int) -> np.ndarray:
        """The float32 [samples] that come, without going on."""
        if self._speed == 1.0 and self.position.is_integer():
            return self._copy(int(self.position), samples)
        return self._between(self.position + self._speed * np.arange(samples))

    def next(self, samples: int, bend: float) -> tuple[np.ndarray | None, int]:
        """The next float32 [samples], None if they are silence, and by how many of them it has gone on."""
        self._open_or_close(samples, self._rate * bend)
        if not self._opening and self.silent:
            self.ended |= self._ending
            return None, 0
        if not self.begun:
            self.begun, self._speed = True, self._rate * bend
        passed = self._passed(samples)
        played = samples if passed is None else int(np.count_nonzero(passed)) or 1
        block = self._read(samples, played, self._rate * bend)
        if passed is not None:
            block *= passed
            self._open = float(passed[-1])
        self.ended |= self._ending and self.silent
        return block, played

    def with_loop(self) -> "Reading | None":
        """Play the sound's looped body if it has one by now.

        Who is already beyond the loop's crossfade would have to go back by whole loops: one that has is
        returned, to be gone over into.
        """
        loop = self.sound.body.loop
        if self.sound.body is self._body or loop is None:
            return None
        beyond = self.position - (loop.end - loop.crossfade)
        if beyond < 0 or not self.begun:
            self._body = self.sound.body
            return None
        other = copy.copy(self)
        other._body = self.sound.body
        other.position -= ceil(beyond / loop.samples) * loop.samples
        return other

    # Parts

    def _open_or_close(self, samples: int, speed: float) -> None:
        """Whether there is enough to go on with, and to fade out with after that."""
        left = self._left(max(self._speed, speed))
        needed = samples + self._fade_samples
        if self._ending:
            self._opening = False
        elif left < needed:
            if self.sound.complete:
                self._ending, self._opening = True, False
                self.ended |= self.sound.ready == 0
            elif not self.begun:
                self._open, self._opening = 0.0, False
            elif self._opening:
                self._starved += 1
                self._opening = False
        elif not self.begun:
            self._open, self._opening = 1.0, True
        elif not self._opening and (self.sound.complete or left > needed + self._resume_samples):
            self._opening = True

    def _left(self, speed: float) -> float:
        """Samples of the card that can still be played at this speed."""
        if self._body.loop is not None:
            return float("inf")
        return (self.sound.ready - BEHIND - self.position) / speed

    def _passed(self, samples: int) -> np.ndarray | None:
        """What is let through, 0..1 [samples]; None for all."""
        if self._opening and self._open == 1.0:
            return None
        steps = np.arange(1, samples + 1, dtype=np.float32) / self._fade_samples
        return np.clip(self._open + (steps if self._opening else -steps), 0, 1)

    def _read(self, samples: int, played: int, wanted: float) -> np.ndarray:
        """float32 [samples] of the sound, of which only the first `played` go on in it."""
        speed, self._speed = self._speed, wanted
        if speed == self._speed == 1.0 and self.position.is_integer():
            block = self._copy(int(self.position), samples)
            self.position = self._wrapped(self.position + played)
            return block
        places = np.arange(samples + 1)
        # The speed goes evenly to the one that is wanted, and is reached at the block's end.
        positions = self.position + places * (speed + places * ((self._speed - speed) / (2 * samples)))
        self.position = self._wrapped(float(positions[played]))
        return self._between(positions[:-1])

    def _copy(self, first: int, samples: int) -> np.ndarray:
        """Whole samples from `first` on, round the loop if there is one, then silence."""
        block = np.zeros(samples, np.float32)
        loop, filled = self._body.loop, 0
        end = loop.end if loop else len(self._body.samples) - BEFORE - BEHIND
        while filled < samples:
            count = min(samples - filled, end - first)
            if count > 0:
                piece = self._body.samples[BEFORE + first : BEFORE + first + count]
                block[filled : filled + count] = piece
                filled += count
            if loop is None:
                break
            first = loop.start
        return block

    def _between(self, positions: np.ndarray) -> np.ndarray:
        """Cubic interpolation (Catmull and Rom's) at any places: the sound has room above its last tone."""
        loop, data = self._body.loop, self._body.samples
        if loop is not None and positions[-1] >= loop.end:
            round_again = np.mod(positions - loop.start, loop.samples) + loop.start
            positions = np.where(positions >= loop.end, round_again, positions)
        positions = np.minimum(positions, len(data) - BEFORE - BEHIND - 1)
        whole = positions.astype(np.intp)
        t = (positions - whole).astype(np.float32)
        a, b, c, d = (data[place:].take(whole) for place in range(4))
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))

    def _wrapped(self, position: float) -> float:
        loop = self._body.loop
        if loop is None or position < loop.end:
            return position
        return (position - loop.start) % loop.samples + loop.start
