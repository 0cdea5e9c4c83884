"""A plain folder: every distinct note once as a WAV, and manifest.json that tells the cells' files."""

from pathlib import Path
from typing import Literal

import msgspec

from synth.export.job import Job
from synth.export.sfz import SAMPLES
from synth.grid.layout import Corners, Mixture, Style

MANIFEST = "manifest.json"


class Sample(msgspec.Struct, frozen=True):
    """loop_end is the sample after the last one that is repeated; 0, 0 is no loop."""

    file: str
    pitch: int
    loop_start: int
    loop_end: int


class Cell(msgspec.Struct, frozen=True):
    """x grows to the right, y downwards."""

    square: int
    x: int
    y: int
    mixture: Mixture
    samples: list[Sample]


class Manifest(msgspec.Struct, frozen=True):
    """squares: of each top left, top right, bottom left, bottom right. samples: of every note."""

    name: str
    style: Style
    model: str
    rate: int
    samples: int
    resolution: int
    pitches: list[int]
    plane: list[list[str]] | None
    squares: list[Corners]
    cells: list[Cell]
    format: Literal["nsynth-bridge-manifest-1"] = "nsynth-bridge-manifest-1"


def write(job: Job, folder: Path) -> None:
    job.write_samples(folder / SAMPLES)
    grid = job.grid
    cells = [
        _cell(job, square, xi, yi)
        for square in range(len(grid.squares))
        for yi in range(grid.resolution)
        for xi in range(grid.resolution)
    ]
    manifest = Manifest(
        name=job.name,
        style=grid.style,
        model=grid.model,
        rate=job.rate_hz,
        samples=round(grid.samples * job.ratio),
        resolution=grid.resolution,
        pitches=sorted(grid.pitches),
        plane=grid.plane,
        squares=grid.squares,
        cells=cells,
    )
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
    (folder / MANIFEST).write_bytes(text + b"\n")


def _cell(job: Job, square: int, xi: int, yi: int) -> Cell:
    samples = []
    for pitch in sorted(job.grid.pitches):
        path = job.note(square, xi, yi, pitch)
        samples.append(Sample(f"{SAMPLES}/{job.sample_name(path)}", pitch, *job.loop(path)))
    return Cell(square, xi, yi, job.grid.mixture(square, xi, yi), samples)
