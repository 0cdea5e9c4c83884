"""A grid's settings file: the Open NSynth Super pipeline's, the NSynth Max for Live device's, or our own.

Knows what stands in them, not what instruments there are.
"""

import difflib
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from synth.config import SAMPLE_RATE, TEMPERATURE
from synth.errors import SynthError
from synth.grid.layout import Corners, Style

# Half a minute, the longest that the daemon plays.
MOST_SECONDS = 30
# Cells by pitches that can be laid out in memory; the published pipeline's own settings have 331,776.
MOST_NOTES = 4_000_000
Pitches = Annotated[list[Annotated[int, Meta(ge=0, le=127)]], Meta(min_length=1)]
Resolution = Annotated[int, Meta(ge=2, le=129)]
Samples = Annotated[int, Meta(ge=1, le=MOST_SECONDS * SAMPLE_RATE)]
Name = Annotated[str, Meta(min_length=1)]
Names = Annotated[list[Name], Meta(min_length=1)]
Plane = Annotated[list[Annotated[list[Name], Meta(min_length=2)]], Meta(min_length=2)]


class Pads(msgspec.Struct):
    """Instruments of each corner: every combination is a square."""

    nw: Names = msgspec.field(name="NW")
    ne: Names = msgspec.field(name="NE")
    sw: Names = msgspec.field(name="SW")
    se: Names = msgspec.field(name="SE")


class OpenNSynthSuper(msgspec.Struct):
    pads: Pads
    pitches: Pitches
    resolution: Resolution
    final_length: Samples


class MaxForLive(msgspec.Struct):
    """The first of the lists is the left column, from the bottom up: the device's script takes x first."""

    instruments: Plane
    pitches: Pitches
    resolution: Resolution
    final_length: Samples
    name: str = ""


class Own(msgspec.Struct):
    """plane are rows of instruments, the highest first; of every four neighbours a square is made."""

    plane: Plane
    pitches: Pitches
    name: str = ""
    resolution: Resolution = 9
    seconds: Annotated[float, Meta(gt=0, le=MOST_SECONDS)] = 4.0
    velocity: Annotated[int, Meta(ge=1, le=127)] = 100
    temperature: Annotated[float, Meta(ge=0, le=2)] = TEMPERATURE
    seed: Annotated[int, Meta(ge=0, le=2**31 - 1)] = 0


# By the key that only they have.
FOREIGN: dict[str, type[msgspec.Struct]] = {"pads": OpenNSynthSuper, "instruments": MaxForLive}


@dataclass(frozen=True)
class Settings:
    """What is to be rendered. ignored are keys of the file that nothing here goes by."""

    name: str
    style: Style
    plane: list[list[str]] | None
    squares: list[Corners]
    pitches: list[int]
    resolution: int
    samples: int
    velocity: int = 100
    temperature: float = TEMPERATURE
    seed: int = 0
    ignored: tuple[str, ...] = ()

    @property
    def instruments(self) -> list[str]:
        """Each once."""
        return list(dict.fromkeys(name for square in self.squares for name in square))

    @property
    def notes(self) -> int:
        """Of all cells at all pitches, equal ones counted each time."""
        return len(self.squares) * self.resolution**2 * len(self.pitches)


def read(path: Path) -> Settings:
    """Raise SynthError that names the key, and what is allowed or which one was probably meant."""
    try:
        values = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise SynthError(f"{path} cannot be read as settings: {error}") from None
    if not isinstance(values, dict):
        raise SynthError(f"{path} is not an object of settings: see `nsynth grid --help`")
    kind = next((kind for mark, kind in FOREIGN.items() if mark in values), Own)
    ignored = tuple(sorted(key for key in values if key not in _keys(kind)))
    if kind is Own and ignored:
        raise SynthError(f"{path}: no key {ignored[0]!r}; {nearest(ignored[0], _keys(Own))}")
    try:
        found = _settings(msgspec.convert(values, kind), path.stem, ignored)
    except msgspec.ValidationError as error:
        raise SynthError(f"{path}: {error}") from None
    if found.notes > MOST_NOTES:
        raise SynthError(f"{path}: {found.notes:,} notes; a grid has at most {MOST_NOTES:,}: make several")
    return found


def nearest(name: str, known: list[str]) -> str:
    """The one that was probably meant, or else all of them."""
    close = difflib.get_close_matches(name, known, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"


def _settings(found: Any, stem: str, ignored: tuple[str, ...]) -> Settings:
    pitches = list(dict.fromkeys(found.pitches))
    shared: dict[str, Any] = {"pitches": pitches, "resolution": found.resolution, "ignored": ignored}
    if isinstance(found, OpenNSynthSuper):
        pads = found.pads
        squares = list(dict.fromkeys(product(pads.nw, pads.ne, pads.sw, pads.se)))
        return Settings(stem, "ons", None, squares, samples=found.final_length, **shared)
    name = found.name or stem
    if isinstance(found, MaxForLive):
        plane = [list(row) for row in zip(*_even(found.instruments), strict=True)]
        return Settings(name, "m4l", plane, _squares(plane, upper=1), samples=found.final_length, **shared)
    shared |= {"velocity": found.velocity, "temperature": found.temperature, "seed": found.seed}
    samples = max(1, round(found.seconds * SAMPLE_RATE))
    plane = _even(found.plane)
    return Settings(name, "own", plane, _squares(plane, upper=0), samples=samples, **shared)


def _even(lists: list[list[str]]) -> list[list[str]]:
    if len({len(each) for each in lists}) > 1:
        raise msgspec.ValidationError("rows of instruments must be equally long")
    return lists


def _squares(plane: list[list[str]], upper: int) -> list[Corners]:
    """Row by row as they stand; upper says which of two neighbouring rows lies above."""
    squares: list[Corners] = []
    for pair in pairwise(plane):
        top, bottom = pair[upper], pair[1 - upper]
        squares += zip(top, top[1:], bottom, bottom[1:], strict=False)
    return squares


def _keys(kind: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(kind)]
