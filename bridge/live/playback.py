"""One note that sounds: its envelope and level, and what it goes over into when it glides."""

from collections.abc import Hashable

import numpy as np

from bridge.live.blend import Blend
from bridge.live.presets import Envelope
from bridge.live.reading import FADE_SECONDS, Reading
from bridge.live.sounds import Sound

SHORTEST_ATTACK_SECONDS = 0.001
# A key that is lifted sooner is released after so long, or at the end of the attack if that is earlier.
LONGEST_TOUCH_SECONDS = 0.02


class Playback:
    """Plays a sound `rate` times as fast, so loud. `bend` is a further factor of the rate, which may be set.

    Envelope: attack is a line, decay and release are parabolas that end level, as a loudness that falls
    evenly is heard.
    """

    def __init__(
        self, key: Hashable, sound: Sound, rate: float, gain: float, envelope: Envelope, card_rate_hz: int
    ) -> None:
        self.key, self.gain = key, gain
        self.bend = 1.0
        self._card_rate_hz = card_rate_hz
        self._blend = Blend(Reading(sound, rate, card_rate_hz), card_rate_hz)
        # The sound that it is to go over into, at which rate and within how many seconds.
        self._next: tuple[Sound, float, float] | None = None
        self._attack = max(SHORTEST_ATTACK_SECONDS, envelope.attack) * card_rate_hz
        self._decay, self._sustain = envelope.decay * card_rate_hz, envelope.sustain
        self._release = max(FADE_SECONDS, envelope.release) * card_rate_hz
        self._least_age = min(self._attack, LONGEST_TOUCH_SECONDS * card_rate_hz)
        self._age = 0
        self._lifted = False
        # Samples since the release began, None before.
        self.released: int | None = None
        self._level_at_release = 0.0
        self.finished = False

    def release(self) -> None:
        """The key goes up. A note that is only touched sounds nevertheless, one still to be made does not."""
        self._lifted = True
        sound = self._blend.newest.sound
        unheard = self._blend.silent if self._age > 0 else sound.live and not sound.complete
        self.finished |= unheard

    def end(self) -> None:
        """Fade out at once, in a few milliseconds."""
        self._next = None
        self._blend.end()
        self.finished |= self._blend.ended

    def glide(self, sound: Sound, rate: float, seconds: float) -> None:
        """Go on in another sound as soon as it can be read; the last one that was asked for counts."""
        self._next = sound, rate, seconds

    def go_over(self, samples: int) -> bool:
        """Begin the glide that was asked for, if its sound can be read at this one's place by now."""
        if self._next is None or self.finished:
            return False
        sound, rate, seconds = self._next
        position = self._blend.newest.position if self._age > 0 else 0.0
        coming = Reading(sound, rate, self._card_rate_hz, position, self.bend)
        if sound.broken or not coming.can_begin(samples):
            if sound.complete:
                self._next = None
            return False
        if self._age == 0:
            self._blend = Blend(coming, self._card_rate_hz)
        elif self._blend.full:
            return False
        else:
            # What has to stop meanwhile leaves nothing to go over from.
            seconds = FADE_SECONDS if self._blend.silent else max(FADE_SECONDS, seconds)
            self._blend.go_over(coming, round(seconds * self._card_rate_hz))
        self._next = None
        return True

    def take_starved(self) -> int:
        """How often it had to stop for want of samples since this was asked last."""
        return self._blend.newest.take_starved()

    def render(self, samples: int) -> np.ndarray | None:
        """The next float32 [samples], None if they are silence."""
        if self.finished:
            return None
        looped = self._blend.newest.with_loop()
        if looped is not None:
            self._blend.go_over(looped, round(FADE_SECONDS * self._card_rate_hz))
        block, played = self._blend.next(samples, self.bend)
        self.finished |= self._blend.ended
        if block is None:
            self.finished |= self._lifted and self._age > 0
            return None
        if self._lifted and self.released is None and self._age >= self._least_age:
            self.released = 0
            self._level_at_release = float(self._shape(np.array([self._age]))[0])
        block = block * self._loudness(samples, played)
        if self.released is not None:
            self.released += samples
            self.finished |= self.released >= self._release
        return block

    # Parts

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
