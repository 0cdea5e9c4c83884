"""A stream of MIDI bytes to messages of channels: running status, real-time bytes in between.

mido's own parser forgets a message in which a clock byte falls, and knows no running status.
"""

from collections.abc import Iterable

import mido

REALTIME, SYSTEM, STATUS = 0xF8, 0xF0, 0x80
# Data bytes of a channel message by the upper half of its status byte.
DATA_BYTES = {0x80: 2, 0x90: 2, 0xA0: 2, 0xB0: 2, 0xC0: 1, 0xD0: 1, 0xE0: 2}


class ByteDecoder:
    """Feed it bytes as they come; any bytes at all are taken."""

    def __init__(self) -> None:
        self._status = 0
        self._data: list[int] = []

    def feed(self, data: Iterable[int]) -> list[mido.Message]:
        """The messages of channels that are complete now; system messages are skipped with their data."""
        messages = []
        for byte in data:
            if byte >= REALTIME:
                continue
            if byte >= STATUS:
                self._status = byte if byte < SYSTEM else 0
                self._data.clear()
            elif self._status:
                self._data.append(byte)
                if len(self._data) == DATA_BYTES[self._status & 0xF0]:
                    messages.append(mido.Message.from_bytes([self._status, *self._data]))
                    self._data.clear()
        return messages
