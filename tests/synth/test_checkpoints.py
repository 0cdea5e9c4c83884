import json

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

import synth
from synth import checkpoints
from synth.errors import SynthError
from synth.locations import NAMED
from tests.synth.conftest import small_model


def test_a_saved_model_comes_back_with_its_configuration(tmp_path):
    model = small_model(True, True)
    checkpoints.save(model, tmp_path / "a.safetensors", steps=3)
    checkpoints.save(model, tmp_path / "b.safetensors", steps=3)
    loaded = synth.load(tmp_path / "a.safetensors")
    assert loaded.config == model.config
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), loaded.parameters(), strict=True))
    assert (tmp_path / "a.safetensors").read_bytes() == (tmp_path / "b.safetensors").read_bytes()


def test_a_place_that_cannot_be_written_gives_one_line_and_keeps_nothing(tmp_path):
    (tmp_path / "a.safetensors").mkdir()
    with pytest.raises(SynthError, match="cannot be written"):
        checkpoints.save(small_model(False, False), tmp_path / "a.safetensors")
    assert [each.name for each in tmp_path.iterdir()] == ["a.safetensors"]


def _truncated(path):
    path.write_bytes(NAMED["default"].read_bytes()[:100_000])


def _foreign(path):
    save_file({"a": torch.zeros(3)}, path)


def _misfit(path):
    header = checkpoints.read_header(NAMED["default"])
    header["config"]["decoder"]["width"] = 32
    save_file(load_file(NAMED["default"]), path, {checkpoints.METADATA_KEY: json.dumps(header)})


def _not_finite(path):
    model = small_model(False, False)
    model.decoder.logits.bias[3] = np.nan
    checkpoints.save(model, path)


@pytest.mark.parametrize(
    "make, says",
    [
        (lambda path: path.write_bytes(b""), "not a whole safetensors file"),
        (lambda path: path.write_bytes(b"RIFF" * 999), "not a whole safetensors file"),
        (_truncated, "not a whole safetensors file"),
        (_foreign, "no NSynth Bridge model"),
        (_misfit, "does not fit its own configuration"),
        (_not_finite, "not finite"),
        (lambda path: None, "no model"),
    ],
)
def test_a_wrong_file_gives_one_clear_line(tmp_path, make, says):
    path = tmp_path / "wrong.safetensors"
    make(path)
    with pytest.raises(SynthError, match=says) as caught:
        synth.load(path)
    assert "\n" not in str(caught.value)
