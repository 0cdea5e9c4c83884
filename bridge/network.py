"""What a daemon opens to browsers and to the network if it is wanted: the web port, and its announcement.

Where a library is missing or a port is taken the log says so in a line, and the daemon goes on without.
"""

import logging
import os
from typing import Any

from bridge import __version__
from bridge.live.statistics import Figures
from bridge.ports.announce import OSC, OSCQUERY, PANEL, Announcement, AnnounceUnavailableError
from bridge.ports.holders import holder
from bridge.ports.web import Core, Place, WebPort, WebUnavailableError
from bridge.protocol.messages import Event
from bridge.settings import Settings
from synth.config import SAMPLE_RATE

log = logging.getLogger(__name__)
# Where a page's sounds wait for the worker, beside the notes.
UPLOADS = "uploads"


class Network:
    def __init__(self, settings: Settings, core: Core) -> None:
        self._settings, self._core = settings, core
        self._web: WebPort | None = None
        self._announcement: Announcement | None = None

    async def open(self) -> None:
        settings = self._settings
        ports = {OSC: settings.osc_port}
        if settings.web != "off" and await self._open_web(settings.web):
            ports |= {OSCQUERY: settings.web, PANEL: settings.web}
        if settings.announce:
            await self._announce(ports)

    async def close(self) -> None:
        if self._announcement is not None:
            await self._announcement.close()
        if self._web is not None:
            await self._web.close()

    def emit(self, event: Event, client: Any, everyone: bool, but: Any = None) -> None:
        if self._web is not None:
            self._web.emit(event, client, everyone, but)

    @property
    def figures(self) -> dict[str, Figures]:
        return {} if self._web is None else {"web": dict(self._web.figures)}

    async def _open_web(self, port: int) -> bool:
        settings = self._settings
        place = Place(settings.host, port, settings.osc_port, settings.cache_folder / UPLOADS)
        web = WebPort(place, self._core, (__version__, settings.note_seconds, SAMPLE_RATE))
        try:
            await web.open()
        except WebUnavailableError as error:
            log.warning("no web panel (%s); going on without", error)
        except OSError as error:
            log.warning(
                "no web panel: cannot listen on TCP %s:%d (%s): end %s, or choose another port by --web;"
                " going on without",
                settings.host,
                port,
                # asyncio puts a sentence of its own in its place.
                os.strerror(error.errno or 0),
                holder(port, "tcp") or "the other server",
            )
        else:
            self._web = web
            log.info("panel at %s", web.url, extra={"url": web.url})
        return self._web is not None

    async def _announce(self, ports: dict[str, int]) -> None:
        announcement = Announcement(self._settings.host, ports)
        try:
            await announcement.open()
        except AnnounceUnavailableError as error:
            log.warning("not announced (%s); going on without", error)
        else:
            self._announcement = announcement
