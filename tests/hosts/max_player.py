"""A Max patch that is simulated, what it says and what its voices do; on its own, or with a real daemon."""

import json
import socket
import time
from pathlib import Path
from typing import Any

from bridge.protocol import osc
from bridge.protocol.messages import check_command
from tests.conftest import free_port
from tests.hosts.max_objects import Message
from tests.hosts.max_sim import Machine, Patch

RATE, FRAMES = 16000, 64000
LOOP = 20000, 50000
ENVELOPE = 0.01, 0.1, 0.25, 0.4

FOLDER = Path(__file__).resolve().parents[2] / "max_patches"
SILENT = 1e-6
# A machine that is busy elsewhere must not make a note pass unheard.
LONGEST_STEP_MS = 20.0


def instrument(name: str) -> dict[str, Any]:
    """The patcher of nsynth_bridge.maxpat, or of the device."""
    if name.endswith(".maxpat"):
        return json.loads((FOLDER / name).read_text())["patcher"]
    from py2max.m4l import unpack_amxd

    content, _ = unpack_amxd((FOLDER / name).read_bytes())
    return json.loads(content)["patcher"]


class Voice:
    """What one voice of poly~ reads, and how loud."""

    def __init__(self, patch: Patch) -> None:
        self.patch = patch
        self.readers = [inner for inner in patch.inner() if inner.named("groove~")]
        (self.shape,) = (inner for inner in patch.inner() if len(inner.named("line~")) == 3)

    @property
    def busy(self) -> bool:
        return bool(self.patch.this("thispoly~").busy)

    def envelope(self) -> float:
        rise, fall, gone = (line.value() for line in self.shape.named("line~"))
        (floor,) = self.shape.named("+~")
        sustain = floor.got[1][0] if 1 in floor.got else 0.0
        return rise * (sustain + (1 - sustain) * fall**2) * gone**2

    def levels(self) -> dict[str, float]:
        """By the name of its buffer, how far each reader that runs is open; 0..1, a line."""
        running = [reader for reader in self.readers if reader.named("groove~")[0].began is not None]
        return {reader.named("groove~")[0].buffer: level(reader) for reader in running}

    def sounding(self) -> set[str]:
        """Buffers that are heard."""
        if self.patch.this("thispoly~").muted or self.envelope() < SILENT:
            return set()
        return {name for name, open_ in self.levels().items() if open_ > SILENT}

    def reader(self, buffer: str) -> Patch:
        return next(each for each in self.readers if each.named("groove~")[0].buffer == buffer)

    def rate(self, buffer: str) -> float:
        return speed_line(self.reader(buffer)).value()


def speed_line(reader: Patch) -> Any:
    return next(line for line in reader.named("line~") if line.arguments == [1.0])


def level(reader: Patch) -> float:
    return next(line for line in reader.named("line~") if line.arguments == [0.0]).value()


class Player(Machine):
    """What goes out has to be a message that the bridge takes. No buffer is replaced that is heard."""

    def __init__(self, name: str = "nsynth_bridge.maxpat", load_ms: float = 3.0) -> None:
        super().__init__(FOLDER, load_ms)
        self.sent: list[tuple[str, Any]] = []
        self.ports: list[int] = []
        self.open(instrument(name))
        (poly,) = self.patch.everywhere("poly~")
        self.voices = [Voice(patch) for patch in poly.voices]

    def went_out(self, message: Message) -> None:
        ((address, values),) = osc.decode(osc.encode_message(str(message[0]), list(message[1:])))
        check_command(address, values)
        self.sent.append((address.removeprefix("/nsynth/"), tuple(values)))

    def listens(self, port: int) -> None:
        self.ports.append(port)

    def replaced(self, buffer: Any) -> None:
        for voice in self.voices:
            assert buffer.arguments[0] not in voice.sounding(), f"{buffer.arguments[0]} sounds"

    def take(self) -> list[tuple[str, Any]]:
        """What has gone out since."""
        sent, self.sent = self.sent, []
        return sent

    def tell(self, event: str, *values: Any) -> None:
        self.hear(f"/nsynth/{event}", *values)

    def sounding(self) -> dict[str, Voice]:
        return {name: voice for voice in self.voices for name in voice.sounding()}

    def buffer(self, name: str) -> Any:
        return next(box for box in self.patch.everywhere("buffer~") if box.arguments[0] == name)


class ConnectedPlayer(Player):
    """Its clock is the real one while it runs, its messages go to a daemon and come from there."""

    def __init__(self, daemon_port: int, name: str = "nsynth_bridge.maxpat") -> None:
        self._ear: socket.socket | None = None
        self.heard: list[Any] = []
        self._mouth = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._mouth.bind(("127.0.0.1", 0))
        super().__init__(name)
        self._looked = time.monotonic()
        (self._send,) = self.patch.everywhere("udpsend")
        core = self.patch.inner()[0]
        if not self.patch.everywhere("random") or name.endswith(".maxpat"):
            core.named("inlet")[0].send(0, "listen", free_port())
        core.named("inlet")[0].send(0, "bridge", daemon_port)

    def went_out(self, message: Message) -> None:
        super().went_out(message)
        self._mouth.sendto(
            osc.encode_message(str(message[0]), list(message[1:])), ("127.0.0.1", self._send.port)
        )

    def listens(self, port: int) -> None:
        super().listens(port)
        self.deaf = False
        if self._ear is not None:
            self._ear.close()
        self._ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._ear.setblocking(False)
        try:
            self._ear.bind(("127.0.0.1", port))
        except OSError:
            # As in Max: a line in its console, and nothing is heard.
            self.deaf = True

    def run(self, until: Any, seconds: float = 10.0) -> None:
        """Go on until something is true."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, (
                f"not within {seconds} s; sent {self.sent[-9:]}; heard {self.heard[-20:]}"
            )
            now = time.monotonic()
            self.advance(min((now - self._looked) * 1000, LONGEST_STEP_MS))
            self._looked = now
            self._listen()
            time.sleep(0.001)

    def _listen(self) -> None:
        while not self.deaf and self._ear is not None:
            try:
                datagram = self._ear.recv(65536)
            except BlockingIOError:
                return
            for address, values in osc.decode(datagram):
                self.heard.append((address, values))
                self.hear(address, *values)

    def close(self) -> None:
        self._mouth.close()
        if self._ear is not None:
            self._ear.close()


def fill(player: Player, slot: int, version: int, path: str, loop: tuple[int, int] = LOOP) -> None:
    player.tell("slot", slot, version, path, FRAMES, RATE, 60, 1, *loop)


def strike(
    player: Player, slot: int, r: int = 1, pitch: int = 60, velocity: int = 100, rate: float = 1.0
) -> None:
    player.tell("play", r, slot, 1, pitch, velocity, rate, 1)


def connected() -> Player:
    """With an envelope, and nothing more to say."""
    player = Player()
    player.advance(600)
    player.tell("pong", 0, "1.0")
    player.tell("envelope", *ENVELOPE)
    player.take()
    return player
