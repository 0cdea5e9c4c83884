"""One process at a time where numba compiles into a cache that others read. Imports no numba."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock


@contextmanager
def alone(cache: Path) -> Iterator[None]:
    """Wait until no other process is in here for the same folder; where none can lock, go on.

    Numba numbers the files of a function by its index. Of two processes that compile it for different types
    at once both take the same number, and whoever reads the index later is given machine code for other
    types than it has, and crashes, until the cache is removed.
    """
    lock = FileLock(cache / "compiling.lock")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError:
        # Others' folders are compiled into by nobody.
        pass
    try:
        yield
    finally:
        lock.release()
