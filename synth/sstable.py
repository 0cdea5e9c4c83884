"""Tables of sorted keys and values in LevelDB's format, as TensorFlow writes a checkpoint's index.

Knows blocks, checksums and varints, not what the values mean. The file is not trusted: whatever does not
fit is a ValueError. Source: LevelDB's doc/table_format.md; block compression is not read.
"""

from collections.abc import Iterator

import numpy as np
from numba import njit

MAGIC = bytes.fromhex("57fb808b247547db")
FOOTER_BYTES = 48
TRAILER_BYTES = 5
# Prefixes are shared, so a long key would cost its length again with each entry.
LONGEST_KEY = 512


def _table_of_remainders() -> np.ndarray:
    remainders = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        remainders = np.where(remainders & 1, remainders >> 1 ^ np.uint32(0x82F63B78), remainders >> 1)
    return remainders.astype(np.uint32)


REMAINDERS = _table_of_remainders()


@njit(nogil=True, cache=True)
def _crc(data: np.ndarray, remainders: np.ndarray) -> int:
    remainder = np.uint32(0xFFFFFFFF)
    for byte in data:
        remainder = remainders[(remainder ^ byte) & np.uint32(255)] ^ (remainder >> np.uint32(8))
    return remainder ^ np.uint32(0xFFFFFFFF)


def masked_crc32c(data: bytes | np.ndarray) -> int:
    """Checksum as LevelDB and TensorFlow store it (400 MB/s): CRC-32C, turned by 15 bits, plus a constant."""
    crc = int(_crc(np.frombuffer(data, np.uint8), REMAINDERS))
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The unsigned number at a place, and where it ends."""
    number = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise ValueError("it ends within a number")
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number & 0xFFFFFFFFFFFFFFFF, at
    raise ValueError("a number is longer than 64 bits")


def entries(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Keys, which rise, and values of a whole table."""
    if len(table) < FOOTER_BYTES or not table.endswith(MAGIC):
        raise ValueError("its end is not that of a table: is it whole?")
    footer = table[-FOOTER_BYTES:]
    _, _, at = _handle(footer, 0)
    offset, size, _ = _handle(footer, at)
    last, end = None, 0
    for _, handle in _block_entries(_block(table, offset, size)):
        offset, size, _ = _handle(handle, 0)
        if offset < end:
            raise ValueError("its blocks overlap")
        end = offset + size + TRAILER_BYTES
        for key, value in _block_entries(_block(table, offset, size)):
            if last is not None and key <= last:
                raise ValueError("its keys do not rise")
            last = key
            yield key, value


def _handle(data: bytes, at: int) -> tuple[int, int, int]:
    """Offset and size of a block, and where this ends."""
    offset, at = varint(data, at)
    size, at = varint(data, at)
    return offset, size, at


def _block(table: bytes, offset: int, size: int) -> bytes:
    end = offset + size
    if end + TRAILER_BYTES > len(table) - FOOTER_BYTES:
        raise ValueError("a block lies outside of it")
    if int.from_bytes(table[end + 1 : end + TRAILER_BYTES], "little") != masked_crc32c(
        table[offset : end + 1]
    ):
        raise ValueError("a block's checksum is wrong")
    if table[end]:
        raise ValueError("its blocks are compressed, which TensorFlow's own are not")
    return table[offset:end]


def _block_entries(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = len(block) - 4 - 4 * int.from_bytes(block[-4:], "little")
    if end < 0:
        raise ValueError("a block is shorter than it says")
    key, at = b"", 0
    while at < end:
        shared, at = varint(block, at)
        own, at = varint(block, at)
        size, at = varint(block, at)
        if shared > len(key) or at + own + size > end or shared + own > LONGEST_KEY:
            raise ValueError("an entry does not fit its block")
        key = key[:shared] + block[at : at + own]
        at += own + size
        yield key, block[at - size : at]
