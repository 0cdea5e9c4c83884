"""The Max objects that the patches use, as far as they use them. Any other object or message is an error.

A message is a tuple of ints, floats and symbols (str); a bang is ("bang",). Signals are not computed: a
line~ knows its value at any time, a groove~ what it was told.
"""

import ast
import operator
import random
from collections.abc import Callable
from typing import Any

Message = tuple[int | float | str, ...]
BANG: Message = ("bang",)
# Signal arithmetic, and what is only seen: what comes in is taken and nothing follows.
SINKS = (
    "*~",
    "+~",
    "-~",
    "cos~",
    "clip~",
    "ezdac~",
    "plugout~",
    "out~",
    "comment",
    "print",
    "panel",
    "pcontrol",
)


class MaxError(Exception):
    """Something that the simulation does not know, or that Max would refuse."""


class Box:
    """An object: its arguments, and where each outlet's cords lead, in the order that Max serves them."""

    def __init__(self, machine: Any, name: str, arguments: list[Any]) -> None:
        self.machine, self.name, self.arguments = machine, name, arguments
        self.cords: dict[int, list[tuple[Box, int]]] = {}
        # What is written on it.
        self.label = ""
        # Told last, by inlet.
        self.got: dict[int, Message] = {}
        self.begin()

    def begin(self) -> None: ...

    def send(self, outlet: int, *message: Any) -> None:
        for target, inlet in self.cords.get(outlet, ()):
            self.machine.deliver(target, inlet, message)

    def receive(self, inlet: int, message: Message) -> None:
        raise MaxError(f"{self.name} does not know {message} at inlet {inlet}")

    def number(self, index: int = 0, default: float = 0) -> Any:
        return self.arguments[index] if len(self.arguments) > index else default


def number_of(message: Message) -> Any:
    if len(message) != 1 or isinstance(message[0], str):
        raise MaxError(f"not a number: {message}")
    return message[0]


class Sink(Box):
    def receive(self, inlet: int, message: Message) -> None:
        self.got[inlet] = message


class MessageBox(Box):
    """Its text, with $1 to $9 from what comes in; a comma begins another message.

    What begins with a word is refused here: whether that word is $1 has not always been the same in Max.
    """

    def receive(self, inlet: int, message: Message) -> None:
        if isinstance(message[0], str) and message != BANG:
            raise MaxError(f"{self.arguments} gets {message}")
        parts: list[list[Any]] = [[]]
        for word in self.arguments:
            if word == ",":
                parts.append([])
            elif isinstance(word, str) and word.startswith("$"):
                if message == BANG or int(word[1:]) > len(message):
                    raise MaxError(f"{self.arguments} lacks {word} of {message}")
                parts[-1].append(message[int(word[1:]) - 1])
            else:
                parts[-1].append(word)
        for part in parts:
            self.send(0, *part)


class Trigger(Box):
    def receive(self, inlet: int, message: Message) -> None:
        for outlet in reversed(range(len(self.arguments))):
            kind = self.arguments[outlet]
            if kind == "b":
                self.send(outlet, *BANG)
            elif kind == "l":
                self.send(outlet, *message)
            elif kind in "if":
                value = 0 if message == BANG or isinstance(message[0], str) else message[0]
                self.send(outlet, int(value) if kind == "i" else float(value))
            else:
                raise MaxError(f"t {kind}")


class Route(Box):
    def receive(self, inlet: int, message: Message) -> None:
        for outlet, word in enumerate(self.arguments):
            if message[0] == word and isinstance(message[0], str) == isinstance(word, str):
                self.send(outlet, *(message[1:] or BANG))
                return
        self.send(len(self.arguments), *message)


class Select(Box):
    def receive(self, inlet: int, message: Message) -> None:
        for outlet, word in enumerate(self.arguments):
            if message == (word,):
                self.send(outlet, *BANG)
                return
        self.send(len(self.arguments), *message)


class Prepend(Box):
    def receive(self, inlet: int, message: Message) -> None:
        self.send(0, *self.arguments, *message)


class Store(Box):
    """int and float."""

    kind: Callable[[Any], Any] = int

    def begin(self) -> None:
        self.value = self.kind(self.number())

    def receive(self, inlet: int, message: Message) -> None:
        if message != BANG:
            self.value = type(self).kind(number_of(message))
        if inlet == 0:
            self.send(0, self.value)


class FloatStore(Store):
    kind = float


class Arithmetic(Box):
    """Whole numbers if its argument is one, as in Max."""

    def begin(self) -> None:
        self.other = self.number()
        self.whole = isinstance(self.other, int)

    def receive(self, inlet: int, message: Message) -> None:
        value = number_of(message)
        if inlet:
            self.other = value
            return
        if self.whole and self.name != "==":
            value = int(value)
        result = OPERATIONS[self.name](value, self.other)
        self.send(0, int(result) if self.whole or self.name == "==" else float(result))


OPERATIONS = {"+": operator.add, "*": operator.mul, "/": operator.truediv, "==": operator.eq}


class Pack(Box):
    """pak sends at every inlet, pack at the left one; a list fills them from that inlet on."""

    def begin(self) -> None:
        self.values = list(self.arguments)

    def receive(self, inlet: int, message: Message) -> None:
        if message != BANG:
            for place, value in enumerate(message[: len(self.values) - inlet], inlet):
                kind = float if isinstance(self.arguments[place], float) else int
                self.values[place] = kind(value)
        if inlet == 0 or self.name == "pak":
            self.send(0, *self.values)


class Unpack(Box):
    def receive(self, inlet: int, message: Message) -> None:
        for outlet in reversed(range(min(len(message), len(self.arguments)))):
            kind, value = self.arguments[outlet], message[outlet]
            if isinstance(kind, str) != isinstance(value, str):
                raise MaxError(f"unpack {self.arguments} of {message}")
            self.send(outlet, value if isinstance(kind, str) else type(kind)(value))


class Gate(Box):
    def begin(self) -> None:
        self.open = self.number(1)

    def receive(self, inlet: int, message: Message) -> None:
        if inlet == 0:
            self.open = int(number_of(message))
        elif self.open:
            self.send(self.open - 1, *message)


class Split(Box):
    def receive(self, inlet: int, message: Message) -> None:
        value = number_of(message)
        self.send(0 if self.arguments[0] <= value <= self.arguments[1] else 1, value)


class List(Box):
    """zl.reg, zl.slice, zl.nth, zl.join."""

    def begin(self) -> None:
        self.held: Message = tuple(self.arguments) if self.name == "zl.reg" else ()

    def receive(self, inlet: int, message: Message) -> None:
        if inlet == 1:
            self.held = message
        elif self.name == "zl.reg":
            self.held = self.held if message == BANG else message
            if self.held:
                self.send(0, *self.held)
        elif self.name == "zl.join":
            self.send(0, *message, *self.held)
        elif self.name == "zl.nth":
            self.send(0, message[self.arguments[0] - 1])
        else:
            size = self.arguments[0]
            if message[size:]:
                self.send(1, *message[size:])
            self.send(0, *message[:size])


class ToSymbol(Box):
    def receive(self, inlet: int, message: Message) -> None:
        self.send(0, " ".join(str(word) for word in message))


class Coll(Box):
    def begin(self) -> None:
        self.entries: list[Message] = []

    def receive(self, inlet: int, message: Message) -> None:
        if message[0] == "append":
            self.entries.append(message[1:])
        elif message == ("clear",):
            self.entries.clear()
        elif message == ("dump",):
            for entry in list(self.entries):
                self.send(0, *entry)
        else:
            super().receive(inlet, message)


class Expression(Box):
    """expr; vexpr does it for each of a list."""

    def begin(self) -> None:
        text = " ".join(str(word) for word in self.arguments)
        text = text.replace("&&", " and ").replace("||", " or ").replace("$i", "I").replace("$f", "F")
        self.tree = ast.parse(text, mode="eval").body
        self.values: list[Any] = [0] * 9

    def receive(self, inlet: int, message: Message) -> None:
        if self.name == "vexpr":
            results = []
            for value in message:
                self.values[0] = value
                results.append(evaluate(self.tree, self.values))
            self.send(0, *results)
            return
        if message != BANG:
            for place, value in enumerate(message, inlet):
                if isinstance(value, str):
                    raise MaxError(f"expr with {message}")
                self.values[place] = value
        if inlet == 0:
            self.send(0, evaluate(self.tree, self.values))


def evaluate(node: Any, values: list[Any]) -> Any:
    """As C has it: whole numbers divide to whole ones, truths are 1 and 0."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return (int if node.id[0] == "I" else float)(values[int(node.id[1:]) - 1])
    if isinstance(node, ast.BoolOp):
        truths = [bool(evaluate(part, values)) for part in node.values]
        return int(all(truths) if isinstance(node.op, ast.And) else any(truths))
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = evaluate(node.left, values), evaluate(node.comparators[0], values)
        return int(COMPARISONS[type(node.ops[0])](left, right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -evaluate(node.operand, values)
    if isinstance(node, ast.Call):
        return FUNCTIONS[node.func.id](*(evaluate(part, values) for part in node.args))  # type: ignore[attr-defined]
    if isinstance(node, ast.BinOp):
        left, right = evaluate(node.left, values), evaluate(node.right, values)
        if isinstance(node.op, ast.Div) and isinstance(left, int) and isinstance(right, int):
            return int(left / right)
        return BINARY[type(node.op)](left, right)
    raise MaxError(f"expr: {ast.dump(node)}")


COMPARISONS: dict[type, Any] = {
    ast.Eq: operator.eq, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge
}  # fmt: skip
BINARY: dict[type, Any] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv
}  # fmt: skip
FUNCTIONS: dict[str, Any] = {"max": max, "min": min, "int": int}


class Random(Box):
    def receive(self, inlet: int, message: Message) -> None:
        self.send(0, random.randrange(self.arguments[0]))


class Pass(Box):
    """inlet, outlet, in and the like: what comes in goes on."""

    def receive(self, inlet: int, message: Message) -> None:
        self.send(0, *message)


class Silent(Box):
    """What only begins things: loadbang, notein."""
