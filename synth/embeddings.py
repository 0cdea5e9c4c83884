"""Embeddings as arrays float32 [frames, 16]: files, mixtures, and what changes one. Imports no torch.

The functions that change one leave it as it was and return another; `dimensions` are columns. They take
what they are given: synth.edits names them, their arguments and the ranges, and checks.
"""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from synth import files
from synth.config import SAMPLE_RATE, ModelConfig
from synth.errors import SynthError

BOTTLENECK = ModelConfig.bottleneck
FRAME_RATE_HZ = SAMPLE_RATE / ModelConfig.hop
# Two minutes: what stretching may make of a note.
MOST_FRAMES = 3750
ALL = range(BOTTLENECK)
ENDING = ".npy"
# How file names of the published embeddings end.
PUBLISHED = "_embeddings.npy"


def read(path: str | Path, width: int = BOTTLENECK) -> np.ndarray:
    """float32 [frames, width] of a .npy file; a leading dimension of 1, as published files have, is dropped.

    Raise SynthError if it holds no embedding.
    """
    try:
        with open(path, "rb") as file:
            array = np.lib.format.read_array(file, allow_pickle=False)
    except OSError as error:
        raise SynthError(f"{path} cannot be read: {error.strerror or error}") from None
    except (ValueError, EOFError, MemoryError) as error:
        raise SynthError(f"{path} is no .npy file that is whole: {' '.join(str(error).split())}") from None
    if array.ndim == 3 and len(array) == 1:
        array = array[0]
    if array.ndim != 2 or array.shape[1] != width or not len(array):
        raise SynthError(f"{path} holds {list(array.shape)}; an embedding is [frames, {width}]")
    if array.dtype.kind not in "fiu" or not (np.abs(array) <= np.finfo(np.float32).max).all():
        raise SynthError(f"{path} holds values that are not finite numbers")
    return array.astype(np.float32)


def checked(path: str | Path) -> Path:
    """Where an embedding is to be written. Raise SynthError for another ending: it might be a sound."""
    if Path(path).suffix.lower() != ENDING:
        raise SynthError(f"{path}: the name of an embedding's file ends in {ENDING}")
    return Path(path)


def write(path: str | Path, embedding: np.ndarray) -> None:
    """Write float32 [frames, 16] to a file of exactly this name, whole or not at all.

    Where the name ends as published ones do, it is written as they are: [1, frames, 16].
    """
    array = embedding.astype(np.float32, copy=False)
    whole = io.BytesIO()
    np.save(whole, array[None] if Path(path).name.endswith(PUBLISHED) else array)
    files.write_whole(path, whole.getbuffer())


def mix(embeddings: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Weighted sum float32 [frames, 16]; shorter ones hold their last frame.

    The weights are taken as they are: with weights that sum to 1 a corner is exactly its instrument.
    """
    frames = max(len(embedding) for embedding in embeddings)
    mixture = np.zeros((frames, embeddings[0].shape[1]), np.float32)
    for embedding, weight in zip(embeddings, weights, strict=True):
        mixture += np.float32(weight) * held(embedding, frames)
    return mixture


def held(embedding: np.ndarray, frames: int) -> np.ndarray:
    """The embedding made so many frames long, if it is shorter, by its last frame."""
    return np.pad(embedding, ((0, max(0, frames - len(embedding))), (0, 0)), mode="edge")


def gain(embedding: np.ndarray, factor: float, dimensions: Sequence[int] = ALL) -> np.ndarray:
    changed = embedding.copy()
    changed[:, dimensions] *= np.float32(factor)
    return changed


def zero(embedding: np.ndarray, dimensions: Sequence[int] = ALL) -> np.ndarray:
    changed = embedding.copy()
    changed[:, dimensions] = 0
    return changed


def flip(embedding: np.ndarray, dimensions: Sequence[int] = ALL) -> np.ndarray:
    """The sign of some dimensions turned."""
    changed = embedding.copy()
    changed[:, dimensions] *= -1
    return changed


def add(embedding: np.ndarray, amount: float, dimensions: Sequence[int] = ALL) -> np.ndarray:
    changed = embedding.copy()
    changed[:, dimensions] += np.float32(amount)
    return changed


def shift(embedding: np.ndarray, *amounts: float) -> np.ndarray:
    """Each dimension by an amount of its own, in their order; those that are not given stay."""
    changed = embedding.copy()
    changed[:, : len(amounts)] += np.array(amounts, np.float32)
    return changed


def vibrato(
    embedding: np.ndarray, rate_hz: float, depth: float, dimensions: Sequence[int] = ALL
) -> np.ndarray:
    """A sine of so many Hz added, from 0 upwards at the first frame, in all dimensions alike.

    depth is its height in the embedding's own numbers, of which the bank's dimensions use 0.2 to 2.3
    (standard deviation). The pitch stays: a model that is told its pitch hears timbre and level here.
    """
    turns = rate_hz * np.arange(len(embedding)) / FRAME_RATE_HZ
    changed = embedding.copy()
    changed[:, dimensions] += (depth * np.sin(2 * np.pi * turns)).astype(np.float32)[:, None]
    return changed


def stretch(embedding: np.ndarray, factor: float) -> np.ndarray:
    """The same way in factor times the frames, straight lines between those there were.

    First and last frame stay. Raise SynthError beyond MOST_FRAMES.
    """
    frames = max(1, round(len(embedding) * factor))
    if frames > MOST_FRAMES:
        most = MOST_FRAMES / len(embedding)
        raise SynthError(f"factor must be at most {most:.3g} for {len(embedding)} frames, not {factor:g}")
    places = np.linspace(0, len(embedding) - 1, frames)
    below = places.astype(int)
    above = np.minimum(below + 1, len(embedding) - 1)
    share = (places - below).astype(np.float32)[:, None]
    return embedding[below] * (1 - share) + embedding[above] * share


def freeze(embedding: np.ndarray, frame: int) -> np.ndarray:
    """One frame throughout. Raise SynthError if there is no such frame."""
    if not 0 <= frame < len(embedding):
        raise SynthError(f"frame must be in 0..{len(embedding) - 1}, not {frame}")
    return np.repeat(embedding[frame : frame + 1], len(embedding), axis=0)


def reverse(embedding: np.ndarray) -> np.ndarray:
    """The last frame first."""
    return embedding[::-1].copy()


def crossfade(embedding: np.ndarray, other: np.ndarray) -> np.ndarray:
    """From one embedding at the first frame to the other at the last; the shorter holds its last frame."""
    frames = max(len(embedding), len(other))
    share = np.linspace(0, 1, frames, dtype=np.float32)[:, None]
    return held(embedding, frames) * (1 - share) + held(other, frames) * share


def move(embedding: np.ndarray, axis: np.ndarray, amount: float) -> np.ndarray:
    """So many times an axis, float32 [16], added to every frame."""
    return embedding + np.float32(amount) * axis
