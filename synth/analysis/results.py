"""What an analysis found, as its JSON has it. Measures nothing; sounds and pictures go beside it."""

from dataclasses import dataclass, field
from typing import Literal

import msgspec
import numpy as np

from synth.analysis.course import Course
from synth.analysis.measuring import Change, Measures
from synth.analysis.rendering import Heard
from synth.analysis.swing import Swing


class Entry(msgspec.Struct, omit_defaults=True):
    """One sound. edit is what `nsynth edit` takes; change is against the reference, in the units of UNITS.

    distance is that of the embeddings' means, in the bank's standard deviations, from the reference.
    weights are the corners' where the sound lies between some.
    """

    id: str
    title: str
    pitch: int
    measures: Measures
    change: Change | None = None
    dimension: int | None = None
    edit: list[str | int | float] | None = None
    swing: Swing | None = None
    distance: float | None = None
    weights: list[float] | None = None


class Components(msgspec.Struct):
    """Means over frames and velocities of an instrument at the keys it was encoded at, [16][pitches].

    axes are along the bank's principal axes, in standard deviations. Ranks are Spearman's correlations with
    pitch, None for what does not change; rising and falling count the bank's instruments with one of 0.9 or
    more, -0.9 or less.
    """

    pitches: list[int]
    dimensions: list[list[float]]
    axes: list[list[float]]
    dimension_ranks: list[float | None]
    axis_ranks: list[float | None]
    rising: list[int]
    falling: list[int]
    instruments: int


class About(msgspec.Struct):
    """What was rendered: the model by its weights' hash, sounds by name, notes' length and temperature."""

    model: str
    sounds: list[str]
    pitch: int
    velocity: int
    seconds: float
    temperature: float


class Study(msgspec.Struct):
    """Every dimension of one sound. chance is the most that another seed changes of the reference."""

    about: About
    reference: Entry
    chance: Change
    edits: list[Entry]
    vibrato: list[Entry]
    keys: list[Entry]
    instruments: list[Entry]
    original: Entry | None = None
    spectral_distance_db: float | None = None
    components: Components | None = None
    kind: Literal["study"] = "study"
    format: Literal["nsynth-bridge-analysis-1"] = "nsynth-bridge-analysis-1"


class Way(msgspec.Struct):
    """From one sound (weight 1 of the first) to another in even steps."""

    about: About
    points: list[Entry]
    courses: dict[str, Course | None]
    kind: Literal["path"] = "path"
    format: Literal["nsynth-bridge-analysis-1"] = "nsynth-bridge-analysis-1"


class Square(msgspec.Struct):
    """Cells row by row from the top left, `steps` a side; courses of every row and every column.

    Corners are top left, top right, bottom left, bottom right.
    """

    about: About
    name: str
    steps: int
    cells: list[Entry]
    rows: list[dict[str, Course | None]]
    columns: list[dict[str, Course | None]]
    kind: Literal["square"] = "square"
    format: Literal["nsynth-bridge-analysis-1"] = "nsynth-bridge-analysis-1"


@dataclass
class Material:
    """Beside the figures, by an entry's id: what is heard and seen of it, and its embedding."""

    heard: dict[str, Heard] = field(default_factory=dict)
    embeddings: dict[str, np.ndarray] = field(default_factory=dict)
