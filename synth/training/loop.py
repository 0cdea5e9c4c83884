"""The training loop: one process a device, the same in one process and under torchrun.

Knows batches, optimiser, validation and when to stop. What is on disk is state's, what is shown is
progress's.
"""

import math
import os
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
import torch.distributed as distributed
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Subset

from synth import checkpoints
from synth.datasets.note_set import NoteSet
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.training import state
from synth.training.config import TrainingConfig
from synth.training.crops import Batch, Crops
from synth.training.growth import grow
from synth.training.listening import listen
from synth.training.progress import Progress

# The embedding says something if the right one saves at least so many bits a sample against a wrong one.
LEAST_USE_BITS = 0.02
SAVE_SECONDS = 120.0
# What is kept of --minutes for the last validation and the last save.
CLOSING_SHARE = 0.04


class Objective(nn.Module):
    """Losses in nats a sample; a module, so that DistributedDataParallel can wrap it."""

    def __init__(self, model: WaveNetAutoencoder, margin: int) -> None:
        super().__init__()
        self.model, self.margin = model, margin

    def forward(
        self, batch: Batch, shuffled: bool = False, prediction_only: bool = False
    ) -> tuple[Tensor, Tensor]:
        """Cross-entropy, and the predictor's own loss (0 without one); means over the batch.

        With `shuffled`, each note is decoded from its neighbour's embedding. With `prediction_only`, the
        network is left out and the cross-entropy is 0.
        """
        model, frames = self.model, self.margin // self.model.config.hop
        embedding = model.encoder(batch["codes"].float()[:, None] / 128)
        if prediction_only:
            # The encoder waits for the network, which has to go on understanding it.
            embedding = embedding.detach()
        embedding = embedding[:, frames : embedding.shape[1] - frames]
        if shuffled:
            embedding = embedding.roll(1, dims=0)
        pitch = batch["pitch"] if model.config.pitch_conditioning else None
        conditioning = model.conditioning(embedding, pitch, batch["noise"])
        target = batch["codes"][:, self.margin : batch["codes"].shape[1] - self.margin]
        none = target.new_zeros((), dtype=torch.float32)
        if prediction_only:
            return none, model.decoder.predict(batch["inputs"], conditioning).nats(target)
        logits, prediction = model.decoder(batch["inputs"], conditioning)
        loss = functional.cross_entropy(logits.float(), target.long() + 128)
        return loss, prediction.nats(target) if prediction else none


class Trainer:
    """One process of a run. `folder` receives training.safetensors and model.safetensors (the average)."""

    def __init__(
        self,
        config: TrainingConfig,
        notes: NoteSet,
        validation: NoteSet,
        folder: Path,
        device: str,
        progress: Progress,
        init: WaveNetAutoencoder | None = None,
        loaders: int = 2,
    ) -> None:
        self.config, self.folder, self.device, self.progress = config, folder, device, progress
        self.rank, self.world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        torch.manual_seed(config.seed)
        self.model = WaveNetAutoencoder(config.model)
        if init is not None:
            grow(self.model, init)
        self.model.to(device).train()
        self.average = state.Average(self.model, config.average)
        self.optimiser = torch.optim.Adam(self.model.parameters(), config.learning_rate, config.betas)
        self.objective: nn.Module = Objective(self.model, config.margin)
        if self.world > 1:
            # The last layer's residual output goes nowhere, in the published network too.
            self.objective = DistributedDataParallel(self.objective, find_unused_parameters=True)
        if device.startswith("cuda"):
            self.objective = torch.compile(self.objective)  # type: ignore[assignment]
        self.crops = Crops(notes, config, config.steps, self.rank)
        self.validation = Crops(validation, config, -(-config.validation_crops // config.batch), noise=False)
        self.loaders = loaders
        self.step = 0

    def resume(self) -> None:
        """Go on where the folder's state stands. Raise SynthError if there is none that fits."""
        self.step = state.load(self.folder, self.model, self.average, self.optimiser)

    def run(self, minutes: float | None = None) -> None:
        """Train until the last step or the time is over; leave a usable checkpoint either way."""
        began = saved = time.monotonic()
        last = began + minutes * 60 * (1 - CLOSING_SHARE) if minutes else math.inf
        for batch in self._batches():
            loss, norm = self._train(batch)
            self.step += 1
            self.progress.step(self.step, loss, norm)
            now = time.monotonic()
            if self._agree(now > last):
                break
            if self.step % self.config.validate_every == 0:
                self.validate()
            if self._agree(now - saved > SAVE_SECONDS):
                self.save()
                saved = now
        self.validate()
        self.save()

    def validate(self) -> None:
        """Bits a sample of the averaged weights on fixed crops, with the right and with a wrong embedding."""
        if self.rank != 0:
            return
        kept = {name: tensor.clone() for name, tensor in self.model.state_dict().items()}
        self.model.load_state_dict(self.average.weights)
        found = {"bits": self._bits(False), "shuffled": self._bits(True)}
        self.model.load_state_dict(kept)
        heard = listen(self.average.weights, self.config.model, self.validation.notes)
        self.progress.validated(self.step, found, heard)
        if found["shuffled"] - found["bits"] < LEAST_USE_BITS and self.step > self.config.warmup:
            self.progress.warn(
                f"the decoder ignores the embedding: {found['bits']:.3f} bits a sample with the right one,"
                f" {found['shuffled']:.3f} with a wrong one"
            )

    def save(self) -> None:
        if self.rank == 0:
            state.save(self.folder, self.model, self.average, self.optimiser, self.step, self.config)
            averaged = WaveNetAutoencoder(self.config.model)
            averaged.load_state_dict(self.average.weights)
            checkpoints.save(averaged, self.folder / state.MODEL, steps=self.step)

    def learning_rate(self, step: int) -> float:
        """Linear warm-up, then a cosine from learning_rate to final_learning_rate at the last step.

        The steps that train the predictor alone have a rate of their own.
        """
        config = self.config
        if step < config.prediction_steps:
            return config.prediction_learning_rate * min(1.0, (step + 1) / max(1, config.warmup))
        step, steps = step - config.prediction_steps, config.steps - config.prediction_steps
        if step < config.warmup:
            return config.learning_rate * (step + 1) / config.warmup
        part = min(1.0, (step - config.warmup) / max(1, steps - config.warmup))
        fall = 0.5 * (1 + math.cos(math.pi * part))
        return config.final_learning_rate + (config.learning_rate - config.final_learning_rate) * fall

    def _train(self, batch: Batch) -> tuple[float, float]:
        """One step; loss in nats a sample and the gradient's norm."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.learning_rate(self.step)
        self.optimiser.zero_grad(set_to_none=True)
        with self._autocast():
            loss, own = self.objective(self._to_device(batch), prediction_only=self._alone)
        (own if self._alone else loss + self.config.prediction_weight * own).backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), self.config.gradient_norm)
        if not math.isfinite(loss.item() + own.item()) or not math.isfinite(norm.item()):
            raise SynthError(
                f"the loss is not finite at step {self.step}: the last good state is in {self.folder};"
                " resume it with a lower learning_rate"
            )
        self.optimiser.step()
        self.average.update(self.model, self.step)
        return (own if self._alone else loss).item(), norm.item()

    @property
    def _alone(self) -> bool:
        """Whether the predictor is trained by itself, still."""
        return self.step < self.config.prediction_steps

    @torch.no_grad()
    def _bits(self, shuffled: bool) -> float:
        with self._autocast():
            objective = Objective(self.model, self.config.margin)
            losses = [
                objective(self._to_device(self.validation[n]), shuffled, self._alone)[self._alone].item()
                for n in range(len(self.validation))
            ]
        return float(np.mean(losses)) / math.log(2)

    def _batches(self) -> Iterator[Batch]:
        left = Subset(self.crops, range(self.step, self.config.steps))
        pinned = self.device.startswith("cuda")
        return iter(DataLoader(left, batch_size=None, num_workers=self.loaders, pin_memory=pinned))

    def _to_device(self, batch: Batch) -> Batch:
        return {name: tensor.to(self.device, non_blocking=True) for name, tensor in batch.items()}

    def _autocast(self) -> "torch.autocast | nullcontext[None]":
        """bfloat16 where it pays; a processor without such arithmetic emulates it, slowly."""
        kind = "cuda" if self.device.startswith("cuda") else "cpu"
        if kind == "cpu" and not torch.ops.mkldnn._is_mkldnn_bf16_supported():
            return nullcontext()
        return torch.autocast(kind, torch.bfloat16)

    def _agree(self, here: bool) -> bool:
        """True in every process as soon as it is true in one: none waits for a gradient that never comes."""
        if self.world == 1:
            return here
        flag = torch.tensor([float(here)], device=self.device)
        distributed.all_reduce(flag, distributed.ReduceOp.MAX)
        return bool(flag.item())
