"""The GPU's sampler without a GPU: kernels interpreted and compiled, recorded products run unrecorded."""

import importlib.util
import json
import os
import subprocess
import sys

import pytest
import torch

import synth
from synth.config import DecoderConfig
from synth.errors import SynthError
from synth.samplers.cuda import CudaSampler
from synth.samplers.cuda_graph import GraphEngine
from tests.conftest import without
from tests.synth.gpu_models import (
    CPU,
    check_company_does_not_matter,
    check_equals_the_reference,
    farthest_probability,
    odd_model,
)

no_gpu = pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")


@pytest.fixture(autouse=True)
def triton():
    if importlib.util.find_spec("triton") is None:
        without("Triton is not installed: make test brings it on Linux")


def run(arguments, folder, **variables):
    """Python in a process of its own: Triton decides when it is imported whether it interprets."""
    variables = {**os.environ, "OMP_NUM_THREADS": "1", "TRITON_CACHE_DIR": str(folder), **variables}
    return subprocess.run(
        [sys.executable, *arguments], env=variables, capture_output=True, text=True, timeout=250
    )


def test_the_kernels_arithmetic_in_tritons_interpreter(tmp_path):
    """tests/synth/interpreted_kernels.py, which says what it holds."""
    arguments = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/synth/interpreted_kernels.py"]
    done = run(arguments, tmp_path, TRITON_INTERPRET="1")
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]


def test_the_kernels_compile_for_hopper(tmp_path):
    """The compiler and ptxas take them; an H200 has 227 kB of shared memory for a program."""
    done = run(["-m", "tests.synth.compiled_kernels"], tmp_path, TRITON_INTERPRET="0")
    assert done.returncode == 0, done.stderr[-5000:]
    found = {(each["kernel"], each["dtype"]): each for each in map(json.loads, done.stdout.splitlines())}
    assert len(found) == 5
    assert all(each["shared"] <= 227 * 1024 for each in found.values())
    assert found["solo", "bf16"]["stack"] == found["gate", "bf16"]["stack"] == 0
    # What is spilled is outside of the loop over layers.
    assert found["tile", "bf16"]["stack"] < 600


@pytest.mark.parametrize("pitch", [False, True])
def test_recorded_products_equal_the_reference(pitch):
    """Seventeen voices by eights; the longest note is longer than a chunk."""
    model = odd_model(pitch)
    lengths = {number: 40 + 7 * number for number in range(16)} | {16: 700}
    check_equals_the_reference(model, GraphEngine(model, torch.float32, CPU, rows=8), lengths, [0, 2, 5, 16])


def test_one_row_of_recorded_products_equals_the_reference():
    model = odd_model(True)
    check_equals_the_reference(model, GraphEngine(model, torch.float32, CPU, rows=1), {3: 150, 4: 99}, [3, 4])


@pytest.mark.parametrize("dtype, least, most", [(torch.float32, 0.0, 1e-5), (torch.bfloat16, 1e-5, 2e-2)])
def test_recorded_products_offer_the_probabilities_of_the_network(dtype, least, most):
    model = odd_model(True)
    assert least < farthest_probability(model, GraphEngine(model, dtype, CPU, rows=4), 6, 600) < most


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_rows_of_recorded_products_do_not_depend_on_their_company(dtype):
    model = odd_model(False)
    engine = GraphEngine(model, dtype, CPU, rows=4)
    check_company_does_not_matter(model, engine, [0, 1, 2, 3, 4, 5, 9, 10], 50)


def test_recorded_products_hold_the_full_size_network(published_model):
    """Against the decoder, which is held against the published figures."""
    engine = GraphEngine(published_model, torch.float32, CPU, rows=2)
    assert farthest_probability(published_model, engine, 2, 40) < 1e-4


def test_the_engine_follows_the_decoders_width():
    wide = odd_model(False, decoder=DecoderConfig(2, 1, 136, 8, 3))
    engines = {
        type(CudaSampler(model, torch.float32, rows, "cpu").engine).__name__
        for model, rows in ((odd_model(True, True, True), None), (wide, None), (wide, 1))
    }
    assert engines == {"TileEngine", "GraphEngine", "SoloEngine"}


def test_models_that_cannot_run_are_refused_with_the_limit():
    with pytest.raises(SynthError, match="filters of 3, not 2"):
        CudaSampler(odd_model(False, decoder=DecoderConfig(2, 1, 8, 8, 2)), device="cpu")
    with pytest.raises(SynthError, match="at most 128 channels"):
        CudaSampler(odd_model(True, True, decoder=DecoderConfig(2, 1, 136, 8, 3)), device="cpu")


@no_gpu
def test_a_machine_without_a_gpu_is_told_so():
    for asked in ({"device": "cuda"}, {"kind": "cuda-f32"}, {"kind": "cuda-one", "device": "cuda"}):
        with pytest.raises(SynthError, match="finds no CUDA GPU: use device cpu"):
            synth.open_sampler(odd_model(False), **asked)


def test_triton_is_missed_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SynthError, match="pip install triton"):
        CudaSampler(odd_model(False), device="cpu")


def test_no_triton_is_imported_before_it_is_used():
    program = "import sys, synth.samplers.cuda, synth.samplers.cuda_graph; sys.exit('triton' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
