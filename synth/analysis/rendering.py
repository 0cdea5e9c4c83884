"""Notes in batches by the sampler, then measured and pictured by a process for each core.

Knows no studies: it is given embeddings and gives sounds with their figures.
"""

import io
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from synth import audio
from synth.analysis.measuring import Measures, measured
from synth.analysis.swing import Swing, swing
from synth.config import SAMPLE_RATE, TEMPERATURE
from synth.errors import SynthError
from synth.evaluation.optional import studio
from synth.evaluation.rainbowgram import rainbowgram

if TYPE_CHECKING:
    from synth.samplers.voice import Sampler

# Vibrato: what a player's hand does, and less than a third of the frames' rate.
VIBRATO_HZ = 5.0
# Starting a process takes as long as measuring so many notes.
NOTES_PER_PROCESS = 16
MP3 = audio.FORMATS[".mp3"]
PICTURE_QUALITY = 70
Tell = Callable[[float], None]


@dataclass(frozen=True)
class Settings:
    """seconds of each note are rendered, at one temperature."""

    seconds: float = 2.0
    temperature: float = TEMPERATURE

    @property
    def samples(self) -> int:
        return round(self.seconds * SAMPLE_RATE)


class Note(NamedTuple):
    """Embedding float32 [frames, 16], MIDI pitch, seed of its random numbers, dB it is made louder by."""

    embedding: np.ndarray
    pitch: int
    seed: int = 0
    gain_db: float = 0.0


class Heard(NamedTuple):
    """A sound's figures, and what a page shows of it: an MP3, which every browser plays, and a WebP."""

    measures: Measures
    swing: Swing
    mp3: bytes
    picture: bytes


def render(sampler: "Sampler", notes: Sequence[Note], settings: Settings, tell: Tell) -> list[np.ndarray]:
    """float32 [samples] of each note; `tell` how many are made, fractions included."""
    from synth.grid import render as grid  # brings torch, which `nsynth --help` does without

    batch = grid.together(sampler)
    sounds: list[np.ndarray] = []
    for first in range(0, len(notes), batch):
        jobs = [
            # None of them becomes a file.
            grid.Job(
                Path(), note.embedding, note.pitch, settings.samples, settings.temperature, note.seed,
                note.gain_db,
            )
            for note in notes[first : first + batch]
        ]  # fmt: skip
        sounds += grid.render(sampler, jobs, SAMPLE_RATE, partial(_tell_of_batch, tell, first, len(jobs)))
    return sounds


def _tell_of_batch(tell: Tell, before: int, notes: int, part: float) -> None:
    tell(before + part * notes)


def examine(sounds: Sequence[np.ndarray], pitches: Sequence[float], tell: Tell) -> list[Heard]:
    """Figures and pictures of sounds that were asked for at these pitches; `tell` how many are done."""
    found = []
    with _mapping(min(cores(), len(sounds) // NOTES_PER_PROCESS)) as mapped:
        for heard in mapped(heard_as, sounds, pitches):
            found.append(heard)
            tell(len(found))
    return found


def check_installed() -> None:
    """Raise SynthError, before the long work, with the command that installs what is missing."""
    for package in ("librosa", "matplotlib", "pyloudnorm"):
        studio(package)


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _mapping(processes: int) -> "Iterator[Callable[..., Iterator[Any]]]":
    """`map`, by so many processes where they are worth their start.

    They are spawned: a fork would take over the sampler's threads half-way.
    """
    if processes < 2:
        yield map
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        yield pool.map
    except BrokenProcessPool:
        raise SynthError(
            "a process that measures was ended from outside: is there too little memory?"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def heard_as(sound: np.ndarray, pitch: float) -> Heard:
    """See `examine`."""
    return Heard(measured(sound, pitch), swing(sound, pitch, VIBRATO_HZ), mp3(sound), picture(sound))


def mp3(sound: np.ndarray) -> bytes:
    return bytes(audio.encoded(sound, SAMPLE_RATE, written_as=MP3))


def picture(sound: np.ndarray) -> bytes:
    """The rainbowgram, a bin a row of pixels, as WebP."""
    whole = io.BytesIO()
    options = {"quality": PICTURE_QUALITY}
    colours = np.ascontiguousarray(rainbowgram(sound)[::-1])
    studio("matplotlib.image").imsave(whole, colours, format="webp", pil_kwargs=options)
    return whole.getvalue()
