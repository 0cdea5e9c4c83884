"""What a training run is: the network, the crops, the optimiser. A TOML file; unknown keys are refused."""

import sys
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated

import msgspec

from synth.config import ModelConfig
from synth.errors import SynthError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CONFIGS = Path(__file__).parent / "configs"
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Positive = Annotated[float, msgspec.Meta(gt=0)]
Count = Annotated[int, msgspec.Meta(ge=1)]


@dataclass(frozen=True)
class TrainingConfig:
    """steps is where the learning rate has come down to its end; lengths are in samples.

    onset_share of the crops begin where the note does. The encoder hears `margin` more on both sides of a
    crop. noise is the largest standard deviation, in units of a full code, of what is added to the samples
    that the decoder hears, except in clean_share of the crops: it learns to forgive its own mistakes.
    Learning rate: a linear warm-up, then a cosine down to final_learning_rate. With a predictor, the first
    prediction_steps train that alone, several times as quick a step, at a rate of its own; then
    prediction_weight is the share of its own loss.
    """

    model: ModelConfig = field(default_factory=ModelConfig)
    steps: Count = 200_000
    batch: Count = 8
    crop: Count = 6144
    margin: Annotated[int, msgspec.Meta(ge=0)] = 0
    onset_share: Share = 0.25
    clean_share: Share = 0.0
    noise: Annotated[float, msgspec.Meta(ge=0, le=0.5)] = 0.05
    learning_rate: Positive = 1.2e-3
    final_learning_rate: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    warmup: Annotated[int, msgspec.Meta(ge=0)] = 200
    betas: tuple[Share, Share] = (0.9, 0.99)
    gradient_norm: Positive = 1.0
    prediction_steps: Annotated[int, msgspec.Meta(ge=0)] = 0
    prediction_learning_rate: Positive = 3e-3
    prediction_weight: Annotated[float, msgspec.Meta(ge=0)] = 0.3
    average: Share = 0.999
    seed: int = 0
    validate_every: Count = 500
    validation_crops: Count = 64

    def __post_init__(self) -> None:
        if self.crop % self.model.hop or self.margin % self.model.hop:
            lengths = f"not {self.crop} and {self.margin}"
            raise SynthError(f"crop and margin must be multiples of the hop of {self.model.hop}, {lengths}")
        if self.prediction_steps and not self.model.predictor:
            raise SynthError("prediction_steps are for a model with a predictor")


def read(path_or_name: str | Path) -> TrainingConfig:
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
        unknown = sorted(values.keys() - {each.name for each in fields(TrainingConfig)})
        if unknown:
            raise SynthError(f"{path}: no key {unknown[0]!r}")
        return msgspec.convert(values, TrainingConfig)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise SynthError(f"{path}: {error}") from None
