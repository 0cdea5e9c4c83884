"""Builds the Max patches beside this file, the same bytes each time.

`python max_patches/build.py` writes them. With `--check` it writes nothing, and exits 1 if a file is
not what it would write.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from instrument import bridge
from player import slot, voice
from py2max import Patcher

HERE = Path(__file__).resolve().parent
PATCHES = {"nsynth_bridge": bridge, "nsynth_slot": slot, "nsynth_voice": voice}


def build(folder: Path) -> list[Path]:
    """Write the patches into a folder. Raise ValueError if the linter finds an error."""
    paths = []
    for name, draw in PATCHES.items():
        patcher: Patcher = draw().patcher
        errors = [str(finding) for finding in patcher.lint() if finding.severity == "error"]
        if errors:
            raise ValueError(f"{name}: {'; '.join(errors)}")
        paths.append(folder / f"{name}.maxpat")
        patcher.save_as(paths[-1])
    return paths


def main() -> int:
    options = argparse.ArgumentParser(description="Build the Max patches.")
    options.add_argument("--check", action="store_true", help="exit 1 if the files differ; write nothing")
    if not options.parse_args().check:
        build(HERE)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        stale = [
            path.name
            for path in build(Path(folder))
            if not (HERE / path.name).is_file() or (HERE / path.name).read_bytes() != path.read_bytes()
        ]
    for name in stale:
        print(f"{name} is not what build.py writes; run python max_patches/build.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
