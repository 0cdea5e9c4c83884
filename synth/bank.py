"""The bank: embeddings of instruments at several pitches and velocities, made by one model's encoder.

A bank belongs to its model's weights: an embedding means nothing to another decoder. Imports no torch.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from synth import embeddings, locations
from synth.errors import SynthError

FORMAT = "nsynth-bridge-bank-2"
# One key alone, as in synth.checkpoints: the same bank is the same file.
METADATA_KEY = "nsynth_bridge"
REMEDY = "make it again with `nsynth bank`"
# Every sound that is encoded peaks here: what velocity changes is the timbre, its loudness is the player's.
# The default model makes a wrong octave of a drawbar organ that is brought to −20 LUFS before: it was trained
# on louder notes.
PEAK = 0.9
# As loud as this all instruments are made, over the first second, by gains of at most so much: a poor note
# does not become a loud one.
LOUDNESS_LUFS, LOUDNESS_SECONDS, MOST_GAIN_DB = -20.0, 1.0, 15.0


@dataclass(frozen=True)
class Instrument:
    """Name, NSynth family, General MIDI program (from 0), and the keys it was encoded at, lowest first.

    gain_db is what makes its notes as loud as any other instrument's.
    """

    name: str
    family: str
    program: int
    pitches: tuple[int, ...] = (36, 48, 60, 72, 84)
    velocities: tuple[int, ...] = (50, 110)
    gain_db: float = 0.0


class Bank:
    """Instruments in order, the model they belong to, of each an array [pitches, velocities, frames, width].

    width is the model's: 16 of a WaveNet autoencoder. A spectral one has a single frame.
    """

    def __init__(
        self, model: str, instruments: Sequence[Instrument], arrays: Mapping[str, np.ndarray]
    ) -> None:
        self.model = model
        self.instruments = list(instruments)
        self._by_name = {instrument.name: instrument for instrument in instruments}
        self._arrays = dict(arrays)
        # What axes and ranges follow from: edits keep their meaning when an instrument is added.
        self._measured = list(arrays.values())

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def embedding(self, name: str, pitch: float, velocity: int) -> np.ndarray:
        """float32 [frames, width] of one instrument: between two encoded pitches a mixture of both.

        Of the velocities the nearest: there are as many different notes of a key as were encoded.
        """
        instrument, array = self._by_name[name], self._arrays[name]
        distances = [abs(each - velocity) for each in instrument.velocities]
        layer = array[:, distances.index(min(distances))].astype(np.float32)
        place = float(np.interp(pitch, instrument.pitches, range(len(instrument.pitches))))
        below = int(place)
        if place == below:
            return layer[below]
        return embeddings.mix([layer[below], layer[below + 1]], [1 - (place - below), place - below])

    @cached_property
    def width(self) -> int:
        """How many numbers a frame has."""
        return int(self._measured[0].shape[-1])

    def array(self, name: str) -> np.ndarray:
        """All that was encoded of an instrument: [pitches, velocities, frames, width]."""
        return self._arrays[name]

    def mix(self, mixture: Mapping[str, float], pitch: float, velocity: int) -> np.ndarray:
        """float32 [frames, width] of {instrument: weight} for a key."""
        parts = [self.embedding(name, pitch, velocity) for name in mixture]
        return embeddings.mix(parts, list(mixture.values()))

    def gain_db(self, mixture: Mapping[str, float]) -> float:
        """What makes a mixture as loud as any other."""
        return sum(weight * self._by_name[name].gain_db for name, weight in mixture.items())

    @cached_property
    def axes(self) -> np.ndarray:
        """Principal axes float32 [width, width] of all instruments' frames, a row each, the widest first.

        A row is as long as the embeddings' standard deviation along it; its largest part is positive.
        """
        variances, columns = np.linalg.eigh(np.cov(self._frames(), rowvar=False))
        rows = (columns * np.sqrt(np.maximum(variances, 0))).T[::-1]
        largest = np.take_along_axis(rows, np.abs(rows).argmax(axis=1)[:, None], axis=1)
        return (rows * np.where(largest < 0, -1, 1)).astype(np.float32)

    def add(self, instrument: Instrument, array: np.ndarray) -> int:
        """One more instrument, or another one of that name; its index. axes and ranges stay as they were."""
        if instrument.name in self._by_name:
            self.instruments[self.index(instrument.name)] = instrument
        else:
            self.instruments.append(instrument)
        self._by_name[instrument.name], self._arrays[instrument.name] = instrument, array
        return self.index(instrument.name)

    def index(self, name: str) -> int:
        """Which of the instruments it is."""
        return self.instruments.index(self._by_name[name])

    @cached_property
    def ranges(self) -> np.ndarray:
        """float32 [width, 2]: between which values each dimension is in all but two frames of a hundred."""
        return np.percentile(self._frames(), (1, 99), axis=0).T.astype(np.float32)

    @cached_property
    def statistics(self) -> dict[str, np.ndarray]:
        """Of each dimension over all frames, float64 [width]: what its name says, p1, p99 as in `ranges`."""
        frames = self._frames()
        least, low, median, high, most = np.percentile(frames, (0, 1, 50, 99, 100), axis=0)
        return {
            "min": least,
            "p1": low,
            "median": median,
            "p99": high,
            "max": most,
            "mean": frames.mean(axis=0),
            "deviation": frames.std(axis=0),
        }

    @cached_property
    def frames(self) -> int:
        """How many frames axes, ranges and statistics follow from."""
        return len(self._frames())

    @cached_property
    def shares(self) -> np.ndarray:
        """float64 [width]: how much of the variance of all frames lies along each of the axes."""
        variances = (self.axes.astype(np.float64) ** 2).sum(axis=1)
        return variances / max(variances.sum(), np.finfo(float).tiny)

    def nearest(self, embedding: np.ndarray) -> list[tuple[Instrument, float]]:
        """Instruments by their distance to an embedding [frames, width], the nearest first.

        The distance is that between means over all frames, in standard deviations of the bank's frames: of an
        instrument over all its keys.
        """
        scale = np.maximum(self.statistics["deviation"], np.finfo(np.float32).tiny)
        mean = embedding.astype(np.float64).mean(axis=0)
        found = []
        for instrument in self.instruments:
            own = self._arrays[instrument.name].reshape(-1, self.width).astype(np.float64)
            found.append((instrument, float(np.linalg.norm((own.mean(axis=0) - mean) / scale))))
        return sorted(found, key=lambda each: each[1])

    def _frames(self) -> np.ndarray:
        """float64 [all frames, width] of the instruments that it was made with."""
        frames = [array.reshape(-1, self.width) for array in self._measured]
        return np.concatenate(frames).astype(np.float64)

    def save(self, path: str | Path) -> None:
        """Write it at once or not at all, embeddings as 16-bit floats."""
        path = Path(path)
        half = path.with_name(path.name + ".part")
        instruments = [asdict(instrument) for instrument in self.instruments]
        header = {"format": FORMAT, "model": self.model, "instruments": instruments}
        # safetensors writes the memory of a transposed view as it lies, in the wrong order.
        arrays = {name: np.ascontiguousarray(array, np.float16) for name, array in self._arrays.items()}
        save_file(arrays, half, {METADATA_KEY: json.dumps(header)})
        half.replace(path)


def load(path: Path) -> Bank:
    """Raise SynthError if the file is not a whole bank, or there is none."""
    if not path.is_file():
        raise SynthError(f"no instrument bank {path}: make one with `nsynth bank`")
    try:
        with safe_open(path, "np") as file:
            header = json.loads((file.metadata() or {}).get(METADATA_KEY, "{}"))
            arrays = {name: file.get_tensor(name) for name in file.keys()}
    except (SafetensorError, OSError, ValueError) as error:
        raise SynthError(f"{path} is not a whole safetensors file ({error}): {REMEDY}") from None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise SynthError(f"{path} is not an instrument bank of this version: {REMEDY}")
    try:
        bank = Bank(str(header["model"]), msgspec.convert(header["instruments"], list[Instrument]), arrays)
    except (KeyError, ValueError) as error:
        raise SynthError(f"{path} is damaged ({error}): {REMEDY}") from None
    for instrument in bank.instruments:
        if not _fits(instrument, arrays.get(instrument.name)):
            raise SynthError(f"{path} is damaged at {instrument.name!r}: {REMEDY}")
    if len({bank.array(instrument.name).shape[3] for instrument in bank.instruments}) != 1:
        raise SynthError(f"{path} is damaged, or holds no instrument: {REMEDY}")
    return bank


def of_model(path_or_name: str | Path) -> Bank:
    """The bank beside a model. Raise SynthError if one of both is missing or they do not belong together."""
    path = locations.model_path(path_or_name)
    bank = load(locations.bank_path(path))
    if bank.model != locations.file_identity(path):
        raise SynthError(
            f"the bank beside {path} was made by another model, or one of the two is damaged: copy the model"
            " again, or run `nsynth bank` for its instruments"
        )
    return bank


def _fits(instrument: Instrument, array: np.ndarray | None) -> bool:
    """Whether an instrument's array is one that `embedding` can read."""
    keys = len(instrument.pitches), len(instrument.velocities)
    return (
        array is not None
        and array.ndim == 4
        and array.shape[:2] == keys
        and array.size > 0
        and list(instrument.pitches) == sorted(set(instrument.pitches))
        and bool(np.isfinite(array).all())
        and math.isfinite(instrument.gain_db)
    )
