"""The command `nsynth figure`: its kinds, their arguments, a file for each."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from synth import batches
from synth.config import PITCHES, SAMPLE_RATE
from synth.errors import SynthError
from synth.evaluation.optional import studio

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from synth.figures.notes import Instrument, Key, Sound

DEFAULT_PITCH = 60
MOST_SOUNDS, MOST_STEPS = 8, 9


def add_arguments(made: argparse.ArgumentParser) -> None:
    kinds = made.add_subparsers(dest="kind", required=True, metavar="KIND")

    def kind(name: str, draw: Callable[..., "Figure"], text: str, example: str) -> argparse.ArgumentParser:
        each = kinds.add_parser(
            name, help=text, description=text, epilog=f"example: nsynth figure {name} {example}"
        )
        each.set_defaults(draw=draw, misuse=each.error)
        return each

    each = kind(
        "rainbowgrams",
        draw_rainbowgrams,
        "Sounds, a row each, beside what models make of them.",
        "flute.wav piano.wav out.png --models default spectral",
    )
    each.add_argument("sounds", nargs="+", metavar="SOUND", help=f"sound files, at most {MOST_SOUNDS}")
    _output(each)
    _models(each)
    _seconds(each)

    each = kind(
        "interpolation",
        draw_interpolation,
        "Notes between two embeddings, above the plain mix of the two sounds.",
        "flute violin between.png --steps 5",
    )
    _ends(each)
    _models(each)

    each = kind(
        "dynamics",
        draw_dynamics,
        "How loud notes are over time: between two embeddings, in the plain mix, and of a scaled embedding.",
        "marimba flute dynamics.png",
    )
    _ends(each)
    _model(each)

    each = kind(
        "embedding",
        draw_embedding,
        "Sounds, or instruments of the bank, and their embeddings over time.",
        "flute.wav embedding.svg",
    )
    each.add_argument(
        "sounds", nargs="+", metavar="SOUND", help=f"sound files or instruments, at most {MOST_SOUNDS}"
    )
    _output(each)
    _model(each)
    _velocity(each)


def _ends(made: argparse.ArgumentParser) -> None:
    for name in ("first", "last"):
        made.add_argument(name, metavar=name.upper(), help="an instrument of the bank, or a sound file")
    _output(made)
    _velocity(made)
    _seconds(made)
    made.add_argument(
        "--steps",
        type=batches.within(2, MOST_STEPS, int),
        default=5,
        help=f"notes from first to last, 2 to {MOST_STEPS} (5)",
    )


def _output(made: argparse.ArgumentParser) -> None:
    made.add_argument("output", metavar="OUT", help="a .png, .svg or .pdf file")
    made.add_argument("--title", default="", help="above the figure")
    made.add_argument("--dark", action="store_true", help="light on dark")
    made.add_argument(
        "--pitch",
        type=batches.within(0, PITCHES - 1),
        metavar="P",
        help="MIDI pitch; unless given a file's own: what its name tells, as flute_60.wav does, or what is"
        f" heard; {DEFAULT_PITCH} for instruments",
    )


def _models(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--models", nargs="+", default=["default"], metavar="NAME|FILE", help="which weights (default)"
    )


def _model(made: argparse.ArgumentParser) -> None:
    made.add_argument("--model", default="default", metavar="default|FILE", help="which weights")


def _velocity(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--velocity", type=batches.within(0, 127, int), default=100, help="of an instrument's note (100)"
    )


def _seconds(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--seconds", type=batches.within(0.25, 4), default=4.0, help="of each note, 0.25 to 4 (4)"
    )


def run(options: argparse.Namespace) -> None:
    """Raise SynthError for bad input, before anything is rendered, where that can be known."""
    from synth.figures import paint

    for package in ("matplotlib", "librosa"):
        studio(package)
    path = paint.checked(options.output)
    with paint.theme(options.dark):
        paint.save(options.draw(options), path)
    print(path)


def draw_rainbowgrams(options: argparse.Namespace) -> "Figure":
    from synth.figures import notes, rainbowgrams

    sounds = [notes.read(name) for name in _few(options)]
    models = [notes.Model(name) for name in options.models]
    pitches = [each.pitch() if options.pitch is None else options.pitch for each in sounds]
    columns = [[each.samples[: _samples(options)] for each in sounds]]
    for model in models:
        keys = [notes.Key(pitch) for pitch in pitches]
        wanted = [model.embedding(each, key) for each, key in zip(sounds, keys, strict=True)]
        columns.append(model.play(list(zip(wanted, pitches, strict=True)), _samples(options)))
    names = [notes.label(each) for each in sounds]
    lines = list(zip(names, zip(*columns, strict=True), strict=True))
    heads = ["original", *(model.name for model in models)]
    return rainbowgrams.draw(rainbowgrams.table(heads, lines), options.title)


def draw_interpolation(options: argparse.Namespace) -> "Figure":
    from synth.figures import interpolation, notes, rainbowgrams

    ends, key = _ends_and_key(options)
    walks = [
        interpolation.walk(notes.Model(name), ends, key, options.steps, _samples(options))
        for name in options.models
    ]
    return rainbowgrams.draw(interpolation.rows(ends, walks), options.title or _way(ends, key))


def draw_dynamics(options: argparse.Namespace) -> "Figure":
    from synth.figures import dynamics, interpolation, notes

    ends, key = _ends_and_key(options)
    model = notes.Model(options.model)
    found = interpolation.walk(model, ends, key, options.steps, _samples(options))
    scaled = dynamics.scaled(model, ends[0], key, _samples(options))
    return dynamics.draw(ends, found, scaled, options.title or _way(ends, key))


def draw_embedding(options: argparse.Namespace) -> "Figure":
    from synth.figures import embedding, notes

    given = [notes.source(name) for name in _few(options)]
    model = notes.Model(options.model)
    if model.one_frame:
        raise SynthError(f"{model.name} has one frame for a whole note: nothing to show over time")
    # A file's embedding is the same whatever its pitch is held to be.
    key = notes.Key(DEFAULT_PITCH if options.pitch is None else options.pitch, options.velocity)
    encoded: list[embedding.Encoded] = [
        (
            notes.label(each),
            each.samples if isinstance(each, notes.Sound) else None,
            model.embedding(each, key),
        )
        for each in given
    ]
    return embedding.draw(encoded, options.title)


def _few(options: argparse.Namespace) -> list[str]:
    if len(options.sounds) > MOST_SOUNDS:
        options.misuse(f"at most {MOST_SOUNDS} sounds in a figure, not {len(options.sounds)}")
    return list(options.sounds)


def _ends_and_key(options: argparse.Namespace) -> "tuple[list[Sound | Instrument], Key]":
    from synth.figures import notes

    ends = [notes.source(name) for name in (options.first, options.last)]
    return ends, notes.Key(_pitch(options, ends), options.velocity)


def _pitch(options: argparse.Namespace, given: "list[Sound | Instrument]") -> float:
    """That of the first file where none was asked for."""
    from synth.figures import notes

    if options.pitch is not None:
        return float(options.pitch)
    files = [each for each in given if isinstance(each, notes.Sound)]
    return files[0].pitch() if files else float(DEFAULT_PITCH)


def _way(ends: "list[Sound | Instrument]", key: "Key") -> str:
    """A title for those who gave none."""
    from synth.figures import notes, paint

    first, last = (notes.label(each) for each in ends)
    return f"{first} to {last} at {paint.note_name(round(key.pitch))}"


def _samples(options: argparse.Namespace) -> int:
    return round(options.seconds * SAMPLE_RATE)
