"""The studio's commands with a spectral autoencoder."""

import json

import numpy as np
import pytest
import soundfile

from synth import checkpoints, cli, embeddings
from tests.synth.spectral.conftest import tiny
from tests.synth.spectral.test_sampler import tone


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "tiny.safetensors"
    checkpoints.save(tiny(), path, steps=7)
    return str(path)


def test_a_sound_is_encoded_to_one_frame_and_that_decoded(model, tmp_path, capsys):
    for seconds in (2.0, 5.5):
        soundfile.write(tmp_path / f"bell_{round(seconds)}.wav", tone(60, seconds), 16_000)
    folder = tmp_path / "embeddings"
    assert cli.main(["encode", "--model", model, str(tmp_path), str(folder)]) == 0
    assert "1 frame of 6, 4.00 s" in capsys.readouterr().out
    for file in folder.iterdir():
        assert embeddings.read(file, 6).shape == (1, 6)
    output = tmp_path / "out.wav"
    command = ["decode", "--model", model, "--pitch", "60", "--seconds", "0.5"]
    assert cli.main([*command, str(folder / "bell_2.npy"), str(output)]) == 0
    sound, rate_hz = soundfile.read(output)
    assert rate_hz == 16_000 and sound.shape == (8_000,) and np.abs(sound).max() > 0.5
    np.save(tmp_path / "other.npy", np.zeros((125, 16), np.float32))
    assert cli.main([*command, str(tmp_path / "other.npy"), str(output)]) == 1
    assert "[frames, 6]" in capsys.readouterr().err


def test_info_tells_what_the_file_holds(model, capsys):
    assert cli.main(["info", model, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["parameters"] > 0 and told["notes"] == {"steps": 7} and told["bank"] is None
    assert "receptive_field" not in told and told["config"]["inputs"] == "magnitude"


def test_it_is_measured_at_the_level_of_the_originals(model, tmp_path, capsys):
    """What is drawn from an untrained network is noise, but as loud."""
    for pitch in (60, 67):
        soundfile.write(tmp_path / f"bell_{pitch}.wav", tone(pitch) * 0.1, 16_000)
    command = ["evaluate", model, "--data", str(tmp_path), "--notes", "2", "--seconds", "1", "--json"]
    assert cli.main(command) == 0
    [found] = json.loads(capsys.readouterr().out)["models"]
    text = json.dumps(found)
    assert "bits_per_sample" not in text and "spectral_distance_db" in text
    [notes] = found["sets"].values()
    assert abs(notes["measures"]["level_error_db"]["median"]) < 0.01


def test_commands_that_are_for_the_other_network_say_so(model, tmp_path, capsys):
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"pads": {name: ["flute"] for name in ("NW", "NE", "SW", "SE")},
                                    "pitches": [60], "resolution": 3, "final_length": 16000}))  # fmt: skip
    assert cli.main(["grid", "--model", model, str(settings), str(tmp_path / "grid")]) == 1
    line = capsys.readouterr().err
    assert "is a spectral autoencoder; here a WaveNet autoencoder is needed" in line and line.count("\n") == 1
