"""The pitch check: a few validation notes made by the sampler, as a player would hear them."""

from dataclasses import dataclass

import numpy as np
import torch

from synth import mulaw
from synth.config import TEMPERATURE, ModelConfig
from synth.datasets.note_set import NoteSet
from synth.evaluation.measures import pitch_cents
from synth.model import WaveNetAutoencoder
from synth.samplers import open_sampler
from synth.samplers.voice import sound_of

NOTES = 3
SAMPLES = 8192


@dataclass(frozen=True)
class Heard:
    """A note's name, its sound float32 [samples], and how far its pitch is off; nan where none is heard."""

    name: str
    audio: np.ndarray
    cents: float


def listen(weights: dict[str, torch.Tensor], config: ModelConfig, notes: NoteSet) -> list[Heard]:
    """Encode and decode notes spread over the set with these weights, on the CPU."""
    model = WaveNetAutoencoder(config).eval().requires_grad_(False)
    model.load_state_dict({name: tensor.cpu() for name, tensor in weights.items()})
    sampler = open_sampler(model)
    chosen = np.linspace(0, len(notes) - 1, min(NOTES, len(notes))).round().astype(int).tolist()
    voices = []
    for index in chosen:
        embedding = model.encode(mulaw.decode(notes.codes(index))[None])[0].numpy()
        pitch = float(notes.infos[index].pitch) if config.pitch_conditioning else None
        voices.append(sampler.open(embedding, pitch, SAMPLES, index, TEMPERATURE))
    heard = []
    for index, made in zip(chosen, sampler.advance(voices, SAMPLES), strict=True):
        audio, pitch = sound_of([made]), notes.infos[index].pitch
        heard.append(Heard(f"note {index}, pitch {pitch}", audio, pitch_cents(audio, pitch)))
    return heard
