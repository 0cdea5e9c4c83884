"""Shards: thousands of notes' mu-law codes in one memory-mapped file, which training reads.

Beside `shards/00000.npy`, int8 [notes, samples], stands `00000.json`: the names of its rows in order, and
facts about how they were made. It is written last: a shard without it does not count.
"""

import bisect
import itertools
import json
from pathlib import Path

import numpy as np

from synth.datasets import examples
from synth.datasets.note_set import NoteSet
from synth.errors import SynthError

FOLDER = "shards"
SHARD_NOTES = 2000


def write(folder: Path, number: int, codes: np.ndarray, rows: list[str], facts: object = None) -> None:
    """Write one shard of int8 [notes, samples] into a data set's folder, whole or not at all."""
    path = folder / FOLDER / f"{number:05}.npy"
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    try:
        with open(half, "wb") as file:
            np.save(file, codes)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    examples.write_json(index_path(folder, number), {"rows": rows, "facts": facts})


def index_path(folder: Path, number: int) -> Path:
    return folder / FOLDER / f"{number:05}.json"


def read_index(path: Path) -> dict:
    """{"rows": names, "facts": …} of one shard. Raise SynthError if it is damaged."""
    try:
        index = json.loads(path.read_text("utf-8"))
        if not all(isinstance(name, str) for name in index["rows"]):
            raise TypeError("rows are not names")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SynthError(f"{path} cannot be read as the index of a shard: {error}") from None
    return index


class ShardWriter:
    """Gathers notes as they come and writes shards. A shard's notes are of one length."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._rows: list[str] = []
        self._codes: list[np.ndarray] = []

    def add(self, name: str, codes: np.ndarray) -> None:
        if self._codes and (len(codes) != len(self._codes[0]) or len(self._rows) == SHARD_NOTES):
            self.flush()
        self._rows.append(name)
        self._codes.append(codes)

    def flush(self) -> None:
        if self._rows:
            write(self._folder, self._number, np.stack(self._codes), self._rows)
            self._number += 1
            self._rows, self._codes = [], []


class ShardNotes(NoteSet):
    """The notes of a folder with examples.json and shards/."""

    def __init__(self, folder: Path) -> None:
        path = folder / examples.FILE
        if not path.is_file():
            raise SynthError(f"{folder} has no {examples.FILE}: an unfinished render? Run it again to end it")
        self._paths = sorted((folder / FOLDER).glob("*.npy"))
        self._arrays: dict[int, np.ndarray] = {}
        rows = [read_index(shard.with_suffix(".json"))["rows"] for shard in self._paths]
        for number, names in enumerate(rows):
            if len(self._array(number)) != len(names):
                raise SynthError(f"{self._paths[number]} and its index do not hold the same number of notes")
        self._starts = list(itertools.accumulate(map(len, rows), initial=0))
        self.infos = examples.chosen(examples.read(path), itertools.chain.from_iterable(rows), path)

    def __getstate__(self) -> dict:
        # NumPy would pickle what is mapped.
        return {**self.__dict__, "_arrays": {}}

    def codes(self, index: int) -> np.ndarray:
        index = range(len(self))[index]
        number = bisect.bisect_right(self._starts, index) - 1
        return self._array(number)[index - self._starts[number]]

    def _array(self, number: int) -> np.ndarray:
        """int8 [notes, samples] of one shard, mapped."""
        if number not in self._arrays:
            path = self._paths[number]
            try:
                array = np.load(path, mmap_mode="r")
            except (OSError, ValueError, EOFError) as error:
                raise SynthError(f"{path} is not a whole shard: {error}") from None
            if array.dtype != np.int8 or array.ndim != 2:
                raise SynthError(f"{path} holds {array.dtype} {list(array.shape)}, not int8 [notes, samples]")
            self._arrays[number] = array
        return self._arrays[number]
