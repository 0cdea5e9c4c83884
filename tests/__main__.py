"""`python -m tests [pytest's options]`: all tests, in two processes that leave each other time.

Those of synth compute, the others mostly wait for daemons and hosts, and some of them by the clock: so the
former run beside them at low priority, and are printed when both have ended.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
COMPUTING = HERE / "synth"
NICENESS = 15


def main(options: list[str]) -> int:
    """0 if both went well."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    nicely = {"preexec_fn": lambda: os.nice(NICENESS)} if hasattr(os, "nice") else {}
    with tempfile.TemporaryFile() as told:
        computing = subprocess.Popen([*command, COMPUTING], stdout=told, stderr=told, **nicely)
        try:
            waiting = subprocess.call([*command, HERE, f"--ignore={COMPUTING}"])
            codes = waiting, computing.wait()
        finally:
            computing.kill()
        told.seek(0)
        print(told.read().decode(errors="replace"))
    return max(codes, key=abs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
