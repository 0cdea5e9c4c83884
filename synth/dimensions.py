"""Dimensions of an embedding as people write them: «all», «3», «0-3,7»."""

import re

from synth.config import ModelConfig

COUNT = ModelConfig.bottleneck


def parse(written: str | float) -> list[int]:
    """Dimensions in ascending order; none if the text is not understood or names one that there is not."""
    if isinstance(written, int | float):
        # Hosts send one dimension as a number, some of them only as a float.
        written = f"{written:g}"
    if written == "all":
        return list(range(COUNT))
    found: set[int] = set()
    for part in written.split(","):
        ends = re.fullmatch(r"([0-9]{1,2})(?:-([0-9]{1,2}))?", part)
        if not ends:
            return []
        first, last = int(ends[1]), int(ends[2] or ends[1])
        if not first <= last < COUNT:
            return []
        found.update(range(first, last + 1))
    return sorted(found)


def write(dimensions: list[int]) -> str:
    """The text of dimensions in ascending order; the same ones have the same text."""
    if len(dimensions) == COUNT:
        return "all"
    runs: list[list[int]] = []
    for each in dimensions:
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
