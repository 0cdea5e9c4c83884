"""Plays a daemon of its own at random for a long time, and tells what grew and what was not kept.

python -m benchmarks.soak --minutes 60 [--seed 1] [--json] [--midi] [-- --audio ...]
make soak MINUTES=60

--midi plays a keyboard beside, through the system that MIDO_BACKEND names; flags after -- go to the daemon.

Chords, keys struck twice, sweeps, presets, corners, edits, renders, cancels, panics, mistakes; listeners
that vanish; now and then the render worker is killed. The cache is as small as it may be and full of another
model's notes, so that notes are removed from the first on. A line a minute, at the end a table in Markdown.

Exit code 1 if a promise was broken (benchmarks/soak_host.py has them), the daemon logged a fault of its own,
or something grew without bound: its median over the last quarter of the time is above that over the second
quarter by more than ALLOWED.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import psutil

from benchmarks.soak_host import Host
from benchmarks.soak_midi import NAME
from benchmarks.soak_player import Player
from bridge.client import Client, wait_until_ready
from bridge.live.note_cache import NoteCache
from bridge.live.notes import Note

PORT = 7798
NOTE_SECONDS = 0.5
CACHE_MEGABYTES, FOREIGN_MEGABYTES = 10, 9
SLOTS = 16
SAMPLE_SECONDS = 0.5
FAULT = "Traceback"
# Seldom enough that a worker that grew would be seen.
KILL_SECONDS = 180.0
# For what was asked for last, on a machine that is busy.
PATIENCE_SECONDS = 60.0
# A share of what there was, and so much besides: allocators keep some, a worker that was killed begins anew,
# and holds 2.5 MB for each note that waits in it.
ALLOWED = {
    "main_mb": (0.05, 8.0),
    "worker_mb": (0.15, 150.0),
    "main_handles": (0.0, 4.0),
    "worker_handles": (0.0, 4.0),
    "main_threads": (0.0, 2.0),
    "worker_threads": (0.0, 2.0),
    "cache_mb": (0.0, 1.0),
}


@dataclass
class Reading:
    """How big the daemon is at a time; the worker's are None while there is none."""

    seconds: float
    main_mb: float
    main_handles: int
    main_threads: int
    worker_mb: float | None
    worker_handles: int | None
    worker_threads: int | None
    cache_mb: float
    files: int


@dataclass
class Line:
    """What a minute, or the whole, comes to; latencies in milliseconds."""

    minute: float
    reading: Reading
    notes: int
    median_ms: float
    p99_ms: float
    worst_ms: float
    answers: int
    fails: int
    kills: int
    queued: int

    def __str__(self) -> str:
        r = self.reading
        worker = " / ".join(map(_or_dash, (r.worker_mb, r.worker_handles, r.worker_threads)))
        return " | ".join(
            [
                f"{self.minute:.1f} min",
                f"MB / handles / threads {r.main_mb:.0f} / {r.main_handles} / {r.main_threads}",
                f"worker {worker}",
                f"{self.notes} notes {self.median_ms:.2f} / {self.p99_ms:.1f} / {self.worst_ms:.0f} ms",
                f"{self.answers} answers, {self.fails} fails, {self.queued} queued, {self.kills} kills",
                f"{r.files} files, {r.cache_mb:.1f} MB",
            ]
        )


class Soak:
    def __init__(self, process: int, cache: Path, host: Host, player: Player) -> None:
        self._process, self._cache = psutil.Process(process), cache
        self._host, self._player = host, player
        self._began = time.monotonic()
        self.readings: list[Reading] = []
        self.lines: list[Line] = []
        self._latencies_told = self._fails_told = self._answers_told = 0

    def run(self, seconds: float, line_seconds: float) -> None:
        """Play and print a line now and then."""
        read_at, line_at = 0.0, line_seconds
        while (passed := time.monotonic() - self._began) < seconds:
            self._player.step()
            if passed >= read_at:
                self.readings.append(self._read())
                read_at = passed + SAMPLE_SECONDS
            if passed >= line_at:
                self._tell()
                line_at += line_seconds
        self._player.end(PATIENCE_SECONDS)
        self._host.close_account()
        self._tell()

    def growth(self) -> dict[str, tuple[float, float]]:
        """What grew beyond what is allowed: from, to."""
        quarter = len(self.readings) // 4
        found = {}
        for name, (share, besides) in ALLOWED.items():
            then = self._middle(name, self.readings[quarter : 2 * quarter])
            now = self._middle(name, self.readings[3 * quarter :])
            if now > then * (1 + share) + besides:
                found[name] = then, now
        return found

    @staticmethod
    def _middle(name: str, readings: list[Reading]) -> float:
        values = [getattr(reading, name) for reading in readings]
        return median([value for value in values if value is not None] or [0.0])

    def _tell(self) -> None:
        account = self._host.account
        answers, fails = account.told.total(), account.fails.total()
        times = np.array(account.latencies[self._latencies_told :] or [0.0]) * 1000
        middle, high = np.percentile(times, [50, 99])
        line = Line(
            (time.monotonic() - self._began) / 60,
            self._read(),
            len(account.latencies) - self._latencies_told,
            float(middle),
            float(high),
            float(times.max()),
            answers - self._answers_told,
            fails - self._fails_told,
            self._player.kills,
            account.status[6] if account.status else 0,
        )
        self._latencies_told, self._answers_told, self._fails_told = len(account.latencies), answers, fails
        self.lines.append(line)
        self._player.ask("status")
        print(line, flush=True)

    def _read(self) -> Reading:
        main = self._process
        worker = next(iter(main.children()), None)
        try:
            parts = _size(worker) if worker is not None else (None, None, None)
        except psutil.Error:
            parts = None, None, None
        sizes = [file.stat().st_size for file in self._cache.glob("*.wav") if file.exists()]
        seconds = time.monotonic() - self._began
        return Reading(seconds, *_size(main), *parts, sum(sizes) / 1e6, len(sizes))


def _size(process: psutil.Process) -> tuple[float, int, int]:
    with process.oneshot():
        return process.memory_info().rss / 1e6, process.num_fds(), process.num_threads()


def _or_dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


@contextmanager
def daemon(folder: Path, port: int, more: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A daemon of our own with a small cache that another model's notes have filled."""
    cache = NoteCache(folder / "notes", 2**40)
    size = 2**18
    for pitch in range(FOREIGN_MEGABYTES * 2**20 // size):
        note = Note("another model", np.zeros((1, 16), np.float32), pitch, size // 2, 1.0, 0, {"flute": 1.0})
        cache.path(note.identity).write_bytes(bytes(size))
        cache.add(note, size)
    cache.close()
    flags = ["--log", "warning", "--osc-port", str(port), "--cache", str(folder / "notes"), *more]
    # Nothing of the user's own is touched.
    flags += ["--presets", str(folder / "presets")]
    flags += ["--note-seconds", str(NOTE_SECONDS), "--cache-megabytes", str(CACHE_MEGABYTES)]
    with open(folder / "log", "wb") as log:
        command = [sys.executable, "-m", "bridge.cli", "serve", "--slots", str(SLOTS), *flags]
        process = subprocess.Popen(command, stderr=log)
    try:
        wait_until_ready(port)
        if process.poll() is not None:
            raise SystemExit(f"another daemon has the port {port}: end it first")
        yield process
    finally:
        process.terminate()
        process.wait()


def report(soak: Soak, host: Host, log: str) -> dict[str, Any]:
    """All there is to tell; `fine` says whether everything was kept."""
    latencies = np.array(host.account.latencies or [0.0]) * 1000
    faults = log.count(FAULT)
    grown = soak.growth()
    return {
        "fine": not (grown or host.broken or faults),
        "minutes": round(soak.lines[-1].minute, 1),
        "notes": len(host.account.latencies),
        "median_ms": round(float(np.median(latencies)), 2),
        "p99_ms": round(float(np.percentile(latencies, 99)), 2),
        "worst_ms": round(float(latencies.max()), 1),
        "kills": soak.lines[-1].kills,
        "grown": grown,
        "broken": dict(host.broken),
        "examples": host.examples,
        "faults": faults,
        "first_fault": log[max(0, log.find(FAULT) - 200) :][:4000] if faults else "",
        "told": dict(host.account.told),
        "fails": dict(host.account.fails.most_common(12)),
        "lines": [asdict(line) for line in soak.lines],
    }


def markdown(found: dict[str, Any]) -> str:
    """The table of the run, then what is wrong with it."""
    rows = [
        "| minute | main MB / handles / threads | worker | notes | median, 99 %, worst ms | answers, fails |"
        " files, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for line in found["lines"]:
        r = line["reading"]
        worker = " / ".join(_or_dash(r[f"worker_{name}"]) for name in ("mb", "handles", "threads"))
        rows.append(
            f"| {line['minute']:.1f} | {r['main_mb']:.0f} / {r['main_handles']} / {r['main_threads']}"
            f" | {worker} | {line['notes']}"
            f" | {line['median_ms']:.2f}, {line['p99_ms']:.1f}, {line['worst_ms']:.0f}"
            f" | {line['answers']}, {line['fails']} | {r['files']}, {r['cache_mb']:.1f} |"
        )
    rows.append(
        f"\n{found['notes']} notes in {found['minutes']} minutes: median {found['median_ms']} ms, 99 %"
        f" {found['p99_ms']} ms, worst {found['worst_ms']} ms; worker killed {found['kills']} times."
    )
    rows += [f"- fail, {count} times: {text}" for text, count in found["fails"].items()]
    rows += [f"- BROKEN, {count} times: {promise}" for promise, count in found["broken"].items()]
    rows += [f"  - {example}" for example in found["examples"]]
    rows += [f"- GREW: {name} from {then:.1f} to {now:.1f}" for name, (then, now) in found["grown"].items()]
    if found["faults"]:
        rows.append(f"- FAULTS of the daemon in its log: {found['faults']}\n\n{found['first_fault']}")
    return "\n".join(rows)


def soak(
    minutes: float,
    line_seconds: float,
    seed: int = 1,
    port: int = PORT,
    midi: bool = False,
    more: Sequence[str] = (),
) -> dict[str, Any]:
    flags = ["--midi", NAME if midi else "off", *more]
    with tempfile.TemporaryDirectory() as name, daemon(Path(name), port, flags) as process:
        with Client(port=port) as client:
            host = Host(client)
            player = Player(host, process.pid, seed, min(KILL_SECONDS, 20 * minutes))
            player.learn(seed if midi else None)
            running = Soak(process.pid, Path(name) / "notes", host, player)
            running.run(60 * minutes, line_seconds)
        return report(running, host, (Path(name) / "log").read_text())


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--midi", action="store_true", help="play a MIDI keyboard beside")
    parser.add_argument("--json", action="store_true", help="print the report as JSON, after the lines")
    parser.add_argument("more", nargs="*", metavar="FLAGS", help="flags of the daemon, after --")
    options = parser.parse_args()
    line_seconds = min(60.0, 15 * options.minutes)
    found = soak(options.minutes, line_seconds, options.seed, midi=options.midi, more=options.more)
    print(json.dumps(found) if options.json else "\n" + markdown(found))
    return 0 if found["fine"] else 1


if __name__ == "__main__":
    sys.exit(main())
