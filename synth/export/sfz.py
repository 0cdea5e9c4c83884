"""SFZ: one instrument a square, of which two controllers choose the cell and fade to the ones beside it.

A note sounds with four cells, those around the position at which it began, and fades between them while it
is held; beyond them it stays at the nearest. With a voice for each cell of the square players run out of
voices: sfizz has 64 unless told otherwise, a square of nine steps has 81 cells, and most of them were silent.
"""

from collections.abc import Iterator
from pathlib import Path

from synth.errors import SynthError
from synth.export.job import Job, key_ranges, square_name
from synth.export.likeness import are_alike

# As the daemon has them for x and y.
CONTROLLERS = 16, 17
HIGHEST = 127
SAMPLES = "samples"
RELEASE_SECONDS = 0.3
MIDDLE = 64


def write(job: Job, folder: Path) -> None:
    job.write_samples(folder / SAMPLES)
    for number, square in enumerate(job.grid.squares):
        text = "\n".join(_lines(job, number)) + "\n"
        (folder / f"{square_name(square)}.sfz").write_text(text, "utf-8")


def centres(resolution: int) -> list[int]:
    """The controller's value at which exactly one column, or row, sounds. Raise SynthError for too many."""
    if resolution > HIGHEST // 2:
        raise SynthError(f"a controller tells at most {HIGHEST // 2} steps apart; the grid has {resolution}")
    return [round(HIGHEST * step / (resolution - 1)) for step in range(resolution)]


def _lines(job: Job, square: int) -> Iterator[str]:
    names = job.grid.squares[square]
    yield f"// {job.name}: {', '.join(names)} (top left, top right, bottom left, bottom right)"
    x, y = CONTROLLERS
    yield f"<control> default_path={SAMPLES}/ set_cc{x}={MIDDLE} set_cc{y}={MIDDLE}"
    yield f"label_cc{x}=x label_cc{y}=y"
    curve = "gain" if are_alike(job, square) else "power"
    yield f"<global> xf_cccurve={curve} ampeg_release={RELEASE_SECONDS}"
    last = job.grid.resolution - 1
    for row in range(last):
        for column in range(last):
            for yi in (row, row + 1):
                for xi in (column, column + 1):
                    fades = _fade(job, x, column, xi) + _fade(job, y, row, yi)
                    yield f"<group> {' '.join(fades)}"
                    yield from _regions(job, square, xi, yi)


def _fade(job: Job, controller: int, first: int, step: int) -> list[str]:
    """Of the step `first` or the one after it, for notes that begin between the two."""
    at = centres(job.grid.resolution)
    low, high = at[first], at[first + 1]
    highest = HIGHEST if high == HIGHEST else high - 1
    edge = "xfout" if step == first else "xfin"
    return [
        f"locc{controller}={low} hicc{controller}={highest}",
        f"{edge}_locc{controller}={low} {edge}_hicc{controller}={high}",
    ]


def _regions(job: Job, square: int, xi: int, yi: int) -> Iterator[str]:
    for pitch, (low, high) in key_ranges(job.grid.pitches).items():
        path = job.note(square, xi, yi, pitch)
        start, end = job.loop(path)
        loop = "loop_mode=no_loop"
        if end:
            loop = f"loop_mode=loop_continuous loop_start={start} loop_end={end - 1}"
        keys = f"lokey={low} hikey={high} pitch_keycenter={pitch}"
        yield f"<region> sample={job.sample_name(path)} {keys} {loop}"
