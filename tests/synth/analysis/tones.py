"""A made-up decoder of which every dimension's effect is known, and `nsynth analyse` with it."""

from contextlib import contextmanager

import numpy as np
import pytest

import synth
from synth import bank, checkpoints, locations, mulaw
from synth.cli import main
from synth.samplers.voice import Made, Sampler
from tests.synth.conftest import small_model

RATE_HZ, HOP = 16_000, 512
LEVEL = 0.1
# A unit of dimension 0 doubles the level, one of dimension 1 is a semitone, dimension 2 is the level of the
# fourth partial beside the first; the others do nothing.
LEVELS, CENTS, BRIGHT = 0, 1, 2
DEVIATION = 0.5


class Tones(Sampler):
    """Sings an embedding instead of decoding it."""

    kind, hop = "tones", HOP

    def _start(self, voice):
        frames = np.minimum(np.arange(voice.samples) // HOP, len(voice.embedding) - 1)
        course = voice.embedding[frames].astype(np.float64)
        hz = 440 * 2 ** ((voice.pitch + course[:, CENTS] - 69) / 12)
        phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
        sound = np.sin(phase) + np.clip(course[:, BRIGHT], 0, 2) * np.sin(4 * phase)
        voice.sound = (LEVEL * 2 ** course[:, LEVELS] * sound).astype(np.float32)

    def _advance(self, voices, samples):
        pieces = [voice.sound[voice.position : voice.position + samples] for voice in voices]
        return [Made(mulaw.encode(piece), piece) for piece in pieces]

    def close(self, voice):
        del voice.sound


def write_model(folder):
    """A model's path and a bank beside it: base and loud are steady notes, sharp is 100 cents off."""
    model = small_model(True, True)
    path = folder / "tones.safetensors"
    checkpoints.save(model, path)
    rng = np.random.default_rng(0)
    # Noise that has no effect to be heard, but makes the bank's deviations: the mean of each note is exact.
    wobble = rng.normal(0, DEVIATION, (2, 2, 125, 16)) * (np.arange(16) > BRIGHT)
    arrays = {}
    for name, wanted in (("base", {}), ("loud", {LEVELS: 1.0}), ("sharp", {CENTS: 1.0})):
        notes = np.zeros((2, 2, 125, 16)) + wobble
        for dimension, value in wanted.items():
            notes[..., dimension] = value
        notes[1, ..., 3] += 2.0
        arrays[name] = notes.astype(np.float32)
    families = ("keyboard", "organ", "reed")
    instruments = [
        bank.Instrument(name, family, 0, (60, 72), (50, 110))
        for name, family in zip(arrays, families, strict=True)
    ]
    bank.Bank(locations.file_identity(path), instruments, arrays).save(locations.bank_path(path))
    return path


@contextmanager
def tones_instead():
    """Whatever is rendered is sung by Tones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(synth, "open_sampler", lambda *_, **__: Tones())
        yield


def analyse(model, *arguments):
    """The exit code of `nsynth analyse`."""
    with tones_instead():
        return main(["analyse", *(str(each) for each in arguments), "--model", str(model)])
