"""Rainbowgrams: pictures of a note as in the NSynth paper (Engel et al. 2017, section 4). Pictures only.

A constant-Q transform; brightness is the log magnitude, colour the instantaneous frequency. A steady
partial is a line of one colour, vibrato changes it, noise is confetti.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from synth.config import SAMPLE_RATE
from synth.evaluation.optional import studio
from synth.periodicity import frequency_hz

HOP = 256
BINS_PER_OCTAVE = 36
OCTAVES = 7
LOWEST_PITCH = 24
RANGE_DB = 60.0
SHORTEST_SAMPLES = 65_536


def rainbowgram(audio: np.ndarray) -> np.ndarray:
    """float [bins, frames, 3] red, green and blue in 0..1, lowest bin first (C1, three bins a semitone).

    The hue is the advance of the phase from frame to frame, once round the circle for a whole turn: the
    bins that one partial fills share its colour.
    """
    # The lowest octave is analysed at a 64th of the rate, where a short note would not fill a frame.
    padded = np.pad(audio, (0, max(0, SHORTEST_SAMPLES - len(audio))))
    transform = studio("librosa").cqt(
        padded,
        sr=SAMPLE_RATE,
        hop_length=HOP,
        fmin=frequency_hz(LOWEST_PITCH),
        n_bins=OCTAVES * BINS_PER_OCTAVE,
        bins_per_octave=BINS_PER_OCTAVE,
        filter_scale=0.8,
    )[:, : len(audio) // HOP + 1]
    magnitude = np.abs(transform)
    floor = max(float(magnitude.max()), 1e-6) * 10 ** (-RANGE_DB / 20)
    brightness = np.clip(20 * np.log10(np.maximum(magnitude, floor) / floor) / RANGE_DB, 0, 1)
    turns = np.diff(np.angle(transform), axis=1, append=np.angle(transform[:, -1:])) / (2 * np.pi)
    if turns.shape[1] > 1:
        turns[:, -1] = turns[:, -2]
    colours = np.stack([turns % 1.0, np.full_like(turns, 0.9), brightness], axis=2)
    return studio("matplotlib.colors").hsv_to_rgb(colours)


def save_figure(path: str | Path, sounds: Sequence[tuple[str, np.ndarray]]) -> None:
    """A PNG of the rainbowgrams of (title, audio float32 [samples]), side by side."""
    figure = studio("matplotlib.figure").Figure(figsize=(3.4 * len(sounds) + 0.6, 3.2), layout="constrained")
    studio("matplotlib.backends.backend_agg").FigureCanvasAgg(figure)
    plots = figure.subplots(1, len(sounds), sharey=True, squeeze=False)[0]
    for plot, (title, audio) in zip(plots, sounds, strict=True):
        seconds = len(audio) / SAMPLE_RATE
        extent = (0.0, seconds, LOWEST_PITCH, LOWEST_PITCH + 12 * OCTAVES)
        plot.imshow(rainbowgram(audio), origin="lower", aspect="auto", extent=extent, interpolation="nearest")
        plot.set_title(title, fontsize=10)
        plot.set_xlabel("seconds")
    octaves = range(LOWEST_PITCH, LOWEST_PITCH + 12 * OCTAVES, 12)
    plots[0].set_yticks(list(octaves), [f"C{pitch // 12 - 1}" for pitch in octaves])
    figure.savefig(path, dpi=90)
