"""The reports of what lies between sounds: a way from one to another, a preset's square. Measures nothing."""

import html
from collections.abc import Mapping, Sequence
from statistics import median

from synth.analysis import plots
from synth.analysis.course import Course
from synth.analysis.document import (
    MEASURES,
    card,
    document,
    facts,
    measured,
    paragraph,
    player,
    row,
    section,
    table,
)
from synth.analysis.measuring import UNITS
from synth.analysis.plots import signed
from synth.analysis.results import Material, Square, Way

COURSE = (
    "Changes are told from the first point. Monotony is the difference of the ends over the sum of all steps:"
    " 1 where a measure never turns back. Smoothness is the mean step over the largest: 1 where all are"
    " equal. Both are left out where all values lie within what the measure can tell."
)


def of_way(way: Way, material: Material) -> str:
    first, second = way.about.sounds
    shares = [entry.weights[1] for entry in way.points if entry.weights]
    plotted = [
        f"<li><b>{unit.label}</b>, {unit.unit}"
        + plots.points(shares, [getattr(entry.change, name) for entry in way.points],
                       f"{unit.label} from {first} to {second}")
        + _course(way.courses[name], unit.digits)
        + "</li>"
        for name, unit in UNITS.items()
    ]  # fmt: skip
    cards = [
        card(
            f"{share:.2f}",
            material.heard[entry.id],
            f"{share:.0%} of the way",
            figures=measured(entry.measures),
        )
        for share, entry in zip(shares, way.points, strict=True)
    ]
    parts = [
        paragraph(COURSE),
        paragraph(MEASURES),
        section("Measures along the way", row(plotted)),
        section("The points, from first to last", row(cards)),
    ]
    return document(f"From {first} to {second} at pitch {way.about.pitch}", way.about, parts)


def _course(found: Course | None, digits: int) -> str:
    if found is None:
        return paragraph("cannot be told at every point")
    return facts(
        ("from end to end", signed(found.net, digits)),
        ("all steps together", signed(found.travelled, digits)[1:]),
        ("largest step", signed(found.largest_step, digits)[1:]),
        ("monotony", _share(found.monotony)),
        ("smoothness", _share(found.smoothness)),
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def of_square(square: Square, material: Material) -> str:
    corners = square.about.sounds
    maps = [_map(square, name, corners) for name in UNITS]
    rows = []
    for title, lines in (("from left to right", square.rows), ("from top to bottom", square.columns)):
        for name, unit in UNITS.items():
            rows.append([f"{unit.label}, {title}", *_middle(lines, name)])
    head = ["medians of all lines", "monotony", "smoothness"]
    middle, last = square.steps // 2, square.steps - 1
    heard = []
    for y in (0, middle, last):
        for x in (0, middle, last):
            entry = square.cells[y * square.steps + x]
            where = f"x {x / last:.2f}, y {y / last:.2f}"
            heard.append(
                f"<li><b>{where}</b>{player(material.heard[entry.id], where)}{measured(entry.measures)}</li>"
            )
    text = f"Corners: {', '.join(corners)} (top left, top right, bottom left, bottom right)."
    parts = [
        paragraph(text),
        paragraph(COURSE),
        paragraph(MEASURES),
        section("The square by each measure", row(maps)),
        section("How its lines run", table("Lines of the square", head, rows)),
        section("Nine places of it", row(heard)),
    ]
    return document(f"The square of {square.name} at pitch {square.about.pitch}", square.about, parts)


def _map(square: Square, name: str, corners: Sequence[str]) -> str:
    unit = UNITS[name]
    values = [getattr(entry.change, name) for entry in square.cells]
    told = [value for value in values if value is not None]
    low, high = (signed(extreme(told, default=None), unit.digits) for extreme in (min, max))
    label = f"map of {unit.label}, {low} to {high} {unit.unit}"
    names = [html.escape(corner) for corner in corners]
    return (
        f"<li><b>{unit.label}</b>, {unit.unit} from the top left"
        f'<p class="ends"><span>{names[0]}</span><span>{names[1]}</span></p>'
        f"{plots.square(values, square.steps, label, unit.digits)}"
        f'<p class="ends"><span>{names[2]}</span><span>{names[3]}</span></p>'
        f'<p class="ends"><span>dark {low}</span><span>light {high}</span></p></li>'
    )


def _middle(lines: Sequence[Mapping[str, Course | None]], name: str) -> list[str]:
    cells = []
    for field in ("monotony", "smoothness"):
        found = [getattr(line[name], field) for line in lines if line[name] is not None]
        told = [value for value in found if value is not None]
        cells.append(f"{median(told):.2f} of {len(told)}" if told else "–")
    return cells
