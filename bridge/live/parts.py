"""What the performer and its parts have in common: who is told, and how."""

from collections.abc import Hashable
from typing import Protocol

from bridge.protocol.messages import Event

Client = Hashable


class Emit(Protocol):
    """Carries an event to a client and, if `everyone`, to all who listen; never to the client `but`."""

    def __call__(self, event: Event, client: Client, everyone: bool, but: Client = None) -> None: ...


class Part(Protocol):
    """A part of the instrument with commands of its own: methods `do_<verb>`, as the performer's."""

    def tell(self, client: Client) -> None:
        """Its whole state as events."""
