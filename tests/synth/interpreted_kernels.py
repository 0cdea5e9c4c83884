"""Arithmetic of the GPU's kernels in Triton's interpreter, on the CPU.

It wants TRITON_INTERPRET=1 before Triton is first imported: test_cuda.py runs it in a process of its own.

Programs run one after another there. The solo kernel, whose programs wait for each other, has one, but in the
test that runs two of them in two processes with memory in common.
"""

import multiprocessing

import numpy as np
import pytest
import torch
from triton.runtime import interpreter

from benchmarks import gpu
from benchmarks.gpu_sections import SECTIONS, Scale
from synth.config import DecoderConfig
from synth.periodicity import excitation, frequency_hz
from synth.samplers import cuda_solo, cuda_tiles
from synth.samplers.cuda_graph import fused_gate, plain_gate
from synth.samplers.cuda_solo import SoloEngine
from synth.samplers.cuda_tiles import TileEngine, excitations
from synth.samplers.reference import ReferenceSampler
from tests.synth.conftest import KINDS
from tests.synth.gpu_models import (
    CPU,
    check_company_does_not_matter,
    check_equals_the_reference,
    farthest_probability,
    note,
    odd_model,
    sampler_of,
)


def tiles(model, dtype=torch.float32):
    return TileEngine(model, dtype, CPU, tile=16)


@pytest.mark.parametrize("pitch, quasi_periodic, predictor", KINDS)
def test_tiles_equal_the_reference_for_seventeen_notes_of_different_length(pitch, quasi_periodic, predictor):
    """Note 15 outlasts its one frame, every third note is of temperature 0."""
    model = odd_model(pitch, quasi_periodic, predictor)
    lengths = {number: 8 + number for number in range(17)} | {15: 34}
    check_equals_the_reference(model, tiles(model), lengths, [0, 1, 2, 15, 16])


def test_a_tile_of_one_voice_equals_the_reference():
    model = odd_model(True, True, True)
    check_equals_the_reference(model, tiles(model), {4: 40}, [4])


@pytest.mark.parametrize("pitch, quasi_periodic, predictor", [KINDS[0], KINDS[3]])
@pytest.mark.parametrize("dtype, least, most", [(torch.float32, 0.0, 1e-5), (torch.bfloat16, 1e-5, 2e-2)])
def test_tiles_offer_the_probabilities_of_the_network(pitch, quasi_periodic, predictor, dtype, least, most):
    model = odd_model(pitch, quasi_periodic, predictor)
    assert least < farthest_probability(model, tiles(model, dtype), 3, 20) < most


def test_a_tile_equals_the_reference_when_rings_of_samples_come_round(monkeypatch):
    """Which takes 16,384 samples where notes may be as low as pitch 0, and 128 from pitch 100 on."""
    monkeypatch.setattr(cuda_tiles, "LOWEST_PITCH", 100.0)
    model = odd_model(True, True, True, DecoderConfig(2, 1, 9, 21, 3))
    engine = tiles(model)
    assert engine.network.constants["PAST"] == 128
    check_equals_the_reference(model, engine, {13: 140}, [13])


def test_voices_in_tiles_do_not_depend_on_their_company():
    model = odd_model(True, True, True)
    check_company_does_not_matter(model, tiles(model), [0, 4, 8], 6)


def test_solo_equals_the_reference():
    """Note 0 outlasts its one frame, note 2 is of temperature 0."""
    model = odd_model(True)
    check_equals_the_reference(model, SoloEngine(model, torch.float32, CPU), {0: 34, 2: 9}, [0, 2])


def test_two_programs_of_solo_meet_and_equal_the_reference():
    model, programs, samples = odd_model(True), 2, 24
    engine = SoloEngine(model, torch.float32, CPU, programs)
    sampler, oracle = sampler_of(model, engine), ReferenceSampler(model)
    voice = note(sampler, 4, samples, True)
    for tensor in (*engine._slots.tensors, *engine.told, engine.said, engine.arrived):
        tensor.share_memory_()
    processes = multiprocessing.get_context("fork")
    results = processes.SimpleQueue()
    running = [
        processes.Process(target=run_program, args=(program, sampler, voice, samples, results), daemon=True)
        for program in range(programs)
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
        assert process.exitcode == 0
    made = next(codes for program, codes in (results.get() for _ in running) if program == 0)
    assert np.array_equal(made, oracle.advance([note(oracle, 4, samples, True)], samples)[0].codes)
    assert len(set(made.tolist())) > 10


def run_program(program, sampler, voice, samples, results):
    """One program of the solo kernel, in this process; the first one writes what is drawn."""
    alone = cuda_solo.solo_kernel[(1,)]
    builder = interpreter.interpreter_builder
    builder.set_grid_idx = lambda *place: setattr(builder, "grid_idx", (program, 0, 0))
    cuda_solo.solo_kernel = {(sampler.engine.constants["PROGRAMS"],): alone}
    # The count of comings is 0 already, and another program may have come.
    torch.Tensor.zero_ = lambda tensor: tensor
    results.put((program, sampler.advance([voice], samples)[0].codes))


@pytest.mark.parametrize("dtype, least, most", [(torch.float32, 0.0, 1e-5), (torch.bfloat16, 1e-5, 2e-2)])
def test_solo_offers_the_probabilities_of_the_network(dtype, least, most):
    model = odd_model(False)
    assert least < farthest_probability(model, SoloEngine(model, dtype, CPU), 1, 20) < most


def test_solo_voices_do_not_depend_on_what_ran_between():
    model = odd_model(False)
    check_company_does_not_matter(model, SoloEngine(model, torch.float32, CPU), [0, 2], 5)


@pytest.mark.parametrize("dtype, most", [(torch.float32, 1e-6), (torch.bfloat16, 1e-2)])
def test_the_fused_gate_is_the_plain_one(dtype, most):
    """Also where rows of what it fills do not follow each other."""
    torch.manual_seed(1)
    z, conditions = torch.randn(3, 48).to(dtype), torch.randn(7, 48).to(dtype)
    told = torch.tensor([6, 0, 3])
    filled = torch.full((2, 3, 40), 9.0, dtype=dtype)
    for gate, target in zip((plain_gate, fused_gate), filled, strict=True):
        gate(z, conditions, told, target[:, :24])
    plain, fused = filled.float()
    assert (plain - fused).abs().max() < most
    assert (fused[:, 24:] == 9).all() and fused[:, :24].abs().max() > 0.3


def test_excitations_are_those_of_periodicity():
    hertz = torch.tensor([frequency_hz(pitch) for pitch in (21.0, 60.5, 120.0)], dtype=torch.float64)
    found = excitations(hertz, torch.tensor([0, 100, 60_000]), 50)
    for row, (pitch, start) in enumerate([(21.0, 0), (60.5, 100), (120.0, 60_000)]):
        assert np.abs(found[row].numpy().T - excitation(pitch, start, 50)).max() < 1e-6


def test_every_section_of_the_benchmark_runs():
    """Without timings that mean anything; what it checks passes, and its tables name all that it found."""
    scale = Scale(
        device="cpu",
        default=lambda: odd_model(True, True, True),
        full=lambda: odd_model(False, decoder=DecoderConfig(2, 1, 136, 8, 3)),
        voices=(1, 3),
        full_rows=(2,),
        tuned=((16, 4),),
        tuned_voices=1,
        seconds=0,
        chunk=2,
        checked=5,
        copied_mib=1,
        matrix=64,
    )
    rows = gpu.with_shares([row for name in SECTIONS for row in gpu.run_section(name, scale)])
    assert [row for row in rows if row["section"] == "failed"] == []
    assert {row["engine"] for row in rows if row["section"] == "check"} == {
        "TileEngine",
        "GraphEngine",
        "SoloEngine",
    }
    assert all(row["passed"] for row in rows if row["section"] == "check")
    timed = [row for row in rows if "Engine" in row.get("sampler", "")]
    assert len(timed) == 5
    assert all(row["share_of_limit"] > 0 and row["times_queued"] > 0 for row in timed)
    said = gpu.table(rows)
    assert all(
        name in said for name in ("### machine", "### check", "### time", "### tuning", "network call")
    )
