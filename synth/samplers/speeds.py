"""Which sampler is the fastest for so many voices: measured once on a machine, and remembered."""

import logging
import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import msgspec
import numpy as np
import platformdirs
import torch
from llvmlite import binding

from synth.model import WaveNetAutoencoder
from synth.samplers.voice import CHUNK, Sampler

log = logging.getLogger(__name__)
CANDIDATES = ("simd", "queued", "queued-bf16")
# Measured for so many voices; other numbers go by the next larger one.
SIZES = (1, 4, 16, 64, 256)
FIRST_SAMPLES, MOST_SAMPLES = 32, 64 * CHUNK
SECONDS = 0.2


class Known(msgspec.Struct):
    """Samples per second by network and voices, then by kind, on the machine that they were measured on."""

    machine: str
    speeds: dict[str, dict[str, float]]


def fastest(model: WaveNetAutoencoder, voices: int, open_sampler: Callable[..., Sampler]) -> str:
    """Kind of the fastest sampler of CANDIDATES for a model of this shape and so many voices."""
    size = next((size for size in SIZES if size >= voices), SIZES[-1])
    part = model.config.decoder
    name = f"{part.layers} x {part.width}, skip {part.skip}, {model.config.input_channels} in: {size} voices"
    known = read()
    if name not in known.speeds:
        kinds = CANDIDATES + (("queued-mps",) if torch.backends.mps.is_available() else ())
        known.speeds[name] = {
            kind: samples_per_second(open_sampler(model, kind), model, size) for kind in kinds
        }
        write(known)
    return max(known.speeds[name], key=lambda kind: known.speeds[name][kind])


def samples_per_second(sampler: Sampler, model: WaveNetAutoencoder, voices: int) -> float:
    """Of all voices together, over some chunks, or what is made in a moment."""
    config = model.config
    embedding = np.zeros((4, config.bottleneck), np.float32)
    pitch = 60 if config.pitch_conditioning else None
    opened = [sampler.open(embedding, pitch, MOST_SAMPLES, seed) for seed in range(voices)]
    began = time.perf_counter()
    sampler.advance(opened, FIRST_SAMPLES)
    step = FIRST_SAMPLES if time.perf_counter() - began > SECONDS / 10 else CHUNK
    began, seconds = time.perf_counter(), 0.0
    while seconds < SECONDS and opened[0].position + step <= MOST_SAMPLES:
        sampler.advance(opened, step)
        seconds = time.perf_counter() - began
    made = opened[0].position - FIRST_SAMPLES
    for voice in opened:
        sampler.close(voice)
    return voices * made / seconds


def machine() -> str:
    """What a measurement holds for."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("nsynth-bridge", "torch", "numba"))
    return f"{platform.machine()} {binding.get_host_cpu_name()}, {os.cpu_count()} cores, {versions}"


def path() -> Path:
    return platformdirs.user_cache_path("nsynth-bridge") / "samplers.json"


def read() -> Known:
    """What is remembered of this machine; nothing if it is of another or unreadable."""
    try:
        known = msgspec.json.decode(path().read_bytes(), type=Known)
    except (OSError, msgspec.DecodeError):
        return Known(machine(), {})
    return known if known.machine == machine() else Known(machine(), {})


def write(known: Known) -> None:
    """Remember, or go without where nothing can be written: it is measured again, then."""
    target = path()
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.format(msgspec.json.encode(known)))
        part.replace(target)
    except OSError as error:
        log.warning("cannot remember which sampler is the fastest: %s", error)
