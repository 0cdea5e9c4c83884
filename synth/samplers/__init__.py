"""Samplers: from an embedding to samples. `open_sampler` chooses one."""

import copy
import os

import torch

from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.samplers.queued import QueuedSampler
from synth.samplers.reference import ReferenceSampler
from synth.samplers.voice import Sampler

KINDS = ("reference", "queued", "queued-bf16")
# Below this size a matrix product is over before a second thread has woken.
PARAMETERS_FOR_THREADS = 5_000_000


def open_sampler(model: WaveNetAutoencoder, kind: str | None = None, device: str | None = None) -> Sampler:
    """Sampler of a kind in KINDS for the model; by default the queued one, in float32, on the CPU.

    Raise SynthError for another kind or device.
    """
    if device not in (None, "cpu"):
        raise SynthError(f"samplers run on the CPU, not on {device!r}")
    model = trusting(model)
    match kind:
        case "reference":
            return ReferenceSampler(model)
        case None | "queued":
            return QueuedSampler(model)
        case "queued-bf16":
            return QueuedSampler(model, torch.bfloat16)
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
