"""Samplers: from an embedding to samples. `open_sampler` chooses one."""

import copy
import os

import torch

from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.samplers import speeds
from synth.samplers.queued import QueuedSampler
from synth.samplers.reference import ReferenceSampler
from synth.samplers.simd import SimdSampler
from synth.samplers.voice import Sampler

KINDS = ("reference", "queued", "queued-bf16", "simd", "simd-f32")
# Below this size a matrix product is over before a second thread has woken.
PARAMETERS_FOR_THREADS = 5_000_000


def open_sampler(
    model: WaveNetAutoencoder,
    kind: str | None = None,
    device: str | None = None,
    voices: int | None = None,
) -> Sampler:
    """Sampler of a kind in KINDS for the model; by default the compiled one, with weights in bfloat16.

    `voices` is how many will advance together where that is known: of the samplers of this machine the one is
    taken that is fastest with so many, as was measured once. Raise SynthError for another kind or device.
    """
    if device not in (None, "cpu"):
        raise SynthError(f"samplers run on the CPU, not on {device!r}")
    if kind is None:
        kind = speeds.fastest(model, voices, open_sampler) if voices else "simd"
    model = trusting(model)
    match kind:
        case "reference":
            return ReferenceSampler(model)
        case "queued":
            return QueuedSampler(model)
        case "queued-bf16":
            return QueuedSampler(model, torch.bfloat16)
        case "simd":
            return SimdSampler(model)
        case "simd-f32":
            return SimdSampler(model, "float32")
    raise SynthError(f"no sampler {kind!r}; there are {', '.join(KINDS)}")


def trusting(model: WaveNetAutoencoder) -> WaveNetAutoencoder:
    """A copy whose prediction has the trust of its configuration, or the model where that adds nothing."""
    trust = model.config.predictor.trust if model.config.predictor else 0.0
    if not trust:
        return model
    model = copy.deepcopy(model)
    assert model.decoder.predictor is not None
    with torch.no_grad():
        model.decoder.predictor.weights.bias[-1] += trust
    return model


def prepare_process(model: WaveNetAutoencoder) -> None:
    """Set up PyTorch for a process that does nothing but sample: threads by the model's size, no denormals.

    With a thread for every core the default model makes samples at a third of the speed.
    """
    parameters = sum(parameter.numel() for parameter in model.parameters())
    torch.set_num_threads(1 if parameters < PARAMETERS_FOR_THREADS else os.cpu_count() or 1)
    # Silence decays into denormal numbers, which cost a hundred times as much.
    torch.set_flush_denormal(True)
