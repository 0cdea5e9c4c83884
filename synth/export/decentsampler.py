"""DecentSampler: one preset a square, a group a cell, and two knobs that fade between them.

The knob of x sets the groups' volumes and that of y the volumes of their outputs, which multiply; both follow
the controllers too. Attributes as in DecentSampler's developers' guide.
"""

import math
from pathlib import Path
from xml.etree import ElementTree

from synth.export.job import Job, key_ranges, square_name
from synth.export.likeness import are_alike
from synth.export.sfz import CONTROLLERS, RELEASE_SECONDS, SAMPLES

# The first with volumes of outputs.
VERSION = "1.12.0"
# Of a table that stands for a quarter of a circle; between its points the player draws straight lines.
POINTS = 8
KNOBS = (("x", "AMP_VOLUME"), ("y", "OUTPUT_1_VOLUME"))


def write(job: Job, folder: Path) -> None:
    job.write_samples(folder / SAMPLES)
    for number, square in enumerate(job.grid.squares):
        tree = ElementTree.ElementTree(_preset(job, number))
        ElementTree.indent(tree)
        tree.write(folder / f"{square_name(square)}.dspreset", "utf-8", xml_declaration=True)


def table(step: int, resolution: int, alike: bool) -> str:
    """A column's volume over the knob's 0..1: 1 at its own place, 0 at the next ones."""
    last = resolution - 1
    first, end = max(step - 1, 0), min(step + 1, last)
    points = [place / POINTS for place in range(first * POINTS, end * POINTS + 1)]
    away = [abs(place - step) for place in points]
    volumes = [1 - share if alike else math.cos(math.pi / 2 * share) for share in away]
    pairs = [(place / last, volume) for place, volume in zip(points, volumes, strict=True)]
    if first > 0:
        pairs.insert(0, (0.0, 0.0))
    if end < last:
        pairs.append((1.0, 0.0))
    return ";".join(f"{place:.6g},{max(volume, 0):.6g}" for place, volume in pairs)


def _preset(job: Job, square: int) -> ElementTree.Element:
    resolution = job.grid.resolution
    cells = [(xi, yi) for yi in range(resolution) for xi in range(resolution)]
    root = ElementTree.Element("DecentSampler", minVersion=VERSION)
    root.append(_knobs(job, square, cells))
    groups = ElementTree.SubElement(root, "groups", attack="0", release=str(RELEASE_SECONDS))
    for xi, yi in cells:
        group = ElementTree.SubElement(groups, "group", output1Target="MAIN_OUTPUT")
        for pitch, (low, high) in key_ranges(job.grid.pitches).items():
            path = job.note(square, xi, yi, pitch)
            keys = {"rootNote": str(pitch), "loNote": str(low), "hiNote": str(high)}
            sample = f"{SAMPLES}/{job.sample_name(path)}"
            ElementTree.SubElement(group, "sample", {"path": sample, **keys, **_loop(job, path)})
    midi = ElementTree.SubElement(root, "midi")
    for position, controller in enumerate(CONTROLLERS):
        moved = {"type": "control", "level": "ui", "position": str(position), "parameter": "VALUE"}
        straight = {"translation": "linear", "translationOutputMin": "0", "translationOutputMax": "1"}
        ElementTree.SubElement(
            ElementTree.SubElement(midi, "cc", number=str(controller)), "binding", moved | straight
        )
    return root


def _knobs(job: Job, square: int, cells: list[tuple[int, int]]) -> ElementTree.Element:
    ui = ElementTree.Element("ui", width="812", height="375")
    tab = ElementTree.SubElement(ui, "tab", name="main")
    alike = are_alike(job, square)
    for axis, (label, parameter) in enumerate(KNOBS):
        place = {"x": str(300 + 110 * axis), "y": "120", "width": "90", "label": label}
        limits = {"type": "float", "minValue": "0", "maxValue": "1", "value": "0.5"}
        knob = ElementTree.SubElement(tab, "labeled-knob", place | limits)
        for group, cell in enumerate(cells):
            target = {"type": "amp", "level": "group", "position": str(group), "parameter": parameter}
            fade = {"translation": "table", "translationTable": table(cell[axis], job.grid.resolution, alike)}
            ElementTree.SubElement(knob, "binding", target | fade)
    names = ", ".join(job.grid.squares[square])
    ElementTree.SubElement(tab, "label", x="20", y="20", width="770", height="30", text=names)
    return ui


def _loop(job: Job, path: Path) -> dict[str, str]:
    start, end = job.loop(path)
    if not end:
        return {"loopEnabled": "false"}
    return {"loopEnabled": "true", "loopStart": str(start), "loopEnd": str(end - 1)}
