"""`nsynth bench`: the table of speeds, the goals, and the page that keeps them."""

import argparse
import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.bench.measure import ModelSpeeds, Row

VOICES = (1, 2, 4, 8, 16, 64, 256)
KINDS = ("queued", "queued-bf16", "simd-f32", "simd")
# The published generator on two cores like these: one voice, and 64 together.
PUBLISHED = {1: 60.0, 64: 1200.0}
RATE_HZ = 16_000
HEAD = "| sampler | voices | samples/s | × real time | of limit | × naive | × queued | first chunk | memory |"
BEGIN, END = "<!-- speeds: make bench -->", "<!-- end of the speeds -->"


class Found(msgspec.Struct):
    """All of a run. peaks: multiply-adds a second in bfloat16 of one core and of all."""

    machine: str
    cores: int
    peaks: tuple[float, float]
    models: "list[ModelSpeeds]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model", action="append", metavar="default|full-size|FILE", help="which; once for each (both)"
    )
    parser.add_argument(
        "--kind", action="append", metavar="KIND", help=f"sampler; once for each ({', '.join(KINDS)})"
    )
    parser.add_argument(
        "--voices",
        type=int,
        action="append",
        metavar="N",
        help=f"at once; once for each ({', '.join(map(str, VOICES))})",
    )
    parser.add_argument("--cores", type=int, metavar="N", help="use no more than so many (all)")
    parser.add_argument("--page", metavar="FILE", help="write the tables into this Markdown file")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> None:
    try:
        from synth.bench import machine, measure
    except ModuleNotFoundError as error:
        raise SynthError(f"needs {error.name}: pip install 'nsynth-bridge[studio]'") from None
    from synth import samplers
    from synth.samplers.simd import usable_cores

    kinds, voices = options.kind or KINDS, sorted(options.voices or VOICES)
    if voices[0] < 1:
        raise SynthError(f"--voices wants at least 1, not {voices[0]}")
    cores = usable_cores() if options.cores is None else min(options.cores, usable_cores())
    if cores < 1:
        raise SynthError(f"--cores wants at least 1, not {cores}")
    if unknown := set(kinds) - set(samplers.KINDS["cpu"]):
        there = ", ".join(samplers.KINDS["cpu"])
        raise SynthError(f"no sampler {', '.join(sorted(unknown))} on a CPU; there are {there}")
    names = options.model or ("default", measure.FULL_SIZE)
    for name in names:
        measure.load(name)
    measure.limit_cores(cores)
    peaks = machine.multiply_adds_per_second(1), machine.multiply_adds_per_second(cores)
    models = [measure.speeds(name, kinds, voices, cores, tell) for name in names]
    found = Found(processor(), cores, peaks, models)
    if options.page:
        from synth.pages import replace_between

        replace_between(Path(options.page), BEGIN, END, "\n".join(page(found)))
    if options.json:
        print(json.dumps(msgspec.to_builtins(found)))
    else:
        print("\n".join(page(found)))


def tell(doing: str) -> None:
    print(doing, file=sys.stderr)


def processor() -> str:
    from llvmlite import binding

    features = binding.get_host_cpu_features()
    known = [name for name in ("neon", "avx2", "avx512f", "avx512bf16") if features.get(name)]
    return f"{platform.system()}, {platform.machine()} {binding.get_host_cpu_name()} ({', '.join(known)})"


def page(found: Found) -> Iterator[str]:
    """Lines of Markdown."""
    one, all_ = (peak / 1e9 for peak in found.peaks)
    yield f"{found.machine}, {found.cores} cores:"
    yield f"at most {one:.0f} billion multiply-adds a second in bfloat16 on one core, {all_:.0f} on all."
    for speeds in found.models:
        yield from ["", *table(found, speeds)]
    yield from ["", "| goal | at least | reached | |", "|---|---:|---:|---|", *goals(found)]


def table(found: Found, speeds: "ModelSpeeds") -> Iterator[str]:
    yield f"**{speeds.model}**: {speeds.multiply_adds:,} multiply-adds a sample; one voice has to read"
    yield f"{speeds.bytes_read / 1e6:.2f} MB of weights in bfloat16 for it, of which one core reads"
    yield f"{speeds.bytes_per_second / 1e9:.0f} GB/s."
    yield ""
    yield HEAD
    yield "|---|" + "---:|" * (HEAD.count("|") - 2)
    rates = {(row.kind, row.voices): row.samples_per_second for row in speeds.rows}
    for row in speeds.rows:
        queued = rates.get(("queued", row.voices))
        cells = [
            row.kind,
            str(row.voices),
            f"{row.samples_per_second:,.{1 if row.samples_per_second < 10 else 0}f}",
            f"{row.samples_per_second / RATE_HZ:.3g}",
            f"{row.samples_per_second / limit(found, speeds, row.voices):.1%}",
            f"{row.samples_per_second / rates['naive', 1]:,.0f}",
            f"{row.samples_per_second / queued:.1f}" if queued else "",
            "" if row.first_chunk_seconds is None else f"{row.first_chunk_seconds * 1000:,.0f} ms",
            f"{row.megabytes} MB" if row.megabytes else "",
        ]
        yield f"| {' | '.join(cells)} |"


def limit(found: Found, speeds: "ModelSpeeds", voices: int) -> float:
    """Samples a second that the machine allows: by arithmetic, and by reading weights once for each core."""
    cores = min(voices, found.cores)
    peak = found.peaks[1] if cores == found.cores else cores * found.peaks[0]
    by_memory = voices * speeds.bytes_per_second / speeds.bytes_read
    return min(peak / speeds.multiply_adds, by_memory)


def goals(found: Found) -> Iterator[str]:
    """The figures that were asked for, each with what the machine allows where it is missed."""
    best = {speeds.model: (speeds, best_rows(speeds)) for speeds in found.models}
    for model, what, voices, wanted, unit, unit_name in (
        ("default", "one voice, one core", 1, 2.0, RATE_HZ, "× real time"),
        ("default", "batch, all voices", None, 12.0, RATE_HZ, "× real time"),
        ("full-size", "one voice", 1, 4.0, PUBLISHED[1], "× the published generator (60 samples/s)"),
        ("full-size", "64 voices", 64, 4.0, PUBLISHED[64], "× the published generator (1,200 samples/s)"),
    ):
        if model not in best:
            continue
        speeds, rows = best[model]
        fitting = [row for number, row in rows.items() if voices in (None, number)]
        row = max(fitting, key=lambda row: row.samples_per_second, default=None)
        if row is None:
            continue
        reached, most = row.samples_per_second / unit, limit(found, speeds, row.voices) / unit
        verdict = "met" if reached >= wanted else f"missed: the machine allows at most {most:.2g}"
        yield f"| {model}, {what} | {wanted:g} {unit_name} | {reached:.2f} ({row.kind}) | {verdict} |"


def best_rows(speeds: "ModelSpeeds") -> "dict[int, Row]":
    """The fastest row of each number of voices."""
    found: dict[int, Row] = {}
    for row in speeds.rows:
        if row.voices not in found or row.samples_per_second > found[row.voices].samples_per_second:
            found[row.voices] = row
    return found
