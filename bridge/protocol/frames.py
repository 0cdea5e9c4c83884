"""Frames of the web port's sockets to messages and back: an address without prefix, and arguments, as JSON.

Knows no sockets. Files have no paths here: what plays in a browser fetches a note by its identity.
"""

import math
from pathlib import Path
from typing import Any

import msgspec

from bridge.errors import ClientError
from bridge.protocol.addresses import INT32, PREFIX
from bridge.protocol.messages import Event, check_event

NOTES = "/notes/"
# What an OSC listener, who hears of it, could be told.
LARGEST_FLOAT = 3.4e38
# Which argument is a file's path: a slot's, and that of a render which is done.
SLOT_PATH, DONE_PATH = 2, 2


def decode(text: str) -> tuple[str, list[Any]]:
    """A whole address and its values. Raise ClientError that says what is wrong."""
    try:
        frame = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise ClientError(f"a frame is JSON: {error}") from None
    if not isinstance(frame, list) or not frame or not isinstance(frame[0], str):
        raise ClientError('a frame is an array of an address and its arguments: ["note", 60, 100]')
    name, *values = frame
    if not all(_can_be_told(value) for value in (name, *values)):
        raise ClientError(
            "arguments are numbers, integers of 32 bits among them, and text without zero bytes"
        )
    return PREFIX + name, values


def encode(event: Event) -> str:
    """The frame of an event."""
    check_event(event)
    return array(event.name, *_with_addresses(event))


def array(*values: Any) -> str:
    """A frame of our own."""
    return msgspec.json.encode(values).decode()


def _can_be_told(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, int):
        return not isinstance(value, bool) and -INT32 - 1 <= value <= INT32
    return isinstance(value, float) and math.isfinite(value) and abs(value) <= LARGEST_FLOAT


def _with_addresses(event: Event) -> list[Any]:
    """The arguments, paths replaced by where the file is fetched."""
    arguments = list(event.arguments)
    if event.name == "slot":
        arguments[SLOT_PATH] = NOTES + Path(arguments[SLOT_PATH]).name
    elif event.name == "done" and arguments[0] == "render":
        arguments[DONE_PATH] = NOTES + Path(arguments[DONE_PATH]).name
    return arguments
