"""Arithmetic on the levels of one sample or the channels of one layer, compiled for the kernels.

Loops here become vector instructions: they run over slices, and where they sum, in lanes side by side.
"""

import math

import numpy as np
from numba import njit

from synth import mulaw
from synth.samplers.vector import float_of_bits, kept

F = np.float32
LEVELS = 256
# 2^f for f in −1/2 .. 1/2 by powers of f, fitted at Chebyshev points: off by 1e-7 of its value.
NODES = 0.5 * np.cos(np.pi * (np.arange(64) + 0.5) / 64)
POWERS = tuple(F(each) for each in np.polynomial.polynomial.polyfit(NODES, 2.0**NODES, 6, w=2.0**-NODES))
LOG2_E = F(1 / math.log(2))
# Beyond it the products in a gate would overflow, and the gate has long been open or shut.
STEEPEST = F(40.0)
AUDIO = mulaw.decode(np.arange(-128, 128))
# What lets loops become vectors without changing the order of sums; and what lets sums, too.
RELAXED = {"nnan", "ninf", "nsz", "contract"}
REORDERED = RELAXED | {"reassoc"}


@njit(nogil=True, cache=True, forceinline=True, fastmath=RELAXED)
def keep(values: np.ndarray, out: np.ndarray) -> None:
    for k in range(len(out)):
        out[k] = kept(values[k], out)


@njit(nogil=True, cache=True, forceinline=True, fastmath=RELAXED)
def keep_positive(values: np.ndarray, out: np.ndarray) -> None:
    for k in range(len(out)):
        out[k] = kept(max(values[k], F(0)), out)


@njit(inline="always")
def exp(x: float) -> float:
    """e^x for −87 < x < 87, within 2e-7 of its value."""
    turned = x * LOG2_E
    whole = np.floor(turned + F(0.5))
    f = turned - whole
    p = POWERS[6]
    p = p * f + POWERS[5]
    p = p * f + POWERS[4]
    p = p * f + POWERS[3]
    p = p * f + POWERS[2]
    p = p * f + POWERS[1]
    p = p * f + POWERS[0]
    return p * float_of_bits((np.int32(whole) + np.int32(127)) << np.int32(23))


@njit(nogil=True, cache=True, forceinline=True, fastmath=RELAXED, error_model="numpy")
def gate(z: np.ndarray, out: np.ndarray) -> None:
    """out [width] = σ(z[:width]) · tanh(z[width:]) by one division, in float32, then as `out` has it."""
    width = len(out)
    for k in range(width):
        a = exp(min(max(-z[k], -STEEPEST), STEEPEST))
        b = exp(min(max(F(-2) * z[width + k], -STEEPEST), STEEPEST))
        out[k] = kept((F(1) - b) / ((F(1) + a) * (F(1) + b)), out)


@njit(nogil=True, cache=True, fastmath=REORDERED, error_model="numpy")
def likelihoods_of(logits: np.ndarray, code: float, slope: float, steep: float, sixteen: np.ndarray) -> None:
    """Turn logits [256] into likelihoods, by the prediction too; that of the most likely level is 1."""
    for level in range(LEVELS):
        logits[level] -= abs(F(level - 128) - code) * slope
    # Sixteen maxima side by side: one alone would not become a vector.
    for lane in range(16):
        sixteen[lane] = logits[lane]
    for first in range(16, LEVELS, 16):
        for lane in range(16):
            sixteen[lane] = max(sixteen[lane], logits[first + lane])
    most = sixteen[0]
    for lane in range(16):
        most = max(most, sixteen[lane])
    for level in range(LEVELS):
        logits[level] = exp(max((logits[level] - most) * steep, F(-80)))


@njit(nogil=True, cache=True, fastmath=REORDERED)
def sums_of(likelihoods: np.ndarray, sixteen: np.ndarray) -> tuple[float, float]:
    """Sums of likelihoods, of likelihoods times audio and, into sixteen, of each sixteen likelihoods."""
    audio, total = F(0), 0.0
    for level in range(LEVELS):
        audio += likelihoods[level] * AUDIO[level]
    for place in range(16):
        here = 0.0
        for level in range(16):
            here += likelihoods[16 * place + level]
        sixteen[place] = here
        total += here
    return total, audio


@njit(nogil=True, cache=True)
def draw(likelihoods: np.ndarray, uniform: float, sixteen: np.ndarray) -> tuple[int, float]:
    """Level and expected audio, as voice.draw_levels; uniform below 0 takes the most likely level."""
    total, audio = sums_of(likelihoods, sixteen)
    wanted, reached, level = F(uniform * F(total)), 0.0, 0
    if uniform < 0:
        while likelihoods[level] < 1:
            level += 1
        return level, F(audio / total)
    while level < LEVELS - 16 and F(reached + sixteen[level // 16]) < wanted:
        reached += sixteen[level // 16]
        level += 16
    reached += likelihoods[level]
    while level < LEVELS - 1 and F(reached) < wanted:
        level += 1
        reached += likelihoods[level]
    return level, F(audio / total)


@njit(nogil=True, cache=True, forceinline=True, fastmath=RELAXED)
def add(values: np.ndarray, out: np.ndarray) -> None:
    for k in range(len(values)):
        out[k] += values[k]
