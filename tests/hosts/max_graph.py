"""Walks a loaded patch backwards: all that can come out of a box, whatever its controls are at. Runs nothing.

A message is a tuple of words: the word itself where it is known, else its Kind.
"""

from dataclasses import dataclass, field
from itertools import product
from typing import Any

from bridge.protocol.addresses import EVENTS, Address
from tests.hosts.max_objects import BANG, Box
from tests.hosts.max_sim import Patch


@dataclass(frozen=True)
class Kind:
    """i, f or s, as in OSC."""

    kind: str


INT, FLOAT, SYMBOL = Kind("i"), Kind("f"), Kind("s")
Words = tuple[Any, ...]
# What comes from hands, clocks and memories, by object and outlet.
SOURCES: dict[str, tuple[Words, ...]] = {
    **dict.fromkeys(("number", "int", "kslider", "notein", "pictslider", "random", "=="), ((INT,),)),
    **dict.fromkeys(("flonum", "dial", "float", "timer", "live.dial", "live.numbox"), ((FLOAT,),)),
    **dict.fromkeys(("delay", "metro", "button", "textbutton", "loadbang", "buffer~", "out"), (BANG,)),
    "led": (),
    "textedit": (("text", SYMBOL),),
    "tosymbol": ((SYMBOL,),),
}


def told(address: Address) -> list[Words]:
    """The shortest and the longest form of an event, with one and with three of what may come many times."""
    arguments = list(address.arguments)
    shortest = [argument for argument in arguments if not argument.optional]
    longest = arguments + arguments[-1:] * 2 if arguments and arguments[-1].many else arguments
    return [(address.address, *(Kind(each.types[0]) for each in form)) for form in (shortest, longest)]


@dataclass
class Walk:
    """wrong: message boxes that use more of a message than it may have."""

    patch: Patch
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._before: dict[tuple[Box, int], list[tuple[Box, int]]] = {}
        self._known: dict[tuple[Box, int], set[Words]] = {}
        self._voices = {
            box: poly
            for poly in self.patch.everywhere("poly~")
            for voice in poly.voices
            for box in voice.named("in")
        }
        for box in boxes(self.patch):
            for outlet, ends in box.cords.items():
                for end in ends:
                    self._before.setdefault(end, []).append((box, outlet))

    def into(self, box: Box, inlet: int = 0) -> set[Words]:
        """All that can come to an inlet."""
        return {words for source in self._before.get((box, inlet), []) for words in self.out_of(*source)}

    def out_of(self, box: Box, outlet: int) -> set[Words]:
        key = box, outlet
        if key not in self._known:
            # A way that leads back to itself brings nothing new.
            self._known[key] = set()
            self._known[key] = set(self._made(box, outlet))
        return self._known[key]

    def _made(self, box: Box, outlet: int) -> Any:
        name = box.name
        if name.endswith("~") and name not in SOURCES:
            return ()
        if name == "umenu":
            return [(INT,)] if outlet == 0 else [(SYMBOL,)]
        if name == "udpreceive":
            return [words for address in EVENTS.values() for words in told(address)]
        if name in SOURCES:
            return SOURCES[name]
        if name == "in":
            return self._voice_hears(self._voices[box])
        if name in ("inlet", "outlet", "speedlim", "split"):
            return self.into(box)
        if name in ("+", "*", "/"):
            return [(INT if box.whole else FLOAT,)]  # type: ignore[attr-defined]
        if name == "expr":
            return [(FLOAT if any("$f" in str(word) or "." in str(word) for word in box.arguments) else INT,)]
        if name == "gate":
            return self.into(box, 1)
        return getattr(self, "_" + name.replace(".", "_"))(box, outlet)

    def _voice_hears(self, poly: Box) -> Any:
        for words in self.into(poly):
            if words[0] != "target":
                yield words[1:] if words[0] == "note" else words

    def _message(self, box: Box, outlet: int) -> Any:
        for words in self.into(box) or {BANG}:
            made: list[list[Any]] = [[]]
            for word in box.arguments:
                if word == ",":
                    made.append([])
                elif not isinstance(word, str) or not word.startswith("$"):
                    made[-1].append(word)
                elif int(word[1:]) <= len(words) and words != BANG:
                    made[-1].append(words[int(word[1:]) - 1])
                else:
                    self.wrong.append(f"{box.arguments} of {words}")
            yield from (tuple(each) for each in made)

    def _t(self, box: Box, outlet: int) -> Any:
        kind = box.arguments[outlet]
        return self.into(box) if kind == "l" else [{"b": BANG, "i": (INT,), "f": (FLOAT,)}[kind]]

    def _route(self, box: Box, outlet: int) -> Any:
        for words in self.into(box):
            first = words[0]
            if outlet < len(box.arguments):
                word = box.arguments[outlet]
                if first == word or (first == INT and isinstance(word, int)):
                    yield words[1:] or BANG
            elif isinstance(first, Kind) or first not in box.arguments:
                yield words

    def _sel(self, box: Box, outlet: int) -> Any:
        return [BANG] if outlet < len(box.arguments) else self.into(box)

    def _prepend(self, box: Box, outlet: int) -> Any:
        return [(*box.arguments, *words) for words in self.into(box)]

    def _pack(self, box: Box, outlet: int) -> Any:
        return [tuple(FLOAT if isinstance(word, float) else INT for word in box.arguments)]

    _pak = _pack

    def _unpack(self, box: Box, outlet: int) -> Any:
        word = box.arguments[outlet]
        long_enough = any(len(words) > outlet for words in self.into(box))
        kind = SYMBOL if isinstance(word, str) else FLOAT if isinstance(word, float) else INT
        return [(kind,)] if long_enough else []

    def _vexpr(self, box: Box, outlet: int) -> Any:
        return [(FLOAT,) * len(words) for words in self.into(box)]

    def _zl_reg(self, box: Box, outlet: int) -> Any:
        return (self.into(box) | self.into(box, 1)) - {BANG}

    def _zl_slice(self, box: Box, outlet: int) -> Any:
        size = box.arguments[0]
        cut = [words[size:] if outlet else words[:size] for words in self.into(box)]
        return [words for words in cut if words]

    def _zl_nth(self, box: Box, outlet: int) -> Any:
        return [(words[box.arguments[0] - 1],) for words in self.into(box)]

    def _zl_join(self, box: Box, outlet: int) -> Any:
        return [(*left, *right) for left, right in product(self.into(box), self.into(box, 1) or {()})]

    def _coll(self, box: Box, outlet: int) -> Any:
        return [words[1:] for words in self.into(box) if words[0] == "append"]


def boxes(patch: Patch) -> list[Box]:
    """All boxes of a patch and of what is in it."""
    here = [box for box in patch.boxes.values() if isinstance(box, Box)]
    return here + [box for inner in patch.inner() for box in boxes(inner)]
