"""The command `nsynth grid`: what it would take, then the notes, with a bar. What it prints stands here."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synth import locations
from synth.grid import cluster, settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from synth.grid.render import Hands
    from synth.grid.sources import Sources
    from synth.grid.work import Work
    from synth.model import WaveNetAutoencoder

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
    made.add_argument(
        "--scheduler",
        type=_where,
        metavar="tcp://HOST:PORT|local:N|slurm:N",
        help="render on the workers of a Dask scheduler, in N processes here, or in N jobs of SLURM",
    )
    made.add_argument(
        "--shared", action="store_true", help="the scheduler's workers see OUT and write into it themselves"
    )
    made.add_argument("--json", action="store_true", help="print JSON")
    made.set_defaults(misuse=made.error)


def _where(text: str) -> cluster.Where:
    try:
        return cluster.where(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(options: argparse.Namespace) -> None:
    if options.batch is not None and not 1 <= options.batch <= 4096:
        options.misuse(f"--batch must be in 1..4096, not {options.batch}")
    if options.shared and options.scheduler is None:
        options.misuse("--shared is about the workers of a --scheduler")
    found = settings.read(Path(options.settings))
    if found.ignored:
        print(f"not needed here, and left alone: {', '.join(found.ignored)}", file=sys.stderr)

    import synth
    from synth import samplers
    from synth.grid import work
    from synth.grid.sources import Sources

    path, folder = locations.model_path(options.model), Path(options.output)
    model = synth.load_wavenet(path)
    samplers.prepare_process(model)
    sounds = None if options.sounds is None else Path(options.sounds)
    sources = Sources(model, path, sounds, found.instruments, found.pitches, found.velocity)
    laid = work.Work(found, sources, model.config.sample_rate, folder)
    with _hands(options, model, path) as hands:
        if options.plan:
            _tell(options, _plan(laid, hands, model, sources))
            return
        with work.taken(folder), _bar() as bar:
            planned = _minutes(laid, hands, model, sources)
            began = time.perf_counter()
            bar.count("encoding", len(sources.recordings), lambda told: sources.encode(folder, told))
            bar.count("laying out", laid.distinct, laid.lay_out)
            missing = laid.missing()
            laid.check_room(len(missing))
            facts: dict[str, Any] = {
                "notes": found.notes,
                "distinct": laid.distinct,
                "rendered": len(missing),
            }
            if missing:
                _say(f"{len(missing)} notes to render, about {planned:.1f} minutes")
                bar.render(len(missing), lambda told: laid.run(hands, missing, told))
                facts |= {"minutes": (time.perf_counter() - began) / 60, "minutes_planned": planned}
    _tell(options, facts)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _hands(
    options: argparse.Namespace, model: "WaveNetAutoencoder", path: Path
) -> AbstractContextManager["Hands"]:
    """This process, or the workers of a cluster, which are called when the first of them is needed."""
    import synth
    from synth.grid import render

    if options.scheduler is None:
        return nullcontext(render.Here(synth.open_sampler(model, device=options.device), options.batch))
    cluster.require()
    from synth.grid import crew

    # A plan writes nothing, and so cannot ask whether the workers see the folder.
    shared = Path(options.output) if options.shared and not options.plan else None
    rate_hz = model.config.sample_rate
    asked = crew.Asked(path, model.identity, options.device, rate_hz, options.batch, shared)
    return crew.Crew(partial(cluster.opened, options.scheduler, options.device, _say), asked, _say)


def _minutes(laid: "Work", hands: "Hands", model: "WaveNetAutoencoder", sources: "Sources") -> float:
    """What is left to do, by a second of rendering an embedding of zeros, which takes as long as any."""
    import numpy as np

    from synth.grid import render

    seconds, left = sources.encoding_seconds(laid.folder), laid.distinct - _there(laid)
    if left:
        frames = -(-laid.settings.samples // model.config.hop)
        nothing = np.zeros((frames, model.config.bottleneck), np.float32)
        pitch, sampling = laid.settings.pitches[0], (laid.settings.samples, laid.settings.temperature)
        job = render.Job(Path(), nothing, pitch, *sampling, 0, 0.0)
        seconds += hands.seconds_per_note(job, left) * left
    return seconds / 60


def _there(laid: "Work") -> int:
    return min(len(laid.there()), laid.distinct)


def _plan(laid: "Work", hands: "Hands", model: "WaveNetAutoencoder", sources: "Sources") -> dict[str, Any]:
    return {
        "notes": laid.settings.notes,
        "distinct": laid.distinct,
        "there": _there(laid),
        "recordings": len(sources.recordings),
        "gigabytes": laid.distinct * laid.bytes_per_note / 1e9,
        "minutes": _minutes(laid, hands, model, sources),
        "sampler": hands.name,
        "batch": hands.batch,
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
        where = "on this machine" if options.scheduler is None else "on the workers that are there now"
        at_a_time = f"{facts['batch']} notes at a time on {facts['sampler']}"
        print(f"the others take {facts['minutes']:.1f} minutes {where}, {at_a_time}")
        return
    if not facts["rendered"]:
        print(f"{options.output}: all of them were there already")
        return
    off = facts["minutes_planned"] / facts["minutes"] - 1
    took = f"{facts['rendered']} rendered in {facts['minutes']:.1f} minutes"
    print(f"{options.output}: {took}; the estimate was off by {off:+.0%}")
