"""Writes checkpoints as TensorFlow does (V2), so that tests have any that they want."""

import struct
from pathlib import Path

import numpy as np

from synth.sstable import MAGIC, masked_crc32c

CODES = {"float32": 1, "float64": 2, "int32": 3, "int64": 9, "float16": 19}
RESTART_INTERVAL = 16


def varint(number: int) -> bytes:
    number &= 2**64 - 1
    groups = [number & 127]
    while number := number >> 7:
        groups[-1] |= 128
        groups.append(number & 127)
    return bytes(groups)


def field(number: int, value: int | bytes) -> bytes:
    """Of a protocol buffer's message; as there, zero is left out."""
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    return varint(number << 3) + varint(value) if value else b""


def entry(code: int, shape: tuple[int, ...], shard: int, offset: int, size: int, crc: int) -> bytes:
    dimensions = b"".join(field(2, field(1, each)) for each in shape)
    checksum = varint(6 << 3 | 5) + struct.pack("<I", crc)
    return (
        field(1, code) + field(2, dimensions) + field(3, shard) + field(4, offset) + field(5, size) + checksum
    )


def header(shards: int = 1) -> bytes:
    return field(1, shards) + field(3, field(1, 1))


def block(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """With the type and the checksum that follow it."""
    body, restarts, last = b"", [], b""
    for number, (key, value) in enumerate(pairs):
        shared = 0
        if number % RESTART_INTERVAL == 0:
            restarts.append(len(body))
        else:
            while shared < min(len(key), len(last)) and key[shared] == last[shared]:
                shared += 1
        body += varint(shared) + varint(len(key) - shared) + varint(len(value)) + key[shared:] + value
        last = key
    restarts = restarts or [0]
    body += struct.pack(f"<{len(restarts) + 1}I", *restarts, len(restarts)) + b"\0"
    return body + struct.pack("<I", masked_crc32c(body))


def table(pairs: list[tuple[bytes, bytes]], per_block: int = 10**6) -> bytes:
    made, handles = b"", []
    for start in range(0, len(pairs), per_block):
        part = block(pairs[start : start + per_block])
        last = pairs[start : start + per_block][-1][0]
        # LevelDB's shortest key that is not below the last one.
        handles.append((bytes([last[0] + 1]), varint(len(made)) + varint(len(part) - 5)))
        if start + per_block < len(pairs):
            handles[-1] = (last, handles[-1][1])
        made += part
    footer = b""
    for part in (block([]), block(handles)):
        footer += varint(len(made)) + varint(len(part) - 5)
        made += part
    return made + footer.ljust(40, b"\0") + MAGIC


def write(prefix: Path, variables: dict[str, np.ndarray], shards: int = 1, per_block: int = 10**6) -> None:
    """<prefix>.index and its data, the variables dealt out to the shards in turn."""
    pairs = [(b"", header(shards))]
    offsets = [0] * shards
    paths = [Path(f"{prefix}.data-{shard:05d}-of-{shards:05d}") for shard in range(shards)]
    for path in paths:
        path.write_bytes(b"")
    for number, name in enumerate(sorted(variables)):
        array, shard = np.asarray(variables[name]), number % shards
        data = np.frombuffer(array.tobytes(), np.uint8)
        crc = masked_crc32c(data)
        code = CODES[array.dtype.name]
        pairs.append((name.encode(), entry(code, array.shape, shard, offsets[shard], len(data), crc)))
        offsets[shard] += len(data)
        with paths[shard].open("ab") as file:
            file.write(data)
    Path(f"{prefix}.index").write_bytes(table(pairs, per_block))
