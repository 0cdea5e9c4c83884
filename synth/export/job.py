"""What every export asks of a grid: its notes as files and samples at a rate, their loops, checked names."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
import soxr

from synth import audio, smpl
from synth.errors import SynthError
from synth.grid.layout import Corners, Grid

# What file systems, SFZ and XML all take in a name, and no path takes for something else.
NAME = re.compile(r"[^\W_][\w +()&#'.-]*")
# File systems allow 255 bytes; what we put before and after a name is short.
LONGEST_NAME = 180
# Of a WAV with one loop: its header and the chunk of the loop.
WAV_HEAD = 44 + 68


@dataclass
class Job:
    """An export of `grid` under `name` at `rate_hz`; `tick` is called whenever a file's worth is done."""

    grid: Grid
    name: str
    rate_hz: int
    tick: Callable[[], None] = field(default=lambda: None)

    def check(self) -> None:
        """Raise SynthError for a name that is no file's, and for notes that are not there."""
        check_name(self.name, "--name")
        for square in self.grid.squares:
            for instrument in square:
                check_name(instrument, "an instrument of the grid")
            check_name(square_name(square), "a square of the grid")
        there = sum((self.grid.folder / note.file).is_file() for note in self.grid.notes)
        missing = len(self.grid.notes) - there
        if missing:
            raise SynthError(
                f"{missing} of {len(self.grid.notes)} notes are not rendered yet: run nsynth grid again"
            )

    def note(self, square: int, xi: int, yi: int, pitch: int) -> Path:
        """The file of a cell, x to the right and y downwards."""
        return self.grid.file(self.grid.mixture(square, xi, yi), pitch)

    def sample_name(self, path: Path) -> str:
        """A short name for a note's file, the same wherever it is used."""
        return self._names[path]

    @cached_property
    def _names(self) -> dict[Path, str]:
        return {
            self.grid.folder / note.file: f"{number:05d}_p{note.pitch:03d}.wav"
            for number, note in enumerate(self.grid.notes)
        }

    @property
    def ratio(self) -> float:
        return self.rate_hz / self.grid.rate

    @property
    def wav_bytes(self) -> int:
        """Of one note as a WAV at this rate."""
        return WAV_HEAD + 2 * round(self.grid.samples * self.ratio)

    def loop(self, path: Path) -> tuple[int, int]:
        """First sample that is repeated and the one after the last, at this rate; 0, 0 for none."""
        start, end = smpl.read(path) or (0, 0)
        first = round(start * self.ratio)
        return first, first + round((end - start) * self.ratio)

    def sound(self, path: Path) -> np.ndarray:
        """int16 [samples] at this rate: as they are in the file where the rate is the grid's."""
        try:
            sound, rate_hz = soundfile.read(path, dtype="int16", always_2d=True)
        except (soundfile.LibsndfileError, OSError) as error:
            raise SynthError(f"{path} cannot be read as audio: {error}") from None
        grid = self.grid
        if rate_hz != grid.rate or sound.shape != (grid.samples, 1):
            raise SynthError(
                f"{path} is not {grid.samples} samples of mono at {grid.rate} Hz: "
                "delete it and run nsynth grid again"
            )
        if rate_hz == self.rate_hz:
            return sound[:, 0]
        # Ints are resampled in float and clipped, not wrapped, by soxr.
        return soxr.resample(sound[:, 0], rate_hz, self.rate_hz, quality="VHQ")

    def write_wav(self, path: Path, target: Path, pitch: int) -> None:
        """A note's WAV with its key and loop: the same bytes where the rate is the grid's."""
        sound = self.sound(path)
        if self.rate_hz == self.grid.rate and smpl.read(path) is not None:
            shutil.copyfile(path, target)
        else:
            chunk = smpl.chunk(pitch, self.rate_hz, self.loop(path))
            audio.write(target, sound / np.float32(1 << 15), self.rate_hz, chunk)
        self.tick()

    def write_samples(self, folder: Path) -> None:
        """Every distinct note once, under its short name."""
        folder.mkdir()
        for note in self.grid.notes:
            path = self.grid.folder / note.file
            self.write_wav(path, folder / self.sample_name(path), note.pitch)


def check_name(name: str, what: str) -> None:
    """Raise SynthError unless a name can be a file's on every system."""
    if not NAME.fullmatch(name) or name.endswith((" ", ".")) or len(name.encode()) > LONGEST_NAME:
        raise SynthError(
            f"{what} is called {name!r}, which cannot be a file's name: letters, digits and _ - + . "
            f"space ( ) & # ' are allowed, a letter or digit first, {LONGEST_NAME} bytes in all"
        )


def square_name(square: Corners) -> str:
    """As the Open NSynth Super's app joins it: top left, top right, bottom left, bottom right."""
    return "_".join(square)


def key_ranges(pitches: list[int]) -> dict[int, tuple[int, int]]:
    """{pitch: (lowest, highest key)}: every key of 0..127 to the nearest pitch, the lower one of two."""
    ordered = sorted(pitches)
    highs = [(low + high) // 2 for low, high in pairwise(ordered)] + [127]
    lows = [0] + [high + 1 for high in highs[:-1]]
    return dict(zip(ordered, zip(lows, highs, strict=True), strict=True))
