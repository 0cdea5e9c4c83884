"""What was measured of the notes of a model, and what it comes to: statistics, and shares that reach a goal.

Takes no measure itself and prints nothing.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from synth.evaluation.classifier.qualities import f1
from synth.evaluation.intervals import Share
from synth.evaluation.probe import Probed

IN_TUNE_CENTS = (50, 20, 10)
LOUDNESS_DB = 3.0
DECAY_DB = 3.0
ATTACK_MS = 10.0
PERCUSSIVE_ATTACK_MS = 30.0
# A source that falls less than this while the key is held is sustained.
SUSTAINED_DB = 12.0
SILENT_DB = -60.0
# As in Audacity's search for clipping: one sample at the end of the scale may be a peak, three are flat.
CLIPPED_SAMPLES = 3


class Naming(NamedTuple):
    """The NSynth family of a note, and which ones its original and the made note are taken for."""

    family: str
    original: str
    made: str


class Answer(NamedTuple):
    """What a classifier takes a note for: MIDI pitch, and which qualities it has."""

    pitch: int
    qualities: tuple[bool, ...]


class Named(NamedTuple):
    """The pitch of a note, what a classifier says of it and of its original, and that one's qualities."""

    pitch: int
    made: Answer
    original: Answer | None = None
    qualities: tuple[bool, ...] | None = None


@dataclass(frozen=True)
class MeasuredNote:
    """A generated note, float32 [samples], its original of the same length, and its finite measures."""

    name: str
    pitch: int
    made: np.ndarray
    original: np.ndarray | None
    measures: dict[str, float]
    naming: Naming | None = None
    named: Named | None = None

    @property
    def sustained(self) -> bool:
        """Whether there is an original and it sounds on while the key is held."""
        return self.measures.get("original_late_drop_db", math.inf) <= SUSTAINED_DB

    @property
    def percussive(self) -> bool:
        """Whether there is an original and it sets in at once and decays."""
        attack_ms = self.measures.get("original_attack_ms", math.inf)
        return attack_ms <= PERCUSSIVE_ATTACK_MS and not self.sustained

    @property
    def spoilt(self) -> bool:
        """Whether it is silent, or clipped where its original is not."""
        clipped = self.measures.get("clipped_samples", 0) >= CLIPPED_SAMPLES
        source_clipped = self.measures.get("original_clipped_samples", 0) >= CLIPPED_SAMPLES
        return self.measures.get("peak_db", -math.inf) < SILENT_DB or (clipped and not source_clipped)

    @property
    def harmonics_gained_points(self) -> float:
        """Energy in the harmonics, in hundredths of all, beyond the original's; a silent note has none."""
        source = self.measures["original_harmonic_share"]
        return 100 * (self.measures.get("harmonic_share", 0.0) - source)


@dataclass(frozen=True)
class SetResult:
    """The measured notes of one set."""

    notes: list[MeasuredNote]

    def goals(self) -> dict[str, dict[str, float]]:
        """What a listener would ask for, by name: value, and count of the notes that it is taken of.

        A share of these notes, but a mean where the name ends in points and a number in silent_or_clipped.
        Goals without a note are left out. In tune are notes whose original, if any, is within 50 cents.
        """
        cents = [
            abs(note.measures.get("cents", math.inf))
            for note in self.notes
            if note.original is None or abs(note.measures.get("original_cents", math.inf)) <= 50
        ]
        harmonics = [note.harmonics_gained_points for note in self.notes if note.sustained]
        attacks = [note.measures["attack_difference_ms"] for note in self.notes if note.percussive]
        spoilt = sum(note.spoilt for note in self.notes)
        naming = [note.naming for note in self.notes if note.naming]
        known = [each for each in naming if each.original == each.family]
        found = {f"within_{limit}_cents": share(size <= limit for size in cents) for limit in IN_TUNE_CENTS}
        found |= {
            "harmonics_of_sustained_points": mean(harmonics),
            "loudness_within_3_db": share(abs(each) <= LOUDNESS_DB for each in self.values("level_error_db")),
            "silent_or_clipped": {"value": spoilt, "count": len(self.notes)},
            "attack_within_10_ms": share(abs(each) <= ATTACK_MS for each in attacks),
            "decay_within_3_db": share(each <= DECAY_DB for each in self.values("decay_deviation_db")),
            "family_of_original": share(each.original == each.family for each in naming),
            "family_kept": share(each.made == each.family for each in known),
        }
        found |= named_rightly([note.named for note in self.notes if note.named])
        return {name: goal for name, goal in found.items() if goal["count"]}

    def values(self, measure: str) -> list[float]:
        return [note.measures[measure] for note in self.notes if measure in note.measures]

    def summary(self) -> dict[str, Any]:
        """Count, goals, and for each measure mean, mean of the sizes, median, 10th and 90th percentile."""
        names = sorted({name for note in self.notes for name in note.measures})
        return {
            "notes": len(self.notes),
            "goals": self.goals(),
            "measures": {name: statistics(self.values(name)) for name in names},
        }


@dataclass(frozen=True)
class ModelResult:
    """One model's sets, in order."""

    model: str
    identity: str
    sets: dict[str, SetResult] = field(default_factory=dict)
    probed: Probed | None = None

    def to_dict(self) -> dict[str, Any]:
        sets = {name: result.summary() for name, result in self.sets.items()}
        found: dict[str, Any] = {"model": self.model, "identity": self.identity, "sets": sets}
        return found | ({"probe": self.probed.to_dict()} if self.probed else {})


def named_rightly(notes: Sequence[Named]) -> dict[str, dict[str, float]]:
    """Shares of pitches and of qualities that a classifier names rightly, with their intervals, and F1.

    Each of a note's qualities counts by itself, and the interval takes them for independent.
    """
    found = {}
    for who in ("original", "made"):
        answers = [(note, getattr(note, who)) for note in notes if getattr(note, who)]
        if answers:
            right = [answer.pitch == note.pitch for note, answer in answers]
            found[f"{who}_pitch_named"] = Share(sum(right), len(right)).to_dict()
        known = [(note.qualities, answer.qualities) for note, answer in answers if note.qualities]
        if known:
            true, said = np.array(known).transpose(1, 0, 2)
            found[f"{who}_qualities_named"] = Share(int((true == said).sum()), true.size).to_dict()
            found[f"{who}_qualities_f1"] = {"value": f1(true, said), "count": len(known)}
    return found


def share(reached: Iterable[bool]) -> dict[str, float]:
    """Share of those that are true, and how many there are."""
    return mean([float(each) for each in reached])


def mean(values: Sequence[float]) -> dict[str, float]:
    return {"value": float(np.mean(values)) if len(values) else math.nan, "count": len(values)}


def statistics(values: Sequence[float]) -> dict[str, float]:
    low, median, high = (float(value) for value in np.percentile(values, (10, 50, 90)))
    size = float(np.mean(np.abs(values)))
    return {
        "count": len(values),
        "mean": float(np.mean(values)),
        "mean_size": size,
        "median": median,
        "p10": low,
        "p90": high,
    }
