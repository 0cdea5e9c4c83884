"""Samplers: from an embedding to samples. `open_sampler` chooses one."""

import torch

from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.samplers.queued import QueuedSampler
from synth.samplers.reference import ReferenceSampler
from synth.samplers.voice import Sampler

KINDS = ("reference", "queued", "queued-bf16")


def open_sampler(model: WaveNetAutoencoder, kind: str | None = None, device: str | None = None) -> Sampler:
    """Sampler of a kind in KINDS for the model; by default the queued one, in float32, on the CPU.

    Raise SynthError for another kind or device.
    """
    if device not in (None, "cpu"):
        raise SynthError(f"samplers run on the CPU, not on {device!r}")
    match kind:
        case "reference":
            return ReferenceSampler(model)
        case None | "queued":
            return QueuedSampler(model)
        case "queued-bf16":
            return QueuedSampler(model, torch.bfloat16)
    raise SynthError(f"no sampler {kind!r}; there are {', '.join(KINDS)}")
