"""Whether `serve --audio` keeps up: underruns with 16 notes held while others render. Prints a line of JSON.

python -m benchmarks.sound [--seconds 600] [--jack]     --jack: through a JACK server without a sound card

Beside that a cached note is played again and again: from /nsynth/note to /nsynth/play, in milliseconds.
"""

import argparse
import json
import os
import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from benchmarks import dummy_jack, latency
from benchmarks.latency import wait_for
from bridge.client import Client

# Its notes have loops: they are held as long as the keys are.
PRESET = "Cathedral"
HELD = range(48, 64)
STRUCK = 64
RENDERS = 1000
# So many notes are queued, and so many more when half of them are done.
QUEUED = 32
PAUSE_SECONDS = 0.1


def keep_up(port: int, process: int, seconds: float) -> dict[str, float]:
    """Hold 16 notes for so long. `process` is the daemon's, whose processor time is counted (Linux)."""
    with Client(port=port, timeout=30) as client:
        client.command("preset", PRESET)
        client.send("position", 0.0, 0.0)
        client.play([*HELD, STRUCK])
        for pitch in HELD:
            client.send("note", pitch, 100)
        before, used, times = client.ask("status"), _processor_seconds(process), []
        asked = _ask_for_renders(client, 0)
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            if client.ask("status")[6] <= QUEUED // 2:
                asked = _ask_for_renders(client, asked)
            times.append(_strike(client, len(times)))
            time.sleep(PAUSE_SECONDS)
        status = client.ask("status")
        used = (_processor_seconds(process) - used) / (time.monotonic() - began)
        client.command("panic")
    median, high = np.percentile(times, [50, 99])
    return {
        "seconds": round(seconds),
        "voices": len(HELD),
        "underruns": status[9] - before[9],
        "sound_system_late": status[10] - before[10],
        "rendered": status[7] - before[7],
        "strikes": len(times),
        "median_ms": round(float(median), 3),
        "p99_ms": round(float(high), 3),
        "processor_share": round(used, 3),
    }


def _strike(client: Client, request: int) -> float:
    began = time.perf_counter()
    client.send("note", STRUCK, 100, request)
    wait_for(client, "play", lambda values: values[0] == request)
    took = (time.perf_counter() - began) * 1000
    client.send("note", STRUCK, 0)
    return took


def _ask_for_renders(client: Client, asked: int) -> int:
    """Notes that nobody has: every cell of the grid but the one that is held, at pitch after pitch."""
    for number in range(asked, asked + QUEUED):
        cell, pitch = number % 288 + 1, 40 + number // 288
        client.send("render", RENDERS + number, pitch, 100, cell % 17 / 16, cell // 17 / 16)
    return asked + QUEUED


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--jack", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        environment = stack.enter_context(dummy_jack.server()) if options.jack else {}
        port, process = stack.enter_context(latency.daemon("--audio", environment=environment))
        print(json.dumps(keep_up(port, process, options.seconds)))


if __name__ == "__main__":
    main()
