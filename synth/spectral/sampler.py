"""Notes of the spectral autoencoder as voices. A note is made whole at its first advance, then handed out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr
import torch

from synth.config import PITCHES
from synth.errors import SynthError
from synth.samplers.voice import Sampler, Voice
from synth.spectral import inversion
from synth.spectral.model import SpectralAutoencoder


@dataclass(frozen=True)
class Piece:
    """A chunk float32 [samples] of a note that was not drawn sample by sample: it has no grain."""

    audio: np.ndarray

    @property
    def samples(self) -> int:
        return len(self.audio)

    def sound(self, grain: float) -> np.ndarray:
        return self.audio


class SpectralSampler(Sampler):
    """A voice's embedding is [1, bottleneck], for its whole note; its temperature says nothing here.

    Each note is made alone, in the thread that advances it, so that it is the same in any company.
    """

    kind = "spectral"

    def __init__(self, model: SpectralAutoencoder, iterations: int = inversion.ITERATIONS) -> None:
        self.model, self.iterations = model, iterations
        self.hop, self.width = model.config.frame_samples, model.config.bottleneck
        self.device = next(model.parameters()).device.type
        self._made: dict[Voice, np.ndarray] = {}

    def _start(self, voice: Voice) -> None:
        longest = inversion.MOST_SECONDS * self.model.config.sample_rate
        if voice.samples > longest:
            raise SynthError(
                f"a note of a spectral autoencoder has at most {longest} samples, not {voice.samples}"
            )
        if len(voice.embedding) != 1:
            raise SynthError(
                f"a spectral embedding is [1, {self.width}], one frame for a whole note, not"
                f" {list(voice.embedding.shape)}"
            )
        if (
            self.model.config.pitch_conditioning
            and not 0 <= (-1 if voice.pitch is None else voice.pitch) < PITCHES
        ):
            raise SynthError(f"this model is conditioned on pitch: give one in 0..{PITCHES - 1}")

    def _advance(self, voices: Sequence[Voice], samples: int) -> list[Piece]:
        pieces = []
        for voice in voices:
            if voice not in self._made:
                self._made[voice] = self._note(voice)
            pieces.append(Piece(self._made[voice][voice.position : voice.position + samples]))
        return pieces

    def close(self, voice: Voice) -> None:
        self._made.pop(voice, None)

    def _note(self, voice: Voice) -> np.ndarray:
        """float32 [samples]. A pitch between semitones is the nearest one's note, read at another speed."""
        config = self.model.config
        nearest = min(round(voice.pitch or 0), PITCHES - 1)
        embedding = torch.from_numpy(voice.embedding)[None].to(self.device)
        pitch = torch.tensor([nearest], device=self.device) if config.pitch_conditioning else None
        seen = self.model.decode(embedding, pitch)[0]
        if not config.pitch_conditioning or voice.pitch == nearest:
            return inversion.sound(config, seen, voice.samples, voice.seed, self.iterations)
        ratio = 2 ** (((voice.pitch or 0) - nearest) / 12)
        wanted = int(np.ceil(voice.samples * ratio)) + 1
        sound = inversion.sound(config, seen, wanted, voice.seed, self.iterations)
        read = soxr.resample(sound, config.sample_rate * ratio, config.sample_rate, quality="VHQ")
        return np.pad(read[: voice.samples], (0, max(0, voice.samples - len(read))))
