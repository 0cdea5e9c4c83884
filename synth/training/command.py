"""`nsynth train`: arguments to a run, in one process or under torchrun."""

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synth.datasets.note_set import NoteSet
from synth.errors import SynthError

if TYPE_CHECKING:
    from synth.training.config import RunConfig

# Of data that comes without a valid split, one note in so many is kept for validation.
HELD_OUT = 16


class SomeNotes(NoteSet):
    """Part of a set of notes, by index."""

    def __init__(self, notes: NoteSet, chosen: list[int]) -> None:
        self._notes, self._chosen = notes, chosen
        self.infos = [notes.infos[index] for index in chosen]

    def codes(self, index: int) -> np.ndarray:
        return self._notes.codes(self._chosen[index])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "config",
        nargs="?",
        metavar="CONFIG",
        help="a .toml file or a name: default, tiny, h512, spectral, classifier",
    )
    parser.add_argument(
        "--data", required=True, type=Path, help="rendered notes, NSynth's, or a folder of WAVs"
    )
    parser.add_argument("--out", required=True, type=Path, help="folder of the run")
    parser.add_argument("--init", metavar="MODEL", help="begin with this model's weights (fine-tuning)")
    parser.add_argument(
        "--grow", action="store_true", help="begin with --init, in the larger network that CONFIG describes"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on where OUT stands, with its configuration"
    )
    parser.add_argument("--minutes", type=float, help="end after so long, with a usable checkpoint")
    parser.add_argument("--steps", type=int, help="instead of the configuration's")
    parser.add_argument("--device", help="cpu or cuda; the GPU if there is one")
    parser.add_argument("--loaders", type=int, default=2, help="processes that prepare crops (2)")


def run(options: argparse.Namespace) -> None:
    """Train. Raise SynthError with one line for what cannot be done."""
    import torch

    from synth import checkpoints
    from synth.training import state
    from synth.training.loop import Trainer
    from synth.training.progress import Progress

    config = _config(options)
    init = checkpoints.load(options.init) if options.init and not options.resume else None
    if options.grow and not options.init:
        raise SynthError("--grow wants --init: the model to begin with")
    if init is not None and not options.grow:
        config = config.fitting(init.config)
    notes, validation = open_split(options.data)
    if not options.resume and (options.out / state.STATE).exists():
        raise SynthError(f"{options.out} holds a run already: go on with --resume, or choose another folder")
    options.out.mkdir(parents=True, exist_ok=True)
    device = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    # Silence makes denormal numbers, which cost a processor a hundred times as much.
    torch.set_flush_denormal(True)
    rank = _join(device)
    if device == "cuda":
        torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", 0)))
    with Progress(options.out, config.steps, config.unit, quiet=rank > 0) as progress:
        trainer = Trainer(
            config, notes, validation, options.out, device, progress, init=init, loaders=options.loaders
        )
        if options.resume:
            trainer.resume()
        trainer.run(options.minutes)
    if torch.distributed.is_initialized():
        torch.distributed.destroy_process_group()
    if rank == 0:
        print(f"{options.out / state.MODEL}: {trainer.step} of {config.steps} steps")


def open_split(path: Path) -> tuple[NoteSet, NoteSet]:
    """Notes to train on and notes to validate on, as the data is split, else one in HELD_OUT kept back."""
    from synth.datasets.notes import open_notes, splits_of

    if path.is_dir() and "valid" in splits_of(path):
        return open_notes(path, "train"), open_notes(path, "valid")
    notes = open_notes(path)
    if len(notes) < 2:
        raise SynthError(f"{path} holds {len(notes)} notes; training needs at least 2")
    held = list(range(0, len(notes), HELD_OUT))
    return SomeNotes(notes, [n for n in range(len(notes)) if n not in set(held)]), SomeNotes(notes, held)


def _config(options: argparse.Namespace) -> "RunConfig":
    from synth.training import config, state

    if options.resume:
        return state.read_config(options.out)
    found = config.read(options.config or ("finetune" if options.init else "default"))
    return replace(found, steps=options.steps) if options.steps else found


def _join(device: str) -> int:
    """Join the other processes if torchrun started several; this one's rank."""
    import torch.distributed as distributed

    if int(os.environ.get("WORLD_SIZE", 1)) > 1:
        distributed.init_process_group("nccl" if device == "cuda" else "gloo")
        return distributed.get_rank()
    return 0
