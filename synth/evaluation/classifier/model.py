"""The network that names pitch and qualities of a note (Engel et al. 2017, section 4.2), and its files.

It is the baseline's encoder, with two linear maps on what that makes of the spectrogram.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from synth import checkpoints
from synth.config import PITCHES
from synth.errors import SynthError
from synth.evaluation.classifier.config import SPECTROGRAM, ClassifierConfig
from synth.locations import WEIGHTS
from synth.spectral.model import Layer
from synth.spectral.spectrogram import spectrogram

FORMAT = "nsynth-bridge-classifier-1"
SHIPPED = WEIGHTS / "classifier.safetensors"


class Classifier(nn.Module):
    """Logits of 128 pitches and of the configuration's qualities."""

    def __init__(self, config: ClassifierConfig) -> None:
        super().__init__()
        self.config = config
        widths = [1, *(layer.width for layer in config.layers)]
        self.layers = nn.Sequential(*map(Layer, widths, config.layers))
        bins, frames = SPECTROGRAM.bins, SPECTROGRAM.frames
        for layer in config.layers:
            bins, frames = -(-bins // layer.stride[0]), -(-frames // layer.stride[1])
        self.pitch = nn.Linear(widths[-1] * bins * frames, PITCHES)
        self.qualities = nn.Linear(widths[-1] * bins * frames, len(config.qualities))

    def forward(self, seen: Tensor) -> tuple[Tensor, Tensor]:
        """Spectrograms [batch, 1, 512, 256] to logits [batch, 128] and [batch, qualities]."""
        found = self.layers(seen).flatten(1)
        return self.pitch(found), self.qualities(found)

    @torch.no_grad()
    def name(self, audio: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """MIDI pitches int [batch] and qualities bool [batch, qualities] of notes float32 [batch, samples].

        What is beyond four seconds is not heard.
        """
        pitch, qualities = self(seen(audio).to(self.pitch.weight.device))
        return pitch.argmax(dim=1).cpu().numpy(), (qualities > 0).cpu().numpy()


def seen(audio: np.ndarray) -> Tensor:
    """float32 [batch, samples] to spectrograms [batch, 1, 512, 256]."""
    whole = torch.from_numpy(np.ascontiguousarray(audio[:, : SPECTROGRAM.samples], np.float32))
    return spectrogram(whole, SPECTROGRAM)


def save(model: Classifier, path: Path, **notes: object) -> None:
    checkpoints.write(model, FORMAT, model.config.to_dict(), path, **notes)


def load(path: Path = SHIPPED) -> Classifier:
    """The one that ships, or another one. Raise SynthError with one line if it does not fit."""
    if not path.is_file():
        raise SynthError(f"no classifier {path}")
    header = checkpoints.read_header(path, FORMAT)
    model = Classifier(ClassifierConfig.from_dict(header.get("config", {})))
    checkpoints.fill(model, path)
    return model.eval().requires_grad_(False)
