"""Cached notes as points in the space of instruments: finds the nearest one quickly. Knows no files."""

from typing import Protocol

import numpy as np

# Squared distance between a cell and the same one otherwise edited: that of half a side of the square. So a
# near note of the right edits comes before one of the wrong, and that before one of far instruments.
OTHER_EDITS = 0.5
# Squared distance of an octave, half a side, too: a neighbouring cell at the right pitch sounds more
# like what is wanted than the right cell played an octave off. A semitone is less than a cell of 17 × 17.
OCTAVE = 0.5
# Of two pitches that are as far off the lower one stands in: played faster it has the brighter sound.
LOWER_FIRST = 1e-6
# A mixture, what was done to it, and a pitch.
Place = tuple[tuple[tuple[str, float], ...], str, int]


class Findable(Protocol):
    """What a note is found by."""

    identity: str
    mixture: dict[str, float]
    pitch: int
    edits: str


class Cells:
    """Where notes are: a row for each place. A place that is empty has an infinite pitch."""

    def __init__(self) -> None:
        # Of a place every note there is, of each velocity and seed, in the order that they came.
        self._notes: dict[Place, dict[str, None]] = {}
        self._rows: dict[Place, int] = {}
        self._places: list[Place | None] = []
        self._free: list[int] = []
        self._axes: dict[str, int] = {}
        self._edits: dict[str, int] = {}
        # The weight of each instrument [axes, rows].
        self._points = np.zeros((0, 0), np.float32)
        self._norms, self._pitches = np.zeros(0, np.float32), np.zeros(0, np.float32)
        self._edited = np.zeros(0, np.int64)

    def add(self, cached: Findable) -> None:
        place = _place(cached)
        if place not in self._notes:
            self._notes[place] = {}
            self._lay(place)
        self._notes[place][cached.identity] = None

    def remove(self, cached: Findable) -> None:
        place = _place(cached)
        notes = self._notes.get(place, {})
        if cached.identity in notes:
            del notes[cached.identity]
            if not notes:
                del self._notes[place]
                row = self._rows.pop(place)
                self._places[row], self._pitches[row] = None, np.inf
                self._free.append(row)

    def nearest(self, mixture: dict[str, float], pitch: int, edits: str) -> str | None:
        """Identity of the note, the last that came to its place; None if there are none."""
        if not self._notes:
            return None
        # Squared distances, less what is the same for all. An instrument without a note adds nothing.
        distances = self._norms.copy()
        for name, weight in mixture.items():
            if name in self._axes:
                distances -= np.float32(2 * weight) * self._points[self._axes[name]]
        distances += OTHER_EDITS * (self._edited != self._edits.get(edits, -1))
        distances += OCTAVE / 144 * np.square(self._pitches - pitch) + LOWER_FIRST * self._pitches
        place = self._places[int(distances.argmin())]
        assert place is not None, "a place that is empty is infinitely far"
        return next(reversed(self._notes[place]))

    def _lay(self, place: Place) -> None:
        """Give a place its row."""
        mixture, edits, pitch = place
        for name, _ in mixture:
            self._axes.setdefault(name, len(self._axes))
        row = self._free.pop() if self._free else len(self._places)
        if row == len(self._places):
            self._places.append(None)
        self._make_room()
        self._rows[place], self._places[row] = row, place
        self._points[:, row] = 0
        for name, weight in mixture:
            self._points[self._axes[name], row] = weight
        self._norms[row] = np.square(self._points[:, row]).sum()
        self._pitches[row] = pitch
        self._edited[row] = self._edits.setdefault(edits, len(self._edits))

    def _make_room(self) -> None:
        """Twice as many rows where they have run out, as many axes as there are instruments."""
        axes, rows = self._points.shape
        more = max(rows, 16) if len(self._places) > rows else 0
        if more or axes < len(self._axes):
            self._points = np.pad(self._points, ((0, len(self._axes) - axes), (0, more)))
            self._norms = np.pad(self._norms, (0, more))
            self._pitches = np.pad(self._pitches, (0, more), constant_values=np.inf)
            self._edited = np.pad(self._edited, (0, more))


def _place(cached: Findable) -> Place:
    return tuple(sorted(cached.mixture.items())), cached.edits, cached.pitch
