"""The spectral autoencoder of NSynth (Engel et al. 2017, section 2.2) in PyTorch, any width.

Knows the network. From sound to spectrogram is spectrogram's, from spectrogram to sound inversion's, names of
the published variables are published's.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from synth import mulaw
from synth.config import PITCHES
from synth.errors import SynthError
from synth.periodicity import frequency_hz
from synth.spectral.config import LayerConfig, SpectralConfig
from synth.spectral.spectrogram import spectrogram

SLOPE = 0.1
EPSILON = 1e-3
# What a step adds to the mean and variance that are kept; published: 0.001, for millions of steps.
MOMENTUM = 0.01
# How deep it is between harmonics; what an untrained network says there, and how much more on harmonics.
COMB_DB, BASE, GAIN = 60.0, -0.5, 1.0
NEARLY, SILENT = 1e-4, 1e-6


class Normalisation(nn.Module):
    """Batch normalisation as published: an offset, but no gain."""

    mean: Tensor
    variance: Tensor
    momentum = MOMENTUM

    def __init__(self, width: int) -> None:
        super().__init__()
        self.beta = nn.Parameter(torch.zeros(width))
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("variance", torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return functional.batch_norm(
            x, self.mean, self.variance, None, self.beta, self.training, self.momentum, EPSILON
        )


class Layer(nn.Module):
    """A convolution or a transposed one, each with TensorFlow's padding «SAME», and its normalisation."""

    def __init__(self, inputs: int, layer: LayerConfig, transposed: bool = False, bent: bool = True) -> None:
        super().__init__()
        self.stride, self.transposed, self.bent = layer.stride, transposed, bent
        shape = (inputs, layer.width) if transposed else (layer.width, inputs)
        self.weight = nn.Parameter(torch.empty(*shape, layer.kernel, layer.kernel))
        nn.init.xavier_uniform_(self.weight)
        self.normalisation = Normalisation(layer.width)

    def forward(self, x: Tensor) -> Tensor:
        """[batch, inputs, bins, frames] to [batch, width, …], smaller or larger by the strides."""
        convolved = transposed_same if self.transposed else same
        x = self.normalisation(convolved(x, self.weight, self.stride))
        return functional.leaky_relu(x, SLOPE) if self.bent else x


def same(x: Tensor, weight: Tensor, stride: tuple[int, int]) -> Tensor:
    """Convolution of an output as large as the input / stride, rounded up; an odd zero goes after."""
    padding = []
    for size, kernel, step in zip(x.shape[:1:-1], weight.shape[:1:-1], stride[::-1], strict=True):
        total = max((-(-size // step) - 1) * step + kernel - size, 0)
        padding += [total // 2, total - total // 2]
    return functional.conv2d(functional.pad(x, padding), weight, stride=stride)


def transposed_same(x: Tensor, weight: Tensor, stride: tuple[int, int]) -> Tensor:
    """Transposed convolution of an output as large as the input · stride: the way back through `same`."""
    before, missing = [], []
    for kernel, step in zip(weight.shape[2:], stride, strict=True):
        before.append(max(kernel - step, 0) // 2)
        missing.append(max(step - kernel + 2 * before[-1], 0))
    whole = functional.conv_transpose2d(x, weight, stride=stride, padding=before, output_padding=missing)
    return whole[:, :, : x.shape[2] * stride[0], : x.shape[3] * stride[1]]


class SpectralAutoencoder(nn.Module):
    """identity is the SHA-256 of the weights' file, once it is read from one."""

    identity = ""
    combs: Tensor

    def __init__(self, config: SpectralConfig) -> None:
        super().__init__()
        self.config = config
        widths = [config.channels, *(layer.width for layer in config.encoder)]
        self.encoder = nn.Sequential(*map(Layer, widths, config.encoder))
        self.bottleneck = Layer(widths[-1], LayerConfig(config.bottleneck, 1, (1, 1)), bent=False)
        conditioned = config.bottleneck
        if config.pitch_conditioning:
            self.pitches = nn.Parameter(torch.randn(PITCHES, config.pitch_width))
            conditioned += config.pitch_width
        widths = [conditioned, *(layer.width for layer in config.decoder)]
        self.decoder = nn.Sequential(
            *(Layer(width, layer, transposed=True)
              for width, layer in zip(widths, config.decoder, strict=False))
        )  # fmt: skip
        self.output = nn.Conv2d(widths[-1], config.channels * (1 + config.harmonic), 1)
        if config.harmonic:
            self.register_buffer("combs", combs(config), persistent=False)
            told = torch.tensor([BASE, GAIN]).repeat_interleave(config.channels)
            self.output.bias = nn.Parameter(told)

    def spectrogram(self, audio: Tensor) -> Tensor:
        """See synth.spectral.spectrogram.spectrogram."""
        return spectrogram(audio, self.config)

    @torch.no_grad()
    def encode(self, audio: Tensor | np.ndarray) -> Tensor:
        """Sound float32 [batch, samples] to embedding [batch, 1, bottleneck]: one frame for a whole note."""
        audio = torch.as_tensor(audio)
        if self.config.quantised:
            audio = torch.from_numpy(mulaw.decode(mulaw.encode(audio.float().cpu().numpy())))
        return self.embedding(self.spectrogram(audio.to(self.output.weight.device)))

    def encode_pieces(self, audio: Tensor | np.ndarray) -> Iterator[Tensor]:
        """What `encode` says, all at once."""
        yield self.encode(audio)

    @torch.no_grad()
    def decode(self, embedding: Tensor, pitch: Tensor | None = None) -> Tensor:
        """[batch, 1, bottleneck] and MIDI pitches [batch] to spectrograms [batch, channels, bins, frames].

        A pitch between semitones takes the nearest. Raise SynthError for another shape, or without pitches.
        """
        config = self.config
        if embedding.ndim != 3 or embedding.shape[1:] != (1, config.bottleneck):
            raise SynthError(
                f"a spectral embedding is [batch, 1, {config.bottleneck}], not {list(embedding.shape)}"
            )
        if config.pitch_conditioning:
            if pitch is None:
                raise SynthError(f"this model is conditioned on pitch: give one in 0..{PITCHES - 1}")
            if pitch.shape != embedding.shape[:1] or not bool(((pitch >= 0) & (pitch <= PITCHES - 1)).all()):
                raise SynthError(f"pitch must hold a number in 0..{PITCHES - 1} for each embedding")
            pitch = torch.round(pitch).long()
        return self.reconstruction(embedding, pitch)

    def embedding(self, seen: Tensor) -> Tensor:
        """Spectrograms to embeddings."""
        return self.bottleneck(self.encoder(seen))[:, None, :, 0, 0]

    def reconstruction(self, embedding: Tensor, pitch: Tensor | None) -> Tensor:
        """Embeddings, as they come from `embedding`, and pitches to spectrograms."""
        x = embedding[:, 0]
        if self.config.pitch_conditioning:
            x = torch.cat([x, self.pitches[pitch]], dim=1)
        said = self.output(self.decoder(x[:, :, None, None]))
        if self.config.harmonic:
            base, gain = said.chunk(2, dim=1)
            said = base + gain * self.combs[pitch][:, None, :, None]
        return bounded(said, self.config)


def combs(config: SpectralConfig) -> Tensor:
    """float32 [pitches, bins]: a Hann window's spectrum at each harmonic, COMB_DB of it brought to 0..1."""
    hz = torch.tensor([frequency_hz(pitch) for pitch in range(PITCHES)])[:, None]
    bins_hz = torch.arange(config.bins) * config.sample_rate / config.n_fft
    nearest_hz = (bins_hz / hz).round().clamp(min=1) * hz
    away = ((bins_hz - nearest_hz) * config.n_fft / config.sample_rate).abs()
    # Of sinc(x) / (1 − x²), whose zeros are 2 bins away; at 1 it is a half.
    lobe = torch.sinc(away) / (1 - away.square())
    lobe = torch.where((away - 1).abs() < NEARLY, 0.5, lobe).abs() * (away < 2)
    return (1 + 20 * torch.log10(lobe.clamp(min=SILENT)) / COMB_DB).clamp(min=0).float()


def bounded(x: Tensor, config: SpectralConfig) -> Tensor:
    """A magnitude is brought to 0..1, everything else to −1..1."""
    if config.inputs == "magnitude":
        return torch.sigmoid(x)
    first, second = x.chunk(2, dim=1)
    first = torch.tanh(first) if config.inputs == "real_imaginary" else torch.sigmoid(first)
    return torch.cat([first, torch.tanh(second)], dim=1)
