"""A grid folder as `nsynth grid` leaves it, of tones: every instrument is a partial of its own number.

A cell's note is the sum of its instruments' partials by their weights: its spectrum tells its mixture.
"""

import numpy as np
import pytest

from synth import audio, smpl
from synth.grid.layout import NOTES, Corners, Grid, Note, key

RATE_HZ = 16_000
SAMPLES = 32_000
LOOP = (8_000, 24_000)
PARTIALS = {"bass": 1, "flute": 2, "organ": 3, "reed": 4, "choir": 5}
AMPLITUDE = 0.4


def tone(mixture, pitch, samples=SAMPLES, rate_hz=RATE_HZ, phase=0.0):
    """Partials of whole periods in a second, so that a loop of a second has no seam."""
    base_hz = round(440 * 2 ** ((pitch - 69) / 12))
    time = np.arange(samples) / rate_hz
    parts = [
        weight * np.sin(2 * np.pi * base_hz * PARTIALS[name] * time + phase)
        for name, weight in mixture.items()
    ]
    return (AMPLITUDE * sum(parts)).astype(np.float32)


def make(
    folder, squares, *, style="own", resolution=3, pitches=(48, 60), plane=None, samples=SAMPLES, turn=0.0
):
    """turn: radians by which each note is turned against the one before."""
    grid = Grid("tones", style, "0" * 64, RATE_HZ, samples, resolution, list(pitches), plane, squares, [])
    found = {}
    for square in range(len(squares)):
        for yi in range(resolution):
            for xi in range(resolution):
                mixture = grid.mixture(square, xi, yi)
                found[key(mixture)] = mixture
    (folder / NOTES).mkdir(parents=True)
    for number, mixture in enumerate(found.values()):
        for pitch in pitches:
            note = Note(f"{NOTES}/{number}_{pitch}.wav", pitch, mixture)
            loop = LOOP if samples >= LOOP[1] else (0, 0)
            chunk = smpl.chunk(pitch, RATE_HZ, loop)
            audio.write(
                folder / note.file, tone(mixture, pitch, samples, phase=number * turn), RATE_HZ, chunk
            )
            grid.notes.append(note)
    grid.save(folder)
    return grid


SQUARE: Corners = ("bass", "flute", "organ", "reed")


@pytest.fixture
def square(tmp_path):
    """A folder with one square of three steps a side at two pitches."""
    make(tmp_path / "grid", [SQUARE])
    return tmp_path / "grid"


def weights(sound, pitch, rate_hz=RATE_HZ):
    """Of each instrument in a sound: what its partial has of the sum."""
    base_hz = round(440 * 2 ** ((pitch - 69) / 12))
    spectrum = np.abs(np.fft.rfft(sound[:rate_hz].astype(np.float64) * np.hanning(rate_hz)))
    levels = {name: spectrum[base_hz * partial] for name, partial in PARTIALS.items()}
    return {name: float(level / sum(levels.values())) for name, level in levels.items()}


def close(found, mixture, within=0.01):
    return all(abs(found[name] - mixture.get(name, 0.0)) < within for name in PARTIALS)
