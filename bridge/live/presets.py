"""Presets: four corners and how their notes are made, one JSON file each; and all that there are."""

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Protocol, get_args

import msgspec

from bridge.errors import ClientError, SetupError
from bridge.live.checked import structure, suggestion
from bridge.protocol.addresses import MOST_GLIDE
from synth import loops
from synth.edits import Value, check_chain
from synth.errors import SynthError

log = logging.getLogger(__name__)
VERSION = 3
NAME_LENGTH = 64
# Names go to menus and MIDI displays; what files are called does not follow from them alone.
NAME = re.compile(rf"(?=.{{1,{NAME_LENGTH}}}\Z)[\w&'+-]([\w &'+-]*[\w&'+-])?\Z")

# Which of the models makes the notes.
EngineName = Literal["wavenet", "spectral"]
WAVENET, SPECTRAL = get_args(EngineName)
# Others have as many dimensions as their size, of which no knob and no edit knows.
UNEDITED_ENGINE = (
    f"edits change the embeddings of engine {WAVENET}; {SPECTRAL} plays its instruments as they are"
)

Seconds = Annotated[float, msgspec.Meta(ge=0, le=60)]


class Loop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a note, in seconds, in which lies what a player repeats while the key is held."""

    start: Seconds
    end: Seconds

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"loop must end after it starts, not {self.start:g} to {self.end:g}")

    def samples(self, rate_hz: int) -> tuple[int, int]:
        return round(self.start * rate_hz), round(self.end * rate_hz)


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
    weights are how a position is mixed: by distance as in the grids of the published pipelines, whose notes a
    preset with their corners and resolution then plays. engine is the model that makes the notes: the WaveNet
    autoencoder, or the spectral one, whose embeddings take no edits.
    """

    name: str
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
    weights: Literal["bilinear", "distance"] = "bilinear"
    engine: EngineName = "wavenet"

    def __post_init__(self) -> None:
        check_name(self.name)
        try:
            check_chain(self.edits)
        except SynthError as error:
            raise ValueError(f"edits: {error}") from None
        if self.edits and self.engine != WAVENET:
            raise ValueError(f"{UNEDITED_ENGINE}: leave out `edits`, or `engine`")

    def loop_frames(
        self, pitch: int, frames: int, rate_hz: int, found: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """First frame of a note's loop and the one after its last; 0, 0 for none.

        found is the note's own loop, 0, 0 if it has none. Where nobody looked for it, or in another range
        than this preset's, they are whole periods apart in that.
        """
        if self.loop is None or found == (0, 0):
            return 0, 0
        start, end = self.loop.samples(rate_hz)
        if found is not None and loops.inside(found, start, end):
            return found
        period = rate_hz / (440.0 * 2.0 ** ((pitch - 69) / 12))
        end = min(end, frames)
        periods = int((end - start) / period)
        return (start, start + round(periods * period)) if periods > 0 else (0, 0)


def check_name(name: str) -> None:
    """Raise ValueError for what a preset cannot be called."""
    if not NAME.match(name):
        raise ValueError(
            f"name must be 1 to {NAME_LENGTH} letters, digits and _ & ' + - with spaces between, not"
            f" {name[:NAME_LENGTH]!r}"
        )


def key(name: str) -> str:
    """What two names have in common that nobody would tell apart."""
    return unicodedata.normalize("NFC", name).casefold()


def _as_it_is(values: dict[str, Any]) -> dict[str, Any]:
    """What versions 2 and 3 added has defaults. They have numbers of their own for daemons that know less."""
    return values


# From each older version of the file to the next one.
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _as_it_is, 2: _as_it_is}


def parse(data: bytes) -> Preset:
    """The preset of a file, of whatever version. Raise ValueError that names the key that is wrong."""
    try:
        values = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if isinstance(values, dict):
        values = _migrated(values)
    return structure(values, Preset)


def _migrated(values: dict[str, Any]) -> dict[str, Any]:
    version = values.get("version", VERSION)
    if type(version) is int and version > VERSION:
        raise ValueError(
            f"version {version} is newer than {VERSION}, the last that this program reads: update NSynth"
            " Bridge, or take the file away"
        )
    # What is no version at all is for the structure's own check.
    while type(version) is int and version in MIGRATIONS:
        values = {**MIGRATIONS[version](values), "version": version + 1}
        version += 1
    return values


class Own(Protocol):
    """The presets that the user has saved or written, in their order."""

    def read(self) -> list[Preset]: ...
    def write(self, preset: Preset) -> None: ...


class Presets:
    """The bundled presets in alphabetical order, then the user's own in theirs.

    So a preset keeps its number, which program changes choose it by, when another one is saved. One of
    the user's that has a bundled one's name takes its place.
    """

    def __init__(self, bundled: list[Preset], own: Own | None = None) -> None:
        self._bundled = sorted(bundled, key=lambda preset: preset.name.casefold())
        self._own = own
        self._replaced: set[str] = set()

    def __iter__(self) -> Iterator[Preset]:
        own = self._own_by_key()
        replaced = own.keys() & {key(preset.name) for preset in self._bundled}
        for name in sorted(replaced - self._replaced):
            log.warning("preset %r is yours, in place of the bundled one", own[name].name)
        self._replaced = replaced
        for preset in self._bundled:
            yield own.get(key(preset.name), preset)
        yield from (preset for name, preset in own.items() if name not in replaced)

    @property
    def names(self) -> list[str]:
        return [preset.name for preset in self]

    def is_own(self, preset: Preset) -> bool:
        return key(preset.name) in self._own_by_key()

    def find(self, name: str | int) -> Preset:
        """By name, in whatever case, or by index. Raise ClientError that names what there is."""
        presets = list(self)
        if isinstance(name, int):
            if not 0 <= name < len(presets):
                raise ClientError(f"preset index must be in 0..{len(presets) - 1}, not {name}")
            return presets[name]
        for preset in presets:
            if key(preset.name) == key(name):
                return preset
        raise ClientError(f"no preset {name!r}; {suggestion(name, [preset.name for preset in presets])}")

    def save(self, preset: Preset) -> int:
        """Keep it among the user's own, in place of one of that name; its index.

        Raise ClientError if the name is a bundled one's, or if it cannot be written.
        """
        known = {key(bundled.name) for bundled in self._bundled} - self._own_by_key().keys()
        if key(preset.name) in known:
            raise ClientError(f"{preset.name!r} comes with the program: save yours under another name")
        if self._own is None:
            raise ClientError("there is no folder for presets of your own")
        self._own.write(preset)
        return [key(name) for name in self.names].index(key(preset.name))

    def _own_by_key(self) -> dict[str, Preset]:
        return {key(preset.name): preset for preset in self._own.read()} if self._own else {}


def read(folder: Path, own: Own | None = None) -> Presets:
    """The bundled presets, every *.json of a folder. Raise SetupError that names file and key."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SetupError(f"no presets in {folder}")
    return Presets([_read(file) for file in files], own)


def _read(file: Path) -> Preset:
    try:
        return parse(file.read_bytes())
    except (ValueError, OSError) as error:
        raise SetupError(f"preset {file}: {error}") from None
