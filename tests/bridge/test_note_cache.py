import sqlite3

import numpy as np
import pytest

from bridge.errors import SetupError
from bridge.live.note_cache import NoteCache
from bridge.live.notes import Note


def note(pitch=60, model="model", seed=0, **mixture):
    return Note(model, np.zeros((1, 16), np.float32), pitch, 64, 0.8, seed, mixture or {"flute": 1.0})


def add(cache, made, size=1000):
    cache.path(made.identity).write_bytes(b"x" * size)
    return cache.add(made, size)


def opened(folder, limit=10**9):
    return NoteCache(folder, "model", limit)


def test_notes_survive_a_restart(tmp_path):
    cache = opened(tmp_path)
    kept = add(cache, note(60, flute=0.5, cello=0.5))
    cache.close()
    again = opened(tmp_path)
    assert again.find(kept.identity) == kept
    assert again.nearest({"flute": 0.6, "cello": 0.4}, 66).identity == kept.identity
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


def test_nearest_is_by_cell_then_by_pitch_then_the_lower(tmp_path):
    cache = opened(tmp_path)
    for pitch in (48, 60):
        add(cache, note(pitch, flute=1.0))
    for pitch in (50, 54, 72):
        add(cache, note(pitch, flute=0.5, cello=0.5))
    assert cache.nearest({"flute": 0.9, "cello": 0.1}, 71).pitch == 60
    assert cache.nearest({"flute": 0.6, "cello": 0.4}, 71).pitch == 72
    assert cache.nearest({"flute": 0.6, "cello": 0.4}, 52).pitch == 50
    assert cache.nearest({"harp": 1.0}, 50).mixture == {"flute": 0.5, "cello": 0.5}
    cache.close()


def test_an_empty_cache_has_no_nearest_and_a_removed_cell_is_gone(tmp_path):
    cache = opened(tmp_path, limit=500)
    assert cache.nearest({"flute": 1.0}, 60) is None
    add(cache, note(60))
    cache.shrink([])
    assert cache.nearest({"flute": 1.0}, 60) is None and not list(tmp_path.glob("*.wav"))
    cache.close()


def test_of_two_notes_at_one_pitch_either_is_found_without_the_other(tmp_path):
    for removed in (0, 1):
        cache = opened(tmp_path / str(removed), limit=1500)
        made = [add(cache, note(60, seed=seed)) for seed in (1, 2)]
        made[removed].last_used = 0
        cache.shrink([])
        assert cache.nearest({"flute": 1.0}, 60) == made[1 - removed]
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
    assert cache.nearest({"flute": 1.0}, 60) is None and len(cache) == 0
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
