"""JACK's dummy server, and the default instruments rendered once for the tests of hosts."""

import os
import subprocess
import time

import pytest

from tests.conftest import require_program

# Of this process alone: an interrupted run may have left its server behind.
SERVER = f"nsynth-test-{os.getpid()}"
# Sixteen of the bank over all its families, as the tables of hosts name them.
INSTRUMENTS = (
    "grand_piano",
    "electric_piano",
    "vibraphone",
    "marimba",
    "drawbar_organ",
    "nylon_guitar",
    "jazz_guitar",
    "fingered_bass",
    "violin",
    "cello",
    "choir",
    "trumpet",
    "alto_sax",
    "clarinet",
    "flute",
    "saw_lead",
)
PITCH = 60


@pytest.fixture(scope="session")
def rendered(daemon):
    """Every instrument's C4 in the daemon's cache, rendered as one batch by the corners of a client."""
    with daemon.client() as client:
        for request, instrument in enumerate(INSTRUMENTS):
            client.command("corner", 0, instrument)
            client.send("render", request, PITCH, 100, 0.0, 0.0)
        while client.ask("status")[6]:
            time.sleep(0.2)


@pytest.fixture(scope="session")
def jack_server():
    """The environment of a JACK server of its own that needs no sound card."""
    program = require_program("jackd")
    require_program("jack_connect")
    environment = {"JACK_DEFAULT_SERVER": SERVER, "JACK_NO_AUDIO_RESERVATION": "1"}
    command = [program, "--no-realtime", "-n", SERVER, "-d", "dummy", "-r", "48000", "-p", "256"]
    server = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(50):
        listed = subprocess.run(["jack_lsp"], env={**os.environ, **environment}, capture_output=True)
        if listed.returncode == 0:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("jackd does not answer")
    yield environment
    server.terminate()
    server.wait(10)
