"""What benchmarks.gpu checks and times, section by section; each yields rows. Knows nothing of processes.

Sections run on the CPU, too, on a small scale, so that a test can hold them where there is no GPU.
"""

import functools
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

import synth
from synth.config import ModelConfig
from synth.model import WaveNetAutoencoder, decoder_inputs
from synth.samplers import trusting
from synth.samplers.cuda import CudaSampler
from synth.samplers.queued import QueuedSampler
from synth.samplers.voice import CHUNK, Sampler, Voice, conditioning_of

Row = dict[str, Any]


@functools.cache
def default_model() -> WaveNetAutoencoder:
    return trusting(synth.load("default"))


@functools.cache
def full_model() -> WaveNetAutoencoder:
    """The published network's shape with random weights, whose levels are as sure as a trained one's."""
    torch.manual_seed(0)
    model = WaveNetAutoencoder(ModelConfig()).eval().requires_grad_(False)
    model.decoder.logits.weight *= 8
    return model


@dataclass(frozen=True)
class Scale:
    """What is measured how often. tuned: (voices of a tile, warps)."""

    device: str = "cuda"
    default: Callable[[], WaveNetAutoencoder] = default_model
    full: Callable[[], WaveNetAutoencoder] = full_model
    voices: tuple[int, ...] = (1, 16, 64, 256, 1024, 4096)
    full_rows: tuple[int, ...] = (16, 64, 256, 1024, 4096)
    tuned: tuple[tuple[int, int], ...] = ((16, 4), (16, 8), (32, 4), (32, 8), (32, 16))
    tuned_voices: int = 4096
    seconds: float = 3.0
    chunk: int = CHUNK
    checked: int = 512
    copied_mib: int = 2048
    matrix: int = 8192

    @property
    def place(self) -> torch.device:
        return torch.device(self.device)


def machine(scale: Scale) -> Iterator[Row]:
    """Measured limits: bytes a second that a copy reads and writes, operations of a bfloat16 product."""
    source = torch.zeros(scale.copied_mib << 20, dtype=torch.uint8, device=scale.place)
    target = torch.empty_like(source)
    copying = best_seconds(scale, lambda: target.copy_(source))
    one = torch.randn(scale.matrix, scale.matrix, device=scale.place).bfloat16()
    multiplying = best_seconds(scale, lambda: one @ one)
    properties = torch.cuda.get_device_properties(scale.place) if scale.device == "cuda" else None
    yield {
        "section": "machine",
        "name": properties.name if properties else "CPU",
        "multiprocessors": properties.multi_processor_count if properties else 0,
        "torch": torch.__version__,
        "bytes_per_second": 2 * source.numel() / copying,
        "operations_per_second": 2 * scale.matrix**3 / multiplying,
    }


def best_seconds(scale: Scale, work: Callable[[], object], times: int = 5) -> float:
    """Of some runs after a first one."""
    taken = []
    for _ in range(times + 1):
        synchronise(scale)
        began = time.perf_counter()
        work()
        synchronise(scale)
        taken.append(time.perf_counter() - began)
    return min(taken[1:])


def synchronise(scale: Scale) -> None:
    if scale.device == "cuda":
        torch.cuda.synchronize()


def check_default(scale: Scale) -> Iterator[Row]:
    yield from checked(scale, "default", scale.default(), None, 5)


def check_full_batch(scale: Scale) -> Iterator[Row]:
    yield from checked(scale, "full-size", scale.full(), 16, 3)


def check_full_one(scale: Scale) -> Iterator[Row]:
    yield from checked(scale, "full-size", scale.full(), 1, 1)


def checked(
    scale: Scale, name: str, model: WaveNetAutoencoder, rows: int | None, voices: int
) -> Iterator[Row]:
    """Against the queued sampler's samples and the network's probabilities; alone against in company."""
    queued = QueuedSampler(model)
    wanted = [made.codes for made in queued.advance(notes(queued, model, voices), scale.checked)]
    for dtype, tolerance in ((torch.float32, 1e-3), (torch.bfloat16, 2e-2)):
        sampler = CudaSampler(model, dtype, rows, scale.device)
        sampler.engine.keeps_logits = True
        opened = notes(sampler, model, voices)
        codes = [made.codes for made in sampler.advance(opened, scale.checked)]
        distance = max(
            map(probability_distance, [model] * voices, opened, codes, sampler.engine.logits.cpu())
        )
        sampler.engine.keeps_logits = False
        alone = sampler.advance(notes(sampler, model, 1), scale.checked)[0].codes
        same = min(same_samples(*pair) for pair in zip(codes, wanted, strict=True))
        yield {
            "section": "check",
            "model": name,
            "engine": type(sampler.engine).__name__,
            "dtype": str(dtype).removeprefix("torch."),
            "samples_as_queued": same,
            "of": scale.checked,
            "probability_distance": distance,
            "alone_as_in_company": bool(np.array_equal(alone, codes[0])),
            "passed": bool(distance < tolerance and np.array_equal(alone, codes[0])),
        }


def notes(sampler: Sampler, model: WaveNetAutoencoder, count: int, samples: int = 24 * CHUNK) -> list[Voice]:
    """Seeded; pitches spread over the keyboard where the model hears them."""
    # As far from 0 as those of instruments, and held.
    embeddings = np.random.default_rng(1).normal(0, 0.5, (16, 1, 16)).astype(np.float32)
    pitched = model.config.pitch_conditioning
    return [
        sampler.open(embeddings[n % 16], 30 + n % 61 if pitched else None, samples, seed=n, temperature=0.8)
        for n in range(count)
    ]


def probability_distance(
    model: WaveNetAutoencoder, voice: Voice, codes: np.ndarray, offered: torch.Tensor
) -> float:
    """Greatest distance of what was offered [samples, 256] from the teacher-forced network on the CPU."""
    pitch = None if voice.pitch is None else torch.tensor([voice.pitch], dtype=torch.float64)
    inputs = torch.from_numpy(decoder_inputs(codes[None, :-1], model.config, pitch))
    with torch.inference_mode():
        logits, _ = model.decoder(inputs, conditioning_of(model, voice))
        return float((torch.softmax(offered, dim=1) - torch.softmax(logits[0].T, dim=1)).abs().max())


def same_samples(codes: np.ndarray, wanted: np.ndarray) -> int:
    """How many samples pass before the first that differs."""
    different = np.flatnonzero(codes != wanted)
    return int(different[0]) if len(different) else len(codes)


def time_default(scale: Scale) -> Iterator[Row]:
    model = scale.default()
    for voices in scale.voices:
        yield guarded(timed, scale, "default", model, voices, lambda: CudaSampler(model, device=scale.device))


def time_full_one(scale: Scale) -> Iterator[Row]:
    model = scale.full()
    yield guarded(
        timed, scale, "full-size", model, 1, lambda: CudaSampler(model, rows=1, device=scale.device)
    )


def time_full_batch(scale: Scale) -> Iterator[Row]:
    model = scale.full()
    for rows in scale.full_rows:
        make = functools.partial(CudaSampler, model, rows=rows, device=scale.device)
        yield guarded(timed, scale, "full-size", model, rows, make)


def tune(scale: Scale) -> Iterator[Row]:
    """The tile kernel with other tiles and warps: what TILE and WARPS of cuda_tiles should be."""
    from synth.samplers.cuda_tiles import TileEngine

    model = scale.default()
    for tile, warps in scale.tuned:

        def make(tile: int = tile, warps: int = warps) -> CudaSampler:
            engine = TileEngine(model, torch.bfloat16, scale.place, tile, warps)
            return CudaSampler(model, device=scale.device, engine=engine)

        row = guarded(timed, scale, "default", model, scale.tuned_voices, make)
        yield {**row, "section": "tuning", "tile": tile, "warps": warps}


def timed(
    scale: Scale, name: str, model: WaveNetAutoencoder, voices: int, make: Callable[[], Sampler]
) -> Row:
    """Chunks of so many voices, after one that warms up."""
    if scale.device == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
    sampler = make()
    # The first of the two compiles and records.
    for _ in range(2):
        began = time.perf_counter()
        early = notes(sampler, model, 1)
        sampler.advance(early, scale.chunk)
        first_chunk_seconds = time.perf_counter() - began
        sampler.close(early[0])
    opened = notes(sampler, model, voices)
    sampler.advance(opened, scale.chunk)
    taken: list[float] = []
    while not taken or (sum(taken) < scale.seconds and opened[0].position + scale.chunk <= opened[0].samples):
        began = time.perf_counter()
        sampler.advance(opened, scale.chunk)
        taken.append(time.perf_counter() - began)
    per_second = voices * scale.chunk / statistics.median(taken)
    operations, moved = costs(model.config, voices)
    return {
        "section": "time",
        "model": name,
        "sampler": type(sampler.engine).__name__ if isinstance(sampler, CudaSampler) else sampler.kind,
        "voices": voices,
        "samples_per_second": per_second,
        "realtime": per_second / model.config.sample_rate,
        "first_chunk_ms": 1000 * first_chunk_seconds,
        "memory_mib": torch.cuda.max_memory_allocated() / 2**20 if scale.device == "cuda" else None,
        "operations_per_sample": operations,
        "bytes_per_sample": moved,
    }


def costs(config: ModelConfig, voices: int) -> tuple[float, float]:
    """Operations and bytes of memory a sample costs: weights that no cache holds, queues, in bfloat16."""
    part = config.decoder
    layer = part.width * (6 * part.width + part.width + part.skip)
    weights = part.layers * layer + part.width * (3 * config.input_channels + part.skip)
    weights += part.skip * (part.skip + config.levels)
    in_cache = 2 * weights < 40 << 20
    return 2.0 * weights, (0 if in_cache else 2 * weights / voices) + 2 * 3 * part.layers * part.width


def compare(scale: Scale) -> Iterator[Row]:
    """The alternatives: the network called for every sample, the queued sampler on the CPU."""
    for name, model in (("default", scale.default()), ("full-size", scale.full())):
        yield guarded(called_naively, scale, name, model)
        for voices in (1, 16):
            short = replace(scale, device="cpu", chunk=min(64, scale.chunk))
            make = functools.partial(QueuedSampler, model, torch.bfloat16)
            yield {**guarded(timed, short, name, model, voices, make), "sampler": "queued"}


def called_naively(scale: Scale, name: str, model: WaveNetAutoencoder) -> Row:
    """One call for each sample with all the past that it hears, in float32 on the GPU."""
    config = model.config
    decoder = model.decoder.to(scale.place)
    inputs = torch.zeros(1, config.heard_channels, config.receptive_field, device=scale.place)
    conditioning = torch.zeros(1, 125, config.conditioning_channels, device=scale.place)
    with torch.inference_mode():
        seconds = best_seconds(scale, lambda: decoder(inputs, conditioning)[0][:, :, -1].argmax().item())
    model.decoder.to("cpu")
    rate = 1 / seconds
    return {
        "section": "time",
        "model": name,
        "sampler": "network call",
        "voices": 1,
        "samples_per_second": rate,
        "realtime": rate / config.sample_rate,
    }


def guarded(work: Callable[..., Row], *arguments: Any) -> Row:
    """A row, or one that says what failed."""
    try:
        return work(*arguments)
    except Exception as error:
        what = [str(each) for each in arguments if isinstance(each, str | int)]
        return {"section": "failed", "what": " ".join([work.__name__, *what]), "error": repr(error)[:500]}


SECTIONS: dict[str, Callable[[Scale], Iterator[Row]]] = {
    "machine": machine,
    "check-default": check_default,
    "time-default": time_default,
    "check-full-batch": check_full_batch,
    "time-full-batch": time_full_batch,
    "check-full-one": check_full_one,
    "time-full-one": time_full_one,
    "compare": compare,
    "tune": tune,
}
