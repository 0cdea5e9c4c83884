"""The page that a group reads: warnings on top, then of each instrument its notes, to look at and to hear."""

import html
from collections.abc import Iterable
from itertools import groupby

import numpy as np

from synth.prepare.names import note_name
from synth.prepare.results import PITCH_CENTS, Note, Outcome, said

STYLE = """
:root { color-scheme: light dark; --ground: light-dark(#f3f2ef, #0e1013);
 --card: light-dark(#fcfbf9, #16191e); --line: light-dark(#d6d3cc, #2a2f37);
 --ink: light-dark(#191b1f, #eef0f3); --quiet: light-dark(#585c64, #a3abb6);
 --accent: light-dark(#8a5a00, #e6b450); --bad: light-dark(#b3261e, #ff8a80);
 --wave: light-dark(#178578, #5fb8ad); }
body { font: 16px/1.45 system-ui, "Noto Sans", sans-serif; background: var(--ground); color: var(--ink);
 margin: 0 auto; max-width: 78rem; padding: 1rem; }
h1 { font-size: 1.6rem; margin: .5rem 0 .2rem; } h2 { font-size: 1.2rem; margin: 1.6rem 0 .5rem; }
.box { background: var(--card); border: 1px solid var(--line); border-left: .4rem solid var(--accent);
 border-radius: .5rem; padding: .2rem 1rem; margin: 1rem 0; } .box h2 { margin: .6rem 0 .2rem; }
.box.bad { border-left-color: var(--bad); } .box ul { padding-left: 1.1rem; margin: .3rem 0 .7rem; }
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: .7rem;
 list-style: none; margin: 0; padding: 0; }
.row li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
 padding: .6rem .7rem; }
.row li.look { border: 2px solid var(--accent); } .row li.filled { border-style: dashed; }
.row b { font-size: 1.25rem; } .row p { margin: .1rem 0; font-size: .85rem; color: var(--quiet);
 overflow-wrap: anywhere; } .row p.look { color: var(--accent); font-weight: 600; }
svg { display: block; width: 100%; height: 3rem; margin: .2rem 0; } path { fill: var(--wave); }
audio { width: 100%; height: 2.2rem; margin-top: .3rem; } footer { color: var(--quiet); margin-top: 2rem; }
"""
COLUMNS, HEIGHT = 100, 40


def waveform(sound: np.ndarray) -> str:
    """The path of an inline SVG, 100 by 40: the peaks of a note, mirrored."""
    peaks = np.abs(sound[: len(sound) // COLUMNS * COLUMNS]).reshape(COLUMNS, -1).max(axis=1)
    halves = np.maximum(peaks * HEIGHT / 2, 0.3)
    upper = [f"{column},{HEIGHT / 2 - half:.1f}" for column, half in enumerate(halves)]
    lower = [f"{column},{HEIGHT / 2 + half:.1f}" for column, half in enumerate(halves)]
    return f"M{'L'.join([*upper, *reversed(lower)])}Z"


def made(outcome: Outcome, waves: dict[str, str]) -> str:
    """The whole page; waves has the path of each file's waveform. It needs nothing but the WAVs beside it."""
    recorded = sum(note.filled_from is None for note in outcome.notes)
    filled = len(outcome.notes) - recorded
    instruments = groupby(outcome.notes, key=lambda note: note.instrument)
    parts = [
        f"<h1>Our sounds</h1><p>{_count(recorded, 'recorded note')}, {_count(filled, 'filled note')}.</p>",
        _box("Could not be used", "bad", (f"{one.source}: {one.reason}" for one in outcome.failures)),
        _box("Please look at these", "", outcome.warnings),
        *(_row(name, list(notes), waves) for name, notes in instruments),
        _box("Renamed", "", (f"{old} is called {new}" for old, new in outcome.renamed.items())),
        _box("Not sounds, left alone", "", outcome.ignored),
    ]
    foot = (
        "Every file: 16 kHz, 16 bit, mono, 64,000 samples (4 s), cut at its onset, its peak at 0.9 of full"
        " scale, faded out over 10 ms. Filled notes (dashed) are the nearest recorded one at another speed,"
        " as samplers do it: lower ones are longer and duller, with a slower attack; higher ones the other"
        " way round."
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Our sounds</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE}</style><main>{''.join(parts)}</main><footer>{foot}</footer></html>\n"
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _box(title: str, kind: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f'<section class="box {kind}"><h2>{title}</h2><ul>{items}</ul></section>' if items else ""


def _row(instrument: str, notes: list[Note], waves: dict[str, str]) -> str:
    cells = "".join(_cell(note, waves[note.file]) for note in notes)
    return f'<section><h2>{html.escape(instrument)}</h2><ul class="row">{cells}</ul></section>'


def _cell(note: Note, wave: str) -> str:
    kinds = " ".join(["look"] * bool(note.warnings) + ["filled"] * (note.filled_from is not None))
    off = "look" if note.cents is not None and abs(note.cents) > PITCH_CENTS else ""
    facts = "".join(f"<p>{html.escape(fact)}</p>" for fact in _facts(note))
    title = html.escape(f"{note.instrument} {note_name(note.pitch)}", quote=True)
    return (
        f'<li class="{kinds}"><b>{note_name(note.pitch)}</b> {note.pitch}'
        f'<svg viewBox="0 0 {COLUMNS} {HEIGHT}" preserveAspectRatio="none" role="img"'
        f' aria-label="waveform of {title}"><path d="{wave}"/></svg>'
        f'<p class="{off}">{html.escape(_pitch(note))}</p>{facts}'
        f'<audio controls preload="none" src="{html.escape(note.file, quote=True)}"'
        f' aria-label="{title}"></audio></li>'
    )


def _pitch(note: Note) -> str:
    if note.filled_from is not None:
        return f"filled from {said(note.filled_from)}"
    if note.detected is None or note.cents is None:
        return f"named {note_name(note.named)}, no clear pitch"
    cents = _signed(note.cents)
    return f"named {note_name(note.named)}, sounds like {note_name(round(note.detected))} ({cents} cents)"


def _signed(cents: float) -> str:
    """As it is printed, without a minus before nought."""
    return f"{round(cents) + 0:+d}".replace("-", "−")


def _facts(note: Note) -> list[str]:
    told = [f"{note.source}, {note.source_rate_hz / 1000:g} kHz, {_count(note.source_channels, 'channel')}"]
    if note.onset_seconds >= 0.01:
        told.append(f"{note.onset_seconds:.2f} s before the note cut off")
    if note.seconds > 4:
        told.append(f"cut at 4 s of {note.seconds:.1f} s")
    elif note.seconds < 3.99:
        told.append(f"sounds for {note.seconds:.1f} s")
    if note.tuned_cents:
        told.append(f"tuned by {_signed(note.tuned_cents)} cents")
    return told
