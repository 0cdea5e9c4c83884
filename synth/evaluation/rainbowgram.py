"""Rainbowgrams, after the NSynth paper (Engel et al. 2017, section 4), as arrays of colours. Draws nothing.

A constant-Q transform; brightness is the log magnitude, colour the instantaneous frequency. A steady
partial is a line of one colour, vibrato changes it, noise is confetti.
"""

import numpy as np

from synth.config import SAMPLE_RATE
from synth.evaluation.optional import studio
from synth.periodicity import frequency_hz

# As the paper's: this hop, shorter windows than a constant Q would have, which show attacks. It has 40 bins
# an octave and begins at C2, where a bass has its second partial.
HOP, WINDOW_SCALE = 256, 0.8
BINS_PER_OCTAVE = 36
OCTAVES = 7
LOWEST_PITCH = 24
RANGE_DB = 60.0
SHORTEST_SAMPLES = 65_536
# Of the brightest colours, in Oklab: as light and as far from grey as nearly all hues can be.
LIGHTNESS, CHROMA = 0.78, 0.15
# Oklab (Ottosson 2020): to cube roots of what three kinds of cones see, and from there to red, green, blue.
CONES = np.array([[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728],
                  [1, -0.0894841775, -1.2914855480]])  # fmt: skip
SCREEN = np.array([[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965],
                   [-0.0041960863, -0.7034186147, 1.7076147010]])  # fmt: skip


def rainbowgram(audio: np.ndarray) -> np.ndarray:
    """float [bins, frames, 3] red, green and blue in 0..1, lowest bin first (C1, three bins a semitone)."""
    transform = constant_q(audio)
    magnitude = np.abs(transform)
    floor = max(float(magnitude.max()), 1e-6) * 10 ** (-RANGE_DB / 20)
    brightness = np.clip(20 * np.log10(np.maximum(magnitude, floor) / floor) / RANGE_DB, 0, 1)
    return colours(advance(transform), brightness)


def constant_q(audio: np.ndarray) -> np.ndarray:
    """complex [bins, frames] of float32 [samples] at 16 kHz, a frame every 256 samples."""
    # The lowest octave is analysed at a 64th of the rate, where a short note would not fill a frame.
    padded = np.pad(audio, (0, max(0, SHORTEST_SAMPLES - len(audio))))
    transform: np.ndarray = studio("librosa").cqt(
        padded,
        sr=SAMPLE_RATE,
        hop_length=HOP,
        fmin=frequency_hz(LOWEST_PITCH),
        n_bins=OCTAVES * BINS_PER_OCTAVE,
        bins_per_octave=BINS_PER_OCTAVE,
        filter_scale=WINDOW_SCALE,
    )
    return transform[:, : len(audio) // HOP + 1]


def advance(transform: np.ndarray) -> np.ndarray:
    """Turns, 0 ≤ turns < 1, by which the phase of each bin goes on to the next frame: float [bins, frames].

    It follows the partial that fills a bin, not the bin: those that one partial fills have the same.
    """
    turns = np.diff(np.angle(transform), axis=1, append=np.angle(transform[:, -1:])) / (2 * np.pi)
    if turns.shape[1] > 1:
        turns[:, -1] = turns[:, -2]
    return turns % 1.0


def colours(turns: np.ndarray, brightness: np.ndarray) -> np.ndarray:
    """float [..., 3] red, green, blue in 0..1 of a hue in turns and a brightness in 0..1.

    Hues are those of Oklab, of which equally bright ones look equally bright: of red, green and blue as
    screens have them blue is a tenth of green, and partials would look weaker than they are.
    """
    around = 2 * np.pi * turns
    lab = np.stack(
        [np.full_like(turns, LIGHTNESS), CHROMA * np.cos(around), CHROMA * np.sin(around)], axis=-1
    )
    linear = np.clip((lab * brightness[..., None] @ CONES.T) ** 3 @ SCREEN.T, 0, 1)
    return np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, 12.92 * linear)
