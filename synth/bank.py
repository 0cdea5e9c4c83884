"""The bank: one embedding for each instrument, made by one model's encoder. Imports no torch.

A bank belongs to its model's weights: an embedding means nothing to another decoder.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from synth import embeddings
from synth.errors import SynthError

FORMAT = "nsynth-bridge-bank-1"
# One key alone, as in synth.checkpoints: the same bank is the same file.
METADATA_KEY = "nsynth_bridge"


@dataclass(frozen=True)
class Instrument:
    """Name, NSynth family, and the General MIDI program (from 0), pitch and velocity it was played at."""

    name: str
    family: str
    program: int
    pitch: int = 60
    velocity: int = 110


class Bank:
    """Instruments in order, with their embeddings float32 [frames, 16] and the model they belong to."""

    def __init__(
        self, model: str, instruments: Sequence[Instrument], arrays: Mapping[str, np.ndarray]
    ) -> None:
        self.model = model
        self.instruments = list(instruments)
        self._arrays = arrays

    def __contains__(self, name: object) -> bool:
        return name in self._arrays

    def mix(self, mixture: Mapping[str, float]) -> np.ndarray:
        """float32 [frames, 16] of {instrument: weight}."""
        return embeddings.mix([self._arrays[name] for name in mixture], list(mixture.values()))

    def save(self, path: str | Path) -> None:
        path = Path(path)
        half = path.with_name(path.name + ".part")
        instruments = [asdict(instrument) for instrument in self.instruments]
        header = {"format": FORMAT, "model": self.model, "instruments": instruments}
        # safetensors writes the memory of a transposed view as it lies, in the wrong order.
        arrays = {name: np.ascontiguousarray(array) for name, array in self._arrays.items()}
        save_file(arrays, half, {METADATA_KEY: json.dumps(header)})
        half.replace(path)


def load(path: Path) -> Bank:
    """Raise SynthError if the file is not a bank, or there is none."""
    if not path.is_file():
        raise SynthError(f"no instrument bank {path}: make one with `nsynth bank`")
    try:
        with safe_open(path, "np") as file:
            header = json.loads((file.metadata() or {}).get(METADATA_KEY, "{}"))
            arrays = {name: file.get_tensor(name) for name in file.keys()}
    except (SafetensorError, OSError, ValueError) as error:
        raise SynthError(f"{path} is not a whole safetensors file: {error}") from None
    if header.get("format") != FORMAT:
        raise SynthError(f"{path} is not an instrument bank")
    instruments = [Instrument(**fields) for fields in header["instruments"]]
    return Bank(header["model"], instruments, arrays)
