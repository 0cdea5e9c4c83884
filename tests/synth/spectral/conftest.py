from pathlib import Path

import numpy as np
import pytest
import torch

from synth.spectral import published
from synth.spectral.config import SpectralConfig, layers
from synth.spectral.model import SpectralAutoencoder
from tests.synth.spectral.grown import grow_all

FIGURES = Path(__file__).parents[1] / "data" / "baseline_nfft1024_seed7.npz"


@pytest.fixture(scope="session")
def baseline_figures():
    return np.load(FIGURES)


@pytest.fixture(scope="session")
def variables(baseline_figures):
    """Of the published size, under the published names."""
    return grow_all(baseline_figures["variable_names"], baseline_figures["variable_shapes"])


@pytest.fixture(scope="session")
def published_baseline(variables):
    return published.from_variables(variables)


def tiny_config(inputs: str = "magnitude") -> SpectralConfig:
    """As published, but of a few channels."""
    both = layers((2, 2, 4, 4, 4, 4, 4, 4, 4, 8), outer=4)
    return SpectralConfig(*both, bottleneck=6, pitch_width=4, inputs=inputs)


def tiny(inputs: str = "magnitude") -> SpectralAutoencoder:
    torch.manual_seed(3)
    return SpectralAutoencoder(tiny_config(inputs)).eval().requires_grad_(False)
