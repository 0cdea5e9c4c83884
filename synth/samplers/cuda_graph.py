"""Batches of a large decoder on a GPU: matrix products of one sample of all rows, recorded as a CUDA graph.

Every tensor stays where it is, so that a recorded sample can be played again. On the CPU the same code runs
without a graph and with the gate in PyTorch, which is how tests hold it against the reference.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from synth.model import Decoder, WaveNetAutoencoder
from synth.samplers.cuda_slots import Slots
from synth.samplers.cuda_weights import condition_of, filled, layers_of, power_of_two, skip_bias, taps_of
from synth.samplers.queued import bias, matrix
from synth.samplers.voice import AUDIO, CHUNK, Voice, conditioning_of

ROWS = 64
# cuBLAS wants rows of matrices to begin at multiples of 16 bytes.
ALIGNED = 8


class GraphEngine:
    """`rows` voices at a time, whatever their number: products of another size are rounded in another way.

    With keeps_logits, logits float32 [voices, samples, 256] are what the last chunk was drawn from.
    """

    def __init__(
        self, model: WaveNetAutoencoder, dtype: torch.dtype, device: torch.device, rows: int = ROWS
    ) -> None:
        self.model, self.device, self.rows = model, device, rows
        self.weights = Weights(model.decoder, dtype, device)
        self.keeps_logits, self.logits = False, torch.empty(0)
        rings = torch.zeros(rows + 1, self.weights.ring_rows, self.weights.width, dtype=dtype, device=device)
        self._slots = Slots([rings, torch.zeros(rows + 1, 3, device=device)])
        self._heard: dict[Voice, Tensor] = {}
        self._batch: Batch | None = None

    def start(self, voice: Voice) -> None:
        self._heard[voice] = conditioning_of(self.model, voice)[0]
        self._slots.take(voice)

    def close(self, voice: Voice) -> None:
        self._heard.pop(voice, None)
        self._slots.give_back(voice)

    @torch.inference_mode()
    def advance(self, voices: Sequence[Voice], samples: int) -> tuple[np.ndarray, np.ndarray]:
        """Codes int8 and expected audio float32 [voices, samples], beyond a note's end whatever comes."""
        rings, windows = self._slots.tensors
        batch = self._batch
        if batch is None or batch.rings is not rings or batch.keeps_logits != self.keeps_logits:
            batch = self._batch = Batch(
                self.weights, rings, self.rows, self.model.config.hop, self.keeps_logits
            )
        codes = np.zeros((len(voices), samples), np.int8)
        expected, offered = np.zeros(codes.shape, np.float32), []
        for first in range(0, len(voices), self.rows):
            group = voices[first : first + self.rows]
            heard = [self._heard[voice] for voice in group]
            places, positions = self._slots.of(group, self.rows, self.device)
            batch.window.copy_(windows[places.long()])
            for done in range(0, samples, CHUNK):
                count = min(CHUNK, samples - done)
                batch.prepare(places, positions + done, group, heard, done)
                batch.run(count)
                here = slice(first, first + len(group)), slice(done, done + count)
                codes[here] = batch.codes[: len(group), :count].cpu().numpy()
                expected[here] = batch.expected[: len(group), :count].cpu().numpy()
                offered.append(batch.offered[: len(group), :count].clone())
            windows[places.long()] = batch.window
        if self.keeps_logits:
            blocks = -(-samples // CHUNK)
            groups = [offered[at : at + blocks] for at in range(0, len(offered), blocks)]
            self.logits = torch.cat([torch.cat(group, dim=1) for group in groups])
        return codes, expected


class Weights:
    """The decoder's matrices as a batch uses them, widths filled up to multiples of eight.

    Biases ride on a channel of the gates that is always 1.
    """

    def __init__(self, decoder: Decoder, dtype: torch.dtype, device: torch.device) -> None:
        layers = layers_of(decoder)
        width, skip = (
            -(-size // ALIGNED) * ALIGNED for size in (decoder.start.out_channels, decoder.out.in_channels)
        )
        self.width, self.skip, self.layers = width, skip, len(layers)
        dilations = torch.tensor([layer.dilated.dilation[0] for layer in layers])
        self.dilations = dilations[:, None].to(device)
        # A ring of 2 · dilation inputs for each layer, one after another.
        self.ring_rows = 2 * int(dilations.sum())
        self.ring_first = (2 * (dilations.cumsum(0) - dilations))[:, None].to(device)
        # [layer, tap, in, 2 · width]
        taps = torch.stack([taps_of(layer, width) for layer in layers]).transpose(2, 3).flatten(3)
        self.past = taps[:, :2].flatten(1, 2).contiguous().to(device, dtype)
        self.newest = taps[:, 2].contiguous().to(device, dtype)
        residual = torch.zeros(len(layers), width + ALIGNED, width)
        skips = torch.zeros(len(layers), width + ALIGNED, skip)
        for number, layer in enumerate(layers):
            residual[number, :width] = filled(matrix(layer.residual), width, width)
            residual[number, width] = filled(bias(layer.residual), width)
            skips[number, :width] = filled(matrix(layer.skip), width, skip)
        self.residual, self.skips = residual.to(device, dtype), skips.flatten(0, 1).to(device, dtype)
        # The first convolution stays in float32: its inputs are samples, and it is small.
        self.start = filled(decoder.start.weight.detach()[:, 0].T, width).contiguous().to(device)
        self.start_bias = filled(bias(decoder.start), width).to(device)
        self.skip_start = filled(matrix(decoder.skip_start), width, skip).to(device, dtype)
        self.skip_bias = filled(skip_bias(decoder), skip).to(device, dtype)
        self.out = filled(matrix(decoder.out), skip, skip).to(device, dtype)
        self.logits = filled(matrix(decoder.logits), skip, 256).to(device, dtype)
        self.logits_bias = bias(decoder.logits).to(device, dtype)
        self.audio = AUDIO.to(device)
        condition, condition_bias = condition_of(decoder, width, skip)
        # A layer at a time, or what all frames of all rows are told would be held twice.
        sizes = [2 * width] * len(layers) + [skip]
        self.maps = [piece.contiguous().to(device) for piece in condition.split(sizes, dim=1)]
        self.map_biases = [piece.to(device) for piece in condition_bias.split(sizes)]


class Batch:
    """Static tensors of some rows, and the recorded sample. rings [slots, rows of all layers, width]."""

    def __init__(self, weights: Weights, rings: Tensor, rows: int, hop: int, keeps_logits: bool) -> None:
        self.weights, self.rings, self.rows, self.hop, self.keeps_logits = (
            weights,
            rings,
            rows,
            hop,
            keeps_logits,
        )
        device, dtype, width, layers = rings.device, rings.dtype, weights.width, weights.layers
        self.frames = (CHUNK - 1) // hop + 2
        self.now, self.slot, self.last_frame, self.first_frame = torch.zeros(
            4, rows, dtype=torch.int64, device=device
        )
        self.sample = torch.zeros(1, dtype=torch.int64, device=device)
        self.window = torch.zeros(rows, 3, device=device)
        self.inverse = torch.ones(rows, 1, device=device)
        self.uniforms = torch.zeros(rows, CHUNK, device=device)
        self.heard = torch.zeros(rows * self.frames, weights.maps[0].shape[0], device=device)
        self.held = torch.zeros(layers, rows * self.frames, 2 * width, dtype=dtype, device=device)
        self.held_out = torch.zeros(rows * self.frames, weights.skip, dtype=dtype, device=device)
        self.row_frames = torch.arange(rows, device=device) * self.frames
        self.past = torch.zeros(layers, rows, 2 * width, dtype=dtype, device=device)
        self.streams = torch.zeros(layers, rows, width, dtype=dtype, device=device)
        # Row by row all layers' gates, with 1 in the first of the channels that fill each of them up.
        self.gated = torch.zeros(rows, layers, width + ALIGNED, dtype=dtype, device=device)
        self.gated[:, :, width] = 1
        self.codes = torch.zeros(rows, CHUNK, dtype=torch.int8, device=device)
        self.expected = torch.zeros(rows, CHUNK, device=device)
        self.offered = torch.zeros(rows, CHUNK if keeps_logits else 0, 256, device=device)
        self._gate = fused_gate if device.type == "cuda" else plain_gate
        self._graph = self._recorded() if device.type == "cuda" else None

    def prepare(
        self, places: Tensor, positions: Tensor, voices: Sequence[Voice], heard: Sequence[Tensor], done: int
    ) -> None:
        """Take voices for at most CHUNK samples; `done` have been made since their positions.

        heard: conditioning [frames, channels] of each.
        """
        extra = self.rows - len(voices)
        self.slot.copy_(places)
        self.now.copy_(positions)
        self.first_frame.copy_(positions // self.hop)
        self.sample.zero_()
        uniforms = np.zeros((len(voices), CHUNK), np.float32)
        told = torch.zeros(self.rows, self.frames, self.heard.shape[1])
        for row, (voice, frames) in enumerate(zip(voices, heard, strict=True)):
            position = voice.position + done
            drawn = voice.uniforms[position : position + CHUNK]
            uniforms[row, : len(drawn)] = drawn
            index = torch.arange(self.frames) + position // self.hop
            told[row] = frames[index.clamp(max=len(frames) - 1)]
        self.uniforms[: len(voices)] = torch.from_numpy(uniforms).to(self.uniforms)
        inverses = [1 / voice.temperature if voice.temperature else 0.0 for voice in voices]
        self.inverse[:, 0] = torch.tensor(inverses + [1.0] * extra).to(self.inverse)
        self.heard.copy_(told.flatten(0, 1))
        for target, bias_, map_ in zip(
            [*self.held, self.held_out], self.weights.map_biases, self.weights.maps, strict=True
        ):
            target.copy_(torch.addmm(bias_, self.heard, map_))

    def run(self, samples: int) -> None:
        for _ in range(samples):
            if self._graph is None:
                self._step()
            else:
                self._graph.replay()

    def _recorded(self) -> torch.cuda.CUDAGraph:
        """One sample. All rows have place 0 while it is tried and recorded, so that no voice is touched."""
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                self._step()
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._step()
        return graph

    def _step(self) -> None:
        """The next sample of every row."""
        weights, width = self.weights, self.weights.width
        flat = self.rings.view(-1, width)
        base = self.slot * weights.ring_rows + weights.ring_first
        oldest = base + torch.remainder(self.now, 2 * weights.dilations)
        older = base + torch.remainder(self.now + weights.dilations, 2 * weights.dilations)
        heard = flat.index_select(0, torch.stack([oldest, older], dim=2).flatten())
        told = self.row_frames + self.now // self.hop - self.first_frame
        # The past taps of all layers wait for nothing: one product.
        torch.bmm(heard.view(weights.layers, self.rows, 2 * width), weights.past, out=self.past)
        x = torch.addmm(weights.start_bias, self.window, weights.start).to(flat.dtype)
        self.streams[0] = x
        skips = torch.addmm(weights.skip_bias, x, weights.skip_start)
        for layer in range(weights.layers):
            z, gated = self.past[layer], self.gated[:, layer]
            z.addmm_(self.streams[layer], weights.newest[layer])
            self._gate(z, self.held[layer], told, gated[:, :width])
            if layer + 1 < weights.layers:
                torch.addmm(self.streams[layer], gated, weights.residual[layer], out=self.streams[layer + 1])
        flat.index_copy_(0, oldest.flatten(), self.streams.view(-1, width))
        skips.addmm_(self.gated.view(self.rows, -1), weights.skips).relu_()
        out = torch.addmm(self.held_out.index_select(0, told), skips, weights.out).relu_()
        self._draw(torch.addmm(weights.logits_bias, out, weights.logits).float())

    def _draw(self, logits: Tensor) -> None:
        """voice.draw_levels, with the inverse temperature 0 for the likeliest level."""
        uniforms = self.uniforms.index_select(1, self.sample)
        steep = torch.where(self.inverse > 0, self.inverse, 1.0)
        likelihoods = ((logits - logits.amax(dim=1, keepdim=True)) * steep).exp_()
        cumulative = likelihoods.cumsum(dim=1)
        total = cumulative[:, -1:]
        levels = (cumulative < uniforms * total).sum(dim=1, keepdim=True)
        levels = torch.where(self.inverse > 0, levels, logits.argmax(dim=1, keepdim=True))
        self.codes.index_copy_(1, self.sample, (levels - 128).to(torch.int8))
        audible = (likelihoods * self.weights.audio).sum(dim=1, keepdim=True) / total
        self.expected.index_copy_(1, self.sample, audible)
        if self.keeps_logits:
            self.offered.index_copy_(1, self.sample, logits[:, None])
        newest = (levels - 128).float() / 128
        self.window.copy_(torch.cat([self.window[:, 1:], newest], dim=1))
        self.now.add_(1)
        self.sample.add_(1)


def plain_gate(z: Tensor, conditions: Tensor, told: Tensor, gated: Tensor) -> None:
    """gated [rows, width] = σ(a) · tanh(b) of the halves of z + conditions [told], z [rows, 2 · width]."""
    a, b = (z.float() + conditions[told].float()).chunk(2, dim=1)
    gated.copy_(torch.sigmoid(a) * torch.tanh(b))


def fused_gate(z: Tensor, conditions: Tensor, told: Tensor, gated: Tensor) -> None:
    """plain_gate in one kernel."""
    from synth.samplers.triton_kernels import gate_kernel

    rows, width = gated.shape
    block = power_of_two(width, 16)
    gate_kernel[(rows,)](z, conditions, told, gated, gated.stride(0), WIDTH=width, BLOCK=block, num_warps=4)
