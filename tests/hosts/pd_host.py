"""Pd under test: a process that is told what to do and heard by file; and a daemon's stand-in."""

import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from bridge.protocol import osc
from tests.conftest import free_port, require_program

HARNESS = Path(__file__).parent / "pd_harness.pd"


class Pd:
    """A Pd process with the harness patch: commands over TCP, the events it prints as lines."""

    def __init__(self, patch: Path = HARNESS) -> None:
        self.daemon_port = 0
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        command = [require_program("pd"), "-nogui", "-nosound", "-noprefs", "-stderr"]
        command += ["-send", f"harness control {port}", str(patch)]
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
        self.process.kill()
        raise AssertionError(f"Pd does not listen: {self.lines}")

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._news:
                self.lines.append(line.strip())
                self._news.notify_all()

    def send(self, message: str) -> None:
        self._control.sendall(f"{message};\n".encode())

    def connect(self, daemon_port: int) -> None:
        since = len(self.lines)
        self.send(f"core ports {free_port()} {daemon_port}")
        self.wait_for("connected 1", since)
        self.daemon_port = daemon_port

    def told(self, start: str, since: int = 0) -> list[list[str]]:
        """The words of each event of that kind since a place in the log."""
        lines = [line.removeprefix("core: ") for line in self.lines[since:] if line.startswith("core: ")]
        return [line.split() for line in lines if f"{line} ".startswith(f"{start} ")]

    def wait_for(self, start: str, since: int = 0, seconds: float = 20.0) -> list[str]:
        """The words of the first event of that kind since a place in the log."""
        with self._news:
            there = self._news.wait_for(lambda: self.told(start, since), seconds)
            assert there, (start, self.lines[-20:])
        return self.told(start, since)[0]

    @property
    def complaints(self) -> list[str]:
        """What Pd prints by itself: objects that cannot be made, messages that are not understood.

        That a socket of its own kept it waiting for some milliseconds is the machine's doing.
        """
        ours_or_busy = ("core:", "face:", "verbose(3): netsend/netreceive: blocked")
        return [line for line in self.lines if not line.startswith(ours_or_busy)]

    @contextlib.contextmanager
    def recording(self, path: Path) -> Iterator["Recording"]:
        self.send(f"record {path}")
        time.sleep(0.1)
        recording = Recording(path)
        yield recording
        self.send("stop")
        time.sleep(0.1)
        recording.audio, recording.rate_hz = soundfile.read(path, dtype="float32")

    def close(self) -> None:
        self.send("quit")
        self.process.wait(5)
        complaints = self.complaints
        assert not complaints, complaints


class Recording:
    """float32 [samples] of what was played, once it is over; and where in it something was done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.began = time.monotonic() - 0.1
        self.audio, self.rate_hz = np.zeros(0, np.float32), 0

    @property
    def now(self) -> float:
        """Seconds from its beginning, to some tens of milliseconds."""
        return time.monotonic() - self.began

    def between(self, first: float, last: float) -> np.ndarray:
        return self.audio[round(first * self.rate_hz) : round(last * self.rate_hz)]


class StandIn:
    """Says to Pd what a daemon might: answers pings, and tells what a test wants to be told."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._listener: int | None = None
        self.heard: list[tuple[str, list]] = []
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                address, arguments = osc.decode(self._socket.recv(osc.LARGEST_DATAGRAM))[0]
                self.heard.append((address, list(arguments)))
                if address == "/nsynth/register":
                    self._listener = arguments[0]
                if address == "/nsynth/ping":
                    self.tell("pong", 0, "stand-in")

    def tell(self, name: str, *arguments: object) -> None:
        if self._listener is not None:
            message = osc.encode_message(f"/nsynth/{name}", arguments)
            self._socket.sendto(message, ("127.0.0.1", self._listener))

    def load(self, slot: int, version: int, path: Path, pitch: int, loop: tuple[int, int]) -> None:
        """Tell of a file in a slot, and wait until Pd has it."""
        info = soundfile.info(path)
        self.tell("slot", slot, version, str(path), info.frames, info.samplerate, pitch, 1, *loop)
        end = time.monotonic() + 5
        while ("/nsynth/slot.ack", [slot, version]) not in self.heard:
            assert time.monotonic() < end, "not acknowledged"
            time.sleep(0.01)

    def close(self) -> None:
        self._socket.close()
