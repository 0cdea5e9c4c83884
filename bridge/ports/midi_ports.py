"""MIDI inputs through python-rtmidi: opens those that are wanted as they appear, closes them as they vanish.

One thread lists, opens, reads and closes. Bytes go to the loop, to the port's interpreter; of a port that is
gone the interpreter lets go of everything.
"""

import asyncio
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bridge.errors import ClientError
from bridge.protocol.messages import Command
from bridge.protocol.midi import MidiInterpreter
from bridge.protocol.midi_bytes import ByteDecoder
from bridge.quiet import quiet_libraries

log = logging.getLogger(__name__)
VIRTUAL, VIRTUAL_NAME, LISTER_NAME = "virtual", "NSynth Bridge", "NSynth Bridge (list)"
# The variable by which mido's users choose, too: mido.backends.rtmidi/UNIX_JACK.
VARIABLE, BACKEND = "MIDO_BACKEND", "mido.backends.rtmidi"
APIS = ("UNSPECIFIED", "UNIX_JACK")
INSTALL = "pip install nsynth-bridge[midi]"
# No system tells when a port comes or goes. Listing takes 40 µs with a client that stays.
SCAN_SECONDS = 0.1
# Ports are asked for messages: rtmidi's callbacks run Python in the thread in which JACK makes everybody's
# sound, and cannot be ended safely: see docs/log.md.
POLL_SECONDS = 0.001
# What a port keeps until it is asked.
QUEUE = 8192


class MidiUnavailableError(Exception):
    """Why there is no MIDI, with the remedy, in one line."""


class MidiSystem:
    """One of rtmidi's systems, with a client of its own that lists ports."""

    def __init__(self, api: str) -> None:
        import rtmidi

        self._rtmidi = rtmidi
        self._lister = rtmidi.MidiIn(getattr(rtmidi, f"API_{api}"), LISTER_NAME)
        self._api = self._lister.get_current_api()

    def names(self) -> list[str]:
        return list(self._lister.get_ports())

    def open(self, name: str) -> Any:
        """A port by its full name, or our own virtual one."""
        port = self._rtmidi.MidiIn(self._api, VIRTUAL_NAME, QUEUE)
        try:
            port.ignore_types(sysex=True, timing=True, active_sense=True)
            if name != VIRTUAL:
                port.open_port(self.names().index(name), f"from {name}")
            elif sys.platform == "win32":
                raise MidiUnavailableError("Windows has no virtual ports: install loopMIDI and name its port")
            else:
                port.open_virtual_port(VIRTUAL_NAME)
        except Exception:
            port.delete()
            raise
        return port

    def close(self) -> None:
        self._lister.delete()


@dataclass(eq=False)
class Input:
    """An open port: its full name, or «virtual», and what its bytes go through."""

    name: str
    port: Any
    interpreter: MidiInterpreter
    decoder: ByteDecoder = field(default_factory=ByteDecoder)

    def read(self) -> list[int]:
        """All bytes that have come, of whole messages."""
        data: list[int] = []
        for _ in range(QUEUE):
            event = self.port.get_message()
            if event is None:
                break
            data += event[0]
        return data


@dataclass(frozen=True)
class Found:
    """A port's name without what changes, and what its notes and bindings go by: two of one make differ."""

    stable: str
    label: str


class MidiPorts:
    """wanted: parts of ports' names, or «virtual». interpret makes the interpreter of a port, by its name.

    handle gets each command and the port's name.
    """

    def __init__(
        self,
        wanted: Sequence[str],
        interpret: Callable[[str], MidiInterpreter],
        handle: Callable[[Command, str], None],
    ) -> None:
        self._interpret, self._handle = interpret, handle
        self._inputs: dict[str, Input | None] = dict.fromkeys(wanted)
        # What each was first found under: it comes back under no other name.
        self._found: dict[str, Found] = {}
        self._missed: set[str] = set()
        self.refused = 0
        self._names: list[str] = []
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()

    def start(self) -> None:
        """Open what is there, watch for the rest. Raise MidiUnavailableError where there is no MIDI."""
        self._loop = asyncio.get_running_loop()
        self._system = open_system()
        self._scan()
        self._thread = threading.Thread(target=self._run, name="midi", daemon=True)
        self._thread.start()

    async def close(self) -> None:
        """Close all ports; their notes are released."""
        if self._thread is None:
            return
        self._ended.set()
        await asyncio.to_thread(self._thread.join)
        for opened in self._open_inputs():
            self._obey(opened.interpreter.lose(), opened)

    # In the thread

    def _run(self) -> None:
        listed = time.monotonic()
        while not self._ended.wait(POLL_SECONDS):
            try:
                self._read()
                if time.monotonic() - listed > SCAN_SECONDS:
                    self._scan()
                    listed = time.monotonic()
            except Exception:
                log.exception("MIDI inputs")
                self._ended.wait(SCAN_SECONDS)
        for opened in self._open_inputs():
            opened.port.delete()
        self._system.close()

    def _read(self) -> None:
        for opened in self._open_inputs():
            data = opened.read()
            if data:
                self._loop.call_soon_threadsafe(self._receive, opened, data)

    def _scan(self) -> None:
        """Compare what is open with what there is."""
        names = self._system.names()
        gone, self._names = set(self._names) - set(names), names
        for wanted, opened in self._inputs.items():
            if opened is not None and opened.name in gone:
                self._loop.call_soon_threadsafe(self._lose, opened)
                self._inputs[wanted] = None
                self._missed.add(wanted)
                opened.port.delete()
            elif opened is not None and opened.name == VIRTUAL and gone:
                # Nothing tells who plays into our own port; it may have been this one.
                self._loop.call_soon_threadsafe(self._let_go, opened)
        for wanted, opened in self._inputs.items():
            if opened is None:
                self._open(wanted, names)

    def _open_inputs(self) -> list[Input]:
        return [opened for opened in self._inputs.values() if opened is not None]

    def _open(self, wanted: str, names: list[str]) -> None:
        name = VIRTUAL if wanted == VIRTUAL else self._match(wanted, names)
        try:
            if name is None:
                raise ValueError(f"not there; there are: {', '.join(names) or 'none'}")
            found = self._found.get(wanted) or self._name(name)
            opened = Input(name, self._system.open(name), self._interpret(found.label))
        except Exception as error:
            # rtmidi has errors of many kinds, and a port may go while it is opened: the next scan tries again
            if wanted not in self._missed:
                log.warning("MIDI input %s: %s; waiting for it", wanted, error)
            self._missed.add(wanted)
            return
        self._inputs[wanted], self._found[wanted] = opened, found
        self._missed.discard(wanted)
        log.info("MIDI input %s", found.label)

    def _match(self, wanted: str, names: list[str]) -> str | None:
        taken = [opened.name for opened in self._open_inputs()]
        free = [name for name in names if name not in taken]
        found = self._found.get(wanted)
        if found is not None:
            return next((name for name in free if stable_name(name) == found.stable), None)
        return next((name for name in free if wanted.casefold() in name.casefold()), None)

    def _name(self, name: str) -> Found:
        stable = VIRTUAL_NAME if name == VIRTUAL else stable_name(name)
        alike = sum(found.stable == stable for found in self._found.values())
        return Found(stable, f"{stable} ({alike + 1})" if alike else stable)

    # On the loop

    def _receive(self, opened: Input, data: list[int]) -> None:
        for message in opened.decoder.feed(data):
            try:
                commands = opened.interpreter.feed(message)
            except ClientError as error:
                log.warning("MIDI %s", error)
                continue
            self._obey(commands, opened)

    def _lose(self, opened: Input) -> None:
        log.warning("MIDI input %s has gone; its notes are released", opened.interpreter.port)
        self._obey(opened.interpreter.lose(), opened)

    def _let_go(self, opened: Input) -> None:
        self._obey(opened.interpreter.let_go(), opened)

    def _obey(self, commands: list[Command], opened: Input) -> None:
        for command in commands:
            try:
                self._handle(command, opened.interpreter.port)
            except ClientError as error:
                self.refused += 1
                log.warning("MIDI %s: %s", opened.interpreter.port, error)


def stable_name(name: str) -> str:
    """Without the numbers that change when a device is plugged in again."""
    return re.sub(r" \d+$" if sys.platform == "win32" else r"\s+\d+:\d+$", "", name)


def input_names() -> list[str]:
    """Ports that could be opened by name. Raise MidiUnavailableError where there is no MIDI."""
    system = open_system()
    try:
        return system.names()
    finally:
        system.close()


def open_system() -> MidiSystem:
    """What the user names, else the system's first choice and then JACK. Raise MidiUnavailableError."""
    # A client must not start a JACK server that nobody asked for.
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    chosen = os.environ.get(VARIABLE, BACKEND)
    backend, _, api = chosen.partition("/")
    if backend != BACKEND:
        raise MidiUnavailableError(f"{VARIABLE} must be {BACKEND} or {BACKEND}/API, not {chosen!r}")
    reasons = []
    for name in (api,) if api else APIS:
        try:
            with quiet_libraries():
                return MidiSystem(name)
        except ImportError:
            raise MidiUnavailableError(f"MIDI needs python-rtmidi: {INSTALL}") from None
        except Exception as error:
            # rtmidi.SystemError by ALSA's constructor without /dev/snd; AttributeError for an unknown API.
            reasons.append(str(error))
    raise MidiUnavailableError("; ".join(dict.fromkeys(reasons)))
