"""The live command `nsynth-bridge`. Parses arguments, prints tables; the work is done elsewhere."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from bridge import __version__, logs, pitches, settings
from bridge.client import Client, Played
from bridge.errors import BridgeError, SetupError
from bridge.locations import presets_folder


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if it went well, 1 with one line if not (argparse answers misuse with 2)."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except BridgeError as error:
        print(f"nsynth-bridge {options.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(
        prog="nsynth-bridge", description="NSynth as a live instrument over OSC and MIDI."
    )
    root.add_argument("--version", action="version", version=__version__)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[..., int], text: str, example: str) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name, help=text, description=text, epilog=f"example: nsynth-bridge {example}"
        )
        made.set_defaults(run=run)
        return made

    made = command("serve", serve, "Run the daemon until Ctrl-C.", "serve --midi off --preset Chamber")
    settings_options(made)
    log_options(made)

    made = command(
        "replay",
        replay,
        "Play what `serve --trace` recorded, in a daemon of its own.",
        "replay evening.jsonl --speed 4",
    )
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--speed", type=float, default=1.0, metavar="N", help="so many times as fast (1)")
    made.add_argument("--json", action="store_true", help="print JSON at the end")
    settings_options(made)
    log_options(made)

    made = command("top", top, "Watch a running daemon.", "top")
    address_options(made)
    made.add_argument("--once", action="store_true", help="print once and end")
    made.add_argument("--every", type=float, default=0.25, metavar="SECONDS", help="how often to ask (0.25)")
    made.add_argument("--json", action="store_true", help="print JSON, a line each time")

    made = command(
        "play",
        play,
        "Play notes through a running daemon and tell how soon they sounded.",
        'play "C4 E4 G4" --preset Chamber --position 0.3 0.7',
    )
    made.add_argument("notes", nargs="+", metavar="NOTES", help="chords, each an argument: C4, F#3, Bb2, 60")
    made.add_argument("--preset", metavar="NAME")
    made.add_argument("--position", nargs=2, type=float, metavar=("X", "Y"), help="0..1, x right, y down")
    made.add_argument("--velocity", type=int, default=100, metavar="1..127")
    address_options(made)
    made.add_argument("--patience", type=float, default=120.0, metavar="SECONDS", help="how long to wait")
    made.add_argument("--json", action="store_true", help="print JSON")

    made = command(
        "prerender",
        prerender,
        "Have a running daemon render a preset ahead; Ctrl-C breaks it off, what is there stays.",
        "prerender --preset Chamber",
    )
    made.add_argument("--preset", metavar="NAME", help="load this one first")
    address_options(made)

    text = "List the presets, yours last, with their numbers and corners."
    made = command("presets", list_presets, text, "presets --json")
    made.add_argument("--presets", metavar="DIR", default=argparse.SUPPRESS, help="folder of your own")
    made.add_argument("--json", action="store_true", help="print JSON")

    made = command("doctor", doctor, "Check what the daemon needs and say what to do.", "doctor")
    settings_options(made)
    made.add_argument("--json", action="store_true", help="print JSON")

    command("addresses", addresses, "Print the table of OSC addresses as Markdown.", "addresses")
    return root


def address_options(made: argparse.ArgumentParser) -> None:
    """Where a running daemon is."""
    made.add_argument("--host", default=settings.Settings.host)
    made.add_argument("--osc-port", type=int, default=settings.Settings.osc_port)


def log_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("--log", default="info", choices=logs.LEVELS, help="how much to tell")
    made.add_argument(
        "--log-format", default="text", choices=logs.FORMATS, help="lines for people, or objects of JSON"
    )


def settings_options(made: argparse.ArgumentParser) -> None:
    """A flag for every setting; only those that are given override environment and file."""
    for declared in settings.options():
        flag = "--" + declared.name.replace("_", "-")
        text = declared.metadata["text"] + (f" ({declared.default})" if declared.default != "" else "")
        bare = declared.metadata["alone"]
        alone = {} if bare is None else {"nargs": "?", "const": bare}
        made.add_argument(
            flag,
            action="append" if declared.metadata["several"] else "store",
            dest=declared.name,
            default=argparse.SUPPRESS,
            metavar=declared.metadata["metavar"],
            help=text,
            **alone,
        )


def load_settings(options: argparse.Namespace) -> settings.Settings:
    return settings.load(given_settings(options))


def given_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Those that have a flag on this command line."""
    names = [declared.name for declared in settings.options()]
    return {name: value for name, value in vars(options).items() if name in names}


def serve(options: argparse.Namespace) -> int:
    from bridge import daemon

    logs.set_up(options.log, options.log_format)
    chosen = load_settings(options)

    async def run() -> None:
        await daemon.serve(daemon.Daemon(chosen))

    asyncio.run(run())
    return 0


def replay(options: argparse.Namespace) -> int:
    from bridge import replay

    logs.set_up(options.log, options.log_format)
    outcome = replay.replay(options.file, given_settings(options), options.speed)
    if options.json:
        print(json.dumps(asdict(outcome)))
    else:
        print(replay.told(outcome))
    return 0 if outcome.complete else 130


def top(options: argparse.Namespace) -> int:
    from bridge.top import FASTEST_SECONDS, show

    if options.every < FASTEST_SECONDS:
        raise SetupError(f"--every must be at least {FASTEST_SECONDS:g} s, not {options.every:g}")
    client = Client(options.host, options.osc_port)
    try:
        show(client, options.once, options.json, options.every)
    except KeyboardInterrupt:
        return 0
    finally:
        client.close()
    return 0


def play(options: argparse.Namespace) -> int:
    chords = [[pitches.parse(note) for note in chord.split()] for chord in options.notes]
    with Client(options.host, options.osc_port) as client:
        if options.preset:
            client.command("preset", options.preset)
        if options.position:
            client.send("position", *options.position)
        played = [note for chord in chords for note in client.play(chord, options.velocity, options.patience)]
    if options.json:
        print(json.dumps([asdict(note) for note in played]))
    else:
        Console().print(_table_of(played))
    if any(note.to_exact is None for note in played):
        raise SetupError(f"not every note was rendered within {options.patience:g} s")
    return 0


def prerender(options: argparse.Namespace) -> int:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Client(options.host, options.osc_port) as client, Progress(*columns) as bar:
        if options.preset:
            client.command("preset", options.preset)
        task = bar.add_task("notes", left="")
        try:
            for there, of, seconds in client.prerender():
                left = f"{timedelta(seconds=round(seconds))} left" if seconds else ""
                bar.update(task, completed=there, total=of, left=left)
        except KeyboardInterrupt:
            client.cancel()
            raise
    return 0


def _table_of(played: list[Played]) -> Table:
    table = Table("pitch", "first heard", "ms to play", "ms to exact")
    table.add_column("file", overflow="fold")
    for note in played:
        times = _ms(note.to_play), _ms(note.to_exact)
        table.add_row(pitches.name(note.pitch), note.first, *times, note.path)
    return table


def _ms(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds * 1000:.1f}"


def list_presets(options: argparse.Namespace) -> int:
    from bridge.live import presets
    from bridge.live.preset_files import PresetFolder

    folder = PresetFolder(load_settings(options).own_presets_folder)
    found = presets.read(presets_folder(), folder)
    rows = [(preset, found.is_own(preset)) for preset in found]
    if options.json:
        keys = [{"name": each.name, "corners": each.corners, "yours": own} for each, own in rows]
        print(json.dumps(keys))
        return 0
    table = Table("", "preset", "top left", "top right", "bottom left", "bottom right")
    for index, (preset, own) in enumerate(rows):
        table.add_row(f"{index} yours" if own else str(index), preset.name, *preset.corners)
    Console().print(table)
    print(f"yours are in {folder.folder}")
    return 0


def doctor(options: argparse.Namespace) -> int:
    from bridge.doctor import examine

    findings = examine(load_settings(options))
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings]))
    else:
        table = Table("", "", "")
        for finding in findings:
            mark = "ok" if finding.fine else "MISSING" if finding.needed else "without"
            table.add_row(finding.subject, mark, finding.text)
        Console().print(table)
    return int(any(finding.needed and not finding.fine for finding in findings))


def addresses(options: argparse.Namespace) -> int:
    from bridge.protocol.address_page import markdown

    print(markdown(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
