"""A grid folder for NSynth's Max for Live device: MP3s and the file `options`.

Cells are counted from the bottom left, x first, as the published pipeline does: number = y · steps + x.
"""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile

from synth.errors import SynthError
from synth.export.job import Job

RATE_HZ = 16_000
# A Max message ends at a semicolon, and an atom at a space or a comma.
NAME = re.compile(r"\w[\w-]*")
# At the quality that libsndfile chooses unasked; notes of the default model took 4,600, a pure tone 1,350.
BYTES_A_SECOND = 5_000
OPTIONS = "options"


def steps(job: Job) -> int:
    return _side(job) ** 2 * len(job.grid.pitches)


def size(job: Job) -> int:
    return round(steps(job) * job.grid.samples / job.grid.rate * BYTES_A_SECOND)


def write(job: Job, folder: Path) -> None:
    grid = job.grid
    if not NAME.fullmatch(job.name):
        raise SynthError(f"Max takes {job.name!r} for several words: give --name letters, digits, _ and -")
    pitches = sorted(grid.pitches)
    gaps = {high - low for low, high in pairwise(pitches)} or {1}
    if len(gaps) > 1:
        raise SynthError(f"the device knows pitches that lie equally far apart; the grid's do not: {pitches}")
    plane, side = _plane(job), _side(job)
    target = folder / job.name
    target.mkdir()
    for number in range(side**2):
        up, right = divmod(number, side)
        x, y = right / (grid.resolution - 1), up / (grid.resolution - 1)
        square, xi, yi = _place(job, plane, right, up)
        for pitch in pitches:
            sound = job.sound(job.note(square, xi, yi, pitch)) / np.float32(1 << 15)
            path = target / f"{job.name}_{number:06d}_x{x:.2f}_y{y:.2f}_pitch{pitch}.mp3"
            soundfile.write(path, sound, RATE_HZ, format="MP3")
            job.tick()
    facts = (pitches[0], gaps.pop(), len(pitches), side, side, len(plane), len(plane), job.name)
    (target / OPTIONS).write_text(f"1, {' '.join(map(str, facts))};", "utf-8")


def _plane(job: Job) -> list[list[str]]:
    """Rows of instruments from below. Raise SynthError unless there are as many columns as rows."""
    grid = job.grid
    if grid.plane is not None:
        plane = grid.plane if grid.style == "m4l" else grid.plane[::-1]
    elif len(grid.squares) == 1:
        top_left, top_right, bottom_left, bottom_right = grid.squares[0]
        plane = [[bottom_left, bottom_right], [top_left, top_right]]
    else:
        raise SynthError(
            "the device takes one plane of instruments: this grid has squares apart from each other"
        )
    if any(len(row) != len(plane) for row in plane):
        raise SynthError("the device takes planes of as many columns as rows: this grid's is not")
    return plane


def _side(job: Job) -> int:
    return (len(_plane(job)) - 1) * (job.grid.resolution - 1) + 1


def _place(job: Job, plane: list[list[str]], right: int, up: int) -> tuple[int, int, int]:
    """Square, x and y within it, of a step of the plane. Steps on an edge belong to both sides alike."""
    last = job.grid.resolution - 1
    column, row = (min(step // last, len(plane) - 2) for step in (right, up))
    below, above = plane[row], plane[row + 1]
    corners = (above[column], above[column + 1], below[column], below[column + 1])
    return job.grid.squares.index(corners), right - column * last, last - (up - row * last)
