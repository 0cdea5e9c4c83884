"""What the web port serves from folders: panel and cached notes. Names are checked, links not followed."""

import re
from pathlib import Path

from aiohttp import web

PANEL = Path(__file__).with_name("panel")
# A panel's file has one of these; nothing else is served.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*", re.IGNORECASE | re.ASCII)
NOTE = re.compile(r"([0-9a-f]{64})\.wav", re.ASCII)
# The panel changes with the program; a note's name is its content.
FRESH, FOR_EVER = "no-cache", "public, max-age=31536000, immutable"


def panel(name: str) -> web.StreamResponse:
    """A file of the panel. Raise 404."""
    path = PANEL / name
    kind = TYPES.get(path.suffix)
    if kind is None or not NAME.fullmatch(name):
        raise web.HTTPNotFound
    return _file(path, kind, FRESH)


def identity(name: str) -> str:
    """The note that a file's name means. Raise 404."""
    match = NOTE.fullmatch(name)
    if match is None:
        raise web.HTTPNotFound
    return match[1]


def note(path: Path) -> web.StreamResponse:
    """A cached note. Raise 404."""
    return _file(path, "audio/wav", FOR_EVER)


def _file(path: Path, kind: str, caching: str) -> web.StreamResponse:
    if path.is_symlink() or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Content-Type": kind, "Cache-Control": caching})
