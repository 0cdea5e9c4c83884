"""Presets: four corners and how their notes are made, one JSON file each."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec

from bridge.errors import ClientError, SetupError
from bridge.protocol.addresses import MOST_GLIDE
from synth.edits import Value, check_chain
from synth.errors import SynthError

VERSION = 1


Seconds = Annotated[float, msgspec.Meta(ge=0, le=60)]


class Loop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a note, in seconds, that a player repeats while the key is held."""

    start: Seconds
    end: Seconds

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"loop must end after it starts, not {self.start:g} to {self.end:g}")


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a player shapes notes with: times in seconds, sustain as a share of full level."""

    attack: Seconds = 0.003
    decay: Seconds = 0.0
    sustain: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    release: Seconds = 0.25


Pitch = Annotated[int, msgspec.Meta(ge=0, le=127)]


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is rendered ahead: grid × grid cells, pitches from lowest to highest by step, some velocities."""

    grid: Annotated[int, msgspec.Meta(ge=2, le=33)] = 5
    lowest: Pitch = 36
    highest: Pitch = 84
    step: Annotated[int, msgspec.Meta(ge=1, le=24)] = 3
    velocities: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=127)], ...], msgspec.Meta(min_length=1, max_length=8)
    ] = (100,)

    def __post_init__(self) -> None:
        if self.highest < self.lowest:
            raise ValueError(f"highest must not be below lowest, not {self.highest} and {self.lowest}")

    @property
    def notes(self) -> int:
        return self.grid**2 * len(range(self.lowest, self.highest + 1, self.step)) * len(self.velocities)


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """corners are instruments of the bank: top left, top right, bottom left, bottom right.

    grid is the number of cells a side that positions are snapped to; temperature and seed go to the
    sampler of every note; loop and envelope are the player's. Without a loop a note plays to its end.
    edits are carried out in order, each a verb of synth.edits with its arguments. glide is how long a held
    note takes to go over to where the hand is, 0 if it stays. prerender is what is rendered ahead on demand.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[\w &'+-]+$")]
    corners: tuple[str, str, str, str]
    version: Annotated[int, msgspec.Meta(ge=1, le=VERSION)] = VERSION
    grid: Annotated[int, msgspec.Meta(ge=2, le=129)] = 17
    temperature: Annotated[float, msgspec.Meta(ge=0, le=2)] = 0.8
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 0
    loop: Loop | None = None
    envelope: Envelope = Envelope()
    edits: tuple[tuple[Value, ...], ...] = ()
    glide: Annotated[float, msgspec.Meta(ge=0, le=MOST_GLIDE)] = 0.0
    prerender: Plan = Plan()

    def __post_init__(self) -> None:
        try:
            check_chain(self.edits)
        except SynthError as error:
            raise ValueError(f"edits: {error}") from None

    def loop_frames(self, pitch: int, frames: int, rate_hz: int) -> tuple[int, int]:
        """First frame of a note's loop and the one after its last, whole periods apart; 0, 0 for none."""
        if self.loop is None:
            return 0, 0
        period = rate_hz / (440.0 * 2.0 ** ((pitch - 69) / 12))
        start, end = round(self.loop.start * rate_hz), min(round(self.loop.end * rate_hz), frames)
        periods = int((end - start) / period)
        return (start, start + round(periods * period)) if periods > 0 else (0, 0)


class Presets:
    """All presets in alphabetical order of their names."""

    def __init__(self, presets: list[Preset]) -> None:
        self._presets = sorted(presets, key=lambda preset: preset.name.casefold())

    def __iter__(self) -> Iterator[Preset]:
        return iter(self._presets)

    @property
    def names(self) -> list[str]:
        return [preset.name for preset in self._presets]

    def find(self, name: str | int) -> Preset:
        """By name or index. Raise ClientError that names what there is."""
        if isinstance(name, int):
            if not 0 <= name < len(self._presets):
                raise ClientError(f"preset index must be in 0..{len(self._presets) - 1}, not {name}")
            return self._presets[name]
        if name not in self.names:
            raise ClientError(f"no preset {name!r}; {suggestion(name, self.names)}")
        return self._presets[self.names.index(name)]


def read(folder: Path) -> Presets:
    """Every *.json of a folder. Raise SetupError that names the file and the key that is wrong."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SetupError(f"no presets in {folder}")
    return Presets([_read(file) for file in files])


def _read(file: Path) -> Preset:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Preset)
    except (msgspec.DecodeError, OSError) as error:
        raise SetupError(f"preset {file}: {error}; keys are {', '.join(Preset.__struct_fields__)}") from None


def suggestion(name: str, known: list[str]) -> str:
    """«did you mean» the nearest name, or else all of them."""
    close = difflib.get_close_matches(name, known, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
