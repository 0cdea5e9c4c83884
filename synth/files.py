"""Files that are written whole or not at all."""

import contextlib
import os
from pathlib import Path


def write_whole(path: str | Path, data: bytes | memoryview, lasting: bool = True) -> None:
    """Under a passing name beside it, then renamed: nobody sees half a file. Its folder is made.

    lasting: wait until the disk has it, so that a power cut leaves the old file or the new one. It takes up
    to tens of milliseconds. Raise OSError if it cannot be written; what was there before is then still there.
    """
    path = Path(path)
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(half, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        if error.filename == str(half):
            error.filename = str(path)
        # Nor can what is not there be removed, where the folder is none.
        with contextlib.suppress(OSError):
            half.unlink()
        raise
