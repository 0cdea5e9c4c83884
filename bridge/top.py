"""`nsynth-bridge top`: what a running daemon does, asked over OSC a few times a second."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bridge.client import Client, NoAnswerError
from bridge.live.statistics import LONGER

# {group: {figure: value}}; the group `status` is the answer to /nsynth/status.
Snapshot = dict[str, dict[str, Any]]
BAR, HISTOGRAM_BAR = 24, 14
FASTEST_SECONDS = 0.02
ANSWERS = {"exact": "green", "nearest": "yellow", "streamed": "cyan"}
# Groups that have a place of their own; all others are listed, so that new ones are seen.
SHOWN = ("status", "notes", "play_ms", "sound_ms")


def ask(client: Client) -> Snapshot:
    """What a daemon tells of itself now. Raise NoAnswerError."""
    status = asdict(client.status())
    shown = {name: value for name, value in status.items() if name != "r" and value is not None}
    return {"status": shown, **client.statistics()}


def show(client: Client, once: bool, as_json: bool, every_seconds: float) -> None:
    """Print once, or go on until Ctrl-C: on a terminal a picture that stays, as JSON a line each time."""
    console = Console()
    snapshot = ask(client)
    if as_json:
        print(json.dumps(snapshot), flush=True)
        while not once:
            time.sleep(every_seconds)
            print(json.dumps(ask(client)), flush=True)
        return
    if once or not console.is_terminal:
        console.print(picture(snapshot))
        return
    with Live(picture(snapshot), console=console, screen=True, auto_refresh=False) as live:
        for shown in _pictures(client, snapshot, every_seconds):
            live.update(shown, refresh=True)


def _pictures(client: Client, snapshot: Snapshot, every_seconds: float) -> Iterator[RenderableType]:
    """A daemon that is gone may come back: its last figures stay, and since when."""
    heard = time.monotonic()
    while True:
        time.sleep(every_seconds)
        try:
            snapshot, heard = ask(client), time.monotonic()
            yield picture(snapshot)
        except NoAnswerError as error:
            silent = Text(f"for {time.monotonic() - heard:.0f} s {error}", "bold red")
            yield Group(silent, picture(snapshot))


def picture(snapshot: Snapshot) -> RenderableType:
    """All figures, as wide as the terminal."""
    side_by_side = Table.grid(expand=True)
    side_by_side.add_column(ratio=1)
    side_by_side.add_column(ratio=1)
    histograms = [
        _histogram(snapshot.get(name, {}), title)
        for name, title in (("play_ms", "command to play, ms"), ("sound_ms", "streamed: to first sound, ms"))
    ]
    side_by_side.add_row(*histograms)
    return Group(
        Panel(_status(snapshot["status"]), title="nsynth-bridge"),
        Panel(_answers(snapshot.get("notes", {})), title="note-ons"),
        side_by_side,
        Panel(_others(snapshot), title="since the start"),
    )


def _status(status: dict[str, Any]) -> Table:
    table = Table.grid(padding=(0, 3))
    place = f"{status['x']:.3f} {status['y']:.3f}"
    table.add_row("model", status["model"], "preset", status["preset"], "queued", _text(status["queued"]))
    table.add_row("device", status["device"], "x, y", place, "cached", _text(status["cached"]))
    more = [(name, _text(status[name])) for name in ("underruns", "late") if name in status]
    told = [("rendering", f"{status['realtime']:.1f} × real time"), *more]
    table.add_row(*(cell for pair in told for cell in pair))
    return table


def _answers(notes: dict[str, int]) -> Table:
    table, total = Table.grid(padding=(0, 2)), sum(notes.values())
    for name, count in notes.items():
        share = count / total if total else 0.0
        bar = Text("█" * round(share * 2 * BAR), ANSWERS.get(name, ""))
        table.add_row(name, f"{count:>7}", f"{share:>4.0%}", bar)
    return table


def _histogram(figures: dict[str, Any], title: str) -> Panel:
    """Buckets from the first to the last that has any; the bar of the fullest is whole."""
    table = Table.grid(padding=(0, 2))
    counts = {name: count for name, count in figures.items() if name != "most"}
    taken = [index for index, count in enumerate(counts.values()) if count]
    if not taken:
        return Panel("none yet", title=title)
    for name, count in list(counts.items())[taken[0] : taken[-1] + 1]:
        bar = "█" * max(round(HISTOGRAM_BAR * count / max(counts.values())), count > 0)
        table.add_row(name if name == LONGER else f"≤ {name}", f"{count:>6}", Text(bar, "blue"))
    half, high = quantile(figures, 0.5), quantile(figures, 0.99)
    return Panel(table, title=title, subtitle=f"half {half}, 99 % {high}, longest {figures['most']:.1f}")


def quantile(figures: dict[str, Any], share: float) -> str:
    """The bound in milliseconds that so great a share stays under: as fine as the buckets are."""
    counts = {name: count for name, count in figures.items() if name != "most"}
    wanted, seen = share * sum(counts.values()), 0
    for name, count in counts.items():
        seen += count
        if seen >= wanted:
            return name if name == LONGER else f"≤ {name}"
    return LONGER


def _others(snapshot: Snapshot) -> Table:
    table = Table.grid(padding=(0, 2))
    for group, figures in snapshot.items():
        if group not in SHOWN:
            values = "   ".join(f"{name} {_text(value)}" for name, value in figures.items())
            table.add_row(Text(group.replace("_", " "), "bold"), values)
    return table


def _text(value: Any) -> str:
    return f"{value:,.1f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value
