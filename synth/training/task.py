"""What the training loop asks of whatever it trains."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from torch import Tensor, nn
from torch.utils.data import Dataset

from synth.training.listening import Heard

Batch = dict[str, Tensor]


class Task(Protocol):
    """A model, what it is told to do better, and the notes for that.

    objective is a module around the model, so that DistributedDataParallel can wrap it: given a batch and
    options it says what is to be minimised, and what is shown, in the run's unit. Item n of batches is the
    batch of step n and follows from the seed, n and the rank alone, so that a run resumes exactly.
    """

    @property
    def model(self) -> nn.Module: ...

    @property
    def objective(self) -> nn.Module: ...

    @property
    def batches(self) -> Dataset[Batch]: ...

    def begin_with(self, init: nn.Module) -> None:
        """Take over a trained model's weights. Raise SynthError if there is no room for them."""
        ...

    def options(self, step: int) -> dict[str, bool]:
        """The objective's options at a step."""
        ...

    def validate(self, step: int, to_device: Callable[[Batch], Batch]) -> dict[str, float]:
        """Figures of the model as it is, on notes that it is not trained on; without gradients."""
        ...

    def listen(self, weights: dict[str, Tensor]) -> list[Heard]:
        """A few notes as these weights make them."""
        ...

    def warning(self, step: int, found: dict[str, float]) -> str | None:
        """What is wrong about validation's figures, if anything is."""
        ...

    def save(self, weights: dict[str, Tensor], path: Path, steps: int) -> None:
        """Write a model with these weights, at once or not at all."""
        ...
