"""A little data set with the shape of synth.datasets.notes, and sounds for it."""

from dataclasses import dataclass

import numpy as np

from synth import mulaw

SAMPLES = 16_384


@dataclass(frozen=True)
class FakeInfo:
    name: str
    pitch: int


class FakeNotes:
    """Plucked harmonic tones, one semitone after another from C4."""

    def __init__(self, count: int) -> None:
        self.infos = [FakeInfo(f"note_{number}", 60 + number) for number in range(count)]

    def __len__(self) -> int:
        return len(self.infos)

    def codes(self, index: int) -> np.ndarray:
        return mulaw.encode(plucked(self.infos[index].pitch))


def plucked(pitch: int, samples: int = SAMPLES) -> np.ndarray:
    hz, time = 440 * 2 ** ((pitch - 69) / 12), np.arange(samples) / 16000
    partials = sum(np.sin(2 * np.pi * hz * n * time) / n for n in range(1, 7))
    return (0.4 * partials * np.exp(-8 * time)).astype(np.float32)
