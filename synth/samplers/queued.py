"""Fast generation with queues of past activations (Le Paine et al. 2016), batched, in PyTorch.

A layer of dilation d hears its input now, d and 2d samples ago. The two past taps are known for d
samples ahead, so they are computed a block at a time, apart from the chain that waits for the newest
sample. The gate sigmoid(a) · tanh(b) is (1 + tanh(a / 2)) / 2 · tanh(b): one tanh over both halves, the
halves folded into the weights. Everything is laid out [time, batch, channels].
"""

import copy
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn

from synth.errors import SynthError
from synth.model import Decoder, DecoderLayer, WaveNetAutoencoder
from synth.periodicity import excitation, lag_taps
from synth.samplers.foresight import Foresight, VoiceForesight
from synth.samplers.voice import (
    Made,
    Sampler,
    Voice,
    conditioning_of,
    draw_levels,
    inverse_temperatures,
)

BLOCK = 128
# Matrix products of one to three rows take another path, with other rounding, than products of more:
# a batch is filled up to a multiple of four so that a voice sounds the same alone and in company.
ROWS = 4
Draw = Callable[[Tensor, Tensor, Tensor, Tensor | None], tuple[Tensor, Tensor]]


class QueuedSampler(Sampler):
    """On the CPU, or on another device of PyTorch's: Apple's "mps", where nobody has run it yet."""

    def __init__(
        self,
        model: WaveNetAutoencoder,
        dtype: torch.dtype = torch.float32,
        draw: Draw = draw_levels,
        device: str = "cpu",
    ) -> None:
        if model.config.decoder.filter != 3:
            raise SynthError(f"the queued sampler wants filters of 3, not {model.config.decoder.filter}")
        self.device = device
        self.kind = "queued-bf16" if dtype == torch.bfloat16 else "queued"
        self.kind = self.kind if device == "cpu" else f"queued-{device}"
        self.model, self.hop, self.width = model, model.config.hop, model.config.bottleneck
        self.weights = Weights(model.decoder, dtype)
        self._on_device = self.weights.on(device)
        self._draw = draw
        self._states: dict[Voice, VoiceState] = {}
        self._batch: Batch | None = None

    def _start(self, voice: Voice) -> None:
        self._states[voice] = VoiceState(self.model, self.weights, voice)

    @torch.inference_mode()
    def _advance(self, voices: Sequence[Voice], samples: int) -> list[Made]:
        with torch.device(self.device):
            batch = self._batch_of(list(voices))
        blocks = [batch.advance(min(BLOCK, samples - done), self._draw) for done in range(0, samples, BLOCK)]
        codes, expected = (np.concatenate(part, axis=1) for part in zip(*blocks, strict=True))
        made = [min(samples, voice.samples - voice.position) for voice in voices]
        return [Made(codes[row, :count], expected[row, :count]) for row, count in enumerate(made)]

    def close(self, voice: Voice) -> None:
        self._states.pop(voice, None)

    def _batch_of(self, voices: list[Voice]) -> "Batch":
        """The batch in hand if it has these voices, else a new one that goes on where they stood."""
        if self._batch is None or self._batch.voices != voices:
            if self._batch is not None:
                self._batch.park()
            states = [self._states[voice] for voice in voices]
            self._batch = Batch(self._on_device, voices, states)
        return self._batch


class Weights:
    """The decoder's matrices, transposed, folded and joined as a batch uses them."""

    def __init__(self, decoder: Decoder, dtype: torch.dtype) -> None:
        layers = cast("list[DecoderLayer]", list(decoder.layers))
        self.dtype = dtype
        self.dilations = [layer.dilated.dilation[0] for layer in layers]
        self.width = decoder.start.out_channels
        self.channels = decoder.start.in_channels
        # The first convolution stays in float32: its inputs are samples, and it is small.
        self.start = decoder.start.weight.detach().permute(2, 1, 0).flatten(0, 1).contiguous()
        self.start_bias = bias(decoder.start)
        half_gate = torch.ones(2 * self.width)
        half_gate[: self.width] = 0.5
        taps = [layer.dilated.weight.detach() * half_gate[:, None, None] for layer in layers]
        self.taps = [[tap[:, :, k].T.contiguous().to(dtype) for k in range(3)] for tap in taps]
        # The gate's other half goes here, and the bias rides on a channel that is always 1.
        self.residual = [with_bias_row(layer.residual, 0.5).to(dtype) for layer in layers]
        self.skip = torch.cat([with_bias_row(layer.skip, 0.5) for layer in layers]).to(dtype)
        self.skip_start, self.skip_start_bias = (
            matrix(decoder.skip_start).to(dtype),
            bias(decoder.skip_start).to(dtype),
        )
        self.out = matrix(decoder.out).to(dtype)
        self.logits, self.logits_bias = matrix(decoder.logits).to(dtype), bias(decoder.logits).to(dtype)
        # What is added per frame: conditioning maps with every bias that meets them.
        maps = [matrix(layer.condition) * half_gate for layer in layers]
        biases = [(bias(layer.condition) + bias(layer.dilated)) * half_gate for layer in layers]
        self.condition = torch.cat([*maps, matrix(decoder.condition_out)], dim=1)
        self.condition_bias = torch.cat([*biases, bias(decoder.condition_out) + bias(decoder.out)])

    def on(self, device: str) -> "Weights":
        """A copy there; what is on the CPU already is shared."""
        there = copy.copy(self)
        for name, value in vars(self).items():
            setattr(there, name, moved(value, device))
        return there


def moved(value: Any, device: str) -> Any:
    """Tensors, and those in lists, to a device; all else as it is."""
    if isinstance(value, list):
        return [moved(each, device) for each in value]
    return value.to(device) if isinstance(value, Tensor) else value


def matrix(convolution: nn.Conv1d) -> Tensor:
    """[in, out] of a 1 × 1 convolution."""
    return convolution.weight.detach()[:, :, 0].T.contiguous()


def bias(convolution: nn.Conv1d) -> Tensor:
    assert convolution.bias is not None
    return convolution.bias.detach()


def with_bias_row(convolution: nn.Conv1d, factor: float) -> Tensor:
    """[in + 1, out] of a 1 × 1 convolution times a factor, its bias last."""
    return torch.cat([matrix(convolution) * factor, bias(convolution)[None]])


class VoiceState:
    """What a voice keeps between chunks, on the CPU: conditioning, lags, and its queues while it waits."""

    def __init__(self, model: WaveNetAutoencoder, weights: Weights, voice: Voice) -> None:
        conditioning = conditioning_of(model, voice)
        frames = torch.addmm(weights.condition_bias, conditioning[0], weights.condition)
        self.frames = frames.to(weights.dtype)
        self.hop = model.config.hop
        self.pitch = voice.pitch if model.config.quasi_periodic else None
        self.reach: int = 1
        if self.pitch is not None:
            offsets, lag_weights = lag_taps(self.pitch)
            self.lag_offsets, self.lag_weights = torch.from_numpy(offsets), torch.from_numpy(lag_weights)
            self.reach = -int(offsets.min())
        self.foresight: VoiceForesight | None = None
        if model.decoder.predictor is not None:
            assert self.pitch is not None
            self.foresight = VoiceForesight(model.decoder.predictor, conditioning, self.pitch)
            self.reach = max(self.reach, self.foresight.reach)
        self.inputs = torch.zeros(3, weights.channels)
        self.past = torch.zeros(self.reach)
        self.queues = [torch.zeros(2 * d, weights.width, dtype=weights.dtype) for d in weights.dilations]


class Layer:
    """Queue and views of one layer: its input [2 · dilation + BLOCK, rows, width], oldest first."""

    def __init__(self, weights: Weights, number: int, condition: Tensor) -> None:
        rows, width = condition.shape[1], weights.width
        self.dilation = weights.dilations[number]
        self.oldest, self.older, self.newest = weights.taps[number]
        self.residual = weights.residual[number]
        self.queue = torch.zeros(2 * self.dilation + BLOCK, rows, width, dtype=weights.dtype)
        self.inputs = self.queue[2 * self.dilation :].unbind(0)
        # Conditioning of the block; the past taps are added to it in place.
        self.past = condition[:, :, 2 * width * number : 2 * width * (number + 1)]
        self.past_rows = self.past.unbind(0)
        self.known_ahead = min(self.dilation, BLOCK)

    def add_past(self, first: int, samples: int) -> None:
        """Add the two past taps for as many samples as are known at sample `first` of the block."""
        count = min(self.known_ahead, samples - first)
        width = self.queue.shape[2]
        target = self.past[first : first + count].view(-1, 2 * width)
        target.addmm_(self.queue[first : first + count].view(-1, width), self.oldest)
        older = first + self.dilation
        target.addmm_(self.queue[older : older + count].view(-1, width), self.older)

    def roll(self, samples: int) -> None:
        """Make the newest 2 · dilation inputs the past of the next block."""
        self.queue[: 2 * self.dilation] = self.queue[samples : samples + 2 * self.dilation].clone()


class Batch:
    """Voices that advance together. Buffers, and views into them, live as long as the set of voices."""

    def __init__(self, weights: Weights, voices: list[Voice], states: list[VoiceState]) -> None:
        self.weights, self.voices, self.states = weights, voices, states
        self.positions = [voice.position for voice in voices]
        extra = -len(voices) % ROWS
        # Rows beyond the voices repeat the first; what they make is dropped.
        self._row_states = states + states[:1] * extra
        self.inverse, self.greedy = inverse_temperatures(voices + voices[:1] * extra)
        rows, width, channels = len(self._row_states), weights.width, weights.channels
        # Row 2 + i holds what predicts sample i of the block: its channel 0 is sample i − 1.
        self.inputs = torch.zeros(rows, 3 + BLOCK, channels)
        strides = (channels, self.inputs.stride(0), 1)
        self.windows = self.inputs.as_strided((BLOCK, rows, 3 * channels), strides).unbind(0)
        self.newest = self.inputs[:, 2:, 0].unbind(1)
        self.uniforms = torch.zeros(BLOCK, rows, 1)
        self.condition = torch.zeros(BLOCK, rows, weights.condition.shape[1], dtype=weights.dtype)
        self.condition_out = self.condition[:, :, 2 * width * len(weights.dilations) :].unbind(0)
        self.layers = [Layer(weights, number, self.condition) for number in range(len(weights.dilations))]
        gated = torch.ones(rows, len(self.layers), width + 1, dtype=weights.dtype)
        self.all_gated = gated.view(rows, -1)
        self.gates = list(zip(gated[:, :, :width].unbind(1), gated.unbind(1), strict=True))
        self.reach: int = max(state.reach for state in states)
        self.signal = torch.zeros(rows, self.reach + BLOCK)
        self.signal_columns = self.signal[:, self.reach :].unbind(1)
        self._take_states()
        foresights = [state.foresight for state in self._row_states if state.foresight]
        self.foresight = Foresight(foresights, self.signal, BLOCK) if foresights else None

    def _take_states(self) -> None:
        self.lag_block = BLOCK
        if self.states[0].pitch is not None:
            offsets = torch.stack([state.lag_offsets for state in self._row_states])
            lag_weights = torch.stack([state.lag_weights for state in self._row_states])[:, None]
            self.lag_weights = lag_weights.to(self.signal.device)
            # No tap of a lag reads a newer sample than this many before, so as many are known ahead.
            self.lag_block = min(BLOCK, -int(offsets.max()))
            ahead = torch.arange(self.lag_block)[None, :, None, None]
            self.lag_index = offsets.to(self.signal.device)[:, None] + self.reach + ahead
        for row, state in enumerate(self._row_states):
            self.inputs[row, :3] = state.inputs
            self.signal[row, self.reach - state.reach : self.reach] = state.past
            for layer, queue in zip(self.layers, state.queues, strict=True):
                layer.queue[: len(queue), row] = queue

    def park(self) -> None:
        """Hand every voice's queues back to it."""
        for row, state in enumerate(self.states):
            past = self.signal[row, self.reach - state.reach : self.reach]
            queues = (layer.queue[: 2 * layer.dilation, row] for layer in self.layers)
            state.inputs, state.past, *state.queues = (
                kept.to("cpu", copy=True) for kept in (self.inputs[row, :3], past, *queues)
            )

    def advance(self, samples: int, draw: Draw) -> tuple[np.ndarray, np.ndarray]:
        """Codes and expected audio [rows, samples] of the next samples, at most BLOCK of them."""
        self._prepare(samples)
        drawn, expected = [], []
        for now in range(samples):
            if self.states[0].pitch is not None and now % self.lag_block == 0:
                self._add_lags(now, min(self.lag_block, samples - now))
            if self.foresight:
                foreseen = self.foresight.look(now, samples, self.inputs[:, 2 + now, -1])
            logits = self._logits(now, samples).float()
            if self.foresight:
                logits += foreseen
            levels, audio = draw(logits, self.inverse, self.uniforms[now], self.greedy)
            codes = levels - 128
            drawn.append(codes)
            expected.append(audio)
            signal = self.signal_columns[now]
            torch.div(codes, 128, out=signal)
            if self.foresight:
                self.foresight.hear(now, codes)
            self.newest[now + 1].copy_(signal)
        self._roll(samples)
        codes = torch.stack(drawn, dim=1).to(torch.int8)
        return codes.cpu().numpy(), torch.stack(expected, dim=1).cpu().numpy()

    def _prepare(self, samples: int) -> None:
        """Conditioning, excitation and random numbers of the block."""
        for row, state in enumerate(self._row_states):
            voice = self.voices[row if row < len(self.voices) else 0]
            position = self.positions[row if row < len(self.voices) else 0]
            for first in range(position - position % state.hop, position + samples, state.hop):
                frame = min(first // state.hop, len(state.frames) - 1)
                hop = slice(max(first - position, 0), min(first - position + state.hop, samples))
                self.condition[hop, row] = state.frames[frame]
                if self.foresight:
                    self.foresight.take_frame(hop, row, frame)
            uniforms = voice.uniforms[position : position + samples]
            self.uniforms[: len(uniforms), row, 0] = torch.from_numpy(uniforms)
            if state.pitch is not None:
                waves = torch.from_numpy(excitation(state.pitch, position, samples))
                self.inputs[row, 2 : 2 + samples, 4:12] = waves.T

    def _add_lags(self, now: int, samples: int) -> None:
        index = (self.lag_index[:, :samples] + now).flatten(1)
        taps = self.signal.gather(1, index).view(len(self.signal), samples, 3, 4)
        self.inputs[:, 2 + now : 2 + now + samples, 1:4] = (taps * self.lag_weights).sum(dim=3)

    def _logits(self, now: int, samples: int) -> Tensor:
        weights, width = self.weights, self.weights.width
        x = self.layers[0].inputs[now]
        x.copy_(torch.addmm(weights.start_bias, self.windows[now], weights.start))
        skips = torch.addmm(weights.skip_start_bias, x, weights.skip_start)
        following = [*self.layers[1:], None]
        for layer, after, (gate, gate_with_one) in zip(self.layers, following, self.gates, strict=True):
            if now % layer.known_ahead == 0:
                layer.add_past(now, samples)
            z = layer.past_rows[now].addmm_(x, layer.newest).tanh_()
            tanh = z[:, width:]
            torch.addcmul(tanh, tanh, z[:, :width], out=gate)
            if after is not None:
                x = torch.addmm(x, gate_with_one, layer.residual, out=after.inputs[now])
        skips.addmm_(self.all_gated, weights.skip).relu_()
        out = torch.addmm(self.condition_out[now], skips, weights.out).relu_()
        return torch.addmm(weights.logits_bias, out, weights.logits)

    def _roll(self, samples: int) -> None:
        self.positions = [position + samples for position in self.positions]
        self.inputs[:, :3] = self.inputs[:, samples : samples + 3].clone()
        self.signal[:, : self.reach] = self.signal[:, samples : samples + self.reach].clone()
        for layer in self.layers:
            layer.roll(samples)
        if self.foresight:
            self.foresight.roll(samples)
