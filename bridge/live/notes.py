"""A note as it is rendered and cached, and the identity that names its samples."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from synth import identity

UNEDITED = "[]"


@dataclass(frozen=True)
class Note:
    """All that the samples of a note follow from, and the mixture that makes it findable.

    model is the SHA-256 of the weights' file, which tells the engine, too; embedding float32 [frames, width],
    16 wide for WaveNet, a single frame for the spectral engine; mixture {instrument: weight};
    gain_db makes the instruments equally loud. edits is what was done to the mixture, as JSON: the embedding
    tells of it already, so it only makes the note findable. loop_seconds is where the preset wants the loop:
    no sample follows from that.
    """

    model: str
    embedding: np.ndarray
    pitch: int
    samples: int
    temperature: float
    seed: int
    mixture: dict[str, float]
    gain_db: float = 0.0
    edits: str = UNEDITED
    loop_seconds: tuple[float, float] | None = None

    @cached_property
    def identity(self) -> str:
        """SHA-256 over what the samples follow from, in hexadecimal."""
        what = self.model, self.embedding, self.pitch, self.samples, self.temperature, self.seed, self.gain_db
        return identity.of_note(*what)


class InstrumentLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def family(self) -> str: ...


class Instruments(Protocol):
    """What the performer wants of a bank of instruments (synth.bank.Bank is one)."""

    model: str

    @property
    def instruments(self) -> "Sequence[InstrumentLike]": ...
    @property
    def axes(self) -> np.ndarray: ...
    @property
    def ranges(self) -> np.ndarray: ...
    def __contains__(self, name: object) -> bool: ...
    def mix(self, mixture: dict[str, float], pitch: float, velocity: int) -> np.ndarray: ...
    def gain_db(self, mixture: dict[str, float]) -> float: ...
