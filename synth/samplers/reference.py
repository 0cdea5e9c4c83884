"""The oracle: the teacher-forced network, called again for every sample. Slow and obvious."""

from collections.abc import Sequence

import numpy as np
import torch

from synth.model import WaveNetAutoencoder, decoder_inputs
from synth.samplers.voice import (
    Made,
    Sampler,
    Voice,
    conditioning_of,
    draw_levels,
    inverse_temperatures,
)


class ReferenceSampler(Sampler):
    kind = "reference"

    def __init__(self, model: WaveNetAutoencoder) -> None:
        self.model, self.hop, self.width = model, model.config.hop, model.config.bottleneck
        self._codes: dict[Voice, np.ndarray] = {}

    def _start(self, voice: Voice) -> None:
        self._codes[voice] = np.zeros(voice.samples, np.int8)

    def _advance(self, voices: Sequence[Voice], samples: int) -> list[Made]:
        return [self._advance_one(voice, samples) for voice in voices]

    def close(self, voice: Voice) -> None:
        self._codes.pop(voice, None)

    @torch.no_grad()
    def _advance_one(self, voice: Voice, samples: int) -> Made:
        codes = self._codes[voice]
        start, expected = voice.position, []
        pitch = None if voice.pitch is None else torch.tensor([voice.pitch], dtype=torch.float64)
        conditioning = conditioning_of(self.model, voice)
        inverse, greedy = inverse_temperatures([voice])
        end = min(start + samples, voice.samples)
        for now in range(start, end):
            inputs = decoder_inputs(codes[None, :now], self.model.config, pitch)
            first = max(0, now + 1 - self.model.config.receptive_field)
            logits, _ = self.model.decoder(torch.from_numpy(inputs[:, :, first:]), conditioning, first)
            uniform = torch.tensor([[voice.uniforms[now]]])
            level, audio = draw_levels(logits[:, :, -1], inverse, uniform, greedy)
            codes[now] = level.item() - 128
            expected.append(audio.item())
        return Made(codes[start:end].copy(), np.array(expected, np.float32))
