"""`nsynth render-dataset`: a soundfont as a data set in NSynth's layout, by several processes."""

import argparse
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from synth.datasets import examples, general_midi, players, shards
from synth.datasets.general_midi import Program
from synth.datasets.render_job import NOTE_SAMPLES, Job, Settings, render_shard
from synth.errors import SynthError

SETTINGS_FILE = "render.json"
INSTRUMENTS_FILE = "instruments.json"
PITCHES = (21, 108)
VELOCITIES = (25, 50, 75, 100, 127)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pitch, velocity, program = _whole(0, 127), _whole(1, 127), _whole(0, 127)
    parser.add_argument("output", metavar="OUT", type=Path, help="folder for the data set")
    parser.add_argument("--soundfont", required=True, metavar="FILE", type=Path, help="SF2 or SF3 to play")
    parser.add_argument(
        "--programs",
        nargs="+",
        type=program,
        metavar="N",
        help="General MIDI programs from 0 (all pitched ones)",
    )
    parser.add_argument(
        "--pitches",
        nargs=2,
        type=pitch,
        default=PITCHES,
        metavar=("LOW", "HIGH"),
        help="(21 108, both included)",
    )
    parser.add_argument(
        "--pitch-step", type=_whole(1, 127), default=1, metavar="N", help="every Nth pitch (1)"
    )
    parser.add_argument(
        "--velocities", nargs="+", type=velocity, default=VELOCITIES, metavar="V", help="(25 50 75 100 127)"
    )
    parser.add_argument("--wav", action="store_true", help="write audio/<note>.wav, too, as NSynth has them")
    parser.add_argument("--workers", type=_whole(1, 256), metavar="N", help="processes (one a core)")
    parser.add_argument(
        "--player", choices=players.NAMES, help="who plays (FluidSynth where it is installed)"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


def _whole(low: int, high: int) -> Callable[[str], int]:
    """A parser of whole numbers of a range, for argparse."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text} is not a whole number of {low} to {high}")
        return int(text)

    return number


def run(options: argparse.Namespace) -> None:
    """Render as the command line says and print what came of it."""
    began = time.monotonic()
    settings = settings_of(options)
    totals = render(options.output, options.soundfont, settings, options.workers or os.cpu_count() or 1)
    facts = {"output": str(options.output), **totals, "seconds": round(time.monotonic() - began, 1)}
    if options.json:
        print(json.dumps(facts))
    else:
        print(
            f"{options.output}: {totals['notes']} notes of {len(settings.programs)} instruments in"
            f" {facts['seconds']} s; left out: {totals['silent']} silent, {totals['clipped']} clipped"
        )


def settings_of(options: argparse.Namespace) -> Settings:
    """Raise SynthError if the soundfont cannot be played, or has not what was asked for."""
    low, high = options.pitches
    if low > high:
        raise SynthError(f"--pitches {low} {high}: the lower comes first")
    name = options.player or players.installed()
    known = {program.number for program in general_midi.PROGRAMS}
    asked = set(options.programs or known)
    if asked - known:
        raise SynthError(
            f"program {min(asked - known)} is percussion or an effect; choose of 0 to 54, 56 to 111"
        )
    with closing(players.open_player(options.soundfont, name)) as player:
        there = {program for program in asked if player.has(program)}
    if not there or (options.programs and there != asked):
        raise SynthError(f"{options.soundfont} has no program {min(asked - there)} in bank 0")
    return Settings(
        soundfont=options.soundfont.name,
        soundfont_sha256=hashlib.sha256(options.soundfont.read_bytes()).hexdigest(),
        player=name,
        programs=sorted(there),
        pitches=list(range(low, high + 1, options.pitch_step)),
        velocities=sorted(set(options.velocities)),
        wav=options.wav,
    )


def render(output: Path, soundfont: Path, settings: Settings, workers: int) -> Counter[str]:
    """Render what is not there yet, then write the examples. Return how many notes there are of each fate."""
    _claim(output, settings)
    for split in general_midi.SPLITS:
        # One without instruments has a folder without shards.
        (output / split / shards.FOLDER).mkdir(parents=True, exist_ok=True)
    jobs = list(plan(output, soundfont, settings))
    _work([job for job in jobs if not job.done], workers)
    totals: Counter[str] = Counter(notes=0, silent=0, clipped=0)
    instruments = {}
    for split in general_midi.SPLITS:
        entries: dict[str, object] = {}
        for job in (job for job in jobs if job.folder.name == split):
            index = shards.read_index(shards.index_path(job.folder, job.number))
            entries |= _entries(index["rows"], job.programs, settings)
            instruments.update({name: {"split": split, **facts} for name, facts in index["facts"].items()})
        examples.write_json(output / split / examples.FILE, entries)
    for facts in instruments.values():
        totals.update({fate: facts[fate] for fate in totals})
    examples.write_json(output / INSTRUMENTS_FILE, instruments, indent=1)
    if not totals["notes"]:
        raise SynthError(f"{output}: not one of these notes sounds in this soundfont")
    return totals


def plan(output: Path, soundfont: Path, settings: Settings) -> Iterator[Job]:
    """The shards: instruments in order, as many to a shard as make about SHARD_NOTES."""
    chosen = [program for program in general_midi.PROGRAMS if program.number in settings.programs]
    each = max(1, round(shards.SHARD_NOTES / settings.notes_per_program))
    for split, programs in general_midi.split(chosen).items():
        for number, start in enumerate(range(0, len(programs), each)):
            yield Job(output / split, number, programs[start : start + each], soundfont, settings)


def _claim(output: Path, settings: Settings) -> None:
    """Make the folder this render's own, or go on with it. Raise SynthError if it holds something else."""
    path = output / SETTINGS_FILE
    if path.is_file():
        if json.loads(path.read_text("utf-8")) != asdict(settings):
            raise SynthError(f"{output} holds a render with other settings (see {path}): name another folder")
        for half in output.glob("*/*/*.part"):
            half.unlink()
        return
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise SynthError(f"{output} is there and is no render: name another folder")
    size = len(settings.programs) * settings.notes_per_program * NOTE_SAMPLES * (3 if settings.wav else 1)
    output.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(output).free < size:
        raise SynthError(f"{output}: the render needs {size / 1e9:.1f} GB, and there is less room")
    examples.write_json(path, asdict(settings))


def _entries(rows: list[str], programs: list[Program], settings: Settings) -> dict[str, object]:
    """{name: NSynth's fields} of a shard's rows."""
    every = (
        examples.entry(program, pitch, velocity)
        for program in programs
        for pitch in settings.pitches
        for velocity in settings.velocities
    )
    found = {str(entry["note_str"]): entry for entry in every}
    return {name: found[name] for name in rows}


def _work(jobs: list[Job], workers: int) -> None:
    """Render the shards, with a bar that counts notes."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("rendering"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    sizes = [len(job.programs) * job.settings.notes_per_program for job in jobs]
    if not jobs:
        return
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=sum(sizes))
        if workers == 1 or len(jobs) < 2:
            for job, size in zip(jobs, sizes, strict=True):
                render_shard(job)
                progress.advance(bar, size)
            return
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, len(jobs)), context, _start_worker) as pool:
            running = {pool.submit(render_shard, job): size for job, size in zip(jobs, sizes, strict=True)}
            try:
                for future in as_completed(running):
                    future.result()
                    progress.advance(bar, running[future])
            except BrokenProcessPool:
                raise SynthError("a render process was killed: run the command again to go on") from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _start_worker() -> None:
    """Ctrl-C ends a worker without a traceback, and none outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()

    def leave_with_parent() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=leave_with_parent, daemon=True).start()
