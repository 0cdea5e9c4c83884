"""Fixtures: a real daemon in a process of its own, programs of other hosts, figures to print at the end."""

import importlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import hypothesis
import pytest

from bridge.client import Client, wait_until_ready

REQUIRE_HOSTS = "NSYNTH_REQUIRE_HOSTS"
SOUNDFONT = Path("/usr/share/sounds/sf3/MuseScore_General_Lite.sf3")
_figures: list[str] = []
# How long an example takes to make or to run tells of the machine, not of the code.
SLOW = hypothesis.HealthCheck.too_slow
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[SLOW])
hypothesis.settings.load_profile("patient")
# What is measured by the clock fails once in a while on a machine that others use, too; a fault of ours fails
# each time. Reruns are counted in the last line.
by_the_clock = pytest.mark.flaky(reruns=2, reruns_delay=2)


@dataclass
class RunningDaemon:
    """A daemon under test. stop() ends it as a user would, and checks that it goes in good order."""

    process: subprocess.Popen[bytes]
    port: int
    cache: Path
    log: Path

    def client(self, timeout: float = 5.0) -> Client:
        return Client(port=self.port, timeout=timeout)

    def children(self) -> list[int]:
        """Process numbers of the daemon's children (Linux)."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Seconds it took to end."""
        children = self.children()
        began = time.monotonic()
        self.process.send_signal(number)
        assert self.process.wait(10) == 0, self.log.read_text()
        assert not any(Path(f"/proc/{child}").exists() for child in children), "orphan process"
        assert not list(self.cache.glob("*.part")), "half file"
        return time.monotonic() - began


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_daemon(
    folder: Path, *flags: str, environment: dict[str, str] | None = None, within: Sequence[str] = ()
) -> RunningDaemon:
    """Start `nsynth-bridge serve` and wait for its first answer; within: a command that runs it."""
    port = int(flags[flags.index("--osc-port") + 1]) if "--osc-port" in flags else free_port()
    log = folder / "daemon.log"
    command = [*within, sys.executable, "-m", "bridge.cli", "serve", "--osc-port", str(port)]
    command += ["--cache", str(folder / "notes"), *flags]
    # Of its own: nothing of the user's settings, nor what another test has taught.
    variables = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), **(environment or {})}
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stderr=output, env=variables)
    daemon = RunningDaemon(process, port, folder / "notes", log)
    wait_until_ready(port)
    return daemon


@pytest.fixture
def run_daemon(tmp_path: Path) -> Iterator[Callable[..., RunningDaemon]]:
    """Start daemons of a test's own; what still runs at its end is stopped."""
    started: list[RunningDaemon] = []

    def start(*flags: str, **more: Any) -> RunningDaemon:
        started.append(start_daemon(tmp_path, *flags, **more))
        return started[-1]

    yield start
    for daemon in started:
        if daemon.process.poll() is None:
            daemon.stop()


@pytest.fixture(scope="session")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDaemon]:
    """One daemon with short notes that many tests share."""
    running = start_daemon(tmp_path_factory.mktemp("daemon"), "--midi", "off", "--note-seconds", "0.75")
    yield running
    running.stop()


@pytest.fixture
def client(daemon: RunningDaemon) -> Iterator[Client]:
    with daemon.client() as connected:
        yield connected


def without(reason: str) -> NoReturn:
    """The end of a test that lacks something: a skip, in CI (NSYNTH_REQUIRE_HOSTS=1) a failure."""
    if os.environ.get(REQUIRE_HOSTS):
        pytest.fail(reason)
    pytest.skip(reason)


def require_module(name: str) -> ModuleType:
    """A package of an extra that the test needs."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get(REQUIRE_HOSTS):
            raise
        pytest.skip(f"{name} is not installed", allow_module_level=True)


def require_program(name: str) -> str:
    """Path of a program that the test needs."""
    return shutil.which(name) or without(f"{name} is not installed")


def require_sounddevice() -> None:
    """The library that plays, which the test needs; its package and PortAudio."""
    try:
        import sounddevice  # noqa: F401
    except (ImportError, OSError) as error:
        without(f"no audio: {error}")


@pytest.fixture(scope="session")
def soundfont() -> Path:
    """A General MIDI soundfont."""
    return SOUNDFONT if SOUNDFONT.is_file() else without(f"no {SOUNDFONT}: see .ci/run for its package")


@pytest.fixture(scope="session")
def figures() -> list[str]:
    """Lines that the test run prints at its end: what was measured."""
    return _figures


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _figures:
        terminalreporter.section("measured")
        for line in _figures:
            terminalreporter.write_line(line)
