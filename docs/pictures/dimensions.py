"""What several studies of `nsynth analyse` have in common: the table and the picture of docs/dimensions.md.

    python -m docs.pictures.dimensions docs/dimensions.md docs/images/dimensions.png STUDY...

STUDY is a folder with an analysis.json. Needs matplotlib.
"""

import sys
from pathlib import Path
from statistics import median

import msgspec
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from synth.analysis.document import is_sure
from synth.analysis.measuring import UNITS
from synth.analysis.plots import signed
from synth.analysis.results import Entry, Study
from synth.embeddings import BOTTLENECK
from synth.pages import replace_between

BEGIN, END = "<!-- dimensions: make dimensions -->", "<!-- end of the dimensions -->"
# What a colour can say at most, in the units of UNITS.
FULL = {"cents": 50, "loudness_lu": 6, "brightness_semitones": 12, "noise_points": 30, "attack_ms": 200}


def load(folder: str) -> Study:
    return msgspec.json.decode((Path(folder) / "analysis.json").read_bytes(), type=Study)


def entry(study: Study, dimension: int, kind: str) -> Entry:
    return next(each for each in study.edits if (each.dimension, each.title) == (dimension, kind))


def slope(study: Study, dimension: int, measure: str) -> float | None:
    """Half of what the way from a standard deviation below to one above changes."""
    below, above = (getattr(entry(study, dimension, kind).change, measure) for kind in ("lower", "raise"))
    return None if below is None or above is None else (above - below) / 2


def cell(studies: list[Study], dimension: int, measure: str) -> str:
    """The median of the slopes, and in how many studies it is of that sign and no chance."""
    slopes = [slope(study, dimension, measure) for study in studies]
    told = [value for value in slopes if value is not None]
    if not told:
        return "–"
    middle = median(told)
    sure = sum(
        value is not None and value * middle > 0 and is_sure(measure, value, study.chance)
        for study, value in zip(studies, slopes, strict=True)
    )
    text = f"{signed(middle, UNITS[measure].digits)} ({sure})"
    return f"**{text}**" if sure == len(studies) else text


def swings(studies: list[Study], dimension: int) -> list[str]:
    found = [
        each.swing
        for study in studies
        for each in study.vibrato
        if each.dimension == dimension and each.swing
    ]
    cells = []
    for name, digits in (("cents", 0), ("level_db", 1), ("brightness_semitones", 1)):
        told = [getattr(each, name) for each in found if getattr(each, name) is not None]
        cells.append(f"{median(told):.{digits}f}" if told else "–")
    return cells


def table(studies: list[Study]) -> str:
    names = ", ".join(f"{study.about.sounds[0]}" for study in studies)
    heads = [f"{unit.label}, {unit.unit}" for unit in UNITS.values()]
    heads += ["5 Hz: pitch, cents", "level, dB", "brightness, semitones"]
    lines = [
        f"Of {names}, at pitch {studies[0].about.pitch}:",
        "",
        f"| dimension | {' | '.join(heads)} |",
        f"|---|{'---:|' * len(heads)}",
    ]
    for dimension in range(BOTTLENECK):
        cells = [cell(studies, dimension, measure) for measure in UNITS] + swings(studies, dimension)
        lines.append(f"| {dimension} | {' | '.join(cells)} |")
    return "\n".join(lines)


def draw(path: str, studies: list[Study]) -> None:
    """For each measure a matrix: a dimension a row, of every sound what a deviation less and more change."""
    figure = Figure(figsize=(11, 5.6), layout="constrained")
    FigureCanvasAgg(figure)
    plots = figure.subplots(1, len(UNITS), sharey=True)
    kinds = [(study, kind) for study in studies for kind in ("lower", "raise")]
    for plot, (measure, unit) in zip(plots, UNITS.items(), strict=True):
        values = np.full((BOTTLENECK, len(kinds)), np.nan)
        for dimension in range(BOTTLENECK):
            for column, (study, kind) in enumerate(kinds):
                value = getattr(entry(study, dimension, kind).change, measure)
                if is_sure(measure, value, study.chance):
                    values[dimension, column] = value
        most = FULL[measure]
        drawn = plot.imshow(values, cmap="RdBu_r", vmin=-most, vmax=most, aspect="auto")
        plot.set_facecolor("#dddddd")
        plot.set_title(f"{unit.label}, {unit.unit}", fontsize=10)
        places = [2 * number + 0.5 for number in range(len(studies))]
        plot.set_xticks(places, [study.about.sounds[0] for study in studies], rotation=40, ha="right")
        for place in places[1:]:
            plot.axvline(place - 1, color="white", linewidth=2)
        figure.colorbar(drawn, ax=plot, location="bottom", pad=0.02)
    plots[0].set_yticks(range(BOTTLENECK))
    plots[0].set_ylabel("dimension")
    figure.savefig(path, dpi=100)


def main() -> None:
    page, picture, *folders = sys.argv[1:]
    studies = [load(folder) for folder in folders]
    replace_between(Path(page), BEGIN, END, table(studies))
    draw(picture, studies)


if __name__ == "__main__":
    main()
