"""Notes that a model is asked for, and those of data sets: held-out ones and real ones.

Those of a bank's instruments are bank_cases'. Knows nothing of how notes are generated or measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synth import mulaw
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder
    from synth.datasets.note_set import NoteSet

# MIDI pitches of the eight notes of the NSynth dataset that are passed on with the published figures.
REAL_PITCHES = (32, 52, 76, 42, 48, 33, 60, 61)


@dataclass(frozen=True)
class Original:
    """A note to be reconstructed: mu-law codes int8 [samples]."""

    name: str
    pitch: int
    codes: np.ndarray


@dataclass(frozen=True)
class Case:
    """A note to be made: embedding float32 [frames, 16], the original and the NSynth family where known."""

    name: str
    pitch: int
    embedding: np.ndarray
    original: Original | None = None
    family: str | None = None


def evenly(count: int, total: int) -> list[int]:
    """At most `count` indices spread over range(total), always the same."""
    return [number * total // count for number in range(count)] if count < total else list(range(total))


def held_out_notes(notes: "NoteSet", count: int) -> list[Original]:
    chosen = [(notes.infos[index], index) for index in evenly(count, len(notes))]
    return [Original(info.name, int(info.pitch), notes.codes(index)) for info, index in chosen]


def real_notes(path: Path, count: int) -> list[Original]:
    """The eight notes of a .npz file with `audio` [8, samples]. Raise SynthError if it is none."""
    try:
        with np.load(path, allow_pickle=False) as file:
            audio = np.asarray(file["audio"], np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise SynthError(f"{path} cannot be read as real notes: {error}") from None
    if audio.ndim != 2 or len(audio) != len(REAL_PITCHES) or not np.isfinite(audio).all():
        raise SynthError(f"{path}: audio is {list(audio.shape)}, not [{len(REAL_PITCHES)}, samples]")
    return [
        Original(f"NSynth note {number}", REAL_PITCHES[number], mulaw.encode(audio[number]))
        for number in evenly(count, len(audio))
    ]


def reconstructions(model: "Autoencoder", originals: Sequence[Original]) -> list[Case]:
    """Each note through the model's own encoder."""
    return [
        Case(note.name, note.pitch, model.encode(mulaw.decode(note.codes)[None])[0].cpu().numpy(), note)
        for note in originals
    ]
