"""8-bit mu-law as NSynth has it: codes −128..127, floor rounding, code 0 is exactly silence.

The published quantiser is not the textbook's: encode is floor(128 · F(x)), and decode looks up the
middle of each step except at 0 (magenta/models/nsynth/utils.py, `mu_law` and `inv_mu_law`).
"""

import numpy as np

MU = 255.0

# Linear audio of half a code.
HALF_STEP = float(np.expm1(np.log(1.0 + MU) / (MU + 1)) / MU)


def compress(audio: np.ndarray) -> np.ndarray:
    """floor(128 · F(x)) in float32, before clipping: 1.0 gives 128."""
    audio = np.asarray(audio, np.float32)
    bent = np.sign(audio) * np.log(1 + np.float32(MU) * np.abs(audio)) / np.float32(np.log(1 + MU))
    return np.floor(bent * np.float32(128))


def encode(audio: np.ndarray) -> np.ndarray:
    """Audio in −1..1 of any shape to int8 codes."""
    return np.clip(compress(audio), -128, 127).astype(np.int8)


def expand(signal: np.ndarray) -> np.ndarray:
    """Linear audio of a signal (code / 128) of any shape, which may lie between codes; keeps its type.

    A code stands for the middle of what it was made of, as in decode, less what that makes of 0: smooth,
    where decode has a corner, and silence is 0.
    """
    bent = signal + 1 / (MU + 1)
    return np.sign(bent) / MU * np.expm1(np.abs(bent) * np.log(1.0 + MU)) - HALF_STEP


def decode(codes: np.ndarray) -> np.ndarray:
    """Codes −128..127 of any shape to float32 audio in −1..1."""
    codes = np.asarray(codes, np.float32)
    bent = (codes + np.float32(0.5)) * np.float32(2 / (MU + 1))
    audio = np.sign(bent) / np.float32(MU) * (np.float32(1 + MU) ** np.abs(bent) - 1)
    return np.where(codes == 0, np.float32(0), audio).astype(np.float32)
