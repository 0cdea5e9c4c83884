"""The command line of `nsynth evaluate`: gathers the notes, has them measured, prints."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import synth
from synth import locations
from synth.errors import SynthError
from synth.evaluation import cases, report
from synth.evaluation.cases import Case, Original
from synth.evaluation.evaluate import ModelResult, Settings, evaluate
from synth.evaluation.optional import studio


def add_arguments(parser: argparse.ArgumentParser) -> None:
    default = Settings()
    parser.add_argument("model", metavar="MODEL", help="default, or a .safetensors file")
    parser.add_argument("--compare", metavar="MODEL", help="a second model to put beside it")
    parser.add_argument("--data", metavar="DATASET", help="measure on held-out notes of a data set, too")
    parser.add_argument(
        "--split", default="test", help="train, valid or test, where the data set has them (test)"
    )
    parser.add_argument("--real", metavar="FILE.npz", help="measure on the eight NSynth notes, too")
    parser.add_argument("--soundfont", metavar="FILE", help="the one that the bank was encoded from")
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
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--html", metavar="FOLDER", help="write a page of listening examples there")
    parser.add_argument("--examples", type=int, default=6, metavar="N", help="of each set on the page (6)")


def run(options: argparse.Namespace) -> None:
    """Print the evaluation. Raise SynthError where something is missing, before the long work begins."""
    settings = Settings(options.notes, options.seconds, options.temperature)
    if options.examples < 1:
        raise SynthError(f"examples must be at least 1, not {options.examples}")
    studio("librosa")
    if options.html:
        studio("matplotlib")
    names = [options.model] + ([options.compare] if options.compare else [])
    paths = [locations.model_path(name) for name in names]
    originals = gather(options, settings.notes)
    instruments = cases.instruments_of(paths[0])
    chosen = [instruments[index] for index in cases.evenly(settings.notes, len(instruments))]
    played = font_originals(options.soundfont, chosen)
    results = []
    for name, path in zip(titles(names), paths, strict=True):
        results.append(of_model(name, path, originals, chosen, played, settings))
    if not results[0].sets:
        raise SynthError("nothing to measure: give --data, --real or --soundfont, or a model with a bank")
    page = (
        report.write_page(Path(options.html), results, settings, options.examples) if options.html else None
    )
    if options.json:
        print(json.dumps({"settings": asdict(settings), "models": [result.to_dict() for result in results]}))
        return
    from rich.console import Console

    Console().print(report.table(results, settings))
    if page:
        print(f"{page}: listening examples")


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


def font_originals(path: str | None, instruments: list[cases.Instrument]) -> dict[str, Original]:
    if path is None:
        return {}
    from synth.datasets.soundfont import Soundfont

    with Soundfont(path) as font:
        return cases.font_notes(font, instruments)


def of_model(
    name: str,
    path: Path,
    originals: dict[str, list[Original]],
    instruments: list[cases.Instrument],
    played: dict[str, Original],
    settings: Settings,
) -> ModelResult:
    """Load a model, ask it for every set that it can play, measure."""
    from synth import samplers

    model = synth.load(path)
    samplers.prepare_process(model)
    sets: dict[str, list[Case]] = {
        title: cases.reconstructions(model, notes) for title, notes in originals.items()
    }
    bank = cases.bank_of(model, path, instruments, played)
    if bank is not None:
        hears_pitch = model.config.pitch_conditioning
        sets["bank"] = cases.at_own_pitch(bank, played)
        if hears_pitch:
            sets["bank at other keys"] = cases.at_other_keys(bank, settings.notes)
        sets["half-way between two"] = cases.half_way(bank, same_pitch=not hears_pitch)
    return evaluate(model, name, {title: notes for title, notes in sets.items() if notes}, settings)
