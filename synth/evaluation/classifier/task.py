"""Training the classifier: batches of whole notes with pitch and qualities, and what it is measured by."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import Dataset

from synth import mulaw
from synth.datasets.note_set import NoteSet
from synth.evaluation.classifier import model as network
from synth.evaluation.classifier import qualities
from synth.training.config import ClassifierRun
from synth.training.growth import grow
from synth.training.listening import Heard
from synth.training.task import Batch


class Labelled(Dataset[Batch]):
    """Item `step` is the batch of that step, of notes at random, or of given ones in order.

    seen float32 [batch, 1, 512, 256]; pitch int64 [batch]; qualities float32 [batch, qualities].
    """

    def __init__(
        self, notes: NoteSet, config: ClassifierRun, rank: int = 0, given: list[int] | None = None
    ) -> None:
        self.notes, self.config, self.rank, self.given = notes, config, rank, given
        self.annotations = qualities.annotated(notes.infos)
        qualities.check(config.classifier.qualities, self.annotations)

    def __len__(self) -> int:
        return self.config.steps if self.given is None else -(-len(self.given) // self.config.batch)

    def __getitem__(self, step: int) -> Batch:
        batch = self.config.batch
        if self.given is None:
            key, counter = self.config.seed, [0, 0, self.rank, step]
            generator = np.random.Generator(np.random.Philox(key=key, counter=counter))
            chosen = generator.integers(len(self.notes), size=batch).tolist()
        else:
            chosen = self.given[step * batch : (step + 1) * batch]
        sounds = [whole(self.notes.codes(index)) for index in chosen]
        infos = [self.notes.infos[index] for index in chosen]
        wanted = self.config.classifier.qualities
        found = [
            qualities.of_note(info.qualities if self.annotations else None, sound, info.pitch, wanted)
            for info, sound in zip(infos, sounds, strict=True)
        ]
        return {
            "seen": network.seen(np.stack(sounds)),
            "pitch": torch.tensor([info.pitch for info in infos]),
            "qualities": torch.from_numpy(np.stack(found)).float(),
        }


def whole(codes: np.ndarray) -> np.ndarray:
    """float32 [64000] of a note's codes: silence after a shorter one."""
    audio = mulaw.decode(codes[: qualities.WHOLE])
    return np.pad(audio, (0, qualities.WHOLE - len(audio)))


class Objective(nn.Module):
    """Cross-entropy of the pitch and of every quality, in nats a note."""

    def __init__(self, model: network.Classifier) -> None:
        super().__init__()
        self.model = model

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        pitch, found = self.model(batch["seen"])
        said = functional.binary_cross_entropy_with_logits(found.float(), batch["qualities"])
        loss = functional.cross_entropy(pitch.float(), batch["pitch"]) + found.shape[1] * said
        return loss, loss


class ClassifierTask:
    """See synth.training.task.Task."""

    def __init__(self, config: ClassifierRun, notes: NoteSet, validation: NoteSet, rank: int = 0) -> None:
        self.config = config
        self.model = network.Classifier(config.classifier)
        self.objective = Objective(self.model)
        self.batches = Labelled(notes, config, rank)
        chosen = np.random.default_rng(0).permutation(len(validation))[: config.validation_notes]
        self.validation = Labelled(validation, config, given=chosen.tolist())

    def begin_with(self, init: nn.Module) -> None:
        grow(self.model, init)

    def options(self, step: int) -> dict[str, bool]:
        return {}

    def validate(self, step: int, to_device: Callable[[Batch], Batch]) -> dict[str, float]:
        """Shares of the validation notes, and of their qualities, that are named rightly; F1 of qualities."""
        right, wanted, named = [], [], []
        for n in range(len(self.validation)):
            batch = to_device(self.validation[n])
            pitch, found = self.model(batch["seen"])
            right.append(pitch.argmax(dim=1) == batch["pitch"])
            wanted.append(batch["qualities"] > 0)
            named.append(found > 0)
        truth, said = torch.cat(wanted), torch.cat(named)
        return {
            "pitch": torch.cat(right).float().mean().item(),
            "qualities": (truth == said).float().mean().item(),
            "f1": qualities.f1(truth.cpu().numpy(), said.cpu().numpy()),
        }

    def listen(self, weights: dict[str, Tensor]) -> list[Heard]:
        return []

    def warning(self, step: int, found: dict[str, float]) -> str | None:
        return None

    def save(self, weights: dict[str, Tensor], path: Path, steps: int) -> None:
        model = network.Classifier(self.config.classifier)
        model.load_state_dict(weights)
        network.save(model, path, steps=steps)
