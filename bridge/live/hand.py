"""Where the player's hand is between the corners. Answers the commands that move it."""

from bridge.errors import ClientError
from bridge.live.parts import Client, Emit
from bridge.live.position import Position, normalised, weighted
from bridge.protocol.messages import Event


class Hand:
    """The performer's part for the position; it answers the commands that it has a `do_` for."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.position = Position(0.5, 0.5)

    def tell(self, client: Client) -> None:
        """x and y, and the corners' shares where they were given freely."""
        here = self.position
        self._emit(Event("position", (float(here.x), float(here.y))), client, False)
        if here.weights is not None:
            self._emit(Event("weights", here.weights), client, False)

    def do_position(self, client: Client, x: float, y: float) -> None:
        self.position = Position(x, y)

    def do_move(self, client: Client, **axis: float) -> None:
        """One axis or one corner's share alone, as MIDI controllers send it."""
        self.position = self.position.moved(**axis)

    def do_weights(self, client: Client, w0: float, w1: float, w2: float, w3: float) -> None:
        weights = normalised((w0, w1, w2, w3))
        if weights is None:
            raise ClientError("at least one weight must be above 0")
        self.position = weighted(weights)
