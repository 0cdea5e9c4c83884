"""NSynth's examples.json: one entry a note, written and read. Knows no audio.

The fields are those of https://magenta.tensorflow.org/datasets/nsynth.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from synth.config import SAMPLE_RATE
from synth.datasets.general_midi import Program
from synth.datasets.note_set import NoteInfo
from synth.errors import SynthError

FILE = "examples.json"
# In the order of NSynth's numbers.
FAMILIES = (
    "bass",
    "brass",
    "flute",
    "guitar",
    "keyboard",
    "mallet",
    "organ",
    "reed",
    "string",
    "synth_lead",
    "vocal",
)
SOURCES = ("acoustic", "electronic", "synthetic")
QUALITIES = 10

MidiNumber = Annotated[int, msgspec.Meta(ge=0, le=127)]


class Example(msgspec.Struct):
    """What readers need of an entry; more keys may stand there."""

    pitch: MidiNumber
    velocity: MidiNumber
    instrument_str: str
    instrument_family_str: str
    instrument_source_str: str
    qualities_str: tuple[str, ...] = ()


def note_name(program: Program, pitch: int, velocity: int) -> str:
    return f"{program.instrument}-{pitch:03}-{velocity:03}"


def entry(program: Program, pitch: int, velocity: int) -> dict[str, object]:
    """All of NSynth's fields of one rendered note. Numbers do not depend on what else is rendered."""
    return {
        "note": (program.number * 128 + pitch) * 128 + velocity,
        "note_str": note_name(program, pitch, velocity),
        "instrument": program.number,
        "instrument_str": program.instrument,
        "pitch": pitch,
        "velocity": velocity,
        "sample_rate": SAMPLE_RATE,
        "qualities": [0] * QUALITIES,
        "qualities_str": [],
        "instrument_family": FAMILIES.index(program.family),
        "instrument_family_str": program.family,
        "instrument_source": SOURCES.index(program.source),
        "instrument_source_str": program.source,
    }


def write_json(path: Path, value: object, indent: int | None = None) -> None:
    """Write JSON under a passing name, then rename: nobody sees half a file."""
    half = path.with_name(path.name + ".part")
    half.write_text(json.dumps(value, indent=indent), "utf-8")
    half.replace(path)


def read(path: Path) -> dict[str, NoteInfo]:
    """{name: note} of an examples.json in its order. Raise SynthError that names the file, note and key."""
    try:
        entries = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError) as error:
        raise SynthError(f"{path} cannot be read as NSynth's examples: {error}") from None
    decoder = msgspec.json.Decoder(Example)
    infos = {}
    for name, raw in entries.items():
        try:
            example = decoder.decode(raw)
        except msgspec.DecodeError as error:
            raise SynthError(f"{path}: note {name}: {error}") from None
        infos[name] = NoteInfo(
            name,
            example.pitch,
            example.velocity,
            example.instrument_str,
            example.instrument_family_str,
            example.instrument_source_str,
            example.qualities_str,
        )
    return infos


def chosen(infos: dict[str, NoteInfo], names: Iterable[str], path: Path) -> list[NoteInfo]:
    """The notes of these names, in order. Raise SynthError that names the first which `path` lacks."""
    try:
        return [infos[name] for name in names]
    except KeyError as error:
        raise SynthError(f"{path}: no note {error.args[0]}, whose sound is there") from None
