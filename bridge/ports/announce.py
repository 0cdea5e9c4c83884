"""Tells by zeroconf (Bonjour) where OSC and the web port are, at the interfaces that they are bound to.

What listens at loopback alone is told at loopback alone: an address goes to nobody who cannot reach it.
"""

import asyncio
import importlib
import ipaddress
import logging
import socket
from typing import Any

log = logging.getLogger(__name__)
INSTALL = "pip install nsynth-bridge[announce]"
NAME = "NSynth Bridge"
OSC, OSCQUERY, PANEL = "_osc._udp.local.", "_oscjson._tcp.local.", "_http._tcp.local."
# What DNS allows in a label.
LONGEST_NAME = 63
# A network that hangs does not keep the daemon from ending.
CLOSE_SECONDS = 2.0


class AnnounceUnavailableError(Exception):
    """Why nothing is announced, with the remedy, in one line."""


class Announcement:
    """host is what the daemon is bound to; ports are by the type of their service."""

    def __init__(self, host: str, ports: dict[str, int]) -> None:
        self._host, self._ports = host, ports
        self._zeroconf: Any = None
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to tell. Raise AnnounceUnavailableError where that cannot be."""
        try:
            await asyncio.to_thread(importlib.import_module, "zeroconf.asyncio")
            from zeroconf.asyncio import AsyncZeroconf
        except ImportError as error:
            raise AnnounceUnavailableError(f"it needs {error.name}: {INSTALL}") from None
        try:
            addresses = await asyncio.to_thread(reachable_at, self._host)
            self._zeroconf = AsyncZeroconf(interfaces=addresses)
        except (OSError, ValueError, RuntimeError) as error:
            raise AnnounceUnavailableError(str(error)) from None
        self._task = asyncio.create_task(self._tell(addresses))

    async def close(self) -> None:
        """Take it back."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.wait([self._task])
        try:
            # It unregisters everything.
            await asyncio.wait_for(self._zeroconf.async_close(), CLOSE_SECONDS)
        except Exception as error:
            log.debug("announcement: %r", error)

    async def _tell(self, addresses: list[str]) -> None:
        """Asking whether the names are free takes a second and a half; nobody waits for it."""
        from zeroconf import ServiceInfo

        machine = socket.gethostname().partition(".")[0]
        name = _fitting(f"{NAME} on {machine}")
        packed = [ipaddress.ip_address(address).packed for address in addresses]
        # A name of our own: the machine's has other addresses.
        server = f"{_fitting('nsynth-bridge-' + machine)}.local."
        infos = [
            ServiceInfo(kind, f"{name}.{kind}", port, addresses=packed, server=server)
            for kind, port in self._ports.items()
        ]
        try:
            asking = [self._zeroconf.async_register_service(info, allow_name_change=True) for info in infos]
            await asyncio.gather(*await asyncio.gather(*asking))
        except Exception as error:
            log.warning("not announced (%s); going on without", error or type(error).__name__)
            return
        log.info("announced as %s at %s", infos[0].get_name(), ", ".join(addresses))


def reachable_at(host: str) -> list[str]:
    """The addresses of a host that a server is bound to; of all of them, those that others can reach.

    Raise OSError where there is none.
    """
    bound = ipaddress.ip_address(socket.getaddrinfo(host, None)[0][4][0])
    if not bound.is_unspecified:
        return [str(bound)]
    import ifaddr

    found = [
        ipaddress.ip_address(each.ip if isinstance(each.ip, str) else each.ip[0])
        for adapter in ifaddr.get_adapters()
        for each in adapter.ips
    ]
    others = [str(each) for each in found if each.version == bound.version and not each.is_loopback]
    if not others:
        raise OSError("no network to announce in")
    return others


def _fitting(name: str) -> str:
    return name.encode()[:LONGEST_NAME].decode(errors="ignore").replace(".", "-")
