"""Batches of crops. A batch follows from the seed, the step and the rank alone, so a run resumes exactly."""

from typing import NamedTuple

import numpy as np
import torch
from torch.utils.data import Dataset

from synth.config import SAMPLE_RATE
from synth.datasets.note_set import NoteSet
from synth.model import heard
from synth.periodicity import frequency_hz
from synth.training.config import WaveNetRun
from synth.training.task import Batch

# Samples before a crop that its lags may read: eight periods of the lowest note and a bit.
PAST = 4800
# Of noise 0.02 the level is 12 % (in codes) off.
GAIN = 6.0
# Foreign tones: how many, how loud in full codes, and how many octaves below and above the note.
TONES, TONE_LEVEL, TONE_OCTAVES = 3, 0.03, (-3.0, 4.0)


class Crop(NamedTuple):
    """codes int8 [margin + crop + margin]; inputs float32 [heard_channels, crop]; pitch; noise."""

    codes: np.ndarray
    inputs: np.ndarray
    pitch: float
    noise: float


class Crops(Dataset[Batch]):
    """Item `step` is the batch of that step.

    codes int8 [batch, margin + crop + margin], of which the encoder hears all and the decoder says the
    middle; inputs float32 [batch, heard_channels, crop] of the decoder, with noise on what it hears of the
    past; pitch and noise float32 [batch].
    """

    def __init__(
        self, notes: NoteSet, config: WaveNetRun, steps: int, rank: int = 0, noise: bool = True
    ) -> None:
        self.notes, self.config, self.steps, self.rank = notes, config, steps, rank
        self.noise = config.noise if noise else 0.0

    def __len__(self) -> int:
        return self.steps

    def __getitem__(self, step: int) -> Batch:
        generator = np.random.Generator(
            np.random.Philox(key=self.config.seed, counter=[0, 0, self.rank, step])
        )
        rows = [self._crop(generator) for _ in range(self.config.batch)]
        codes, inputs, pitch, noise = zip(*rows, strict=True)
        return {
            "codes": torch.from_numpy(np.stack(codes)),
            "inputs": torch.from_numpy(np.stack(inputs)),
            "pitch": torch.tensor(pitch, dtype=torch.float32),
            "noise": torch.tensor(noise, dtype=torch.float32),
        }

    def _crop(self, generator: np.random.Generator) -> Crop:
        config = self.config
        index = int(generator.integers(len(self.notes)))
        codes, pitch = self.notes.codes(index), float(self.notes.infos[index].pitch)
        latest = max(0, len(codes) - config.crop)
        start = 0 if generator.random() < config.onset_share else int(generator.integers(latest + 1))
        noisy = generator.random() >= config.clean_share
        noise = generator.uniform(0, self.noise) if noisy and self.noise else 0.0
        phase = generator.random()
        margin = config.margin
        return Crop(
            _window(codes, start - margin, config.crop + 2 * margin),
            crop_inputs(codes, start, config, pitch, phase, noise, generator),
            pitch,
            noise,
        )


def crop_inputs(
    codes: np.ndarray,
    start: int,
    config: WaveNetRun,
    pitch: float,
    phase: float,
    noise: float,
    generator: np.random.Generator,
) -> np.ndarray:
    """float32 [heard_channels, crop]: what the decoder hears, as synth.model.decoder_inputs has it.

    The lags read the whole note's past, not the crop's alone, and everything hears the same noise.
    """
    past = codes[max(0, start - PAST) : start + config.crop - 1]
    signal = np.zeros(min(start, PAST) + config.crop - 1, np.float32)
    signal[: len(past)] = past.astype(np.float32) / 128
    if noise:
        signal = disturbed(signal, noise, pitch, generator)
    return heard(signal, config.crop, config.model, pitch, start, phase)


def disturbed(signal: np.ndarray, noise: float, pitch: float, generator: np.random.Generator) -> np.ndarray:
    """A past (code / 128) with the faults of one that the decoder made itself. float32 [samples]

    White noise of this standard deviation, an offset of as much, a wrong level, and foreign tones: what is
    never heard in training is never damped, and the decoder's own tones grow until nothing else is left.
    The tones are as loud with any noise: the decoder is not told of them.
    """
    signal = signal * np.exp(GAIN * noise * generator.standard_normal())
    signal += noise * (generator.standard_normal() + generator.standard_normal(len(signal)))
    for _ in range(TONES):
        level = TONE_LEVEL * generator.random() * generator.standard_normal()
        tone_hz = frequency_hz(pitch) * 2 ** generator.uniform(*TONE_OCTAVES)
        cycles = min(tone_hz / SAMPLE_RATE, 0.5) * np.arange(len(signal)) + generator.random()
        signal += level * np.sin(2 * np.pi * cycles)
    return signal.astype(np.float32)


def _window(codes: np.ndarray, start: int, samples: int) -> np.ndarray:
    """Codes from start on, silence where the note has none. int8 [samples]"""
    window = np.zeros(samples, np.int8)
    first, last = max(0, start), min(len(codes), start + samples)
    if last > first:
        window[first - start : last - start] = codes[first:last]
    return window
