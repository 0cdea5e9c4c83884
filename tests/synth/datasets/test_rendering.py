import argparse
import json
import multiprocessing
import os

import numpy as np
import pytest
import soundfile

from synth import mulaw
from synth.datasets import examples, general_midi, render_job, rendering, shards
from synth.datasets.general_midi import SPLITS
from synth.datasets.notes import open_notes
from synth.errors import SynthError
from tests.conftest import SOUNDFONT
from tests.measures import pitch_cents
from tests.synth.datasets.conftest import SMALL, render

NSYNTH_KEYS = {
    *("note_str", "note", "pitch", "velocity", "instrument", "instrument_str", "instrument_family"),
    *("instrument_family_str", "instrument_source", "instrument_source_str", "qualities", "qualities_str"),
    "sample_rate",
}


def shard_bytes(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("*/shards/*")}


def test_the_layout_and_the_keys_are_nsynths(rendered):
    entries = json.loads((rendered / "train" / "examples.json").read_text())
    for name, entry in entries.items():
        assert set(entry) == NSYNTH_KEYS and entry["note_str"] == name
        assert name == f"{entry['instrument_str']}-{entry['pitch']:03}-{entry['velocity']:03}"
        assert entry["qualities"] == [0] * 10 and entry["sample_rate"] == 16_000
        assert examples.FAMILIES[entry["instrument_family"]] == entry["instrument_family_str"]
        assert examples.SOURCES[entry["instrument_source"]] == entry["instrument_source_str"]
    files = sorted(path.stem for path in (rendered / "train" / "audio").iterdir())
    assert files == sorted(entries)
    numbers = [entry["note"] for entry in entries.values()]
    assert len(set(numbers)) == len(numbers)


def test_no_instrument_is_in_two_splits(rendered):
    instruments = [{info.instrument for info in open_notes(rendered, split).infos} for split in SPLITS]
    assert sorted(map(len, instruments)) == [1, 1, 1] and len(set.union(*instruments)) == 3


def test_shards_hold_the_codes_of_the_wav_files(rendered):
    for split in SPLITS:
        notes = open_notes(rendered, split)
        for index, info in enumerate(notes.infos):
            sound, rate_hz = soundfile.read(rendered / split / "audio" / f"{info.name}.wav", dtype="float32")
            assert (rate_hz, len(sound)) == (16_000, 64_000)
            assert (notes.codes(index) == mulaw.encode(sound)).all(), info.name


def test_notes_are_in_tune_and_keep_their_loudness_to_each_other(rendered):
    notes = open_notes(rendered, "train")
    peaks = {}
    for index, info in enumerate(notes.infos):
        sound = mulaw.decode(notes.codes(index))
        peaks[info.pitch, info.velocity] = np.abs(sound).max()
        if info.pitch == 60:
            assert abs(pitch_cents(sound[:32_000], 16_000, 60)) < 20
    assert max(peaks.values()) == pytest.approx(render_job.PEAK, abs=0.02)
    assert all(peaks[pitch, 40] < 0.4 * peaks[pitch, 127] for pitch, _ in peaks)


def test_silent_notes_are_left_out_and_counted(rendered):
    facts = json.loads((rendered / rendering.INSTRUMENTS_FILE).read_text())
    guitar = facts["guitar_electronic_026"]
    assert guitar["silent"] == 2 and guitar["notes"] == 10 and guitar["clipped"] == 0
    assert 108 not in {info.pitch for info in open_notes(rendered, guitar["split"]).infos}


class LouderWhenSofter:
    """A player whose soft notes at pitch 61 are louder than the hard ones."""

    def note(self, program, pitch, velocity):
        return np.full(8, 0.5 if pitch == 61 and velocity < 127 else 0.1, np.float32)


def test_clipped_notes_are_left_out_and_counted():
    settings = render_job.Settings("", "", "", [0], [60, 61], [50, 127], False)
    facts = render_job.Facts("", 0, "", "")
    names = [
        name for name, _ in render_job.play(LouderWhenSofter(), general_midi.PROGRAMS[0], settings, facts)
    ]
    assert [name[-7:] for name in names] == ["060-050", "060-127", "061-127"]
    assert (facts.notes, facts.clipped, facts.silent) == (3, 1, 0)


def killed_render(folder):
    """A render that dies while it writes its second shard."""
    save, calls = np.save, []

    def die(file, array):
        calls.append(1)
        if len(calls) == 2:
            file.write(b"half")
            file.flush()
            os._exit(9)
        save(file, array)

    shards.np.save = die
    render(folder, *SMALL, "--workers", "1")


def test_a_killed_render_leaves_whole_shards_and_goes_on_to_the_same_bytes(soundfont, rendered, tmp_path):
    folder = tmp_path / "notes"
    process = multiprocessing.get_context("spawn").Process(target=killed_render, args=(folder,))
    process.start()
    process.join()
    assert process.exitcode == 9 and len(list(folder.glob("*/shards/*.part"))) == 1
    done = {path: path.stat().st_mtime_ns for path in folder.glob("*/shards/*.json")}
    assert [np.load(path).shape[1] for path in folder.glob("*/shards/*.npy")] == [64_000] and len(done) == 1
    with pytest.raises(SynthError, match=r"no examples\.json: an unfinished render"):
        open_notes(folder, "train")
    # `rendered` is the work of two processes, this of one.
    render(folder, *SMALL, "--workers", "1")
    assert shard_bytes(folder) == shard_bytes(rendered)
    assert done == {path: path.stat().st_mtime_ns for path in done}


def test_a_shard_that_cannot_be_written_whole_is_not_there(tmp_path, monkeypatch):
    def fail(file, array):
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(shards.np, "save", fail)
    with pytest.raises(KeyboardInterrupt):
        shards.write(tmp_path, 0, np.zeros((1, 8), np.int8), ["a"])
    assert list((tmp_path / "shards").iterdir()) == []


def test_a_folder_with_something_else_is_left_alone(soundfont, rendered, tmp_path):
    with pytest.raises(SynthError, match="other settings"):
        render(rendered, "--programs", "1")
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SynthError, match="is no render"):
        render(tmp_path, "--programs", "1")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "flags, line",
    [
        (("--programs", "55"), "program 55 is percussion or an effect"),
        (("--pitches", "60", "50"), "the lower comes first"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_with_its_reason(soundfont, tmp_path, flags, line):
    with pytest.raises(SynthError, match=line):
        render(tmp_path / "notes", *flags)
    assert not (tmp_path / "notes").exists()


@pytest.mark.parametrize("flags", [("--velocities", "0"), ("--programs", "128"), ("--workers", "0")])
def test_numbers_out_of_range_are_misuse(tmp_path, flags, capsys):
    parser = argparse.ArgumentParser()
    rendering.add_arguments(parser)
    with pytest.raises(SystemExit) as end:
        parser.parse_args([str(tmp_path), "--soundfont", str(SOUNDFONT), *flags])
    assert end.value.code == 2 and "is not a whole number of" in capsys.readouterr().err


def test_the_full_plan_has_shards_of_about_two_thousand_notes(tmp_path):
    programs = [program.number for program in general_midi.PROGRAMS]
    velocities = list(rendering.VELOCITIES)
    settings = render_job.Settings("", "", "", programs, list(range(21, 109)), velocities, False)
    jobs = list(rendering.plan(tmp_path, SOUNDFONT, settings))
    sizes = [len(job.programs) * settings.notes_per_program for job in jobs]
    assert sum(sizes) == 111 * 88 * 5 and max(sizes) == 2200 and len(jobs) == 23
