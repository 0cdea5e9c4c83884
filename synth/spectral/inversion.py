"""From what the spectral autoencoder says back to sound. Knows no network.

Where it says the phase, that is the inverse transform. Where it says magnitudes alone, a phase is looked for
that a sound can have (Griffin and Lim 1984), with a momentum that takes it there in a tenth of the iterations
(Perraudin, Balazs and Søndergaard 2013).
"""

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from synth.errors import SynthError
from synth.spectral.config import SpectralConfig
from synth.spectral.spectrogram import amplitudes

# The paper's are 1,000, without momentum: docs/log.md has what they are worth.
ITERATIONS = 100
MOMENTUM = 0.99
# What a note is brought to: its spectrogram tells no level.
PEAK = 0.9
MOST_SECONDS = 60
SMALLEST = 1e-12
# Below it a phase that was multiplied by the magnitude says nothing.
LEAST_MAGNITUDE = 1e-3


def sound(
    config: SpectralConfig, magnitudes: Tensor, samples: int, seed: int, iterations: int = ITERATIONS
) -> np.ndarray:
    """float32 [samples] of a spectrogram [channels, bins, frames] as the network makes it, its peak at 0.9.

    A note that is longer than the network's holds its last whole frame; a shorter one is cut. The phase that
    is begun with follows from the seed, so that the same arguments give the same samples. Raise SynthError
    for a length that is not 1 to 960,000 samples.
    """
    longest = MOST_SECONDS * config.sample_rate
    if not 1 <= samples <= longest:
        raise SynthError(
            f"a note of a spectral autoencoder has 1 to {longest} samples ({MOST_SECONDS} s), not {samples}"
        )
    seen = lasting(magnitudes.detach().float().cpu(), config, samples // config.hop + 1)
    transform = Transform(config, samples)
    if config.channels == 1:
        spectrum = found_phase(amplitudes(seen[0], config), transform, seed, iterations)
    else:
        spectrum = with_phase(seen, config)
    audio = transform.audio(transform.inverse(spectrum))
    return audio * np.float32(PEAK / max(float(np.abs(audio).max()), SMALLEST))


def lasting(seen: Tensor, config: SpectralConfig, frames: int) -> Tensor:
    """[channels, bins, frames] to so many frames, silence in the highest bin: [channels, frames, bins + 1].

    Beyond the network's note its last frame that lies within it whole is held.
    """
    index = torch.arange(frames)
    if frames > config.heard_frames:
        index = index.clamp(max=(config.samples - config.n_fft // 2) // config.hop)
    held = seen[:, :, index].transpose(1, 2)
    return functional.pad(held, (0, config.n_fft // 2 + 1 - config.bins))


def with_phase(seen: Tensor, config: SpectralConfig) -> Tensor:
    """Complex [frames, bins + 1] of two channels that say the phase."""
    first, second = seen
    if config.inputs == "real_imaginary":
        return torch.complex(first, second)
    phase = second * math.pi
    if config.inputs == "instantaneous_frequency":
        phase = torch.cumsum(phase / first.clamp(min=LEAST_MAGNITUDE), dim=0)
    return torch.polar(amplitudes(first, config), phase)


def found_phase(wanted: Tensor, transform: "Transform", seed: int, iterations: int) -> Tensor:
    """Complex [frames, bins + 1] of these magnitudes, with a phase such that a sound nearly has them."""
    # Of Philox number n is the same everywhere; 53 bits fit in a float64. Frame by frame, so that a note of
    # another length begins alike.
    raw = np.random.Philox(key=seed).random_raw(wanted.numel()) >> np.uint64(11)
    phases = torch.from_numpy(raw * (2.0**-53 * 2 * math.pi)).float().reshape(wanted.shape)
    spectrum, before = torch.polar(wanted, phases), torch.zeros((), dtype=torch.complex64)
    for _ in range(iterations):
        consistent = transform(transform.inverse(spectrum))
        ahead = torch.sub(consistent, before, alpha=MOMENTUM / (1 + MOMENTUM))
        # A third of the time of a complex number's abs().
        power = ahead.real * ahead.real + ahead.imag * ahead.imag
        spectrum = ahead * (wanted * torch.rsqrt(power + SMALLEST**2))
        before = consistent
    return spectrum


class Transform:
    """The short-time Fourier transform of spectrogram.transformed, and its inverse, of one length of sound.

    It goes to and from sound that has half a window of zeros before it and what fills the last window after
    it, float32 [padded]. PyTorch's inverse, which takes any window and hop, takes fifteen times as long.
    """

    def __init__(self, config: SpectralConfig, samples: int) -> None:
        self.samples, self.n_fft, self.hop = samples, config.n_fft, config.hop
        self.frames = samples // config.hop + 1
        self.window = torch.hann_window(config.n_fft)
        weight = self._added(self.window.square().expand(self.frames, -1)).clamp(min=SMALLEST)
        inside = torch.zeros_like(weight)
        inside[self.n_fft // 2 : self.n_fft // 2 + samples] = 1
        self.scale = inside / weight

    def __call__(self, padded: Tensor) -> Tensor:
        """Complex [frames, n_fft / 2 + 1]"""
        return torch.fft.rfft(padded.unfold(0, self.n_fft, self.hop) * self.window)

    def inverse(self, spectrum: Tensor) -> Tensor:
        """Complex [frames, n_fft / 2 + 1] to the sound of nearest transform [padded]."""
        return self._added(torch.fft.irfft(spectrum, self.n_fft) * self.window) * self.scale

    def audio(self, padded: Tensor) -> np.ndarray:
        """float32 [samples] without what is around."""
        return padded[self.n_fft // 2 : self.n_fft // 2 + self.samples].numpy()

    def _added(self, windows: Tensor) -> Tensor:
        """[frames, n_fft], each a hop after the last, to their sum [padded]."""
        parts = self.n_fft // self.hop
        whole = torch.zeros(self.frames + parts - 1, self.hop)
        for part, piece in enumerate(windows.unflatten(1, (parts, self.hop)).unbind(1)):
            whole[part : part + self.frames] += piece
        return whole.flatten()
