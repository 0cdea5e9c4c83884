"""What the system tells of cores, processes and sockets, where it tells it cheaply."""

import os
from pathlib import Path


def usable_cores() -> int:
    """Cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory_mb(process: int) -> float | None:
    """Resident memory of a process in megabytes (2^20); None where it is not known."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def datagrams_lost(port: int) -> int | None:
    """Datagrams to a UDP port that were thrown away as nobody read them in time; None if unknown."""
    try:
        lines = Path("/proc/net/udp").read_text().splitlines()[1:]
    except OSError:
        return None
    rows = [line.split() for line in lines]
    found = [int(row[-1]) for row in rows if len(row) > 2 and int(row[1].split(":")[1], 16) == port]
    return sum(found) if found else None
