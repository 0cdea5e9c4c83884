"""What a folder of rendered notes holds: grid.json, read by whatever makes instruments for others of it.

Knows the cells, what is mixed at each and which file that is; knows no model and renders nothing.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from synth import files
from synth.errors import SynthError

FILE, NOTES = "grid.json", "notes"
# Weights that differ by less are the same note.
DECIMALS = 6
Style = Literal["ons", "m4l", "own"]
Mixture = dict[str, float]
# Equal for equal mixtures.
Key = tuple[tuple[str, float], ...]
# Top left, top right, bottom left, bottom right.
Corners = tuple[str, str, str, str]


class Note(msgspec.Struct, frozen=True):
    """A distinct note: its file within the folder, its pitch, and what it is made of."""

    file: str
    pitch: int
    mixture: Mixture


class Grid(msgspec.Struct, dict=True):
    """Squares of four instruments each, `resolution` steps a side, every cell at every pitch.

    Each note is `samples` long at `rate` Hz. plane, where the squares are one plane's, are rows of
    instruments: of style m4l the lowest one first, of style own the highest. notes has every distinct note
    once.
    """

    name: str
    style: Style
    model: str
    rate: int
    samples: int
    resolution: int
    pitches: list[int]
    plane: list[list[str]] | None
    squares: list[Corners]
    notes: list[Note]
    format: Literal["nsynth-bridge-grid-1"] = "nsynth-bridge-grid-1"

    @classmethod
    def load(cls, folder: Path) -> "Grid":
        """The grid of a folder. Raise SynthError if there is none, or it is not one of this version."""
        path = folder / FILE
        try:
            grid = msgspec.json.decode(path.read_bytes(), type=cls)
        except FileNotFoundError:
            raise SynthError(f"{folder} holds no {FILE}: make a grid there with `nsynth grid`") from None
        except (OSError, msgspec.DecodeError) as error:
            raise SynthError(f"{path} cannot be read as a grid of this version: {error}") from None
        # A folder from elsewhere must not name files outside of it.
        for note in grid.notes:
            if Path(note.file).parent != Path(NOTES) or "\\" in note.file:
                raise SynthError(f"{path} names {note.file!r}, which does not lie in {NOTES}/")
        grid.folder = folder
        return grid

    def save(self, folder: Path) -> None:
        """Write it at once or not at all."""
        files.write_whole(folder / FILE, msgspec.json.encode(self))
        self.folder = folder

    @cached_property
    def folder(self) -> Path:
        """Where it was loaded from or saved to."""
        raise SynthError("a grid that lies nowhere has no files")

    def mixture(self, square: int, xi: int, yi: int) -> Mixture:
        """{instrument: weight} of a cell: x grows to the right, y downwards. A corner is its instrument."""
        last = self.resolution - 1
        weights = bilinear if self.style == "own" else by_distance
        return mixed(self.squares[square], weights(xi / last, yi / last))

    def cells(self) -> Iterator[tuple[int, int, int]]:
        """Square, x and y of all of them: of each square the corners first, then what lies between."""
        for step in halvings(self.resolution):
            for square in range(len(self.squares)):
                for xi, yi in step:
                    yield square, xi, yi

    def file(self, mixture: Mixture, pitch: int) -> Path:
        """Where a cell's note lies, rendered or not yet. Raise SynthError if the grid has no such note."""
        try:
            return self.folder / self._files[key(mixture), pitch]
        except KeyError:
            raise SynthError(f"the grid {self.name!r} has no note of {mixture} at pitch {pitch}") from None

    @cached_property
    def _files(self) -> dict[tuple[Key, int], str]:
        return {(key(note.mixture), note.pitch): note.file for note in self.notes}


def key(mixture: Mapping[str, float]) -> Key:
    """What makes equal mixtures equal, however they were come by."""
    rounded = ((name, round(weight, DECIMALS)) for name, weight in sorted(mixture.items()))
    return tuple((name, weight) for name, weight in rounded if weight > 0)


def bilinear(x: float, y: float) -> tuple[float, ...]:
    """Of top left, top right, bottom left, bottom right, at 0..1 from the left and the top."""
    return (1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y


def by_distance(x: float, y: float) -> tuple[float, ...]:
    """As the published pipelines have them: what a corner's distance, in sides, leaves of 1, normalised."""
    corners = ((0, 0), (1, 0), (0, 1), (1, 1))
    near = [max(1 - ((x - right) ** 2 + (y - down) ** 2) ** 0.5, 0.0) for right, down in corners]
    return tuple(weight / sum(near) for weight in near)


def mixed(corners: Corners, weights: tuple[float, ...]) -> Mixture:
    """Without zeros, in alphabetical order, as the daemon sums them: the same note to the last bit."""
    parts: Mixture = {}
    for name, weight in zip(corners, weights, strict=True):
        parts[name] = parts.get(name, 0.0) + weight
    return {name: parts[name] for name in sorted(parts) if parts[name] > 0}


def halvings(resolution: int) -> list[list[tuple[int, int]]]:
    """All (x, y) of a square: its corners, then what lies halfway, and so on: spread evenly at any time."""
    seen: set[tuple[int, int]] = set()
    steps = []
    parts = 1
    while len(seen) < resolution**2:
        line = sorted({round(part * (resolution - 1) / parts) for part in range(parts + 1)})
        steps.append([(x, y) for y in line for x in line if (x, y) not in seen])
        seen.update(steps[-1])
        parts *= 2
    return [step for step in steps if step]
