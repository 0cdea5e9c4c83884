import shutil
import sqlite3
from dataclasses import replace

import numpy as np
import pytest

from bridge.errors import SetupError
from bridge.live.note_cache import NoteCache
from bridge.live.notes import Note
from bridge.live.wav import HEADER
from synth import audio
from synth.config import SAMPLE_RATE

SIZE = 1000


def note(pitch=60, model="model", seed=0, **mixture):
    samples = (SIZE - HEADER.size) // 2
    return Note(model, np.zeros((1, 16), np.float32), pitch, samples, 0.8, seed, mixture or {"flute": 1.0})


def add(cache, made, loop=None):
    """The worker's file of a note, taken in."""
    write(cache.path(made.identity), made.samples)
    return cache.add(made, SIZE, loop)


def write(path, samples):
    audio.write(path, np.zeros(samples, np.float32), SAMPLE_RATE)


def opened(folder, limit=10**9):
    return NoteCache(folder, limit)


def test_notes_survive_a_restart(tmp_path):
    cache = opened(tmp_path)
    kept = add(cache, note(60, flute=0.5, cello=0.5))
    cache.close()
    again = opened(tmp_path)
    assert again.find(kept.identity) == kept
    assert again.nearest("model", {"flute": 0.6, "cello": 0.4}, 66).identity == kept.identity
    again.close()


def test_files_and_rows_agree_after_a_crash(tmp_path):
    cache = opened(tmp_path)
    lost, kept = add(cache, note(60)), add(cache, note(61))
    cache.close()
    cache.path(lost.identity).unlink()
    (tmp_path / "0000.wav").write_bytes(b"no row")
    (tmp_path / "1111.wav.part").write_bytes(b"half")
    again = opened(tmp_path)
    assert again.find(lost.identity) is None and again.find(kept.identity) == kept
    assert [file.stem for file in tmp_path.glob("*.wav*")] == [kept.identity]
    again.close()
    rows = sqlite3.connect(tmp_path / "index.sqlite").execute("SELECT identity FROM notes").fetchall()
    assert rows == [(kept.identity,)]


def test_nearest_is_by_cell_and_pitch_together_and_of_two_pitches_the_lower(tmp_path):
    cache = opened(tmp_path)
    for pitch in (48, 60):
        add(cache, note(pitch, flute=1.0))
    for pitch in (50, 54, 72):
        add(cache, note(pitch, flute=0.5, cello=0.5))
    assert cache.nearest("model", {"flute": 0.9, "cello": 0.1}, 62).pitch == 60
    assert cache.nearest("model", {"flute": 0.9, "cello": 0.1}, 71).pitch == 72
    assert cache.nearest("model", {"flute": 0.6, "cello": 0.4}, 71).pitch == 72
    assert cache.nearest("model", {"flute": 0.6, "cello": 0.4}, 52).pitch == 50
    assert cache.nearest("model", {"harp": 1.0}, 50).mixture == {"flute": 0.5, "cello": 0.5}
    cache.close()


def test_an_empty_cache_has_no_nearest_and_a_removed_cell_is_gone(tmp_path):
    cache = opened(tmp_path, limit=500)
    assert cache.nearest("model", {"flute": 1.0}, 60) is None
    add(cache, note(60))
    cache.shrink([])
    assert cache.nearest("model", {"flute": 1.0}, 60) is None and not list(tmp_path.glob("*.wav"))
    cache.close()


def test_of_two_notes_at_one_pitch_either_is_found_without_the_other(tmp_path):
    for removed in (0, 1):
        cache = opened(tmp_path / str(removed), limit=1500)
        made = [add(cache, note(60, seed=seed)) for seed in (1, 2)]
        made[removed].last_used = 0
        cache.shrink([])
        assert cache.nearest("model", {"flute": 1.0}, 60) == made[1 - removed]
        cache.close()


def test_the_least_recently_used_go_first_and_a_slots_file_never(tmp_path):
    cache = opened(tmp_path, limit=2500)
    made = [add(cache, note(pitch)) for pitch in (60, 61, 62, 63)]
    for age, cached in enumerate(reversed(made)):
        cached.last_used = age
    cache.shrink([made[3].identity])
    assert [cache.find(each.identity) is not None for each in made] == [True, False, False, True]
    cache.close()


def test_a_use_is_remembered_across_a_restart(tmp_path):
    cache = opened(tmp_path)
    cached = add(cache, note(60))
    cached.last_used = 5.0
    cache.touch(cached)
    used = cached.last_used
    cache.close()
    again = opened(tmp_path)
    assert again.find(cached.identity).last_used == used > 5
    again.close()


def test_notes_of_another_model_are_not_played_but_count(tmp_path):
    cache = opened(tmp_path, limit=1500)
    add(cache, note(60, model="other"))
    assert cache.nearest("model", {"flute": 1.0}, 60) is None and cache.count("model") == 0
    mine = add(cache, note(60))
    cache.shrink([mine.identity])
    assert len(list(tmp_path.glob("*.wav"))) == 1
    cache.close()


def test_a_second_daemon_is_told_who_holds_the_cache(tmp_path):
    cache = opened(tmp_path)
    with pytest.raises(SetupError, match="--cache"):
        opened(tmp_path)
    cache.close()
    opened(tmp_path).close()


def test_a_note_whose_file_somebody_removed_is_not_found(tmp_path):
    cache = opened(tmp_path)
    gone, kept = add(cache, note(60)), add(cache, note(72))
    cache.path(gone.identity).unlink()
    assert cache.nearest("model", {"flute": 1.0}, 60) == kept
    assert cache.find(gone.identity) is None and cache.count("model") == 1
    cache.path(kept.identity).unlink()
    assert cache.nearest("model", {"flute": 1.0}, 60) is None and cache.count("model") == 0
    cache.close()


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + bytes(8176), "inside"])
def test_a_broken_index_is_started_anew_and_said_once(tmp_path, caplog, damage):
    cache = opened(tmp_path)
    for pitch in range(80):
        add(cache, note(pitch, flute=0.5, cello=0.25, harp=0.25))
    cache.close()
    index = tmp_path / "index.sqlite"
    if damage == "inside":
        whole = bytearray(index.read_bytes())
        whole[4096:] = bytes(len(whole) - 4096)
        damage = bytes(whole)
    index.write_bytes(damage)
    again = opened(tmp_path)
    assert not again.notes and not list(tmp_path.glob("*.wav"))
    assert caplog.text.count("is broken") == 1
    kept = add(again, note(60))
    again.close()
    last = opened(tmp_path)
    assert last.find(kept.identity) == kept
    last.close()


def test_without_its_folder_it_goes_on_and_finds_what_comes_after(tmp_path, caplog):
    folder = tmp_path / "notes"
    cache = opened(folder)
    lost = add(cache, note(60))
    shutil.rmtree(folder)
    assert cache.find(lost.identity) is None
    folder.mkdir()
    made = add(cache, note(61))
    assert cache.find(made.identity) == made and cache.nearest("model", {"flute": 1.0}, 60) == made
    cache.touch(made)
    cache.flush()
    cache.close()


REVERSED, FLIPPED = '[["reverse"]]', '[["flip", "all"]]'


def edited(edits, **mixture):
    """A note of another sound, as edits make it."""
    plain = note(**mixture)
    return replace(plain, edits=edits, embedding=plain.embedding + len(edits))


def test_a_near_note_of_the_same_edits_comes_before_the_same_cell_otherwise_edited(tmp_path):
    cache = opened(tmp_path)
    plain = add(cache, note(flute=1.0))
    turned = add(cache, edited(REVERSED, flute=0.75, cello=0.25))
    assert cache.nearest("model", {"flute": 1.0}, 60, REVERSED).identity == turned.identity
    assert cache.nearest("model", {"flute": 0.75, "cello": 0.25}, 60).identity == plain.identity
    assert cache.nearest("model", {"flute": 1.0}, 60, FLIPPED).identity == plain.identity
    cache.close()


def test_other_edits_are_nearer_than_far_instruments(tmp_path):
    cache = opened(tmp_path)
    plain = add(cache, note(flute=1.0))
    add(cache, edited(REVERSED, cello=1.0))
    assert cache.nearest("model", {"flute": 1.0}, 60, REVERSED).identity == plain.identity
    cache.close()


def test_a_note_and_the_same_one_edited_keep_apart_also_after_a_restart(tmp_path):
    cache = opened(tmp_path)
    plain, turned = add(cache, note(60)), add(cache, edited(REVERSED))
    for each, edits in ((plain, "[]"), (turned, REVERSED)):
        assert cache.nearest("model", {"flute": 1.0}, 60, edits).identity == each.identity
    cache.close()
    again = opened(tmp_path)
    assert again.find(turned.identity).edits == REVERSED
    assert again.nearest("model", {"flute": 1.0}, 60, REVERSED).identity == turned.identity
    again.shrink([])
    again.close()


def test_an_index_of_version_1_is_taken_over_as_unedited(tmp_path):
    audio.write(tmp_path / "old.wav", np.zeros(64), SAMPLE_RATE)
    with sqlite3.connect(tmp_path / "index.sqlite") as old:
        old.executescript(
            "CREATE TABLE notes (identity TEXT PRIMARY KEY, model TEXT NOT NULL, mixture TEXT NOT NULL,"
            " pitch INTEGER NOT NULL, frames INTEGER NOT NULL, bytes INTEGER NOT NULL,"
            " last_used REAL NOT NULL) WITHOUT ROWID; PRAGMA user_version = 1;"
        )
        old.execute("INSERT INTO notes VALUES ('old', 'model', '{\"flute\": 1.0}', 60, 64, 172, 0.0)")
    old.close()
    for _ in range(2):
        cache = opened(tmp_path)
        assert cache.nearest("model", {"flute": 1.0}, 60).identity == "old"
        assert cache.find("old").edits == "[]" and cache.find("old").loop is None
        if cache.count("model") == 1:
            add(cache, edited(REVERSED))
        assert cache.nearest("model", {"flute": 1.0}, 60, REVERSED).edits == REVERSED
        cache.close()


@pytest.mark.parametrize("loop", [(16_000, 40_000), (0, 0), None])
def test_a_loop_is_kept_with_its_note(tmp_path, loop):
    cache = opened(tmp_path)
    kept = add(cache, note(60), loop)
    cache.close()
    again = opened(tmp_path)
    assert kept.loop == loop and again.find(kept.identity) == kept
    again.close()


def test_the_notes_of_an_index_of_version_2_are_kept_without_a_loop(tmp_path):
    write(tmp_path / "old.wav", 64)
    size = (tmp_path / "old.wav").stat().st_size
    with sqlite3.connect(tmp_path / "index.sqlite") as old:
        old.executescript(
            "CREATE TABLE notes (identity TEXT PRIMARY KEY, model TEXT NOT NULL, mixture TEXT NOT NULL,"
            " pitch INTEGER NOT NULL, frames INTEGER NOT NULL, bytes INTEGER NOT NULL,"
            " last_used REAL NOT NULL, edits TEXT NOT NULL DEFAULT '[]') WITHOUT ROWID;"
            "PRAGMA user_version = 2;"
        )
        row = "old", "model", '{"flute": 1.0}', 60, 64, size, 0.0, "[]"
        old.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    old.close()
    for _ in range(2):
        cache = opened(tmp_path)
        assert cache.find("old").loop is None
        add(cache, note(61), (5, 50))
        cache.close()
    (version,) = sqlite3.connect(tmp_path / "index.sqlite").execute("PRAGMA user_version").fetchone()
    assert version == 3
