import subprocess
import sys
import time

from synth.compiling import alone

HOLDS = """
import sys, time
from pathlib import Path
from synth.compiling import alone
with alone(Path(sys.argv[1])):
    print("in", flush=True)
    time.sleep(60)
"""


def test_who_comes_second_waits_until_the_first_is_out_or_dead(tmp_path):
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "cache")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as first:
        assert first.stdout.readline() == b"in\n"
        with subprocess.Popen(command, stdout=subprocess.PIPE) as second:
            time.sleep(0.5)
            assert second.poll() is None
            first.kill()
            assert second.stdout.readline() == b"in\n"
            second.kill()


def test_a_folder_that_cannot_be_locked_keeps_nobody_out(tmp_path):
    (tmp_path / "file").touch()
    with alone(tmp_path / "file" / "cache"):
        pass
