"""A chunk of a tile of voices, compiled: what the queued sampler does, a sample at a time.

A voice's sums are made in the same order whatever the number of rows, so that it sounds the same alone and in
company. The past taps of a layer of dilation d are known d samples ahead: they are summed for several samples
at once, so that their weights are read once for all of these, apart from the chain that waits for the newest
sample. Sums are float32; synth.samplers.packing has the precisions of what is multiplied.
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from synth import mulaw
from synth.samplers.elementwise import (
    LEVELS,
    F,
    add,
    draw,
    gate,
    keep,
    keep_positive,
    likelihoods_of,
    sums_of,
)
from synth.samplers.packing import BLOCK, MANY
from synth.samplers.vector import copy, many_rows, one_row, one_row_twice, prefetch, two_rows

# Of packing.py, vector.py and elementwise.py, as a test holds: numba compiles these kernels anew when this
# file changes, and only then.
SOURCES_SHA256 = "e7a6f31796b5517ea3ec9bf8fd1ff5aca5d983db7cef4a26337829f6578a0eda"
# Rows of past taps that are summed at once: voices times samples ahead.
PAST_ROWS = 8
LINEAR = mulaw.expand(np.arange(-128, 128) / 128).astype(F)
MU, LOG_MU, HALF_STEP = F(mulaw.MU), F(math.log(1 + mulaw.MU)), F(mulaw.HALF_STEP)


class Network(NamedTuple):
    """The decoder as a kernel reads it.

    start float32: the first convolution. weights: all other matrices in the order of use, of which number n
    begins at places[n]: the skip of the first convolution, then of each layer the past taps [2 · inner,
    2 · inner], the newest [inner, 2 · inner] and the outputs [inner, inner + outer], then the two of the
    output. words of them for each input and BLOCK. inner and outer are the widths of layers and skips, padded
    to multiples of BLOCK. biases: of the first convolution, of all skips, of the logits.
    """

    start: np.ndarray
    weights: np.ndarray
    words: int
    places: np.ndarray
    inner: int
    outer: int
    channels: int
    taps: int
    dilations: np.ndarray
    queue_places: np.ndarray
    biases: np.ndarray
    residual_biases: np.ndarray


class State(NamedTuple):
    """What voices keep between chunks, a row for each slot.

    queues: for each layer a ring of 2 · dilation inputs, a power of two, float32 or bfloat16 as they are
    multiplied. windows: the last inputs of the first convolution. signals and linears: rings of what was
    drawn, as code / 128 and as linear audio.
    """

    queues: np.ndarray
    windows: np.ndarray
    signals: np.ndarray
    linears: np.ndarray


class Rows(NamedTuple):
    """The voices of a tile for a chunk, in this order in every array; [rows, …].

    frames says which of the held conditions and foresights [rows, held, …] each sample takes. A lag is four
    offsets and four weights.
    """

    slots: np.ndarray
    positions: np.ndarray
    frames: np.ndarray
    conditions: np.ndarray
    foresights: np.ndarray
    excitation: np.ndarray
    uniforms: np.ndarray
    inverses: np.ndarray
    lag_offsets: np.ndarray
    lag_weights: np.ndarray
    far_offsets: np.ndarray
    far_weights: np.ndarray


@njit(nogil=True, cache=True, forceinline=True)
def read_lag(signal: np.ndarray, now: int, offsets: np.ndarray, weights: np.ndarray) -> float:
    """A ring read between samples, at now + offsets."""
    total, mask = F(0), len(signal) - 1
    for tap in range(4):
        total += weights[tap] * signal[(now + offsets[tap]) & mask]
    return total


@njit(nogil=True, cache=True)
def foresee(
    linear: np.ndarray, now: int, weights: np.ndarray, taps: int, offsets: np.ndarray, lag_weights: np.ndarray
) -> tuple[float, float]:
    """Code and slope of synth.prediction.Prediction for sample `now`."""
    found, mask, lags = F(0), len(linear) - 1, len(offsets)
    for tap in range(taps):
        found += weights[tap] * linear[(now - 1 - tap) & mask]
    for lag in range(lags):
        found += weights[taps + lag] * read_lag(linear, now, offsets[lag], lag_weights[lag])
    found += HALF_STEP
    bent = F(math.copysign(math.log1p(MU * abs(found)) / LOG_MU, found))
    code = F(128) * bent - F(0.5) + weights[taps + lags]
    return min(max(code, F(-128)), F(127)), F(math.exp(weights[taps + lags + 2]))


@njit(nogil=True, cache=True, forceinline=True)
def multiply_add(
    weights: np.ndarray, first: int, words: int, x: np.ndarray, y: np.ndarray, column: int, outputs: int
) -> None:
    """y [rows, column : column + outputs] += x [rows, inputs] · the matrix at weights[first]."""
    rows, inputs = x.shape
    many, twos, size, blocks = rows - rows % MANY, rows - rows % 2, inputs * words, outputs // BLOCK
    for block in range(blocks):
        place, target = first + block * size, column + block * BLOCK
        for row in range(0, many, MANY):
            many_rows(weights, place, x, row, inputs, y, target)
        if twos > many:
            two_rows(weights, place, x, many, inputs, y, target)
    if rows > twos:
        for block in range(0, blocks - 1, 2):
            one_row_twice(weights, first + block * size, x, twos, inputs, y, column + block * BLOCK)
        if blocks % 2:
            one_row(weights, first + (blocks - 1) * size, x, twos, inputs, y, column + (blocks - 1) * BLOCK)


@njit(nogil=True, cache=True, forceinline=True)
def take_inputs(
    network: Network, state: State, rows: Rows, row: int, n: int, place: np.ndarray
) -> tuple[float, float]:
    """Fill a row's inputs of sample n, all but the last sample; code and slope of the prediction."""
    slot, now, lags = rows.slots[row], rows.positions[row] + n, rows.lag_offsets.shape[1]
    for lag in range(lags):
        offsets, weights = rows.lag_offsets[row, lag], rows.lag_weights[row, lag]
        place[1 + lag] = read_lag(state.signals[slot], now, offsets, weights)
    for k in range(rows.excitation.shape[2]):
        place[1 + lags + k] = rows.excitation[row, n, k]
    if not network.taps:
        return F(0), F(0)
    weights = rows.foresights[row, rows.frames[row, n]]
    far = rows.far_offsets[row], rows.far_weights[row]
    code, slope = foresee(state.linears[slot], now, weights, network.taps, far[0], far[1])
    place[network.channels - 1] = code / F(128)
    return code, slope


@njit(nogil=True, cache=True, forceinline=True)
def take_past(
    network: Network, state: State, rows: Rows, layer: int, n: int, ahead: int,
    heard: np.ndarray, z: np.ndarray,
) -> None:  # fmt: skip
    """Conditioning and past taps of a layer for samples n to n + ahead into z, a row for each and voice."""
    count, last, inner = len(rows.slots), rows.frames.shape[1] - 1, network.inner
    dilation, start = network.dilations[layer], network.queue_places[layer]
    mask = 2 * dilation - 1
    size, (held, width) = state.queues.shape[1], rows.conditions.shape[1:]
    for sample in range(ahead):
        for row in range(count):
            now, place = rows.positions[row] + n + sample, sample * count + row
            ring, frame = rows.slots[row] * size + start, rows.frames[row, min(n + sample, last)]
            oldest = ring + (now & mask) * inner
            older = ring + (now + dilation & mask) * inner
            # What the next samples want is not in a near cache: rings of some voices are larger.
            for line in range(0, inner, 64 // state.queues.itemsize):
                prefetch(state.queues, ring + (now + ahead & mask) * inner + line)
                prefetch(state.queues, ring + (now + ahead + dilation & mask) * inner + line)
            copy(state.queues, oldest, heard, 2 * inner * place, inner)
            copy(state.queues, older, heard, 2 * inner * place + inner, inner)
            condition = (row * held + frame) * width + 2 * inner * layer
            copy(rows.conditions, condition, z, 2 * inner * place, 2 * inner)
    there = heard[: ahead * count]
    multiply_add(
        network.weights, network.places[1 + 3 * layer], network.words, there, z[: ahead * count], 0, 2 * inner
    )


@njit(nogil=True, cache=True, forceinline=True)
def take_newest(
    network: Network, state: State, rows: Rows, layer: int, n: int, stream: np.ndarray, newest: np.ndarray
) -> None:
    """A layer's inputs from the stream into newest and the queues; its residual bias joins the stream."""
    inner, mask = network.inner, 2 * network.dilations[layer] - 1
    for row in range(len(rows.slots)):
        place = network.queue_places[layer] + (rows.positions[row] + n & mask) * inner
        keep(stream[row, :inner], newest[row])
        keep(stream[row, :inner], state.queues[rows.slots[row], place : place + inner])
        add(network.residual_biases[layer], stream[row])


@njit(nogil=True, cache=True, forceinline=True)
def take_level(state: State, slot: int, now: int, level: int, window: np.ndarray, channels: int) -> None:
    """Sample `now` became this level."""
    signal, place = F(level - 128) / F(128), now & (state.signals.shape[1] - 1)
    state.signals[slot, place] = signal
    state.linears[slot, place] = LINEAR[level]
    for k in range(2 * channels):
        window[k] = window[channels + k]
    window[2 * channels] = signal


@njit(nogil=True, cache=True)
def advance(
    network: Network, state: State, rows: Rows, codes: np.ndarray, expected: np.ndarray, offered: np.ndarray
) -> None:
    """Fill codes int8 and expected float32, both [rows, samples].

    Where offered float32 [rows, samples, 256] has samples, codes are given, and it gets the probabilities
    that the network had for each level.
    """
    count, samples, layers = len(rows.slots), codes.shape[1], len(network.dilations)
    weights, words, places = network.weights, network.words, network.places
    inner, outer, channels = network.inner, network.outer, network.channels
    held, width = rows.conditions.shape[1:]
    furthest = 1
    while 2 * furthest * count <= PAST_ROWS:
        furthest *= 2
    # A row's stream is what layers add to: the residual stream, then the skips.
    stream = np.zeros((count, inner + outer), np.float32)
    newest = np.zeros((count, inner), state.queues.dtype)
    heard = np.zeros((furthest * count, 2 * inner), state.queues.dtype)
    z = np.zeros((layers, furthest * count, 2 * inner), np.float32)
    skips = np.zeros((count, outer), state.queues.dtype)
    hidden = np.zeros((count, outer), np.float32)
    logits = np.zeros((count, LEVELS), np.float32)
    sixteen = np.zeros(16, np.float32)
    predicted = np.zeros((count, 2), np.float32)
    window = np.zeros((count, 3 * channels), np.float32)
    for row in range(count):
        window[row] = state.windows[rows.slots[row]]
    for n in range(samples):
        for row in range(count):
            copy(network.biases, 0, stream, row * (inner + outer), inner + outer)
            predicted[row] = take_inputs(network, state, rows, row, n, window[row, 2 * channels :])
        multiply_add(network.start, 0, BLOCK, window, stream, 0, inner)
        for row in range(count):
            keep(stream[row, :inner], newest[row])
        multiply_add(weights, places[0], words, newest, stream, inner, outer)
        for layer in range(layers):
            ahead = min(network.dilations[layer], furthest)
            if n & ahead - 1 == 0:
                take_past(network, state, rows, layer, n, ahead, heard, z[layer])
            take_newest(network, state, rows, layer, n, stream, newest)
            first = (n & ahead - 1) * count
            sums = z[layer, first : first + count]
            multiply_add(weights, places[2 + 3 * layer], words, newest, sums, 0, 2 * inner)
            for row in range(count):
                gate(sums[row], newest[row])
            multiply_add(weights, places[3 + 3 * layer], words, newest, stream, 0, inner + outer)
        for row in range(count):
            keep_positive(stream[row, inner:], skips[row])
            condition = (row * held + rows.frames[row, n]) * width + 2 * inner * layers
            copy(rows.conditions, condition, hidden, row * outer, outer)
            copy(network.biases, inner + outer, logits, row * LEVELS, LEVELS)
        multiply_add(weights, places[1 + 3 * layers], words, skips, hidden, 0, outer)
        for row in range(count):
            keep_positive(hidden[row], skips[row])
        multiply_add(weights, places[2 + 3 * layers], words, skips, logits, 0, LEVELS)
        for row in range(count):
            code, slope = predicted[row]
            inverse = rows.inverses[row]
            likelihoods_of(logits[row], code, slope, inverse if inverse > 0 else F(1), sixteen)
            level, audio = draw(logits[row], rows.uniforms[row, n] if inverse > 0 else F(-1), sixteen)
            if offered.shape[1]:
                level = codes[row, n] + 128
                total = F(sums_of(logits[row], sixteen)[0])
                for k in range(LEVELS):
                    offered[row, n, k] = logits[row, k] / total
            take_level(state, rows.slots[row], rows.positions[row] + n, level, window[row], channels)
            codes[row, n], expected[row, n] = level - 128, audio
    for row in range(count):
        state.windows[rows.slots[row]] = window[row]
