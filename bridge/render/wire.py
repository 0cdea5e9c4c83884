"""What the daemon and its render worker say to each other over the worker's standard streams.

Each message is a length of four bytes, little-endian, then MessagePack.
"""

import struct

import msgspec

LENGTH = struct.Struct("<I")


class Render(msgspec.Struct, tag=True):
    """Render a note into a file, so much louder. embedding is float32 [frames, 16], little-endian."""

    identity: str
    embedding: bytes
    frames: int
    pitch: int
    samples: int
    temperature: float
    seed: int
    path: str
    gain_db: float = 0.0


class Cancel(msgspec.Struct, tag=True):
    identity: str


class Ready(msgspec.Struct, tag=True):
    device: str


class Progress(msgspec.Struct, tag=True):
    """Samples made of each note so far, and the speed of the last chunk, all voices together."""

    samples: dict[str, int]
    realtime: float


class Finished(msgspec.Struct, tag=True):
    identity: str
    bytes: int


class Failed(msgspec.Struct, tag=True):
    identity: str
    message: str


ToWorker = Render | Cancel
FromWorker = Ready | Progress | Finished | Failed
_encoder = msgspec.msgpack.Encoder()


def encode(message: ToWorker | FromWorker) -> bytes:
    payload = _encoder.encode(message)
    return LENGTH.pack(len(payload)) + payload
