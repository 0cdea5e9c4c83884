"""Embeddings over time, under the sounds that they were made of. Encodes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from synth.config import SAMPLE_RATE
from synth.embeddings import FRAME_RATE_HZ
from synth.figures import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# name, sound float32 [samples] or none, embedding [frames, width]
Encoded = tuple[str, np.ndarray | None, np.ndarray]


def draw(notes: Sequence[Encoded], title: str = "") -> "Figure":
    """A column for each note: its waveform where there is one, under it its embedding as a picture.

    All embeddings have one scale of colours, from minus to plus the largest number that occurs.
    """
    sounding = any(sound is not None for _, sound, _ in notes)
    figure = paint.new(max(6.5, min(3.2, 12 / len(notes)) * len(notes) + 1), 4.6 if sounding else 3.0, title)
    heights = (1, 2.2) if sounding else (1,)
    plots = figure.subplots(
        len(heights), len(notes), sharex=True, sharey="row", squeeze=False, height_ratios=heights
    )
    most = max(float(np.abs(embedding).max()) for _, _, embedding in notes)
    for column, (name, sound, embedding) in zip(plots.T, notes, strict=True):
        if sound is not None:
            column[0].plot(np.arange(len(sound)) / SAMPLE_RATE, sound, linewidth=0.4)
        column[0].set_title(name)
        image = show(column[-1], embedding, most)
        column[-1].set_xlabel("seconds")
    if sounding:
        plots[0][0].set_ylabel("sound")
    plots[-1][0].set_ylabel("dimension")
    figure.colorbar(image, ax=plots[-1].tolist(), label="value", pad=0.01)
    return figure


def show(axes: "Axes", embedding: np.ndarray, most: float) -> Any:
    """Draw one [frames, width], time to the right, dimension 0 at the top; the image, for a colour bar."""
    frames, width = embedding.shape
    extent = (0.0, frames / FRAME_RATE_HZ, width - 0.5, -0.5)
    image = axes.imshow(
        embedding.T,
        aspect="auto",
        extent=extent,
        cmap=paint.SIGNED,
        vmin=-most,
        vmax=most,
        interpolation="nearest",
    )
    if width <= 16:
        axes.set_yticks(range(0, width, 5))
    return image
