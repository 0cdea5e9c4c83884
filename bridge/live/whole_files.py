"""Small files that are written at once or not at all."""

import contextlib
import os
from pathlib import Path


def write(path: Path, data: bytes, lasting: bool) -> None:
    """Put the data where the path is, in one step. Raise OSError, with what was there left as it was.

    lasting: wait until the disk has it, so that a power cut leaves the old file or the new one. It takes up
    to tens of milliseconds.
    """
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(half, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        # Nor can what is not there be removed, where the folder is none.
        with contextlib.suppress(OSError):
            half.unlink()
        raise
