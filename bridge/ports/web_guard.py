"""Who may speak to the web port: pages that the daemon served itself, and programs of this machine.

A browser lets any page send requests to 127.0.0.1. Its Origin tells such a page from ours; its Host tells a
name that somebody made point here (DNS rebinding). Knows headers, and nothing of the server.
"""

from collections.abc import Sequence

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    # No page but ours runs, frames or reads what is here, and ours nothing from elsewhere.
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Server": "nsynth-bridge",
}


class Guard:
    """host and port are those that the server was told to listen at."""

    def __init__(self, host: str, port: int) -> None:
        self._names = {_in_a_header(host).lower(), *LOOPBACK}
        self._port = port

    def complaint(self, hosts: Sequence[str], origins: Sequence[str], arrived_at: str) -> str | None:
        """Why a request is refused, None for one that is not.

        hosts and origins are all its headers of that name; arrived_at is the address it was sent to: that may
        be any of this machine's, where the server listens at all of them.
        """
        allowed = {f"{name}:{self._port}" for name in (*self._names, _in_a_header(arrived_at)) if name}
        if self._port == 80:
            allowed |= {name.rpartition(":")[0] for name in allowed}
        if len(hosts) != 1 or hosts[0].lower() not in allowed:
            return f"the Host must be one of {', '.join(sorted(allowed))}"
        if origins and [origin.lower() for origin in origins] != [f"http://{hosts[0].lower()}"]:
            return "pages of another origin may not speak to the bridge"
        return None


def _in_a_header(address: str) -> str:
    return f"[{address}]" if ":" in address else address
