"""Runs the messages of a Max patch without Max, on a clock of its own. What it does not know is an error.

Cords are served as Max does it: outlets and cords from right to left, each to its end before the next.
"""

import heapq
import json
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from tests.hosts import max_clocks as clocks
from tests.hosts import max_objects as objects
from tests.hosts.max_controls import CONTROLS
from tests.hosts.max_objects import Box, MaxError, Message

DEEPEST = 400
CLASSES: dict[str, type[Box]] = {
    "message": objects.MessageBox,
    "t": objects.Trigger,
    "route": objects.Route,
    "sel": objects.Select,
    "prepend": objects.Prepend,
    "int": objects.Store,
    "float": objects.FloatStore,
    "gate": objects.Gate,
    "split": objects.Split,
    "unpack": objects.Unpack,
    "tosymbol": objects.ToSymbol,
    "coll": objects.Coll,
    "random": objects.Random,
    "delay": clocks.Delay,
    "metro": clocks.Metro,
    "timer": clocks.Timer,
    "speedlim": clocks.SpeedLimit,
    "loadbang": objects.Silent,
    **dict.fromkeys(("pack", "pak"), objects.Pack),
    **dict.fromkeys(("expr", "vexpr"), objects.Expression),
    **dict.fromkeys(("zl.reg", "zl.slice", "zl.nth", "zl.join"), objects.List),
    **dict.fromkeys(("+", "*", "/", "=="), objects.Arithmetic),
    **dict.fromkeys(("inlet", "outlet", "in", "out"), objects.Pass),
    **dict.fromkeys(objects.SINKS, objects.Sink),
    **CONTROLS,
}


def words(text: str) -> list[Any]:
    """The atoms of a box. In an object's text a comma is written with a backslash."""
    return [
        _atom(word) for word in text.replace("\\,", " \\, ").replace(",", " , ").replace("\\ , ", ",").split()
    ]


def _atom(word: str) -> Any:
    if re.fullmatch(r"-?\d+", word):
        return int(word)
    return float(word) if re.fullmatch(r"-?(\d+\.\d*|\.\d+)", word) else word


class Patch:
    """One patcher: its boxes by id, and the patchers in it."""

    last_used = 0

    def __init__(self, machine: "Machine", patcher: dict[str, Any], arguments: list[Any]) -> None:
        self.machine, self.arguments = machine, arguments
        self.boxes: dict[str, Any] = {}
        self.entries = {entry["box"]["id"]: entry["box"] for entry in patcher["boxes"]}
        for identity, entry in self.entries.items():
            self.boxes[identity] = self._make(entry)
        self._wire(patcher["lines"])

    def tell(self, inlet: int, message: Message) -> None:
        """What comes in through a box `in`."""
        for box in self.named("in"):
            if box.arguments == [inlet]:
                self.machine.deliver(box, 0, message)

    def named(self, name: str) -> list[Any]:
        return [box for box in self.boxes.values() if isinstance(box, Box) and box.name == name]

    def this(self, name: str) -> Any:
        (box,) = self.named(name)
        return box

    def everywhere(self, name: str) -> list[Any]:
        """Boxes of that name in here and in all patchers below."""
        return self.named(name) + [box for inner in self.inner() for box in inner.everywhere(name)]

    def inner(self) -> list["Patch"]:
        voices = [voice for box in self.named("poly~") for voice in box.voices]
        return [box for box in self.boxes.values() if isinstance(box, Patch)] + voices

    def start(self) -> None:
        """What is inside is loaded before what is around it."""
        for inner in self.inner():
            inner.start()
        for box in self.named("loadbang"):
            box.send(0, *objects.BANG)

    def _make(self, entry: dict[str, Any]) -> Any:
        maxclass, text = entry["maxclass"], entry.get("text", "")
        atoms = [self._filled(atom) for atom in words(text)] if maxclass in ("newobj", "message") else []
        name = maxclass if maxclass != "newobj" else str(atoms.pop(0))
        if name == "p":
            return Patch(self.machine, entry["patcher"], self.arguments)
        if name not in CLASSES:
            return Patch(self.machine, self.machine.load(name), atoms)
        if name == "poly~":
            return self._poly(atoms)
        if name == "udpreceive":
            atoms = atoms[:1]
        box = CLASSES[name](self.machine, name, atoms)
        box.label = text
        return box

    def _poly(self, atoms: list[Any]) -> Box:
        given = atoms[atoms.index("@args") + 1 :]
        poly = CLASSES["poly~"](self.machine, "poly~", atoms)
        for _ in range(atoms[1]):
            voice = Patch(self.machine, self.machine.load(atoms[0]), given)
            poly.voices.append(voice)  # type: ignore[attr-defined]
            # Signals come out on the left of messages.
            voice.this("out").cords = {0: []}
            voice.out = poly  # type: ignore[attr-defined]
        return poly

    def _filled(self, atom: Any) -> Any:
        """#1 to #9 at the beginning of a word, as Max has it."""
        if not isinstance(atom, str) or not atom.startswith("#"):
            if isinstance(atom, str) and "#" in atom:
                raise MaxError(f"{atom}: # only counts where a word begins")
            return atom
        given = self.arguments[int(atom[1]) - 1]
        return _atom(f"{given}{atom[2:]}") if atom[2:] else given

    def _wire(self, lines: list[dict[str, Any]]) -> None:
        cords: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for line in lines:
            (source, outlet), (target, inlet) = line["patchline"]["source"], line["patchline"]["destination"]
            cords.setdefault((source, outlet), []).append((target, inlet))
        for (source, outlet), ends in cords.items():
            ends.sort(key=lambda end: self.entries[end[0]]["patching_rect"][:2], reverse=True)
            targets = [end for end in (self._into(*end) for end in ends) if end]
            self._out_of(source, outlet, targets)

    def _ports(self, kind: str) -> list[Any]:
        places = [(self.entries[key]["patching_rect"][0], key) for key in self.entries]
        return [self.boxes[key] for _, key in sorted(places) if getattr(self.boxes[key], "name", "") == kind]

    def _into(self, identity: str, inlet: int) -> tuple[Box, int]:
        box = self.boxes[identity]
        return (box._ports("inlet")[inlet], 0) if isinstance(box, Patch) else (box, inlet)

    def _out_of(self, identity: str, outlet: int, targets: list[tuple[Box, int]]) -> None:
        box = self.boxes[identity]
        if isinstance(box, Patch):
            box._ports("outlet")[outlet].cords[0] = targets
        elif box.name == "poly~" and outlet == 1:
            for voice in box.voices:
                voice.this("out").cords[0] = targets
        else:
            box.cords[outlet] = targets


class Machine:
    """Max: its clock, in ms, and its folder of patches. A subclass says what goes out."""

    def __init__(self, folder: Path, load_ms: float = 3.0) -> None:
        self.folder, self.load_ms = folder, load_ms
        self.now, self._depth, self._numbers = 0.0, 0, count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()
        self._patchers: dict[str, dict[str, Any]] = {}

    def open(self, patcher: dict[str, Any]) -> Patch:
        self.patch = Patch(self, patcher, [])
        self.patch.start()
        return self.patch

    def load(self, name: str) -> dict[str, Any]:
        if name not in self._patchers:
            path = self.folder / f"{name}.maxpat"
            if not path.is_file():
                raise MaxError(f"no object {name}")
            self._patchers[name] = json.loads(path.read_text())["patcher"]
        return self._patchers[name]

    def deliver(self, box: Box, inlet: int, message: Message) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise MaxError(f"stack overflow at {box.name} {box.arguments}")
        try:
            box.receive(inlet, message)
        finally:
            self._depth -= 1

    def later(self, milliseconds: float, action: Callable[[], None]) -> int:
        number = next(self._numbers)
        heapq.heappush(self._events, (self.now + milliseconds, number, action))
        return number

    def cancel(self, number: int | None) -> None:
        if number is not None:
            self._cancelled.add(number)

    def advance(self, milliseconds: float) -> None:
        end = self.now + milliseconds
        while self._events and self._events[0][0] <= end:
            self.now, number, action = heapq.heappop(self._events)
            if number not in self._cancelled:
                action()
        self.now = end

    def hear(self, address: str, *values: Any) -> None:
        """A message comes in through udpreceive."""
        (receive,) = self.patch.everywhere("udpreceive")
        receive.send(0, address, *values)

    def went_out(self, message: Message) -> None:
        raise NotImplementedError

    def listens(self, port: int) -> None: ...

    def replaced(self, buffer: Any) -> None: ...
