"""`nsynth encode` and `nsynth decode`: formats, batches, lengths, and what is refused."""

import json

import numpy as np
import pytest
import soundfile
import torch

from synth import audio, embeddings, mulaw
from synth.cli import main
from tests.synth.conftest import small_model


def tone(seconds=0.5, pitch=57, rate_hz=16_000):
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    hz = 440 * 2 ** ((pitch - 69) / 12)
    return sum(np.sin(2 * np.pi * hz * n * time) / n for n in range(1, 8)) * 0.25 * np.exp(-time)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return main([str(word) for word in words])


def refused(capsys, *words):
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


def test_a_long_sound_is_encoded_as_the_whole(default_model):
    sound = np.random.default_rng(2).normal(0, 0.2, 16_000 * 13 + 77).astype(np.float32)
    codes = np.pad(mulaw.encode(sound), (0, -len(sound) % 512))
    with torch.no_grad():
        whole = default_model.encoder(torch.from_numpy(codes).float()[None, None] / 128)
    pieces = list(default_model.encode_pieces(sound))
    assert [piece.shape[1] for piece in pieces] == [125, 125, 125, 32]
    assert torch.cat(pieces, dim=1).sub(whole).abs().max() < 1e-4


@pytest.mark.parametrize("frames", [1, 125, 126, 251])
def test_pieces_of_any_number_meet(frames):
    model = small_model(False, False)
    sound = np.random.default_rng(frames).uniform(-1, 1, (2, frames * 512 - 5)).astype(np.float32)
    codes = np.pad(mulaw.encode(sound), ((0, 0), (0, 5)))
    with torch.no_grad():
        whole = model.encoder(torch.from_numpy(codes).float()[:, None] / 128)
    assert whole.shape == (2, frames, 16) and torch.allclose(model.encode(sound), whole, atol=1e-5)


@pytest.mark.parametrize("ending", ["wav", "aiff", "flac", "mp3", "ogg"])
def test_a_sound_of_every_format_is_encoded(folder, default_model, ending):
    soundfile.write(f"in.{ending}", np.stack([tone(rate_hz=44_100)] * 2, axis=1), 44_100)
    assert run("encode", f"in.{ending}", "out.npy") == 0
    found, expected = np.load("out.npy"), default_model.encode(tone())[0].numpy()
    assert found.dtype == np.float32 and found.shape[1] == 16 and len(found) in (16, 17, 18)
    # Lossy formats, and resampling, change the sound a little; another sound is several times as far off.
    assert np.abs(found[2:14] - expected[2:14]).mean() < 0.5 * np.abs(found[2:14]).mean()


def test_files_of_a_folder_are_encoded_together_as_each_alone(folder, default_model, capsys):
    (folder / "in").mkdir()
    sounds = {f"{name}.wav": tone(seconds, pitch) for name, seconds, pitch in
              [("a", 0.5, 57), ("b", 0.5, 64), ("c", 4.2, 50), ("d", 0.49, 45)]}  # fmt: skip
    for name, sound in sounds.items():
        soundfile.write(folder / "in" / name, sound, 16_000, subtype="FLOAT")
    (folder / "in" / "notes.txt").write_text("no sound")
    assert run("encode", "in", "out", "--published", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["failed"] == [] and len(told["written"]) == 4
    assert sorted(file.name for file in (folder / "out").iterdir()) == [f"{n}_embeddings.npy" for n in "abcd"]
    for name, sound in sounds.items():
        found = np.load(folder / "out" / f"{name[0]}_embeddings.npy")
        alone = default_model.encode(sound)[0].numpy()
        assert found.dtype == np.float32 and found.shape == (1, *alone.shape)
        assert np.abs(found[0] - alone).max() < 1e-4


def test_what_is_no_sound_costs_a_line_and_the_others_are_done(folder, capsys):
    soundfile.write("a.wav", tone(), 16_000)
    soundfile.write("nan.wav", np.full(100, np.nan), 16_000, subtype="FLOAT")
    (folder / "bad.wav").write_bytes(b"RIFF")
    assert run("encode", "bad.wav", "a.wav", "nan.wav", "none.raw", "out") == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == ["out/a.npy: 16 frames of 16, 0.51 s"]
    lines = said.err.splitlines()
    assert len(lines) == 4 and lines[0] == "nsynth encode: 3 of 4 files could not be encoded:"
    assert any("not finite" in line for line in lines)
    assert [file.name for file in (folder / "out").iterdir()] == ["a.npy"]


def test_of_a_folder_what_is_too_short_or_of_a_telephone_costs_a_line(folder, capsys):
    (folder / "in").mkdir()
    soundfile.write("in/a.wav", tone(), 16_000)
    soundfile.write("in/one.wav", np.full(1, 0.1), 44_100)
    (folder / "in" / "phone.M4A").write_bytes(b"\0\0\0\x20ftypM4A ")
    assert run("encode", "in", "out") == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3 and any("one.wav is too short" in line for line in lines)
    assert any("phone.M4A cannot be read as audio: MP4 (M4A" in line and "ffmpeg" in line for line in lines)
    assert [file.name for file in (folder / "out").iterdir()] == ["a.npy"]


def test_two_files_of_one_name_are_refused_before_anything(folder, capsys):
    soundfile.write("a.wav", tone(), 16_000)
    soundfile.write("A.flac", tone(), 16_000)
    assert run("encode", "a.wav", "A.flac", "out") == 1
    assert "a.wav and A.flac would both become" in capsys.readouterr().err
    assert not (folder / "out").exists()
    (folder / "full.npy").write_bytes(b"")
    assert "one file" in refused(capsys, "encode", "a.wav", "A.flac", "full.npy")
    assert "--published" in refused(capsys, "encode", "a.wav", "b.npy", "--published")


@pytest.fixture
def embedded(folder, default_model):
    for name, pitch, seconds in (("flute_57", 57, 0.3), ("horn_64", 64, 0.5)):
        embeddings.write(f"{name}_embeddings.npy", default_model.encode(tone(seconds, pitch))[0].numpy())
    return folder


def test_notes_rendered_together_are_those_rendered_alone(embedded, capsys):
    assert run("decode", ".", "out", "--seed", "5", "--json") == 0
    told = json.loads(capsys.readouterr().out)["written"]
    assert [(each["file"], each["pitch"], each["samples"]) for each in told] == [
        ("out/flute_57.wav", 57, 10 * 512), ("out/horn_64.wav", 64, 16 * 512)]  # fmt: skip
    for name, pitch in (("flute_57", 57), ("horn_64", 64)):
        words = ("decode", f"{name}_embeddings.npy", "alone.wav", "--pitch", pitch, "--seed", "5")
        assert run(*words) == 0
        alone, together = soundfile.read("alone.wav")[0], soundfile.read(f"out/{name}.wav")[0]
        assert np.array_equal(alone, together) and np.abs(alone).max() > 0.02


@pytest.mark.parametrize(
    "name, rate_hz, subtype, format_",
    [
        ("out.wav", 44_100, "PCM_24", "WAV"),
        ("out.flac", 96_000, None, "FLAC"),
        ("out.aiff", 22_050, None, "AIFF"),
        ("out.mp3", 48_000, None, "MP3"),
        ("out.ogg", 44_100, None, "OGG"),
    ],
)
def test_a_file_of_any_rate_and_format_has_the_length_and_sound(embedded, name, rate_hz, subtype, format_):
    words = ["decode", "flute_57_embeddings.npy", "--seconds", "0.2501"]
    assert run(*words, "at_16k.wav") == 0
    more = ("--subtype", subtype) if subtype else ()
    assert run(*words, name, "--rate", rate_hz, *more) == 0
    told = soundfile.info(name)
    assert (told.samplerate, told.format, told.channels) == (rate_hz, format_, 1)
    assert told.subtype == (subtype or told.subtype)
    if format_ != "MP3":
        assert told.frames == round(0.2501 * rate_hz)
    here, there = audio.read("at_16k.wav"), audio.read(name)
    assert len(here) == 4002
    assert np.corrcoef(here[:3900], there[:3900])[0, 1] > 0.95
    assert not list(embedded.glob("*.part"))


@pytest.mark.parametrize(
    "words, says",
    [
        (["--pitch", "128"], "argument --pitch: must be a number in 0..127, not '128'"),
        (["--pitch", "nan"], "argument --pitch"),
        (["--seed", "-1"], "argument --seed"),
        (["--seconds", "0"], "argument --seconds"),
        (["--temperature", "11"], "argument --temperature"),
        (["--grain", "2"], "argument --grain"),
        (["--rate", "10"], "argument --rate"),
    ],
)
def test_an_option_out_of_range_is_misuse(embedded, capsys, words, says):
    assert says in refused(capsys, "decode", "flute_57_embeddings.npy", "out.wav", *words)
    assert not (embedded / "out.wav").exists()


@pytest.mark.parametrize(
    "words, says",
    [
        (["flute_57_embeddings.npy", "out.xyz"], "ends in .wav"),
        (["flute_57_embeddings.npy", "out.mp3", "--rate", "96000"], "cannot have 96000 Hz"),
        (["flute_57_embeddings.npy", "out.flac", "--subtype", "FLOAT"], "PCM_24, not as FLOAT"),
        (["take_2.npy", "out.wav"], "give --pitch"),
        (["take_2.npy", "flute_57_embeddings.npy", "out"], "give --pitch"),
        (["empty.npy", "out.wav", "--pitch", "60"], "[0, 16]"),
        (["nan.npy", "out.wav", "--pitch", "60"], "not finite"),
        (["half.npy", "out.wav", "--pitch", "60"], "half.npy"),
        (["none.npy", "out.wav", "--pitch", "60"], "No such file"),
    ],
)
def test_what_cannot_be_decoded_is_one_line_and_nothing_written(embedded, capsys, words, says):
    made = {"take_2": np.zeros((2, 16)), "empty": np.zeros((0, 16)), "nan": np.full((2, 16), np.nan)}
    for name, array in made.items():
        np.save(f"{name}.npy", array)
    (embedded / "half.npy").write_bytes((embedded / "nan.npy").read_bytes()[:-8])
    before = sorted(embedded.rglob("*"))
    assert run("decode", *words) == 1
    said = capsys.readouterr().err
    assert says in said and len(said.splitlines()) == 1
    assert sorted(embedded.rglob("*")) == before


def test_a_damaged_embedding_leaves_the_others(embedded, capsys):
    (embedded / "bad.npy").write_bytes(b"nothing")
    assert (
        run("decode", "bad.npy", "flute_57_embeddings.npy", "out", "--format", "flac", "--pitch", "60") == 1
    )
    said = capsys.readouterr()
    assert said.out.startswith("out/flute_57.flac: 0.32 s at 16000 Hz, pitch 60")
    assert "1 of 2 files could not be decoded" in said.err and "bad.npy" in said.err
    assert [file.name for file in (embedded / "out").iterdir()] == ["flute_57.flac"]
