"""Training a spectral autoencoder: see synth.training.task.Task for what the loop asks of it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import Dataset

from synth import checkpoints, mulaw
from synth.datasets.note_set import NoteSet
from synth.errors import SynthError
from synth.evaluation.measures import pitch_cents
from synth.samplers.voice import sound_of
from synth.spectral.config import SpectralConfig
from synth.spectral.model import MOMENTUM, Normalisation, SpectralAutoencoder
from synth.spectral.sampler import SpectralSampler
from synth.spectral.spectrogram import spectrogram
from synth.training.config import SpectralRun
from synth.training.listening import NOTES, Heard
from synth.training.task import Batch

# What a bin counts for: as published, falling from that at 0 Hz to 1 at so many Hz.
LOWEST_WEIGHT, FLAT_HZ = 10.0, 4000.0
LISTENING_ITERATIONS = 32
# The validation's batches are none of those of training: their seed is another.
VALIDATION_KEY = 1 << 32
# Batches over which means and variances are counted.
COUNTED = 24


def weights(config: SpectralConfig) -> Tensor:
    """float32 [bins, 1]: what the error of each bin counts for."""
    bins_hz = torch.arange(config.bins) * config.sample_rate / config.n_fft
    fallen = (bins_hz / FLAT_HZ).clamp(max=1)
    return (LOWEST_WEIGHT + (1 - LOWEST_WEIGHT) * fallen)[:, None]


class Objective(nn.Module):
    """Weighted mean square of what is said wrongly; of a phase as such, one minus its cosine."""

    weights: Tensor

    def __init__(self, model: SpectralAutoencoder) -> None:
        super().__init__()
        self.model = model
        self.register_buffer("weights", weights(model.config), persistent=False)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What is minimised, twice."""
        seen = batch["seen"]
        made = self.model.reconstruction(self.model.embedding(seen), batch["pitch"]).float()
        error = (made - seen).square()
        if self.model.config.inputs == "magnitude_phase":
            error[:, 1] = 1 - torch.cos(torch.pi * (made[:, 1] - seen[:, 1]))
        loss = (error * self.weights).mean()
        return loss, loss.detach()


class Spectrograms(Dataset[Batch]):
    """Item `step` is the batch of that step: seen float32 [batch, channels, bins, frames], pitch [batch]."""

    def __init__(self, notes: NoteSet, config: SpectralRun, steps: int, key: int) -> None:
        self.notes, self.config, self.steps, self.key = notes, config, steps, key

    def __len__(self) -> int:
        return self.steps

    def __getitem__(self, step: int) -> Batch:
        philox = np.random.Philox(key=self.config.seed, counter=[0, 0, self.key, step])
        chosen = np.random.Generator(philox).integers(len(self.notes), size=self.config.batch).tolist()
        sounds = np.zeros((len(chosen), self.config.spectral.samples), np.float32)
        for sound, index in zip(sounds, chosen, strict=True):
            heard = mulaw.decode(self.notes.codes(index)[: len(sound)])
            sound[: len(heard)] = heard
        return {
            "seen": spectrogram(torch.from_numpy(sounds), self.config.spectral),
            "pitch": torch.tensor([self.notes.infos[index].pitch for index in chosen]),
        }


@torch.no_grad()
def recount(model: SpectralAutoencoder, batches: Iterable[Batch]) -> None:
    """Count anew, over these batches, the means and variances that are kept for use.

    What training keeps of them lags behind weights that move quickly, and their average has others still.
    """
    layers = [module for module in model.modules() if isinstance(module, Normalisation)]
    model.train()
    for number, batch in enumerate(batches):
        for layer in layers:
            layer.momentum = 1 / (number + 1)
        model.reconstruction(model.embedding(batch["seen"]), batch["pitch"])
    for layer in layers:
        layer.momentum = MOMENTUM
    model.eval()


class SpectralTask:
    """See synth.training.task.Task."""

    def __init__(self, config: SpectralRun, notes: NoteSet, validation: NoteSet, rank: int = 0) -> None:
        self.config = config
        self.model = SpectralAutoencoder(config.spectral)
        self.objective = Objective(self.model)
        self.batches = Spectrograms(notes, config, config.steps, rank)
        steps = -(-config.validation_notes // config.batch)
        self.validation = Spectrograms(validation, config, steps, VALIDATION_KEY)

    def begin_with(self, init: nn.Module) -> None:
        if not isinstance(init, SpectralAutoencoder) or init.config != self.config.spectral:
            raise SynthError("a spectral autoencoder begins with a model of its own shape")
        self.model.load_state_dict(init.state_dict())

    def options(self, step: int) -> dict[str, bool]:
        return {}

    def validate(self, step: int, to_device: Callable[[Batch], Batch]) -> dict[str, float]:
        """The loss on fixed notes."""
        recount(self.model, map(to_device, self._counted()))
        batches = (to_device(self.validation[n]) for n in range(len(self.validation)))
        return {"loss": float(np.mean([self.objective(batch)[1].item() for batch in batches]))}

    def listen(self, weights: dict[str, Tensor]) -> list[Heard]:
        """Encode and decode notes spread over the set, on the CPU."""
        model, notes = self._model(weights), self.validation.notes
        recount(model, self._counted())
        sampler, samples = SpectralSampler(model, LISTENING_ITERATIONS), model.config.samples
        heard = []
        for index in np.linspace(0, len(notes) - 1, min(NOTES, len(notes))).round().astype(int).tolist():
            pitch = notes.infos[index].pitch
            sound = torch.from_numpy(mulaw.decode(notes.codes(index)))[None]
            voice = sampler.open(model.encode(sound)[0].numpy(), pitch, samples, index)
            audio = sound_of(sampler.advance([voice], samples))
            heard.append(Heard(f"note {index}, pitch {pitch}", audio, pitch_cents(audio, pitch)))
        return heard

    def warning(self, step: int, found: dict[str, float]) -> str | None:
        return None

    def save(self, weights: dict[str, Tensor], path: Path, steps: int) -> None:
        model = self._model(weights)
        recount(model, self._counted())
        checkpoints.save(model, path, steps=steps)

    def _counted(self) -> Iterator[Batch]:
        """The first notes that were trained on."""
        return (self.batches[n] for n in range(min(COUNTED, self.config.steps)))

    def _model(self, weights: dict[str, Tensor]) -> SpectralAutoencoder:
        model = SpectralAutoencoder(self.config.spectral).eval().requires_grad_(False)
        model.load_state_dict({name: tensor.cpu() for name, tensor in weights.items()})
        return model
