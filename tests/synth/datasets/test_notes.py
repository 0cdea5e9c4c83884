import json
import logging
import pickle
import shutil
import tarfile

import numpy as np
import pytest
import soundfile

from synth import mulaw
from synth.datasets import examples, recordings, shards
from synth.datasets.notes import NoteInfo, open_notes
from synth.errors import SynthError

ENTRY = {
    "pitch": 60,
    "velocity": 100,
    "instrument_str": "flute_acoustic_000",
    "instrument_family_str": "flute",
    "instrument_source_str": "acoustic",
}


def tone(seconds=0.5, rate_hz=16_000):
    return 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate_hz)) / rate_hz)


def nsynth_folder(folder, lengths=(64_000,), **changes):
    """A folder as NSynth's archives unpack, with notes a, b, … of these lengths in samples."""
    (folder / "audio").mkdir(parents=True)
    entries = {}
    for name, samples in zip("abcdefg", lengths, strict=False):
        entries[name] = {key: value for key, value in {**ENTRY, **changes}.items() if value is not None}
        soundfile.write(folder / "audio" / f"{name}.wav", tone(samples / 16_000), 16_000)
    (folder / "examples.json").write_text(json.dumps(entries))
    return folder


def archive_of(folder, path, order=None):
    with tarfile.open(path, "w:gz") as archive:
        for member in order or ["audio", "examples.json"]:
            archive.add(folder / member, f"nsynth-train/{member}")
    return path


def assert_same(found, wanted):
    order = {info.name: index for index, info in enumerate(found.infos)}
    assert sorted(order) == sorted(info.name for info in wanted.infos) and len(found) == len(wanted)
    for index, info in enumerate(wanted.infos):
        assert found.infos[order[info.name]] == info
        codes = found.codes(order[info.name])
        assert codes.dtype == np.int8 and (codes == wanted.codes(index)).all()


def test_shards_and_wav_files_and_an_archive_are_the_same_notes(rendered, tmp_path):
    wanted = open_notes(rendered, "train")
    assert isinstance(wanted, shards.ShardNotes)
    unpacked = tmp_path / "nsynth-train"
    shutil.copytree(rendered / "train", unpacked, ignore=shutil.ignore_patterns("shards"))
    assert_same(open_notes(unpacked), wanted)
    assert_same(open_notes(tmp_path, "train"), wanted)
    archive = archive_of(unpacked, tmp_path / "nsynth-train.jsonwav.tar.gz")
    assert_same(open_notes(archive), wanted)


def test_shards_are_mapped_and_pickled_as_paths(rendered):
    notes = open_notes(rendered, "train")
    assert isinstance(notes.codes(0).base, np.memmap) and len(pickle.dumps(notes)) < 10_000
    assert_same(pickle.loads(pickle.dumps(notes)), notes)
    assert (notes.codes(-1) == notes.codes(len(notes) - 1)).all()
    with pytest.raises(IndexError):
        notes.codes(len(notes))


def test_notes_keep_their_own_length(tmp_path):
    lengths = (8_000, 64_000, 70_000, 70_000)
    folder = nsynth_folder(tmp_path / "nsynth-train", lengths)
    notes = open_notes(folder)
    assert tuple(len(notes.codes(index)) for index in range(4)) == lengths
    assert_same(open_notes(archive_of(folder, tmp_path / "n.tar.gz")), notes)


def test_an_archive_is_read_once_and_a_cut_one_leaves_nothing(tmp_path):
    folder = nsynth_folder(tmp_path / "nsynth-train", (8_000,) * 5)
    archive = archive_of(folder, tmp_path / "nsynth-train.tar.gz", ["examples.json", "audio"])
    first = open_notes(archive)
    shutil.move(archive, tmp_path / "away")
    archive.write_bytes(b"")
    assert_same(open_notes(archive), first)
    cut = tmp_path / "cut.tar.gz"
    whole = (tmp_path / "away").read_bytes()
    for size in (0, 100, len(whole) // 2, len(whole) - 20):
        cut.write_bytes(whole[:size])
        with pytest.raises(SynthError, match=r"cut\.tar\.gz cannot be read as a whole"):
            open_notes(cut)
        assert not list(tmp_path.glob("cut.codes*"))


def test_a_folder_of_recordings_is_converted_with_one_line(tmp_path, caplog):
    soundfile.write(tmp_path / "my_flute_60.wav", tone(), 16_000)
    soundfile.write(tmp_path / "my_flute_72.wav", np.stack([tone(1, 44_100)] * 2, 1), 44_100)
    (tmp_path / "notes.txt").write_text("not a sound")
    with caplog.at_level(logging.WARNING):
        notes = open_notes(tmp_path, "train")
    assert [record.getMessage() for record in caplog.records] == [
        f"{tmp_path}: 1 of 2 files are not 16 kHz mono and are converted as they are read,"
        " my_flute_72.wav first"
    ]
    assert notes.infos[1] == NoteInfo("my_flute_72", 72, 100, "my_flute", "unknown", "unknown")
    assert (notes.codes(0) == mulaw.encode(soundfile.read(tmp_path / "my_flute_60.wav")[0])).all()
    assert np.abs(mulaw.decode(notes.codes(1)[:16_000]) - tone(1)).max() < 0.02


def test_the_splits_of_a_folder_are_chosen_by_name(tmp_path):
    for split in ("train", "test"):
        nsynth_folder(tmp_path / f"nsynth-{split}", (8_000,))
    assert len(open_notes(tmp_path, "test")) == 1
    with pytest.raises(SynthError, match="choose train or test"):
        open_notes(tmp_path)
    with pytest.raises(SynthError, match="train, test, but not valid"):
        open_notes(tmp_path, "valid")


@pytest.mark.parametrize("key", ENTRY)
def test_a_missing_key_is_named_with_its_file_and_note(tmp_path, key):
    nsynth_folder(tmp_path / "n", **{key: None})
    with pytest.raises(SynthError, match=rf"examples\.json: note a: .*missing required field `{key}`"):
        open_notes(tmp_path / "n")


@pytest.mark.parametrize(
    "changes, line",
    [({"pitch": 128}, r"note a: .*<= 127.*pitch"), ({"velocity": "loud"}, r"note a: .*`int`.*velocity")],
)
def test_values_out_of_range_are_named(tmp_path, changes, line):
    nsynth_folder(tmp_path / "n", **changes)
    with pytest.raises(SynthError, match=line):
        open_notes(tmp_path / "n")


def test_examples_that_are_no_json_or_have_no_sound_are_refused(tmp_path):
    folder = nsynth_folder(tmp_path / "n", (8_000, 8_000))
    (folder / "audio" / "b.wav").unlink()
    with pytest.raises(SynthError, match=r"note b has no audio/b\.wav"):
        open_notes(folder)
    (folder / "examples.json").write_text('{"a": ')
    with pytest.raises(SynthError, match=r"examples\.json cannot be read"):
        open_notes(folder)


def sound_file(path, sound):
    soundfile.write(path, sound, 16_000, subtype="FLOAT")


@pytest.mark.parametrize(
    "name, content, line",
    [
        ("a_60.wav", tone(0.2), r"a_60\.wav is 0\.200 s long; at least 0\.25 s"),
        ("a_60.wav", np.r_[tone(), np.nan], r"a_60\.wav holds samples that are not finite numbers"),
        ("a_60.wav", b"no sound", r"a_60\.wav cannot be read as audio"),
        ("a_128.wav", tone(), r"a_128\.wav is not named"),
        ("flute.wav", tone(), r"flute\.wav is not named"),
    ],
)
def test_a_recording_that_cannot_serve_is_named(tmp_path, name, content, line):
    (tmp_path / name).write_bytes(content) if isinstance(content, bytes) else sound_file(
        tmp_path / name, content
    )
    with pytest.raises(SynthError, match=line) as refused:
        open_notes(tmp_path).codes(0)
    assert "\n" not in str(refused.value)


def test_an_archive_without_all_its_sounds_is_refused(tmp_path):
    folder = nsynth_folder(tmp_path / "nsynth-train", (8_000, 8_000))
    (folder / "audio" / "b.wav").unlink()
    with pytest.raises(SynthError, match=r"n\.tgz: note b of examples\.json has no sound"):
        open_notes(archive_of(folder, tmp_path / "n.tgz"))


def test_a_bad_note_of_an_archive_is_named(tmp_path):
    folder = nsynth_folder(tmp_path / "nsynth-train", (8_000, 1_000))
    with pytest.raises(SynthError, match=r"n\.tgz: nsynth-train/audio/b\.wav is 0\.062 s long"):
        open_notes(archive_of(folder, tmp_path / "n.tgz"))


def test_what_is_no_data_set_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(SynthError, match="holds no notes"):
        open_notes(tmp_path)
    with pytest.raises(SynthError, match="neither a folder nor"):
        open_notes(tmp_path / "notes.txt")
    with pytest.raises(SynthError, match="no data set"):
        open_notes(tmp_path / "nothing")
    with pytest.raises(SynthError, match="no split all"):
        open_notes(tmp_path, "all")


def test_damaged_shards_are_named(tmp_path):
    writer = shards.ShardWriter(tmp_path)
    writer.add("a", np.zeros(8_000, np.int8))
    writer.flush()
    examples.write_json(tmp_path / "examples.json", {})
    with pytest.raises(SynthError, match=r"examples\.json: no note a, whose sound is there"):
        open_notes(tmp_path)
    examples.write_json(tmp_path / "examples.json", {"a": ENTRY})
    path = tmp_path / "shards" / "00000.npy"
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    with pytest.raises(SynthError, match=r"00000\.npy is not a whole shard"):
        open_notes(tmp_path)
    path.write_bytes(whole)
    path.with_suffix(".json").unlink()
    with pytest.raises(SynthError, match=r"00000\.json cannot be read"):
        open_notes(tmp_path)


def test_a_read_note_cannot_be_written_to(tmp_path):
    notes = open_notes(nsynth_folder(tmp_path / "n"))
    assert not notes.codes(0).flags.writeable
    assert recordings.read_codes.cache_info().maxsize == recordings.CACHED_NOTES
