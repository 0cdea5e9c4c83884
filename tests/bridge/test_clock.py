"""The clock on the wall is set back or forward, by hand or by the network: nothing depends on it."""

import ast
from pathlib import Path

import pytest

from tests.bridge.test_note_cache import SIZE, add, note, opened

ROOT = Path(__file__).parents[2]
DAY = 86_400.0


class Wall:
    """The clock on the wall."""

    def __init__(self, monkeypatch):
        self.now = 1.8e9
        monkeypatch.setattr("bridge.live.note_cache.time.time", lambda: self.now)


@pytest.fixture
def wall(monkeypatch):
    return Wall(monkeypatch)


@pytest.mark.parametrize("jump", [-3000 * DAY, -DAY, 0.0, DAY, 3000 * DAY])
def test_the_least_recently_used_go_first_wherever_the_clock_was_set(tmp_path, wall, jump):
    cache = opened(tmp_path, limit=3 * SIZE)
    made = [add(cache, note(pitch)) for pitch in (60, 61, 62)]
    wall.now += jump
    cache.touch(made[0])
    cache.touch(made[1])
    new = add(cache, note(63))
    cache.shrink([])
    assert [cache.find(each.identity) is not None for each in [*made, new]] == [True, True, False, True]
    cache.close()


@pytest.mark.parametrize("jump", [-3000 * DAY, -DAY, DAY])
def test_the_order_holds_over_a_restart_with_another_clock(tmp_path, wall, jump):
    cache = opened(tmp_path)
    made = [add(cache, note(pitch)) for pitch in (60, 61, 62)]
    cache.close()
    wall.now += jump
    cache = opened(tmp_path)
    cache.touch(cache.find(made[0].identity))
    cache.close()
    wall.now -= jump
    cache = opened(tmp_path, limit=2 * SIZE)
    cache.touch(cache.find(made[2].identity))
    cache.shrink([])
    assert [cache.find(each.identity) is not None for each in made] == [True, False, True]
    cache.close()


def test_a_use_from_the_far_future_that_the_index_claims_does_not_stop_the_order(tmp_path, wall):
    cache = opened(tmp_path, limit=2 * SIZE)
    made = [add(cache, note(pitch)) for pitch in (60, 61, 62)]
    made[1].last_used = 1e300
    cache._unwritten.add(made[1].identity)
    cache.close()
    cache = opened(tmp_path, limit=2 * SIZE)
    for each in (made[1], made[0], made[2]):
        cache.touch(cache.find(each.identity))
    cache.shrink([])
    assert [cache.find(each.identity) is not None for each in made] == [True, False, True]
    cache.close()


def test_nothing_else_of_the_daemon_asks_the_clock_on_the_wall():
    """Timeouts, echoes, loops and latencies go by clocks that nobody sets; logs and traces bear a date."""
    asked = []
    for path in sorted((ROOT / "bridge").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = {"time": "time", "datetime": "now"}
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                asked += [path.name] if names.get(node.value.id) == node.attr else []
            elif isinstance(node, ast.ImportFrom) and node.module in names:
                asked += [path.name for name in node.names if name.name in ("time", "datetime")]
    assert set(asked) == {"note_cache.py", "logs.py", "trace.py"}
