"""Which module writes what, and the folder that appears whole or not at all."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from synth.errors import SynthError
from synth.export import decentsampler, m4l, ons, plain, sfz, wav
from synth.export.job import Job

RECORD = "export.json"


@dataclass(frozen=True)
class Format:
    """text says what it is. rate_hz is the only one it knows, if so. size is in bytes.

    Most write each note of the grid once, as a WAV.
    """

    text: str
    write: Callable[[Job, Path], None]
    steps: Callable[[Job], int] = lambda job: len(job.grid.notes)
    size: Callable[[Job], int] = lambda job: len(job.grid.notes) * job.wav_bytes
    rate_hz: int | None = None


FORMATS = {
    "ons": Format("Open NSynth Super", ons.write, ons.steps, ons.size, ons.RATE_HZ),
    "m4l": Format("NSynth Max for Live", m4l.write, m4l.steps, m4l.size, m4l.RATE_HZ),
    "sfz": Format("SFZ samplers", sfz.write),
    "decentsampler": Format("DecentSampler", decentsampler.write),
    "wav": Format("WAVs with loops, a folder a cell", wav.write, wav.steps, wav.size),
    "folder": Format("WAVs and a manifest", plain.write),
}


class Record(msgspec.Struct, frozen=True):
    """What an export left in its folder; by it --replace knows that the folder is one."""

    to: str
    name: str
    model: str
    rate: int
    files: int
    bytes: int
    format: Literal["nsynth-bridge-export-1"] = "nsynth-bridge-export-1"


def check_target(out: Path, job: Job, needed: int, replace: bool) -> None:
    """Raise SynthError where an export cannot go: something is there, or there is no room."""
    if not out.name or out.resolve() in (job.grid.folder.resolve(), *job.grid.folder.resolve().parents):
        raise SynthError(f"{out} holds the grid itself: give another folder")
    if out.exists() and not replace:
        raise SynthError(f"{out} is there already: give another folder, or --replace")
    if out.exists() and not _is_export(out):
        raise SynthError(f"{out} is no folder that nsynth export made, so --replace leaves it alone")
    parent = out.absolute().parent
    if not parent.is_dir():
        raise SynthError(f"{parent} is no folder")
    free = shutil.disk_usage(parent).free
    if free < needed:
        raise SynthError(f"{out} needs {gigabytes(needed)}, and {gigabytes(free)} are free there")


def export(job: Job, to: str, out: Path) -> Record:
    """Write beside `out` and rename. Raise SynthError, OSError; then what was there is there still."""
    half = out.absolute().with_name(f".{out.name}.part")
    try:
        half.mkdir()
    except FileExistsError:
        raise SynthError(f"{half} is of an export that runs, or was interrupted: then delete it") from None
    try:
        FORMATS[to].write(job, half)
        record = _record(job, to, half)
        (half / RECORD).write_bytes(msgspec.json.encode(record))
        _swap(half, out.absolute())
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return record


def gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 1e7 else f"{size / 1e6:.2f} MB"


def _swap(half: Path, out: Path) -> None:
    old = out.with_name(f".{out.name}.old")
    if out.exists():
        out.rename(old)
    try:
        half.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _record(job: Job, to: str, folder: Path) -> Record:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Record(to, job.name, job.grid.model, job.rate_hz, len(sizes), sum(sizes))


def _is_export(folder: Path) -> bool:
    try:
        msgspec.json.decode((folder / RECORD).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return False
    return True
