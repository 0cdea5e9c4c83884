"""The head of the WAV files that the render worker writes: 16 bits, one channel, the sound first of all."""

import struct
from pathlib import Path

HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
PCM, CHANNELS, SAMPLE_BYTES = 1, 1, 2


def is_whole(path: Path, frames: int, size_bytes: int) -> bool:
    """Whether a file of this size begins as the WAV of so many frames. Raise OSError if it cannot be read."""
    with open(path, "rb") as file:
        head = file.read(HEADER.size)
    if len(head) < HEADER.size:
        return False
    riff, length, wave, fmt, _, kind, channels, _, _, frame_bytes, bits, data, data_bytes = HEADER.unpack(
        head
    )
    sound = SAMPLE_BYTES * frames
    return (riff, wave, fmt, data, length, data_bytes) == (
        b"RIFF",
        b"WAVE",
        b"fmt ",
        b"data",
        size_bytes - 8,
        sound,
    ) and (kind, channels, frame_bytes, bits) == (PCM, CHANNELS, SAMPLE_BYTES, 8 * SAMPLE_BYTES)
