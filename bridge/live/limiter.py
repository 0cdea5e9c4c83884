"""Keeps a sum of voices below full scale: turns down what is too loud, rounds off what comes too soon."""

import numpy as np

# Up to here samples pass as they are; what lies above is bent so that it never reaches 1.
KNEE = 0.8
RELEASE_SECONDS = 0.25


class Limiter:
    """One channel, block by block."""

    def __init__(self, rate_hz: int) -> None:
        self._release_samples = RELEASE_SECONDS * rate_hz
        self.gain = 1.0

    def __call__(self, block: np.ndarray) -> np.ndarray:
        """float32 [samples] below 1. What is not finite is silence."""
        peak = float(np.abs(block).max(initial=0.0))
        if not np.isfinite(peak):
            block = np.where(np.isfinite(block), block, np.float32(0))
            peak = float(np.abs(block).max())
        wanted = min(1.0, KNEE / peak) if peak > 0 else 1.0
        if wanted > self.gain:
            wanted = self.gain + (wanted - self.gain) * (1 - np.exp(-len(block) / self._release_samples))
        if wanted < 1.0 or self.gain < 1.0:
            block = block * np.linspace(self.gain, wanted, len(block), dtype=np.float32)
            self.gain = wanted if wanted < 0.9999 else 1.0
        return rounded(block)


def rounded(block: np.ndarray) -> np.ndarray:
    """float32 [samples]: beyond the knee a tanh that leaves it with the same slope."""
    size = np.abs(block)
    if not size.max(initial=0.0) > KNEE:
        return block
    # So far beyond tanh is 1; in float32 it reaches that sooner.
    beyond = np.tanh((np.minimum(size, 10) - KNEE) / (1 - KNEE)) * (1 - KNEE) + KNEE
    return np.where(size > KNEE, np.copysign(np.minimum(beyond, 0.99999), block), block).astype(np.float32)
