"""What the daemon tells, typed: a class for each address of the table EVENTS, with its arguments as fields.

A test holds the classes and the table together, by names and by types.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from bridge.errors import ClientError
from bridge.protocol import messages
from bridge.protocol.addresses import EVENTS, PREFIX
from bridge.protocol.messages import check_event, check_value

Value = int | float | str
# The end of an address, and the arguments.
Message = tuple[str, list[Value]]
KINDS: dict[str, type["Event"]] = {}


@dataclass(frozen=True)
class Event:
    """Base of all; address is the end of the OSC address, as slot or preset.name."""

    address: ClassVar[str]

    def __init_subclass__(cls, address: str = "") -> None:
        cls.address = address
        KINDS[address] = cls

    @property
    def values(self) -> list[Value]:
        """The arguments as OSC has them."""
        found: list[Value] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                found += value
            elif value is not None:
                found.append(int(value) if isinstance(value, bool) else value)
        return found


@dataclass(frozen=True)
class Other(Event):
    """A message that this client does not know: of a newer daemon."""

    name: str
    arguments: tuple[Value, ...] = ()


def parse(name: str, values: list[Value]) -> Event:
    """The event of a message. What a newer daemon adds at the end is left out, what does not fit is Other."""
    row = EVENTS.get(PREFIX + name)
    if row is None:
        return Other(name, tuple(values))
    many = bool(row.arguments) and row.arguments[-1].many
    alone = len(row.arguments) - many
    known = values if many else values[:alone]
    try:
        check_event(messages.Event(name, tuple(known)))
        for argument, value in zip(row.arguments, known, strict=False):
            if argument.low is not None and not isinstance(value, str):
                check_value(argument, value)
    except (KeyError, ValueError, ClientError):
        return Other(name, tuple(values))
    kind: Any = KINDS[name]
    taken = [
        bool(value) if field.type is bool else value
        for field, value in zip(fields(kind), known[:alone], strict=False)
    ]
    return kind(*taken, tuple(known[alone:])) if many else kind(*taken)


# Answers to questions


@dataclass(frozen=True)
class Pong(Event, address="pong"):
    r: int
    version: str


@dataclass(frozen=True)
class Synced(Event, address="synced"):
    r: int


@dataclass(frozen=True)
class Status(Event, address="status.reply"):
    """realtime is the speed of rendering, all voices together; underruns and late are gaps in the daemon's
    own sound, None where it has none.
    """

    r: int
    model: str
    device: str
    preset: str
    x: float
    y: float
    queued: int
    cached: int
    realtime: float
    underruns: int | None = None
    late: int | None = None


@dataclass(frozen=True)
class Statistic(Event, address="statistic"):
    """figures: names and values in turn."""

    r: int
    group: str
    figures: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Progress(Event, address="progress"):
    """How far a request has come."""

    r: int
    notes: int
    of: int
    seconds_left: float


@dataclass(frozen=True)
class Done(Event, address="done"):
    command: str
    r: int
    value: Value | None = None


@dataclass(frozen=True)
class Fail(Event, address="fail"):
    command: str
    r: int
    message: str


@dataclass(frozen=True)
class Bye(Event, address="bye"):
    """The daemon ends."""


# What there is, and what is in use


@dataclass(frozen=True)
class Preset(Event, address="preset.name"):
    index: int
    name: str


@dataclass(frozen=True)
class Instrument(Event, address="instrument.name"):
    index: int
    name: str
    family: str


@dataclass(frozen=True)
class Dimension(Event, address="dimension"):
    """Between low and high a dimension of the bank's embeddings usually is."""

    index: int
    low: float
    high: float


@dataclass(frozen=True)
class Queued(Event, address="queued"):
    """A note that is rendered or waits for it: so many samples made, of how many."""

    r: int
    index: int
    pitch: int
    made: int
    of: int
    priority: str


@dataclass(frozen=True)
class PresetLoaded(Event, address="preset.loaded"):
    name: str


@dataclass(frozen=True)
class Envelope(Event, address="envelope"):
    """Times in seconds, sustain 0..1."""

    attack: float
    decay: float
    sustain: float
    release: float


@dataclass(frozen=True)
class Corner(Event, address="corner"):
    index: int
    instrument: str


@dataclass(frozen=True)
class Position(Event, address="position"):
    x: float
    y: float


@dataclass(frozen=True)
class Weights(Event, address="weights"):
    """The share of each corner."""

    w0: float
    w1: float
    w2: float
    w3: float


@dataclass(frozen=True)
class Edits(Event, address="edits"):
    """So many edits are in use; an Edit follows for each."""

    count: int


@dataclass(frozen=True)
class Edit(Event, address="edit.now"):
    index: int
    operation: str
    arguments: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Shift(Event, address="shift.now"):
    """A knob moves this dimension of the embedding by so much."""

    dimension: int
    amount: float


@dataclass(frozen=True)
class Glide(Event, address="glide.now"):
    """Held notes take so long to follow the position."""

    seconds: float


@dataclass(frozen=True)
class Binding(Event, address="binding"):
    """This MIDI controller moves the target; channel 0 of port any: the default, control -1: none."""

    target: str
    port: str
    channel: int
    control: int


# Slots, and the notes that they play


@dataclass(frozen=True)
class Slot(Event, address="slot"):
    """The slot holds this file from now on; loop points in frames, 0 0 for no loop."""

    slot: int
    version: int
    path: str
    frames: int
    rate: int
    pitch: int
    exact: bool
    loop_start: int
    loop_end: int


@dataclass(frozen=True)
class Play(Event, address="play"):
    r: int
    slot: int
    version: int
    pitch: int
    velocity: int
    playback_rate: float
    exact: bool


@dataclass(frozen=True)
class Release(Event, address="release"):
    r: int
    slot: int
    pitch: int


@dataclass(frozen=True)
class Crossfade(Event, address="crossfade"):
    """The note that was played under r goes on in this slot, from where it is."""

    r: int
    slot: int
    version: int
    pitch: int
    playback_rate: float
    exact: bool
    seconds: float


@dataclass(frozen=True)
class Bend(Event, address="bend"):
    r: int
    slot: int
    pitch: int
    playback_rate: float
