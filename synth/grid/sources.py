"""Where the instruments of a grid come from: the model's bank, or recordings at several pitches.

Recordings are encoded once: what they became is kept beside the notes, so that a grid that goes on is the
same one to the last bit.
"""

import io
import re
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from synth import bank, embeddings, files, locations
from synth.bank import Bank
from synth.errors import SynthError
from synth.grid.settings import nearest

if TYPE_CHECKING:
    from synth.model import WaveNetAutoencoder

KEPT = "sounds"
SOUND = re.compile(r"(?P<instrument>.+)_(?P<pitch>\d{1,3})\.wav", re.IGNORECASE)


class Source(Protocol):
    """An instrument: what it is at a pitch, and what makes it as loud as the others there."""

    def embedding(self, pitch: int) -> np.ndarray: ...

    def gain_db(self, pitch: int) -> float: ...


class OfBank:
    def __init__(self, found: Bank, name: str, velocity: int) -> None:
        self._bank, self._name, self._velocity = found, name, velocity

    def embedding(self, pitch: int) -> np.ndarray:
        return self._bank.embedding(self._name, pitch, self._velocity)

    def gain_db(self, pitch: int) -> float:
        return self._bank.gain_db({self._name: 1.0})


class Recorded:
    """Recordings by pitch; at another pitch it is the nearest one, of two the lower."""

    def __init__(self, paths: Mapping[int, Path]) -> None:
        self.paths = dict(paths)
        self.encoded: dict[int, tuple[np.ndarray, float]] = {}

    def recorded(self, pitch: int) -> int:
        return min(self.paths, key=lambda each: (abs(each - pitch), each))

    def embedding(self, pitch: int) -> np.ndarray:
        return self.encoded[self.recorded(pitch)][0]

    def gain_db(self, pitch: int) -> float:
        return self.encoded[self.recorded(pitch)][1]


class Sources:
    """The instruments that settings name. Raise SynthError for one that nobody has, or not at a pitch."""

    def __init__(
        self,
        model: "WaveNetAutoencoder",
        path: Path,
        sounds: Path | None,
        names: Iterable[str],
        pitches: Iterable[int],
        velocity: int,
    ) -> None:
        self._model, self._pitches = model, list(pitches)
        self._recorded = {} if sounds is None else recordings(sounds)
        file = locations.bank_path(path)
        # With recordings of everything no bank is needed.
        needed = not set(names) <= self._recorded.keys() and (sounds is None or file.is_file())
        self._bank = bank.load(file) if needed else None
        if self._bank is not None and self._bank.model != model.identity:
            raise SynthError(f"{file} was made with another model than {path}: make it again, `nsynth bank`")
        self._sources = {name: self._source(name, velocity) for name in names}

    @property
    def model(self) -> str:
        """SHA-256 of the weights."""
        return self._model.identity

    @property
    def recordings(self) -> list[tuple[Recorded, int]]:
        """Those that will be heard, which must be encoded."""
        found = [each for each in self._sources.values() if isinstance(each, Recorded)]
        return [
            (each, pitch) for each in found for pitch in sorted({each.recorded(p) for p in self._pitches})
        ]

    def encode(self, folder: Path, told: Callable[[], None]) -> None:
        """Every recording that will be heard, unless the folder has it from before; `told` after each."""
        for source, pitch in self.recordings:
            source.encoded[pitch] = self._kept(folder / KEPT, source.paths[pitch])
            told()

    def encoding_seconds(self, folder: Path) -> float:
        """What `encode` will take, by the second of two encodings of silence: the first one warms up."""
        from synth.conditioning import SAMPLES

        paths = [source.paths[pitch] for source, pitch in self.recordings]
        left = sum(not self._kept_at(folder / KEPT, path).is_file() for path in paths)
        began = 0.0
        for _ in range(2 if left else 0):
            began = time.perf_counter()
            self._model.encode(np.zeros((1, SAMPLES), np.float32))
        return left * (time.perf_counter() - began) if left else 0.0

    def mix(self, mixture: Mapping[str, float], pitch: int) -> np.ndarray:
        """float32 [frames, 16] of a cell, as the daemon mixes it."""
        parts = [self._sources[name].embedding(pitch) for name in mixture]
        return embeddings.mix(parts, list(mixture.values()))

    def gain_db(self, mixture: Mapping[str, float], pitch: int) -> float:
        return sum(weight * self._sources[name].gain_db(pitch) for name, weight in mixture.items())

    def _source(self, name: str, velocity: int) -> Source:
        hears_pitch = self._model.config.pitch_conditioning
        if name in self._recorded:
            pitches = tuple(self._recorded[name])
            source: Source = Recorded(self._recorded[name])
        elif self._bank is not None and name in self._bank:
            pitches = self._bank.instruments[self._bank.index(name)].pitches
            source = OfBank(self._bank, name, velocity)
        else:
            there = [] if self._bank is None else self._bank.instruments
            known = [*self._recorded, *(each.name for each in there)]
            raise SynthError(f"no instrument {name!r}; {nearest(name, known)}")
        missing = [str(pitch) for pitch in self._pitches if pitch not in pitches]
        if missing and not hears_pitch:
            raise SynthError(
                f"{name!r} has no sound at pitch {', '.join(missing)}, and this model does not hear pitch:"
                f" record {name}_{missing[0]}.wav, or take a model that does"
            )
        return source

    def _kept_at(self, folder: Path, path: Path) -> Path:
        return folder / f"{locations.file_identity(path)}-{self.model[:16]}.npz"

    def _kept(self, folder: Path, path: Path) -> tuple[np.ndarray, float]:
        from synth import own_sounds

        kept = self._kept_at(folder, path)
        try:
            with np.load(kept, allow_pickle=False) as file:
                return np.asarray(file["embedding"], np.float32), float(file["gain_db"])
        except (OSError, ValueError, KeyError):
            pass
        try:
            embedding, gain_db = own_sounds.encode(self._model, path)
        except SynthError as error:
            raise SynthError(f"{path}: {error}") from None
        whole = io.BytesIO()
        np.savez(whole, embedding=embedding, gain_db=gain_db)
        files.write_whole(kept, whole.getbuffer())
        return embedding, gain_db


def recordings(folder: Path) -> dict[str, dict[int, Path]]:
    """By instrument and pitch: files named <instrument>_<pitch>.wav. Raise SynthError if there is none."""
    if not folder.is_dir():
        raise SynthError(f"no folder {folder} of sounds")
    found: dict[str, dict[int, Path]] = {}
    for path in sorted(folder.iterdir()):
        named = SOUND.fullmatch(path.name)
        if named is not None and int(named["pitch"]) <= 127:
            found.setdefault(named["instrument"], {})[int(named["pitch"])] = path
    if not found:
        raise SynthError(f"{folder} has no sound named <instrument>_<pitch>.wav: see `nsynth prepare --help`")
    return found
