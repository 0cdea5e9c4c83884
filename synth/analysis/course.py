"""How a measure runs from one end of a way to the other: whether it turns back, and whether it jumps."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from synth.analysis.measuring import UNITS, Change


class Course(msgspec.Struct, frozen=True):
    """Of one measure along a way, in the measure's unit.

    net is the difference of the ends, travelled the sum of all steps whichever way they go.
    monotony is |net| / travelled: 1 where it never turns back, 0 where it comes back to where it began.
    smoothness is the mean step / the largest: 1 where all are equal, 1 / steps where it is one jump.
    Both are None where all values lie within what the measure can tell.
    """

    net: float
    travelled: float
    largest_step: float
    monotony: float | None
    smoothness: float | None


def course(values: Sequence[float | None], resolution: float) -> Course | None:
    """Of two values or more; None where one of them cannot be told."""
    told = [value for value in values if value is not None]
    if len(told) < len(values) or len(told) < 2:
        return None
    steps = [abs(after - before) for before, after in pairwise(told)]
    net, travelled = told[-1] - told[0], sum(steps)
    if max(told) - min(told) < resolution:
        return Course(net, travelled, max(steps), None, None)
    return Course(net, travelled, max(steps), abs(net) / travelled, travelled / len(steps) / max(steps))


def courses(changes: Sequence[Change]) -> dict[str, Course | None]:
    """Of every measure along a way, by the changes from one point to each."""
    return {
        name: course([getattr(each, name) for each in changes], unit.resolution)
        for name, unit in UNITS.items()
    }
