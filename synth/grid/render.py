"""Notes of a grid, rendered so many together, and written. Knows no settings and no folder's layout.

A batch is a function of its own: it needs a sampler and its notes, whichever machine they are on.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np

from synth import audio, loops, smpl
from synth.samplers.voice import CHUNK, Chunk, Sampler, sound_of

FADE = 8
# Of a 16-bit WAV: before its samples, and for each of them.
HEADER_BYTES, SAMPLE_BYTES = 44, 2
# On a CPU so many on each thread make the most samples (docs/log.md has the figures).
VOICES_PER_THREAD = 4
LEAST_TOGETHER = 16
MEASURED_SECONDS = 1.0


@dataclass(frozen=True)
class Job:
    """A note to render: its file, and what its samples follow from."""

    path: Path
    embedding: np.ndarray
    pitch: int
    samples: int
    temperature: float
    seed: int
    gain_db: float


# The next notes of a grid, at most so many; none when there are no more.
Take = Callable[[int], list[Job]]


class Hands(Protocol):
    """Who renders a grid. name says what with; batch is how many notes are rendered at a time, in all."""

    @property
    def name(self) -> str: ...

    @property
    def batch(self) -> int: ...

    def seconds_per_note(self, job: Job, notes: int) -> float:
        """Measured: what each of so many notes like that one takes, all hands together."""
        ...

    def render(self, take: Take, rate_hz: int, told: Callable[[float], None]) -> Iterator[Callable[[], None]]:
        """Render all that `take` gives; `told` how many are made. Each result writes a batch's files."""
        ...


class Here:
    """This process, with a sampler of its own."""

    def __init__(self, sampler: Sampler, batch: int | None) -> None:
        self._sampler, self.batch = sampler, batch or together(sampler)
        self.name = f"{sampler.device} ({sampler.kind})"

    def seconds_per_note(self, job: Job, notes: int) -> float:
        return seconds_per_note(self._sampler, job, min(self.batch, notes))

    def render(self, take: Take, rate_hz: int, told: Callable[[float], None]) -> Iterator[Callable[[], None]]:
        done = 0
        while jobs := take(self.batch):

            def made(part: float, before: int = done, notes: int = len(jobs)) -> None:
                told(before + part * notes)

            sounds = render(self._sampler, jobs, rate_hz, made)
            done += len(jobs)
            yield partial(write, jobs, sounds, rate_hz)


def together(sampler: Sampler) -> int:
    """How many notes a batch should have."""
    return max(LEAST_TOGETHER, VOICES_PER_THREAD * sampler.together)


def render(
    sampler: Sampler, jobs: Sequence[Job], rate_hz: int, told: Callable[[float], None]
) -> list[np.ndarray]:
    """float32 [samples] of each note of a batch; `told` what part of it is made, now and then."""
    voices = [sampler.open(job.embedding, job.pitch, job.samples, job.seed, job.temperature) for job in jobs]
    made: list[list[Chunk]] = [[] for _ in voices]
    longest = max(job.samples for job in jobs)
    try:
        for position in range(0, longest, CHUNK):
            for chunks, chunk in zip(made, sampler.advance(voices), strict=True):
                chunks.append(chunk)
            told(min(1.0, (position + CHUNK) / longest))
    finally:
        for voice in voices:
            sampler.close(voice)
    return [finished(sound_of(chunks), job.gain_db, rate_hz) for chunks, job in zip(made, jobs, strict=True)]


def finished(sound: np.ndarray, gain_db: float, rate_hz: int) -> np.ndarray:
    """float32 [samples], what the daemon plays, faded at both ends.

    What the published pipeline does to its notes and ours do not need: they have no clicks to take out, they
    begin where the sounds that were encoded begin, and they are made equally loud instead of equally high.
    """
    sound = audio.louder(audio.without_drift(sound, rate_hz), gain_db)
    fade = min(FADE, len(sound) // 2)
    slope = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)
    sound[:fade] *= slope
    sound[len(sound) - fade :] *= slope[::-1]
    return sound


def write(jobs: Sequence[Job], sounds: Sequence[np.ndarray], rate_hz: int) -> None:
    """Each note with its key and its loop, whole or not at all. Raise OSError if there is no room."""
    for job, sound in zip(jobs, sounds, strict=True):
        audio.write(job.path, sound, rate_hz, played(job, sound, rate_hz))


def encoded(jobs: Sequence[Job], sounds: Sequence[np.ndarray], rate_hz: int) -> list[bytes]:
    """The files that `write` writes."""
    pairs = zip(jobs, sounds, strict=True)
    return [bytes(audio.encoded(sound, rate_hz, played(job, sound, rate_hz))) for job, sound in pairs]


def played(job: Job, sound: np.ndarray, rate_hz: int) -> bytes:
    """The chunk that says a note's key and loop."""
    low, high = (round(seconds * rate_hz) for seconds in loops.HELD_SECONDS)
    loop = loops.find(sound, rate_hz, job.pitch, low, high)
    return smpl.chunk(job.pitch, rate_hz, (0, 0) if loop is None else (loop.start, loop.end))


def file_sizes(samples: int, rate_hz: int) -> list[int]:
    """Bytes of a note's file: without a loop, and with one."""
    chunks = [smpl.chunk(60, rate_hz, points) for points in ((0, 0), (0, 1))]
    return [HEADER_BYTES + samples * SAMPLE_BYTES + len(chunk) for chunk in chunks]


def seconds_per_note(sampler: Sampler, job: Job, voices: int) -> float:
    """What a note of such a job takes in a full batch: so many are opened, and rendered for a second."""
    began = time.perf_counter()
    opened = [
        sampler.open(job.embedding, job.pitch, job.samples, seed, job.temperature) for seed in range(voices)
    ]
    opening, seconds = time.perf_counter() - began, 0.0
    # The first chunk warms the caches and the processor; of a note that has no other it is all there is.
    if job.samples > CHUNK:
        sampler.advance(opened)
    began, before = time.perf_counter(), opened[0].position
    while seconds < MEASURED_SECONDS and not opened[0].finished:
        sampler.advance(opened)
        seconds = time.perf_counter() - began
    made = opened[0].position - before
    for voice in opened:
        sampler.close(voice)
    return (opening + seconds * job.samples / made) / voices
