"""Samplers: from an embedding to samples. `open_sampler` chooses one."""

import copy
import os
from typing import TYPE_CHECKING

import torch

from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.samplers import speeds
from synth.samplers.cuda import CudaSampler
from synth.samplers.queued import QueuedSampler
from synth.samplers.reference import ReferenceSampler
from synth.samplers.simd import SimdSampler
from synth.samplers.voice import Sampler
from synth.spectral.model import SpectralAutoencoder

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder

KINDS = {
    "cpu": ("reference", "queued", "queued-bf16", "simd", "simd-f32"),
    # cuda-one has the whole GPU make one voice of a large decoder.
    "cuda": ("cuda", "cuda-f32", "cuda-one"),
    "mps": ("queued-mps",),
}
# Where nothing else is said.
DEFAULTS = {"cpu": "simd", "cuda": "cuda", "mps": "queued-mps"}
# Below this size a matrix product is over before a second thread has woken.
PARAMETERS_FOR_THREADS = 5_000_000


def open_sampler(
    model: "Autoencoder",
    kind: str | None = None,
    device: str | None = None,
    voices: int | None = None,
    threads: int | None = None,
) -> Sampler:
    """Sampler of a kind in KINDS for the model, on the CPU unless said.

    By default the compiled one with weights in bfloat16; on devices "cuda" and "mps" theirs. `voices` is how
    many will advance together, where that is known: unless a device is named that sampler is taken which is
    the fastest with so many, on the CPU or Apple's GPU, as was measured once on this machine. `threads` of
    the compiled one are as many as cores unless given. A spectral autoencoder has a sampler of its own, where
    it is. Raise SynthError for another kind or device, or one that this machine lacks.
    """
    if isinstance(model, SpectralAutoencoder):
        # It is made of this package's voices.
        from synth.spectral.sampler import SpectralSampler

        if kind not in (None, SpectralSampler.kind):
            raise SynthError(f"a spectral autoencoder has the sampler {SpectralSampler.kind!r}, not {kind!r}")
        return SpectralSampler(model)
    if kind is None and device is None and voices:
        kind = speeds.fastest(model, voices, open_sampler)
    device = device or next((where for where, kinds in KINDS.items() if kind in kinds), "cpu")
    if device not in KINDS:
        raise SynthError(f"samplers run on {', '.join(KINDS)}, not on {device!r}")
    kind = kind or DEFAULTS[device]
    model = trusting(model)
    match device, kind:
        case "cpu", "reference":
            return ReferenceSampler(model)
        case "cpu", "queued":
            return QueuedSampler(model)
        case "cpu", "queued-bf16":
            return QueuedSampler(model, torch.bfloat16)
        case "cpu", "simd":
            return SimdSampler(model, threads=threads)
        case "cpu", "simd-f32":
            return SimdSampler(model, "float32", threads)
        case "cuda", "cuda":
            return CudaSampler(model)
        case "cuda", "cuda-f32":
            return CudaSampler(model, torch.float32)
        case "cuda", "cuda-one":
            return CudaSampler(model, rows=1)
        case "mps", "queued-mps":
            if not torch.backends.mps.is_available():
                raise SynthError("this machine has no Apple GPU that PyTorch can use: take device cpu")
            return QueuedSampler(model, torch.bfloat16, device="mps")
    raise SynthError(f"no sampler {kind!r} on {device}; there are {', '.join(KINDS[device])}")


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


def prepare_process(model: "Autoencoder", threads: int | None = None) -> None:
    """Set up PyTorch for a process that does nothing but sample: threads by the model's size, no denormals.

    With a thread for every core the default model makes samples at a third of the speed. `threads` are what
    a large one takes, all cores unless given. Denormals are the calling thread's and those it starts.
    """
    parameters = sum(parameter.numel() for parameter in model.parameters())
    most = threads or os.cpu_count() or 1
    torch.set_num_threads(1 if parameters < PARAMETERS_FOR_THREADS else most)
    # Silence decays into denormal numbers, which cost a hundred times as much.
    torch.set_flush_denormal(True)
