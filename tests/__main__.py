"""`python -m tests [pytest's options]`: all tests, in three processes.

Hosts play in real time and mostly wait, and so do the daemon's tests: both run at once. Those of synth
compute, and run beside them at low priority. What the daemon's print is seen at once, the others' at the end.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
HOSTS, COMPUTING = HERE / "hosts", HERE / "synth"
NICENESS = 15


def main(options: list[str]) -> int:
    """0 if all went well."""
    nicely = (lambda: os.nice(NICENESS)) if hasattr(os, "nice") else None
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    with tempfile.TemporaryFile() as hosts_told, tempfile.TemporaryFile() as synth_told:
        beside = {
            hosts_told: subprocess.Popen([*command, HOSTS], stdout=hosts_told, stderr=hosts_told),
            synth_told: subprocess.Popen(
                [*command, COMPUTING], stdout=synth_told, stderr=synth_told, preexec_fn=nicely
            ),
        }
        try:
            codes = [subprocess.call([*command, HERE, f"--ignore={HOSTS}", f"--ignore={COMPUTING}"])]
            codes += [process.wait() for process in beside.values()]
        finally:
            for process in beside.values():
                process.kill()
        for told in beside:
            told.seek(0)
            print(told.read().decode(errors="replace"))
    return max(codes, key=abs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
