"""What a training run is: the network, the data, the optimiser. A TOML file; unknown keys are refused."""

import math
import sys
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import msgspec

from synth.config import ModelConfig
from synth.datasets.note_set import NoteSet
from synth.errors import SynthError
from synth.spectral.config import SpectralConfig

if TYPE_CHECKING:
    from synth.training.task import Task

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CONFIGS = Path(__file__).parent / "configs"
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Positive = Annotated[float, msgspec.Meta(gt=0)]
Count = Annotated[int, msgspec.Meta(ge=1)]


@dataclass(frozen=True)
class RunConfig:
    """What every run has. steps is where the learning rate has come down to its end.

    Learning rate: a linear warm-up, then a cosine down to final_learning_rate. average is the decay of the
    moving average of weights, which is what a run leaves. unit is what its loss is shown in.
    """

    unit: ClassVar[str] = "loss"
    steps: Count = 200_000
    batch: Count = 8
    learning_rate: Positive = 1.2e-3
    final_learning_rate: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    warmup: Annotated[int, msgspec.Meta(ge=0)] = 200
    betas: tuple[Share, Share] = (0.9, 0.99)
    gradient_norm: Positive = 1.0
    average: Share = 0.999
    seed: int = 0
    validate_every: Count = 500

    def rate(self, step: int) -> float:
        """The learning rate of a step."""
        return self._risen_and_fallen(step, self.steps)

    def task(self, notes: NoteSet, validation: NoteSet, rank: int = 0) -> "Task":
        """What is trained, and on what; rank is that of one process among several."""
        raise NotImplementedError

    def fitting(self, network: object) -> "RunConfig":
        """The same run for a trained model's network. Raise SynthError if that is of another kind."""
        raise NotImplementedError

    def _risen_and_fallen(self, step: int, steps: int) -> float:
        if step < self.warmup:
            return self.learning_rate * (step + 1) / self.warmup
        part = min(1.0, (step - self.warmup) / max(1, steps - self.warmup))
        fall = 0.5 * (1 + math.cos(math.pi * part))
        return self.final_learning_rate + (self.learning_rate - self.final_learning_rate) * fall


@dataclass(frozen=True)
class WaveNetRun(RunConfig):
    """A WaveNet autoencoder; lengths are in samples.

    onset_share of the crops begin where the note does. The encoder hears `margin` more on both sides of a
    crop. noise is the largest standard deviation, in units of a full code, of what is added to the samples
    that the decoder hears, except in clean_share of the crops: it learns to forgive its own mistakes.
    With a predictor, the first prediction_steps train that alone, several times as quick a step, at a rate
    of its own; then prediction_weight is the share of its own loss.
    """

    unit: ClassVar[str] = "bits"
    model: ModelConfig = field(default_factory=ModelConfig)
    crop: Count = 6144
    margin: Annotated[int, msgspec.Meta(ge=0)] = 0
    onset_share: Share = 0.25
    clean_share: Share = 0.0
    noise: Annotated[float, msgspec.Meta(ge=0, le=0.5)] = 0.05
    prediction_steps: Annotated[int, msgspec.Meta(ge=0)] = 0
    prediction_learning_rate: Positive = 3e-3
    prediction_weight: Annotated[float, msgspec.Meta(ge=0)] = 0.3
    validation_crops: Count = 64

    def __post_init__(self) -> None:
        if self.crop % self.model.hop or self.margin % self.model.hop:
            lengths = f"not {self.crop} and {self.margin}"
            raise SynthError(f"crop and margin must be multiples of the hop of {self.model.hop}, {lengths}")
        if self.prediction_steps and not self.model.predictor:
            raise SynthError("prediction_steps are for a model with a predictor")

    def rate(self, step: int) -> float:
        """The steps that train the predictor alone have a rate of their own."""
        if step < self.prediction_steps:
            return self.prediction_learning_rate * min(1.0, (step + 1) / max(1, self.warmup))
        return self._risen_and_fallen(step - self.prediction_steps, self.steps - self.prediction_steps)

    def fitting(self, network: object) -> RunConfig:
        if not isinstance(network, ModelConfig):
            raise SynthError("the model to begin with is no WaveNet, which this configuration is for")
        return replace(self, model=network)

    def task(self, notes: NoteSet, validation: NoteSet, rank: int = 0) -> "Task":
        from synth.training.wavenet import WaveNetTask

        return WaveNetTask(self, notes, validation, rank)


@dataclass(frozen=True)
class SpectralRun(RunConfig):
    """A spectral autoencoder, which hears whole notes."""

    unit: ClassVar[str] = "weighted square"
    spectral: SpectralConfig = field(default_factory=SpectralConfig)
    validation_notes: Count = 64

    def fitting(self, network: object) -> RunConfig:
        if not isinstance(network, SpectralConfig):
            raise SynthError(
                "the model to begin with is no spectral autoencoder, as this configuration wants"
            )
        return replace(self, spectral=network)

    def task(self, notes: NoteSet, validation: NoteSet, rank: int = 0) -> "Task":
        from synth.spectral.training import SpectralTask

        return SpectralTask(self, notes, validation, rank)


# A run is of the kind whose table its file has, of the first one if it has none.
KINDS: dict[str, type[RunConfig]] = {"model": WaveNetRun, "spectral": SpectralRun}


def read(path_or_name: str | Path) -> RunConfig:
    """A configuration by file, or by the name of one that comes along.

    Raise SynthError that names the file and the key.
    """
    path = CONFIGS / f"{path_or_name}.toml"
    if not path.is_file():
        path = Path(path_or_name)
    names = ", ".join(sorted(file.stem for file in CONFIGS.glob("*.toml")))
    if not path.is_file():
        raise SynthError(f"no configuration {str(path_or_name)!r}: give a .toml file or one of: {names}")
    try:
        values = tomllib.loads(path.read_text("utf-8"))
        return structured(values)
    except SynthError as error:
        raise SynthError(f"{path}: {error}") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise SynthError(f"{path}: {error}") from None


def structured(values: dict[str, Any]) -> RunConfig:
    """A configuration of a file's values. Raise SynthError or msgspec.ValidationError that name the key."""
    kind = next((kind for table, kind in KINDS.items() if table in values), WaveNetRun)
    unknown = sorted(values.keys() - {each.name for each in fields(kind)})
    if unknown:
        raise SynthError(f"no key {unknown[0]!r}")
    return msgspec.convert(values, kind)
