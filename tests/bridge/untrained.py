"""A small spectral model with weights that nobody trained, and a bank of a few instruments beside it."""

import numpy as np
import torch

from synth import checkpoints, locations
from synth.bank import Bank, Instrument
from tests.synth.spectral.conftest import tiny

CORNERS = ["flute", "violin", "cello", "choir"]


def write_model(path, number=0):
    """Each number has other weights and other embeddings."""
    state = torch.get_rng_state()
    model = tiny()
    torch.set_rng_state(state)
    with torch.no_grad():
        model.output.bias += 0.1 * number
    checkpoints.save(model, path)
    random = np.random.default_rng(number)
    width = model.config.bottleneck
    arrays = {name: random.normal(size=(2, 1, 1, width)).astype(np.float16) for name in CORNERS}
    instruments = [Instrument(name, "family", 0, (48, 72), (100,), -2.5) for name in CORNERS]
    Bank(locations.file_identity(path), instruments, arrays).save(locations.bank_path(path))
    return path
