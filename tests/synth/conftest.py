from pathlib import Path

import numpy as np
import pytest
import torch

import synth
from synth import magenta, samplers
from synth.config import DecoderConfig, EncoderConfig, ModelConfig, PredictorConfig
from synth.model import WaveNetAutoencoder
from tests.synth.published import grow_all

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def published_figures():
    return np.load(DATA / "wavenet_h512_seed7.npz")


@pytest.fixture(scope="session")
def bootstrap_figures():
    return np.load(DATA / "bootstrap.npz")


@pytest.fixture(scope="session")
def bootstrap_model():
    """The project's first model: without a predictor, and with figures that came with it."""
    model = synth.load(DATA / "bootstrap.safetensors")
    samplers.prepare_process(model)
    return model


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


# pitch conditioning, quasi-periodic inputs, predictor
KINDS = [(False, False, False), (True, False, False), (True, True, False), (True, True, True)]


def small_model(pitch: bool, quasi_periodic: bool, predictor: bool = False) -> WaveNetAutoencoder:
    """A network of a few channels that is quick enough for the oracle, with random weights."""
    torch.manual_seed(3)
    config = ModelConfig(
        EncoderConfig(4, 2, 8, 3),
        DecoderConfig(6, 2, 16, 16, 3),
        pitch_conditioning=pitch,
        quasi_periodic=quasi_periodic,
        predictor=PredictorConfig(taps=5, width=8, noise=0.01) if predictor else None,
    )
    model = WaveNetAutoencoder(config).eval().requires_grad_(False)
    for parameter in model.decoder.parameters():
        parameter *= 1.5
    return model
