"""Where the player's hand is between the corners, and where it goes. Answers the commands that move it."""

from math import exp

from bridge.errors import ClientError
from bridge.live.parts import Client, Emit
from bridge.live.position import Position, normalised, weighted
from bridge.protocol.messages import Event

# The speed is a mean over so long: positions come in steps, and a hand trembles.
STEADY_SECONDS = 0.15


class Hand:
    """The performer's part for the position; it answers the commands that it has a `do_` for.

    speed: of x and of y, in sides of the square a second.
    """

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.position = Position(0.5, 0.5)
        self.speed = 0.0, 0.0
        self._before: tuple[float, Position] | None = None

    def place(self, y: float | None) -> Position:
        """Where a note is played: where the hand is, but for a y of its own."""
        return self.position if y is None else Position(self.position.x, y)

    def watch(self, now: float) -> None:
        """Measure the speed; now in seconds, later at each call."""
        if self._before is not None and now > self._before[0]:
            then, there = self._before
            seconds, here = now - then, self.position
            kept = exp(-seconds / STEADY_SECONDS)
            moved = (here.x - there.x) / seconds, (here.y - there.y) / seconds
            x, y = (kept * old + (1 - kept) * new for old, new in zip(self.speed, moved, strict=True))
            self.speed = x, y
        self._before = now, self.position

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
