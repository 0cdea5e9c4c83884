"""A JACK server that needs no sound card and keeps time by the system's clock."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

RATE_HZ, PERIOD = 48_000, 256


@contextmanager
def server(label: str = "", period: int = PERIOD, waiting: bool = False) -> Iterator[dict[str, str]]:
    """The environment in which its clients find it; the label tells two of one process apart.

    waiting: it waits for a client that is late with its samples, where a sound card could not.
    Raise FileNotFoundError where jackd is not installed.
    """
    # Of this process alone: an interrupted run may have left its server behind.
    name = f"nsynth-{os.getpid()}{label}"
    environment = {"JACK_DEFAULT_SERVER": name, "JACK_NO_AUDIO_RESERVATION": "1"}
    # Where the system does not allow real-time priority, JACK goes on without.
    command = ["jackd", "--realtime", "--no-mlock", *(["--sync"] if waiting else []), "-n", name]
    command += ["-d", "dummy", "-r", str(RATE_HZ), "-p", str(period)]
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(50):
            listed = subprocess.run(["jack_lsp"], env={**os.environ, **environment}, capture_output=True)
            if listed.returncode == 0:
                break
            time.sleep(0.1)
        else:
            raise RuntimeError("jackd does not answer")
        yield environment
    finally:
        process.terminate()
        process.wait(10)
