"""A trace: every command that reached the core, in a file that `nsynth-bridge replay` plays again.

JSON lines: a header with the state that the daemon began in, then a line a command. Knows the file and
nothing of what the commands do.
"""

import logging
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec

from bridge.errors import SetupError
from bridge.protocol.bindings import Binding
from bridge.protocol.messages import Command

log = logging.getLogger(__name__)
FORMAT = 1
# What a killed daemon may lose.
FLUSH_SECONDS = 1.0
# Waiting for the disk; a hundred thousand commands are about so many bytes.
MOST_WAITING_BYTES = 16 * 2**20
# A disk that hangs does not keep the daemon from ending.
CLOSE_SECONDS = 1.0


class Header(msgspec.Struct, kw_only=True):
    """The first line. model is the SHA-256 of the weights' file; settings those that the sound depends on.

    state is what a restart would have returned to (bridge.live.memory), with preset and position in it.
    trace is the version of the format. A program that knows a key less reads on without it.
    """

    trace: int = FORMAT
    program: str
    begun: str
    model: str
    preset: str
    position: tuple[float, float]
    settings: dict[str, Any]
    bindings: list[Binding] = []
    state: dict[str, Any] = {}


class Line(msgspec.Struct):
    """Every other line. seconds since the daemon began to listen."""

    seconds: float
    source: str
    verb: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Recorded:
    """A command, when it came (seconds since the start) and whom it came from."""

    seconds: float
    source: str
    command: Command


class Recorder:
    """Writes a trace. The loop only puts lines into memory, a thread of its own waits for the disk.

    A disk that is full or too slow ends the trace with a word in the log, and nothing else.
    """

    def __init__(self, path: Path, header: Header, clock: Callable[[], float] = time.monotonic) -> None:
        """Raise SetupError if the file is there already or cannot be made."""
        self.path = path
        try:
            self._file = FileIO(path, "x")
        except FileExistsError:
            raise SetupError(f"{path} is there already: name another file by --trace, or a folder") from None
        except OSError as error:
            raise SetupError(f"cannot write the trace {path}: {error.strerror}") from None
        self._clock, self._began = clock, clock()
        self._encoder = msgspec.json.Encoder(enc_hook=str)
        self._lock, self._closing = threading.Lock(), threading.Event()
        self._waiting = bytearray(self._encoder.encode(header) + b"\n")
        self._ended = False
        self._flush()
        self._thread = threading.Thread(target=self._run, name="trace", daemon=True)
        self._thread.start()

    def record(self, command: Command, source: str) -> None:
        if self._ended:
            return
        seconds = round(self._clock() - self._began, 6)
        line = self._encoder.encode(Line(seconds, source, command.verb, command.arguments))
        with self._lock:
            self._waiting += line
            self._waiting += b"\n"
            waiting = len(self._waiting)
        if waiting > MOST_WAITING_BYTES:
            self._end(f"the disk is too slow, {waiting // 2**20} MB wait for it")

    def close(self) -> None:
        """Write what is left. A disk that hangs is given a second."""
        self._closing.set()
        self._thread.join(CLOSE_SECONDS)
        if self._thread.is_alive():
            self._end("the disk does not answer")
        else:
            self._file.close()

    def discard(self) -> None:
        """The daemon did not start: leave no file."""
        self.close()
        self.path.unlink(missing_ok=True)

    def _run(self) -> None:
        while not self._closing.wait(FLUSH_SECONDS):
            self._flush()
        self._flush()

    def _flush(self) -> None:
        with self._lock:
            data, self._waiting = self._waiting, bytearray()
        if self._ended:
            return
        left = memoryview(data)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._end(error.strerror or str(error))

    def _end(self, reason: str) -> None:
        if not self._ended:
            self._ended = True
            log.error("the trace %s ends here: %s", self.path, reason)


class Trace:
    """A trace that was written: its header, and by iteration its commands."""

    def __init__(self, path: Path) -> None:
        """Raise SetupError that names the file if it is no trace, or one of a newer format."""
        self.path = path
        try:
            with open(path, "rb") as file:
                first = file.readline()
            self.header = msgspec.json.decode(first, type=Header)
        except OSError as error:
            raise SetupError(f"cannot read {path}: {error.strerror}") from None
        except msgspec.DecodeError as error:
            raise SetupError(f"{path} is no trace of nsynth-bridge: {error}") from None
        if not 1 <= self.header.trace <= FORMAT:
            raise SetupError(
                f"{path} has format {self.header.trace}, this program reads up to {FORMAT}: update it"
            )

    def __iter__(self) -> Iterator[Recorded]:
        """Raise SetupError that names a broken line; a half last one is what a killed daemon left."""
        decoder = msgspec.json.Decoder(Line)
        with open(self.path, "rb") as file:
            file.readline()
            for number, text in enumerate(file, 2):
                try:
                    line = decoder.decode(text)
                except msgspec.DecodeError as error:
                    if not text.endswith(b"\n"):
                        return
                    raise SetupError(f"{self.path}, line {number}: {error}") from None
                yield Recorded(line.seconds, line.source, Command(line.verb, _arguments(line)))


def file_to_write(setting: str) -> Path:
    """The file that `--trace` means: in a folder, one that is named by the time."""
    path = Path(setting).expanduser()
    return path / f"{datetime.now():%Y-%m-%d-%H%M%S}.jsonl" if path.is_dir() else path


def now() -> str:
    """The time of day for a header, as UTC."""
    return f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def name_of(client: Hashable) -> str:
    """What a client of OSC is called in a trace."""
    if isinstance(client, tuple):
        return "osc " + ":".join(map(str, client))
    return str(client)


def _arguments(line: Line) -> dict[str, Any]:
    """A keyboard's name is a tuple, which JSON does not have."""
    source = line.arguments.get("source")
    return {**line.arguments, "source": tuple(source)} if isinstance(source, list) else line.arguments
