"""Where the player's hand is between the corners, and where it goes. Answers the commands that move it."""

from cmath import phase, rect
from math import exp, sin

from bridge.errors import ClientError
from bridge.live.parts import Client, Emit
from bridge.live.position import Position, normalised, weighted
from bridge.protocol.messages import Event

# The speed is a mean over so long: positions come in steps, and a hand trembles.
STEADY_SECONDS = 0.15
# Slower than that, in sides of the square a second, a hand rests.
RESTING = 0.02
# Who clicks elsewhere has arrived: so far, in sides of the square, no hand goes between two looks.
LEAP = 0.2
# Nobody is expected to turn back.
MOST_TURN = 2.5


class Hand:
    """The performer's part for the position; it answers the commands that it has a `do_` for.

    speed is that of x and of y, as a complex number of sides of the square a second; turning is how it turns,
    in radians a second.
    """

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.position = Position(0.5, 0.5)
        self.speed, self.turning = 0j, 0.0
        self._before: tuple[float, Position] | None = None
        # Who moved it last, and whether the others have heard of it.
        self._mover: Client = None
        self._told = True

    def place(self, y: float | None) -> Position:
        """Where a note is played: where the hand is, but for a y of its own."""
        return self.position if y is None else Position(self.position.x, y)

    def watch(self, now: float) -> None:
        """Measure the speed; now in seconds, later at each call."""
        if self._before is not None and now > self._before[0]:
            then, there = self._before
            seconds, here = now - then, self.position
            kept = exp(-seconds / STEADY_SECONDS)
            before = self.speed
            way = complex(here.x - there.x, here.y - there.y)
            if abs(way) > LEAP:
                self.speed, self.turning, self._before = 0j, 0.0, (now, here)
                return
            self.speed = kept * before + (1 - kept) * way / seconds
            turned = phase(self.speed / before) / seconds if abs(before) > RESTING < abs(self.speed) else 0.0
            self.turning = kept * self.turning + (1 - kept) * turned
        self._before = now, self.position

    @property
    def moving(self) -> bool:
        return abs(self.speed) > RESTING

    def expected(self, seconds: float) -> Position:
        """Where it will be: it goes on as fast, and turns as it does."""
        angle = max(-MOST_TURN, min(MOST_TURN, self.turning * seconds))
        # The chord of the arc.
        way = self.speed * seconds * rect(sin(angle / 2) / (angle / 2) if angle else 1.0, angle / 2)
        return self.position.gone(way.real, way.imag)

    def tell(self, client: Client) -> None:
        """x and y, and the corners' shares where they were given freely."""
        for event in self._events():
            self._emit(event, client, False)

    def tell_moved(self) -> None:
        """Where it has gone, to all but who moved it: hosts follow one another, and nobody is pulled back."""
        if not self._told:
            self._told = True
            for event in self._events():
                self._emit(event, None, True, self._mover)

    def _events(self) -> list[Event]:
        here = self.position
        events = [Event("position", (float(here.x), float(here.y)))]
        return events if here.weights is None else [*events, Event("weights", here.weights)]

    def do_position(self, client: Client, x: float, y: float) -> None:
        self._move(client, Position(x, y))

    def do_move(self, client: Client, **axis: float) -> None:
        """One axis or one corner's share alone, as MIDI controllers send it."""
        self._move(client, self.position.moved(**axis))

    def do_weights(self, client: Client, w0: float, w1: float, w2: float, w3: float) -> None:
        weights = normalised((w0, w1, w2, w3))
        if weights is None:
            raise ClientError("at least one weight must be above 0")
        self._move(client, weighted(weights))

    def _move(self, client: Client, position: Position) -> None:
        self.position, self._mover, self._told = position, client, False
