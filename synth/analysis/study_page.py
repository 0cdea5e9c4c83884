"""The report of a study. Measures nothing."""

import math
from collections.abc import Sequence

from synth.analysis import plots
from synth.analysis.document import (
    MEASURES,
    card,
    change_head,
    change_rows,
    changed,
    document,
    facts,
    measured,
    paragraph,
    row,
    section,
    table,
)
from synth.analysis.measuring import UNITS, Change
from synth.analysis.plots import signed
from synth.analysis.rendering import VIBRATO_HZ
from synth.analysis.results import Components, Entry, Material, Study
from synth.analysis.study import KINDS
from synth.embeddings import FRAME_RATE_HZ

SAID = {
    "zero": "set to zero",
    "double": "doubled",
    "flip": "sign turned",
    "raise": "one standard deviation added",
    "lower": "one standard deviation taken away",
}


def page(study: Study, material: Material) -> str:
    name = study.about.sounds[0]
    intro = (
        "Every change is told against the unedited reconstruction with the same random numbers. Quiet"
        " figures are no more than the measure can tell, or than other random numbers change; the largest of"
        " a column stands out. A standard deviation is that of the dimension over all the bank."
    )
    parts = [
        paragraph(intro),
        paragraph(MEASURES),
        _sound(study, material),
        _tables(study),
        _vibrato(study),
        *([_components(study.components)] if study.components else []),
        _keys(study, material),
        _instruments(study, material),
        _dimensions(study, material),
    ]
    return document(f"The dimensions of {name} at pitch {study.about.pitch}", study.about, parts)


def _sound(study: Study, material: Material) -> str:
    cards = []
    if study.original is not None:
        heard = material.heard["original"]
        cards.append(card("original", heard, "the original", figures=measured(heard.measures)))
    heard = material.heard["reference"]
    cards.append(card("reconstruction", heard, "the reconstruction", figures=measured(heard.measures)))
    chance = [(unit.label, f"± {signed(getattr(study.chance, name), unit.digits)[1:]} {unit.unit}")
              for name, unit in UNITS.items()]  # fmt: skip
    cards.append(
        f"<li><b>chance</b><p>The most that three other seeds change of it.</p>{facts(*chance)}</li>"
    )
    distance = ""
    if study.spectral_distance_db is not None:
        distance = paragraph(
            "Log-spectral distance of the reconstruction from the original:"
            f" {study.spectral_distance_db:.1f} dB."
        )
    return section("The sound", distance, row(cards))


def _tables(study: Study) -> str:
    made = []
    for kind in KINDS:
        entries = [entry for entry in study.edits if entry.title == kind]
        if entries:
            rows = change_rows([(_link(entry), _change(entry)) for entry in entries], study.chance)
            made.append(table(f"{kind}: {SAID[kind]}", change_head("dimension"), rows))
    return section("What each dimension does", f'<div class="tables">{"".join(made)}</div>')


def _link(entry: Entry) -> str:
    return f'<a href="#dimension-{entry.dimension}">{entry.dimension}</a>'


def _change(entry: Entry) -> Change:
    assert entry.change is not None
    return entry.change


def _vibrato(study: Study) -> str:
    text = (
        f"A sine of {VIBRATO_HZ:g} Hz and a standard deviation's height added to one dimension: how far"
        " pitch, level and brightness swing at that rate, to each side."
    )
    rows = [_swing_row("none", study.reference)]
    rows += [_swing_row(_link(entry), entry) for entry in study.vibrato]
    head = ["dimension", "height", "pitch, cents", "level, dB", "brightness, semitones"]
    return section("Vibrato", paragraph(text), table("Swing at 5 Hz", head, rows))


def _swing_row(name: str, entry: Entry) -> list[str]:
    assert entry.swing is not None
    found = entry.swing
    height = f"{float(entry.edit[2]):.2f}" if entry.edit else "–"
    cells = [(found.cents, 1), (found.level_db, 2), (found.brightness_semitones, 2)]
    return [name, height, *(plots.signed(value, digits).removeprefix("+") for value, digits in cells)]


def _components(found: Components) -> str:
    text = (
        f"Means of the instrument's embeddings at the {len(found.pitches)} keys that it was encoded at, pitch"
        f" {found.pitches[0]} to {found.pitches[-1]} from left to right, with Spearman's rank correlation. By"
        " chance five keys give 0.9 or more, either way, to one dimension in twelve. Under it: how many of"
        f" the bank's {found.instruments} instruments rise and fall so with pitch."
    )
    by_dimension = [
        _component(f"dimension {number}", found.pitches, values, rank, f"{rising} rise, {falling} fall")
        for number, (values, rank, rising, falling) in enumerate(
            zip(found.dimensions, found.dimension_ranks, found.rising, found.falling, strict=True)
        )
    ]
    by_axis = [
        _component(f"axis {number}", found.pitches, values, rank, "")
        for number, (values, rank) in enumerate(zip(found.axes, found.axis_ranks, strict=True))
    ]
    return section(
        "Components against pitch",
        paragraph(text),
        f"<h3>Dimensions</h3>{row(by_dimension)}<h3>Principal axes of the bank, in standard deviations</h3>",
        row(by_axis),
    )


def _component(
    name: str, pitches: Sequence[int], values: Sequence[float], rank: float | None, more: str
) -> str:
    plot = plots.points(pitches, values, f"{name} against pitch")
    below = f'<p class="span">{more}</p>' if more else ""
    return f"<li><b>{name}</b> {signed(rank, 2)}{below}{plot}</li>"


def _keys(study: Study, material: Material) -> str:
    cards = []
    mean = material.embeddings["reference"].mean(axis=0)
    for entry in study.keys:
        heard = material.heard[entry.id]
        plot = plots.profile(
            mean, material.embeddings[entry.id].mean(axis=0), f"means of the 16 dimensions at {entry.title}"
        )
        cards.append(card(entry.title, heard, entry.title, plot=plot, figures=measured(entry.measures)))
    text = "Plots: means of the 16 dimensions from left to right, dashed the reference's."
    return section("Other keys", paragraph(text), row(cards)) if cards else ""


def _instruments(study: Study, material: Material) -> str:
    mean = material.embeddings["reference"].mean(axis=0)
    cards = []
    for entry in study.instruments:
        label = f"means of the 16 dimensions of {entry.title}"
        plot = plots.profile(mean, material.embeddings[entry.id].mean(axis=0), label)
        apart = f"{entry.distance:.1f} away"
        figures = changed(_change(entry), study.chance)
        cards.append(card(entry.title, material.heard[entry.id], entry.title, apart, plot, figures))
    text = (
        "The first instrument of every family at the same pitch; how far its embedding's mean lies from the"
        " reference's, in standard deviations, and what is different to hear."
    )
    return section("The same note of other instruments", paragraph(text), row(cards)) if cards else ""


def _dimensions(study: Study, material: Material) -> str:
    text = (
        "Plots: the edited dimension over time, dashed as it was. Beside its name each edit is as nsynth edit"
        " and presets take it."
    )
    parts = []
    for dimension in sorted({entry.dimension for entry in study.vibrato if entry.dimension is not None}):
        entries = [entry for entry in (*study.edits, *study.vibrato) if entry.dimension == dimension]
        cards = row([_edit_card(entry, study, material) for entry in entries])
        parts.append(f'<h3 id="dimension-{dimension}">Dimension {dimension}</h3>{cards}')
    return section("Every edit, to hear and see", paragraph(text), *parts)


def _edit_card(entry: Entry, study: Study, material: Material) -> str:
    assert entry.dimension is not None and entry.edit is not None
    heard = material.heard[entry.id]
    frames = slice(0, math.ceil(study.about.seconds * FRAME_RATE_HZ))
    was = material.embeddings["reference"][frames, entry.dimension]
    now = material.embeddings[entry.id][frames, entry.dimension]
    name = f"{entry.title} of dimension {entry.dimension}"
    plot = plots.over_time(was, now, f"dimension {entry.dimension} over time, {entry.title}")
    command = " ".join(str(value) for value in entry.edit)
    return card(entry.title, heard, name, command, plot, changed(_change(entry), study.chance))
