"""Speed and memory of one sampler with one number of voices after the other, in a process of its own."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import msgspec
import numpy as np
import psutil
import torch

import synth
from synth import samplers
from synth.bench import machine
from synth.config import ModelConfig
from synth.model import WaveNetAutoencoder, decoder_inputs
from synth.samplers.speeds import FIRST_SAMPLES, samples_per_second
from synth.samplers.voice import CHUNK, Sampler

FULL_SIZE = "full-size"
REPEATS = 3
# A first chunk that would take longer is nothing to wait for.
LONGEST_CHUNK_SECONDS = 10.0
MEMORY_SHARE = 0.6
NAIVE_CALLS = 3


class Row(msgspec.Struct):
    """Speed of all voices together; seconds from opening them to their first chunk; memory of the process."""

    kind: str
    voices: int
    samples_per_second: float
    first_chunk_seconds: float | None = None
    megabytes: int = 0


class ModelSpeeds(msgspec.Struct):
    """Rows of a model, and what bounds them.

    For a sample the multiply-adds, and the bytes of weights in bfloat16 that one voice has to read; and the
    bytes a second that one thread reads from where these weights lie.
    """

    model: str
    multiply_adds: int
    bytes_read: float
    bytes_per_second: float
    rows: list[Row]


def load(name: str) -> WaveNetAutoencoder:
    """A model by name or path; FULL_SIZE has the published network's shape, with random weights."""
    if name != FULL_SIZE:
        return synth.load_wavenet(name)
    torch.manual_seed(0)
    return WaveNetAutoencoder(ModelConfig()).eval().requires_grad_(False)


def speeds(
    name: str, kinds: Sequence[str], voices: Sequence[int], cores: int, tell: Callable[[str], None]
) -> ModelSpeeds:
    """Every kind with every number of voices."""
    rows = []
    for kind in ("naive", *kinds):
        # A process of its own, so that its memory is the sampler's.
        with ProcessPoolExecutor(1, get_context("spawn"), prepare, (name, kind, cores)) as process:
            for number in voices if kind in kinds else [1]:
                tell(f"{name}, {kind}, {number} voices")
                row = process.submit(measure if kind in kinds else naive, number).result()
                if row is None:
                    tell(f"{name}, {kind}: {number} voices do not fit into memory")
                    break
                rows.append(row)
    model = load(name)
    multiply_adds = machine.multiply_adds(model)
    bytes_read = 2 * machine.weights_read(model.config, multiply_adds)
    rate = machine.bytes_per_second(2 * multiply_adds, 1)
    return ModelSpeeds(name, multiply_adds, bytes_read, rate, rows)


_model: WaveNetAutoencoder
_sampler: Sampler
_grown: list[tuple[int, int]] = []


def prepare(name: str, kind: str, cores: int) -> None:
    """In the measuring process: no more than these cores, the model, the sampler."""
    global _model, _sampler
    limit_cores(cores)
    _model = load(name)
    samplers.prepare_process(_model)
    if kind == "naive":
        torch.set_num_threads(cores)
        return
    torch.set_num_threads(min(cores, torch.get_num_threads()))
    _sampler = synth.open_sampler(_model, kind)


def limit_cores(cores: int) -> None:
    """Keep this process to so many cores, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-cores:])


def naive(voices: int) -> Row:
    """The network called again for every sample, with all the past that it hears."""
    config, past = _model.config, _model.config.receptive_field
    codes = np.random.default_rng(0).integers(-60, 60, (voices, past - 1), dtype=np.int8)
    pitch = torch.full((voices,), 60.0) if config.pitch_conditioning else None
    inputs = torch.from_numpy(decoder_inputs(codes, config, pitch))
    conditioning = _model.conditioning(torch.zeros(voices, past // config.hop + 1, config.bottleneck), pitch)
    seconds = []
    with torch.inference_mode():
        for _ in range(NAIVE_CALLS):
            began = time.perf_counter()
            _model.decoder(inputs, conditioning)
            seconds.append(time.perf_counter() - began)
    return Row("naive", voices, voices / min(seconds))


def measure(voices: int) -> Row | None:
    """A row; None if the voices do not fit into memory."""
    if not fits(voices):
        return None
    rate = statistics.median(samples_per_second(_sampler, _model, voices) for _ in range(REPEATS))
    whole = voices * CHUNK / rate < LONGEST_CHUNK_SECONDS
    seconds, megabytes = first_chunk(voices, CHUNK if whole else FIRST_SAMPLES)
    first = seconds if whole else None
    _grown.append((voices, megabytes))
    return Row(_sampler.kind, voices, rate, first, megabytes)


def fits(voices: int) -> bool:
    """By what the numbers of voices before took."""
    if len(_grown) < 2:
        return True
    (fewer, less), (more, much) = _grown[-2:]
    wanted = (much - less) / (more - fewer) * (voices - more)
    return wanted < MEMORY_SHARE * (psutil.virtual_memory().available >> 20)


def first_chunk(voices: int, samples: int) -> tuple[float, int]:
    """Seconds from notes to their first samples, and megabytes of the process with all of them open."""
    embedding = np.zeros((125, _model.config.bottleneck), np.float32)
    pitch = 60 if _model.config.pitch_conditioning else None
    began = time.perf_counter()
    opened = [_sampler.open(embedding, pitch, seed=seed) for seed in range(voices)]
    _sampler.advance(opened, samples)
    seconds = time.perf_counter() - began
    megabytes = psutil.Process().memory_info().rss >> 20
    for voice in opened:
        _sampler.close(voice)
    return seconds, megabytes
