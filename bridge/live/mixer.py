"""Sums what sounds into one channel, block by block: so many notes at most, the sum limited. No I/O."""

from collections.abc import Hashable

import numpy as np

from bridge.live.limiter import Limiter
from bridge.live.playback import Playback
from bridge.live.presets import Envelope
from bridge.live.sounds import Sound

VOICES = 32
# Notes are at -20 LUFS: a few at once need no limiting so.
GAIN = 0.7
# Glides that begin in one block: to bring two sounds in step takes up to 0.3 ms.
MOST_BEGINNING = 4


class Mixer:
    """A key is whatever stands for one that is down: by it a note is released and bent."""

    def __init__(self, rate_hz: int, voices: int = VOICES) -> None:
        self.rate_hz, self._voices = rate_hz, voices
        self._playing: list[Playback] = []
        # What fades out in the place of others. It lasts for a block or two, so there is never much of it.
        self._going: list[Playback] = []
        self._limiter = Limiter(rate_hz)
        self.starved = 0

    def __len__(self) -> int:
        """Notes that sound."""
        return len(self._playing)

    def play(self, key: Hashable, sound: Sound, rate: float, velocity: int, envelope: Envelope) -> None:
        """Start a note. If there are too many, the first that was released makes room, else the oldest."""
        if len(self._playing) >= self._voices:
            stolen = max(self._playing, key=lambda playback: playback.released or -1)
            self._playing.remove(stolen)
            self._let_go(stolen)
        # The square law of the patches: half the velocity is 12 dB less.
        gain = GAIN * (velocity / 127) ** 2
        self._playing.append(Playback(key, sound, rate, gain, envelope, self.rate_hz))

    def release(self, key: Hashable) -> None:
        for playback in self._playing:
            if playback.key == key:
                playback.release()

    def bend(self, key: Hashable, factor: float) -> None:
        """Play the key's note so many times as fast, beside its own rate; reached within the next block."""
        for playback in self._playing:
            if playback.key == key:
                playback.bend = factor

    def glide(self, key: Hashable, sound: Sound, rate: float, seconds: float) -> None:
        """Let the key's note go on in another sound, without a new attack, as soon as that can be read."""
        for playback in self._playing:
            if playback.key == key:
                playback.glide(sound, rate, seconds)

    def stop(self) -> None:
        """Everything fades out at once."""
        for playback in self._playing:
            self._let_go(playback)
        self._playing.clear()

    def clear(self) -> None:
        """Everything is gone at once, without a fade."""
        self._playing.clear()
        self._going.clear()

    def mix(self, samples: int) -> np.ndarray:
        """The next float32 [samples], always finite and below 1."""
        total = np.zeros(samples, np.float32)
        begun = 0
        for playback in self._playing:
            if begun < MOST_BEGINNING:
                begun += playback.go_over(samples)
        for playback in (*self._playing, *self._going):
            block = playback.render(samples)
            if block is not None:
                total += block
        self.starved += sum(playback.take_starved() for playback in self._playing)
        self._playing = [playback for playback in self._playing if not playback.finished]
        self._going = [playback for playback in self._going if not playback.finished]
        return self._limiter(total)

    def _let_go(self, playback: Playback) -> None:
        playback.end()
        if not playback.finished:
            self._going.append(playback)
