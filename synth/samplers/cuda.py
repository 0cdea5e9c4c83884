"""The sampler for NVIDIA GPUs: checks that there is one and chooses the engine by the decoder's width.

A small decoder runs in one persistent kernel (cuda_tiles), a large one as recorded matrix products of many
voices (cuda_graph) or, one voice at a time, in a kernel that has the whole GPU (cuda_solo).
"""

import importlib.util
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import torch

from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.samplers.voice import Made, Sampler, Voice

# The widest decoder whose activations a program holds, and the widest skips.
TILE_WIDTH, TILE_SKIP = 128, 256


class Engine(Protocol):
    """What keeps voices on the device and makes their samples.

    With keeps_logits, to be set before a chunk, logits float32 [voices, samples, 256] are those of the last.
    """

    keeps_logits: bool
    logits: torch.Tensor

    def start(self, voice: Voice) -> None: ...

    def close(self, voice: Voice) -> None: ...

    def advance(self, voices: Sequence[Voice], samples: int) -> tuple[np.ndarray, np.ndarray]: ...


class CudaSampler(Sampler):
    """Samples on a GPU, with weights in bfloat16 unless float32 is asked for.

    rows is how many voices of a large decoder advance at once, 1 for the kernel made for one voice. It is
    chosen here and not by the number of voices, because sums of another size are rounded in another way, and
    a voice must not depend on its company. A small decoder takes any number. An engine of another kind or
    size may be handed in (for tests and measurements).
    """

    kind = "cuda"

    def __init__(
        self,
        model: WaveNetAutoencoder,
        dtype: torch.dtype = torch.bfloat16,
        rows: int | None = None,
        device: str = "cuda",
        engine: Engine | None = None,
    ) -> None:
        place = torch.device(device)
        check(model, place)
        self.device, self.hop = device, model.config.hop
        self.engine = engine or engine_of(model, dtype, rows, place)

    def _start(self, voice: Voice) -> None:
        self.engine.start(voice)

    def _advance(self, voices: Sequence[Voice], samples: int) -> list[Made]:
        counts = [min(samples, voice.samples - voice.position) for voice in voices]
        codes, expected = self.engine.advance(voices, max(counts))
        return [Made(codes[row, :count], expected[row, :count]) for row, count in enumerate(counts)]

    def close(self, voice: Voice) -> None:
        self.engine.close(voice)


def is_small(model: WaveNetAutoencoder) -> bool:
    """Whether the decoder fits the tile kernel."""
    part = model.config.decoder
    return part.width <= TILE_WIDTH and part.skip <= TILE_SKIP


def engine_of(
    model: WaveNetAutoencoder, dtype: torch.dtype, rows: int | None, device: torch.device
) -> Engine:
    if is_small(model):
        from synth.samplers.cuda_tiles import TileEngine

        return TileEngine(model, dtype, device)
    if rows == 1:
        from synth.samplers.cuda_solo import SoloEngine

        return SoloEngine(model, dtype, device)
    from synth.samplers.cuda_graph import ROWS, GraphEngine

    return GraphEngine(model, dtype, device, rows or ROWS)


def check(model: WaveNetAutoencoder, device: torch.device) -> None:
    """Raise SynthError with a remedy where this model cannot run on this device."""
    if model.config.decoder.filter != 3:
        raise SynthError(f"the cuda sampler wants filters of 3, not {model.config.decoder.filter}")
    if model.config.quasi_periodic and not is_small(model):
        raise SynthError(
            f"on a GPU quasi-periodic decoders have at most {TILE_WIDTH} channels and {TILE_SKIP} skips; "
            "use the queued sampler"
        )
    if device.type == "cuda" and not torch.cuda.is_available():
        raise SynthError(
            "PyTorch finds no CUDA GPU: use device cpu, or install a driver and a PyTorch with CUDA"
        )
    if importlib.util.find_spec("triton") is None:
        raise SynthError("the cuda sampler needs Triton: pip install triton")
