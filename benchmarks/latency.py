"""Time from /nsynth/note to /nsynth/play of a cached note while the worker renders. Prints one line of JSON.

python -m benchmarks.latency [--port 7770]      a running daemon; without --port it starts one
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time

import numpy as np

from bridge.client import Client, wait_until_ready

QUEUED = 48
PORT = 7799


def measure(port: int, notes: int = 500, pause_seconds: float = 0.004) -> dict[str, float]:
    """Play one cached note so many times while others render; milliseconds."""
    with Client(port=port) as client:
        client.play([60])
        for pitch in range(36, 36 + QUEUED):
            client.send("render", 1000 + pitch, pitch, 100, 1.0, 1.0)
        client.command("refresh")
        times = []
        for request in range(notes):
            began = time.perf_counter()
            client.send("note", 60, 100, request)
            for name, values in client.messages(2.0):
                if name == "play" and values[0] == request:
                    break
            times.append((time.perf_counter() - began) * 1000)
            client.send("note", 60, 0)
            time.sleep(pause_seconds)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int)
    port = parser.parse_args().port
    if port:
        print(json.dumps(measure(port)))
        return
    with tempfile.TemporaryDirectory() as folder:
        flags = ["--midi", "off", "--note-seconds", "0.5", "--cache", folder, "--osc-port", str(PORT)]
        command = [sys.executable, "-m", "bridge.cli", "serve", "--log", "warning", *flags]
        daemon = subprocess.Popen(command)
        try:
            wait_until_ready(PORT)
            print(json.dumps(measure(PORT)))
        finally:
            daemon.terminate()
            daemon.wait()


if __name__ == "__main__":
    main()
