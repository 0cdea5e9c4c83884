"""Pieces that every report is made of: the page, a sound's card, tables. A page needs nothing but itself."""

import base64
import html
from collections.abc import Sequence

from synth.analysis.measuring import UNITS, Change, Measures
from synth.analysis.plots import signed
from synth.analysis.rendering import Heard
from synth.analysis.results import About

STYLE = """
:root { color-scheme: light dark; --ground: light-dark(#f3f2ef, #0e1013);
 --card: light-dark(#fcfbf9, #16191e); --line: light-dark(#d6d3cc, #2a2f37);
 --ink: light-dark(#191b1f, #eef0f3); --quiet: light-dark(#585c64, #a3abb6);
 --accent: light-dark(#8a5a00, #e6b450); --now: light-dark(#178578, #5fb8ad); }
body { font: 16px/1.45 system-ui, "Noto Sans", sans-serif; background: var(--ground); color: var(--ink);
 margin: 0 auto; max-width: 78rem; padding: 1rem; }
main > p, main > section > p { max-width: 46rem; }
h1 { font-size: 1.6rem; margin: .5rem 0 .2rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .4rem; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; } a { color: var(--accent); }
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)); gap: .7rem;
 list-style: none; margin: 0; padding: 0; }
.row > li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
 padding: .6rem .7rem; min-width: 0; }
.row b { font-size: 1.05rem; }
code { display: block; font-size: .85rem; color: var(--quiet); overflow-wrap: anywhere; }
audio { width: 100%; height: 2.2rem; margin: .3rem 0; } img { display: block; width: 100%; height: 8rem;
 border-radius: .3rem; background: #000; }
.plot { display: block; width: 100%; margin-top: .3rem; } .plot polyline { fill: none; stroke-width: 1.8; }
.was { stroke: var(--quiet); stroke-dasharray: 5 3; } .now { stroke: var(--now); } .dot { fill: var(--now); }
.span { font-size: .75rem; color: var(--quiet); margin: 0 0 .3rem; }
dl { display: grid; grid-template-columns: 1fr auto; margin: .4rem 0 0; font-size: .85rem; }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; } .quiet { color: var(--quiet); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem;
 font-variant-numeric: tabular-nums; } caption { text-align: left; font-weight: 600; padding: .6rem 0 .2rem; }
td, th { padding: .12rem .7rem; text-align: right; border-top: 1px solid var(--line); font-weight: 400; }
th:first-child { text-align: left; } thead th { color: var(--quiet); } strong { color: var(--accent); }
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
 gap: .5rem 2rem; }
.square { display: block; width: 100%; max-width: 20rem; border-radius: .3rem; }
.untold { fill: var(--line); }
.ends { display: flex; justify-content: space-between; font-size: .85rem; max-width: 20rem; margin: .2rem 0; }
footer { color: var(--quiet); margin-top: 2rem; font-size: .9rem; }
"""
# What every report says of its figures and pictures.
MEASURES = (
    "Pitch is found by pYIN, and to a cent by the phase of a harmonic; loudness is of ITU-R BS.1770;"
    " brightness the centre of the amplitude spectrum; noisiness the energy's share off the note's harmonics;"
    " attack the time until the level is within 3 dB of its peak. Rainbowgrams: height is pitch, brightness"
    " log magnitude, colour instantaneous frequency."
)
# Nothing is fetched from anywhere.
POLICY = "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'"


def document(title: str, about: About, parts: Sequence[str]) -> str:
    """The whole page; parts are HTML."""
    said = (
        f"{about.seconds:g} s of each note, temperature {about.temperature:g}, velocity {about.velocity};"
        f" model {about.model[:12]}. All figures are in analysis.json beside this page."
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{html.escape(title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE}</style><main><h1>{html.escape(title)}</h1>{''.join(parts)}</main>"
        f"<footer><p>{html.escape(said)}</p></footer></html>\n"
    )


def section(title: str, *parts: str) -> str:
    return f"<section><h2>{html.escape(title)}</h2>{''.join(parts)}</section>"


def paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def row(cards: Sequence[str]) -> str:
    return f'<ul class="row">{"".join(cards)}</ul>'


def card(title: str, heard: Heard, named: str, command: str = "", plot: str = "", figures: str = "") -> str:
    """A sound to play, its rainbowgram, plot, figures (HTML). named says whole what title says in short."""
    name = html.escape(named, quote=True)
    code = f" <code>{html.escape(command)}</code>" if command else ""
    return (
        f"<li><b>{html.escape(title)}</b>{code}{player(heard, named)}"
        f'<img src="{data("image/webp", heard.picture)}" alt="rainbowgram of {name}">{plot}{figures}</li>'
    )


def player(heard: Heard, named: str) -> str:
    name = html.escape(named, quote=True)
    return (
        f'<audio controls preload="none" aria-label="{name}" src="{data("audio/mpeg", heard.mp3)}"></audio>'
    )


def data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def measured(found: Measures) -> str:
    """The figures of a sound itself."""
    noise = None if found.noise is None else 100 * found.noise
    return facts(
        ("pitch", f"{signed(found.cents, 0)} cents"),
        ("loudness", f"{_plain(found.loudness_lufs, 1)} LUFS"),
        ("brightness", f"{_plain(found.centroid_hz, 0)} Hz"),
        ("noisiness", f"{_plain(noise, 1)} %"),
        ("attack", f"{_plain(found.attack_ms, 0)} ms"),
    )


def changed(change: Change, chance: Change) -> str:
    """What is different from the reference; quiet what another seed or the measure itself might be."""
    rows = []
    for name, unit in UNITS.items():
        value = getattr(change, name)
        told = f"{signed(value, unit.digits)} {unit.unit}"
        kind = "" if is_sure(name, value, chance) else ' class="quiet"'
        rows.append(f"<dt{kind}>{unit.label}</dt><dd{kind}>{told}</dd>")
    return f"<dl>{''.join(rows)}</dl>"


def is_sure(name: str, value: float | None, chance: Change) -> bool:
    """Whether a change is more than the measure's resolution and what another seed makes."""
    return value is not None and abs(value) > max(UNITS[name].resolution, getattr(chance, name) or 0.0)


def facts(*pairs: tuple[str, str]) -> str:
    items = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in pairs)
    return f"<dl>{items}</dl>"


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Cells are HTML; the first of a row names it. What is wider than the page scrolls in itself."""
    columns = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="scroll" role="region" aria-label="{html.escape(caption, quote=True)}" tabindex="0">'
        f"<table><caption>{html.escape(caption)}</caption><thead><tr>{columns}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def change_rows(named: Sequence[tuple[str, Change]], chance: Change) -> list[list[str]]:
    """Rows of a table: name (HTML) and the five changes; strong the largest of a column, quiet the unsure."""
    heaviest = {}
    for name in UNITS:
        sure = [abs(getattr(each, name)) for _, each in named if is_sure(name, getattr(each, name), chance)]
        heaviest[name] = max(sure, default=None)
    rows = []
    for title, change in named:
        cells = [title]
        for name, unit in UNITS.items():
            value = getattr(change, name)
            text = signed(value, unit.digits)
            if not is_sure(name, value, chance):
                text = f'<span class="quiet">{text}</span>'
            elif abs(value) == heaviest[name]:
                text = f"<strong>{text}</strong>"
            cells.append(text)
        rows.append(cells)
    return rows


def change_head(first: str) -> list[str]:
    return [first, *(f"{unit.label}, {unit.unit}" for unit in UNITS.values())]


def _plain(value: float | None, digits: int) -> str:
    return signed(value, digits).removeprefix("+")
