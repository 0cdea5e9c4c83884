"""What a client knows of the daemon: the last word of each kind."""

from dataclasses import dataclass, field

from bridge.client.events import (
    Binding,
    Corner,
    Edit,
    Edits,
    Envelope,
    Event,
    Glide,
    Position,
    PresetLoaded,
    Shift,
    Slot,
    Weights,
)


@dataclass
class State:
    """As told so far; `refresh` has all of it told anew.

    corners: the instruments top left, top right, bottom left, bottom right. weights: the corners' shares,
    None where x and y say it all. shifts: by how much knobs move each dimension of the embedding. slots and
    bindings by slot number and by target.
    """

    preset: str = ""
    corners: list[str] = field(default_factory=lambda: [""] * 4)
    x: float = 0.5
    y: float = 0.5
    weights: Weights | None = None
    glide: float = 0.0
    shifts: list[float] = field(default_factory=lambda: [0.0] * 16)
    envelope: Envelope | None = None
    edits: list[Edit] = field(default_factory=list)
    slots: dict[int, Slot] = field(default_factory=dict)
    bindings: dict[str, Binding] = field(default_factory=dict)

    def hear(self, event: Event) -> None:
        match event:
            case PresetLoaded():
                self.preset = event.name
            case Corner():
                self.corners[event.index] = event.instrument
            case Position():
                self.x, self.y, self.weights = event.x, event.y, None
            case Weights():
                self.weights = event
            case Shift():
                self.shifts[event.dimension] = event.amount
            case Glide():
                self.glide = event.seconds
            case Envelope():
                self.envelope = event
            case Edits():
                self.edits.clear()
            case Edit():
                # Each once, also where one was lost on the way.
                self.edits[event.index :] = [event]
            case Slot():
                self.slots[event.slot] = event
            case Binding():
                self.bindings[event.target] = event
