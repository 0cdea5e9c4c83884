"""Fast generation on a CPU: compiled kernels that advance a tile of voices on each thread.

synth.samplers.kernels is the arithmetic; here matrices and voices are laid out for it.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pad

from synth.compiling import alone
from synth.errors import SynthError
from synth.model import DecoderLayer, WaveNetAutoencoder
from synth.periodicity import PREDICTOR_LAGS, excitation, lag_taps
from synth.samplers import kernels
from synth.samplers.packing import BLOCK, aligned, halved_precision, packed, padded
from synth.samplers.queued import bias, matrix
from synth.samplers.voice import Made, Sampler, Voice, conditioning_of

# Samples of the past that lags may read, a power of two: more than eight periods of pitch 0.
PAST = 16_384


class SimdSampler(Sampler):
    """`precision` is one of synth.samplers.packing.PRECISIONS, by default the fastest."""

    def __init__(
        self, model: WaveNetAutoencoder, precision: str | None = None, threads: int | None = None
    ) -> None:
        if model.config.decoder.filter != 3:
            raise SynthError(f"the simd sampler wants filters of 3, not {model.config.decoder.filter}")
        self.precision = precision or halved_precision()
        if self.precision == "pairs" and halved_precision() != "pairs":
            raise SynthError("this processor does not multiply bfloat16: take the precision 'widened'")
        self.kind = "simd-f32" if self.precision == "float32" else "simd"
        self.model, self.hop, self.width = model, model.config.hop, model.config.bottleneck
        self.network, self.conditioning = network_of(model, self.precision)
        self.threads = threads or usable_cores()
        self._pool = ThreadPoolExecutor(max(1, self.threads - 1))
        self.together = self.threads
        self._opened: dict[Voice, OpenedVoice] = {}
        self._state = self._silence(0)
        self._free: list[int] = []
        self._compile()

    @torch.inference_mode()
    def _start(self, voice: Voice) -> None:
        opened = OpenedVoice(self.model, self.conditioning, voice)
        if not self._free:
            slots = len(self._state.windows)
            more = self._silence(max(4, 2 * slots))
            self._free = list(range(slots, len(more.windows)))
            for old, new in zip(self._state, more, strict=True):
                new[:slots] = old
            self._state = more
        opened.slot = self._free.pop()
        for kept in self._state:
            kept[opened.slot] = 0
        self._opened[voice] = opened

    def close(self, voice: Voice) -> None:
        opened = self._opened.pop(voice, None)
        if opened is not None:
            self._free.append(opened.slot)

    def _advance(self, voices: Sequence[Voice], samples: int) -> list[Made]:
        size = -(-len(voices) // self.threads)
        tiles = [voices[first : first + size] for first in range(0, len(voices), size)]
        # The calling thread takes the first tile: it stays on its core, and who is woken goes to another.
        others = [self._pool.submit(self._advance_tile, tile, samples) for tile in tiles[1:]]
        parts = [self._advance_tile(tiles[0], samples), *(other.result() for other in others)]
        return [made for part in parts for made in part]

    def probabilities(self, voice: Voice, codes: np.ndarray) -> np.ndarray:
        """float32 [samples, 256]: of each level before each of these codes int8 [samples].

        The voice takes them in place of its own.
        """
        offered = np.zeros((1, len(codes), 256), np.float32)
        self._run([voice], codes[None].astype(np.int8), offered)
        voice.position += len(codes)
        return offered[0]

    def _advance_tile(self, voices: Sequence[Voice], samples: int) -> list[Made]:
        counts = [min(samples, voice.samples - voice.position) for voice in voices]
        codes = np.zeros((len(voices), max(counts)), np.int8)
        expected = self._run(voices, codes, np.zeros((len(voices), 0, 256), np.float32))
        return [Made(codes[row, :count], expected[row, :count]) for row, count in enumerate(counts)]

    def _run(self, voices: Sequence[Voice], codes: np.ndarray, offered: np.ndarray) -> np.ndarray:
        expected = np.zeros(codes.shape, np.float32)
        kernels.advance(
            self.network, self._state, self._rows(voices, codes.shape[1]), codes, expected, offered
        )
        return expected

    def _compile(self) -> None:
        """Have the kernels compiled, or found in numba's cache, before there is a note to play."""
        config = self.model.config
        pitch = 60 if config.pitch_conditioning else None
        with alone(Path(kernels.advance.stats.cache_path)):
            voice = self.open(np.zeros((1, config.bottleneck), np.float32), pitch, 1)
            self.advance([voice])
            self.close(voice)

    def _rows(self, voices: Sequence[Voice], samples: int) -> kernels.Rows:
        opened = [self._opened[voice] for voice in voices]
        positions = np.array([voice.position for voice in voices])
        last = np.array([[len(each.conditions) - 1] for each in opened])
        frames = np.minimum((positions[:, None] + np.arange(samples)) // self.hop, last)
        held = np.minimum(frames[:, :1] + np.arange(np.ptp(frames, axis=1).max() + 1), last)
        uniforms = np.zeros((len(voices), samples), np.float32)
        for row, voice in enumerate(voices):
            drawn = voice.uniforms[voice.position : voice.position + samples]
            uniforms[row, : len(drawn)] = drawn
        waves = [excitation(cast(float, each.pitch), each.position, samples).T for each in voices
                 if self.model.config.quasi_periodic]  # fmt: skip
        return kernels.Rows(
            np.array([each.slot for each in opened]),
            positions,
            frames - frames[:, :1],
            np.stack([each.conditions[index] for each, index in zip(opened, held, strict=True)]),
            np.stack([each.foresight[index] for each, index in zip(opened, held, strict=True)]),
            np.ascontiguousarray(waves, np.float32).reshape(len(voices), samples, -1),
            uniforms,
            np.array([1 / voice.temperature if voice.temperature else 0 for voice in voices], np.float32),
            *(np.stack(part) for part in zip(*(each.lags for each in opened), strict=True)),
            *(np.stack(part) for part in zip(*(each.far_lags for each in opened), strict=True)),
        )

    def _silence(self, slots: int) -> kernels.State:
        """State of so many voices that have not begun."""
        network = self.network
        kind = np.uint16 if self.precision == "pairs" else np.float32
        return kernels.State(
            aligned((slots, int(network.queue_places[-1])), kind),
            aligned((slots, 3 * network.channels), np.float32),
            aligned((slots, PAST), np.float32),
            aligned((slots, PAST), np.float32),
        )


class OpenedVoice:
    """A voice's conditioning for every layer, its prediction's weights, its lags, the slot of its state."""

    slot: int

    def __init__(self, model: WaveNetAutoencoder, conditioning: tuple[Tensor, Tensor], voice: Voice) -> None:
        heard = conditioning_of(model, voice)
        weights, biases = conditioning
        self.conditions = torch.addmm(biases, heard[0], weights).numpy()
        self.foresight = np.zeros((len(self.conditions), 0), np.float32)
        none = np.zeros((0, 4), np.int64), np.zeros((0, 4), np.float32)
        self.lags, self.far_lags = none, none
        if voice.pitch is not None and model.config.quasi_periodic:
            self.lags = lag_taps(voice.pitch)
            if model.decoder.predictor is not None:
                self.foresight = model.decoder.predictor(heard)[0].numpy()
                self.far_lags = lag_taps(voice.pitch, PREDICTOR_LAGS)


def usable_cores() -> int:
    """Cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def network_of(model: WaveNetAutoencoder, precision: str) -> tuple[kernels.Network, tuple[Tensor, Tensor]]:
    """The decoder as kernels read it; and matrix and bias from conditioning to what all layers add."""
    decoder, part = model.decoder, model.config.decoder
    layers = cast("list[DecoderLayer]", list(decoder.layers))
    inner, outer = padded(part.width), padded(part.skip)
    matrices = [fitted(matrix(decoder.skip_start), inner, outer)]
    for layer in layers:
        *past, newest = [
            fitted(both_wide(tap, inner), inner, 2 * inner)
            for tap in layer.dilated.weight.detach().permute(2, 1, 0)
        ]
        outputs = [fitted(matrix(layer.residual), inner, inner), fitted(matrix(layer.skip), inner, outer)]
        matrices += [torch.cat(past), newest, torch.cat(outputs, dim=1)]
    matrices += [fitted(matrix(decoder.out), outer, outer), fitted(matrix(decoder.logits), outer, 256)]
    pieces = [packed(each.numpy(), precision) for each in matrices]
    first = decoder.start.weight.detach().permute(2, 1, 0).flatten(0, 1)
    dilations = np.array([layer.dilated.dilation[0] for layer in layers])
    skips = torch.stack([bias(decoder.skip_start), *(bias(layer.skip) for layer in layers)]).sum(dim=0)
    biases = torch.cat([wide(bias(decoder.start), inner), wide(skips, outer), bias(decoder.logits)])
    network = kernels.Network(
        start=packed(wide(first, inner).numpy(), "float32"),
        weights=np.concatenate(pieces, out=aligned((sum(map(len, pieces)),), pieces[0].dtype)),
        words=BLOCK if precision == "float32" else BLOCK // 2,
        places=np.cumsum([0, *map(len, pieces[:-1])]),
        inner=inner,
        outer=outer,
        channels=decoder.start.in_channels,
        taps=decoder.predictor.taps if decoder.predictor is not None else 0,
        dilations=dilations,
        queue_places=2 * inner * np.cumsum([0, *dilations]),
        biases=biases.numpy(),
        residual_biases=torch.stack([wide(bias(layer.residual), inner) for layer in layers]).numpy(),
    )
    maps = [both_wide(matrix(layer.condition), inner) for layer in layers]
    gates = [both_wide(bias(layer.condition) + bias(layer.dilated), inner) for layer in layers]
    out_bias = wide(bias(decoder.condition_out) + bias(decoder.out), outer)
    conditions = torch.cat([*maps, wide(matrix(decoder.condition_out), outer)], dim=1)
    return network, (conditions, torch.cat([*gates, out_bias]))


def wide(tensor: Tensor, size: int) -> Tensor:
    """[…, channels] with zeros up to this size."""
    return pad(tensor, (0, size - tensor.shape[-1]))


def fitted(matrix: Tensor, inputs: int, outputs: int) -> Tensor:
    """[in, out] with zeros up to these sizes."""
    return pad(matrix, (0, outputs - matrix.shape[1], 0, inputs - matrix.shape[0]))


def both_wide(tensor: Tensor, inner: int) -> Tensor:
    """[…, 2 · width] of a gate's two halves to […, 2 · inner]."""
    return torch.cat([wide(half, inner) for half in tensor.chunk(2, dim=-1)], dim=-1)
