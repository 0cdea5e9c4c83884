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
from synth.training.listening import listen
from synth.training.progress import Progress

# The embedding says something if the right one saves at least so many bits a sample against a wrong one.
LEAST_USE_BITS = 0.02
SAVE_SECONDS = 120.0
# What is kept of --minutes for the last validation and the last save.
CLOSING_SHARE = 0.04


class Objective(nn.Module):
    """Cross-entropy in nats a sample; a module, so that DistributedDataParallel can wrap it."""

    def __init__(self, model: WaveNetAutoencoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, batch: Batch, shuffled: bool = False) -> Tensor:
        """Mean over the batch. With `shuffled`, each note is decoded from its neighbour's embedding."""
        signal = batch["target"].float()[:, None] / 128
        embedding = self.model.encoder(signal)
        if shuffled:
            embedding = embedding.roll(1, dims=0)
        pitch = batch["pitch"] if self.model.config.pitch_conditioning else None
        logits = self.model.decoder(batch["inputs"], self.model.conditioning(embedding, pitch))
        return functional.cross_entropy(logits.float(), batch["target"].long() + 128)


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
            self.model.load_state_dict(init.state_dict())
        self.model.to(device).train()
        self.average = state.Average(self.model, config.average)
        self.optimiser = torch.optim.Adam(self.model.parameters(), config.learning_rate, config.betas)
        self.objective: nn.Module = Objective(self.model)
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
        """Linear warm-up, then a cosine from learning_rate to final_learning_rate at the last step."""
        config = self.config
        if step < config.warmup:
            return config.learning_rate * (step + 1) / config.warmup
        part = min(1.0, (step - config.warmup) / max(1, config.steps - config.warmup))
        fall = 0.5 * (1 + math.cos(math.pi * part))
        return config.final_learning_rate + (config.learning_rate - config.final_learning_rate) * fall

    def _train(self, batch: Batch) -> tuple[float, float]:
        """One step; loss in nats a sample and the gradient's norm."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.learning_rate(self.step)
        self.optimiser.zero_grad(set_to_none=True)
        with self._autocast():
            loss = self.objective(self._to_device(batch))
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), self.config.gradient_norm)
        if not math.isfinite(loss.item()) or not math.isfinite(norm.item()):
            raise SynthError(
                f"the loss is not finite at step {self.step}: the last good state is in {self.folder};"
                " resume it with a lower learning_rate"
            )
        self.optimiser.step()
        self.average.update(self.model, self.step)
        return loss.item(), norm.item()

    @torch.no_grad()
    def _bits(self, shuffled: bool) -> float:
        with self._autocast():
            objective = Objective(self.model)
            losses = [
                objective(self._to_device(self.validation[n]), shuffled).item()
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
