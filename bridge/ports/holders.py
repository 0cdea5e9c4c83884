"""Which process listens on a port, where the system tells and the package that asks it is there."""

SHOWN = 40


def holder(port: int, kind: str = "udp") -> str:
    """«nsynth-bridge, process 123», or nothing; kind is udp or tcp."""
    try:
        import psutil
    except ImportError:
        return ""
    try:
        found = [each.pid for each in psutil.net_connections(kind) if each.laddr and each.laddr.port == port]
        pid = next((pid for pid in found if pid), None)
        return "" if pid is None else f"{psutil.Process(pid).name()[:SHOWN]}, process {pid}"
    except (psutil.Error, OSError):
        return ""
