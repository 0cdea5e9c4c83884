"""The command `nsynth encode`: sound files in, embedding files out."""

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import synth
from synth import audio, batches, embeddings
from synth.batches import Outcome
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder

# What folders are searched for; a file that is named may be of any kind that libsndfile reads.
SOUNDS = (*audio.FORMATS, ".opus", ".au", ".caf", ".w64", ".rf64")
# Files of equal length are encoded together as long as they are so many frames: beyond four seconds there is
# nothing won, and memory grows.
FRAMES_TOGETHER = 125


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("input", nargs="+", metavar="IN", help="sound files, or folders of them")
    made.add_argument(
        "output", metavar="OUT", help="a .npy file; for several sounds, or a folder, the folder of theirs"
    )
    made.add_argument(
        "--published",
        action="store_true",
        help="name files in a folder <stem>_embeddings.npy; what is so named is written as [1, frames, 16]",
    )
    made.add_argument("--json", action="store_true", help="print JSON: what was written, and what failed")
    made.set_defaults(misuse=made.error)


def run(options: argparse.Namespace) -> None:
    if batches.is_folder(options.input, options.output):
        if Path(options.output).suffix.lower() == embeddings.ENDING and not Path(options.output).is_dir():
            options.misuse(f"{options.output} is one file: several want a folder")
        ending = embeddings.PUBLISHED if options.published else embeddings.ENDING
        paths = batches.sources(options.input, SOUNDS, audio.FOREIGN_ENDINGS)
        model = synth.load(options.model)
        targets = batches.targets(paths, options.output, lambda path: path.stem + ending)
    else:
        if options.published and not options.output.endswith(embeddings.PUBLISHED):
            options.misuse(f"--published wants a name that ends in {embeddings.PUBLISHED}, or a folder")
        paths = [Path(options.input[0])]
        targets = {paths[0]: embeddings.checked(options.output)}
        model = synth.load(options.model)
    outcome = Outcome(len(paths), options.json)
    encode(model, targets, outcome)
    outcome.close("encoded")


def encode(model: "Autoencoder", targets: dict[Path, Path], outcome: Outcome) -> None:
    """Encode every file that is a sound, and write what it becomes."""
    hop, rate_hz = model.config.frame_samples, model.config.sample_rate
    with batches.progress() as progress:
        task = progress.add_task("encoding", total=len(targets))
        for batch in _batches(targets, model, outcome):
            sounds = np.stack([sound for _, sound in batch])
            total = sounds.shape[1] // hop
            made = []
            for piece in model.encode_pieces(sounds):
                made.append(piece.numpy())
                progress.advance(task, len(batch) * piece.shape[1] / total)
            for (path, _), embedding in zip(batch, np.concatenate(made, axis=1), strict=True):
                embeddings.write(targets[path], embedding)
                frames = len(embedding)
                counted = f"{frames} frames" if frames > 1 else "1 frame"
                said = f"{counted} of {embedding.shape[1]}, {frames * hop / rate_hz:.2f} s"
                outcome.wrote(path, targets[path], said, frames=frames)
        progress.update(task, completed=len(targets))


def _batches(
    paths: dict[Path, Path], model: "Autoencoder", outcome: Outcome
) -> Iterator[list[tuple[Path, np.ndarray]]]:
    """Files with their sounds, filled up with silence to whole frames, of one length in each batch."""
    batch: list[tuple[Path, np.ndarray]] = []
    for _, same in groupby(_sounds(paths, model, outcome), key=lambda each: len(each[1])):
        for path, sound in same:
            batch.append((path, sound))
            if (len(batch) + 1) * len(sound) > FRAMES_TOGETHER * model.config.frame_samples:
                yield batch
                batch = []
        if batch:
            yield batch
            batch = []


def _sounds(
    paths: dict[Path, Path], model: "Autoencoder", outcome: Outcome
) -> Iterator[tuple[Path, np.ndarray]]:
    """Those of equal length in a row."""
    for path in sorted(paths, key=audio.seconds):
        try:
            sound = audio.read(path, model.config.sample_rate)
        except SynthError as error:
            outcome.fail(path, error)
            continue
        yield path, np.pad(sound, (0, -len(sound) % model.config.frame_samples))
