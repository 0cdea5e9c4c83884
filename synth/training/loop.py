"""The training loop: one process a device, the same in one process and under torchrun.

Knows batches, optimiser, validation and when to stop. What is trained is a task's affair, what is on disk
state's, what is shown progress's.
"""

import math
import os
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import torch
import torch.distributed as distributed
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Subset

from synth.datasets.note_set import NoteSet
from synth.errors import SynthError
from synth.training import state
from synth.training.config import RunConfig
from synth.training.progress import Progress
from synth.training.task import Batch

SAVE_SECONDS = 120.0
# What is kept of --minutes for the last validation and the last save.
CLOSING_SHARE = 0.04


class Trainer:
    """One process of a run. `folder` receives training.safetensors and model.safetensors (the average)."""

    def __init__(
        self,
        config: RunConfig,
        notes: NoteSet,
        validation: NoteSet,
        folder: Path,
        device: str,
        progress: Progress,
        init: nn.Module | None = None,
        loaders: int = 2,
    ) -> None:
        self.config, self.folder, self.device, self.progress = config, folder, device, progress
        self.rank, self.world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        torch.manual_seed(config.seed)
        self.task = config.task(notes, validation, self.rank)
        self.model = self.task.model
        if init is not None:
            self.task.begin_with(init)
        self.model.to(device).train()
        self.average = state.Average(self.model, config.average)
        self.optimiser = torch.optim.Adam(self.model.parameters(), config.learning_rate, config.betas)
        self.objective = self.task.objective
        if self.world > 1:
            # The last layer's residual output goes nowhere, in the published network too.
            self.objective = DistributedDataParallel(self.objective, find_unused_parameters=True)
        if device.startswith("cuda"):
            self.objective = torch.compile(self.objective)  # type: ignore[assignment]
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

    @torch.no_grad()
    def validate(self) -> None:
        """Figures of the averaged weights."""
        if self.rank != 0:
            return
        kept = {name: tensor.clone() for name, tensor in self.model.state_dict().items()}
        self.model.load_state_dict(self.average.weights)
        self.model.eval()
        with self._autocast():
            found = self.task.validate(self.step, self._to_device)
        self.model.load_state_dict(kept)
        self.model.train()
        self.progress.validated(self.step, found, self.task.listen(self.average.weights))
        warning = self.task.warning(self.step, found)
        if warning:
            self.progress.warn(warning)

    def save(self) -> None:
        if self.rank == 0:
            state.save(self.folder, self.model, self.average, self.optimiser, self.step, self.config)
            self.task.save(self.average.weights, self.folder / state.MODEL, self.step)

    def _train(self, batch: Batch) -> tuple[float, float]:
        """One step; what is shown of its loss, and the gradient's norm."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.config.rate(self.step)
        self.optimiser.zero_grad(set_to_none=True)
        with self._autocast():
            loss, shown = self.objective(self._to_device(batch), **self.task.options(self.step))
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), self.config.gradient_norm)
        if not math.isfinite(loss.item()) or not math.isfinite(norm.item()):
            raise SynthError(
                f"the loss is not finite at step {self.step}: the last good state is in {self.folder};"
                " resume it with a lower learning_rate"
            )
        self.optimiser.step()
        self.average.update(self.model, self.step)
        return shown.item(), norm.item()

    def _batches(self) -> Iterator[Batch]:
        left = Subset(self.task.batches, range(self.step, self.config.steps))
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
