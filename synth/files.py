"""Files that are written whole or not at all."""

import os
from pathlib import Path


def write_whole(path: str | Path, data: bytes | memoryview) -> None:
    """Under a passing name beside it, synced, then renamed: nobody sees half a file, not even after a
    power cut. Its folder is made. Raise OSError if it cannot be written; what was there before is then
    still there.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    try:
        with open(half, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
