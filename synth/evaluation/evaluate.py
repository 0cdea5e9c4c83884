"""Generates the notes that a model is asked for, measures them, and sums the measures up for each set.

Which notes they are is cases' affair, what a measure means stands in measures, tables are report's.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

import synth
from synth import mulaw
from synth.config import SAMPLE_RATE
from synth.datasets.soundfont import NOTE_SECONDS
from synth.errors import SynthError
from synth.evaluation import measures
from synth.evaluation.cases import Case, Original

if TYPE_CHECKING:
    from synth.model import WaveNetAutoencoder

VOICES = 16
CHUNK = 512
IN_TUNE_CENTS = (50, 20, 10)
SILENT_TAIL_DB = 40.0


@dataclass(frozen=True)
class Settings:
    """notes limits each set; of every note the first `seconds` are generated, note n with seed n."""

    notes: int = 16
    seconds: float = 2.0
    temperature: float = 0.8

    def __post_init__(self) -> None:
        if self.notes < 1:
            raise SynthError(f"notes must be at least 1, not {self.notes}")
        if not 0.5 <= self.seconds <= NOTE_SECONDS:
            raise SynthError(f"seconds must be in 0.5..{NOTE_SECONDS:g}, not {self.seconds:g}")
        if not 0 <= self.temperature <= 10:
            raise SynthError(f"temperature must be in 0..10, not {self.temperature:g}")

    @property
    def samples(self) -> int:
        return round(self.seconds * SAMPLE_RATE)


@dataclass(frozen=True)
class MeasuredNote:
    """A generated note, float32 [samples], its original of the same length, and its finite measures."""

    name: str
    pitch: int
    made: np.ndarray
    original: np.ndarray | None
    measures: dict[str, float]


@dataclass(frozen=True)
class SetResult:
    """The measured notes of one set."""

    notes: list[MeasuredNote]

    def in_tune(self) -> dict[str, float]:
        """Share of the notes within 50, 20 and 10 cents, of those whose original, if any, is within 50."""
        cents = [
            abs(note.measures.get("cents", math.inf))
            for note in self.notes
            if note.original is None or abs(note.measures.get("original_cents", math.inf)) <= 50
        ]
        if not cents:
            return {"notes": 0}
        within = {limit: sum(value <= limit for value in cents) for limit in IN_TUNE_CENTS}
        return {"notes": len(cents)} | {str(limit): count / len(cents) for limit, count in within.items()}

    def summary(self) -> dict[str, Any]:
        """Counts, and for each measure mean, mean of the sizes, median, 10th and 90th percentile."""
        names = sorted({name for note in self.notes for name in note.measures})
        return {
            "notes": len(self.notes),
            "in_tune": self.in_tune(),
            "measures": {
                name: statistics([note.measures[name] for note in self.notes if name in note.measures])
                for name in names
            },
        }


@dataclass(frozen=True)
class ModelResult:
    """One model's sets, in order."""

    model: str
    identity: str
    sets: dict[str, SetResult] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sets = {name: result.summary() for name, result in self.sets.items()}
        return {"model": self.model, "identity": self.identity, "sets": sets}


def statistics(values: Sequence[float]) -> dict[str, float]:
    low, median, high = (float(value) for value in np.percentile(values, (10, 50, 90)))
    mean, size = float(np.mean(values)), float(np.mean(np.abs(values)))
    return {
        "count": len(values),
        "mean": mean,
        "mean_size": size,
        "median": median,
        "p10": low,
        "p90": high,
    }


def evaluate(
    model: "WaveNetAutoencoder", name: str, sets: dict[str, list[Case]], settings: Settings
) -> ModelResult:
    """Make and measure every note of the sets; bits a sample are counted over the whole originals."""
    cases = [case for members in sets.values() for case in members]
    steps = math.ceil(len(cases) / VOICES) * math.ceil(settings.samples / CHUNK)
    pieces: list[list[np.ndarray]] = [[] for _ in cases]
    for number, codes in track(chunks(model, cases, settings), f"{name}: generating", steps):
        for offset, row in enumerate(codes):
            pieces[number + offset].append(row)
    measured = []
    for case, rows in track(zip(cases, pieces, strict=True), f"{name}: measuring", len(cases)):
        made = mulaw.decode(np.concatenate(rows))
        original = None if case.original is None else mulaw.decode(case.original.codes[: len(made)])
        found = measure(made, original, case.pitch)
        if case.original is not None:
            found["bits_per_sample"] = bits(model, case, case.original)
        finite = {key: value for key, value in found.items() if math.isfinite(value)}
        measured.append(MeasuredNote(case.name, case.pitch, made, original, finite))
    remaining = iter(measured)
    results = {title: SetResult([next(remaining) for _ in members]) for title, members in sets.items()}
    return ModelResult(name, model.identity, results)


def track(items: Any, text: str, total: int) -> Any:
    """A progress bar on the error stream, which leaves the output to the results."""
    from rich.console import Console
    from rich.progress import track as bar

    return bar(items, text, total, console=Console(stderr=True), transient=True)


def chunks(
    model: "WaveNetAutoencoder", cases: Sequence[Case], settings: Settings
) -> Iterator[tuple[int, list[np.ndarray]]]:
    """(number of the batch's first case, codes int8 [chunk] of each of its notes), chunk by chunk."""
    sampler = synth.open_sampler(model)
    for first in range(0, len(cases), VOICES):
        voices = [
            sampler.open(case.embedding, case.pitch, lasting(case, settings), number, settings.temperature)
            for number, case in enumerate(cases[first : first + VOICES], first)
        ]
        for _ in range(0, settings.samples, CHUNK):
            yield first, sampler.advance(voices, CHUNK)
        for voice in voices:
            sampler.close(voice)


def lasting(case: Case, settings: Settings) -> int:
    """Samples to be made: no more than the original has."""
    return settings.samples if case.original is None else min(settings.samples, len(case.original.codes))


def bits(model: "WaveNetAutoencoder", case: Case, original: Original) -> float:
    from synth.evaluation.likelihood import bits_per_sample

    return bits_per_sample(model, original.codes, case.embedding, case.pitch)


def measure(made: np.ndarray, original: np.ndarray | None, pitch: int) -> dict[str, float]:
    """Every measure that applies, by name; nan where one found nothing to measure.

    All but the share below the note are taken of what is heard, that is without drift below 20 Hz.
    Hiss is measured where the original's last 0.4 s are 40 dB below its sounding part, and without an
    original only in a whole note, whose key was let go a second before.
    """
    drifting, made = made, measures.without_drift(made)
    found = alone(made, pitch) | {"share_below": measures.share_below(drifting, pitch)}
    if original is None:
        if len(made) < round(NOTE_SECONDS * SAMPLE_RATE):
            del found["signal_to_hiss_db"]
        return found
    whole, original = original, measures.without_drift(original)
    source = alone(original, pitch) | {"share_below": measures.share_below(whole, pitch)}
    if source["signal_to_hiss_db"] < SILENT_TAIL_DB:
        del found["signal_to_hiss_db"], source["signal_to_hiss_db"]
    found |= {f"original_{name}": value for name, value in source.items()}
    return found | {
        "spectral_distance_db": measures.spectral_distance_db(made, original),
        "level_error_db": measures.level_error_db(made, original),
        "attack_difference_ms": measures.attack_ms(made) - measures.attack_ms(original),
        "decay_deviation_db": measures.decay_deviation_db(made, original),
    }


def alone(audio: np.ndarray, pitch: int) -> dict[str, float]:
    """The measures that need no original."""
    return {
        "cents": measures.pitch_cents(audio, pitch),
        "level_db": measures.level_db(audio),
        "harmonic_share": measures.harmonic_share(audio, pitch),
        "deepest_hole_db": measures.deepest_hole_db(audio),
        "signal_to_hiss_db": measures.signal_to_hiss_db(audio),
    }
