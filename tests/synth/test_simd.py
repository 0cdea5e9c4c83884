"""The compiled sampler against the oracle: probabilities, precisions, odd shapes, compiling once."""

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from synth import mulaw
from synth.config import DecoderConfig, EncoderConfig, ModelConfig, PredictorConfig
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder, decoder_inputs
from synth.samplers import QueuedSampler, ReferenceSampler, elementwise, kernels, packing, vector
from synth.samplers.packing import BLOCK, PRECISIONS, halved_precision
from synth.samplers.simd import SimdSampler
from synth.samplers.voice import Voice, conditioning_of
from tests.synth.conftest import KINDS, small_model

EMBEDDING = np.random.default_rng(5).normal(0, 1, (3, 16)).astype(np.float32)
HERE = [precision for precision in PRECISIONS if precision in ("float32", "widened", halved_precision())]
# Of any probability, teacher-forced.
TOLERANCES = {"float32": 1e-3, "widened": 2e-2, "pairs": 2e-2}


@pytest.mark.parametrize("pitch, quasi_periodic, predictor", KINDS)
@pytest.mark.parametrize("precision", HERE)
def test_teacher_forced_probabilities_are_the_networks(pitch, quasi_periodic, predictor, precision):
    model = small_model(pitch, quasi_periodic, predictor)
    played = 62.5 if pitch else None
    oracle = ReferenceSampler(model)
    codes = oracle.advance([oracle.open(EMBEDDING, played, 1200, seed=2)], 1200)[0].codes
    expected = teacher_forced(model, codes, played)
    sampler = SimdSampler(model, precision)
    voice = sampler.open(EMBEDDING, played, 1200)
    found = np.concatenate([sampler.probabilities(voice, part) for part in np.split(codes, [1, 500, 900])])
    # These networks are in more doubt than trained ones: what counts is the share of the likeliest level.
    assert np.abs(found - expected).max() < TOLERANCES[precision] * expected.max()
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5) and expected.max() > 3 / 256


def teacher_forced(model, codes, pitch):
    """Probabilities [samples, 256] of the network called once."""
    voice = Voice(EMBEDDING, pitch, len(codes), 1.0, np.zeros(0, np.float32))
    inputs = decoder_inputs(codes[None, :-1], model.config, None if pitch is None else torch.tensor([pitch]))
    with torch.no_grad():
        logits, _ = model.decoder(torch.from_numpy(inputs), conditioning_of(model, voice))
    return torch.softmax(logits[0], dim=0).T.numpy()


@pytest.mark.parametrize("precision", HERE)
def test_full_size_network_has_the_published_generators_probabilities(
    published_model, published_figures, precision
):
    index = published_figures["fast_time_index"]
    codes = mulaw.encode(published_figures["audio"][0, : index.max() + 1].astype(np.float32) / 32768)
    sampler = SimdSampler(published_model, precision)
    voice = sampler.open(published_figures["encoding"][0])
    found = sampler.probabilities(voice, codes)[index]
    distance = np.abs(found - published_figures["fast_probabilities"][0]).max()
    assert distance < (1e-4 if precision == "float32" else TOLERANCES[precision])


@settings(max_examples=15, deadline=None)
@given(
    layers=st.integers(1, 4),
    stages=st.sampled_from([1, 2]),
    width=st.sampled_from([1, 7, 33, 70]),
    skip=st.sampled_from([1, 20, 65]),
    quasi_periodic=st.booleans(),
    taps=st.sampled_from([0, 1, 9]),
    voices=st.sampled_from([1, 2, 5, 17]),
    threads=st.integers(1, 3),
    seed=st.integers(0, 99),
)
def test_any_shape_and_any_number_of_voices_make_the_oracles_samples(
    layers, stages, width, skip, quasi_periodic, taps, voices, threads, seed
):
    torch.manual_seed(seed)
    config = ModelConfig(
        EncoderConfig(2, 1, 4, 3),
        DecoderConfig(layers * stages, stages, width, skip, 3),
        pitch_conditioning=quasi_periodic,
        quasi_periodic=quasi_periodic,
        predictor=PredictorConfig(taps=taps, width=4) if quasi_periodic and taps else None,
    )
    model = WaveNetAutoencoder(config).eval().requires_grad_(False)
    options = [
        (EMBEDDING, 40 + 3.3 * number if quasi_periodic else None, 20 + 3 * number, number)
        for number in range(voices)
    ]
    oracle = ReferenceSampler(model)
    expected = [oracle.advance([oracle.open(*each)])[0].codes for each in options]
    for sampler in (SimdSampler(model, "float32", threads), QueuedSampler(model)):
        opened = [sampler.open(*each) for each in options]
        chunks = [sampler.advance(opened, 13) for _ in range(6)]
        made = [np.concatenate([chunk.codes for chunk in row]) for row in zip(*chunks, strict=True)]
        for number in range(voices):
            assert np.array_equal(made[number], expected[number]), (sampler.kind, number)


def test_exp_and_gate_are_as_exact_as_they_say():
    x = np.linspace(-87, 87, 20_001).astype(np.float32)
    found = np.array([elementwise.exp(value) for value in x])
    assert (np.abs(found / np.exp(x.astype(float)) - 1)).max() < 2e-7 + 2**-23 * 87
    z = np.linspace(-60, 60, 1201).astype(np.float32)
    out = np.zeros(len(z), np.float32)
    elementwise.gate(np.concatenate([z, z[::-1]]), out)
    wanted = np.tanh(z[::-1].astype(float)) / (1 + np.exp(-z.astype(float)))
    assert np.abs(out - wanted).max() < 1e-6


def test_rounding_to_bfloat16_is_to_the_nearest():
    values = np.random.default_rng(0).normal(0, 1, 4096).astype(np.float32)
    wanted = torch.from_numpy(values).bfloat16().view(torch.int16).numpy().view(np.uint16)
    assert np.array_equal(packing.rounded(values), wanted)


def test_packing_refuses_what_it_has_no_room_for():
    with pytest.raises(SynthError, match="even"):
        packing.packed(np.zeros((3, BLOCK), np.float32), "pairs")
    with pytest.raises(SynthError, match="float32, widened, pairs"):
        packing.packed(np.zeros((2, BLOCK), np.float32), "int8")


def test_pairs_are_refused_where_the_processor_lacks_them(monkeypatch):
    monkeypatch.setattr("synth.samplers.simd.halved_precision", lambda: "widened")
    with pytest.raises(SynthError, match="widened"):
        SimdSampler(small_model(False, False), "pairs")


def test_kernels_change_when_the_instructions_do():
    """Else numba would take old machine code from its cache."""
    sources = [Path(module.__file__).read_bytes() for module in (packing, vector, elementwise)]
    digest = hashlib.sha256(b"".join(sources)).hexdigest()
    assert digest == kernels.SOURCES_SHA256, "write this digest into synth/samplers/kernels.py"


ELSEWHERE = """
import numpy as np
from synth.samplers import packing
from synth.samplers.simd import SimdSampler
from tests.synth.conftest import small_model
assert packing.MANY == 2 and packing.halved_precision() == "widened"
embedding = np.random.default_rng(5).normal(0, 1, (3, 16)).astype(np.float32)
for precision in ("float32", "widened"):
    sampler = SimdSampler(small_model(True, True, True), precision, threads=1)
    voices = [sampler.open(embedding, 60 + number, 300, number) for number in range(3)]
    print(*(code for made in sampler.advance(voices, 300) for code in made.codes))
"""


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="not an x86 processor")
def test_a_processor_without_avx512_makes_the_same_samples(tmp_path):
    """Its kernels hold fewer sums at once; this one runs them, too."""
    environment = {
        **os.environ,
        "NUMBA_CPU_NAME": "haswell",
        "NUMBA_CPU_FEATURES": "+avx,+avx2,+fma,+bmi,+bmi2,+f16c",
        "NUMBA_CACHE_DIR": str(tmp_path),
    }
    found = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], env=environment, capture_output=True, text=True, timeout=200
    )
    assert found.returncode == 0, found.stderr
    for precision, line in zip(("float32", "widened"), found.stdout.splitlines(), strict=True):
        sampler = SimdSampler(small_model(True, True, True), precision, threads=1)
        voices = [sampler.open(EMBEDDING, 60 + number, 300, number) for number in range(3)]
        codes = np.concatenate([made.codes for made in sampler.advance(voices, 300)])
        assert codes.tolist() == list(map(int, line.split())) and len(set(codes.tolist())) > 20


START = """
import time
import synth
model = synth.load("default")
began = time.perf_counter()
synth.open_sampler(model)
from synth.samplers import kernels
print(time.perf_counter() - began, sum(kernels.advance.stats.cache_misses.values()))
"""


def test_later_starts_compile_nothing(figures, tmp_path):
    environment = {"NUMBA_CACHE_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}

    def start():
        found = subprocess.run(
            [sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=True
        )
        return map(float, found.stdout.split())

    first, _ = start()
    later, misses = start()
    figures.append(f"compiling the kernels {first:.1f} s, later starts of the sampler {later:.2f} s")
    assert misses == 0
    assert first < 20 and later < first / 3


@pytest.mark.parametrize("precision", [each for each in HERE if each != "float32"])
def test_weights_in_bfloat16_offer_nearly_the_trained_networks_probabilities(
    bootstrap_model, bootstrap_figures, precision
):
    offered = []
    for each in ("float32", precision):
        sampler = SimdSampler(bootstrap_model, each)
        voice = sampler.open(bootstrap_figures["embedding"][:16], 60)
        offered.append(sampler.probabilities(voice, bootstrap_figures["generated_codes"]))
    assert offered[0].max() > 0.3
    assert 0 < np.abs(offered[0] - offered[1]).max() < TOLERANCES[precision]
