"""What the performer and its parts have in common: who is told, and how."""

from collections.abc import Callable, Hashable
from typing import Protocol

from bridge.protocol.messages import Event

Client = Hashable
# Carries an event to a client, and to all who listen if `everyone`.
Emit = Callable[[Event, Client, bool], None]


class Part(Protocol):
    """A part of the instrument with commands of its own: methods `do_<verb>`, as the performer's."""

    def tell(self, client: Client) -> None:
        """Its whole state as events."""
