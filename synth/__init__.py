"""The audio half: WaveNet autoencoder, samplers, embeddings. Knows nothing of the bridge.

`load` and `open_sampler` import torch when they are called, so that `import synth` stays light.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder
    from synth.model import WaveNetAutoencoder
    from synth.samplers import Sampler

__version__ = "0.1.0"


def load(path_or_name: str | Path = "default", device: str = "cpu") -> "Autoencoder":
    """See synth.checkpoints.load."""
    from synth import checkpoints

    return checkpoints.load(path_or_name, device)


def load_wavenet(path_or_name: str | Path = "default", device: str = "cpu") -> "WaveNetAutoencoder":
    """See synth.checkpoints.load_wavenet."""
    from synth import checkpoints

    return checkpoints.load_wavenet(path_or_name, device)


def open_sampler(
    model: "Autoencoder",
    kind: str | None = None,
    device: str | None = None,
    voices: int | None = None,
    threads: int | None = None,
) -> "Sampler":
    """See synth.samplers.open_sampler."""
    from synth import samplers

    return samplers.open_sampler(model, kind, device, voices, threads)
