"""`nsynth prepare` over a folder as a workshop leaves it: what comes out, what is told."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile

from synth.cli import main
from synth.evaluation import measures
from synth.prepare import preparing
from tests.synth.prepare.recordings import click, silence, tone, with_noise, write


@pytest.fixture
def raw(tmp_path):
    return tmp_path / "raw"


@pytest.fixture
def prepare(raw, tmp_path, capsys):
    def run(*options):
        capsys.readouterr()
        code = main(["prepare", str(raw), str(tmp_path / "out"), *options])
        said = capsys.readouterr()
        return code, said.out, [line for line in said.err.splitlines() if line.startswith("nsynth prepare: ")]

    return run


def file_cents(path, pitch):
    return measures.pitch_cents(soundfile.read(path, dtype="float32")[0], pitch)


def report(tmp_path):
    told = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    return told | {"by_file": {note["file"]: note for note in told["notes"]}}


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_kind_of_recording_becomes_what_the_pipelines_take(raw, prepare, tmp_path):
    lead = np.concatenate([silence(0.5), click(), silence(0.5)])
    write(raw / "flute_60.wav", with_noise(np.append(lead, tone(60))))
    write(raw / "Flute-c#3.aiff", np.stack([tone(49, rate_hz=44_100)] * 2, 1), 44_100)
    write(raw / "flute" / "C5.mp3", tone(72, rate_hz=44_100), 44_100)
    write(raw / "flute" / "84.flac", tone(84, 6.0, 96_000), 96_000)
    write(raw / "flute E2.ogg", tone(40, 1.0, 16_000), 16_000)
    before = {path: path.read_bytes() for path in raw.rglob("*.*")}
    assert prepare()[0] == 0
    assert {path: path.read_bytes() for path in raw.rglob("*.*")} == before
    pitches = (40, 49, 60, 72, 84)
    assert set(contents(tmp_path / "out")) == {f"flute_{pitch}.wav" for pitch in pitches} | {
        "report.html",
        "report.json",
    }
    told = report(tmp_path)
    for pitch in pitches:
        file = tmp_path / "out" / f"flute_{pitch}.wav"
        facts = soundfile.info(file)
        assert (facts.samplerate, facts.channels, facts.frames, facts.subtype) == (
            16_000,
            1,
            64_000,
            "PCM_16",
        )
        sound, _ = soundfile.read(file)
        assert abs(np.abs(sound).max() - 0.9) < 1e-3 and sound[-1] == 0
        assert abs(file_cents(file, pitch)) < 10
        assert abs(told["by_file"][file.name]["detected"] - pitch) < 0.1
        assert told["by_file"][file.name]["warnings"] == []
    assert abs(told["by_file"]["flute_60.wav"]["onset_seconds"] - 1.004) < 0.005
    assert told["renamed"] == {"Flute": "flute"}


def test_a_wrong_name_is_told_and_kept_or_mended(raw, prepare, tmp_path):
    write(raw / "flute_60.wav", tone(72))
    write(raw / "flute_64.wav", tone(65.2))
    write(raw / "flute_67.wav", tone(67.5))
    code, out, _ = prepare()
    assert code == 0
    assert "flute_60.wav sounds like C5 (72), not like C4 (60), an octave higher" in out
    assert "flute_64.wav sounds like F4 (65), not like E4 (64): is the name right?" in out
    assert "flute_67" not in out
    assert {note["file"] for note in report(tmp_path)["notes"]} == {f"flute_{p}.wav" for p in (60, 64, 67)}
    code, out, _ = prepare("--trust", "detected", "--tune")
    assert code == 0 and "it is flute_72 now" in out
    assert {"flute_72.wav", "flute_65.wav"} < set(contents(tmp_path / "out"))
    assert not (tmp_path / "out" / "flute_60.wav").exists(), "what the run before wrote is taken away"
    assert abs(file_cents(tmp_path / "out" / "flute_65.wav", 65)) < 5


def test_tune_moves_to_the_pitch_but_not_to_a_doubtful_one(raw, prepare, tmp_path):
    write(raw / "flute_60.wav", tone(60.4))
    write(raw / "flute_72.wav", tone(73))
    assert prepare()[0] == 0
    assert abs(file_cents(tmp_path / "out" / "flute_60.wav", 60) - 40) < 5
    assert prepare("--tune")[0] == 0
    assert abs(file_cents(tmp_path / "out" / "flute_60.wav", 60)) < 5
    assert abs(file_cents(tmp_path / "out" / "flute_72.wav", 73)) < 5
    told = report(tmp_path)["by_file"]
    assert abs(told["flute_60.wav"]["tuned_cents"] + 40) < 5 and told["flute_72.wav"]["tuned_cents"] == 0


def test_missing_pitches_are_told_or_filled_from_the_nearest(raw, prepare, tmp_path):
    write(raw / "flute_60.wav", tone(60.3))
    write(raw / "flute_72.wav", tone(72))
    code, out, _ = prepare("--pitches", "56,60,66,72,85")
    assert code == 0 and "missing: flute_56.wav, flute_66.wav, flute_85.wav" in out
    code, out, _ = prepare("--pitches", "56,60,66,72,85", "--fill", "--tune")
    told = report(tmp_path)["by_file"]
    assert code == 0 and "flute_85 was filled from 13 semitones away from C5 (72)" in out
    assert [told[f"flute_{pitch}.wav"]["filled_from"] for pitch in (56, 60, 66, 72, 85)] == [
        60,
        None,
        72,
        None,
        72,
    ]
    for pitch in (56, 60, 66, 72, 85):
        assert abs(file_cents(tmp_path / "out" / f"flute_{pitch}.wav", pitch)) < 10
    prepare("--pitches", "ons", "--fill")
    assert {f"flute_{pitch}.wav" for pitch in range(24, 85, 4)} < set(contents(tmp_path / "out"))


def test_what_cannot_be_filled_is_told_and_the_others_are_done(raw, prepare, tmp_path):
    write(raw / "whistle_96.wav", tone(96, harmonics=(1,)))
    code, _, errors = prepare("--pitches", "90,127", "--fill")
    assert code == 1 and "whistle_127.wav cannot be filled from it: nothing is left" in errors[0]
    assert {"whistle_90.wav", "whistle_96.wav"} < set(contents(tmp_path / "out"))


def test_faults_of_a_recording_are_told_in_words(raw, prepare):
    write(raw / "loud_60.wav", np.clip(tone(60, level=1.5), -1, 1))
    write(raw / "quiet_60.wav", tone(60, level=0.005) + 0.03, subtype="PCM_24")
    write(raw / "noisy_60.wav", with_noise(np.append(silence(1), tone(60)), -30))
    write(raw / "drum_36.wav", np.random.default_rng(0).normal(size=8000) * np.linspace(0.3, 0, 8000), 48_000)
    code, out, _ = prepare()
    assert code == 0
    lines = out.splitlines()
    for stem, said in {
        "loud_60": "was recorded too loud",
        "quiet_60": "had an offset of +3%",
        "noisy_60": "is noisy: the noise lies only",
        "drum_36": "sounds for 0.1",
    }.items():
        assert any(line.startswith(f"warning: {stem} {said}") for line in lines), (stem, out)
    assert "quiet_60 was recorded very quietly, at -46 dB" in out
    assert "warning: drum_36 has no clear pitch" in out and len(lines) == 7


def test_what_cannot_be_used_has_a_line_and_the_others_are_done(raw, prepare, tmp_path):
    write(raw / "flute_60.wav", tone(60))
    write(raw / "horn_60.wav", tone(60, 1.0))
    write(raw / "horn" / "c4.wav", tone(60, 2.0))
    write(raw / "silent_60.wav", silence(1.0))
    write(raw / "nameless.wav", tone(60))
    (raw / "phone_60.m4a").write_bytes(b"ftyp")
    (raw / "broken_60.wav").write_bytes(b"RIFF")
    (raw / "notes.txt").write_text("C4")
    (raw / ".DS_Store").write_bytes(b"")
    code, out, errors = prepare("--json")
    assert code == 1 and len(errors) == 7
    assert errors[-1] == "nsynth prepare: files that could not be used: 6; notes made: 1"
    for line, said in {
        "horn_60.wav": "one of several recordings for horn_60.wav",
        "horn/c4.wav": "keep one, or add --takes longest",
        "silent_60.wav": "the sound is silent",
        "nameless.wav": "no pitch in its name",
        "phone_60.m4a": ".m4a is not read: make a WAV of it, with `ffmpeg",
        "broken_60.wav": "not a sound that can be read",
    }.items():
        assert any(line in error and said in error for error in errors), line
    assert json.loads(out) == json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [note["file"] for note in json.loads(out)["notes"]] == ["flute_60.wav"]
    assert json.loads(out)["ignored"] == ["notes.txt"]
    code, _, errors = prepare("--takes", "longest")
    assert code == 1 and len(errors) == 5
    assert report(tmp_path)["by_file"]["horn_60.wav"]["source"] == "horn/c4.wav"


def test_again_it_is_the_same(raw, prepare, tmp_path):
    write(raw / "flute_60.wav", with_noise(tone(60)))
    prepare("--pitches", "60,64", "--fill")
    first = contents(tmp_path / "out")
    prepare("--pitches", "60,64", "--fill")
    assert contents(tmp_path / "out") == first


def test_what_was_heard_before_is_not_looked_for_again(raw, prepare, tmp_path, monkeypatch):
    for pitch in (60, 64):
        write(raw / f"flute_{pitch}.wav", tone(pitch + 0.2))
    write(raw / "drum_36.wav", with_noise(silence(1.0), -20))
    prepare()
    first = report(tmp_path)
    write(raw / "flute_64.wav", tone(65))
    (raw / "flute_60.wav").rename(raw / "horn_60.wav")
    looked = []
    detect = preparing.detect
    monkeypatch.setattr(preparing, "detect", lambda sound: looked.append(sound) or detect(sound))
    assert prepare("--tune")[0] == 0 and len(looked) == 1
    again = report(tmp_path)["by_file"]
    assert again["horn_60.wav"]["detected"] == first["by_file"]["flute_60.wav"]["detected"]
    assert again["drum_36.wav"]["detected"] is None and abs(again["flute_64.wav"]["detected"] - 65) < 0.1
    assert abs(file_cents(tmp_path / "out" / "horn_60.wav", 60)) < 5


def test_a_run_that_is_broken_off_leaves_the_folder_as_it_was(raw, prepare, tmp_path, monkeypatch):
    write(raw / "flute_60.wav", tone(60))
    prepare()
    first = contents(tmp_path / "out")
    write(raw / "flute_64.wav", tone(64))
    with monkeypatch.context() as patch:
        patch.setattr("synth.prepare.page.made", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        assert prepare()[0] == 1
    assert contents(tmp_path / "out") == first
    assert prepare()[0] == 0 and "flute_64.wav" in contents(tmp_path / "out")


def test_nothing_of_anybody_else_s_is_touched(raw, prepare, tmp_path, capsys):
    write(raw / "flute_60.wav", tone(60))
    out = tmp_path / "out"
    out.mkdir()
    (out / "flute_60.wav").write_bytes(b"mine")
    assert prepare() == (1, "", [f"nsynth prepare: {out} holds other files: take an empty folder"])
    assert contents(out) == {"flute_60.wav": b"mine"}
    for folder in (raw / "out", raw, tmp_path):
        assert main(["prepare", str(raw), str(folder)]) == 1
        assert "lie within each other" in capsys.readouterr().err
    assert [path.name for path in raw.iterdir()] == ["flute_60.wav"]
    (out / "flute_60.wav").unlink()
    prepare()
    (out / "flute_64.wav").write_bytes(b"mine")
    write(raw / "flute_64.wav", tone(64))
    assert prepare()[0] == 1 and (out / "flute_64.wav").read_bytes() == b"mine"


@pytest.mark.parametrize("file", ["../victim.wav", "/etc/hostname", "a/../../victim.wav", ".."])
def test_a_forged_report_removes_nothing_outside(raw, prepare, tmp_path, file):
    write(raw / "flute_60.wav", tone(60))
    prepare()
    (tmp_path / "victim.wav").write_bytes(b"mine")
    forged = report(tmp_path)
    forged["notes"][0]["file"] = file
    (tmp_path / "out" / "report.json").write_text(json.dumps(forged), "utf-8")
    (tmp_path / "out" / "flute_60.wav").unlink()
    assert prepare()[0] == 0
    assert (tmp_path / "victim.wav").read_bytes() == b"mine"


@pytest.mark.parametrize("make", [lambda raw: None, lambda raw: raw.mkdir(), lambda raw: raw.write_text("")])
def test_without_recordings_nothing_is_made(raw, prepare, tmp_path, make):
    make(raw)
    code, _, errors = prepare()
    assert code == 1 and len(errors) == 1 and not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [["--fill"], ["--pitches", "60,128"], ["--pitches", "x"]])
def test_misuse_is_exit_code_2(raw, prepare, options):
    with pytest.raises(SystemExit) as caught:
        prepare(*options)
    assert caught.value.code == 2


def test_the_page_holds_what_a_group_needs_and_no_script(raw, prepare, tmp_path):
    write(raw / "<b>&flute_60.wav", tone(72))
    (raw / "<script>.txt").write_text("")
    prepare("--pitches", "60,62", "--fill")
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "<script" not in page and "&lt;script&gt;.txt" in page and "http" not in page
    assert 'src="b-flute_60.wav"' in page and 'src="b-flute_62.wav"' in page
    assert "&lt;b&gt;&amp;flute_60.wav sounds like C5 (72)" in page and "filled from C4 (60)" in page
    pictures = [piece.split("</svg>")[0] for piece in page.split("<svg")[1:]]
    assert len(pictures) == 2
    for picture in pictures:
        assert len(ElementTree.fromstring(f"<svg{picture}</svg>")[0].get("d")) > 500
