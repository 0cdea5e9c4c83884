"""The OSCQuery description of all addresses, made from their table: what a program reads to find its way.

After the OSCQuery proposal (github.com/Vidvox/OSCQueryProposal): a tree of nodes as JSON over HTTP, one
attribute of a node by `?NAME`. Pure: path and query in, status and answer out.
"""

from collections.abc import Mapping
from itertools import product
from typing import Any

from bridge.protocol.addresses import COMMANDS, EVENTS, PREFIX, Address, Argument

NAME = "NSynth Bridge"
HOST_INFO, VALUE = "HOST_INFO", "VALUE"
FOUND, NO_CONTENT, BAD_REQUEST, NOT_FOUND = 200, 204, 400, 404
# A sum of these is ACCESS.
READ, WRITE = 1, 2
OPTIONAL = ("TYPE", "ACCESS", "RANGE", "DESCRIPTION", "OVERLOADS", VALUE)
ATTRIBUTES = ("FULL_PATH", "CONTENTS", *OPTIONAL)
CONTAINER = PREFIX.rstrip("/")
Node = dict[str, Any]
Values = Mapping[str, tuple[Any, ...]]


def answer(path: str, query: str, osc_ip: str, osc_port: int, values: Values) -> tuple[int, Any]:
    """The status and the JSON of a request; values are those that addresses have now."""
    if query == HOST_INFO:
        return FOUND, host_info(osc_ip, osc_port)
    node = find(path, values)
    if node is None:
        return NOT_FOUND, None
    if not query:
        return FOUND, node
    if query not in ATTRIBUTES:
        return BAD_REQUEST, None
    return (FOUND, {query: node[query]}) if query in node else (NO_CONTENT, None)


def host_info(osc_ip: str, osc_port: int) -> Node:
    extensions = dict.fromkeys(OPTIONAL, True)
    return {
        "NAME": NAME,
        "OSC_IP": osc_ip,
        "OSC_PORT": osc_port,
        "OSC_TRANSPORT": "UDP",
        "EXTENSIONS": {**extensions, "LISTEN": False, "PATH_CHANGED": False},
    }


def find(path: str, values: Values) -> Node | None:
    """The node at a path with all below it, None where there is none."""
    if path in ("", "/"):
        return _container("/", {CONTAINER.strip("/"): _all(values)}, "root")
    if path.rstrip("/") == CONTAINER:
        return _all(values)
    return _node(path, values) if path in COMMANDS or path in EVENTS else None


def _all(values: Values) -> Node:
    nodes = {path.removeprefix(PREFIX): _node(path, values) for path in {**COMMANDS, **EVENTS}}
    return _container(CONTAINER, nodes, "commands and events of the bridge")


def _container(path: str, contents: dict[str, Node], text: str) -> Node:
    return {"FULL_PATH": path, "ACCESS": 0, "DESCRIPTION": text, "CONTENTS": contents}


def _node(path: str, values: Values) -> Node:
    """A command, an event, or what is both: it is described as the command."""
    command, event = COMMANDS.get(path), EVENTS.get(path)
    spec = command or event
    assert spec is not None
    text = spec.text if command else f"told by the bridge: {spec.text}"
    value = values.get(path)
    access = (WRITE if command else 0) + (READ if value is not None else 0)
    first, *others = _ways(spec)
    node = {"FULL_PATH": path, "ACCESS": access, "DESCRIPTION": text, **_typed(first)}
    if others:
        node["OVERLOADS"] = [_typed(way) for way in others]
    if value is not None:
        node[VALUE] = list(value)
    return node


def _ways(spec: Address) -> list[list[tuple[str, Argument]]]:
    """The types and arguments that it can be sent with: first the fewest, then those that are optional.

    Of an argument that stands for many the first is named.
    """
    required = sum(not argument.optional for argument in spec.arguments)
    counts = range(required, len(spec.arguments) + 1)
    return [
        list(zip(types, spec.arguments, strict=False))
        for count in counts
        for types in product(*(argument.types for argument in spec.arguments[:count]))
    ]


def _typed(way: list[tuple[str, Argument]]) -> Node:
    return {"TYPE": "".join(kind for kind, _ in way), "RANGE": [_range(*each) for each in way]}


def _range(kind: str, argument: Argument) -> Node:
    bounded = kind != "s" and argument.low is not None
    bounds = {"MIN": argument.low, "MAX": argument.high} if bounded else {}
    return {**bounds, "DESCRIPTION": argument.name}
