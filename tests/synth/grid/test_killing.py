"""A grid that is killed again and again."""

import random
import subprocess
import sys
import time

from synth.grid.layout import Grid
from tests.synth.grid.conftest import SAMPLES

KILLS = 10
# Killed so often before there is a note, too.
EARLY = 2


def start(settings, folder):
    command = [sys.executable, "-m", "synth.cli", "grid", settings, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def written(folder):
    """When each whole note was written."""
    notes = folder / "notes"
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in notes.glob("*.wav")}


def test_a_grid_killed_ten_times_renders_nothing_twice_and_loses_nothing(tmp_path, settings_file, figures):
    settings = settings_file(pitches=list(range(40, 54)), resolution=5)
    folder, chance, kept, seen = tmp_path / "out", random.Random(), {}, []
    for kill in range(KILLS):
        process = start(settings, folder)
        before = len(kept)
        while kill >= EARLY and process.poll() is None and len(written(folder)) == before:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.1 if kill >= EARLY else 3))
        process.kill()
        process.wait()
        now = written(folder)
        assert {name: now[name] for name in kept} == kept, "a note was rendered again"
        kept = now
        seen.append(len(now))
    last = start(settings, folder)
    assert last.wait(120) == 0, last.stderr.read()
    now = written(folder)
    assert {name: now[name] for name in kept} == kept, "a note was rendered again"
    grid = Grid.load(folder)
    assert len(grid.notes) == 25 * 14 and {f"notes/{name}" for name in now} == {n.file for n in grid.notes}
    assert not list(folder.rglob("*.part"))
    assert 0 < seen[-1] < len(now), "it was never killed on its way"
    whole = tmp_path / "whole"
    assert start(settings, whole).wait(120) == 0
    assert (whole / "grid.json").read_bytes() == (folder / "grid.json").read_bytes()
    for note in grid.notes:
        assert (whole / note.file).read_bytes() == (folder / note.file).read_bytes()
        assert (folder / note.file).stat().st_size - 44 - 2 * SAMPLES in (44, 68)
    figures.append(f"grid: notes there after each of {KILLS} kills {seen}, at the end {len(now)}")
