"""What the daemon and its render worker say to each other over the worker's standard streams.

Each message is a length of four bytes, little-endian, then MessagePack.
"""

import struct

import msgspec

from bridge.priority import Priority

LENGTH = struct.Struct("<I")


class Place(msgspec.Struct):
    """Where in the shared memory a note's samples go: the first of them, and the number of the stream.

    Every stream has its own number, so that news of one that was given up is not taken for its successor's.
    """

    number: int
    start: int


class Render(msgspec.Struct, tag=True):
    """Render a note into a file, so much louder. model is the SHA-256 of the weights' file; embedding float32
    [frames, width], little-endian.

    The file tells of a loop, looked for in loop_seconds or where the notes of the bank are held.

    Sent again while the note is being rendered, it changes priority and place alone.
    """

    identity: str
    model: str
    embedding: bytes
    frames: int
    pitch: int
    samples: int
    temperature: float
    seed: int
    path: str
    gain_db: float = 0.0
    priority: Priority = Priority.REQUESTED
    place: Place | None = None
    loop_seconds: tuple[float, float] | None = None


class Cancel(msgspec.Struct, tag=True):
    identity: str


class Encode(msgspec.Struct, tag=True):
    """Make an instrument of a sound file. The answer carries the number."""

    number: int
    path: str


class Ready(msgspec.Struct, tag=True):
    device: str


class Unable(msgspec.Struct, tag=True):
    """Instead of Ready: why this worker ends before it has begun."""

    message: str


class Progress(msgspec.Struct, tag=True):
    """Samples made of each note that went on, those in the shared memory by number of the stream.

    realtime is the speed of the step, all its voices together.
    """

    samples: dict[str, int]
    streamed: dict[int, int]
    realtime: float


class Finished(msgspec.Struct, tag=True):
    """loop: the first sample that may be repeated and the one after the last; 0, 0 if there is none."""

    identity: str
    bytes: int
    loop: tuple[int, int] = (0, 0)


class Failed(msgspec.Struct, tag=True):
    identity: str
    message: str


class Encoded(msgspec.Struct, tag=True):
    """embedding is float32 [frames, 16], little-endian; gain_db makes it as loud as the bank's."""

    number: int
    embedding: bytes
    frames: int
    gain_db: float


class NotEncoded(msgspec.Struct, tag=True):
    number: int
    message: str


ToWorker = Render | Cancel | Encode
FromWorker = Ready | Unable | Progress | Finished | Failed | Encoded | NotEncoded
_encoder = msgspec.msgpack.Encoder()


def encode(message: ToWorker | FromWorker) -> bytes:
    payload = _encoder.encode(message)
    return LENGTH.pack(len(payload)) + payload
