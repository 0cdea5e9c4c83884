"""The soak of `make soak`, for a few seconds; and that it can fail."""

from types import SimpleNamespace

import numpy as np

from benchmarks import soak
from benchmarks.soak_host import Host
from synth import audio
from synth.config import SAMPLE_RATE
from tests.conftest import by_the_clock, free_port


@by_the_clock
def test_a_short_soak_keeps_every_promise(figures):
    found = soak.soak(1 / 4, 7.0, seed=3, port=free_port())
    figures.append(
        f"soak of {found['minutes']} min: {found['notes']} notes, median {found['median_ms']} ms,"
        f" 99 % {found['p99_ms']} ms, worker killed {found['kills']} times"
    )
    assert found["fine"], soak.markdown(found)
    assert found["notes"] > 50 and found["kills"] > 0 and found["told"]["slot"] > 10
    first, last = found["lines"][0]["reading"], found["lines"][-1]["reading"]
    assert first["files"] > 0 and last["cache_mb"] < soak.CACHE_MEGABYTES * 1.2


def reading(seconds, **changes):
    sizes = dict.fromkeys(soak.ALLOWED, 40.0)
    return soak.Reading(seconds=seconds, files=1, **{**sizes, **changes})


def test_what_grows_without_bound_is_found_and_what_warms_up_or_dies_is_not(monkeypatch):
    monkeypatch.setattr(soak.psutil, "Process", lambda number: None)
    run = soak.Soak(0, None, None, None)
    warming = [
        reading(t, main_mb=20 + min(t, 100), worker_mb=None if t % 50 == 0 else 500.0) for t in range(400)
    ]
    run.readings = warming
    assert run.growth() == {}
    run.readings = [reading(t, main_mb=60 + t / 10, main_handles=10 + t // 40) for t in range(400)]
    assert set(run.growth()) == {"main_mb", "main_handles"}


def test_every_broken_promise_is_found(tmp_path):
    host = Host(SimpleNamespace())
    whole = tmp_path / "whole.wav"
    audio.write(whole, np.zeros(8), SAMPLE_RATE)
    host.hear("slot", [0, 1, str(whole), 8, 16000, 60, 1, 0, 0])
    host.hear("play", [1, 0, 1, 60, 100, 1.0, 1])
    host.hear("crossfade", [1, 0, 1, 60, 1.0, 1, 0.1])
    host.hear("release", [1, 0, 60])
    host.account.renders = {7}
    host.hear("done", ["render", 7, str(whole)])
    host.close_account()
    assert not host.broken
    host.hear("play", [1, 0, 2, 60, 100, 1.0, 1])
    host.hear("play", [2, 0, 1, 61, 100, 1.0, 1])
    host.hear("slot", [0, 2, str(whole), 9, 16000, 60, 1, 0, 0])
    whole.unlink()
    host.hear("play", [3, 0, 2, 60, 100, 1.0, 1])
    host.hear("slot", [0, 2, str(whole), 8, 16000, 60, 1, 0, 0])
    host.hear("release", [4, 3, 60])
    host.hear("crossfade", [5, 0, 2, 60, 1.0, 1, 0.1])
    host.hear("done", ["render", 7, str(whole)])
    host.account.renders, host.account.notes, host.account.questions = {8}, {9: 0.0}, {10: 0.0}
    host.overdue()
    host.close_account()
    host.hear_passer("fail", ["register", 0, "at most 16 listeners"])
    assert len(host.broken) == 13, host.examples
