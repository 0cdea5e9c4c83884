"""The command `nsynth analyse`: what a sound's dimensions do, or how it goes over into others."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import synth
from synth import batches, dimensions, files
from synth.analysis import between, between_page, rendering, study, study_page
from synth.analysis.rendering import Heard, Note, Settings
from synth.analysis.results import Square, Study, Way
from synth.analysis.sounds import PRESET, Desk
from synth.analysis.study import KINDS, Asked
from synth.config import PITCHES, TEMPERATURE
from synth.errors import SynthError

if TYPE_CHECKING:
    import numpy as np

# Loudness is measured in blocks of 0.4 s; the bank's embeddings last four.
LEAST_SECONDS, MOST_SECONDS = 0.5, 4.0
FEWEST_STEPS, MOST_STEPS = 3, 17
REPORT, FIGURES = "report.html", "analysis.json"


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "sound",
        metavar="SOUND",
        help="an instrument of the bank, a sound file or an embedding (.npy): what its dimensions do;"
        " or a preset (.json): how its square runs",
    )
    made.add_argument("output", metavar="OUT", help=f"a folder for {REPORT} and {FIGURES}")
    made.add_argument("--to", metavar="SOUND", help="instead: how the way from the sound to this one runs")
    made.add_argument(
        "--pitch",
        type=batches.within(0, PITCHES - 1, int),
        metavar="P",
        help="MIDI pitch; unless given 60, of a sound file the one that it has",
    )
    made.add_argument(
        "--velocity",
        type=batches.within(1, 127, int),
        default=100,
        metavar="V",
        help="of the bank's instruments (100)",
    )
    made.add_argument(
        "--edits",
        metavar="KINDS",
        default=",".join(KINDS),
        help=f"of these, with commas: {', '.join(KINDS)} (all)",
    )
    made.add_argument(
        "--dimensions", metavar="D", default="all", help="all, or numbers and ranges like 0-3,7 (all)"
    )
    made.add_argument(
        "--steps",
        type=batches.within(FEWEST_STEPS, MOST_STEPS, int),
        default=9,
        metavar="N",
        help="points of a way, or of a square's side (9)",
    )
    made.add_argument(
        "--seconds",
        type=batches.within(LEAST_SECONDS, MOST_SECONDS),
        default=2.0,
        help="rendered of each note (2)",
    )
    made.add_argument(
        "--temperature",
        type=batches.within(0, 10),
        default=TEMPERATURE,
        help=f"0 takes the likeliest ({TEMPERATURE})",
    )
    made.add_argument("--json", action="store_true", help=f"print what {FIGURES} holds")
    made.set_defaults(misuse=made.error)


def run(options: argparse.Namespace) -> None:
    """Raise SynthError for a name that nobody has, before the long work begins."""
    is_square = Path(options.sound).suffix.lower() == PRESET
    if is_square and options.to is not None:
        options.misuse("--to goes from sound to sound; a preset has four of its own")
    asked = _asked(options)
    folder = Path(options.output)
    if folder.exists() and not folder.is_dir():
        raise SynthError(f"{folder} is a file: a folder is wanted for {REPORT} and {FIGURES}")
    settings = Settings(options.seconds, options.temperature)
    rendering.check_installed()
    desk = Desk(options.model, options.velocity)
    found: Study | Way | Square
    if is_square:
        found, page = _square(desk, Path(options.sound), options, settings)
    elif options.to is not None:
        found, page = _way(desk, options, settings)
    else:
        found, page = _study(desk, options, asked, settings)
    figures = msgspec.json.encode(found)
    files.write_whole(folder / FIGURES, figures)
    files.write_whole(folder / REPORT, page.encode())
    print(
        figures.decode() if options.json else f"{folder / REPORT}: {len(page) / 1e6:.1f} MB, to hear and see"
    )


def _asked(options: argparse.Namespace) -> Asked:
    kinds = tuple(dict.fromkeys(options.edits.split(",")))
    for kind in kinds:
        if kind not in KINDS:
            options.misuse(f"--edits: no edit {kind[:64]!r}; there are {', '.join(KINDS)}")
    chosen = dimensions.parse(options.dimensions)
    if not chosen:
        options.misuse(
            f"--dimensions must be all, or numbers and ranges like 0-3,7, each in 0..{dimensions.COUNT - 1},"
            f" not {options.dimensions[:64]!r}"
        )
    return Asked(kinds, tuple(chosen))


def _study(desk: Desk, options: argparse.Namespace, asked: Asked, settings: Settings) -> tuple[Study, str]:
    subject = desk.subject(options.sound, options.pitch)
    planned = study.plan(desk, subject, asked)
    sounds, heard = _heard(
        desk, [each.note for each in planned], settings, study.originals(subject, settings)
    )
    found, material = study.compiled(desk, subject, settings, planned, sounds, heard)
    return found, study_page.page(found, material)


def _way(desk: Desk, options: argparse.Namespace, settings: Settings) -> tuple[Way, str]:
    """The second sound is heard at the pitch of the first."""
    first = desk.subject(options.sound, options.pitch)
    second = desk.subject(options.to, first.pitch)
    points = between.along(first, second, options.steps)
    _, heard = _heard(desk, [note for _, note in points], settings)
    found, material = between.way(desk, [first, second], settings, points, heard)
    return found, between_page.of_way(found, material)


def _square(desk: Desk, path: Path, options: argparse.Namespace, settings: Settings) -> tuple[Square, str]:
    corners = desk.square(path)
    subjects = [desk.subject(name, options.pitch) for name in corners]
    points = between.over(subjects, options.steps)
    _, heard = _heard(desk, [note for _, note in points], settings)
    found, material = between.square(desk, path.stem, corners, settings, points, heard)
    return found, between_page.of_square(found, material)


def _heard(
    desk: Desk, notes: Sequence[Note], settings: Settings, originals: "Sequence[np.ndarray]" = ()
) -> "tuple[list[np.ndarray], list[Heard]]":
    """The notes' sounds, after them the originals, of the first note's pitch; and what is heard of each."""
    from synth import samplers

    samplers.prepare_process(desk.model)
    sampler = synth.open_sampler(desk.model, voices=len(notes))
    with batches.progress() as progress:
        made = progress.add_task("rendering", total=len(notes))
        told = progress.add_task("measuring", total=len(notes) + len(originals))
        sounds = rendering.render(
            sampler, notes, settings, lambda done: progress.update(made, completed=done)
        )
        sounds += originals
        pitches = [note.pitch for note in notes] + [notes[0].pitch] * len(originals)
        heard = rendering.examine(sounds, pitches, lambda done: progress.update(told, completed=done))
    return sounds, heard
