"""The name of a note's samples: the same for the daemon's cache and for a grid. Imports no torch."""

import hashlib
import struct

import numpy as np


def of_note(
    model: str, embedding: np.ndarray, pitch: int, samples: int, temperature: float, seed: int, gain_db: float
) -> str:
    """SHA-256 over what the samples follow from, in hexadecimal.

    model is the SHA-256 of the weights' file, embedding float32 [frames, width].
    """
    digest = hashlib.sha256(model.encode())
    digest.update(struct.pack("<qqqdqd", len(embedding), pitch, samples, temperature, seed, gain_db))
    digest.update(np.ascontiguousarray(embedding, "<f4").tobytes())
    return digest.hexdigest()
