"""Where a figure's notes come from: sound files and instruments of a bank, and the models that play them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

import synth
from synth import audio, batches, locations
from synth import bank as banks
from synth.bank import Bank
from synth.config import TEMPERATURE
from synth.errors import SynthError

VOICES = 16


class Key(NamedTuple):
    """Which note of an instrument: MIDI pitch and velocity."""

    pitch: float
    velocity: int = 100


@dataclass(frozen=True)
class Sound:
    """A note out of a file: float32 [64000] from its onset on, peaking at 0.9."""

    name: str
    samples: np.ndarray
    path: Path

    def pitch(self) -> float:
        """What the file's name tells, as flute_60.wav does, else what pYIN finds; SynthError if nothing."""
        from synth.decode_command import pitch_of
        from synth.prepare.pitch import detect

        named = pitch_of(self.path)
        found = detect(self.samples) if named is None else named
        if found is None:
            raise SynthError(
                f"{self.path}: no steady pitch is heard: give --pitch, or name it NAME_<pitch>.wav"
            )
        return found


def read(path: str | Path) -> Sound:
    """Raise SynthError for what is no sound."""
    from synth import conditioning

    path = Path(path)
    if not path.is_file():
        raise SynthError(f"{path}: no such file")
    try:
        return Sound(path.stem, conditioning.note(conditioning.read(path)), path)
    except SynthError as error:
        raise SynthError(f"{path}: {error}") from None


class Instrument(NamedTuple):
    """One of a model's bank, by name."""

    name: str


def label(each: Sound | Instrument) -> str:
    """As it stands in a figure."""
    return each.name.replace("_", " ")


def source(name: str) -> Sound | Instrument:
    """A sound file where the name has an ending, else an instrument of the bank."""
    return read(name) if Path(name).suffix else Instrument(name)


class Model:
    """A model of any kind by name or file, with its bank; plays notes."""

    def __init__(self, path_or_name: str) -> None:
        self._path = locations.model_path(path_or_name)
        self.name = Path(path_or_name).stem
        self.network = synth.load(self._path)

    @cached_property
    def bank(self) -> Bank:
        """Raise SynthError if there is none, or it belongs to other weights."""
        return banks.of_model(self._path)

    def embedding(self, each: Sound | Instrument, key: Key) -> np.ndarray:
        """float32 [frames, width] of a sound, or of an instrument at a key."""
        import torch

        if isinstance(each, Sound):
            return self.network.encode(torch.from_numpy(each.samples[None]))[0].cpu().numpy()
        if each.name not in self.bank:
            raise SynthError(f"no instrument {each.name[:64]!r} in the bank: {' '.join(self.names)}")
        return self.bank.embedding(each.name, key.pitch, key.velocity)

    @property
    def one_frame(self) -> bool:
        """Whether one frame stands for a whole note, as in a spectral autoencoder."""
        from synth.spectral.config import SpectralConfig

        return isinstance(self.network.config, SpectralConfig)

    @property
    def names(self) -> list[str]:
        return [instrument.name for instrument in self.bank.instruments]

    def play(
        self, notes: Sequence[tuple[np.ndarray, float]], samples: int, seed: int = 0
    ) -> list[np.ndarray]:
        """float32 [samples] of each (embedding, pitch), as `nsynth decode` makes it, all with one seed."""
        from synth.samplers.voice import CHUNK, sound_of

        sampler = synth.open_sampler(self.network)
        sounds: list[np.ndarray] = []
        with batches.progress() as progress:
            task = progress.add_task(f"{self.name}: rendering", total=samples * len(notes))
            for first in range(0, len(notes), VOICES):
                batch = notes[first : first + VOICES]
                voices = [sampler.open(*note, samples, seed, TEMPERATURE) for note in batch]
                chunks = []
                for _ in range(0, samples, CHUNK):
                    chunks.append(sampler.advance(voices, CHUNK))
                    progress.advance(task, CHUNK * len(batch))
                for voice in voices:
                    sampler.close(voice)
                sounds += [audio.without_drift(sound_of(row)) for row in zip(*chunks, strict=True)]
        return sounds
