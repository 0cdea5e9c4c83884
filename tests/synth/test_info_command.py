"""`nsynth info`: the bank's dimensions, its axes, and what a sound is near."""

import json
import shutil

import numpy as np
import pytest
import soundfile

from synth import bank, embeddings, locations
from synth.cli import main

PATH = locations.model_path("default")


@pytest.fixture(scope="module")
def found():
    return bank.load(locations.bank_path(PATH))


def facts(capsys, *words):
    assert main(["info", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_dimensions_are_those_of_the_bank_s_frames(capsys, found):
    frames = np.concatenate([found.array(each.name).reshape(-1, 16) for each in found.instruments])
    frames = frames.astype(float)
    told = facts(capsys, "default")["bank"]
    assert (told["instruments"], told["frames"]) == (42, len(frames))
    expected = {
        "min": frames.min(axis=0), "p1": found.ranges[:, 0], "median": np.median(frames, axis=0),
        "p99": found.ranges[:, 1], "max": frames.max(axis=0), "mean": frames.mean(axis=0),
        "deviation": frames.std(axis=0),
    }  # fmt: skip
    assert list(told["dimensions"]) == list(expected)
    for name, values in expected.items():
        assert np.allclose(told["dimensions"][name], values, atol=1e-4), name
    along = (frames - frames.mean(axis=0)) @ np.array(told["axes"][0]["weights"])
    share = along.var() / frames.var(axis=0).sum()
    assert told["axes"][0]["share"] == pytest.approx(share, abs=1e-3)
    assert sum(axis["share"] for axis in told["axes"]) == pytest.approx(1)


def test_an_instrument_s_mean_is_nearest_to_itself_and_another_as_far_as_they_differ(capsys, found, tmp_path):
    means = {each.name: found.array(each.name).reshape(-1, 16).astype(float).mean(axis=0)
             for each in found.instruments}  # fmt: skip
    embeddings.write(tmp_path / "flute_embeddings.npy", means["flute"][None])
    near = facts(capsys, "default", "--sound", tmp_path / "flute_embeddings.npy")["nearest"]
    assert (near[0]["name"], near[0]["family"]) == ("flute", "flute")
    assert near[0]["distance"] == pytest.approx(0, abs=1e-5)
    scale = found.statistics["deviation"]
    apart = sorted(np.linalg.norm((mean - means["flute"]) / scale) for mean in means.values())
    assert [each["distance"] for each in near] == pytest.approx(apart[: len(near)], abs=1e-5)


def test_a_sound_is_encoded_and_its_table_shown(capsys, tmp_path):
    soundfile.write(tmp_path / "a.wav", 0.3 * np.sin(np.arange(16_000) * 0.2), 16_000)
    assert main(["info", "default", "--sound", str(tmp_path / "a.wav")]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("median", "of variance", "nearest", "parameters"))
    assert main(["info", "default", "--sound", str(tmp_path / "none.wav")]) == 1


def test_a_model_without_a_bank_shows_the_rest(capsys, tmp_path):
    shutil.copy(PATH, tmp_path / "mine.safetensors")
    assert main(["info", str(tmp_path / "mine.safetensors")]) == 0
    said = capsys.readouterr().out
    assert "1403005" in said and "no instrument bank" in said
    assert facts(capsys, tmp_path / "mine.safetensors")["bank"] is None
    other = bank.load(locations.bank_path(PATH))
    other.model = "another"
    other.save(tmp_path / "mine.bank.safetensors")
    assert main(["info", str(tmp_path / "mine.safetensors")]) == 0
    assert "belongs to other weights" in capsys.readouterr().out
