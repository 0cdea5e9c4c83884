"""The command `nsynth prepare`: a folder of recordings in, a folder of notes and a page of them out."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np

from synth.errors import SynthError
from synth.prepare import page, preparing
from synth.prepare.names import HIGHEST
from synth.prepare.output import PAGE, Output
from synth.prepare.preparing import Choices, Job
from synth.prepare.results import Outcome

OPEN_NSYNTH_SUPER = ("ons", tuple(range(24, 85, 4)))


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("raw", metavar="RAW", help="recordings: flute_60.wav, flute C#4.aiff, flute/60.mp3")
    made.add_argument("output", metavar="OUT", help="folder for <instrument>_<pitch>.wav and report.html")
    made.add_argument(
        "--pitches",
        type=pitches,
        default=(),
        metavar="P,P…|ons",
        help="what every instrument should have; ons: 24, 28 … 84, the Open NSynth Super's",
    )
    made.add_argument(
        "--fill", action="store_true", help="repitch the nearest note where one of --pitches is missing"
    )
    made.add_argument("--tune", action="store_true", help="repitch what is up to 60 cents out of tune")
    made.add_argument(
        "--trust",
        choices=("name", "detected"),
        default="name",
        help="whether a file keeps the pitch of its name or gets the one that is heard (name)",
    )
    made.add_argument(
        "--takes", choices=("single", "longest"), default="single", help="several of one note: none, or which"
    )
    made.add_argument("--json", action="store_true", help="print what report.json holds")
    made.set_defaults(misuse=made.error)


def pitches(text: str) -> tuple[int, ...]:
    name, its_pitches = OPEN_NSYNTH_SUPER
    if text == name:
        return its_pitches
    words = [word.strip() for word in text.split(",")]
    if not all(word.isascii() and word.isdigit() and int(word) <= HIGHEST for word in words):
        raise argparse.ArgumentTypeError(f"{name}, or pitches of 0 to {HIGHEST} with commas, not {text!r}")
    return tuple(sorted({int(word) for word in words}))


def run(options: argparse.Namespace) -> None:
    """Raise SynthError if a file could not be used, after the others are done."""
    if options.fill and not options.pitches:
        options.misuse("--fill needs --pitches: which ones are to be there")
    choices = Choices(
        options.pitches, options.fill, options.tune, options.trust == "detected", options.takes == "longest"
    )
    folder = Path(options.output)
    waves: dict[str, str] = {}
    with Output(folder, Path(options.raw)) as output:

        def write(file: str, sound: np.ndarray) -> None:
            output.write(file, sound)
            waves[file] = page.waveform(sound)

        outcome = preparing.prepare(Path(options.raw), choices, write, output.heard, _follow)
        if not outcome.notes and not outcome.failures:
            raise SynthError(f"{options.raw} holds no sound files")
        if outcome.notes:
            output.finish(outcome, page.made(outcome, waves))
    _tell(outcome, folder, options.json)


def _follow(jobs: list[Job]) -> Iterable[Job]:
    from rich.console import Console
    from rich.progress import track

    # Beside --json nothing else may stand on the standard output.
    return track(jobs, "preparing", console=Console(stderr=True))


def _tell(outcome: Outcome, folder: Path, as_json: bool) -> None:
    if as_json:
        print(msgspec.json.encode(outcome).decode())
    else:
        for warning in outcome.warnings:
            print(f"warning: {warning}")
        if outcome.notes:
            print(f"{folder}: {len(outcome.notes)} notes; {folder / PAGE} tells of them")
    for failure in outcome.failures:
        print(f"nsynth prepare: {failure.source}: {failure.reason}", file=sys.stderr)
    if outcome.failures:
        raise SynthError(
            f"files that could not be used: {len(outcome.failures)}; notes made: {len(outcome.notes)}"
        )
