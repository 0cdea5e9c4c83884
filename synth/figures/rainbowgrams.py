"""Figures of rainbowgrams in rows and columns: a sound beside what models make of it. Renders nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from synth.config import SAMPLE_RATE
from synth.evaluation import rainbowgram
from synth.evaluation.rainbowgram import LOWEST_PITCH, OCTAVES, RANGE_DB
from synth.figures import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Row = tuple[str, Sequence[tuple[str, np.ndarray]]]
WIDTH, HEIGHT, KEY_WIDTH = 2.7, 2.1, 1.3


def draw(rows: Sequence[Row], title: str = "") -> "Figure":
    """A figure of rows (name, [(title, audio float32 [samples]) …]) of equally many sounds, with a key."""
    columns = len(rows[0][1])
    width = min(WIDTH, 12 / columns) * columns + KEY_WIDTH
    figure = paint.new(max(width, 5.5), HEIGHT * len(rows) + 0.7, title)
    parts: Any = figure.subfigures(1, 2, width_ratios=(width - KEY_WIDTH, KEY_WIDTH))
    left, right = parts
    plots = left.subplots(len(rows), columns, sharex=True, sharey=True, squeeze=False)
    for line, (name, sounds) in zip(plots, rows, strict=True):
        line[0].set_ylabel(name)
        for axes, (head, audio) in zip(line, sounds, strict=True):
            show(axes, audio)
            axes.set_title(head)
    for axes in plots[-1]:
        axes.set_xlabel("seconds")
    key(right.subplots())
    return figure


def table(heads: Sequence[str], lines: Sequence[tuple[str, Sequence[np.ndarray]]]) -> list[Row]:
    """Rows for `draw` of (name, sounds), with a head over each column."""
    blank = [""] * len(heads)
    return [
        (name, list(zip(blank if below else heads, sounds, strict=True)))
        for below, (name, sounds) in enumerate(lines)
    ]


def show(axes: "Axes", audio: np.ndarray) -> None:
    """One rainbowgram, seconds to the right, notes upwards."""
    extent = (0.0, len(audio) / SAMPLE_RATE, LOWEST_PITCH, LOWEST_PITCH + 12 * OCTAVES)
    picture = rainbowgram.rainbowgram(audio)
    axes.imshow(picture, origin="lower", aspect="auto", extent=extent, interpolation="nearest")
    paint.note_axis(axes, LOWEST_PITCH, OCTAVES)


def key(axes: "Axes") -> None:
    """What colours and brightness stand for."""
    turns, brightness = np.meshgrid(np.linspace(0, 1, 128), np.linspace(0, 1, 48), indexing="ij")
    picture = rainbowgram.colours(turns, brightness)
    axes.imshow(picture, origin="lower", aspect="auto", extent=(-RANGE_DB, 0, 0, 1))
    axes.set_box_aspect(2.5)
    axes.set_xlabel("level (dB)")
    axes.set_xticks([-RANGE_DB, 0])
    axes.set_ylabel("phase advance (turns a frame)")
    axes.set_yticks([0, 0.5, 1])


def save(path: str | Path, sounds: Sequence[tuple[str, np.ndarray]]) -> None:
    """Write a figure of the rainbowgrams of (title, audio float32 [samples]), side by side."""
    with paint.theme():
        paint.save(draw([("", sounds)]), path)
