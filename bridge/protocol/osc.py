"""OSC datagrams to messages and back. Every byte is checked before the OSC library sees it.

python-osc hangs on a bundle element of negative size, sleeps on time tags of the future and lets other
errors than its own escape, so bundles are taken apart here (their time tags are ignored: what arrives is
played now) and only single messages of known types reach it.
"""

import struct
from typing import Any

from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from bridge.errors import ClientError
from bridge.protocol.messages import TYPE_NAMES, Event, check_event

LARGEST_DATAGRAM = 65536
DEEPEST_BUNDLE = 4
MOST_MESSAGES = 256
BUNDLE = b"#bundle\0"
# Types with their size in bytes; s is read up to its zero. Others are refused by name.
SIZES = {"i": 4, "f": 4, "h": 8, "d": 8, "T": 0, "F": 0}
PATTERN = set("*?[]{},# ")


def decode(datagram: bytes) -> list[tuple[str, list[Any]]]:
    """The messages of a datagram, bundles flattened. Raise ClientError that says what is wrong."""
    messages: list[tuple[str, list[Any]]] = []
    _decode(datagram, 0, messages)
    return messages


def _decode(packet: bytes, depth: int, messages: list[tuple[str, list[Any]]]) -> None:
    if len(packet) % 4 or not packet or len(packet) > LARGEST_DATAGRAM:
        raise ClientError(f"an OSC packet has a multiple of 4 bytes, at least 4; this one has {len(packet)}")
    if not packet.startswith(BUNDLE):
        if len(messages) >= MOST_MESSAGES:
            raise ClientError(f"a datagram carries at most {MOST_MESSAGES} messages")
        messages.append(_message(packet))
        return
    if depth >= DEEPEST_BUNDLE:
        raise ClientError(f"bundles may be nested {DEEPEST_BUNDLE} deep at most")
    if len(packet) < 16:
        raise ClientError("a bundle has a time tag of 8 bytes")
    start = 16
    while start < len(packet):
        (size,) = struct.unpack_from(">i", packet, start)
        if not 0 < size <= len(packet) - start - 4:
            raise ClientError(f"a bundle element of {size} bytes does not fit its bundle")
        _decode(packet[start + 4 : start + 4 + size], depth + 1, messages)
        start += 4 + size


def _message(packet: bytes) -> tuple[str, list[Any]]:
    address, start = _string(packet, 0)
    if not address.startswith("/") or PATTERN & set(address) or not address.isprintable():
        raise ClientError("an address starts with / and is taken as it is, without patterns")
    tags, start = _string(packet, start) if start < len(packet) else (",", start)
    if not tags.startswith(","):
        raise ClientError("the type tags start with a comma")
    for tag in tags[1:]:
        if tag == "s":
            _, start = _string(packet, start)
        elif tag in SIZES:
            start += SIZES[tag]
        else:
            raise ClientError(f"type {tag!r} is not taken; use i, f and s")
    if start != len(packet):
        raise ClientError(f"the arguments end at byte {start} of {len(packet)}")
    return address, list(OscMessage(packet).params)


def _string(packet: bytes, start: int) -> tuple[str, int]:
    """A padded string and where the next thing starts."""
    end = packet.find(b"\0", start)
    if end < 0:
        raise ClientError("a string has no end")
    try:
        text = packet[start:end].decode("utf-8")
    except UnicodeDecodeError:
        raise ClientError("a string is not UTF-8") from None
    return text, end + 4 - end % 4


def encode(event: Event) -> bytes:
    """The datagram of an event."""
    check_event(event)
    return encode_message(event.address, event.arguments)


def encode_message(address: str, values: tuple[Any, ...] | list[Any]) -> bytes:
    """The datagram of any message: int32, float32 and strings alone."""
    builder = OscMessageBuilder(address)
    for value in values:
        builder.add_arg(value, TYPE_NAMES[type(value)])
    return bytes(builder.build().dgram)
