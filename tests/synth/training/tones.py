"""A little set of notes that needs no file: harmonic tones of three pitches, each with its own brightness."""

from dataclasses import dataclass

import numpy as np

from synth import mulaw

PITCHES = (48, 55, 60, 64, 67, 72)


@dataclass(frozen=True)
class ToneInfo:
    pitch: int


class Tones:
    def __init__(self, samples: int = 8192) -> None:
        self.infos = [ToneInfo(pitch) for pitch in PITCHES]
        self._samples = samples

    def __len__(self) -> int:
        return len(self.infos)

    def audio(self, index: int) -> np.ndarray:
        time = np.arange(self._samples) / 16000
        hz = 440 * 2 ** ((self.infos[index].pitch - 69) / 12)
        tone = sum(np.sin(2 * np.pi * hz * k * time) / k ** (1 + index % 3) for k in range(1, 6))
        return (0.4 * np.exp(-2 * time) * tone).astype(np.float32)

    def codes(self, index: int) -> np.ndarray:
        return mulaw.encode(self.audio(index))
