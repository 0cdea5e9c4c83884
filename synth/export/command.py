"""The command `nsynth export`: a grid's folder in, an instrument of somebody else's out."""

import argparse
import json
from pathlib import Path

import msgspec

from synth.export import formats
from synth.export.job import Job
from synth.grid.layout import Grid

RATES = 8_000, 192_000


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("grid", metavar="GRID", help="a folder that nsynth grid made")
    made.add_argument("output", metavar="OUT", help="a folder that is not there yet")
    made.add_argument(
        "--to",
        required=True,
        choices=tuple(formats.FORMATS),
        help="; ".join(f"{name}: {form.text}" for name, form in formats.FORMATS.items()),
    )
    made.add_argument("--rate", type=int, metavar="HZ", help="of the WAVs; the grid's unless given")
    made.add_argument("--name", help="of the instrument; the grid's unless given")
    made.add_argument("--replace", action="store_true", help="put it in the place of an earlier export")
    made.add_argument("--json", action="store_true", help="print JSON")
    made.set_defaults(misuse=made.error)


def run(options: argparse.Namespace) -> None:
    from rich.console import Console
    from rich.progress import Progress

    form = formats.FORMATS[options.to]
    if form.rate_hz and options.rate not in (None, form.rate_hz):
        options.misuse(f"--to {options.to} is of {form.rate_hz} Hz")
    if options.rate is not None and not RATES[0] <= options.rate <= RATES[1]:
        options.misuse(f"--rate must be in {RATES[0]}..{RATES[1]} Hz, not {options.rate}")
    grid, out = Grid.load(Path(options.grid)), Path(options.output)
    job = Job(grid, options.name or grid.name, form.rate_hz or options.rate or grid.rate)
    job.check()
    needed = form.size(job)
    formats.check_target(out, job, needed, options.replace)
    if not options.json:
        print(f"{out}: about {formats.gigabytes(needed)} for {form.text}")
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("exporting", total=form.steps(job))
        job.tick = lambda: progress.update(task, advance=1)
        record = formats.export(job, options.to, out)
    if options.json:
        print(json.dumps({"folder": str(out), **msgspec.to_builtins(record)}))
    else:
        print(f"{out}: {record.files} files, {formats.gigabytes(record.bytes)}")
