"""The chunk of a WAV that tells samplers which key a note is of and what part of it to repeat.

As in Microsoft's "Multimedia Data Standards Update" of 1994. Programs that know no such chunk pass over it.
"""

import struct
from pathlib import Path

# Nobody's and nothing's maker, nanoseconds a sample, key, no detuning, no video; the number of loops follows.
HEAD = struct.Struct("<4s10I")
# Of a loop: number, forwards, its first sample and its last one, no fraction, for ever.
LOOP = struct.Struct("<6I")
RIFF = struct.Struct("<4sI4s")
CHUNK = struct.Struct("<4sI")
FORWARDS = FOR_EVER = 0


def chunk(pitch: int, rate_hz: int, loop: tuple[int, int]) -> bytes:
    """loop: the first sample that is repeated and the one after the last; 0, 0 for none."""
    start, end = loop
    loops = LOOP.pack(0, FORWARDS, start, end - 1, 0, FOR_EVER) if end else b""
    size = HEAD.size - CHUNK.size + len(loops)
    return HEAD.pack(b"smpl", size, 0, 0, 10**9 // rate_hz, pitch, 0, 0, 0, bool(loops), 0) + loops


def read(path: Path) -> tuple[int, int] | None:
    """The loop of a WAV, 0, 0 if it tells that there is none, None if it tells nothing. Raise OSError."""
    with open(path, "rb") as file:
        head = file.read(RIFF.size)
        if len(head) < RIFF.size or (head[:4], head[8:]) != (b"RIFF", b"WAVE"):
            return None
        while len(head := file.read(CHUNK.size)) == CHUNK.size:
            name, size = CHUNK.unpack(head)
            if name == b"smpl":
                return _loop(head[4:] + file.read(size))
            file.seek(size + size % 2, 1)
    return None


def _loop(body: bytes) -> tuple[int, int] | None:
    """Of a chunk after its name."""
    if len(body) < HEAD.size - 4:
        return None
    (loops,) = struct.unpack_from("<I", body, HEAD.size - 12)
    if not loops:
        return 0, 0
    if len(body) < HEAD.size - 4 + LOOP.size:
        return None
    _, _, start, last, _, _ = LOOP.unpack_from(body, HEAD.size - 4)
    return (start, last + 1) if start < last else None
