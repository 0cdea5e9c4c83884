"""Edits: what can be done to an embedding, by name. One table of verbs, their arguments and ranges.

The command `nsynth edit`, the bridge's /nsynth/edit, presets and the README's table all follow from VERBS.
The work itself is done by the functions of synth.embeddings. Imports no torch.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from synth import dimensions, embeddings, pages
from synth.embeddings import BOTTLENECK, FRAME_RATE_HZ, MOST_FRAMES
from synth.errors import SynthError

# A chain of these keeps finite what an encoder makes, and costs a note of four seconds half a millisecond.
MOST_EDITS = 16
# Less than half the frames' rate, 15.625: faster sines look like slower ones.
HIGHEST_RATE_HZ = 15.6
TABLE_BEGIN, TABLE_END = "<!-- table of edits: make readme -->", "<!-- end of the table of edits -->"
# Arguments of a verb that a table has room for.
MOST_SHOWN = 4
# As it is given, stored in presets and sent by OSC.
Value = str | int | float


class Kind(Enum):
    """What an argument is; all but numbers are given by a name and looked up when the edit is made."""

    NUMBER = "a number"
    WHOLE = "a whole number"
    DIMENSIONS = "all, or numbers and ranges like 0-3,7"
    EMBEDDING = "a name"
    AXIS = "the number of an axis"


@dataclass(frozen=True)
class Argument:
    """Name, kind, the allowed range of a number, and what is taken where it is left out."""

    name: str
    kind: Kind
    low: float = 0
    high: float = 0
    default: Value | None = None

    def __str__(self) -> str:
        return self.name if self.default is None else f"[{self.name}]"

    @property
    def range(self) -> str:
        """What is allowed, in words."""
        if self.kind is Kind.EMBEDDING:
            return self.kind.value
        if self.kind is Kind.DIMENSIONS:
            return f"{self.kind.value}, each in 0..{BOTTLENECK - 1}"
        return f"{self.kind.value} in {self.low:g}..{self.high:g}"

    def checked(self, value: Value) -> Value:
        """The value as an edit holds it: the same meaning is the same value. Raise SynthError."""
        if self.kind is Kind.DIMENSIONS:
            found = dimensions.parse(value)
            if found:
                return dimensions.write(found)
        elif self.kind is Kind.EMBEDDING:
            if isinstance(value, str) and value:
                return value
        else:
            number = _number(value)
            whole = self.kind is not Kind.NUMBER
            if number is not None and self.low <= number <= self.high and (not whole or number % 1 == 0):
                return int(number) if whole else number
        raise SynthError(f"{self.name} must be {self.range}, not {str(value)[:64]!r}")


@dataclass(frozen=True)
class Verb:
    """One kind of edit: its function takes the embedding, then the arguments in order."""

    function: Callable[..., np.ndarray]
    arguments: tuple[Argument, ...]
    text: str

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def usage(self) -> str:
        shown = [str(argument) for argument in _few(self.arguments)]
        if len(shown) < len(self.arguments):
            shown.insert(1, "…")
        return " ".join([self.name, *shown])


def _few(arguments: Sequence[Argument]) -> Sequence[Argument]:
    """Arguments as they are shown: of many that are alike the first and the last."""
    return arguments if len(arguments) <= MOST_SHOWN else [arguments[0], arguments[-1]]


_DIMENSIONS = Argument("dimensions", Kind.DIMENSIONS, default="all")
_TABLE = (
    Verb(
        embeddings.gain,
        (Argument("factor", Kind.NUMBER, -8, 8), _DIMENSIONS),
        "multiplies by factor: below 1 towards the plain tone that zero gives, above 1 away from it",
    ),
    Verb(embeddings.zero, (_DIMENSIONS,), "sets to 0"),
    Verb(embeddings.flip, (_DIMENSIONS,), "turns the sign"),
    Verb(
        embeddings.add, (Argument("amount", Kind.NUMBER, -16, 16), _DIMENSIONS), "adds amount to every frame"
    ),
    Verb(
        embeddings.shift,
        tuple(Argument(f"d{number}", Kind.NUMBER, -16, 16, default=0.0) for number in range(BOTTLENECK)),
        "adds to each dimension an amount of its own, like sixteen knobs (live: `/nsynth/shift`)",
    ),
    Verb(
        embeddings.vibrato,
        (
            Argument("rate", Kind.NUMBER, 0.01, HIGHEST_RATE_HZ),
            Argument("depth", Kind.NUMBER, 0, 16),
            _DIMENSIONS,
        ),
        "adds a sine of rate Hz and height depth: timbre and level swing, the pitch stays (try 0.5)",
    ),
    Verb(
        embeddings.stretch,
        (Argument("factor", Kind.NUMBER, 0.1, 10),),
        "makes it factor times as long; a live note keeps its length and holds the last frame",
    ),
    Verb(
        embeddings.freeze,
        (Argument("frame", Kind.WHOLE, 0, MOST_FRAMES - 1),),
        f"holds one frame throughout ({FRAME_RATE_HZ:g} a second, from 0)",
    ),
    Verb(embeddings.reverse, (), "puts the last frame first"),
    Verb(
        embeddings.crossfade,
        (Argument("to", Kind.EMBEDDING),),
        "goes over to an instrument of the bank from first to last frame (`nsynth edit`: or to a .npy file)",
    ),
    Verb(
        embeddings.move,
        (Argument("axis", Kind.AXIS, 0, BOTTLENECK - 1), Argument("amount", Kind.NUMBER, -10, 10)),
        "moves along a principal axis of the bank, 0 the widest, by so many standard deviations",
    ),
)
VERBS: Mapping[str, Verb] = {verb.name: verb for verb in _TABLE}


@dataclass(frozen=True)
class Edit:
    """A verb with all of its arguments, checked: equal edits do the same. `check` makes them."""

    verb: str
    arguments: tuple[Value, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """What `check` takes, and a preset or an OSC message carries."""
        return (self.verb, *self.arguments)

    @property
    def instruments(self) -> list[str]:
        """Names of embeddings that it brings in."""
        pairs = zip(VERBS[self.verb].arguments, self.arguments, strict=True)
        return [str(value) for argument, value in pairs if argument.kind is Kind.EMBEDDING]


class Source(Protocol):
    """Where names are looked up: an embedding, and a principal axis as float32 [16]."""

    def embedding(self, name: str) -> np.ndarray: ...
    def axis(self, number: int) -> np.ndarray: ...


class Instruments(Protocol):
    """A bank, see synth.bank.Bank."""

    @property
    def axes(self) -> np.ndarray: ...
    def __contains__(self, name: object) -> bool: ...
    def mix(self, mixture: dict[str, float], pitch: float, velocity: int) -> np.ndarray: ...


@dataclass(frozen=True)
class Key:
    """The source that a bank is to the edits of one key's note."""

    instruments: Instruments
    pitch: float
    velocity: int

    def embedding(self, name: str) -> np.ndarray:
        if name not in self.instruments:
            raise SynthError(f"no instrument {name[:64]!r} in the bank")
        return self.instruments.mix({name: 1.0}, self.pitch, self.velocity)

    def axis(self, number: int) -> np.ndarray:
        return self.instruments.axes[number]


def check(values: Sequence[Value]) -> Edit:
    """The edit of a verb and its arguments. Raise SynthError that names what is wrong and what is allowed."""
    name, given = (str(values[0]), values[1:]) if values else ("", ())
    verb = VERBS.get(name)
    if verb is None:
        raise SynthError(f"no edit {name[:64]!r}; there are {', '.join(VERBS)}")
    required = sum(argument.default is None for argument in verb.arguments)
    if not required <= len(given) <= len(verb.arguments):
        raise SynthError(
            f"{name} takes {verb.usage.removeprefix(name).strip() or 'nothing'}; got {len(given)}"
        )
    defaults = [argument.default for argument in verb.arguments[len(given) :]]
    pairs = zip(verb.arguments, [*given, *defaults], strict=True)
    try:
        return Edit(name, tuple(argument.checked(value) for argument, value in pairs))  # type: ignore[arg-type]
    except SynthError as error:
        raise SynthError(f"{name}: {error}") from None


def check_chain(chain: Iterable[Sequence[Value]]) -> tuple[Edit, ...]:
    """Several edits, in order. Raise SynthError also for too many."""
    edits = tuple(check(values) for values in chain)
    if len(edits) > MOST_EDITS:
        raise SynthError(f"at most {MOST_EDITS} edits, not {len(edits)}")
    return edits


def apply(embedding: np.ndarray, edits: Iterable[Edit], source: Source) -> np.ndarray:
    """float32 [frames, 16] after all edits in order. Raise SynthError for what this embedding cannot."""
    for edit in edits:
        verb = VERBS[edit.verb]
        pairs = zip(verb.arguments, edit.arguments, strict=True)
        try:
            with np.errstate(over="ignore", invalid="ignore"):
                embedding = verb.function(embedding, *(_looked_up(*pair, source) for pair in pairs))
        except SynthError as error:
            raise SynthError(f"{edit.verb}: {error}") from None
    if not np.isfinite(embedding).all():
        raise SynthError("the edits make values that are not finite: use smaller numbers")
    return embedding


def text(edits: Iterable[Edit]) -> str:
    """JSON of a chain, the same for the same edits; «[]» for none."""
    return json.dumps([edit.values for edit in edits])


def _looked_up(argument: Argument, value: Value, source: Source) -> Any:
    if argument.kind is Kind.DIMENSIONS:
        return dimensions.parse(value)
    if argument.kind is Kind.EMBEDDING:
        return source.embedding(str(value))
    return source.axis(int(value)) if argument.kind is Kind.AXIS else value


def _number(value: Value) -> float | None:
    """The shortest decimal of the number's float32, so that 0.3 is one value from OSC and from a file.

    Numbers may come as text, as a command line has them.
    """
    try:
        number = float(value)
    except ValueError:
        return None
    if isinstance(value, bool) or not abs(number) < 1e9:
        return None
    return float(str(np.float32(number)))


def markdown() -> str:
    """The README's table."""
    lines = ["| edit | arguments | what it does |", "|---|---|---|"]
    for verb in VERBS.values():
        numbers = (each for each in verb.arguments if each.kind is not Kind.DIMENSIONS)
        ranges = "; ".join(f"{argument.name}: {argument.range}" for argument in _few(tuple(numbers)))
        lines.append(f"| {verb.usage} | {ranges} | {verb.text} |")
    return "\n".join(lines)


if __name__ == "__main__":
    pages.replace_between(Path(sys.argv[1]), TABLE_BEGIN, TABLE_END, markdown())
