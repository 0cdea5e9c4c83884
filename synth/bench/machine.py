"""What a machine can do at most: multiply-adds a second, and bytes read a second from where weights lie."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from numba import njit

from synth.config import ModelConfig, dilations
from synth.model import WaveNetAutoencoder
from synth.samplers.elementwise import REORDERED
from synth.samplers.kernels import multiply_add
from synth.samplers.packing import BLOCK, aligned, halved_precision, packed, rounded

SECONDS = 0.3
INPUTS, OUTPUTS, ROWS = 64, 128, 16
MATRIX = 1024


@njit(nogil=True, cache=True)
def multiply(weights: np.ndarray, words: int, x: np.ndarray, y: np.ndarray, times: int) -> None:
    for _ in range(times):
        multiply_add(weights, 0, words, x, y, 0, y.shape[1])


@njit(nogil=True, cache=True, fastmath=REORDERED)
def total(values: np.ndarray) -> float:
    """Of values [4, …]: a core reads several streams faster than one."""
    found = np.float32(0)
    for place in range(values.shape[1]):
        found += values[0, place] + values[1, place] + values[2, place] + values[3, place]
    return found


def multiply_adds_per_second(threads: int) -> float:
    """The most that so many threads make in bfloat16: with our own kernel, weights at hand, or PyTorch."""
    precision = halved_precision()
    rng = np.random.default_rng(0)
    matrix = packed(rng.normal(0, 1, (INPUTS, OUTPUTS)), precision)
    weights = aligned(matrix.shape, matrix.dtype)
    weights[:] = matrix
    x = rng.normal(0, 1, (ROWS, INPUTS)).astype(np.float32)
    x = rounded(x) if precision == "pairs" else x

    def ours() -> None:
        multiply(weights, BLOCK // 2, x, np.zeros((ROWS, OUTPUTS), np.float32), 1000)

    own = 1000 * ROWS * INPUTS * OUTPUTS * runs_per_second(ours, threads)
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    square = torch.randn(MATRIX, MATRIX).bfloat16()
    product = MATRIX**3 * runs_per_second(lambda: torch.mm(square, square), 1)
    torch.set_num_threads(before)
    return max(own, product)


def bytes_per_second(size: int, threads: int) -> float:
    """Read by so many threads, each of which reads the same `size` bytes again and again."""
    values = np.ones((4, size // 16), np.float32)
    return size * runs_per_second(lambda: total(values), threads)


def runs_per_second(work: Callable[[], object], threads: int) -> float:
    """Of work that so many threads do at once, together."""
    work()

    def repeat(_: int) -> float:
        began, runs = time.perf_counter(), 0
        while (seconds := time.perf_counter() - began) < SECONDS:
            work()
            runs += 1
        return runs / seconds

    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(repeat, range(threads)))


def multiply_adds(model: WaveNetAutoencoder) -> int:
    """Of a decoder for one sample: its weights, but for conditioning, which is made once a frame."""
    return sum(
        weights.numel()
        for name, weights in model.decoder.named_parameters()
        if name.endswith("weight") and "condition" not in name and "predictor" not in name
    )


def weights_read(config: ModelConfig, multiply_adds: int) -> float:
    """Weights that one voice has to read for a sample.

    Past taps of a layer of dilation d are known d samples ahead: their weights need one reading in d.
    """
    width, past = config.decoder.width, config.decoder.filter - 1
    taps = past * width * 2 * width
    return multiply_adds - sum(taps * (1 - 1 / dilation) for dilation in dilations(config.decoder))
