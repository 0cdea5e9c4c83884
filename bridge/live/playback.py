"""One note that sounds: where it is in its samples, how fast it goes, how loud it is."""

import copy
from collections.abc import Hashable
from math import ceil

import numpy as np

from bridge.live.presets import Envelope
from bridge.live.sounds import BEFORE, BEHIND, Sound

# Nothing starts or stops faster, so that nothing clicks.
FADE_SECONDS = 0.005
SHORTEST_ATTACK_SECONDS = 0.001
# A key that is lifted sooner is released after so long, or at the end of the attack if that is earlier.
LONGEST_TOUCH_SECONDS = 0.02
# A note that had to stop for want of samples goes on when it has so much of them: a gap is better than many.
RESUME_SECONDS = 0.1


class Playback:
    """Plays a sound `rate` times as fast, so loud. `bend` is a further factor of the rate, which may be set.

    Envelope: attack is a line, decay and release are parabolas that end level, as a loudness that falls
    evenly is heard. A sound that is still growing is waited for in silence.
    """

    def __init__(
        self, key: Hashable, sound: Sound, rate: float, gain: float, envelope: Envelope, card_rate_hz: int
    ) -> None:
        self.key, self.sound, self.gain = key, sound, gain
        self.bend = 1.0
        self._starved = 0
        self._rate, self._speed = rate, rate
        self._body = sound.body
        self._position = 0.0
        self._fade_samples = ceil(FADE_SECONDS * card_rate_hz)
        self._resume_samples = RESUME_SECONDS * card_rate_hz
        self._attack = max(SHORTEST_ATTACK_SECONDS, envelope.attack) * card_rate_hz
        self._decay, self._sustain = envelope.decay * card_rate_hz, envelope.sustain
        self._release = max(FADE_SECONDS, envelope.release) * card_rate_hz
        self._least_age = min(self._attack, LONGEST_TOUCH_SECONDS * card_rate_hz)
        self._age = 0
        self._lifted = False
        # Samples since the release began, None before.
        self.released: int | None = None
        self._level_at_release = 0.0
        # The share of the sound that is let through, and whether it goes up or down.
        self._open, self._opening = 1.0, True
        self._ending = False
        self.finished = False

    def release(self) -> None:
        """The key goes up. A note that is only touched sounds nevertheless, one still to be made does not."""
        self._lifted = True
        unheard = self._open == 0.0 if self._age > 0 else self.sound.live and not self.sound.complete
        self.finished |= unheard

    def end(self) -> None:
        """Fade out at once, in a few milliseconds."""
        self._ending = True
        self.finished |= self._age == 0 or self._open == 0.0

    def take_starved(self) -> int:
        """How often it had to stop for want of samples since this was asked last."""
        starved, self._starved = self._starved, 0
        return starved

    def render(self, samples: int) -> np.ndarray | None:
        """The next float32 [samples], None if they are silence."""
        if self.finished:
            return None
        self._open_or_close(samples)
        if not self._opening and self._open == 0.0:
            self.finished |= self._ending or (self._lifted and self._age > 0)
            return None
        if self._lifted and self.released is None and self._age >= self._least_age:
            self.released = 0
            self._level_at_release = float(self._shape(np.array([self._age]))[0])
        passed = self._passed(samples)
        played = samples if passed is None else int(np.count_nonzero(passed)) or 1
        block = self._read(samples, played) * self._loudness(samples, played)
        if passed is not None:
            block *= passed
            self._open = float(passed[-1])
        if self.released is not None:
            self.released += samples
            self.finished |= self.released >= self._release
        self.finished |= self._ending and self._open == 0.0
        return block

    def adopt(self) -> "Playback | None":
        """Play the sound's looped body if it has one by now.

        What is beyond the loop's crossfade already goes back by whole loops; the one that fades out
        meanwhile where it was is returned.
        """
        if self.sound.body is self._body:
            return None
        gone = copy.copy(self)
        self._body = self.sound.body
        loop = self._body.loop
        assert loop is not None
        beyond = self._position - (loop.end - loop.crossfade)
        if beyond < 0 or self._age == 0:
            return None
        self._position -= ceil(beyond / loop.samples) * loop.samples
        self._open, self._opening = 0.0, True
        gone.end()
        return gone

    # Parts

    def _open_or_close(self, samples: int) -> None:
        """Whether there is enough to go on with, and to fade out with after that."""
        left = self._left()
        needed = samples + self._fade_samples
        if self._ending:
            self._opening = False
        elif left < needed:
            if self.sound.complete:
                self._ending, self._opening = True, False
                self.finished |= self.sound.ready == 0
            elif self._age == 0:
                self._open, self._opening = 0.0, False
            elif self._opening:
                self._starved += 1
                self._opening = False
        elif self._age == 0:
            self._open, self._opening = 1.0, True
        elif not self._opening and (self.sound.complete or left > needed + self._resume_samples):
            self._opening = True

    def _left(self) -> float:
        """Samples of the card that can still be played at this speed."""
        if self._body.loop is not None:
            return float("inf")
        return (self.sound.ready - BEHIND - self._position) / max(self._speed, self._rate * self.bend)

    def _passed(self, samples: int) -> np.ndarray | None:
        """What is let through, 0..1 [samples]; None for all."""
        if self._opening and self._open == 1.0:
            return None
        steps = np.arange(1, samples + 1, dtype=np.float32) / self._fade_samples
        return np.clip(self._open + (steps if self._opening else -steps), 0, 1)

    def _read(self, samples: int, played: int) -> np.ndarray:
        """float32 [samples] of the sound, of which only the first `played` go on in it."""
        speed, self._speed = self._speed, self._rate * self.bend
        if speed == self._speed == 1.0 and self._position.is_integer():
            block = self._copy(int(self._position), samples)
            self._position = self._wrapped(self._position + played)
            return block
        steps = np.cumsum(np.linspace(speed, self._speed, samples))
        positions = self._position + np.append(0.0, steps)
        self._position = self._wrapped(float(positions[played]))
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
        if loop is not None:
            round_again = np.mod(positions - loop.start, loop.samples) + loop.start
            positions = np.where(positions >= loop.end, round_again, positions)
        positions = np.minimum(positions, len(data) - BEFORE - BEHIND - 1)
        whole = positions.astype(np.intp)
        t = (positions - whole).astype(np.float32)
        a, b, c, d = (data[whole + place] for place in range(4))
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))

    def _wrapped(self, position: float) -> float:
        loop = self._body.loop
        if loop is None or position < loop.end:
            return position
        return (position - loop.start) % loop.samples + loop.start

    def _loudness(self, samples: int, played: int) -> np.ndarray | float:
        """Gain and envelope, for each of the samples or for all of them; a note that waits does not age."""
        if self.released is not None:
            share = np.clip(1 - (self.released + np.arange(samples)) / self._release, 0, 1)
            return (self.gain * self._level_at_release * share**2).astype(np.float32)
        age, self._age = self._age, self._age + played
        if age > self._attack + self._decay:
            return self.gain * self._sustain
        return (self.gain * self._shape(age + np.arange(samples))).astype(np.float32)

    def _shape(self, ages: np.ndarray) -> np.ndarray:
        """The envelope of a key that is held, so many samples after the note's start."""
        attack = np.minimum(ages / self._attack, 1)
        if not self._decay:
            return attack * self._sustain if self._sustain < 1 else attack
        fallen = np.clip(1 - (ages - self._attack) / self._decay, 0, 1)
        return attack * (self._sustain + (1 - self._sustain) * fallen**2)
