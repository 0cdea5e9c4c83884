"""Shape of a spectral autoencoder, saved beside its weights. Knows no tensors."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

import msgspec

from synth.config import SAMPLE_RATE
from synth.errors import SynthError

# What the network sees of a note: see synth.spectral.spectrogram.
Inputs = Literal["magnitude", "magnitude_phase", "instantaneous_frequency", "real_imaginary"]
DOWN, LOWER = (2, 2), (2, 1)
PUBLISHED_WIDTHS = (128, 128, 128, 256, 256, 256, 512, 512, 512, 1024)
# Of `small`, and of the two layers of it that are not as published.
SMALL_WIDTHS, SMALL_LAST_WIDTH = (32, 32, 32, 64, 64, 96, 96, 112, 160), 2
QUARTER = (4, 4)


@dataclass(frozen=True)
class LayerConfig:
    """A convolution, or a transposed one: strides are those of bins and of frames."""

    width: int
    kernel: int
    stride: tuple[int, int]


@dataclass(frozen=True)
class SpectralConfig:
    """The defaults are the published network. An embedding of `bottleneck` numbers stands for a whole note.

    That has `samples` samples. The spectrogram [bins, frames] leaves the highest bin of n_fft out and has
    more frames than the note, so that every layer halves it; hop is between its frames. Power below
    power_floor counts as that, and what lies more than range_db below the loudest bin as lying there.
    pitch_width is that of the pitch's embedding. harmonic: the decoder says of each bin not a magnitude, but
    two numbers, of which the second counts as much as the bin lies on a harmonic of the pitch. quantised: it
    learned from sound in mu-law codes, as data sets hold it, so that this is what it is given to encode.
    """

    encoder: tuple[LayerConfig, ...] = field(default_factory=lambda: layers(PUBLISHED_WIDTHS)[0])
    decoder: tuple[LayerConfig, ...] = field(default_factory=lambda: layers(PUBLISHED_WIDTHS)[1])
    bottleneck: int = 1984
    pitch_width: int = 128
    pitch_conditioning: bool = True
    harmonic: bool = False
    quantised: bool = False
    inputs: Inputs = "magnitude"
    n_fft: int = 1024
    hop: int = 256
    bins: int = 512
    frames: int = 256
    samples: int = 64_000
    power_floor: float = 1e-13
    range_db: float = 120.0
    sample_rate: int = SAMPLE_RATE

    def __post_init__(self) -> None:
        layers = [[layer.width, layer.kernel, *layer.stride] for layer in (*self.encoder, *self.decoder)]
        sizes = [self.bottleneck, self.pitch_width, self.n_fft, self.hop, self.bins, self.frames]
        if min(sum(layers, sizes)) < 1 or not self.encoder or not self.decoder:
            raise SynthError("a spectral autoencoder has layers, and all its sizes are at least 1")
        if self.inputs not in get_args(Inputs):
            raise SynthError(f"inputs must be one of {', '.join(get_args(Inputs))}, not {self.inputs!r}")
        if self.bins * 2 != self.n_fft or self.n_fft % self.hop or self.hop * 2 > self.n_fft:
            raise SynthError(
                f"bins must be half of n_fft, hop half of it or a smaller part: {self.bins}, {self.n_fft},"
                f" {self.hop}"
            )
        if self.harmonic and not self.pitch_conditioning:
            raise SynthError("harmonic needs pitch_conditioning: harmonics follow the pitch")
        if not self.n_fft <= self.samples <= (self.frames - 1) * self.hop:
            raise SynthError(f"a note of {self.samples} samples does not fit in {self.frames} frames")
        for name, part in (("encoder", self.encoder), ("decoder", self.decoder)):
            strides = [1, 1]
            for layer in part:
                strides = [strides[0] * layer.stride[0], strides[1] * layer.stride[1]]
            if strides != [self.bins, self.frames]:
                raise SynthError(f"the {name}'s strides come to {strides}, not [{self.bins}, {self.frames}]")

    @property
    def channels(self) -> int:
        """Of the spectrogram: a magnitude, or two numbers that say the phase as well."""
        return 1 if self.inputs == "magnitude" else 2

    @property
    def frame_samples(self) -> int:
        """Samples that one frame of an embedding stands for: a whole note."""
        return self.samples

    @property
    def heard_frames(self) -> int:
        """Frames that any of the note's samples reach; those after them are padding."""
        return self.samples // self.hop + 1

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_dict(fields: dict[str, Any]) -> "SpectralConfig":
        """Raise SynthError if the fields are not a spectral autoencoder's configuration."""
        try:
            return msgspec.convert(fields, SpectralConfig)
        except msgspec.ValidationError as error:
            raise SynthError(f"not a spectral autoencoder's configuration: {error}") from None


def published() -> SpectralConfig:
    """The network `nfft_1024` (Engel et al. 2017, sections 2.2 and 3.2): 36.8 M parameters."""
    return SpectralConfig()


def small() -> SpectralConfig:
    """The network of the model `spectral`: as published, but narrower, and quick to train on a CPU.

    It is told where harmonics lie, which the published one has to learn of every pitch by itself.

    Half of the time would go into the two outermost layers, where there are most bins: here one makes the
    spectrogram four times as small, and one as large again, in both directions.
    """
    kernels, strides = (8, *(4,) * 7, 1), (QUARTER, *(DOWN,) * 6, LOWER, (1, 1))
    encoder = tuple(map(LayerConfig, SMALL_WIDTHS, kernels, strides))
    inside_out = (*SMALL_WIDTHS[:0:-1], SMALL_LAST_WIDTH)
    decoder = tuple(map(LayerConfig, inside_out, kernels[::-1], strides[::-1]))
    return SpectralConfig(encoder, decoder, bottleneck=128, pitch_width=64, harmonic=True, quantised=True)


def layers(
    widths: tuple[int, ...], outer: int = 5
) -> tuple[tuple[LayerConfig, ...], tuple[LayerConfig, ...]]:
    """Encoder and decoder as published, for spectrograms of 512 × 256; widths from the outermost layer in.

    `outer` is the kernel of the outermost layers, one of the encoder and two of the decoder.
    """
    kernels = (outer, *(4,) * 8, 1)
    strides = (*(DOWN,) * 8, LOWER, (1, 1))
    encoder = tuple(map(LayerConfig, widths, kernels, strides))
    inside_out = (widths[9], *widths[8:6:-1], *widths[5:2:-1], *widths[2::-1], widths[0])
    kernels = (1, *(4,) * 7, outer, outer)
    decoder = tuple(map(LayerConfig, inside_out, kernels, ((1, 1), *(DOWN,) * 8, LOWER)))
    return encoder, decoder
