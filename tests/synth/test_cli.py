import json

import numpy as np
import pytest
import soundfile

from synth.cli import main
from tests.measures import file_cents


def test_encode_then_decode_keeps_the_pitch(tmp_path, capsys):
    time = np.arange(44100) / 44100
    tone = sum(np.sin(2 * np.pi * 220 * n * time) / n for n in range(1, 8)) * 0.25 * np.exp(-time)
    soundfile.write(tmp_path / "in.flac", np.stack([tone, tone], axis=1), 44100)
    assert main(["encode", str(tmp_path / "in.flac"), str(tmp_path / "e.npy")]) == 0
    assert np.load(tmp_path / "e.npy").shape == (32, 16)
    arguments = ["decode", str(tmp_path / "e.npy"), str(tmp_path / "out.wav"), "--pitch", "57"]
    assert main([*arguments, "--seconds", "0.6", "--seed", "3"]) == 0
    audio, rate_hz = soundfile.read(tmp_path / "out.wav")
    assert (len(audio), rate_hz) == (9600, 16000)
    assert abs(file_cents(tmp_path / "out.wav", 57)) < 50


def test_info_tells_what_a_model_is(capsys):
    assert main(["info", "default", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["parameters"] == 1_403_005
    assert facts["config"]["quasi_periodic"] is True


@pytest.mark.parametrize(
    "arguments",
    [
        ["info", "nothing.safetensors"],
        ["encode", "nothing.wav", "out.npy"],
        ["decode", "nothing.npy", "out.wav"],
        ["import-magenta", "nothing", "out.safetensors"],
        ["bank", "--soundfont", "nothing.sf3"],
    ],
)
def test_failure_is_one_line_and_exit_code_1(arguments, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ["encode", "flute.wav", "flute.wav"],
        ["edit", "flute.npy", "flute.wav", "reverse"],
        ["interpolate", "flute.npy", "flute.npy", "flute.wav"],
    ],
)
def test_no_embedding_is_written_over_a_recording(arguments, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    soundfile.write("flute.wav", np.zeros(16_000), 16_000)
    np.save("flute.npy", np.zeros((2, 16), np.float32))
    before = (tmp_path / "flute.wav").read_bytes()
    assert main(arguments) == 1
    assert "flute.wav: the name of an embedding's file ends in .npy" in capsys.readouterr().err
    assert (tmp_path / "flute.wav").read_bytes() == before


def test_ctrl_c_within_compiled_code_is_no_traceback(capsys, monkeypatch):
    def interrupted(_):
        inner = SystemError("returned a result with an exception set")
        inner.__cause__ = KeyboardInterrupt()
        raise SystemError("returned a result with an exception set") from inner

    monkeypatch.setattr("synth.info_command.run", interrupted)
    assert main(["info", "default"]) == 130
    monkeypatch.setattr("synth.info_command.run", lambda _: (_ for _ in ()).throw(SystemError("another")))
    with pytest.raises(SystemError):
        main(["info", "default"])


def test_an_error_of_the_system_names_the_file_and_no_number(capsys, tmp_path):
    np.save(tmp_path / "flute.npy", np.zeros((2, 16), np.float32))
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "new.npy"
    assert main(["edit", str(tmp_path / "flute.npy"), str(target), "reverse"]) == 1
    assert capsys.readouterr().err == f"nsynth edit: {tmp_path / 'file'}: File exists\n"
    (tmp_path / "new.npy.part").mkdir()
    assert main(["edit", str(tmp_path / "flute.npy"), str(tmp_path / "new.npy"), "reverse"]) == 1
    assert capsys.readouterr().err == f"nsynth edit: {tmp_path / 'new.npy'}: Is a directory\n"


def test_misuse_is_exit_code_2():
    with pytest.raises(SystemExit) as caught:
        main(["encode"])
    assert caught.value.code == 2
