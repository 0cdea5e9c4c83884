"""The study of one sound: every dimension edited and swung, other keys, other instruments.

Says what is rendered and puts the figures together; rendering and pages are others' work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from synth import audio, edits
from synth.analysis.measuring import change, largest
from synth.analysis.rendering import VIBRATO_HZ, Heard, Note, Settings
from synth.analysis.results import About, Components, Entry, Material, Study
from synth.analysis.sounds import Desk, Subject
from synth.bank import Bank
from synth.edits import Edit, Value
from synth.errors import SynthError
from synth.evaluation import measures

# By the name of a kind of edit: its verb, and its number, in standard deviations where `scaled` says so.
KINDS: dict[str, tuple[str, float | None, bool]] = {
    "zero": ("zero", None, False),
    "double": ("gain", 2.0, False),
    "flip": ("flip", None, False),
    "raise": ("add", 1.0, True),
    "lower": ("add", -1.0, True),
}
# Renderings of the same note with other random numbers, to tell what chance changes.
OTHER_SEEDS = (1, 2, 3)
# Keys of a sound that is no instrument of the bank, in semitones from its own.
OTHER_KEYS = (-24, -12, 0, 12, 24)
LOWEST_KEY, HIGHEST_KEY = 21, 108
MARKED = 0.9
# Sections of the study beside the reference and its other seeds.
LISTED = ("edits", "vibrato", "keys", "instruments")


@dataclass(frozen=True)
class Asked:
    """Which kinds of edits, of which dimensions."""

    kinds: tuple[str, ...] = tuple(KINDS)
    dimensions: tuple[int, ...] = tuple(range(edits.BOTTLENECK))


class Planned(NamedTuple):
    """A sound to be rendered: its section of the study, and what is known of it before."""

    section: str
    id: str
    title: str
    note: Note
    dimension: int | None = None
    edit: Edit | None = None


def plan(desk: Desk, subject: Subject, asked: Asked) -> list[Planned]:
    """All that a study renders, the reference first. Notes are as loud as the decoder makes them."""
    return [
        Planned("reference", "reference", "as it is", Note(subject.embedding, subject.pitch)),
        *(
            Planned("chance", f"seed_{seed}", f"seed {seed}", Note(subject.embedding, subject.pitch, seed))
            for seed in OTHER_SEEDS
        ),
        *_edits(desk, subject, asked),
        *_vibrato(desk, subject, asked),
        *_keys(desk, subject),
        *_instruments(desk, subject),
    ]


def edit_of(kind: str, dimension: int, deviation: float) -> Edit:
    """One of KINDS as an edit that `nsynth edit` and a preset take, too."""
    verb, number, scaled = KINDS[kind]
    values: list[Value] = [verb]
    if number is not None:
        values.append(round(number * deviation, 3) if scaled else number)
    return edits.check([*values, str(dimension)])


def _edits(desk: Desk, subject: Subject, asked: Asked) -> Iterator[Planned]:
    deviations = desk.bank.statistics["deviation"]
    for dimension in asked.dimensions:
        for kind in asked.kinds:
            edit = edit_of(kind, dimension, float(deviations[dimension]))
            yield _edited("edits", f"d{dimension:02}_{kind}", kind, desk, subject, dimension, edit)


def _vibrato(desk: Desk, subject: Subject, asked: Asked) -> Iterator[Planned]:
    for dimension in asked.dimensions:
        depth = round(float(desk.bank.statistics["deviation"][dimension]), 3)
        edit = edits.check(["vibrato", VIBRATO_HZ, depth, str(dimension)])
        yield _edited("vibrato", f"d{dimension:02}_vibrato", "vibrato", desk, subject, dimension, edit)


def _edited(
    section: str, name: str, title: str, desk: Desk, subject: Subject, dimension: int, edit: Edit
) -> Planned:
    source = edits.Key(desk.bank, subject.pitch, desk.velocity)
    embedding = edits.apply(subject.embedding, [edit], source)
    return Planned(section, name, title, Note(embedding, subject.pitch), dimension, edit)


def _keys(desk: Desk, subject: Subject) -> Iterator[Planned]:
    """The instrument at the keys it was encoded at; another sound's embedding at keys around its own."""
    if subject.instrument is not None:
        pitches: Sequence[int] = desk.bank.instruments[desk.bank.index(subject.instrument)].pitches
    elif desk.model.config.pitch_conditioning:
        pitches = [subject.pitch + step for step in OTHER_KEYS]
    else:
        return
    for pitch in pitches:
        if LOWEST_KEY <= pitch <= HIGHEST_KEY:
            embedding = subject.embedding
            if subject.instrument is not None:
                embedding = desk.of_bank(subject.instrument, pitch).embedding
            yield Planned("keys", f"key_{pitch:03}", f"pitch {pitch}", Note(embedding, pitch))


def _instruments(desk: Desk, subject: Subject) -> Iterator[Planned]:
    """Of every family of the bank its first instrument that is not the subject itself."""
    seen: set[str] = set()
    for number, each in enumerate(desk.bank.instruments):
        if each.name != subject.instrument and each.family not in seen:
            seen.add(each.family)
            embedding = desk.of_bank(each.name, subject.pitch).embedding
            yield Planned("instruments", f"instrument_{number:03}", each.name, Note(embedding, subject.pitch))


def originals(subject: Subject, settings: Settings) -> list[np.ndarray]:
    """The sound that was encoded, as much of it as is rendered, without what nobody hears; or none."""
    if subject.original is None:
        return []
    return [audio.without_drift(subject.original[: settings.samples])]


def compiled(
    desk: Desk,
    subject: Subject,
    settings: Settings,
    planned: Sequence[Planned],
    sounds: Sequence[np.ndarray],
    heard: Sequence[Heard],
) -> tuple[Study, Material]:
    """The study of what was planned, rendered and heard; the last sound is the original, if there is one."""
    material = Material()
    sections: dict[str, list[Entry]] = {section: [] for section in ("reference", "chance", *LISTED)}
    reference = heard[0].measures
    if reference.loudness_lufs is None:
        raise SynthError(
            f"{subject.name} renders to silence at pitch {subject.pitch}: there is nothing to change"
        )
    scale = np.maximum(desk.bank.statistics["deviation"], np.finfo(np.float32).tiny)
    for each, found in zip(planned, heard, strict=False):
        entry = Entry(each.id, each.title, each.note.pitch, found.measures)
        if each.section not in ("reference", "keys"):
            entry.change = change(found.measures, reference)
        entry.dimension = each.dimension
        entry.edit = list(each.edit.values) if each.edit else None
        entry.swing = found.swing if each.section in ("reference", "vibrato") else None
        if each.section == "instruments":
            apart = (each.note.embedding.mean(axis=0) - subject.embedding.mean(axis=0)) / scale
            entry.distance = float(np.linalg.norm(apart))
        sections[each.section].append(entry)
        if each.section != "chance":
            material.heard[each.id], material.embeddings[each.id] = found, each.note.embedding
    study = Study(
        about(desk, [subject.name], subject.pitch, settings),
        sections["reference"][0],
        largest([entry.change for entry in sections["chance"] if entry.change]),
        edits=sections["edits"],
        vibrato=sections["vibrato"],
        keys=sections["keys"],
        instruments=sections["instruments"],
    )
    if subject.original is not None:
        study.original = Entry("original", "original", subject.pitch, heard[-1].measures)
        study.original.change = change(heard[-1].measures, reference)
        study.spectral_distance_db = measures.spectral_distance_db(sounds[0], sounds[-1])
        material.heard["original"] = heard[-1]
    if subject.instrument is not None:
        study.components = components(desk.bank, subject.instrument)
    return study, material


def about(desk: Desk, names: list[str], pitch: int, settings: Settings) -> About:
    return About(desk.model.identity, names, pitch, desk.velocity, settings.seconds, settings.temperature)


def components(bank: Bank, name: str) -> Components:
    """How dimensions and principal axes of an instrument run against pitch, and those of the whole bank."""
    by_instrument = {
        each.name: bank.array(each.name).astype(np.float64).mean(axis=(1, 2)) for each in bank.instruments
    }
    own = by_instrument[name]
    lengths = np.maximum((bank.axes.astype(np.float64) ** 2).sum(axis=1), np.finfo(float).tiny)
    axes = (own - bank.statistics["mean"]) @ bank.axes.T.astype(np.float64) / lengths
    ranks = np.array(
        [
            [np.nan if rank is None else rank for rank in _ranks(each.pitches, by_instrument[each.name])]
            for each in bank.instruments
        ]
    )
    pitches = bank.instruments[bank.index(name)].pitches
    return Components(
        list(pitches),
        own.T.tolist(),
        axes.T.tolist(),
        _ranks(pitches, own),
        _ranks(pitches, axes),
        (ranks >= MARKED - 1e-9).sum(axis=0).tolist(),
        (ranks <= 1e-9 - MARKED).sum(axis=0).tolist(),
        len(bank.instruments),
    )


def _ranks(pitches: Sequence[int], values: np.ndarray) -> list[float | None]:
    """Spearman's correlation of each column of [pitches, 16] with pitch; None for one that stays the same."""
    from scipy import stats  # half a second of every `nsynth`

    return [
        None if len(column) < 2 or np.ptp(column) == 0 else float(stats.spearmanr(pitches, column).statistic)
        for column in values.T
    ]
