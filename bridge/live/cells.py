"""Cached notes as points in the space of instruments: finds the nearest one quickly. Knows no files."""

from typing import Protocol

import numpy as np

# Squared distance between a cell and the same one otherwise edited: that of half a side of the square. So a
# near note of the right edits comes before one of the wrong, and that before one of far instruments.
OTHER_EDITS = 0.5
# A mixture and what was done to it.
Cell = tuple[tuple[tuple[str, float], ...], str]


class Findable(Protocol):
    """What a note is found by."""

    identity: str
    mixture: dict[str, float]
    pitch: int
    edits: str


class Cells:
    """Cached notes by mixture and edits, as points in the space of instruments: finds the nearest quickly."""

    def __init__(self) -> None:
        self._axes: dict[str, int] = {}
        # Of a pitch every note there is, of each velocity and seed, in the order that they came.
        self._rows: dict[Cell, dict[int, dict[str, None]]] = {}
        self._points = np.zeros((0, 0), np.float32)
        self._edits = np.zeros(0, np.str_)
        self._stale = False

    def add(self, cached: Findable) -> None:
        cell = _cell(cached)
        self._stale |= cell not in self._rows
        self._rows.setdefault(cell, {}).setdefault(cached.pitch, {})[cached.identity] = None

    def remove(self, cached: Findable) -> None:
        cell = _cell(cached)
        row = self._rows.get(cell, {})
        if cached.identity in row.get(cached.pitch, {}):
            del row[cached.pitch][cached.identity]
            if not row[cached.pitch]:
                del row[cached.pitch]
            if not row:
                del self._rows[cell]
                self._stale = True

    def nearest(self, mixture: dict[str, float], pitch: int, edits: str) -> str | None:
        """Identity of the note, or None if there are none."""
        if not self._rows:
            return None
        if self._stale:
            self._lay_out()
        point = np.zeros(self._points.shape[1], np.float32)
        outside = 0.0
        for name, weight in mixture.items():
            if name in self._axes:
                point[self._axes[name]] = weight
            else:
                outside += weight**2
        distances = ((self._points - point) ** 2).sum(axis=1) + outside
        distances += OTHER_EDITS * (self._edits != edits)
        row = list(self._rows.values())[int(distances.argmin())]
        nearest = min(row, key=lambda cached_pitch: (abs(cached_pitch - pitch), cached_pitch))
        return next(reversed(row[nearest]))

    def _lay_out(self) -> None:
        names = sorted({name for mixture, _ in self._rows for name, _ in mixture})
        self._axes = {name: axis for axis, name in enumerate(names)}
        self._points = np.zeros((len(self._rows), len(names)), np.float32)
        self._edits = np.array([edits for _, edits in self._rows])
        for row, (mixture, _) in enumerate(self._rows):
            for name, weight in mixture:
                self._points[row, self._axes[name]] = weight
        self._stale = False


def _cell(cached: Findable) -> Cell:
    return tuple(sorted(cached.mixture.items())), cached.edits
