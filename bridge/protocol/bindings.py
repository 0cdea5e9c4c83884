"""Which controller moves what: the defaults, and what a player has taught. Keeps no file."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from bridge.protocol.midi_channel import FINE

# Values go to the axes and to the vibrato's depth; the pedals are down from the middle on.
AXES = ("x", "y", "w0", "w1", "w2", "w3")
PEDALS = ("sustain", "sostenuto")
VIBRATO = "vibrato"
TARGETS = (*AXES, *PEDALS, VIBRATO)
DEFAULTS = {VIBRATO: 1, "x": 16, "y": 17, "sustain": 64, "sostenuto": 66}
_DEFAULT_TARGETS = {control: target for target, control in DEFAULTS.items()}
Place = tuple[str, int, int]


class Binding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A controller of a port's channel (0..15) that moves a target."""

    target: str
    port: str
    channel: Annotated[int, msgspec.Meta(ge=0, le=15)]
    control: Annotated[int, msgspec.Meta(ge=0, le=127)]

    def __post_init__(self) -> None:
        if self.target not in TARGETS:
            raise ValueError(f"no target {self.target!r}; there are {', '.join(TARGETS)}")

    @property
    def place(self) -> Place:
        return self.port, self.channel, self.control


class Bindings:
    """One learned controller a target, one target a controller. A learned target leaves its default."""

    def __init__(self, learned: Iterable[Binding] = ()) -> None:
        self._learned = {binding.target: binding for binding in learned}
        self._waiting: str | None = None
        self._candidate: Place | None = None

    @property
    def learned(self) -> dict[str, Binding]:
        return dict(self._learned)

    def target(self, port: str, channel: int, control: int) -> str | None:
        """What a controller moves, None if nothing."""
        for binding in self._learned.values():
            if binding.place == (port, channel, control):
                return binding.target
        default = _DEFAULT_TARGETS.get(control)
        return None if default in self._learned else default

    def await_controller(self, target: str) -> None:
        """The next controller that moves will move this target."""
        self._waiting, self._candidate = target, None

    def hear(self, port: str, channel: int, control: int) -> str | None:
        """A controller moved: the target that it is bound to by that, if one waits.

        Of a pair of halves the coarse one is bound, in whichever order they come: a controller that could be
        a fine half has to move twice without its coarse one.
        """
        place = port, channel, control
        if self._waiting is None:
            return None
        if FINE <= control < 2 * FINE and self._candidate != place:
            self._candidate = place
            return None
        target = self._waiting
        self.learn(Binding(target, *place))
        return target

    def learn(self, binding: Binding) -> None:
        """Once more changes nothing."""
        self._waiting = None
        others = {name: other for name, other in self._learned.items() if other.place != binding.place}
        self._learned = {**others, binding.target: binding}

    def clear(self) -> None:
        """Back to the defaults; nothing waits any more."""
        self._learned.clear()
        self._waiting = None
