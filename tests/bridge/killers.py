"""Datagrams that hang, blow up or escape the OSC library."""

import struct


def _bundle(*elements: bytes) -> bytes:
    return b"#bundle\0" + bytes(7) + b"\1" + b"".join(struct.pack(">i", len(e)) + e for e in elements)


def _nested(depth: int) -> bytes:
    packet = b"/a\0\0,\0\0\0"
    for _ in range(depth):
        packet = _bundle(packet)
    return packet


KILLERS = {
    "bundle element of negative size": b"#bundle\0" + bytes(8) + struct.pack(">i", -4),
    "bundle element of size zero": b"#bundle\0" + bytes(8) + bytes(4),
    "bundle element beyond its bundle": b"#bundle\0" + bytes(8) + struct.pack(">i", 2**31 - 4) + b"/a\0\0",
    "bundle without a time tag": b"#bundle\0",
    "deep nesting": _nested(60),
    "invalid UTF-8": b"/\xff\xfe\0,s\0\0\xff\xff\xff\0",
    "address pattern": b"/" + b"*" * 39 + b"a" + b"\0" * 3,
    "braces": b"/{a,b}\0,\0\0\0"[:12] + b"\0" * 0,
    "array tags": b"/a\0\0,[[[[[[[\0\0\0\0",
    "unknown type": b"/a\0\0,b\0\0\0\0\0\0",
    "missing arguments": b"/a\0\0,iiii\0\0\0",
    "string without end": b"/a\0\0,s\0\0abcd",
    "empty": b"",
    "odd length": b"/a\0",
    "no slash": b"abc\0,\0\0\0",
    "control characters": b"/\x01\x02\0,\0\0\0",
}
