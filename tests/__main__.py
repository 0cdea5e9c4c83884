"""`python -m tests [pytest's options]`: all tests, in four processes.

Hosts play in real time and mostly wait, and so do the daemon's tests: both run at once. Those of synth
compute, and run beside them at low priority. What the daemon's print is seen at once, the others' at the end.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

HERE = Path(__file__).parent
HOSTS, COMPUTING = HERE / "hosts", HERE / "synth"
NICENESS = 15


def main(options: list[str]) -> int:
    """0 if all went well."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    nicely = (lambda: os.nice(NICENESS)) if hasattr(os, "nice") else None
    files, folders = COMPUTING.glob("test_*.py"), (path.parent for path in COMPUTING.glob("*/__init__.py"))
    with ExitStack() as stack:
        beside = []
        for tests, prepare in (([HOSTS], None), (files, nicely), (folders, nicely)):
            told = stack.enter_context(tempfile.TemporaryFile())
            process = subprocess.Popen([*command, *tests], stdout=told, stderr=told, preexec_fn=prepare)
            stack.callback(process.kill)
            beside.append((process, told))
        codes = [subprocess.call([*command, HERE, f"--ignore={HOSTS}", f"--ignore={COMPUTING}"])]
        for process, told in beside:
            codes.append(process.wait())
            told.seek(0)
            print(told.read().decode(errors="replace"))
    return max(codes, key=abs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
