"""Batches of crops. A batch follows from the seed, the step and the rank alone, so a run resumes exactly."""

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset

from synth.datasets.note_set import NoteSet
from synth.periodicity import excitation, lag_taps
from synth.training.config import TrainingConfig

Batch = dict[str, Tensor]


class Crops(Dataset[Batch]):
    """Item `step` is the batch of that step.

    target int8 [batch, crop]; inputs float32 [batch, input_channels, crop] of the decoder, with noise on
    what it hears of the past; pitch float32 [batch].
    """

    def __init__(
        self, notes: NoteSet, config: TrainingConfig, steps: int, rank: int = 0, noise: bool = True
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
        target, inputs, pitch = zip(*rows, strict=True)
        return {
            "target": torch.from_numpy(np.stack(target)),
            "inputs": torch.from_numpy(np.stack(inputs)),
            "pitch": torch.tensor(pitch, dtype=torch.float32),
        }

    def _crop(self, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray, float]:
        index = int(generator.integers(len(self.notes)))
        codes, pitch = self.notes.codes(index), float(self.notes.infos[index].pitch)
        latest = max(0, len(codes) - self.config.crop)
        start = 0 if generator.random() < self.config.onset_share else int(generator.integers(latest + 1))
        spread = generator.uniform(0, self.noise) if self.noise else 0.0
        phase = generator.random()
        target = _window(codes, start, self.config.crop)
        return target, crop_inputs(codes, start, self.config, pitch, phase, spread, generator), pitch


def crop_inputs(
    codes: np.ndarray,
    start: int,
    config: TrainingConfig,
    pitch: float,
    phase: float,
    spread: float,
    generator: np.random.Generator,
) -> np.ndarray:
    """float32 [input_channels, crop]: what the decoder hears, as synth.model.decoder_inputs has it.

    The lags read the whole note's past, not the crop's alone. Each tap's signal gets the same noise.
    """
    offsets, weights = lag_taps(pitch)
    before = -int(offsets.min()) if config.model.quasi_periodic else 1
    signal = _window(codes, start - before, config.crop + before).astype(np.float32) / 128
    if spread:
        signal += generator.normal(0, spread, len(signal)).astype(np.float32)
        # Before the note's onset there was nothing to mishear.
        signal[: max(0, before - start)] = 0
    inputs = np.zeros((config.model.input_channels, config.crop), np.float32)
    inputs[0] = signal[before - 1 : -1]
    if config.model.quasi_periodic:
        place = np.arange(config.crop)[None, None, :] + offsets[:, :, None] + before
        inputs[1:4] = (signal[place] * weights[:, :, None]).sum(axis=1)
        inputs[4:] = excitation(pitch, start, config.crop, phase)
    return inputs


def _window(codes: np.ndarray, start: int, samples: int) -> np.ndarray:
    """Codes from start on, silence where the note has none. int8 [samples]"""
    window = np.zeros(samples, np.int8)
    first, last = max(0, start), min(len(codes), start + samples)
    if last > first:
        window[first - start : last - start] = codes[first:last]
    return window
