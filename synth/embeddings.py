"""Embeddings as arrays float32 [frames, 16]: files and mixtures. Imports no torch."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from synth.errors import SynthError

BOTTLENECK = 16


def read(path: str | Path) -> np.ndarray:
    """float32 [frames, 16] of a .npy file; a leading dimension of 1, as published files have, is dropped."""
    try:
        array = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise SynthError(f"{path} cannot be read as an embedding: {error}") from None
    if array.ndim == 3 and len(array) == 1:
        array = array[0]
    if array.ndim != 2 or array.shape[1] != BOTTLENECK or not len(array):
        raise SynthError(f"{path} holds {list(array.shape)}; an embedding is [frames, {BOTTLENECK}]")
    if not np.issubdtype(array.dtype, np.number) or not np.isfinite(array).all():
        raise SynthError(f"{path} holds values that are not finite numbers")
    return array.astype(np.float32)


def mix(embeddings: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Weighted sum float32 [frames, 16]; shorter ones hold their last frame.

    The weights are taken as they are: with weights that sum to 1 a corner is exactly its instrument.
    """
    frames = max(len(embedding) for embedding in embeddings)
    mixture = np.zeros((frames, embeddings[0].shape[1]), np.float32)
    for embedding, weight in zip(embeddings, weights, strict=True):
        held = np.pad(embedding, ((0, frames - len(embedding)), (0, 0)), mode="edge")
        mixture += np.float32(weight) * held
    return mixture
