"""How loud a note is as time goes by: between two embeddings, in the plain mix, and of a scaled embedding."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from synth import embeddings
from synth.config import SAMPLE_RATE
from synth.evaluation.measures import ENVELOPE_HOP, envelope_db
from synth.figures import paint, rainbowgrams
from synth.figures.interpolation import Walk, titles
from synth.figures.notes import Instrument, Key, Model, Sound

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SCALES = (0.5, 0.75, 1.0, 1.25, 1.5)
RANGE_DB = 70.0
# So much of the width is the legend's.
LEGEND_SHARE = 0.28


def scaled(model: Model, each: Sound | Instrument, key: Key, samples: int) -> list[tuple[str, np.ndarray]]:
    """(factor, sound float32 [samples]) of an embedding made smaller and greater."""
    embedding = model.embedding(each, key)
    notes = [(embeddings.gain(embedding, factor, range(embedding.shape[1])), key.pitch) for factor in SCALES]
    return [
        (f"× {factor:g}", sound) for factor, sound in zip(SCALES, model.play(notes, samples), strict=True)
    ]


def draw(
    ends: Sequence[Sound | Instrument], found: Walk, scaled: Sequence[tuple[str, np.ndarray]], title: str
) -> "Figure":
    """Rainbowgrams of the way and of the plain mix half-way; below them levels over time."""
    names = titles(ends, found.positions)
    half = len(names) // 2
    figure = paint.new(11, 6, title)
    parts: Any = figure.subfigures(2, 1)
    upper, lower = parts
    shown = [*zip(names, found.sounds, strict=True), (f"plain mix, {names[half]}", found.mixed[half])]
    plots = upper.subplots(1, len(shown), sharey=True)
    for axes, (name, sound) in zip(plots, shown, strict=True):
        rainbowgrams.show(axes, sound)
        axes.set_title(name)
        axes.set_xlabel("seconds")
    sets = {
        f"between the embeddings, {found.name}": list(zip(names, found.sounds, strict=True)),
        "plain mix of the sounds": list(zip(names, found.mixed, strict=True)),
        f"embedding of {names[0]}, scaled": scaled,
    }
    loudest = max(float(envelope_db(sound).max()) for sounds in sets.values() for _, sound in sounds)
    for axes, (name, sounds) in zip(lower.subplots(1, len(sets), sharey=True), sets.items(), strict=True):
        levels(axes, sounds, loudest)
        axes.set_title(name)
    lower.axes[0].set_ylabel("level (dB)")
    return figure


def levels(axes: "Axes", sounds: Sequence[tuple[str, np.ndarray]], loudest_db: float) -> None:
    """Of each (name, sound) the level over time, with 0 dB the loudest of the figure."""
    from matplotlib import colormaps

    # Darkened, so that yellow is seen on white, too.
    shades = 0.85 * colormaps[paint.AMOUNT](np.linspace(0.1, 0.9, len(sounds)))[:, :3]
    for shade, (name, sound) in zip(shades, sounds, strict=True):
        level = envelope_db(sound) - loudest_db
        axes.plot(np.arange(len(level)) * ENVELOPE_HOP / SAMPLE_RATE, level, color=shade, label=name)
    axes.set_ylim(-RANGE_DB, 3)
    axes.set_xlim(0, max(len(sound) for _, sound in sounds) / SAMPLE_RATE / (1 - LEGEND_SHARE))
    axes.set_xlabel("seconds")
    axes.grid(True)
    axes.legend(fontsize=8, loc="center right")
