"""Who holds a folder: a file with the number of its process, for the message to the next one."""

import contextlib
import os
from pathlib import Path

NAME = "holder"


def claim(folder: Path) -> None:
    # It is for one message only.
    with contextlib.suppress(OSError):
        (folder / NAME).write_text(str(os.getpid()))


def told(folder: Path) -> str:
    """« (process 123)», or nothing where nobody has said."""
    try:
        return f" (process {int((folder / NAME).read_text())})"
    except (OSError, ValueError):
        return ""
