"""Pd goes on when the daemon ends or is killed, and is started again."""

import time
from collections.abc import Iterator
from signal import SIGKILL, SIGTERM

import numpy as np
import pytest

from tests.hosts.conftest import PITCH
from tests.hosts.pd_host import Pd
from tests.hosts.pd_stage import flags_of_stage, play


@pytest.fixture(scope="module")
def pd() -> Iterator[Pd]:
    running = Pd()
    yield running
    running.close()


@pytest.mark.parametrize("how", [SIGTERM, SIGKILL])
def test_pd_finds_a_daemon_that_was_restarted_and_has_its_slots_again(pd, run_daemon, tmp_path, how):
    flags = flags_of_stage(tmp_path)
    daemon = run_daemon(*flags)
    pd.connect(daemon.port)
    since = len(pd.lines)
    pd.send(f"core note {PITCH} 100")
    pd.wait_for("play", since)
    _, slot, version, *_ = pd.wait_for("slot", since)
    # The key stays down: nobody is there to hear of its end, and it must not sound for ever.
    if how == SIGKILL:
        time.sleep(5.5)
        daemon.process.kill()
        daemon.process.wait()
    else:
        daemon.stop()
        pd.wait_for("bye", since)
    since = len(pd.lines)
    again = run_daemon(*flags, "--osc-port", str(daemon.port))
    pd.wait_for("connected 1", since)
    restored = pd.wait_for("slot", since)
    assert restored[1] == slot and int(restored[2]) >= int(version)
    assert again.port == daemon.port
    time.sleep(0.5)
    with pd.recording(tmp_path / "quiet.wav") as heard:
        time.sleep(0.2)
    assert np.abs(heard.audio).max() < 0.001, "the note of before sounds on"
    with pd.recording(tmp_path / "again.wav") as heard:
        (struck, *_) = play(pd, 0.3, PITCH)
    assert struck[2] == slot and np.abs(heard.audio).max() > 0.01
