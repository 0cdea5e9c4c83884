"""The WaveNet autoencoder of NSynth (Engel et al. 2017, section 2.1) in PyTorch, any width.

Knows the network and its teacher-forced use. Generating sample by sample is the samplers' work, files
are checkpoints', names of the published variables are magenta's.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from synth import mulaw
from synth.config import (
    PITCHES,
    PREDICTOR_CHANNELS,
    DecoderConfig,
    EncoderConfig,
    ModelConfig,
    dilations,
)
from synth.errors import SynthError
from synth.periodicity import PREDICTOR_LAGS, excitation, lagged
from synth.prediction import NOISE_SCALE, Prediction, Predictor, predict

# What is encoded at a time of a long sound: four seconds, a note of NSynth's. More takes memory, and no less
# time a sample.
PIECE_FRAMES = 125


class EncoderLayer(nn.Module):
    """One dilated convolution between two rectifiers, added to its input."""

    def __init__(self, part: EncoderConfig, dilation: int) -> None:
        super().__init__()
        self.dilated = nn.Conv1d(part.width, part.width, part.filter, dilation=dilation, padding="same")
        self.residual = nn.Conv1d(part.width, part.width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.residual(functional.relu(self.dilated(functional.relu(x))))


class Encoder(nn.Module):
    """Residual dilated convolutions over the whole note, not causal, then an average over each hop."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        part = config.encoder
        self.hop = config.hop
        self.start = nn.Conv1d(1, part.width, part.filter, padding="same")
        self.layers = nn.Sequential(*(EncoderLayer(part, dilation) for dilation in dilations(part)))
        self.bottleneck = nn.Conv1d(part.width, config.bottleneck, 1)

    def forward(self, signal: Tensor) -> Tensor:
        """Signal (code / 128) [batch, 1, samples] to embedding [batch, frames, bottleneck]."""
        x = self.bottleneck(self.layers(self.start(signal)))
        return functional.avg_pool1d(x, self.hop).transpose(1, 2).contiguous()


class DecoderLayer(nn.Module):
    """One gated causal convolution with its conditioning map, residual and skip outputs."""

    def __init__(self, part: DecoderConfig, dilation: int, conditioning_channels: int) -> None:
        super().__init__()
        self.reach = dilation * (part.filter - 1)
        self.dilated = nn.Conv1d(part.width, 2 * part.width, part.filter, dilation=dilation)
        self.condition = nn.Conv1d(conditioning_channels, 2 * part.width, 1)
        self.residual = nn.Conv1d(part.width, part.width, 1)
        self.skip = nn.Conv1d(part.width, part.skip, 1)

    def forward(self, x: Tensor, frames: "Frames") -> tuple[Tensor, Tensor]:
        """[batch, width, samples] to the next layer's input and this layer's skip."""
        z = self.dilated(functional.pad(x, (self.reach, 0))) + frames.spread(
            self.condition(frames.conditioning)
        )
        sigmoid, tanh = z.chunk(2, dim=1)
        gated = torch.sigmoid(sigmoid) * torch.tanh(tanh)
        # One product for both outputs: 7 % less time a training step.
        weight = torch.cat([self.residual.weight, self.skip.weight])
        bias = torch.cat([self.residual.bias, self.skip.bias])  # type: ignore[list-item]
        both = functional.conv1d(gated, weight, bias)
        residual, skip = both.split([x.shape[1], both.shape[1] - x.shape[1]], dim=1)
        return x + residual, skip


class Frames:
    """Conditioning per frame, spread without interpolation over the samples of each hop.

    Holds the frames of `samples` samples from first_sample on; beyond the last frame it repeats that.
    """

    def __init__(self, conditioning: Tensor, hop: int, first_sample: int, samples: int) -> None:
        needed = torch.arange(first_sample // hop, (first_sample + samples - 1) // hop + 1)
        held = needed.clamp(max=conditioning.shape[1] - 1).to(conditioning.device)
        self.conditioning = conditioning[:, held].transpose(1, 2)
        self.hop, self.offset, self.samples = hop, first_sample % hop, samples

    def spread(self, mapped: Tensor) -> Tensor:
        """[batch, channels, frames] to [batch, channels, samples]"""
        repeated = mapped[..., None].expand(-1, -1, -1, self.hop)
        return repeated.flatten(2)[:, :, self.offset : self.offset + self.samples]


class Decoder(nn.Module):
    """Causal WaveNet that predicts the level of each sample from the past and the embedding.

    With a predictor the logits are the sum of what the network and linear prediction make of the past.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        part = config.decoder
        self.hop = config.hop
        self.filter = part.filter
        self.start = nn.Conv1d(config.input_channels, part.width, part.filter)
        self.skip_start = nn.Conv1d(part.width, part.skip, 1)
        self.layers = nn.ModuleList(
            DecoderLayer(part, dilation, config.conditioning_channels) for dilation in dilations(part)
        )
        self.out = nn.Conv1d(part.skip, part.skip, 1)
        self.condition_out = nn.Conv1d(config.conditioning_channels, part.skip, 1)
        self.logits = nn.Conv1d(part.skip, config.levels, 1)
        self.predictor = Predictor(config) if config.predictor else None

    def forward(
        self, inputs: Tensor, conditioning: Tensor, first_sample: int = 0
    ) -> tuple[Tensor, Prediction | None]:
        """Logits [batch, levels, samples], and what the predictor says where there is one.

        inputs [batch, heard_channels, samples] already shifted (see decoder_inputs); conditioning
        [batch, frames, conditioning_channels]; first_sample is where in the note the inputs begin.
        """
        frames = Frames(conditioning, self.hop, first_sample, inputs.shape[-1])
        if self.predictor is None:
            return self._logits(inputs, frames), None
        prediction = self._predict(inputs, frames)
        told = prediction.code.detach()[:, None] / 128
        heard = torch.cat([inputs[:, :-PREDICTOR_CHANNELS], told], dim=1)
        return self._logits(heard, frames) + prediction.logits(), prediction

    def predict(self, inputs: Tensor, conditioning: Tensor) -> Prediction:
        """What the predictor alone says of samples from the note's start on; arguments as for forward."""
        return self._predict(inputs, Frames(conditioning, self.hop, 0, inputs.shape[-1]))

    def _predict(self, inputs: Tensor, frames: Frames) -> Prediction:
        assert self.predictor is not None
        weights = self.predictor(frames.conditioning.transpose(1, 2)).transpose(1, 2)
        return predict(inputs[:, 0], inputs[:, -PREDICTOR_CHANNELS:], frames.spread(weights))

    def _logits(self, inputs: Tensor, frames: Frames) -> Tensor:
        x = self.start(functional.pad(inputs, (self.filter - 1, 0)))
        skips = self.skip_start(x)
        for layer in self.layers:
            x, skip = layer(x, frames)
            skips = skips + skip
        out = self.out(functional.relu(skips)) + frames.spread(self.condition_out(frames.conditioning))
        return self.logits(functional.relu(out))


class WaveNetAutoencoder(nn.Module):
    """Encoder and decoder with one configuration.

    `identity` is the SHA-256 of the weights' file, empty for a model that was not loaded.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.identity = ""
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)

    @property
    def device(self) -> torch.device:
        return self.encoder.bottleneck.weight.device

    def encode(self, audio: Tensor | np.ndarray) -> Tensor:
        """Audio [batch, samples] in −1..1 at 16 kHz to embedding [batch, frames, 16].

        A length that is no multiple of 512 samples is filled up with silence. Any length takes the memory of
        one piece.
        """
        return torch.cat(list(self.encode_pieces(audio)), dim=1)

    @torch.no_grad()
    def encode_pieces(self, audio: Tensor | np.ndarray) -> Iterator[Tensor]:
        """What `encode` says, piece by piece: embeddings [batch, at most PIECE_FRAMES, 16] in a row.

        Each piece is encoded with as much around it as reaches into it, so that it is what it would be in the
        whole.
        """
        hop = self.config.hop
        codes = mulaw.encode(np.atleast_2d(np.asarray(audio, np.float32)))
        codes = np.pad(codes, ((0, 0), (0, -codes.shape[1] % hop)))
        frames, around = codes.shape[1] // hop, -(-self.config.encoder_reach // hop)
        for first in range(0, frames, PIECE_FRAMES):
            before = min(around, first)
            last = min(first + PIECE_FRAMES, frames)
            piece = codes[:, (first - before) * hop : (last + around) * hop]
            signal = torch.from_numpy(piece).to(self.device, torch.float32) / 128
            yield self.encoder(signal[:, None])[:, before : before + last - first]

    def conditioning(self, embedding: Tensor, pitch: Tensor | None, noise: Tensor | float = 0.0) -> Tensor:
        """Embedding [batch, frames, 16] with the one-hot pitch [batch] and the noise if the model wants them.

        A pitch between semitones takes the nearest. noise [batch] is the standard deviation, in units of a
        full code, of the noise on the past that the decoder will hear. Raise SynthError where the pitch is
        missing.
        """
        if embedding.ndim != 3 or embedding.shape[2] != self.config.bottleneck or not embedding.shape[1]:
            raise SynthError(
                f"an embedding is [frames, {self.config.bottleneck}], not {list(embedding.shape[1:])}"
            )
        if not self.config.pitch_conditioning:
            return embedding
        if pitch is None:
            raise SynthError("this model is conditioned on pitch: give one in 0..127")
        if bool((pitch < 0).any()) or bool((pitch > PITCHES - 1).any()):
            raise SynthError("pitch must be in 0..127")
        one_hot = functional.one_hot(torch.round(pitch).long(), PITCHES).to(embedding)
        columns = [embedding, one_hot[:, None].expand(-1, embedding.shape[1], -1)]
        if self.config.predictor:
            level = torch.as_tensor(noise, device=embedding.device).to(embedding) * NOISE_SCALE
            columns.append(level.reshape(-1, 1, 1).expand(len(embedding), embedding.shape[1], 1))
        return torch.cat(columns, dim=2)

    @torch.no_grad()
    def probabilities(
        self, audio: Tensor | np.ndarray, embedding: Tensor | np.ndarray, pitch: object = None
    ) -> Tensor:
        """Teacher-forced probabilities [batch, samples, 256] of the level of each sample.

        audio [batch, samples] in −1..1; embedding [batch, frames, 16]; pitch a number or [batch], for a
        model conditioned on it. The note starts at the first sample, the excitation at phase 0.
        """
        codes = mulaw.encode(np.atleast_2d(np.asarray(audio, np.float32)))
        embedding = torch.as_tensor(embedding, dtype=torch.float32, device=self.device)
        pitches = None
        if pitch is not None:
            pitches = torch.as_tensor(pitch, dtype=torch.float64).expand(len(codes))
        conditioning = self.conditioning(embedding, pitches)
        inputs = decoder_inputs(codes[:, :-1], self.config, pitches)
        logits, _ = self.decoder(torch.from_numpy(inputs).to(self.device), conditioning)
        return torch.softmax(logits, dim=1).transpose(1, 2)


def decoder_inputs(codes: np.ndarray, config: ModelConfig, pitch: Tensor | None) -> np.ndarray:
    """float32 [batch, heard_channels, samples + 1] that predict each sample and the one after the last.

    codes int8 [batch, samples] from the note's start; pitch [batch] where the model is quasi-periodic.
    """
    signal = codes.astype(np.float64) / 128
    pitches = [None] * len(codes) if pitch is None else pitch.tolist()
    samples = codes.shape[1] + 1
    return np.stack(
        [heard(row, samples, config, value, 0) for row, value in zip(signal, pitches, strict=True)]
    )


def heard(
    signal: np.ndarray, samples: int, config: ModelConfig, pitch: float | None, start: int, phase: float = 0.0
) -> np.ndarray:
    """float32 [heard_channels, samples]: what the decoder is given of one note's past for these samples.

    signal holds, in codes / 128, the sample before each of them, and before these the past as far as it is
    known. Channels: 0 the last sample · 1 to 3 the lags · 4 to 11 the excitation, `start` samples into the
    note · then what linear prediction reads of the periods before, in linear audio.
    """
    inputs = np.zeros((config.heard_channels, samples), np.float32)
    newest = signal[-samples:] if len(signal) >= samples else signal
    inputs[0, samples - len(newest) :] = newest
    if config.quasi_periodic:
        assert pitch is not None
        inputs[1:4] = lagged(signal, samples, pitch)
        inputs[4:12] = excitation(pitch, start, samples, phase)
    if config.predictor:
        assert pitch is not None
        inputs[12:] = lagged(mulaw.expand(signal), samples, pitch, PREDICTOR_LAGS)
    return inputs
