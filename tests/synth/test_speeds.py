"""Which sampler a machine takes for how many voices."""

import pytest

import synth
from synth.samplers import speeds
from tests.synth.conftest import small_model


@pytest.fixture(autouse=True)
def remembered(tmp_path, monkeypatch):
    monkeypatch.setattr("synth.samplers.speeds.platformdirs.user_cache_path", lambda name: tmp_path / name)
    return tmp_path / "nsynth-bridge" / "samplers.json"


def test_the_fastest_is_measured_once_and_remembered(remembered, monkeypatch):
    model, asked = small_model(True, True, True), []

    def measured(sampler, model, voices):
        asked.append((sampler.kind, voices))
        return {"simd": 2000, "queued": 1000, "queued-bf16": 3000 if voices > 16 else 10}[sampler.kind]

    monkeypatch.setattr(speeds, "samples_per_second", measured)
    assert synth.open_sampler(model, voices=3).kind == "simd"
    assert synth.open_sampler(model, voices=4).kind == "simd"
    assert synth.open_sampler(model, voices=17).kind == "queued-bf16"
    assert synth.open_sampler(model, voices=5000).kind == "queued-bf16"
    assert [voices for _, voices in asked] == [4] * 3 + [64] * 3 + [256] * 3
    assert remembered.is_file() and not list(remembered.parent.glob("*.part"))


def test_speeds_are_those_of_the_samplers():
    model = small_model(False, False)
    found = {
        kind: speeds.samples_per_second(synth.open_sampler(model, kind), model, 4)
        for kind in ("simd", "reference")
    }
    assert found["simd"] > 5 * found["reference"] > 0


@pytest.mark.parametrize(
    "content", [b"no json", b"{}", b'{"machine": "another", "speeds": {"x": {"simd": 1}}}']
)
def test_what_was_measured_elsewhere_or_is_broken_is_forgotten(remembered, content):
    remembered.parent.mkdir()
    remembered.write_bytes(content)
    assert speeds.read() == speeds.Known(speeds.machine(), {})


def test_a_folder_that_cannot_be_written_is_no_error(remembered):
    remembered.parent.write_text("a file, no folder")
    speeds.write(speeds.Known("here", {}))
    assert speeds.read().speeds == {}
