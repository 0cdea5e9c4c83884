"""The daemon's end of the render worker: starts it, feeds it notes, starts it again if it dies.

Knows processes and messages; what to render is the scheduler's choice.
"""

import asyncio
import logging
import sys
from pathlib import Path
from typing import Protocol

import msgspec

from bridge.errors import ClientError, NoWorkerError
from bridge.render import wire

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
# A worker that does not come up is started again after twice as long each time: to load the model in vain
# takes a core for seconds. One that was killed on its way may be so by accident, and soon is tried again.
RESTART_SECONDS, LONGEST_KILLED_SECONDS, LONGEST_SECONDS = 0.5, 4.0, 30.0
PATIENCE_SECONDS = 0.7
# For what a worker that ended has written and nobody has read yet.
LAST_WORDS_SECONDS = 0.2
# After so many deaths before it was ready notes are given up with a word, until one comes up.
MOST_STARTS = 10


class Listener(Protocol):
    """Who hears of the worker."""

    def worker_starts(self) -> None: ...
    def worker_ready(self, device: str) -> None: ...
    def worker_progressed(self, progress: wire.Progress) -> None: ...
    def worker_finished(self, identity: str, size_bytes: int, loop: tuple[int, int]) -> None: ...
    def worker_failed(self, identity: str, message: str) -> None: ...


class RenderClient:
    """Notes that were given out and are not back are given out again after a crash, three times at most.

    identity is that of the model's file as the daemon knows it: another one's notes would be wrong ones.
    spectral is the other engine's model, by name or path, which need not be there.
    """

    def __init__(
        self, model: Path, identity: str, memory: Path, listener: Listener, spectral: str = "spectral"
    ) -> None:
        files = str(model), identity, str(memory), spectral
        self._command = [sys.executable, "-m", "bridge.render.worker", *files]
        self._listener = listener
        self._process: asyncio.subprocess.Process | None = None
        self._out: dict[str, wire.Render] = {}
        self._attempts: dict[str, int] = {}
        self._task: asyncio.Task[None] | None = None
        # Sounds that are being encoded, by number.
        self._encoding: dict[int, asyncio.Future[wire.Encoded]] = {}
        self._number = 0
        # Who dies before it is ready has not died on a note.
        self._ready = False
        self.restarts = 0
        self._failed_starts = 0
        # Why no worker comes up; None while one is there, or hoped for.
        self._why: str | None = None

    @property
    def process_number(self) -> int | None:
        """None while there is no worker."""
        process = self._process
        return None if process is None or process.returncode is not None else process.pid

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    def render(self, note: wire.Render) -> None:
        """Give a note to the worker, or give it again with another priority and place."""
        self._out[note.identity] = note
        self._attempts.setdefault(note.identity, 0)
        if self._why is None:
            self._send(note)
        else:
            asyncio.get_running_loop().call_soon(self._refuse, note.identity)

    def cancel(self, identity: str) -> None:
        if self._forget(identity):
            self._send(wire.Cancel(identity))

    async def encode(self, path: Path) -> wire.Encoded:
        """What an instrument is made of. Raise ClientError for what is no sound, or if the worker goes."""
        if self.process_number is None:
            raise NoWorkerError(self._why or "the render worker is being started; try again in a second")
        self._number += 1
        number, answer = self._number, asyncio.get_running_loop().create_future()
        self._encoding[number] = answer
        self._send(wire.Encode(number, str(path)))
        try:
            return await answer
        finally:
            del self._encoding[number]

    async def close(self) -> None:
        """End the worker: it is asked by the end of its input, then killed."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.wait([self._task])
        if self._process is not None and self._process.returncode is None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            try:
                await asyncio.wait_for(self._process.wait(), PATIENCE_SECONDS)
            except asyncio.TimeoutError:
                self._process.kill()
                await self._process.wait()

    def _forget(self, identity: str) -> bool:
        """A note is not out any more; False if it was not."""
        self._attempts.pop(identity, None)
        return self._out.pop(identity, None) is not None

    def _send(self, message: wire.ToWorker) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(wire.encode(message))

    async def _run(self) -> None:
        while True:
            self._ready = False
            self._listener.worker_starts()
            end = await self._live()
            self.restarts += 1
            if self._ready:
                self._failed_starts = 0
                self._give_up_on_killers()
            else:
                self._failed_starts += 1
                self._give_up_on_starts(end)
            pause = self._pause()
            notes = len(self._out)
            log.error(
                "the render worker ended (%s) with %d notes open; starting it again in %g s",
                end,
                notes,
                pause,
                extra={"end": end, "notes": notes},
            )
            await asyncio.sleep(pause)

    async def _live(self) -> str:
        """The life of one worker: what it ended with."""
        pipe = asyncio.subprocess.PIPE
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=pipe, stdout=pipe, stderr=pipe
            )
        except OSError as error:
            self._why = f"cannot start the render worker: {error.strerror}"
            return self._why
        for note in list(self._out.values()):
            self._send(note)
        assert self._process.stdout is not None and self._process.stderr is not None
        relay = asyncio.create_task(_relay(self._process.stderr))
        await self._read(self._process.stdout)
        code = await self._process.wait()
        for answer in self._encoding.values():
            self._settle(answer, NoWorkerError("the render worker ended over it; try again, or another file"))
        await asyncio.wait([relay], timeout=LAST_WORDS_SECONDS)
        return str(code)

    def _pause(self) -> float:
        """Seconds until the next one is started."""
        longest = LONGEST_KILLED_SECONDS if self._why is None else LONGEST_SECONDS
        return min(longest, RESTART_SECONDS * 2.0 ** min(self._failed_starts, MOST_STARTS))

    def _give_up_on_killers(self) -> None:
        for identity in list(self._out):
            self._attempts[identity] += 1
            if self._attempts[identity] >= MOST_ATTEMPTS:
                self._forget(identity)
                self._listener.worker_failed(identity, f"the render worker died {MOST_ATTEMPTS} times on it")

    def _give_up_on_starts(self, end: str) -> None:
        """Nobody waits for a worker that does not come up."""
        if self._why is None and self._failed_starts >= MOST_STARTS:
            self._why = (
                f"the render worker ended {MOST_STARTS} times ({end}) before it was ready: see the log"
            )
        for identity in list(self._out) if self._why else []:
            self._refuse(identity)

    def _refuse(self, identity: str) -> None:
        """What was asked for without a worker; if one has come up since, it is given to that."""
        if self._why is None and identity in self._out:
            self._send(self._out[identity])
        elif self._why is not None and self._forget(identity):
            self._listener.worker_failed(identity, self._why)

    async def _read(self, stream: asyncio.StreamReader) -> None:
        decoder = msgspec.msgpack.Decoder(wire.FromWorker)
        while True:
            try:
                (length,) = wire.LENGTH.unpack(await stream.readexactly(wire.LENGTH.size))
                message = decoder.decode(await stream.readexactly(length))
            except (asyncio.IncompleteReadError, ConnectionError):
                return
            self._tell(message)

    def _tell(self, message: wire.FromWorker) -> None:
        match message:
            case wire.Ready(device):
                self._ready, self._why = True, None
                self._listener.worker_ready(device)
            case wire.Unable(text):
                self._why = f"no note can be rendered: {text}"
                log.error("%s", self._why)
            case wire.Progress():
                self._listener.worker_progressed(message)
            case wire.Finished(identity, size_bytes, loop):
                self._forget(identity)
                # Given again while it was finishing, the worker would make it once more.
                self._send(wire.Cancel(identity))
                self._listener.worker_finished(identity, size_bytes, loop)
            case wire.Failed(identity, text):
                self._forget(identity)
                self._listener.worker_failed(identity, text)
            case wire.Encoded(number) if number in self._encoding:
                self._settle(self._encoding[number], message)
            case wire.NotEncoded(number, text) if number in self._encoding:
                self._settle(self._encoding[number], ClientError(text))

    def _settle(self, answer: asyncio.Future[wire.Encoded], result: wire.Encoded | ClientError) -> None:
        """Who waits may have gone meanwhile."""
        if answer.done():
            return
        if isinstance(result, ClientError):
            answer.set_exception(result)
        else:
            answer.set_result(result)


async def _relay(stream: asyncio.StreamReader) -> None:
    """What libraries and tracebacks of the worker say, into the log, line by line."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            # Longer than the stream's buffer, which is emptied by that.
            continue
        if not line:
            return
        log.warning("%s", line.decode(errors="replace").rstrip())
