"""A little data set with the shape of synth.datasets.notes, a player without a soundfont, their sounds."""

from dataclasses import dataclass

import numpy as np

from synth import mulaw

SAMPLES = 16_384


@dataclass(frozen=True)
class FakeInfo:
    name: str
    pitch: int
    qualities: tuple[str, ...] = ()


class FakeNotes:
    """Plucked harmonic tones, one semitone after another from C4."""

    def __init__(self, count: int) -> None:
        self.infos = [FakeInfo(f"note_{number}", 60 + number) for number in range(count)]

    def __len__(self) -> int:
        return len(self.infos)

    def codes(self, index: int) -> np.ndarray:
        return mulaw.encode(plucked(self.infos[index].pitch))


class FakePlayer:
    """Program 0 is plucked, 16 blown, each louder with velocity; `played` lists what was asked for."""

    def __init__(self) -> None:
        self.played: list[tuple[int, int, int]] = []

    def has(self, program: int) -> bool:
        return program in (0, 16)

    def note(self, program: int, pitch: int, velocity: int) -> np.ndarray:
        self.played.append((program, pitch, velocity))
        sound = {0: plucked, 16: blown}.get(program, lambda *_: np.zeros(64_000, np.float32))
        return sound(pitch, 64_000) * np.float32(velocity / 127)

    def close(self) -> None:
        pass


def plucked(pitch: int, samples: int = SAMPLES) -> np.ndarray:
    """float32 [samples]: six harmonics that decay by 69 dB a second."""
    hz, time = 440 * 2 ** ((pitch - 69) / 12), np.arange(samples) / 16000
    partials = sum(np.sin(2 * np.pi * hz * n * time) / n for n in range(1, 7))
    return (0.4 * partials * np.exp(-8 * time)).astype(np.float32)


def blown(pitch: int, samples: int = SAMPLES) -> np.ndarray:
    """float32 [samples]: odd harmonics that come in within 0.1 s and stay."""
    hz, time = 440 * 2 ** ((pitch - 69) / 12), np.arange(samples) / 16000
    partials = sum(np.sin(2 * np.pi * hz * n * time) / n for n in (1, 3, 5))
    return (0.4 * partials * np.minimum(1, 10 * time)).astype(np.float32)
