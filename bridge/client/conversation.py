"""What is said between a client and the daemon, without a socket: datagrams in, datagrams out."""

import random
import time
from collections import deque
from typing import Any

from bridge.client.events import Bye, Event, Message, Position, Slot, Weights, parse
from bridge.client.requests import NoAnswerError, Request
from bridge.client.state import State
from bridge.errors import ClientError
from bridge.protocol import osc
from bridge.protocol.addresses import PREFIX

# So many events are kept for a reader that does not come; then the oldest are forgotten.
MOST_KEPT = 4096
# Max and Pd keep numbers as float32, exact to 2²⁴, and every host hears of every note.
HIGHEST_START = 2**23


class Conversation:
    """Numbers the requests, hands each what answers it, follows the state. inbox: what answers nobody."""

    def __init__(self, host: str, port: int, acknowledge: bool) -> None:
        self._address = host, port
        self.state = State()
        self.inbox: deque[Event] = deque(maxlen=MOST_KEPT)
        self.heard_at = 0.0
        self._acknowledge = acknowledge
        self._pending: list[Request[Any]] = []
        # Not from 1: other clients' numbers are heard, too, and are not to be taken for ours.
        self._number = random.randrange(1, HIGHEST_START)

    def nobody(self) -> NoAnswerError:
        host, port = self._address
        return NoAnswerError(f"no answer from {host}:{port}: start the daemon with `nsynth-bridge serve`")

    def begin(self, request: Request[Any]) -> list[bytes]:
        """What is to be sent. Raise ClientError for what the daemon would refuse."""
        messages = request.open(self._next_number)
        for name, values in messages:
            # The one who moves is not told.
            if name in ("position", "weights"):
                self.state.hear((Position if name == "position" else Weights)(*map(float, values)))
        if not request.over:
            self._pending.append(request)
        return list(map(encoded, messages))

    def hear(self, datagram: bytes) -> list[bytes]:
        """Take in what has come; what is to be sent for it."""
        try:
            messages = osc.decode(datagram)
        except ClientError:
            return []
        self.heard_at = time.monotonic()
        return [answer for address, values in messages for answer in self._hear(address, values)]

    def _hear(self, address: str, values: list[Any]) -> list[bytes]:
        event = parse(address.removeprefix(PREFIX), values)
        self.state.hear(event)
        if not any(request.hear(event) for request in self._pending if not request.over):
            self.inbox.append(event)
        if isinstance(event, Bye):
            self.lose()
        if isinstance(event, Slot) and self._acknowledge:
            return [encoded(("slot.ack", [event.slot, event.version]))]
        return []

    def lose(self) -> None:
        """The daemon is gone: whoever waits is told."""
        for request in self._pending:
            if not request.over:
                request.fail(self.nobody())

    def end(self, request: Request[Any]) -> list[bytes]:
        """Nobody waits for it any more; what is to be sent for that."""
        if request in self._pending:
            self._pending.remove(request)
            return list(map(encoded, request.close()))
        return []

    def forget(self) -> None:
        """Begin anew: what was told may be another daemon's."""
        self.inbox.clear()
        self.state.slots.clear()

    def _next_number(self) -> int:
        self._number += 1
        return self._number


def encoded(message: Message) -> bytes:
    return osc.encode_message(PREFIX + message[0], message[1])
