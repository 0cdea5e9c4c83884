"""From sound to what the spectral autoencoder sees, in the paper's four ways (section 3.2). Knows no network.

All are of the short-time Fourier transform with a Hann window, centred, with zeros before and after.
Channels of what it sees:

- magnitude: decibels below the note's loudest bin, range_db of them brought to 0..1
- magnitude_phase: besides, the phase / π in −1..1
- instantaneous_frequency: besides, the phase's change from frame to frame / π, unwrapped, times the magnitude
- real_imaginary: both parts, the largest magnitude being 1
"""

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from synth.errors import SynthError
from synth.spectral.config import SpectralConfig


def spectrogram(audio: Tensor, config: SpectralConfig) -> Tensor:
    """float32 [batch, samples] to [batch, channels, bins, frames].

    A longer sound is cut, a shorter one has zeros after it: no sound, that is. Raise SynthError for sound
    that is none.
    """
    if audio.ndim != 2 or not audio.shape[1]:
        raise SynthError(f"audio is numbers [batch, samples], not {list(audio.shape)}")
    spectrum = transformed(functional.pad(audio.float(), (0, max(0, config.n_fft - audio.shape[1]))), config)
    seen = _seen(spectrum, config)[:, :, : config.bins, : config.frames]
    return functional.pad(seen, (0, config.frames - seen.shape[3]))


def transformed(audio: Tensor, config: SpectralConfig) -> Tensor:
    """float32 [batch, samples] to complex [batch, n_fft / 2 + 1, frames]"""
    return torch.stft(
        audio,
        config.n_fft,
        config.hop,
        window=torch.hann_window(config.n_fft, device=audio.device),
        pad_mode="constant",
        return_complex=True,
    )


def _seen(spectrum: Tensor, config: SpectralConfig) -> Tensor:
    power = spectrum.real**2 + spectrum.imag**2
    loudest = power.amax(dim=(1, 2), keepdim=True).clamp(min=config.power_floor)
    if config.inputs == "real_imaginary":
        return torch.stack([spectrum.real, spectrum.imag], dim=1) / loudest.sqrt()[:, None]
    decibels = 10 * torch.log10(power.clamp(min=config.power_floor) / loudest)
    # Nothing at all is nothing, though it is as loud as its loudest bin.
    audible = loudest > config.power_floor
    magnitude = (decibels / config.range_db + 1).clamp(min=0) * audible
    if config.inputs == "magnitude":
        return magnitude[:, None]
    phase = spectrum.angle()
    if config.inputs == "instantaneous_frequency":
        phase = magnitude * torch.diff(unwrapped(phase), dim=2, prepend=torch.zeros_like(phase[:, :, :1]))
    return torch.stack([magnitude, phase / math.pi], dim=1)


def unwrapped(phase: Tensor) -> Tensor:
    """Phases [batch, bins, frames] without leaps of more than π from frame to frame."""
    return torch.from_numpy(np.unwrap(phase.cpu().numpy()).astype(np.float32)).to(phase.device)


def amplitudes(magnitude: Tensor, config: SpectralConfig) -> Tensor:
    """0..1 to the amplitude of each bin, of the note's loudest one; 0, where nothing was, to 0."""
    heard = 10 ** ((magnitude - 1) * config.range_db / 20)
    return heard * (magnitude > 0)
