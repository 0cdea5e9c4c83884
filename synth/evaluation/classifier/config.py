"""Shape of the classifier, saved beside its weights. Knows no tensors."""

from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from synth.errors import SynthError
from synth.evaluation.classifier.qualities import QUALITIES
from synth.spectral.config import LayerConfig, SpectralConfig, small

# What it hears is what the baseline hears: 512 bins, 256 frames of a whole note's log magnitudes.
SPECTROGRAM: SpectralConfig = small()
# The baseline's layers, but fewer, that go through time more quickly: 1.2 MB that learn in minutes on a CPU.
LAYERS = (
    LayerConfig(16, 4, (2, 4)),
    LayerConfig(24, 4, (2, 4)),
    LayerConfig(32, 4, (2, 2)),
    LayerConfig(48, 4, (2, 2)),
    LayerConfig(64, 4, (2, 2)),
    LayerConfig(96, 4, (2, 2)),
)


@dataclass(frozen=True)
class ClassifierConfig:
    """Convolutions from the spectrogram on, and the qualities that are named beside the pitch."""

    layers: tuple[LayerConfig, ...] = LAYERS
    qualities: tuple[str, ...] = QUALITIES

    def __post_init__(self) -> None:
        if not self.layers or not self.qualities or len(set(self.qualities)) < len(self.qualities):
            raise SynthError("a classifier has layers, and qualities of different names")
        if min(min(each.width, each.kernel, *each.stride) for each in self.layers) < 1:
            raise SynthError("widths, kernels and strides of a classifier are at least 1")

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_dict(fields: dict[str, Any]) -> "ClassifierConfig":
        """Raise SynthError if the fields are not a classifier's configuration."""
        try:
            return msgspec.convert(fields, ClassifierConfig)
        except msgspec.ValidationError as error:
            raise SynthError(f"not a classifier's configuration: {error}") from None
