"""Shape of a WaveNet autoencoder, saved beside its weights. Knows no tensors."""

from dataclasses import asdict, dataclass, field
from typing import Any

import msgspec

from synth.errors import SynthError

SAMPLE_RATE = 16000
PITCHES = 128
# Of sampling, where nothing else is asked for: what the default model sounds best at (docs/log.md).
TEMPERATURE = 0.8
# How much of what was drawn, against what was to be expected, is heard. 1 is NSynth's own sound.
GRAIN = 0.25
EXCITATION_CHANNELS = 8
LAG_CHANNELS = 3
# What linear prediction reads of the periods before: samples 0, 1 and 2 of each of these multiples ago.
PREDICTOR_PERIODS = (1, 2, 3, 4, 6, 8)
PREDICTOR_AHEAD = (0, 1, 2)
PREDICTOR_CHANNELS = len(PREDICTOR_PERIODS) * len(PREDICTOR_AHEAD)


@dataclass(frozen=True)
class EncoderConfig:
    layers: int = 30
    stages: int = 3
    width: int = 128
    filter: int = 3


@dataclass(frozen=True)
class DecoderConfig:
    layers: int = 30
    stages: int = 3
    width: int = 512
    skip: int = 256
    filter: int = 3


@dataclass(frozen=True)
class PredictorConfig:
    """Linear prediction of each sample from `taps` newest ones and the periods before.

    width is that of the hidden layer that turns embedding and pitch into the weights. What the samplers alone
    go by: noise, the standard deviation that the decoder is told of its past, in units of a full code;
    trust, what is added to that in the prediction, against the network, whose mistakes grow when it
    hears them.
    """

    taps: int = 24
    width: int = 256
    noise: float = 0.0
    trust: float = 0.0


@dataclass(frozen=True)
class ModelConfig:
    """The defaults are the published network `h512_bo16` (Engel et al. 2017)."""

    encoder: EncoderConfig = field(default_factory=EncoderConfig)
    decoder: DecoderConfig = field(default_factory=DecoderConfig)
    bottleneck: int = 16
    hop: int = 512
    levels: int = 256
    sample_rate: int = SAMPLE_RATE
    pitch_conditioning: bool = False
    quasi_periodic: bool = False
    predictor: PredictorConfig | None = None

    def __post_init__(self) -> None:
        if self.levels != 256:
            raise SynthError(f"levels must be 256 (8-bit mu-law), not {self.levels}")
        if self.quasi_periodic and not self.pitch_conditioning:
            raise SynthError("quasi_periodic needs pitch_conditioning: the lags follow the pitch")
        if self.predictor and not self.quasi_periodic:
            raise SynthError("a predictor needs quasi_periodic: it reads the periods before")
        if self.predictor and min(self.predictor.taps, self.predictor.width) < 1:
            raise SynthError(f"taps and width of the predictor must be positive: {self.predictor}")
        for part in (self.encoder, self.decoder):
            numbers = asdict(part)
            if min(numbers.values()) < 1 or part.layers % part.stages:
                raise SynthError(f"layers must be a positive multiple of stages: {numbers}")

    @property
    def input_channels(self) -> int:
        """Channels of the decoder's first convolution; the last one is what a predictor says."""
        periodic = LAG_CHANNELS + EXCITATION_CHANNELS if self.quasi_periodic else 0
        return 1 + periodic + bool(self.predictor)

    @property
    def heard_channels(self) -> int:
        """Channels of what the decoder is given: see synth.model.decoder_inputs."""
        periodic = LAG_CHANNELS + EXCITATION_CHANNELS if self.quasi_periodic else 0
        return 1 + periodic + (PREDICTOR_CHANNELS if self.predictor else 0)

    @property
    def conditioning_channels(self) -> int:
        """Channels of what every conditioning map sees: the embedding, the one-hot pitch, the noise."""
        return self.bottleneck + (PITCHES if self.pitch_conditioning else 0) + bool(self.predictor)

    @property
    def frame_samples(self) -> int:
        """Samples that one frame of an embedding stands for."""
        return self.hop

    @property
    def receptive_field(self) -> int:
        """Samples of input that reach one output sample of the decoder."""
        reach = sum(dilations(self.decoder)) * (self.decoder.filter - 1)
        return reach + self.decoder.filter + (self.predictor.taps - 1 if self.predictor else 0)

    @property
    def encoder_reach(self) -> int:
        """Samples before or after an instant, whichever are more, that reach the encoder's output there."""
        return (sum(dilations(self.encoder)) + 1) * (self.encoder.filter // 2)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_dict(fields: dict[str, Any]) -> "ModelConfig":
        """Raise SynthError if the fields are not a model's configuration."""
        try:
            return msgspec.convert(fields, ModelConfig)
        except msgspec.ValidationError as error:
            raise SynthError(f"not a model configuration: {error}") from None


def dilations(part: EncoderConfig | DecoderConfig) -> list[int]:
    """Dilation of each layer: 1, 2, 4 ... restarting at each stage."""
    per_stage = part.layers // part.stages
    return [2 ** (layer % per_stage) for layer in range(part.layers)]
