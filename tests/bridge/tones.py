"""A sampler that needs no model, with a clock that its work moves on."""

import numpy as np

from synth import mulaw
from synth.samplers.voice import Made, Sampler


class Tones(Sampler):
    """Every voice is a square wave far off the middle. More voices than `together` take as much longer."""

    kind, hop = "tones", 512

    def __init__(self, together=1, seconds_a_sample=1e-5):
        self.together, self.seconds_a_sample = together, seconds_a_sample
        self.now = 0.0
        self.open_voices, self.steps = [], []

    def clock(self):
        return self.now

    def _start(self, voice):
        self.open_voices.append(voice)

    def _advance(self, voices, samples):
        assert all(voice in self.open_voices for voice in voices)
        self.steps.append((list(voices), samples))
        self.now += samples * self.seconds_a_sample * max(1.0, len(voices) / self.together)
        made = []
        for voice in voices:
            count = min(samples, voice.samples - voice.position)
            place = np.arange(voice.position, voice.position + count)
            codes = np.where(place // 20 % 2, 60, 20).astype(np.int8)
            made.append(Made(codes, mulaw.decode(codes)))
        return made

    def close(self, voice):
        self.open_voices.remove(voice)
