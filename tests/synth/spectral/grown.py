"""Weights of the published baseline, grown from the variables' names as the reference was."""

import zlib

import numpy as np


def grow(name: str, shape: tuple[int, ...], seed: int = 7) -> np.ndarray:
    """float32 in TensorFlow's order."""
    generator = np.random.RandomState((zlib.crc32(name.encode()) + seed) % 2**32)
    leaf = name.rsplit("/", 1)[-1]
    normal = generator.standard_normal(shape)
    if leaf == "moving_variance":
        return (1 + 0.5 * generator.random_sample(shape)).astype(np.float32)
    if leaf in ("beta", "moving_mean", "biases"):
        return (0.05 * normal).astype(np.float32)
    return (normal * 2.2 / np.sqrt(int(np.prod(shape[:-1])))).astype(np.float32)


def grow_all(names: np.ndarray, shapes: np.ndarray) -> dict[str, np.ndarray]:
    return {
        str(name): grow(str(name), tuple(int(part) for part in str(shape).split(",")))
        for name, shape in zip(names, shapes, strict=True)
    }
