"""Commands into the performer and events out of it, checked against the table of addresses."""

import math
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bridge.errors import ClientError
from bridge.protocol.addresses import COMMANDS, EVENTS, NAME_LENGTH, PREFIX, Address, Argument

TYPE_NAMES = {int: "i", float: "f", str: "s"}


@dataclass(frozen=True)
class Command:
    """What a client or a MIDI port wants: a verb of the performer with its arguments."""

    verb: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """What the bridge tells: the end of an address in EVENTS and its arguments in order."""

    name: str
    arguments: tuple[Any, ...] = ()

    @property
    def address(self) -> str:
        return PREFIX + self.name


def check_command(address: str, values: list[Any]) -> Command:
    """The command of an OSC message. Raise ClientError that names the argument and its allowed range."""
    spec = COMMANDS.get(address)
    if spec is None:
        raise ClientError(f"no such address; known: {', '.join(COMMANDS)}")
    spread = spec.spread(len(values))
    if spread is None:
        usage = " ".join(str(argument) for argument in spec.arguments) or "none"
        raise ClientError(f"takes the arguments {usage}; got {len(values)}")
    arguments: dict[str, Any] = {}
    for argument, value in zip(spread, values, strict=True):
        checked = check_value(argument, value)
        if argument.many:
            arguments.setdefault(argument.name, []).append(checked)
        else:
            arguments[argument.name] = checked
    return Command(spec.verb, arguments)


def request_of(address: str, values: list[Any]) -> int:
    """The sender's number of a message, whatever else is wrong with it; 0 if there is none."""
    arguments = COMMANDS[address].arguments if address in COMMANDS else ()
    for argument, value in zip(arguments, values, strict=False):
        if argument.name == "r":
            with suppress(ClientError):
                return int(check_value(argument, value))
    return 0


def check_value(argument: Argument, value: Any) -> int | float | str:
    """The value in the argument's own type; whole floats pass as integers, integers as floats."""
    if isinstance(value, str) and "s" in argument.types and 0 < len(value) <= NAME_LENGTH:
        return value
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    whole = number and int(value) == value
    fits = number and (argument.low is None or argument.low <= value <= (argument.high or 0))
    if fits and "f" in argument.types:
        return float(value)
    if fits and whole and "i" in argument.types:
        return int(value)
    shown = repr(value) if len(repr(value)) <= NAME_LENGTH else repr(value)[:NAME_LENGTH] + "…"
    raise ClientError(f"{argument.name} must be {argument.range}, not {shown}")


def check_event(event: Event) -> Address:
    """The event's row of the table. Raise ValueError if it does not fit: a fault of ours."""
    spec = EVENTS[event.address]
    kinds = [TYPE_NAMES[type(value)] for value in event.arguments]
    spread = spec.spread(len(kinds))
    if spread is None or any(kind not in each.types for kind, each in zip(kinds, spread, strict=True)):
        raise ValueError(f"{event.address} {kinds} does not fit {' '.join(map(str, spec.arguments))}")
    return spec
