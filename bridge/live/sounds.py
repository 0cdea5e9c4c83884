"""A note's samples at the rate of the sound card, as they become known: from a file, or while it is made.

One thread grows a sound, another reads it.
"""

import wave
from dataclasses import dataclass
from math import gcd
from pathlib import Path

import numpy as np

from synth import loops, smpl
from synth.loops import Loop

# Four points are read for a sample between two: one before, two behind.
BEFORE, BEHIND = 1, 2
# Samples on either side that a resampled one depends on: of white noise more would change it at -90 dB.
REACH = 64


@dataclass(frozen=True, eq=False)
class Body:
    """float32 samples from place BEFORE on. With a loop they end with it, and BEHIND more follow round it."""

    samples: np.ndarray
    loop: Loop | None = None


class Sound:
    """A note that grows. `ready` counts the samples that may be read, `complete` says that no more will come.

    loop_range, in samples of the note, is where it may be repeated; without one it is not.
    live: it is heard while it is rendered.
    """

    def __init__(
        self,
        samples: int,
        rate_hz: int,
        card_rate_hz: int,
        pitch: int,
        loop_range: tuple[int, int] | None = None,
        live: bool = False,
    ) -> None:
        self.live = live
        self._rate_hz, self._card_rate_hz = rate_hz, card_rate_hz
        self._pitch, self._loop_range = pitch, loop_range
        self._up = card_rate_hz // gcd(rate_hz, card_rate_hz)
        self._down = rate_hz // gcd(rate_hz, card_rate_hz)
        self._raw = np.zeros(samples, np.float32)
        self._made = 0
        self._resampled = 0
        self.body = Body(np.zeros(self._at_card(samples) + BEFORE + BEHIND, np.float32))
        self.ready = 0
        self.complete = False
        # Complete without having become whole: it must be made or loaded again.
        self.broken = False

    @property
    def period(self) -> float:
        """Samples of the card between two periods of the note's pitch."""
        return self._card_rate_hz / (440.0 * 2.0 ** ((self._pitch - 69) / 12))

    @property
    def bytes(self) -> int:
        return self.body.samples.nbytes

    def grow(self, audio: np.ndarray, last: bool, loop: tuple[int, int] | None = None) -> None:
        """The next float32 [samples] of the note. `last`: there are no more, whether it is whole or not.

        loop are the note's own points, known when it is whole: 0, 0 if it has none, None if nobody looked.
        """
        audio = np.nan_to_num(audio[: len(self._raw) - self._made], posinf=0.0, neginf=0.0)
        self._raw[self._made : self._made + len(audio)] = audio
        self._made += len(audio)
        # Of a stretch that has an end where the note has none only the inner part is right; it begins and
        # ends where a sample of the note and one of the card fall together.
        stable = self._made if last else (self._made - REACH) // self._down * self._down
        if stable > self._resampled:
            self._resample(stable)
        if last:
            self.broken = self._made < len(self._raw)
            self._take_loop(loop)
            self._raw = np.zeros(0, np.float32)
            self.complete = True

    def give_up(self) -> None:
        """No more comes; of a sound that is complete already this says nothing new."""
        if not self.complete:
            self.broken = self.complete = True

    def _resample(self, stable: int) -> None:
        import soxr

        first = max(0, self._resampled - REACH) // self._down * self._down
        stretch = self._raw[first : self._made]
        resampled = soxr.resample(stretch, self._rate_hz, self._card_rate_hz, quality="HQ")
        skipped = self._at_card(self._resampled) - self._at_card(first)
        end = min(self._at_card(stable), len(self.body.samples) - BEFORE - BEHIND)
        piece = resampled[skipped : skipped + end - self.ready]
        self.body.samples[BEFORE + self.ready : BEFORE + self.ready + len(piece)] = piece
        self._resampled = stable
        self.ready += len(piece)

    def _take_loop(self, points: tuple[int, int] | None) -> None:
        """The note's own loop, or, if it was made for another range, the best one in this."""
        if self._loop_range is None or self.broken or points == (0, 0):
            return
        if points is not None and loops.inside(points, *self._loop_range):
            found: Loop | None = loops.at(self._raw, self._rate_hz, self._pitch, *points)
        else:
            found = loops.find(self._raw, self._rate_hz, self._pitch, *self._loop_range)
        if found is None:
            return
        loop = found.at_rate(self._up / self._down)
        played = loops.crossfaded(self.body.samples[BEFORE:], loop)
        parts = np.zeros(BEFORE, np.float32), played, played[loop.start : loop.start + BEHIND]
        self.body = Body(np.concatenate(parts), loop)

    def _at_card(self, samples: int) -> int:
        return samples * self._up // self._down


def read_wav(path: Path) -> tuple[np.ndarray, tuple[int, int] | None]:
    """float32 [samples] of a 16-bit mono WAV as the worker writes it, and its loop: see synth.smpl.

    Raise OSError, EOFError or wave.Error.
    """
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2 or file.getnchannels() != 1:
            raise wave.Error(f"{path} is not a 16-bit mono WAV")
        audio = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768
    return audio, smpl.read(path)
