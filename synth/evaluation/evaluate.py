"""Generates the notes that a model is asked for and measures them.

Which notes they are is cases' and bank_cases' affair, what a measure means stands in measures, what the
measures come to in results; tables are report's.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

import synth
from synth import mulaw
from synth.config import GRAIN, SAMPLE_RATE, TEMPERATURE
from synth.datasets.players import NOTE_SECONDS
from synth.errors import SynthError
from synth.evaluation import measures
from synth.evaluation.cases import Case, Original
from synth.evaluation.classifier import qualities
from synth.evaluation.results import Answer, MeasuredNote, ModelResult, Named, Naming, SetResult

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder
    from synth.evaluation.classifier.model import Classifier
    from synth.evaluation.families import FamilyNamer
    from synth.model import WaveNetAutoencoder
    from synth.samplers.voice import Chunk

VOICES = 16
SILENT_TAIL_DB = 40.0


@dataclass(frozen=True)
class Settings:
    """notes limits each set; of every note the first `seconds` are generated, note n with seed n."""

    notes: int = 16
    seconds: float = 2.0
    temperature: float = TEMPERATURE
    grain: float = GRAIN

    def __post_init__(self) -> None:
        if self.notes < 1:
            raise SynthError(f"notes must be at least 1, not {self.notes}")
        if not 0.5 <= self.seconds <= NOTE_SECONDS:
            raise SynthError(f"seconds must be in 0.5..{NOTE_SECONDS:g}, not {self.seconds:g}")
        if not 0 <= self.temperature <= 10:
            raise SynthError(f"temperature must be in 0..10, not {self.temperature:g}")
        if not 0 <= self.grain <= 1:
            raise SynthError(f"grain must be in 0..1, not {self.grain:g}")

    def __str__(self) -> str:
        return f"{self.seconds:g} s a note, temperature {self.temperature:g}, grain {self.grain:g}"

    @property
    def samples(self) -> int:
        return round(self.seconds * SAMPLE_RATE)


def evaluate(
    model: "Autoencoder",
    name: str,
    sets: dict[str, list[Case]],
    settings: Settings,
    namer: "FamilyNamer | None" = None,
    classifier: "Classifier | None" = None,
) -> ModelResult:
    """Make and measure every note of the sets; bits a sample are counted over the whole originals.

    A spectral autoencoder has no bits a sample, and its notes are brought to the level of their originals.
    namer, which hears notes of settings.samples, names the family of notes whose family is known; classifier,
    which hears whole notes, pitch and qualities.
    """
    from synth.samplers.voice import CHUNK, sound_of  # brings torch, which `nsynth --help` does without

    cases = [case for members in sets.values() for case in members]
    steps = math.ceil(len(cases) / VOICES) * math.ceil(settings.samples / CHUNK)
    pieces: list[list[Chunk]] = [[] for _ in cases]
    for number, batch in track(chunks(model, cases, settings), f"{name}: generating", steps):
        for offset, chunk in enumerate(batch):
            pieces[number + offset].append(chunk)
    measured = []
    for case, rows in track(zip(cases, pieces, strict=True), f"{name}: measuring", len(cases)):
        measured.append(measured_note(model, case, sound_of(rows, settings.grain), namer, classifier))
    remaining = iter(measured)
    results = {title: SetResult([next(remaining) for _ in members]) for title, members in sets.items()}
    return ModelResult(name, model.identity, results)


def measured_note(
    model: "Autoencoder",
    case: Case,
    made: np.ndarray,
    namer: "FamilyNamer | None",
    classifier: "Classifier | None",
) -> MeasuredNote:
    from synth.model import WaveNetAutoencoder

    original = None if case.original is None else mulaw.decode(case.original.codes[: len(made)])
    if original is not None and not isinstance(model, WaveNetAutoencoder):
        # A spectrogram that is relative to its loudest bin tells no level.
        error_db = measures.level_error_db(*map(measures.without_drift, (made, original)))
        made = made * np.float32(10 ** (-error_db / 20))
    found = measure(made, original, case.pitch)
    if case.original is not None and isinstance(model, WaveNetAutoencoder):
        found["bits_per_sample"] = bits(model, case, case.original)
    finite = {key: value for key, value in found.items() if math.isfinite(value)}
    naming = None
    if namer and case.family and original is not None:
        naming = Naming(case.family, namer.name(original, case.pitch), namer.name(made, case.pitch))
    named = named_by(classifier, case, made) if classifier else None
    return MeasuredNote(case.name, case.pitch, made, original, finite, naming, named)


def named_by(classifier: "Classifier", case: Case, made: np.ndarray) -> Named:
    """What a classifier says of a note and of its original, beside what is true of that."""

    def heard(audio: np.ndarray) -> Answer:
        pitch, found = classifier.name(audio[None])
        return Answer(int(pitch[0]), tuple(found[0].tolist()))

    if case.original is None:
        return Named(case.pitch, heard(made))
    source = mulaw.decode(case.original.codes)
    true = qualities.of_note(case.original.qualities, source, case.pitch, classifier.config.qualities)
    return Named(case.pitch, heard(made), heard(source), tuple(true.tolist()))


def track(items: Any, text: str, total: int) -> Any:
    """A progress bar on the error stream, which leaves the output to the results."""
    from rich.console import Console
    from rich.progress import track as bar

    return bar(items, text, total, console=Console(stderr=True), transient=True)


def chunks(
    model: "Autoencoder", cases: Sequence[Case], settings: Settings
) -> Iterator[tuple[int, list["Chunk"]]]:
    """(number of the batch's first case, a chunk of each of its notes), chunk by chunk."""
    from synth.samplers.voice import CHUNK

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

    All but clipping and the share below the note are taken of what is heard, that is without drift below
    20 Hz. Hiss is measured where the original's last 0.4 s are 40 dB below its sounding part, and without
    an original only in a whole note, whose key was let go a second before.
    """
    found = alone(made, pitch)
    if original is None:
        if len(made) < round(NOTE_SECONDS * SAMPLE_RATE):
            del found["signal_to_hiss_db"]
        return found
    source = alone(original, pitch)
    if source["signal_to_hiss_db"] < SILENT_TAIL_DB:
        del found["signal_to_hiss_db"], source["signal_to_hiss_db"]
    found |= {f"original_{name}": value for name, value in source.items()}
    made, original = measures.without_drift(made), measures.without_drift(original)
    return found | {
        "spectral_distance_db": measures.spectral_distance_db(made, original),
        "level_error_db": measures.level_error_db(made, original),
        "attack_difference_ms": found["attack_ms"] - source["attack_ms"],
        "decay_deviation_db": measures.decay_deviation_db(made, original),
    }


def alone(audio: np.ndarray, pitch: int) -> dict[str, float]:
    """The measures that need no original."""
    heard = measures.without_drift(audio)
    return {
        "cents": measures.pitch_cents(heard, pitch),
        "level_db": measures.level_db(heard),
        "peak_db": measures.peak_db(heard),
        "clipped_samples": measures.clipped_samples(audio),
        "harmonic_share": measures.harmonic_share(heard, pitch),
        "share_below": measures.share_below(audio, pitch),
        "attack_ms": measures.attack_ms(heard),
        "late_drop_db": measures.late_drop_db(heard),
        "deepest_hole_db": measures.deepest_hole_db(heard),
        "signal_to_hiss_db": measures.signal_to_hiss_db(heard),
    }
