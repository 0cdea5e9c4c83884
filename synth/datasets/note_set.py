"""What every data set is to its readers: named notes, and the mu-law codes of each. Knows no files."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class NoteInfo:
    """A note's name, MIDI pitch and velocity, its instrument with NSynth's family and source, its qualities.

    qualities are NSynth's names of those that somebody annotated.
    """

    name: str
    pitch: int
    velocity: int
    instrument: str
    family: str
    source: str
    qualities: tuple[str, ...] = ()


class NoteSet(ABC):
    """Notes in a fixed order. It may be pickled: what was opened is opened again on the other side."""

    infos: list[NoteInfo]

    def __len__(self) -> int:
        return len(self.infos)

    @abstractmethod
    def codes(self, index: int) -> np.ndarray:
        """int8 [samples], the mu-law codes (synth.mulaw) of one note at 16 kHz, not to be written to.

        Raise SynthError if its file is damaged.
        """
