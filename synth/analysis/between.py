"""Between sounds: the way from one to another, a preset's square. Says what is rendered, as study does."""

from collections.abc import Sequence

import numpy as np

from synth import embeddings
from synth.analysis.course import courses
from synth.analysis.measuring import change
from synth.analysis.rendering import Heard, Note, Settings
from synth.analysis.results import Entry, Material, Square, Way
from synth.analysis.sounds import Desk, Subject
from synth.analysis.study import about
from synth.grid.layout import Corners, bilinear


def along(first: Subject, second: Subject, steps: int) -> list[tuple[list[float], Note]]:
    """The weights and the note of so many points from one sound to the other, both ends among them."""
    points = []
    for share in np.linspace(0, 1, steps):
        weights = [float(1 - share), float(share)]
        points.append((weights, _mixed([first, second], weights, first.pitch)))
    return points


def over(corners: Sequence[Subject], steps: int) -> list[tuple[list[float], Note]]:
    """The same of a square's cells, row by row, as the daemon mixes them."""
    line = np.linspace(0, 1, steps)
    weights = [list(bilinear(float(x), float(y))) for y in line for x in line]
    return [(each, _mixed(corners, each, corners[0].pitch)) for each in weights]


def _mixed(subjects: Sequence[Subject], weights: list[float], pitch: int) -> Note:
    """As loud as the daemon makes it: by the mean of the gains."""
    mixture = embeddings.mix([each.embedding for each in subjects], weights)
    gain_db = sum(weight * each.gain_db for weight, each in zip(weights, subjects, strict=True))
    return Note(mixture, pitch, 0, gain_db)


def way(
    desk: Desk,
    subjects: Sequence[Subject],
    settings: Settings,
    points: Sequence[tuple[list[float], Note]],
    heard: Sequence[Heard],
) -> tuple[Way, Material]:
    """Of points that were rendered and heard."""
    entries, material = _entries(points, heard)
    found = courses([entry.change for entry in entries if entry.change])
    names = [each.name for each in subjects]
    return Way(about(desk, names, subjects[0].pitch, settings), entries, found), material


def square(
    desk: Desk,
    name: str,
    corners: Corners,
    settings: Settings,
    points: Sequence[tuple[list[float], Note]],
    heard: Sequence[Heard],
) -> tuple[Square, Material]:
    entries, material = _entries(points, heard)
    steps = round(len(entries) ** 0.5)
    changes = [entry.change for entry in entries if entry.change]
    rows = [courses(changes[steps * row : steps * (row + 1)]) for row in range(steps)]
    columns = [courses(changes[column::steps]) for column in range(steps)]
    facts = about(desk, list(corners), points[0][1].pitch, settings)
    return Square(facts, name, steps, entries, rows, columns), material


def _entries(
    points: Sequence[tuple[list[float], Note]], heard: Sequence[Heard]
) -> tuple[list[Entry], Material]:
    """Changes are against the first point."""
    material = Material()
    entries = []
    for number, ((weights, note), found) in enumerate(zip(points, heard, strict=True)):
        entry = Entry(f"point_{number:03}", f"point {number + 1}", note.pitch, found.measures)
        entry.change = change(found.measures, heard[0].measures)
        entry.weights = [round(weight, 6) for weight in weights]
        entries.append(entry)
        material.heard[entry.id], material.embeddings[entry.id] = found, note.embedding
    return entries, material
