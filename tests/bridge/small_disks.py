"""Disks that run out of room under a daemon, for real and without anybody's rights."""

import contextlib
import os
import resource
import subprocess
from pathlib import Path

LIMIT_BYTES = 4096


class FileLimit:
    """No file of the daemon and its worker may grow beyond some bytes: every system of ours has that."""

    says = "File too large"

    def __init__(self, folder):
        self.folder = folder
        self._full = False

    @property
    def within(self):
        """The command that runs a daemon on this disk."""
        return ("sh", "-c", 'ulimit -S -f 4; exec "$@"', "sh") if self._full else ()

    def fill(self, daemon=None):
        self._limit(daemon, LIMIT_BYTES)

    def make_room(self, daemon=None):
        self._limit(daemon, resource.RLIM_INFINITY)

    def close(self):
        pass

    def _limit(self, daemon, most_bytes):
        self._full = most_bytes == LIMIT_BYTES
        for process in (daemon.process.pid, *daemon.children()) if daemon else ():
            _, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most_bytes, hard))


class SmallDisk:
    """A file system of three megabytes at the folder, which only its daemons see."""

    says = "No space left on device"

    def __init__(self, folder):
        folder.mkdir(parents=True)
        script = 'mount -t tmpfs -o size=3m none "$0" && echo mounted && exec cat'
        self._holder = subprocess.Popen(
            ["unshare", "-rm", "sh", "-c", script, os.fspath(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.mounted = self._holder.stdout.readline() == b"mounted\n"
        # Where the folder is seen from here.
        self.folder = Path(f"/proc/{self._holder.pid}/root{folder}")
        self._filler = self.folder / "filler"

    @property
    def within(self):
        return ("nsenter", "-t", str(self._holder.pid), "-U", "-m", "--preserve-credentials")

    def fill(self, daemon=None):
        with contextlib.suppress(OSError), open(self._filler, "wb", buffering=0) as filler:
            while filler.write(bytes(4096)):
                pass

    def make_room(self, daemon=None):
        self._filler.unlink()

    def close(self):
        self._holder.communicate()


def kinds(folder):
    """All that this machine has; the first one every machine does."""
    try:
        disk = SmallDisk(folder / "probe")
    except OSError:
        return [FileLimit]
    disk.close()
    return [FileLimit, SmallDisk] if disk.mounted else [FileLimit]
