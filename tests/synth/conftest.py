import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch

import synth
from synth import samplers
from synth.config import DecoderConfig, EncoderConfig, ModelConfig, PredictorConfig
from synth.model import WaveNetAutoencoder
from tests.synth import tf_bundle
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


# What the command took, and at most held (VmHWM: a child's resource usage would begin with its parent's).
MEASURED = """
import json, re, sys, time
from pathlib import Path
begun = time.perf_counter()
from synth.cli import main
code = main(sys.argv[1:])
status = Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()) if status.exists() else None
print(json.dumps([time.perf_counter() - begun, int(peak[1]) * 1024 if peak else None]))
sys.exit(code)
"""


@dataclass(frozen=True)
class Imported:
    """The full-size network by way of a checkpoint of 250 MB in TensorFlow's format and of our command."""

    model: WaveNetAutoencoder
    printed: str
    seconds: float
    peak_bytes: int | None


@pytest.fixture(scope="session")
def imported(published_figures, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    variables = grow_all(published_figures["variable_names"], published_figures["variable_shapes"])
    tf_bundle.write(folder / "model.ckpt-200000", {**variables, "global_step": np.int64(200_000)})
    command = ["import-magenta", str(folder), str(folder / "h512.safetensors")]
    *printed, measured = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    model = synth.load(folder / "h512.safetensors")
    shutil.rmtree(folder)
    return Imported(model, "\n".join(printed), *json.loads(measured))


@pytest.fixture(scope="session")
def published_model(imported):
    return imported.model


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
