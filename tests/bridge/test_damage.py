"""Files that somebody or something has damaged: notes, model, bank; before the start and after it."""

import os
import shutil
import signal
import time
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.cli import main
from synth import bank, locations
from synth.errors import SynthError
from tests.bridge.test_daemon import wait_for
from tests.bridge.test_full_disk import asked_for
from tests.bridge.test_note_cache import add, note, opened
from tests.conftest import free_port

QUICK = ("--midi", "off", "--note-seconds", "0.3")


def overwrite(data, start, new):
    return data[:start] + new + data[start + len(new) :]


DAMAGE = {
    "empty": lambda data: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "one byte short": lambda data: data[:-1],
    "longer": lambda data: data + b"\0",
    "zeros": lambda data: bytes(len(data)),
    "garbage": lambda data: bytes(7 * place % 251 for place in range(len(data))),
    "promises more": lambda data: overwrite(data, 40, (len(data) * 2).to_bytes(4, "little")),
    "promises less": lambda data: overwrite(data, 40, (len(data) // 2).to_bytes(4, "little")),
    "stereo": lambda data: overwrite(data, 22, b"\2\0"),
    "another format": lambda data: overwrite(data, 0, b"FORM"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_note_that_was_damaged_before_the_start_is_not_found_and_its_file_goes(tmp_path, kind):
    cache = opened(tmp_path)
    hurt, whole = add(cache, note(60)), add(cache, note(72))
    cache.close()
    path = cache.path(hurt.identity)
    path.write_bytes(DAMAGE[kind](path.read_bytes()))
    again = opened(tmp_path)
    assert again.nearest("model", {"flute": 1.0}, 60) == whole
    assert again.find(hurt.identity) is None and again.find(whole.identity) == whole
    assert not path.exists()
    again.close()


@pytest.mark.parametrize("kind", ["empty", "truncated", "one byte short", "longer"])
def test_a_note_whose_size_changes_while_the_daemon_runs_is_not_found(tmp_path, kind):
    cache = opened(tmp_path)
    hurt, whole = add(cache, note(60)), add(cache, note(72))
    path = cache.path(hurt.identity)
    path.write_bytes(DAMAGE[kind](path.read_bytes()))
    assert cache.nearest("model", {"flute": 1.0}, 60) == whole and cache.find(hurt.identity) is None
    remade = add(cache, note(60))
    assert cache.find(hurt.identity) == remade
    cache.close()


def test_rows_that_are_not_ours_and_things_that_are_no_files_do_not_keep_it_from_starting(tmp_path, caplog):
    cache = opened(tmp_path)
    kept = add(cache, note(60))
    for identity, mixture, pitch in (
        ("a", "{", 60),
        ("b", "[1]", 60),
        ("c", "{}", "low"),
        ("../d", "{}", 60),
    ):
        row = identity, "model", mixture, pitch, 478, 1000, 0.0, "[]", None, None
        cache._database.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        shutil.copy(cache.path(kept.identity), tmp_path / f"{identity}.wav".replace("../", ""))
    outside = tmp_path.parent / "d.wav"
    outside.write_bytes(b"somebody's")
    (tmp_path / "folder.wav").mkdir()
    cache.close()
    again = opened(tmp_path)
    assert again.find(kept.identity) == kept and again.count("model") == 1 and "4 notes" in caplog.text
    assert [file.stem for file in tmp_path.glob("*.wav") if file.is_file()] == [kept.identity]
    assert outside.read_bytes() == b"somebody's"
    again.close()
    outside.unlink()


def test_a_damaged_note_is_rendered_again_by_the_daemon_and_never_played(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        sounds = {pitch: client.play([pitch])[0].path for pitch in (60, 64)}
    right = Path(sounds[60]).read_bytes()
    daemon.stop()
    Path(sounds[60]).write_bytes(bytes(len(right)))
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        client.send("note", 60, 100, 5)
        play, before = wait_for(client, "play")
        assert play[0] == 5 and play[6] == 0
        assert sounds[60] not in [values[2] for name, values in before if name == "slot"]
        slot, _ = wait_for(client, "slot")
        assert slot[2] == sounds[60] and Path(sounds[60]).read_bytes() == right


MODEL = locations.model_path("default")


@pytest.mark.parametrize("kind", ["empty", "truncated", "zeros", "one bit", "gone"])
@pytest.mark.parametrize("which", ["model", "bank"])
def test_a_damaged_model_or_bank_is_named_in_one_line_with_the_remedy(tmp_path, capsys, which, kind):
    model = tmp_path / "mine.safetensors"
    files = {"model": model, "bank": locations.bank_path(model)}
    shutil.copy(MODEL, files["model"])
    shutil.copy(locations.bank_path(MODEL), files["bank"])
    data = files[which].read_bytes()
    # In the first number of the header, so that a bank is not whole: its numbers have no sum to check.
    damage = {**DAMAGE, "one bit": lambda data: overwrite(data, 0, bytes([data[0] ^ 1]))}
    if kind == "gone":
        files[which].unlink()
    else:
        files[which].write_bytes(damage[kind](data))
    flags = ["--midi", "off", "--osc-port", str(free_port()), "--cache", str(tmp_path / "notes")]
    assert main(["serve", "--model", str(model), *flags]) == 1
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1 and str(files[which].with_suffix("").with_suffix("")) in error
    assert any(remedy in error for remedy in ("nsynth bank", "copy the model", "give a .safetensors")), error


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=4), st.booleans()
)
def test_any_damaged_bank_is_refused_or_read(tmp_path, changes, cut):
    data = bytearray(locations.bank_path(MODEL).read_bytes())
    for place, value in changes:
        data[place] = value
    path = tmp_path / "a.bank.safetensors"
    path.write_bytes(data[: changes[0][0]] if cut else data)
    try:
        read = bank.load(path)
    except SynthError as error:
        assert "nsynth bank" in str(error)
        return
    for instrument in read.instruments:
        for pitch, velocity in ((0, 1), (61, 100), (127, 127)):
            assert np.isfinite(read.mix({instrument.name: 1.0}, pitch, velocity)).all()


@pytest.mark.parametrize("wrong", ["missing", "flat", "no number", "infinite gain", "pitches"])
def test_a_bank_whose_parts_do_not_fit_is_refused(tmp_path, wrong):
    instrument, array = bank.Instrument("flute", "flute", 73, (48, 60), (50,)), np.zeros((2, 1, 3, 16))
    changes = {
        "infinite gain": replace(instrument, gain_db=float("inf")),
        "pitches": replace(instrument, pitches=(60, 48)),
    }
    arrays = {
        "missing": {"oboe": array},
        "flat": {"flute": array[0]},
        "no number": {"flute": array + np.nan},
    }
    path = tmp_path / "a.bank.safetensors"
    bank.Bank("model", [instrument], {"flute": array}).save(path)
    assert "flute" in bank.load(path)
    bank.Bank("model", [changes.get(wrong, instrument)], arrays.get(wrong, {"flute": array})).save(path)
    with pytest.raises(SynthError, match=r"damaged.*nsynth bank"):
        bank.load(path)


def test_a_model_that_is_damaged_under_a_running_daemon_fails_notes_with_a_word_until_it_is_back(
    run_daemon, tmp_path
):
    model = tmp_path / "mine.safetensors"
    shutil.copy(MODEL, model)
    shutil.copy(locations.bank_path(MODEL), locations.bank_path(model))
    whole = model.read_bytes()
    daemon = run_daemon(*QUICK, "--model", str(model))
    with daemon.client() as client:
        client.play([60])
        model.write_bytes(whole[: len(whole) // 2])
        for worker in daemon.children():
            os.kill(worker, signal.SIGKILL)
        name, values = asked_for(client, 1, 61)
        assert name == "fail" and str(model) in values[2] and "put it back" in values[2]
        began = time.monotonic()
        name, values = asked_for(client, 2, 61)
        assert name == "fail" and time.monotonic() - began < 1, "nobody waits for a worker that does not come"
        assert client.play([60])[0].first == "exact"
        time.sleep(3)
        assert daemon.log.read_text().count("starting it again") <= 3, "it takes longer each time"
        model.write_bytes(whole)
        for request in range(3, 40):
            if asked_for(client, request, 61)[0] == "done":
                break
            time.sleep(0.5)
        else:
            raise AssertionError(daemon.log.read_text())


def test_a_worker_that_is_killed_without_the_folder_of_notes_comes_back_and_renders(run_daemon):
    daemon = run_daemon(*QUICK)
    with daemon.client() as client:
        client.play([60])
        shutil.rmtree(daemon.cache)
        for worker in daemon.children():
            os.kill(worker, signal.SIGKILL)
        name, values = asked_for(client, 1, 60)
        assert name == "done" and soundfile.info(values[2]).frames == 4800
        with wave.open(values[2]) as sound:
            assert sound.getnchannels() == 1
