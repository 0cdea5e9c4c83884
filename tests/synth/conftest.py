from pathlib import Path

import numpy as np
import pytest
import torch

import synth
from synth import magenta, samplers
from synth.config import DecoderConfig, EncoderConfig, ModelConfig
from synth.model import WaveNetAutoencoder
from tests.synth.published import grow_all

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def published_figures():
    return np.load(DATA / "wavenet_h512_seed7.npz")


@pytest.fixture(scope="session")
def default_figures():
    return np.load(DATA / "default_model.npz")


@pytest.fixture(scope="session")
def published_model(published_figures):
    return magenta.from_variables(
        grow_all(published_figures["variable_names"], published_figures["variable_shapes"])
    )


@pytest.fixture(scope="session")
def default_model():
    model = synth.load("default")
    samplers.prepare_process(model)
    return model


def small_model(pitch: bool, quasi_periodic: bool) -> WaveNetAutoencoder:
    """A network of a few channels that is quick enough for the oracle, with random weights."""
    torch.manual_seed(3)
    config = ModelConfig(
        EncoderConfig(4, 2, 8, 3),
        DecoderConfig(6, 2, 16, 16, 3),
        pitch_conditioning=pitch,
        quasi_periodic=quasi_periodic,
    )
    model = WaveNetAutoencoder(config).eval().requires_grad_(False)
    for parameter in model.decoder.parameters():
        parameter *= 1.5
    return model
