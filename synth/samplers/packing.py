"""How weights lie in memory for the vector instructions, and which of these a processor has."""

from typing import Any

import numpy as np
from llvmlite import binding
from numba.core import config

from synth.errors import SynthError

LANES = 16
GROUPS = 4
# Outputs come in blocks of this many.
BLOCK = LANES * GROUPS
# What weights and activations are: both float32; weights in bfloat16, widened as they are read; or both in
# bfloat16, multiplied by pairs and summed in float32, where the processor has AVX-512's instruction for it.
PRECISIONS = ("float32", "widened", "pairs")


def features() -> set[str]:
    """What the processor can do that numba compiles for: this one, or that of NUMBA_CPU_FEATURES."""
    if config.CPU_FEATURES is not None:
        return {name[1:] for name in config.CPU_FEATURES.split(",") if name.startswith("+")}
    return {name for name, there in binding.get_host_cpu_features().items() if there}


def halved_precision() -> str:
    """The faster of the two precisions with weights in bfloat16, on this processor."""
    return "pairs" if {"avx512f", "avx512bf16"} <= features() else "widened"


# AVX-512 holds four rows of a block in its registers. AVX2 and NEON have a quarter of that room.
MANY = 4 if "avx512f" in features() else 2


def padded(outputs: int) -> int:
    """The next multiple of BLOCK."""
    return -(-outputs // BLOCK) * BLOCK


def packed(matrix: np.ndarray, precision: str) -> np.ndarray:
    """[inputs, outputs], outputs a multiple of BLOCK, as the kernels read it: float32 or uint32 [words].

    By blocks of outputs, then inputs. A word of two bfloat16 holds, widened, the weights of two groups of
    lanes for one input, so that a shift and a mask widen both; in pairs, those of two inputs for one output.
    """
    inputs, outputs = matrix.shape
    blocks = matrix.astype(np.float32).reshape(inputs, outputs // BLOCK, BLOCK).transpose(1, 0, 2)
    if precision == "float32":
        return blocks.ravel()
    halves = rounded(np.ascontiguousarray(blocks)).astype(np.uint32)
    match precision:
        case "widened":
            halves = halves.reshape(-1, inputs, GROUPS // 2, 2, LANES).swapaxes(3, 4)
        case "pairs":
            if inputs % 2:
                raise SynthError(f"pairs want an even number of inputs, not {inputs}")
            halves = halves.reshape(-1, inputs // 2, 2, BLOCK).swapaxes(2, 3)
        case _:
            raise SynthError(f"no precision {precision!r}; there are {', '.join(PRECISIONS)}")
    return (halves[..., 0] | halves[..., 1] << 16).ravel()


def aligned(shape: tuple[int, ...], dtype: Any) -> np.ndarray:
    """Zeros that begin at a cache line: what lies across two of them takes twice as long."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    room = np.zeros(size + 64, np.uint8)
    start = -room.ctypes.data % 64
    return room[start : start + size].view(dtype).reshape(shape)


def rounded(values: np.ndarray) -> np.ndarray:
    """float32 to the nearest bfloat16, as uint16."""
    bits = values.view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) >> 16).astype(np.uint16)
