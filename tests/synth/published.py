"""Weights of the published full-size network, grown from the variables' names as the reference was."""

import zlib

import numpy as np


def grow(name: str, shape: tuple[int, ...], seed: int = 7) -> np.ndarray:
    """float32 in TensorFlow's order [1, filter, in, out], or [out] for a bias."""
    generator = np.random.RandomState((zlib.crc32(name.encode()) + seed) % 2**32)
    spread = 0.01
    if len(shape) > 1:
        spread = (8.0 if name == "logits/W" else 0.75) / np.sqrt(np.prod(shape[:-1]))
    return (generator.standard_normal(shape) * spread).astype(np.float32)


def grow_all(names: np.ndarray, shapes: np.ndarray) -> dict[str, np.ndarray]:
    return {
        str(name): grow(str(name), tuple(int(part) for part in str(shape).split(",")))
        for name, shape in zip(names, shapes, strict=True)
    }
