"""The command `nsynth grid`: what it would take, then the notes, with a bar. What it prints stands here."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synth import locations
from synth.grid import settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from synth.grid.sources import Sources
    from synth.grid.work import Work
    from synth.model import WaveNetAutoencoder
    from synth.samplers.voice import Sampler

ABOUT = """\
settings are JSON: settings.json of the Open NSynth Super pipeline (`pads`) or of the NSynth Max for Live
device (`instruments`) as it is, or our own:
  {"plane": [["flute", "church_organ"], ["sitar", "string_ensemble"]], "pitches": [48, 60, 72],
   "resolution": 9, "seconds": 4, "velocity": 100, "temperature": 0.8, "seed": 0, "name": "mine"}
A plane has two or more rows, the highest first; all but plane and pitches may be left out.
OUT gets grid.json and notes/. The same command goes on where it was ended, in whatever way."""


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.epilog = f"{made.epilog}\n\n{ABOUT}"
    made.add_argument("settings", metavar="SETTINGS.json")
    made.add_argument("output", metavar="OUT", help="a folder: empty, new, or one that this command began")
    made.add_argument(
        "--sounds", metavar="FOLDER", help="recordings <instrument>_<pitch>.wav to take instruments from"
    )
    made.add_argument("--plan", action="store_true", help="only tell what it takes; writes nothing")
    made.add_argument("--model", default="default", metavar="default|FILE", help="which weights")
    made.add_argument("--device", choices=("cpu", "cuda", "mps"), help="where to render (cpu)")
    made.add_argument("--batch", type=int, metavar="N", help="notes rendered together; by cores unless given")
    made.add_argument("--json", action="store_true", help="print JSON")
    made.set_defaults(misuse=made.error)


def run(options: argparse.Namespace) -> None:
    if options.batch is not None and not 1 <= options.batch <= 4096:
        options.misuse(f"--batch must be in 1..4096, not {options.batch}")
    found = settings.read(Path(options.settings))
    if found.ignored:
        print(f"not needed here, and left alone: {', '.join(found.ignored)}", file=sys.stderr)

    import synth
    from synth import samplers
    from synth.grid import work
    from synth.grid.sources import Sources

    path, folder = locations.model_path(options.model), Path(options.output)
    model = synth.load(path)
    samplers.prepare_process(model)
    sounds = None if options.sounds is None else Path(options.sounds)
    sources = Sources(model, path, sounds, found.instruments, found.pitches, found.velocity)
    laid = work.Work(found, sources, model.config.sample_rate, folder)
    sampler = synth.open_sampler(model, device=options.device)
    size = options.batch or _together(sampler)
    if options.plan:
        _tell(options, _plan(laid, sampler, model, size, sources))
        return
    with work.taken(folder), _bar() as bar:
        planned = _plan(laid, sampler, model, size, sources)["minutes"]
        began = time.perf_counter()
        bar.count("encoding", len(sources.recordings), lambda told: sources.encode(folder, told))
        bar.count("laying out", laid.distinct, laid.lay_out)
        missing = laid.missing()
        laid.check_room(len(missing))
        facts: dict[str, Any] = {"notes": found.notes, "distinct": laid.distinct, "rendered": len(missing)}
        if missing:
            print(f"{len(missing)} notes to render, about {planned:.1f} minutes", file=sys.stderr)
            bar.render(len(missing), lambda told: laid.run(sampler, missing, size, told))
            facts |= {"minutes": (time.perf_counter() - began) / 60, "minutes_planned": planned}
    _tell(options, facts)


def _together(sampler: "Sampler") -> int:
    from synth.grid import render

    return render.together(sampler)


def _minutes(laid: "Work", sampler: "Sampler", model: "WaveNetAutoencoder", size: int, notes: int) -> float:
    """What so many notes take, by a second of rendering; of an embedding of zeros, which takes as long."""
    import numpy as np

    from synth.grid import render

    frames = -(-laid.settings.samples // model.config.hop)
    nothing = np.zeros((frames, model.config.bottleneck), np.float32)
    pitch, sampling = laid.settings.pitches[0], (laid.settings.samples, laid.settings.temperature)
    job = render.Job(Path(), nothing, pitch, *sampling, 0, 0.0)
    return render.seconds_per_note(sampler, job, min(size, notes)) * notes / 60


def _plan(
    laid: "Work", sampler: "Sampler", model: "WaveNetAutoencoder", size: int, sources: "Sources"
) -> dict[str, Any]:
    there = min(len(laid.there()), laid.distinct)
    left = laid.distinct - there
    minutes = sources.encoding_seconds(laid.folder) / 60
    if left:
        minutes += _minutes(laid, sampler, model, size, left)
    return {
        "notes": laid.settings.notes,
        "distinct": laid.distinct,
        "there": there,
        "recordings": len(sources.recordings),
        "gigabytes": laid.distinct * laid.bytes_per_note / 1e9,
        "minutes": minutes,
        "sampler": f"{sampler.device} ({sampler.kind})",
        "batch": size,
    }


class Bar:
    """Progress on standard error, so that standard output is the program's that reads it."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress

    def count(self, text: str, total: int, work: Callable[[Callable[[], None]], None]) -> None:
        """Work that tells after each of so many."""
        task = self._progress.add_task(text, total=total, visible=total > 0)
        work(lambda: self._progress.advance(task))
        self._progress.remove_task(task)

    def render(self, notes: int, work: Callable[[Callable[[float], None]], None]) -> None:
        """Work that tells how many notes are made, and parts of them."""
        task = self._progress.add_task("rendering", total=notes)
        work(lambda made: self._progress.update(task, completed=made))


@contextmanager
def _bar() -> Iterator[Bar]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Speed(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            speed_told = "" if speed is None else f", {speed:.2f} a second"
            return Text(f"{int(task.completed)} of {task.total:.0f} notes{speed_told}")

    columns = TextColumn("{task.description}"), BarColumn(), Speed(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Bar(progress)


def _tell(options: argparse.Namespace, facts: dict[str, Any]) -> None:
    if options.json:
        print(json.dumps(facts))
        return
    repeated = facts["notes"] - facts["distinct"]
    print(f"{facts['notes']} notes, of which {repeated} repeat others: {facts['distinct']} to be made")
    if options.plan:
        if facts["recordings"]:
            print(f"{facts['recordings']} recordings to encode first")
        print(f"{facts['gigabytes']:.3g} GB; {facts['there']} notes are there already")
        where = f"{facts['batch']} notes at a time on {facts['sampler']}"
        print(f"the others take {facts['minutes']:.1f} minutes on this machine, {where}")
        return
    if not facts["rendered"]:
        print(f"{options.output}: all of them were there already")
        return
    off = facts["minutes_planned"] / facts["minutes"] - 1
    took = f"{facts['rendered']} rendered in {facts['minutes']:.1f} minutes"
    print(f"{options.output}: {took}; the estimate was off by {off:+.0%}")
