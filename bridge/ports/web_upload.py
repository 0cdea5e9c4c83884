"""Sound files that a page sends for an instrument: taken in as they come, limited, handed on, removed.

What is in them nobody here looks at: the worker decodes them, in a process of its own.
"""

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from aiohttp import web

from bridge.errors import ClientError, NameTakenError, NoWorkerError
from bridge.protocol.addresses import Argument
from bridge.protocol.messages import check_value

log = logging.getLogger(__name__)
MOST_BYTES = 32 * 2**20
MOST_AT_A_TIME = 4
# A sender that pauses longer has gone.
PAUSE_SECONDS = 20.0
# Far more than the worker needs beside all that it renders.
MAKING_SECONDS = 60.0
PREFIX = "upload-"
NAME = Argument("name", "s")
CheckName = Callable[[str], str]
Add = Callable[[str, Path], Awaitable[tuple[int, str]]]
# Of a client's mistakes all others are a 400.
STATUS: dict[type[ClientError], int] = {NameTakenError: 409, NoWorkerError: 503}


class RefusedError(Exception):
    """An upload that is not taken: the status of the answer, and why in one line."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Uploads:
    """folder is where files wait for the worker; what a killed daemon left there is removed."""

    def __init__(self, folder: Path, check_name: CheckName, add: Add) -> None:
        self._folder, self._check_name, self._add = folder, check_name, add
        self._running = 0
        for left in folder.glob(PREFIX + "*"):
            with suppress(OSError):
                left.unlink()

    async def take(self, request: web.Request) -> tuple[int, str]:
        """The index and the name of the instrument that was made. Raise RefusedError."""
        try:
            # Before the sound has been sent for nothing.
            name = self._check_name(_name(request))
            if self._running >= MOST_AT_A_TIME:
                raise RefusedError(503, f"{MOST_AT_A_TIME} sounds are being taken in; try again in a moment")
            return await self._take(name, request)
        except ClientError as error:
            raise RefusedError(STATUS.get(type(error), 400), str(error)) from None
        except ConnectionError:
            raise RefusedError(400, "the connection broke off") from None
        except OSError as error:
            log.error("cannot take in a sound in %s: %s", self._folder, error)
            raise RefusedError(507, f"cannot write the file: {error.strerror or error}") from None

    async def _take(self, name: str, request: web.Request) -> tuple[int, str]:
        if (request.content_length or 0) > MOST_BYTES:
            raise too_large()
        self._running += 1
        try:
            with self._file() as (file, path):
                await _receive(request, file)
                return await asyncio.wait_for(self._add(name, path), MAKING_SECONDS)
        except asyncio.TimeoutError:
            message = f"no instrument within {MAKING_SECONDS:g} s; try again when less is rendered"
            raise RefusedError(503, message) from None
        finally:
            self._running -= 1

    @contextmanager
    def _file(self) -> Iterator[tuple[IO[bytes], Path]]:
        """One that is gone afterwards, whatever happens."""
        self._folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=PREFIX)
        try:
            with open(descriptor, "wb") as file:
                yield file, Path(name)
        finally:
            # Windows keeps what a worker still reads; the next start removes it.
            with suppress(PermissionError):
                Path(name).unlink(missing_ok=True)


def too_large() -> RefusedError:
    return RefusedError(413, f"a sound has at most {MOST_BYTES // 2**20} MB")


def _name(request: web.Request) -> str:
    names = request.query.getall("name", [])
    if len(names) != 1:
        raise ClientError("a sound comes with one name: /instruments?name=My+Flute")
    return str(check_value(NAME, names[0]))


async def _receive(request: web.Request, file: IO[bytes]) -> None:
    """Write the body as it comes, up to the limit."""
    size = 0
    while True:
        try:
            chunk = await asyncio.wait_for(request.content.readany(), PAUSE_SECONDS)
        except asyncio.TimeoutError:
            raise RefusedError(408, f"nothing came for {PAUSE_SECONDS:g} s; send it again") from None
        if not chunk:
            break
        size += len(chunk)
        if size > MOST_BYTES:
            raise too_large()
        await asyncio.to_thread(file.write, chunk)
    if not size:
        raise ClientError("the body is the sound file itself; this one is empty")
    await asyncio.to_thread(file.flush)
