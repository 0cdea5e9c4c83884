"""The commands `nsynth edit` and `nsynth interpolate`: embedding files in, an embedding file out."""

import argparse
from functools import cached_property
from pathlib import Path

import numpy as np

from synth import bank, edits, embeddings, locations
from synth.embeddings import FRAME_RATE_HZ
from synth.errors import SynthError

AND = "+"


def add_edit_arguments(made: argparse.ArgumentParser) -> None:
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.epilog = f"{made.epilog}\n\n{_verbs()}"
    made.add_argument("input", metavar="IN.npy")
    made.add_argument("output", metavar="OUT.npy")
    made.add_argument(
        "chain", nargs="+", metavar="EDIT", help=f"a verb and its arguments; more edits after a {AND}"
    )
    made.add_argument("--model", default="default", metavar="default|FILE", help="whose bank to look in")
    made.add_argument("--pitch", type=float, default=60, help="of an instrument to go over to (60)")
    made.add_argument("--velocity", type=int, default=100, help="of an instrument to go over to (100)")
    made.set_defaults(misuse=made.error)


def add_interpolate_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("first", metavar="A.npy")
    made.add_argument("second", metavar="B.npy")
    made.add_argument("output", metavar="OUT.npy")
    made.add_argument(
        "--position", type=float, default=0.5, metavar="P", help="from 0, which is A, to 1, which is B (0.5)"
    )
    made.set_defaults(misuse=made.error)


class Desk:
    """Where names of a command line are looked up: files, and the instruments of a model's bank."""

    def __init__(self, model: str, pitch: float, velocity: int) -> None:
        self._model, self._pitch, self._velocity = model, pitch, velocity

    @cached_property
    def _key(self) -> edits.Key:
        """The bank is read when it is needed."""
        found = bank.load(locations.bank_path(locations.model_path(self._model)))
        return edits.Key(found, self._pitch, self._velocity)

    def embedding(self, name: str) -> np.ndarray:
        return embeddings.read(name) if Path(name).suffix == embeddings.ENDING else self._key.embedding(name)

    def axis(self, number: int) -> np.ndarray:
        return self._key.axis(number)


def edit(options: argparse.Namespace) -> None:
    try:
        chain = edits.check_chain(_split(options.chain))
    except SynthError as error:
        options.misuse(str(error))
    embeddings.checked(options.output)
    desk = Desk(options.model, options.pitch, options.velocity)
    _write(options.output, edits.apply(embeddings.read(options.input), chain, desk))


def interpolate(options: argparse.Namespace) -> None:
    if not 0 <= options.position <= 1:
        options.misuse(f"--position must be in 0..1, not {options.position:g}")
    embeddings.checked(options.output)
    parts = [embeddings.read(path) for path in (options.first, options.second)]
    _write(options.output, embeddings.mix(parts, [1 - options.position, options.position]))


def _write(path: str, embedding: np.ndarray) -> None:
    embeddings.write(path, embedding)
    print(f"{path}: {len(embedding)} frames, {len(embedding) / FRAME_RATE_HZ:.2f} s at 16 kHz")


def _split(words: list[str]) -> list[list[str]]:
    """The edits of a command line, apart where a + stands."""
    chain: list[list[str]] = [[]]
    for word in words:
        if word == AND:
            chain.append([])
        else:
            chain[-1].append(word)
    return chain


def _verbs() -> str:
    """The verbs with their ranges, for --help."""
    lines = ["edits:"]
    for verb in edits.VERBS.values():
        lines.append(f"  {verb.usage}")
        lines.append(f"      {verb.text}")
        lines += [f"      {argument.name}: {argument.range}" for argument in verb.arguments]
    return "\n".join(lines)
