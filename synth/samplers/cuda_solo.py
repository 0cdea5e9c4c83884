"""One voice at a time of a large decoder on a GPU: lays out weights and voices for the solo kernel.

synth.samplers.triton_solo is the arithmetic. Imports Triton, so it is imported only where it is used.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from synth.model import WaveNetAutoencoder
from synth.samplers.cuda_slots import Slots
from synth.samplers.cuda_weights import condition_of, filled, layers_of, power_of_two, skip_bias, taps_of
from synth.samplers.queued import bias, matrix
from synth.samplers.triton_solo import solo_kernel
from synth.samplers.voice import AUDIO, Voice, conditioning_of

WARPS = 8
# A power of two that an H100 or H200 holds at once, with 132 multiprocessors and one program on each.
PROGRAMS = 128


class SoloEngine:
    """Voices one after another, each by all programs together.

    With keeps_logits, logits float32 [voices, samples, 256] are what the last chunk was drawn from.
    """

    def __init__(
        self,
        model: WaveNetAutoencoder,
        dtype: torch.dtype,
        device: torch.device,
        programs: int | None = None,
        warps: int = WARPS,
    ) -> None:
        part, config = model.config.decoder, model.config
        self.model, self.device, self.warps = model, device, warps
        width, skip = power_of_two(part.width, 16), power_of_two(part.skip, 16)
        per_stage = part.layers // part.stages
        self.constants: dict[str, Any] = {
            "PROGRAMS": min(programs or programs_of(device), width, skip),
            "WIDTH": width,
            "SKIP": skip,
            "LAYERS": part.layers,
            "PER_STAGE": per_stage,
            "QUEUE": part.stages * 4 * (2**per_stage - 1) * width,
            "HOP": config.hop,
        }
        self.weights = weights_of(model, width, skip, dtype, device)
        condition, condition_bias = condition_of(model.decoder, width, skip)
        self.condition, self.condition_bias = condition.to(device), condition_bias.to(device)
        self.told = [torch.zeros(size, dtype=dtype, device=device) for size in (width, width, skip, skip)]
        self.said = torch.zeros(config.levels, device=device)
        self.arrived = torch.zeros(1, dtype=torch.int32, device=device)
        self.keeps_logits, self.logits = False, torch.empty(0)
        queues = torch.zeros(2, self.constants["QUEUE"], dtype=dtype, device=device)
        self._slots = Slots([queues, torch.zeros(2, 3, device=device)])
        self._held: dict[Voice, tuple[Tensor, Tensor]] = {}

    @torch.inference_mode()
    def start(self, voice: Voice) -> None:
        heard = conditioning_of(self.model, voice)[0].to(self.device)
        conditions = torch.addmm(self.condition_bias, heard, self.condition)
        self._held[voice] = conditions, torch.from_numpy(voice.uniforms).to(self.device)
        self._slots.take(voice)

    def close(self, voice: Voice) -> None:
        self._held.pop(voice, None)
        self._slots.give_back(voice)

    @torch.inference_mode()
    def advance(self, voices: Sequence[Voice], samples: int) -> tuple[np.ndarray, np.ndarray]:
        """Codes int8 and expected audio float32 [voices, samples], beyond a note's end whatever comes."""
        codes = torch.empty(len(voices), samples, dtype=torch.int8, device=self.device)
        expected = torch.empty(len(voices), samples, device=self.device)
        if self.keeps_logits:
            self.logits = torch.empty(len(voices), samples, 256, device=self.device)
        for row, voice in enumerate(voices):
            conditions, uniforms = self._held[voice]
            self.arrived.zero_()
            solo_kernel[(self.constants["PROGRAMS"],)](
                *self._slots.tensors, self._slots.place(voice), voice.position,
                conditions, len(conditions), uniforms, voice.samples,
                1 / voice.temperature if voice.temperature else 0.0,
                *self.weights,
                *self.told, self.said, self.arrived,
                codes[row], expected[row], self.logits[row] if self.keeps_logits else self.said,
                samples,
                OFFER=self.keeps_logits, num_warps=self.warps, launch_cooperative_grid=True, **self.constants,
            )  # fmt: skip
        return codes.cpu().numpy(), expected.cpu().numpy()


def programs_of(device: torch.device) -> int:
    """As many as can be on the device at once. The interpreter runs them one after another: one."""
    if device.type != "cuda":
        return 1
    there = torch.cuda.get_device_properties(device).multi_processor_count
    return min(PROGRAMS, 1 << (there.bit_length() - 1))


def weights_of(
    model: WaveNetAutoencoder, width: int, skip: int, dtype: torch.dtype, device: torch.device
) -> list[Tensor]:
    """The decoder as the kernel reads it, matrices [out, in]."""
    decoder = model.decoder
    layers = layers_of(decoder)
    taps = torch.stack([taps_of(layer, width).mT for layer in layers])
    pieces = [
        (filled(decoder.start.weight.detach()[:, 0].T, width), torch.float32),
        (filled(bias(decoder.start), width), torch.float32),
        (filled(matrix(decoder.skip_start).T, skip, width), dtype),
        (filled(skip_bias(decoder), skip), torch.float32),
        (taps, dtype),
        (filled(torch.stack([matrix(layer.residual).T for layer in layers]), width, width), dtype),
        (filled(torch.stack([bias(layer.residual) for layer in layers]), width), torch.float32),
        (filled(torch.stack([matrix(layer.skip).T for layer in layers]), skip, width), dtype),
        (filled(matrix(decoder.out).T, skip, skip), dtype),
        (filled(matrix(decoder.logits).T, skip), dtype),
        (bias(decoder.logits), torch.float32),
        (AUDIO, torch.float32),
    ]
    return [piece.contiguous().to(device, kind) for piece, kind in pieces]
