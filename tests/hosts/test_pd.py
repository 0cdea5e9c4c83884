"""Real Pd, without a face, plays the real daemon; what it plays goes to files."""

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import RunningDaemon, free_port, require_program
from tests.hosts.conftest import INSTRUMENTS, PITCH
from tests.measures import cents_table, file_cents

HARNESS = Path(__file__).parent / "pd_harness.pd"


class Pd:
    """A Pd process with the harness patch: commands over TCP, the events it prints as lines."""

    def __init__(self) -> None:
        port = free_port()
        command = [require_program("pd"), "-nogui", "-nosound", "-noprefs", "-stderr"]
        command += ["-send", f"harness control {port}", str(HARNESS)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.lines: list[str] = []
        self._news = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        for _ in range(100):
            try:
                self._control = socket.create_connection(("127.0.0.1", port))
                return
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise AssertionError(f"Pd does not listen: {self.lines}")

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._news:
                self.lines.append(line.strip())
                self._news.notify_all()

    def send(self, message: str) -> None:
        self._control.sendall(f"{message};\n".encode())

    def wait_for(self, start: str, since: int = 0, seconds: float = 20.0) -> str:
        """The first line of that kind since a place in the log."""

        def found() -> str | None:
            return next((line for line in self.lines[since:] if line.startswith(f"core: {start}")), None)

        with self._news:
            assert self._news.wait_for(lambda: found() is not None, seconds), (start, self.lines[-20:])
            line = found()
            assert line is not None
            return line

    def close(self) -> None:
        self.send("quit")
        self.process.wait(5)


@pytest.fixture(scope="module")
def pd() -> Iterator[Pd]:
    running = Pd()
    yield running
    running.close()


def connect(pd: Pd, daemon: RunningDaemon) -> None:
    before = len(pd.lines)
    pd.send(f"core ports {free_port()} {daemon.port}")
    pd.wait_for("connected 1", before)


def record(pd: Pd, path: Path, seconds: float) -> tuple[np.ndarray, int]:
    """Play C4 into a file: struck after a tenth of a second, let go before the end."""
    before = len(pd.lines)
    pd.send(f"record {path}")
    time.sleep(0.1)
    pd.send(f"core note {PITCH} 100")
    pd.wait_for("play", before)
    time.sleep(seconds)
    pd.send(f"core note {PITCH} 0")
    pd.wait_for("release", before)
    time.sleep(0.3)
    pd.send("stop")
    time.sleep(0.1)
    return soundfile.read(path, dtype="float32")


def test_notes_from_pd_end_as_files_in_tune(pd, daemon, rendered, tmp_path, figures):
    connect(pd, daemon)
    cents = {}
    with daemon.client() as client:
        for instrument in INSTRUMENTS:
            client.command("corner", 0, instrument)
            pd.send("core position 0 0")
            path = tmp_path / f"{instrument}.wav"
            audio, rate_hz = record(pd, path, 0.5)
            assert np.abs(audio).max() > 0.01, f"{instrument} is silent"
            assert np.abs(audio[-rate_hz // 20 :]).max() < 0.001, f"{instrument} does not stop"
            cents[instrument] = file_cents(path, PITCH)
    figures.extend(cents_table("C4 from Pd, what it plays", cents))
    assert len(cents) == 16 and sum(abs(value) <= 50 for value in cents.values()) >= 15


def test_pd_acknowledges_slots_and_finds_a_daemon_that_was_restarted(pd, run_daemon, tmp_path):
    flags = ("--midi", "off", "--note-seconds", "0.3")
    daemon = run_daemon(*flags)
    connect(pd, daemon)
    before = len(pd.lines)
    pd.send(f"core note {PITCH} 100")
    slot, version = pd.wait_for("slot", before).split()[2:4]
    pd.send(f"core note {PITCH} 0")
    with daemon.client() as client:
        client.command("refresh")
    daemon.stop()
    pd.wait_for("bye", before)
    before = len(pd.lines)
    again = run_daemon(*flags, "--osc-port", str(daemon.port))
    pd.wait_for("connected 1", before)
    audio, _ = record(pd, tmp_path / "again.wav", 0.3)
    assert again.port == daemon.port and (slot, version) == ("0", "1")
    assert np.abs(audio).max() > 0.01
