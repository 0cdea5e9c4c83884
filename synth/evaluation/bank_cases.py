"""Notes of a bank's instruments: at the keys they were encoded at, between these, and half-way between two.

The same keys are asked of every model; one without a bank of its own encodes what these keys need. Notes
are left as loud as the decoder makes them: a bank's gain_db is for those who play it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synth import bank, locations, mulaw
from synth.bank import Bank, Instrument
from synth.datasets.general_midi import INSTRUMENTS
from synth.datasets.players import Player
from synth.errors import SynthError
from synth.evaluation.cases import Case, Original, evenly

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder

ENCODED, OTHER_KEYS, HALF_WAY = "bank", "bank at other keys", "half-way between two"


@dataclass(frozen=True)
class Key:
    """A note to ask a bank for: instruments in equal parts, MIDI pitch, velocity."""

    instruments: tuple[Instrument, ...]
    pitch: int
    velocity: int

    @property
    def name(self) -> str:
        """In NSynth's way: flute-060-110."""
        return f"{'+'.join(each.name for each in self.instruments)}-{self.pitch:03}-{self.velocity:03}"


class FontNotes:
    """Notes of a soundfont as `nsynth bank` encodes them."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._played: dict[Key, np.ndarray] = {}

    def play(self, instrument: Instrument, pitch: int, velocity: int) -> np.ndarray:
        """Mu-law codes int8 [64000]. Raise SynthError if the note is silent."""
        from synth.datasets.bank_notes import bank_note  # brings torch, which `nsynth --help` does without

        return mulaw.encode(bank_note(self._player, instrument, pitch, velocity))

    def codes(self, instrument: Instrument, pitch: int, velocity: int) -> np.ndarray:
        """What play says, played once."""
        key = Key((instrument,), pitch, velocity)
        if key not in self._played:
            self._played[key] = self.play(instrument, pitch, velocity)
        return self._played[key]


def instruments_of(model_path: Path) -> list[Instrument]:
    """Those of the model's bank, or the ones that a bank would have."""
    path = locations.bank_path(model_path)
    return bank.load(path).instruments if path.is_file() else list(INSTRUMENTS)


def keys_of(instruments: Sequence[Instrument], count: int) -> dict[str, list[Key]]:
    """At most `count` keys of each set, by its title, always the same."""
    alone = [(each,) for each in instruments]
    return {
        ENCODED: spread(alone, encoded_pitches, count),
        OTHER_KEYS: spread(alone, pitches_between, count),
        HALF_WAY: spread(pairs(instruments), encoded_pitches, count),
    }


def encoded_pitches(instruments: tuple[Instrument, ...]) -> list[int]:
    """Those that all of the instruments were encoded at."""
    first, *others = instruments
    return [pitch for pitch in first.pitches if all(pitch in other.pitches for other in others)]


def pitches_between(instruments: tuple[Instrument, ...]) -> list[int]:
    """Half-way between neighbouring encoded pitches, as far from an embedding as a key can be."""
    pitches = instruments[0].pitches
    return [(low + high) // 2 for low, high in pairwise(pitches) if high - low > 1]


def pairs(instruments: Sequence[Instrument]) -> list[tuple[Instrument, ...]]:
    """Each instrument and the one a third of the bank on; no pair twice, in whichever order."""
    apart = max(1, len(instruments) // 3)
    found: dict[frozenset[str], tuple[Instrument, ...]] = {}
    for number, one in enumerate(instruments):
        other = instruments[(number + apart) % len(instruments)]
        if one.name != other.name:
            found.setdefault(frozenset((one.name, other.name)), (one, other))
    return list(found.values())


def spread(
    parts: Sequence[tuple[Instrument, ...]],
    pitches_of: Callable[[tuple[Instrument, ...]], list[int]],
    count: int,
) -> list[Key]:
    """At most `count` different keys, such that a few meet many instruments, pitches and velocities.

    Neighbours differ in pitch; once round the pitches they differ in velocity, and so does an instrument's
    own next round.
    """
    pitches = {part: pitches_of(part) for part in parts}
    velocities = {part: common_velocities(part) for part in parts}
    playable = [part for part in parts if pitches[part] and velocities[part]]
    chosen = [playable[index] for index in evenly(count, len(playable))]
    rounds = max((len(pitches[part]) * len(velocities[part]) for part in chosen), default=0)
    keys = []
    for number in range(rounds):
        for place, part in enumerate(chosen):
            high, wide = len(velocities[part]), len(pitches[part])
            if number < high * wide:
                velocity = velocities[part][(place // wide + number // wide) % high]
                keys.append(Key(part, pitches[part][(place + number) % wide], velocity))
    return keys[:count]


def common_velocities(instruments: tuple[Instrument, ...]) -> list[int]:
    first, *others = instruments
    return [velocity for velocity in first.velocities if all(velocity in each.velocities for each in others)]


def bank_of(
    model: "Autoencoder", model_path: Path, keys: Sequence[Key], notes: FontNotes | None
) -> Bank | None:
    """The model's bank, else what these keys need of one, encoded from the notes, else None.

    Raise SynthError where the bank was made by other weights.
    """
    path = locations.bank_path(model_path)
    if not path.is_file():
        return encoded(model, keys, notes) if notes else None
    found = bank.load(path)
    if found.model != model.identity:
        raise SynthError(f"{path} belongs to other weights: make it again with `nsynth bank`")
    return found


def encoded(model: "Autoencoder", keys: Sequence[Key], notes: FontNotes) -> Bank:
    """A bank of the instruments of these keys, with the notes that they need; all else in it is nan."""
    needed = dict.fromkeys(
        (each, pitch, key.velocity)
        for key in keys
        for each in key.instruments
        for pitch in (
            max(pitch for pitch in each.pitches if pitch <= key.pitch),
            min(pitch for pitch in each.pitches if pitch >= key.pitch),
        )
    )
    arrays: dict[str, np.ndarray] = {}
    for each, pitch, velocity in needed:
        audio = mulaw.decode(notes.codes(each, pitch, velocity))
        embedding = model.encode(audio[None])[0].cpu().numpy()
        if each.name not in arrays:
            shape = (len(each.pitches), len(each.velocities), *embedding.shape)
            arrays[each.name] = np.full(shape, np.nan, np.float32)
        arrays[each.name][each.pitches.index(pitch), each.velocities.index(velocity)] = embedding
    return Bank(model.identity, list(dict.fromkeys(each for each, _, _ in needed)), arrays)


def cases_of(found: Bank, keys: Sequence[Key], notes: FontNotes | None) -> list[Case]:
    """A case for each key that the bank can play; one instrument has its original, if there are notes."""
    cases = []
    for key in keys:
        if not all(each.name in found for each in key.instruments):
            continue
        mixture = {each.name: 1 / len(key.instruments) for each in key.instruments}
        embedding = found.mix(mixture, key.pitch, key.velocity)
        first, *others = key.instruments
        original = None
        if notes and not others:
            original = Original(key.name, key.pitch, notes.codes(first, key.pitch, key.velocity))
        cases.append(Case(key.name, key.pitch, embedding, original, None if others else first.family))
    return cases
