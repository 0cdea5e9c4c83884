"""The command `nsynth decode`: embedding files in, sound files of any rate and format out."""

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soxr

import synth
from synth import audio, batches, embeddings
from synth.audio import SoundFormat
from synth.batches import Outcome
from synth.config import GRAIN, PITCHES, TEMPERATURE
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder
    from synth.samplers.voice import Chunk, Sampler, Voice

MOST_SECONDS, MOST_SEED = 3600.0, 2**64 - 1
LEAST_RATE_HZ, MOST_RATE_HZ = 1000, 384_000
# Rendered together at most, and samples of them all: random numbers and what is made take nine bytes each.
VOICES, SAMPLES = 64, 1 << 25
# <instrument>_<pitch>, as the NSynth Super's pipeline names its sounds; other numbers are hardly a pitch.
NAMED_PITCH, NAMED_PITCHES = re.compile(r".+_([0-9]{2,3})"), range(21, 109)


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("input", nargs="+", metavar="IN", help="embeddings (.npy), or folders of them")
    made.add_argument(
        "output",
        metavar="OUT",
        help=f"a file ({', '.join(audio.FORMATS)}); for several, or a folder, the folder of theirs",
    )
    made.add_argument(
        "--pitch",
        type=batches.within(0, PITCHES - 1),
        metavar="P",
        help="MIDI pitch, fractions allowed; unless given that of each file's name, where it is"
        f" <instrument>_<pitch>.npy with a pitch of {NAMED_PITCHES[0]} to {NAMED_PITCHES[-1]}",
    )
    made.add_argument(
        "--seconds",
        type=batches.within(0.001, MOST_SECONDS),
        help="length; all of the embedding unless given",
    )
    made.add_argument(
        "--rate",
        type=batches.within(LEAST_RATE_HZ, MOST_RATE_HZ, int),
        metavar="HZ",
        help="of the file; the model's unless given",
    )
    made.add_argument(
        "--format",
        default="wav",
        metavar="ENDING",
        help="of files in a folder: wav, aiff, flac, ogg, mp3 (wav)",
    )
    made.add_argument(
        "--subtype",
        metavar="NAME",
        help="how samples are kept: PCM_24, FLOAT and so on (PCM_16 where there is)",
    )
    made.add_argument(
        "--seed",
        type=batches.within(0, MOST_SEED, int),
        default=0,
        help="of the random numbers, for each file (0)",
    )
    made.add_argument(
        "--temperature",
        type=batches.within(0, 10),
        default=TEMPERATURE,
        help=f"0 takes the likeliest ({TEMPERATURE})",
    )
    made.add_argument(
        "--grain",
        type=batches.within(0, 1),
        default=GRAIN,
        help=f"how much of what was drawn is heard: 1 all, as in NSynth ({GRAIN})",
    )
    made.add_argument("--json", action="store_true", help="print JSON: what was written, and what failed")
    made.set_defaults(misuse=made.error)


def run(options: argparse.Namespace) -> None:
    from synth import samplers

    model = synth.load(options.model)
    options.rate = options.rate or model.config.sample_rate
    targets, written_as = _targets(options)
    outcome = Outcome(len(targets), options.json)
    notes = _notes(options, model, targets, outcome)
    samplers.prepare_process(model)
    decode(model, notes, written_as, options, outcome)
    outcome.close("decoded")


@dataclass(frozen=True)
class Note:
    """One file to be made, of `length` samples at its rate; `samples` are to be rendered at the model's."""

    source: Path
    target: Path
    embedding: np.ndarray
    pitch: float | None
    length: int
    samples: int


def pitch_of(path: Path) -> float | None:
    """The pitch that a file's name tells, if it does."""
    found = NAMED_PITCH.fullmatch(_stem(path))
    return float(found[1]) if found and int(found[1]) in NAMED_PITCHES else None


def _stem(path: Path) -> str:
    """Of a published file its sound's."""
    return path.name.removesuffix(embeddings.PUBLISHED) if _published(path) else path.stem


def _published(path: Path) -> bool:
    return path.name.endswith(embeddings.PUBLISHED) and path.name != embeddings.PUBLISHED


def _targets(options: argparse.Namespace) -> tuple[dict[Path, Path], SoundFormat]:
    """What each embedding becomes, in a format that is known to take the rate."""
    if not batches.is_folder(options.input, options.output):
        written_as = audio.sound_format(options.output, options.rate, options.subtype)
        return {Path(options.input[0]): Path(options.output)}, written_as
    output = Path(options.output)
    if output.suffix.lower() in audio.FORMATS and not output.is_dir():
        options.misuse(f"{output} is one file: several want a folder")
    ending = "." + options.format.lower().lstrip(".")
    written_as = audio.sound_format(f"--format {ending}", options.rate, options.subtype)
    paths = batches.sources(options.input, [embeddings.ENDING])
    return batches.targets(paths, options.output, lambda path: _stem(path) + ending), written_as


def _notes(
    options: argparse.Namespace, model: "Autoencoder", targets: dict[Path, Path], outcome: Outcome
) -> list[Note]:
    """What is to be rendered. Raise SynthError where the model wants a pitch that nobody tells."""
    hop, model_rate_hz = model.config.frame_samples, model.config.sample_rate
    notes = []
    for path, target in targets.items():
        try:
            embedding = embeddings.read(path, model.config.bottleneck)
        except SynthError as error:
            outcome.fail(path, error)
            continue
        pitch = pitch_of(path) if options.pitch is None else options.pitch
        if pitch is None and model.config.pitch_conditioning:
            raise SynthError(
                f"{path}: this model wants a pitch: give --pitch, or name it <instrument>_<pitch>.npy"
            )
        seconds = options.seconds or len(embedding) * hop / model_rate_hz
        length = max(1, round(seconds * options.rate))
        samples = -(-length * model_rate_hz // options.rate)
        notes.append(Note(path, target, embedding, pitch, length, samples))
    return notes


def decode(
    model: "Autoencoder",
    notes: list[Note],
    written_as: SoundFormat,
    options: argparse.Namespace,
    outcome: Outcome,
) -> None:
    """Render every note and write it. What a note sounds like does not depend on the others."""
    sampler = synth.open_sampler(model)
    with batches.progress() as progress:
        task = progress.add_task("decoding", total=sum(note.samples for note in notes))
        for batch in _batches(notes):
            for note, sound in _rendered(sampler, batch, options, partial(progress.advance, task)):
                sound = audio.without_drift(sound, model.config.sample_rate)
                sound = _exact(sound, model.config.sample_rate, options.rate, note.length)
                audio.write(note.target, sound, options.rate, written_as=written_as)
                said = f"{note.length / options.rate:.2f} s at {options.rate} Hz"
                said += "" if note.pitch is None else f", pitch {note.pitch:g}"
                facts = {"pitch": note.pitch, "samples": note.length, "rate_hz": options.rate}
                outcome.wrote(note.source, note.target, said, **facts)


def _rendered(
    sampler: "Sampler", batch: list[Note], options: argparse.Namespace, tell: Callable[[int], None]
) -> Iterator[tuple[Note, np.ndarray]]:
    """Notes that are rendered together, each when it is whole, as float32 [samples]."""
    from synth.samplers.voice import sound_of

    playing: list[tuple[Note, Voice, list[Chunk]]] = []
    for note in batch:
        voice = sampler.open(note.embedding, note.pitch, note.samples, options.seed, options.temperature)
        playing.append((note, voice, []))
    while playing:
        made = sampler.advance([voice for _, voice, _ in playing])
        for (_, _, chunks), chunk in zip(playing, made, strict=True):
            chunks.append(chunk)
        tell(sum(chunk.samples for chunk in made))
        for note, voice, chunks in playing:
            if voice.finished:
                sampler.close(voice)
                yield note, sound_of(chunks, options.grain)
        playing = [each for each in playing if not each[1].finished]


def _batches(notes: list[Note]) -> Iterator[list[Note]]:
    """What is rendered together: notes of about one length, so that all sound to the end."""
    batch: list[Note] = []
    for note in sorted(notes, key=lambda note: note.samples):
        if batch and (len(batch) == VOICES or (len(batch) + 1) * note.samples > SAMPLES):
            yield batch
            batch = []
        batch.append(note)
    if batch:
        yield batch


def _exact(sound: np.ndarray, from_hz: int, to_hz: int, length: int) -> np.ndarray:
    """float32 [length] at another rate."""
    if to_hz != from_hz:
        sound = soxr.resample(sound, from_hz, to_hz, quality="VHQ")
    return np.pad(sound[:length], (0, max(0, length - len(sound))))
