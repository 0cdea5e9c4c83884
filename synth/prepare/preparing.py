"""The notes of a folder of recordings: which files they are, what each becomes, which pitches are filled.

Reads the recordings and hands sounds to a function that writes them; knows neither options nor pages.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from synth import audio, conditioning, locations
from synth.conditioning import Recording
from synth.errors import SynthError
from synth.prepare import names
from synth.prepare.pitch import detect
from synth.prepare.results import FORMAT, PITCH_CENTS, Failure, Note, Outcome, file_name, said

SOUNDS = (".wav", ".wave", ".aif", ".aiff", ".aifc", ".au", ".caf", ".flac", ".mp3", ".oga", ".ogg", ".opus")
QUIET_DB, NOISY_DB, OFFSET, SHORT_SECONDS = -40.0, 30.0, 0.01, 0.5
FAR_SEMITONES = 12
# Nearer than pYIN's steps of 5 cents can tell, a note is in tune.
TUNED_CENTS = 2.5
SOUNDING_DB, BLOCK = -40.0, 160
Write = Callable[[str, np.ndarray], None]


class Job(NamedTuple):
    """A recording whose name is understood; source is its path below the folder of recordings."""

    path: Path
    source: str
    name: names.Name


class Made(NamedTuple):
    """What was measured of a recording."""

    note: Note
    job: Job


# Detected pitches by the SHA-256 of the recording.
Heard = Mapping[str, float | None]
Follow = Callable[[list[Job]], Iterable[Job]]


@dataclass(frozen=True)
class Choices:
    """What is asked for: pitches (none: those that are recorded), the longest take of several, and so on."""

    pitches: tuple[int, ...] = ()
    fill: bool = False
    tune: bool = False
    trust_detected: bool = False
    longest: bool = False


def prepare(raw: Path, choices: Choices, write: Write, heard: Heard, follow: Follow = iter) -> Outcome:
    """Make all notes of a folder; write takes each file's name and float32 [64000].

    A pitch that was heard before is not looked for again, which is most of the work.
    A file that cannot be used becomes a failure among the others' notes. follow passes the jobs on, one by
    one, for who wants to see how far it is.
    """
    jobs, failures, ignored = find(raw)
    made = []
    for job in follow(jobs):
        try:
            made.append(Made(measured(job, choices, heard), job))
        except SynthError as error:
            failures.append(Failure(job.source, str(error)))
    made = single(made, choices.longest, failures)
    for note, job in made:
        write(note.file, sound_of(job, note.tuned_cents))
    filled, missing = fill(made, choices, write, failures)
    notes = sorted([*(note for note, _ in made), *filled], key=lambda note: (note.instrument, note.pitch))
    renamed = {job.name.written: job.name.instrument for _, job in made}
    renamed = {written: name for written, name in sorted(renamed.items()) if written != name}
    return Outcome(FORMAT, notes, failures, missing, renamed, ignored)


def find(raw: Path) -> tuple[list[Job], list[Failure], list[str]]:
    """Recordings with clear names, files that cannot be used, and files that are no sounds, in order."""
    jobs, failures, ignored = [], [], []
    for path in _files(raw):
        inside = path.relative_to(raw)
        source, ending = inside.as_posix(), path.suffix.lower()
        if ending in audio.FOREIGN_ENDINGS:
            failures.append(Failure(source, audio.foreign(ending)))
        elif ending not in SOUNDS:
            ignored.append(source)
        else:
            try:
                jobs.append(Job(path, source, names.parse(inside)))
            except SynthError as error:
                failures.append(Failure(source, str(error)))
    return jobs, failures, ignored


def _files(raw: Path) -> Iterator[Path]:
    """Of a folder and all below it, but the hidden ones, in order of their names."""
    for folder, folders, files in os.walk(raw):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def measured(job: Job, choices: Choices, heard: Heard) -> Note:
    """What there is to tell of a recording. Raise SynthError if it cannot be used."""
    recording = conditioning.read(job.path)
    sound = conditioning.note(recording)
    known = locations.file_identity(job.path)
    detected = heard[known] if known in heard else detect(sound)
    pitch = named = job.name.pitch
    if choices.trust_detected and detected is not None:
        pitch = min(max(round(detected), 0), names.HIGHEST)
    after = recording.sound[recording.onset :]
    note = Note(
        instrument=job.name.instrument,
        pitch=pitch,
        file=file_name(job.name.instrument, pitch),
        source=job.source,
        named=named,
        detected=detected,
        source_rate_hz=recording.rate_hz,
        source_channels=recording.channels,
        onset_seconds=recording.onset / recording.rate_hz,
        seconds=sounding_seconds(after, recording.rate_hz),
        peak_db=decibels(recording.peak),
        offset=recording.offset,
        clipped_samples=recording.clipped,
        source_sha256=known,
    )
    if recording.noise_db is not None:
        second = np.square(after[: recording.rate_hz], dtype=np.float64).mean()
        note.signal_to_noise_db = float(10 * np.log10(second)) - recording.noise_db
    cents = note.cents
    if choices.tune and cents is not None and TUNED_CENTS < abs(cents) <= PITCH_CENTS:
        note.tuned_cents = -cents
    note.warnings = [*pitch_warnings(note), *recording_warnings(note, recording)]
    return note


def sounding_seconds(sound: np.ndarray, rate_hz: int) -> float:
    """Until the level of 10 ms has fallen for good to 40 dB below the loudest."""
    block = max(1, rate_hz // 100)
    blocks = np.pad(sound, (0, -len(sound) % block)).reshape(-1, block)
    power = np.square(blocks, dtype=np.float64).mean(axis=1)
    last = np.flatnonzero(power >= power.max() * 10 ** (SOUNDING_DB / 10))[-1] + 1
    return float(min(last * block, len(sound)) / rate_hz)


def decibels(amplitude: float) -> float:
    return float(20 * np.log10(max(amplitude, conditioning.NOTHING)))


def pitch_warnings(note: Note) -> Iterator[str]:
    """Whether a recording sounds as it is named, in plain words."""
    stem = note.file.removesuffix(".wav")
    if note.detected is None:
        yield f"{stem} has no clear pitch: good for a drum, for anything else record it again"
        return
    cents = 100 * (note.detected - note.named)
    if abs(cents) <= PITCH_CENTS:
        return
    told = f"{note.source} sounds like {said(round(note.detected))}, not like {said(note.named)}"
    octaves = round(cents / 1200)
    if octaves and abs(cents - 1200 * octaves) <= PITCH_CENTS:
        count = "an octave" if abs(octaves) == 1 else f"{abs(octaves)} octaves"
        way = "higher" if octaves > 0 else "lower"
        told += f", {count} {way} (some programs call middle C C3, here it is C4)"
    yield f"{told}: {f'it is {stem} now' if note.pitch != note.named else 'is the name right?'}"


def recording_warnings(note: Note, recording: Recording) -> Iterator[str]:
    """What to do better at the next recording, in plain words."""
    stem = note.file.removesuffix(".wav")
    if recording.clipped:
        count = f"{recording.clipped} samples are cut off at full scale"
        yield f"{stem} was recorded too loud, {count}: record it again, quieter or further away"
    if decibels(recording.peak) < QUIET_DB:
        yield f"{stem} was recorded very quietly, at {decibels(recording.peak):.0f} dB: go nearer"
    if note.signal_to_noise_db is not None and note.signal_to_noise_db < NOISY_DB:
        yield f"{stem} is noisy: the noise lies only {note.signal_to_noise_db:.0f} dB below the note"
    if abs(recording.offset) > OFFSET:
        yield f"{stem} had an offset of {recording.offset:+.0%} (the recorder's fault), which was removed"
    if note.seconds < SHORT_SECONDS:
        yield f"{stem} sounds for {note.seconds:.2f} s only; the rest of its 4 s is silence"


def single(made: list[Made], longest: bool, failures: list[Failure]) -> list[Made]:
    """One recording for each instrument and pitch: where there are several, the longest, or none."""
    takes: dict[str, list[Made]] = {}
    for one in made:
        takes.setdefault(one.note.file, []).append(one)
    chosen = []
    for file, same in takes.items():
        sources = ", ".join(one.job.source for one in same)
        if len(same) == 1:
            chosen += same
        elif longest:
            best = max(same, key=lambda one: one.note.seconds)
            best.note.warnings.append(f"{file}: {best.job.source} is the longest of {sources}")
            chosen.append(best)
        else:
            told = f"one of several recordings for {file}, {sources}: keep one, or add --takes longest"
            failures += [Failure(one.job.source, told) for one in same]
    return chosen


def sound_of(job: Job, cents: float) -> np.ndarray:
    """float32 [64000] of a recording, its pitch moved."""
    return conditioning.note(conditioning.read(job.path), 2 ** (cents / 1200))


def fill(
    made: list[Made], choices: Choices, write: Write, failures: list[Failure]
) -> tuple[list[Note], list[str]]:
    """Notes for pitches that nobody recorded, of the nearest one (of two, the higher); or what is missing."""
    filled, missing = [], []
    for instrument in sorted({note.instrument for note, _ in made}):
        there = {one.note.pitch: one for one in made if one.note.instrument == instrument}
        for pitch in choices.pitches:
            if pitch in there:
                continue
            nearest = there[min(there, key=lambda each: (abs(each - pitch), -each))]
            file = file_name(instrument, pitch)
            if not choices.fill:
                missing.append(file)
                continue
            try:
                filled.append(filled_note(nearest, pitch, write))
            except SynthError as error:
                failures.append(Failure(nearest.job.source, f"{file} cannot be filled from it: {error}"))
    return filled, missing


def filled_note(nearest: Made, pitch: int, write: Write) -> Note:
    """By resampling, as samplers do: attack and length change with the pitch."""
    source = nearest.note
    semitones = pitch - source.pitch
    sound = sound_of(nearest.job, 100 * semitones + source.tuned_cents)
    note = Note(
        instrument=source.instrument,
        pitch=pitch,
        file=file_name(source.instrument, pitch),
        source=source.source,
        named=source.named,
        source_rate_hz=source.source_rate_hz,
        source_channels=source.source_channels,
        onset_seconds=source.onset_seconds,
        seconds=source.seconds / 2 ** (semitones / 12),
        tuned_cents=source.tuned_cents,
        filled_from=source.pitch,
    )
    if abs(semitones) > FAR_SEMITONES:
        far = f"{abs(semitones)} semitones away from {said(source.pitch)}"
        note.warnings.append(f"{note.file.removesuffix('.wav')} was filled from {far}: record one nearer")
    write(note.file, sound)
    return note
