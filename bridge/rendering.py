"""Joins performer and render worker: gives the one's orders to the other, and tells what came of them.

Knows streams, so that who plays here hears a note while it is made. Knows no ports.
"""

import asyncio
import logging
from pathlib import Path

from bridge.live.grids import Grids
from bridge.live.note_cache import NoteCache
from bridge.live.performer import Performer
from bridge.live.player import Player
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Job, Scheduler
from bridge.live.streams import Streams
from bridge.priority import Priority
from bridge.render import wire
from bridge.render.client import RenderClient

log = logging.getLogger(__name__)


class Rendering:
    """The worker's listener. player is who plays here, if somebody does; ready is set by the first worker."""

    def __init__(
        self,
        model: Path,
        identity: str,
        spectral: str,
        performer: Performer,
        cache: NoteCache,
        scheduler: Scheduler,
        renderer: Renderer,
        streams: Streams,
        grids: Grids,
    ) -> None:
        """identity is the SHA-256 of the model's file; spectral the other engine's, by name or path."""
        self._performer, self._cache, self._scheduler = performer, cache, scheduler
        self._renderer, self._streams, self._grids = renderer, streams, grids
        self.client = RenderClient(model, identity, streams.path, self, spectral)
        self.player: Player | None = None
        self.ready = asyncio.Event()

    def feed(self) -> None:
        """Give the worker what is most urgent now, and take back what nobody wants."""
        for identity in self._scheduler.take_cancelled():
            self.client.cancel(identity)
            self._end_stream(identity)
        while job := self._scheduler.start_next():
            taken = self._grids.take(job.note, self._cache.path(job.note.identity))
            if taken is None:
                self.client.render(self._order(job))
                continue
            # The worker may have begun it before a grid had it.
            self.client.cancel(job.note.identity)
            self._end_stream(job.note.identity)
            self._performer.note_finished(job.note.identity, *taken)

    def worker_starts(self) -> None:
        try:
            self._cache.folder.mkdir(parents=True, exist_ok=True)
            self._streams.restore()
        except OSError as error:
            log.error("cannot write %s: %s", self._streams.path, error.strerror)

    def worker_ready(self, device: str) -> None:
        log.info("rendering on %s", device, extra={"device": device})
        self._renderer.device = device
        self.ready.set()

    def worker_progressed(self, progress: wire.Progress) -> None:
        self._renderer.realtime = progress.realtime
        for number, made in progress.streamed.items():
            self._streams.advance(number, made)
        for identity, made in progress.samples.items():
            self._performer.note_progressed(identity, made)
        self._follow_streams()

    def worker_finished(self, identity: str, size_bytes: int, loop: tuple[int, int]) -> None:
        self._end_stream(identity)
        self._performer.note_finished(identity, size_bytes, loop)
        self.feed()

    def worker_failed(self, identity: str, message: str) -> None:
        job = self._scheduler.find(identity)
        # What was only foreseen nobody misses: on a full disk there would be a line for every move.
        level = logging.ERROR if job is not None and job.tickets else logging.DEBUG
        log.log(level, "note %s: %s", identity[:12], message, extra={"identity": identity})
        self._end_stream(identity)
        self._performer.note_failed(identity, message)
        self.feed()

    def _order(self, job: Job) -> wire.Render:
        note = job.note
        stream = self._streams.open(note.identity) if job.priority == Priority.LIVE else None
        return wire.Render(
            note.identity,
            note.model,
            note.embedding.astype("<f4").tobytes(),
            len(note.embedding),
            note.pitch,
            note.samples,
            note.temperature,
            note.seed,
            str(self._cache.path(note.identity)),
            note.gain_db,
            job.priority,
            None if stream is None else wire.Place(stream.number, stream.start),
            note.loop_seconds,
        )

    def _end_stream(self, identity: str) -> None:
        self._streams.end(identity)
        self._follow_streams()

    def _follow_streams(self) -> None:
        if self.player is not None:
            self.player.follow()
