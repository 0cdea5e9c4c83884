"""Where the player stands between four corners, and what mixture of instruments that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from synth.grid.layout import bilinear, by_distance

CORNERS = 4
# Freely given weights are rounded to this part of a whole, so that a hand finds again what it rendered.
WEIGHT_STEPS = 64


@dataclass(frozen=True)
class Position:
    """x to the right and y down, both 0..1, or the four corners' weights where they were given freely."""

    x: float
    y: float
    weights: tuple[float, ...] | None = None

    def moved(self, **axis: float) -> "Position":
        """x or y alone, or the share of one corner, w0 to w3; the other corners keep their proportions."""
        x, y = axis.get("x"), axis.get("y")
        if x is not None or y is not None:
            return Position(self.x if x is None else x, self.y if y is None else y)
        ((name, share),) = axis.items()
        corner = int(name[1:])
        weights = list(self.corner_weights)
        others = sum(weight for index, weight in enumerate(weights) if index != corner)
        for index in range(CORNERS):
            even = 1 / (CORNERS - 1) if others == 0 else weights[index] / others
            weights[index] = share if index == corner else (1 - share) * even
        return weighted(weights)

    @property
    def corner_weights(self) -> tuple[float, ...]:
        """Of top left, top right, bottom left, bottom right: they sum to 1, and are 1 and 0 at a corner."""
        return bilinear(self.x, self.y) if self.weights is None else self.weights

    def shares(self, distance: bool) -> tuple[float, ...]:
        """Each corner's part of the sound: bilinear, or by distance, as the published pipelines have it."""
        return by_distance(self.x, self.y) if distance and self.weights is None else self.corner_weights

    def gone(self, x: float, y: float) -> "Position":
        """So far on, but not beyond the square."""
        return Position(min(1.0, max(0.0, self.x + x)), min(1.0, max(0.0, self.y + y)))

    def snapped(self, grid: int) -> "Position":
        """The nearest of grid × grid cells, or the nearest step of weights that are given freely."""
        if self.weights is not None:
            rounded = [round(weight * WEIGHT_STEPS) for weight in self.weights]
            return weighted([weight / sum(rounded) for weight in rounded])
        return Position(round(self.x * (grid - 1)) / (grid - 1), round(self.y * (grid - 1)) / (grid - 1))


def weighted(weights: Sequence[float]) -> Position:
    """The position of weights that sum to 1, as near as x and y can tell it."""
    return Position(weights[1] + weights[3], weights[2] + weights[3], tuple(weights))


def normalised(weights: Sequence[float]) -> tuple[float, ...] | None:
    """Weights that sum to 1, or None where all are zero."""
    total = sum(weights)
    return tuple(weight / total for weight in weights) if total > 0 else None


def mixture(corners: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    """{instrument: weight} without zeros, in alphabetical order; one instrument at two corners adds up.

    The order makes the same sound the same sum to the last bit, whichever corners it comes from.
    """
    parts: dict[str, float] = {}
    for corner, weight in zip(corners, weights, strict=True):
        parts[corner] = parts.get(corner, 0.0) + weight
    return {name: parts[name] for name in sorted(parts) if parts[name] > 0}
