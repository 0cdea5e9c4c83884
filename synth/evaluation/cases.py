"""Which notes a model is asked for: held-out and real ones, its bank's instruments, and what lies between.

Knows nothing of how they are generated or measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synth import bank, locations, mulaw
from synth.bank import Bank, Instrument
from synth.datasets.general_midi import INSTRUMENTS
from synth.datasets.soundfont import Soundfont
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.datasets.note_set import NoteSet
    from synth.model import WaveNetAutoencoder

KEYS = (36, 48, 60, 72, 84)
# MIDI pitches of the eight notes of the NSynth dataset that are passed on with the published figures.
REAL_PITCHES = (32, 52, 76, 42, 48, 33, 60, 61)
PEAK = 0.9


@dataclass(frozen=True)
class Original:
    """A note to be reconstructed: mu-law codes int8 [samples]."""

    name: str
    pitch: int
    codes: np.ndarray


@dataclass(frozen=True)
class Case:
    """A note to be made: embedding float32 [frames, 16], and the original where there is one."""

    name: str
    pitch: int
    embedding: np.ndarray
    original: Original | None = None


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


def font_notes(font: Soundfont, instruments: Sequence[Instrument]) -> dict[str, Original]:
    """The notes from which `nsynth bank` encodes these instruments, by name."""
    originals = {}
    for instrument in instruments:
        note = font.note(instrument.program, instrument.pitch, instrument.velocity)
        loudest = float(np.abs(note).max())
        if loudest < 1e-3:
            raise SynthError(f"{instrument.name}: program {instrument.program} is silent in this soundfont")
        codes = mulaw.encode(note * (PEAK / loudest))
        originals[instrument.name] = Original(instrument.name, instrument.pitch, codes)
    return originals


def reconstructions(model: "WaveNetAutoencoder", originals: Sequence[Original]) -> list[Case]:
    """Each note through the model's own encoder."""
    return [
        Case(note.name, note.pitch, model.encode(mulaw.decode(note.codes)[None])[0].cpu().numpy(), note)
        for note in originals
    ]


def instruments_of(model_path: Path) -> list[Instrument]:
    """Those of the model's bank, or the ones that a bank would have."""
    path = locations.bank_path(model_path)
    return bank.load(path).instruments if path.is_file() else list(INSTRUMENTS)


def bank_of(
    model: "WaveNetAutoencoder",
    model_path: Path,
    instruments: Sequence[Instrument],
    originals: dict[str, Original],
) -> Bank | None:
    """The instruments' embeddings: from the model's bank, else encoded from the originals, else None.

    Raise SynthError where the bank was made by other weights.
    """
    path = locations.bank_path(model_path)
    if path.is_file():
        found = bank.load(path)
        if found.model != model.identity:
            raise SynthError(f"{path} belongs to other weights: make it again with `nsynth bank`")
        known = [each for each in instruments if each.name in found]
        return Bank(found.model, known, {each.name: found.mix({each.name: 1.0}) for each in known})
    if not originals:
        return None
    made = reconstructions(model, [originals[each.name] for each in instruments])
    return Bank(model.identity, instruments, {case.name: case.embedding for case in made})


def at_own_pitch(found: Bank, originals: dict[str, Original]) -> list[Case]:
    return [
        Case(each.name, each.pitch, found.mix({each.name: 1.0}), originals.get(each.name))
        for each in found.instruments
    ]


def at_other_keys(found: Bank, count: int) -> list[Case]:
    """Each instrument at C2 to C6, one key after another, so that a few notes meet all of both."""
    cases = [
        Case(f"{each.name} at {key}", key, found.mix({each.name: 1.0}))
        for shift in range(len(KEYS))
        for number, each in enumerate(found.instruments)
        if (key := KEYS[(number + shift) % len(KEYS)]) != each.pitch
    ]
    return cases[:count]


def half_way(found: Bank, same_pitch: bool) -> list[Case]:
    """Half-way between instruments a third of the bank apart, at the mean of their pitches.

    same_pitch keeps only pairs that were encoded at one pitch, for a model whose embeddings hold it.
    """
    instruments = found.instruments
    apart = max(1, len(instruments) // 3)
    pairs: dict[frozenset[str], Case] = {}
    for number, one in enumerate(instruments):
        other = instruments[(number + apart) % len(instruments)]
        if one.name == other.name or (same_pitch and one.pitch != other.pitch):
            continue
        embedding = found.mix({one.name: 0.5, other.name: 0.5})
        case = Case(f"{one.name} + {other.name}", round((one.pitch + other.pitch) / 2), embedding)
        pairs.setdefault(frozenset((one.name, other.name)), case)
    return list(pairs.values())
