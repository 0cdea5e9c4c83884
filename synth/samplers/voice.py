"""What every sampler shares: a voice's note, its random numbers, and how a level is drawn.

A sampler opens voices, advances any of them together by a chunk, and closes them.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import torch
from torch import Tensor

from synth import mulaw
from synth.config import GRAIN, ModelConfig
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder

CHUNK = 512
# Linear audio of each level.
AUDIO = torch.from_numpy(mulaw.decode(np.arange(-128, 128)))


@dataclass(eq=False)
class Voice:
    """One note being generated.

    embedding float32 [frames, 16]; pitch a MIDI number, fractions allowed, None for a model that does
    not hear it; uniforms float32 [samples], one random number a sample, of the seed unless they were given;
    position counts samples made.
    """

    embedding: np.ndarray
    pitch: float | None
    samples: int
    temperature: float
    uniforms: np.ndarray
    seed: int = 0
    position: int = 0

    @property
    def finished(self) -> bool:
        return self.position >= self.samples


class Chunk(Protocol):
    """Some samples of a voice, in a row."""

    @property
    def samples(self) -> int:
        """How many there are."""
        ...

    def sound(self, grain: float) -> np.ndarray:
        """float32 audio [samples]."""
        ...


class Made(NamedTuple):
    """A chunk that was drawn: codes int8 [samples], and float32 audio to be expected of each draw.

    What a draw adds to what was expected is the model's doubt, white noise, more than the sound's own: so
    the network goes on from what it drew, and of that `grain` is heard (docs/log.md has the figures).
    """

    codes: np.ndarray
    expected: np.ndarray

    @property
    def samples(self) -> int:
        return len(self.codes)

    def sound(self, grain: float) -> np.ndarray:
        return self.expected + np.float32(grain) * (mulaw.decode(self.codes) - self.expected)


NOTHING = Made(np.zeros(0, np.int8), np.zeros(0, np.float32))


def sound_of(chunks: Sequence[Chunk], grain: float = GRAIN) -> np.ndarray:
    """float32 audio [samples] of chunks in a row."""
    return np.concatenate([chunk.sound(grain) for chunk in chunks])


class Sampler(ABC):
    """Makes samples of many voices. A voice's samples do not depend on what else is in the batch.

    kind and device say what it is, in words; an embedding is [frames, width], and each of its frames lasts
    `hop` samples; together is how many voices advance in about the time of one.
    """

    kind: str
    device: str = "cpu"
    hop: int
    width: int = ModelConfig.bottleneck
    together: int = 1

    def open(
        self,
        embedding: np.ndarray,
        pitch: float | None = None,
        samples: int | None = None,
        seed: int = 0,
        temperature: float = 1.0,
        uniforms: np.ndarray | None = None,
    ) -> Voice:
        """Start a note.

        embedding [frames, width]; pitch a MIDI number for a model that hears it; samples is all the
        embedding's frames unless given (a longer note holds the last frame); temperature 0 takes the
        most likely level; uniforms stand in for the seed's own (for tests).
        Raise SynthError that names the allowed range.
        """
        embedding = np.array(embedding, np.float32, order="C")
        whole = embedding.ndim == 2 and len(embedding) and embedding.shape[1] == self.width
        if not whole or not np.isfinite(embedding).all():
            raise SynthError(
                f"an embedding is finite numbers [frames, {self.width}], not {list(embedding.shape)}"
            )
        samples = len(embedding) * self.hop if samples is None else samples
        if samples < 1:
            raise SynthError(f"a note has at least 1 sample, not {samples}")
        # What nobody will hear would only delay the first chunk: a stretched embedding may last for minutes.
        embedding = embedding[: -(-samples // self.hop)]
        if not 0 <= temperature <= 10:
            raise SynthError(f"temperature must be in 0..10, not {temperature}")
        if uniforms is None:
            uniforms = seeded_uniforms(seed, samples)
        voice = Voice(embedding, pitch, samples, float(temperature), np.asarray(uniforms, np.float32), seed)
        self._start(voice)
        return voice

    @abstractmethod
    def _start(self, voice: Voice) -> None:
        """Make what the voice keeps between chunks."""

    def advance(self, voices: Sequence[Voice], samples: int = CHUNK) -> list[Chunk]:
        """`samples` of each voice, or what is left of its note. Others wait."""
        playing = [voice for voice in voices if not voice.finished]
        made = dict(zip(playing, self._advance(playing, samples) if playing else [], strict=True))
        for voice, chunk in made.items():
            voice.position += chunk.samples
        return [made.get(voice, NOTHING) for voice in voices]

    @abstractmethod
    def _advance(self, voices: Sequence[Voice], samples: int) -> Sequence[Chunk]:
        """What advance says, of voices that are not finished; their positions move afterwards."""

    @abstractmethod
    def close(self, voice: Voice) -> None:
        """Forget a voice, finished or not."""


def seeded_uniforms(seed: int, samples: int) -> np.ndarray:
    """float32 [samples] in 0 ≤ u < 1, 24 bits each, from Philox keyed by the seed (Salmon et al. 2011).

    Number n depends on the seed and n alone, on every machine and version of NumPy.
    """
    raw = np.random.Philox(key=seed).random_raw(samples)
    return ((raw >> np.uint64(40)) * 2.0**-24).astype(np.float32)


def draw_levels(
    logits: Tensor, inverse_temperature: Tensor, uniforms: Tensor, greedy: Tensor | None
) -> tuple[Tensor, Tensor]:
    """Levels 0..255 [batch], the first whose cumulative probability reaches u, and the audio to be expected.

    logits float32 [batch, 256]; inverse_temperature and uniforms [batch, 1]; greedy bool [batch] marks
    voices of temperature 0, which draw the most likely level, or is None where there are none.
    """
    likelihoods = ((logits - logits.amax(dim=1, keepdim=True)) * inverse_temperature).exp_()
    cumulative = likelihoods.cumsum(dim=1)
    total = cumulative[:, -1:]
    levels = (cumulative < uniforms * total).sum(dim=1)
    expected = (likelihoods @ AUDIO.to(logits.device)) / total[:, 0]
    return levels if greedy is None else torch.where(greedy, logits.argmax(dim=1), levels), expected


def conditioning_of(model: WaveNetAutoencoder, voice: Voice) -> Tensor:
    """float32 [1, frames, conditioning_channels] of a voice, with the noise that the model wants told."""
    pitch = None if voice.pitch is None else torch.tensor([voice.pitch], dtype=torch.float64)
    noise = model.config.predictor.noise if model.config.predictor else 0.0
    return model.conditioning(torch.from_numpy(voice.embedding)[None], pitch, noise)


def inverse_temperatures(voices: Sequence[Voice]) -> tuple[Tensor, Tensor | None]:
    """What draw_levels wants of the voices' temperatures."""
    greedy = torch.tensor([voice.temperature == 0 for voice in voices])
    inverse = torch.tensor([[1 / voice.temperature if voice.temperature else 1.0] for voice in voices])
    return inverse.float(), greedy if bool(greedy.any()) else None
