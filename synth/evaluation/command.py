"""The command line of `nsynth evaluate`: gathers the notes, has them measured, prints."""

import argparse
import json
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import synth
from synth import locations
from synth.bank import Instrument
from synth.datasets.players import NOTE_SECONDS, open_player
from synth.errors import SynthError
from synth.evaluation import bank_cases, cases, families, probe, report
from synth.evaluation.bank_cases import FontNotes, Key
from synth.evaluation.cases import Case, Original
from synth.evaluation.classifier import qualities
from synth.evaluation.evaluate import Settings, evaluate
from synth.evaluation.families import FamilyNamer
from synth.evaluation.optional import studio
from synth.evaluation.results import ModelResult

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder
    from synth.evaluation.classifier.model import Classifier


def add_arguments(parser: argparse.ArgumentParser) -> None:
    default = Settings()
    parser.add_argument("model", metavar="MODEL", help="default, or a .safetensors file")
    parser.add_argument("--compare", metavar="MODEL", help="a second model to put beside it")
    parser.add_argument("--data", metavar="DATASET", help="measure on held-out notes of a data set, too")
    parser.add_argument(
        "--split", default="test", help="train, valid or test, where the data set has them (test)"
    )
    parser.add_argument("--real", metavar="FILE.npz", help="measure on the eight NSynth notes, too")
    parser.add_argument(
        "--soundfont",
        metavar="FILE",
        help="the one that the bank was encoded from: compare its notes with their originals",
    )
    parser.add_argument(
        "--no-bank", action="store_true", help="leave the bank's notes out: only those of --data and --real"
    )
    parser.add_argument(
        "--notes",
        type=int,
        default=default.notes,
        metavar="N",
        help=f"at most, of each set ({default.notes})",
    )
    parser.add_argument(
        "--seconds", type=float, default=default.seconds, help=f"generated of each note ({default.seconds:g})"
    )
    parser.add_argument(
        "--temperature",
        type=float,
        default=default.temperature,
        help=f"0 takes the likeliest ({default.temperature:g})",
    )
    parser.add_argument(
        "--grain",
        type=float,
        default=default.grain,
        help=f"how much of what was drawn is heard: 1 all, as in NSynth ({default.grain:g})",
    )
    parser.add_argument(
        "--classifier",
        metavar="FILE",
        help="names pitch and qualities of whole notes (--seconds 4), in place of the one that ships",
    )
    parser.add_argument(
        "--probe",
        action="store_true",
        help="how much of the pitch is found in the embeddings of the notes of --data, linearly",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--card", metavar="FILE.md", help="put the table between the marks of a model card")
    parser.add_argument("--html", metavar="FOLDER", help="write a page of listening examples there")
    parser.add_argument("--examples", type=int, default=6, metavar="N", help="of each set on the page (6)")


def run(options: argparse.Namespace) -> None:
    """Print the evaluation. Raise SynthError where something is missing, before the long work begins."""
    settings = Settings(options.notes, options.seconds, options.temperature, options.grain)
    if options.examples < 1:
        raise SynthError(f"examples must be at least 1, not {options.examples}")
    if options.classifier and settings.samples != qualities.WHOLE:
        raise SynthError(f"the classifier hears whole notes: --seconds {NOTE_SECONDS:g}")
    if options.probe and not options.data:
        raise SynthError("the probe needs notes to learn from and to ask for: give --data")
    needed = ["librosa"]
    needed += ["sklearn"] if options.probe else []
    needed += ["matplotlib"] if options.html else []
    needed += ["pyloudnorm", "sklearn"] if options.soundfont else []
    for package in needed:
        studio(package)
    results = measure_models(options, settings)
    page = (
        report.write_page(Path(options.html), results, settings, options.examples) if options.html else None
    )
    if options.card:
        report.write_card(Path(options.card), results, settings, command_line(options))
    if options.json:
        print(json.dumps({"settings": asdict(settings), "models": [result.to_dict() for result in results]}))
        return
    from rich.console import Console

    Console().print(report.table(results, settings))
    if page:
        print(f"{page}: listening examples")


def measure_models(options: argparse.Namespace, settings: Settings) -> list[ModelResult]:
    from synth import samplers

    names = [options.model] + ([options.compare] if options.compare else [])
    paths = [locations.model_path(name) for name in names]
    classifier = classifier_of(options, settings)
    originals = gather(options, settings.notes)
    instruments = bank_cases.instruments_of(paths[0])
    keys = {} if options.no_bank else bank_cases.keys_of(instruments, settings.notes)
    player = open_player(options.soundfont) if options.soundfont else None
    with closing(player) if player else nullcontext():
        asked = Asked(originals, keys, FontNotes(player) if player else None)
        # What does not fit together shows here, before minutes of work.
        models = [synth.load(path) for path in paths]
        sets = [sets_of(model, path, asked) for model, path in zip(models, paths, strict=True)]
        if not sets[0]:
            raise SynthError("nothing to measure: give --data, --real or --soundfont, or a model with a bank")
        namer = namer_of(asked, instruments, settings) if keys else None
    probed = probe.parts(Path(options.data), options.split) if options.probe else None
    results = []
    for name, model, cases_by_title in zip(titles(names), models, sets, strict=True):
        samplers.prepare_process(model)
        found = evaluate(model, name, cases_by_title, settings, namer, classifier)
        results.append(replace(found, probed=probe.probe(model, *probed)) if probed else found)
    return results


def classifier_of(options: argparse.Namespace, settings: Settings) -> "Classifier | None":
    """The one asked for, or the one that ships; None for notes that are not whole, which it does not know."""
    if settings.samples != qualities.WHOLE:
        return None
    from synth.evaluation.classifier import model

    return model.load(Path(options.classifier) if options.classifier else model.SHIPPED)


def command_line(options: argparse.Namespace) -> str:
    """What was asked, without where files lie on this machine."""
    words = ["nsynth evaluate", Path(options.model).name]
    words += ["--compare", Path(options.compare).name] if options.compare else []
    for name in ("data", "real", "soundfont"):
        value = getattr(options, name)
        words += [f"--{name}", Path(value).name] if value else []
    words += ["--no-bank"] if options.no_bank else []
    words += ["--probe"] if options.probe else []
    return " ".join([*words, f"--notes {options.notes} --seconds {options.seconds:g}"])


def titles(names: list[str]) -> list[str]:
    """A short name for each model, or the whole path where two would be alike."""
    short = [Path(name).stem for name in names]
    return short if len(set(short)) == len(short) else names


def gather(options: argparse.Namespace, count: int) -> dict[str, list[Original]]:
    """The notes to be reconstructed, by the title of their set, the bank's apart."""
    originals = {}
    if options.data:
        from synth.datasets.notes import open_notes

        notes = open_notes(options.data, options.split)
        originals["held-out notes"] = cases.held_out_notes(notes, count)
    if options.real:
        originals["real NSynth notes"] = cases.real_notes(Path(options.real), count)
    return originals


@dataclass(frozen=True)
class Asked:
    """What every model is asked: notes to be reconstructed, keys of a bank; and the soundfont's notes."""

    originals: dict[str, list[Original]]
    keys: dict[str, list[Key]]
    notes: FontNotes | None


def namer_of(asked: Asked, instruments: Sequence[Instrument], settings: Settings) -> FamilyNamer | None:
    if asked.notes is None:
        return None
    pitches = {key.pitch for members in asked.keys.values() for key in members}
    return families.learn(asked.notes, instruments, pitches, settings.samples)


def sets_of(model: "Autoencoder", path: Path, asked: Asked) -> dict[str, list[Case]]:
    """Every set of which a model can play a note."""
    sets = {title: cases.reconstructions(model, notes) for title, notes in asked.originals.items()}
    sets |= bank_sets(model, path, asked)
    return {title: members for title, members in sets.items() if members}


def bank_sets(model: "Autoencoder", path: Path, asked: Asked) -> dict[str, list[Case]]:
    """Those of the bank's sets that a model can play: without an ear for pitch, no key but the encoded."""
    titles = [
        title for title in asked.keys if model.config.pitch_conditioning or title != bank_cases.OTHER_KEYS
    ]
    keys = [key for title in titles for key in asked.keys[title]]
    bank = bank_cases.bank_of(model, path, keys, asked.notes) if keys else None
    if bank is None:
        return {}
    return {title: bank_cases.cases_of(bank, asked.keys[title], asked.notes) for title in titles}
