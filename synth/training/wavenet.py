"""Training a WaveNet autoencoder: its losses, and whether the decoder listens to the embedding."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
from torch import Tensor, nn
from torch.nn import functional

from synth import checkpoints
from synth.datasets.note_set import NoteSet
from synth.model import WaveNetAutoencoder
from synth.training.config import WaveNetRun
from synth.training.crops import Crops
from synth.training.growth import grow
from synth.training.listening import Heard, listen
from synth.training.task import Batch

# The embedding says something if the right one saves at least so many bits a sample against a wrong one.
LEAST_USE_BITS = 0.02


class Objective(nn.Module):
    """Cross-entropy, and the share of the predictor's own loss, in nats a sample; means over the batch."""

    def __init__(self, model: WaveNetAutoencoder, config: WaveNetRun) -> None:
        super().__init__()
        self.model, self.config = model, config

    def forward(
        self, batch: Batch, shuffled: bool = False, prediction_only: bool = False
    ) -> tuple[Tensor, Tensor]:
        """What is minimised in nats, and the cross-entropy in bits.

        With `shuffled`, each note is decoded from its neighbour's embedding. With `prediction_only`, the
        network is left out and both are the predictor's own loss.
        """
        model, margin = self.model, self.config.margin
        frames = margin // model.config.hop
        embedding = model.encoder(batch["codes"].float()[:, None] / 128)
        if prediction_only:
            # The encoder waits for the network, which has to go on understanding it.
            embedding = embedding.detach()
        embedding = embedding[:, frames : embedding.shape[1] - frames]
        if shuffled:
            embedding = embedding.roll(1, dims=0)
        pitch = batch["pitch"] if model.config.pitch_conditioning else None
        conditioning = model.conditioning(embedding, pitch, batch["noise"])
        target = batch["codes"][:, margin : batch["codes"].shape[1] - margin]
        if prediction_only:
            own = model.decoder.predict(batch["inputs"], conditioning).nats(target)
            return own, own / math.log(2)
        logits, prediction = model.decoder(batch["inputs"], conditioning)
        loss = functional.cross_entropy(logits.float(), target.long() + 128)
        whole = loss + self.config.prediction_weight * prediction.nats(target) if prediction else loss
        return whole, loss / math.log(2)


class WaveNetTask:
    """See synth.training.task.Task."""

    def __init__(self, config: WaveNetRun, notes: NoteSet, validation: NoteSet, rank: int = 0) -> None:
        self.config = config
        self.model = WaveNetAutoencoder(config.model)
        self.objective = Objective(self.model, config)
        self.batches = Crops(notes, config, config.steps, rank)
        self.validation = Crops(validation, config, -(-config.validation_crops // config.batch), noise=False)

    def begin_with(self, init: nn.Module) -> None:
        grow(self.model, init)

    def options(self, step: int) -> dict[str, bool]:
        return {"prediction_only": step < self.config.prediction_steps}

    def validate(self, step: int, to_device: Callable[[Batch], Batch]) -> dict[str, float]:
        """Bits a sample on fixed crops, with the right and with a wrong embedding."""
        found: dict[str, list[float]] = {"bits": [], "shuffled": []}
        for n in range(len(self.validation)):
            batch = to_device(self.validation[n])
            for name, bits in found.items():
                _, shown = self.objective(batch, name == "shuffled", **self.options(step))
                bits.append(shown.item())
        return {name: float(np.mean(bits)) for name, bits in found.items()}

    def listen(self, weights: dict[str, Tensor]) -> list[Heard]:
        return listen(weights, self.config.model, self.validation.notes)

    def warning(self, step: int, found: dict[str, float]) -> str | None:
        if found["shuffled"] - found["bits"] >= LEAST_USE_BITS or step <= self.config.warmup:
            return None
        return (
            f"the decoder ignores the embedding: {found['bits']:.3f} bits a sample with the right one,"
            f" {found['shuffled']:.3f} with a wrong one"
        )

    def save(self, weights: dict[str, Tensor], path: Path, steps: int) -> None:
        model = WaveNetAutoencoder(self.config.model)
        model.load_state_dict(weights)
        checkpoints.save(model, path, steps=steps)
