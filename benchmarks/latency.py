"""How soon notes are answered over OSC. Prints one line of JSON.

python -m benchmarks.latency [--port 7770]      a running daemon; without --port it starts its own

cached: from /nsynth/note to /nsynth/play of a cached note while the worker renders. uncached_idle and
uncached_busy: from /nsynth/note, with nothing cached, to the word that the main process has the first chunk,
with an idle worker and with one that has 16 requested renders. Both want a daemon without notes: its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from bridge.client import Client, wait_until_ready

QUEUED = 48
REQUESTED = 16
# Numbers of requests from here on are renders, below it notes.
RENDERS = 1000
PORT = 7799
PATIENCE_SECONDS = 30.0
# After this, what the worker was told to give up is not heard of any more.
PAUSE_SECONDS = 0.2


def cached(port: int, notes: int = 500) -> dict[str, float]:
    """Play one cached note so many times while others render; milliseconds."""
    with Client(port=port) as client:
        client.play([60])
        for pitch in range(36, 36 + QUEUED):
            client.send("render", RENDERS + pitch, pitch, 100, 1.0, 1.0)
        client.command("refresh")
        times = []
        for request in range(notes):
            began = time.perf_counter()
            client.send("note", 60, 100, request)
            wait_for(client, "play", lambda values, request=request: values[0] == request)
            times.append((time.perf_counter() - began) * 1000)
            client.send("note", 60, 0)
            time.sleep(0.004)
        rendering = client.ask("status")[6]
        client.command("panic")
    median, high = np.percentile(times, [50, 99])
    return {
        "notes": notes,
        "rendering": rendering,
        "median_ms": round(float(median), 3),
        "p99_ms": round(float(high), 3),
        "most_ms": round(max(times), 3),
    }


def uncached(port: int, requested: int, notes: int = 8) -> dict[str, float]:
    """Play notes that nobody has rendered while so many requested ones render; milliseconds to first chunks.

    Every note is given up once it is heard, and the requested ones with it, so that nothing gets cached.
    """
    times = []
    with Client(port=port) as client:
        while client.ask("status")[2] == "starting":
            time.sleep(PAUSE_SECONDS)
        for pitch in range(48, 48 + notes):
            for other in range(40, 40 + requested):
                client.send("render", RENDERS + other, other, 100, 1.0, 1.0)
            _wait_until_begun(client, requested)
            began = time.perf_counter()
            client.send("note", pitch, 100, pitch)
            for _ in ("taken", "heard"):
                wait_for(client, "progress", lambda values, pitch=pitch: values[0] == pitch)
            times.append((time.perf_counter() - began) * 1000)
            client.command("panic")
            time.sleep(PAUSE_SECONDS)
    return {
        "notes": notes,
        "requested": requested,
        "median_ms": round(float(np.median(times)), 1),
        "worst_ms": round(max(times), 1),
    }


def _wait_until_begun(client: Client, requested: int) -> None:
    """Until the worker makes samples of every render: each is answered at once, then when it has some."""
    told: Counter[int] = Counter()
    while sum(count >= 2 for count in told.values()) < requested:
        told[wait_for(client, "progress", lambda values: values[0] >= RENDERS)[0]] += 1


def wait_for(client: Client, wanted: str, fits: Callable[[list[Any]], bool]) -> list[Any]:
    """The arguments of the next message of this name that fits."""
    for name, values in client.messages(PATIENCE_SECONDS):
        if name == wanted and fits(values):
            return values
    raise SystemExit(f"no {wanted} within {PATIENCE_SECONDS:g} s")


@contextmanager
def daemon(*flags: str, environment: Mapping[str, str] | None = None) -> Iterator[tuple[int, int]]:
    """A daemon of our own without a note; its port, and the number of its process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bridge.cli", "serve", "--log", "warning", "--midi", "off"]
        command += ["--cache", folder, "--osc-port", str(PORT), *flags]
        process = subprocess.Popen(command, env={**os.environ, **(environment or {})})
        try:
            wait_until_ready(PORT)
            yield PORT, process.pid
        finally:
            process.terminate()
            process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int)
    port = parser.parse_args().port
    if port:
        print(json.dumps({"cached": cached(port)}))
        return
    with daemon() as (port, _):
        # The cached one last: the others want a cache that is empty.
        found = {"uncached_idle": uncached(port, 0), "uncached_busy": uncached(port, REQUESTED)}
        print(json.dumps({"cached": cached(port), **found}))


if __name__ == "__main__":
    main()
