"""A small decoder on a GPU: lays out weights and voices for the tile kernel and starts it.

synth.samplers.triton_kernels is the arithmetic. Imports Triton, so it is imported only where it is used.
"""

import math
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor

from synth.config import PREDICTOR_CHANNELS, SAMPLE_RATE
from synth.model import WaveNetAutoencoder
from synth.periodicity import HARMONICS, HIGHEST_HZ, LAGS, PREDICTOR_LAGS, frequency_hz, lag_taps
from synth.samplers.cuda_slots import Slots
from synth.samplers.cuda_weights import condition_of, filled, layers_of, power_of_two, skip_bias, taps_of
from synth.samplers.foresight import LINEAR
from synth.samplers.queued import bias, matrix
from synth.samplers.triton_kernels import tile_kernel
from synth.samplers.voice import AUDIO, Voice, conditioning_of

# Voices of a program. 4,096 voices are 128 programs, one for each multiprocessor of an H200 or nearly; with
# 16 the weights would cross the second-level cache twice as often.
TILE = 32
WARPS = 8
# Layers whose weights are in shared memory at once, by the width of a number: 94 kB of bfloat16 at width 64.
STAGES = {2: 2, 4: 1}
# Products of float32 are made of three of TF32 each, whose error is nearly that of float32.
PRECISIONS = {torch.bfloat16: "tf32", torch.float32: "tf32x3"}
LOWEST_PITCH = 0.0
PREDICTION_LAGS = power_of_two(PREDICTOR_CHANNELS, 16)


class TileEngine:
    """All voices that are given, a tile of them in each program.

    With keeps_logits, logits float32 [voices, samples, 256] are what the last chunk was drawn from.
    """

    def __init__(
        self,
        model: WaveNetAutoencoder,
        dtype: torch.dtype,
        device: torch.device,
        tile: int = TILE,
        warps: int = WARPS,
    ) -> None:
        self.model, self.device, self.tile, self.warps = model, device, tile, warps
        self.network = Network(model, dtype, device)
        self.keeps_logits, self.logits = False, torch.empty(0)
        self._held: dict[Voice, list[Tensor]] = {}
        self._slots = Slots(self.network.places(2))
        # Rows without a voice play a note of one silent frame.
        silence = torch.zeros(self.network.sizes["condition"], dtype=dtype, device=device)
        nothing = torch.zeros(self.network.sizes["FORESIGHT"] + 1, device=device)
        self._silence = [silence, nothing]
        self._slots.tensors[4][0] = note_row(1, 0, silence, nothing, nothing)

    @torch.inference_mode()
    def start(self, voice: Voice) -> None:
        heard = conditioning_of(self.model, voice)
        network, place = self.network, self._slots.take(voice)
        conditions = torch.addmm(network.condition_bias, heard[0].to(self.device), network.condition)
        conditions = conditions.to(network.dtype)
        foresight = self._silence[1]
        *_, notes, inverses, hertz, offsets, weights, far_offsets, far_weights = self._slots.tensors
        if network.constants["QUASI"]:
            pitch = cast(float, voice.pitch)
            hertz[place] = frequency_hz(pitch)
            first, weight = map(torch.from_numpy, lag_taps(pitch))
            offsets[place, 1 : 1 + len(LAGS)], weights[place, 1 : 1 + len(LAGS)] = first.int(), weight
        if self.model.decoder.predictor is not None:
            first, weight = map(torch.from_numpy, lag_taps(pitch, PREDICTOR_LAGS))
            far_offsets[place, : len(first)], far_weights[place, : len(first)] = first.int(), weight
            foresight = network.foresight_rows(self.model.decoder.predictor(heard)[0]).to(self.device)
        uniforms = torch.from_numpy(voice.uniforms).to(self.device)
        inverses[place] = 1 / voice.temperature if voice.temperature else 0.0
        notes[place] = note_row(len(conditions), voice.samples, conditions, foresight, uniforms)
        # The kernel knows them by address only.
        self._held[voice] = [conditions, foresight, uniforms]

    def close(self, voice: Voice) -> None:
        self._held.pop(voice, None)
        self._slots.give_back(voice)

    @torch.inference_mode()
    def advance(self, voices: Sequence[Voice], samples: int) -> tuple[np.ndarray, np.ndarray]:
        """Codes int8 and expected audio float32 [voices, samples], beyond a note's end whatever comes."""
        rows = -(-len(voices) // self.tile) * self.tile
        places, positions = self._slots.of(voices, rows, self.device)
        *state, notes, inverses, hertz, offsets, weights, far_offsets, far_weights = self._slots.tensors
        waves = excitations(
            hertz[places.long()], positions, samples if self.network.constants["QUASI"] else 0
        )
        codes = torch.empty(rows, samples, dtype=torch.int8, device=self.device)
        expected = torch.empty(rows, samples, device=self.device)
        if self.keeps_logits:
            self.logits = torch.empty(rows, samples, 256, device=self.device)
        tile_kernel[(rows // self.tile,)](
            *state, notes, inverses, offsets, weights, far_offsets, far_weights,
            places, positions, waves,
            *self.network.weights,
            codes, expected, self.logits if self.keeps_logits else expected,
            samples,
            TILE=self.tile, OFFER=self.keeps_logits, num_warps=self.warps, **self.network.constants,
        )  # fmt: skip
        count = len(voices)
        self.logits = self.logits[:count]
        return codes[:count].cpu().numpy(), expected[:count].cpu().numpy()


def note_row(frames: int, samples: int, *parts: Tensor) -> Tensor:
    """int64 [5], a note as the kernel finds it: frames, samples, addresses."""
    return torch.tensor([frames, samples, *(part.data_ptr() for part in parts)])


def excitations(hertz: Tensor, positions: Tensor, samples: int) -> Tensor:
    """float32 [rows, samples, 8]: synth.periodicity.excitation of notes of these frequencies [rows]."""
    now = positions[:, None] + torch.arange(samples, device=positions.device)
    cycles = hertz[:, None] * now / SAMPLE_RATE
    harmonics = torch.tensor(HARMONICS, dtype=torch.float64, device=hertz.device)
    angles = 2 * math.pi * harmonics * cycles[:, :, None]
    audible = (harmonics * hertz[:, None] < HIGHEST_HZ)[:, None]
    return torch.cat([torch.sin(angles) * audible, torch.cos(angles) * audible], dim=2).float()


class Network:
    """The decoder's weights and constants as the kernel wants them: widths filled up to powers of two."""

    def __init__(self, model: WaveNetAutoencoder, dtype: torch.dtype, device: torch.device) -> None:
        decoder, part, config = model.decoder, model.config.decoder, model.config
        layers = layers_of(decoder)
        self.dtype, self.device = dtype, device
        width, skip = power_of_two(part.width, 16), power_of_two(part.skip, 16)
        channels = power_of_two(config.input_channels, 16)
        per_stage = part.layers // part.stages
        taps = decoder.predictor.taps if decoder.predictor is not None else 0
        self.taps = taps
        lags = PREDICTOR_LAGS if taps else LAGS
        self.constants: dict[str, Any] = {
            "WIDTH": width,
            "SKIP": skip,
            "CHANNELS": channels,
            "LAYERS": part.layers,
            "PER_STAGE": per_stage,
            "QUEUE": part.stages * 4 * (2**per_stage - 1) * width,
            "HOP": config.hop,
            "QUASI": config.quasi_periodic,
            "TAPS": power_of_two(taps, 4) if taps else 0,
            "LAGS": PREDICTION_LAGS,
            "FORESIGHT": (power_of_two(taps, 4) if taps else 0) + PREDICTION_LAGS + 4,
            "TOLD": config.input_channels - 1,
            # More than any lag of the lowest pitch reaches back.
            "PAST": power_of_two(max(taps, 1 - int(lag_taps(LOWEST_PITCH, lags)[0].min())), 16),
            "PRECISION": PRECISIONS[dtype],
            "WIDEN": device.type == "cpu",
            "STAGES": STAGES[dtype.itemsize],
        }
        self.sizes = {"condition": 2 * part.layers * width + skip, "FORESIGHT": self.constants["FORESIGHT"]}
        first = decoder.start.weight.detach().permute(2, 1, 0)
        pieces = [
            (filled(first, channels, width), torch.float32),
            (filled(bias(decoder.start), width), torch.float32),
            (filled(matrix(decoder.skip_start), width, skip), dtype),
            (filled(skip_bias(decoder), skip), torch.float32),
            (torch.stack([taps_of(layer, width) for layer in layers]), dtype),
            (filled(torch.stack([matrix(layer.residual) for layer in layers]), width, width), dtype),
            (filled(torch.stack([bias(layer.residual) for layer in layers]), width), torch.float32),
            (filled(torch.stack([matrix(layer.skip) for layer in layers]), width, skip), dtype),
            (filled(matrix(decoder.out), skip, skip), dtype),
            (filled(matrix(decoder.logits), skip, config.levels), dtype),
            (bias(decoder.logits), torch.float32),
            (AUDIO, torch.float32),
            (LINEAR, torch.float32),
        ]
        self.weights = [piece.contiguous().to(device, kind) for piece, kind in pieces]
        condition, condition_bias = condition_of(decoder, width, skip)
        self.condition, self.condition_bias = condition.to(device), condition_bias.to(device)

    def places(self, slots: int) -> list[Tensor]:
        """Tensors [slots, …] of what voices keep: four of state, then the note's row, its inverse
        temperature, its frequency, its near lags and its far lags.
        """
        const = self.constants
        past, channels, lags = const["PAST"], const["CHANNELS"], const["LAGS"]
        shapes: list[tuple[tuple[int, ...], torch.dtype]] = [
            ((const["QUEUE"],), self.dtype),
            ((2, channels), torch.float32),
            ((past,), torch.float32),
            ((past,), torch.float32),
            ((5,), torch.int64),
            ((), torch.float32),
            ((), torch.float64),
            ((channels, 4), torch.int32),
            ((channels, 4), torch.float32),
            ((lags, 4), torch.int32),
            ((lags, 4), torch.float32),
        ]
        return [torch.zeros(slots, *shape, dtype=kind, device=self.device) for shape, kind in shapes]

    def foresight_rows(self, weights: Tensor) -> Tensor:
        """[frames, taps + lags + 3] of synth.prediction.Predictor as the kernel reads them."""
        taps, lags, rest = weights.split([self.taps, PREDICTOR_CHANNELS, 3], dim=1)
        parts = [filled(taps, self.constants["TAPS"]), filled(lags, self.constants["LAGS"]), filled(rest, 4)]
        return torch.cat(parts, dim=1).contiguous()
