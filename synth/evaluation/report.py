"""What an evaluation found, for people: a table and a page of listening examples. Measures nothing."""

import html
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from synth import audio
from synth.evaluation.cases import evenly
from synth.evaluation.evaluate import Settings
from synth.evaluation.results import IN_TUNE_CENTS, MeasuredNote, ModelResult, SetResult
from synth.figures import rainbowgrams
from synth.pages import replace_between

if TYPE_CHECKING:
    from rich.table import Table


def percent(goal: dict[str, float]) -> str:
    return f"{100 * goal['value']:.0f} % of {goal['count']}"


def between(goal: dict[str, float]) -> str:
    low, value, high = (f"{100 * goal[key]:.0f}" for key in ("low", "value", "high"))
    return f"{value} % ({low} … {high}) of {goal['count']}"


def plain(goal: dict[str, float]) -> str:
    return f"{goal['value']:.2f}, {goal['count']} notes"


def points(goal: dict[str, float]) -> str:
    value = round(goal["value"], 1) + 0.0
    return f"{value:+.1f} points, {goal['count']} notes".replace("-", "−")


def number_of(goal: dict[str, float]) -> str:
    return f"{goal['value']} of {goal['count']}"


class Row(NamedTuple):
    """A measure's line in the table: its name, what it says there, digits after the point, its unit."""

    measure: str
    label: str
    digits: int
    unit: str = ""


ROWS = (
    Row("bits_per_sample", "bits per sample, teacher-forced", 2),
    Row("spectral_distance_db", "log-spectral distance", 1, "dB"),
    Row("level_db", "level", 1, "dB"),
    Row("level_error_db", "level error", 1, "dB"),
    Row("harmonic_share", "energy in the harmonics", 3),
    Row("original_harmonic_share", "  of the original", 3),
    Row("share_below", "energy below the note", 3),
    Row("original_share_below", "  of the original", 3),
    Row("deepest_hole_db", "deepest hole", 1, "dB"),
    Row("original_deepest_hole_db", "  of the original", 1, "dB"),
    Row("signal_to_hiss_db", "signal to hiss", 0, "dB"),
    Row("original_signal_to_hiss_db", "  of the original", 0, "dB"),
    Row("attack_difference_ms", "attack difference", 0, "ms"),
    Row("decay_deviation_db", "worst deviation of the decay", 1, "dB"),
)


CARD_BEGIN, CARD_END = "<!-- evaluation: make card -->", "<!-- end of the evaluation -->"

# Goals that stand in a line of their own, and how their value is said.
GOALS = (
    ("harmonics_of_sustained_points", "energy in the harmonics, sustained notes", points),
    ("loudness_within_3_db", "loudness within 3 dB", percent),
    ("silent_or_clipped", "silent or clipped", number_of),
    ("attack_within_10_ms", "percussive attack within 10 ms", percent),
    ("decay_within_3_db", "decay within 3 dB", percent),
    ("family_of_original", "family of the original named rightly", percent),
    ("family_kept", "  of these, that of the note, too", percent),
    ("original_pitch_named", "pitch of the original named rightly (95 %)", between),
    ("made_pitch_named", "  of the note", between),
    ("original_qualities_named", "qualities of the original named rightly (95 %)", between),
    ("made_qualities_named", "  of the note", between),
    ("original_qualities_f1", "F1 of the original's qualities", plain),
    ("made_qualities_f1", "  of the note's", plain),
)


def table(results: Sequence[ModelResult], settings: Settings) -> "Table":
    """A rich table: a block for each set, a column for each model, median (10 % … 90 %)."""
    from rich.table import Table

    title = f"{settings}; median (10 % … 90 %)"
    made = Table(title=title, title_justify="left")
    made.add_column("")
    for result in results:
        made.add_column(result.model, justify="right")
    for name, sets in side_by_side(results):
        made.add_section()
        made.add_row(name, *(f"{len(each.notes)} notes" for each in sets), style="bold")
        for label, *cells in lines(sets):
            made.add_row(label, *cells)
    if any(result.probed for result in results):
        made.add_section()
        made.add_row(*probe_line(results))
    return made


def probe_line(results: Sequence[ModelResult]) -> list[str]:
    """What the probe found, [label, a cell for each model]."""
    found = [result.probed for result in results]
    cells = [
        f"{between(each.to_dict())}, chance {100 * each.chance:.0f} %" if each else "—" for each in found
    ]
    return ["pitch named from the embedding by a linear probe (95 %)", *cells]


def side_by_side(results: Sequence[ModelResult]) -> list[tuple[str, list[SetResult]]]:
    """(title, each model's result) of every set; an empty one for a model that could not play it."""
    names = dict.fromkeys(name for result in results for name in result.sets)
    return [(name, [result.sets.get(name, SetResult([])) for result in results]) for name in names]


def lines(sets: Sequence[SetResult]) -> list[list[str]]:
    """Rows of text, [label, a cell for each model], of one set: goals, then measures.

    What nobody has is left out.
    """
    limits = " / ".join(str(limit) for limit in IN_TUNE_CENTS)
    goals = [each.goals() for each in sets]
    rows = [[f"in tune, within {limits} cents", *(in_tune_cell(each) for each in goals)]]
    for name, label, said in GOALS:
        if any(name in found for found in goals):
            rows.append([label, *(said(found[name]) if name in found else "—" for found in goals)])
    summaries = [each.summary()["measures"] for each in sets]
    for row in ROWS:
        if any(row.measure in summary for summary in summaries):
            rows.append([row.label, *(cell(summary.get(row.measure), row) for summary in summaries)])
    return rows


def in_tune_cell(goals: dict[str, dict[str, float]]) -> str:
    found = [goals[f"within_{limit}_cents"] for limit in IN_TUNE_CENTS if f"within_{limit}_cents" in goals]
    if not found:
        return "—"
    shares = " / ".join(f"{100 * each['value']:.0f}" for each in found)
    return f"{shares} % of {found[0]['count']}"


def cell(statistics: dict[str, float] | None, row: Row) -> str:
    if statistics is None:
        return "—"
    low, median, high = (number(statistics[key], row) for key in ("p10", "median", "p90"))
    unit = f" {row.unit}" if row.unit else ""
    return f"{median}{unit} ({low} … {high})"


def number(value: float, row: Row) -> str:
    """As it is printed, without a minus before nought."""
    return f"{round(value, row.digits) + 0.0:.{row.digits}f}".replace("-", "−")


def write_card(card: Path, results: Sequence[ModelResult], settings: Settings, command: str) -> None:
    """Put the table between the marks of a Markdown file. Raise SynthError if it has none."""
    head = f"`{command}`: {settings};"
    rows = [f"| | {' | '.join(result.model for result in results)} |", f"|---|{'---:|' * len(results)}"]
    for name, sets in side_by_side(results):
        rows.append(f"| **{name}** | {' | '.join(f'{len(each.notes)} notes' for each in sets)} |")
        rows += [f"| {' | '.join(line)} |" for line in lines(sets)]
    if any(result.probed for result in results):
        rows.append(f"| {' | '.join(probe_line(results))} |")
    replace_between(card, CARD_BEGIN, CARD_END, "\n".join([head, "median (10 % … 90 %).", "", *rows]))


STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 68em; padding: 0 1em; }
table { border-collapse: collapse; } td, th { padding: .15em .8em; text-align: right; }
td:first-child, th:first-child { text-align: left; white-space: pre; } tr.set { border-top: 1px solid #999; }
img { max-width: 100%; } figure { margin: 1.5em 0; }
.players > span { display: inline-block; margin-right: 1em; }
"""


def write_page(folder: Path, results: Sequence[ModelResult], settings: Settings, examples: int) -> Path:
    """index.html with the table and `examples` notes of each set: WAVs, players, rainbowgrams.

    The page needs nothing but the files beside it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = [html_table(results)]
    for place, (name, sets) in enumerate(side_by_side(results), 1):
        parts.append(f"<h2>{html.escape(name)}</h2>")
        heard: dict[str, dict[str, MeasuredNote]] = {}
        for result, of_model in zip(results, sets, strict=True):
            for note in of_model.notes:
                heard.setdefault(note.name, {})[result.model] = note
        for index in evenly(examples, len(heard)):
            parts.append(example(folder, f"{place}_{index:03}", list(heard.values())[index]))
    title = "Notes of " + " and ".join(html.escape(result.model) for result in results)
    about = (
        f"The beginning of each note: {settings}. Rainbowgrams: height"
        " is pitch, brightness log magnitude, colour instantaneous frequency; a steady partial is a"
        " line of one colour."
    )
    page = folder / "index.html"
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
        f"<h1>{title}</h1><p>{about}</p>{''.join(parts)}</html>",
        "utf-8",
    )
    return page


def html_table(results: Sequence[ModelResult]) -> str:
    names = "".join(f"<th>{html.escape(result.model)}</th>" for result in results)
    rows = [f"<tr><th></th>{names}</tr>"]
    for name, sets in side_by_side(results):
        counts = "".join(f"<th>{len(each.notes)} notes</th>" for each in sets)
        rows.append(f'<tr class="set"><th>{html.escape(name)}</th>{counts}</tr>')
        for line in lines(sets):
            rows.append("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in line) + "</tr>")
    if any(result.probed for result in results):
        texts = map(html.escape, probe_line(results))
        rows.append('<tr class="set">' + "".join(f"<td>{text}</td>" for text in texts) + "</tr>")
    return f"<table>{''.join(rows)}</table>"


def example(folder: Path, stem: str, by_model: dict[str, MeasuredNote]) -> str:
    """Write the WAVs and the picture of one note by every model; its piece of the page."""
    first = next(iter(by_model.values()))
    sounds: list[tuple[str, np.ndarray]] = [] if first.original is None else [("original", first.original)]
    sounds += [(model, note.made) for model, note in by_model.items()]
    players = []
    for place, (title, sound) in enumerate(sounds):
        file = f"{stem}_{place}.wav"
        audio.write(folder / file, sound)
        players.append(f'<span>{html.escape(title)}<br><audio controls src="{file}"></audio></span>')
    rainbowgrams.save(folder / f"{stem}.png", sounds)
    name = html.escape(f"{first.name}, pitch {first.pitch}")
    said = "; ".join(html.escape(remarks(note)) for note in by_model.values())
    return (
        f'<figure><figcaption><b>{name}</b> — {said}</figcaption><p class="players">{"".join(players)}</p>'
        f'<img src="{stem}.png" alt="rainbowgrams of {name}"></figure>'
    )


def remarks(note: MeasuredNote) -> str:
    """The measures of one note in a line."""
    found = note.measures
    said = [f"{found['cents']:+.0f} cents" if "cents" in found else "no pitch found"]
    said += [
        f"{row.label} {number(found[row.measure], row)} {row.unit}".rstrip()
        for row in ROWS
        if row.measure in found and not row.measure.startswith("original")
    ]
    if note.naming:
        said.append(
            f"{note.naming.family} taken for {note.naming.made}, its original for {note.naming.original}"
        )
    return ", ".join(said)
