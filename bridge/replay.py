"""`nsynth-bridge replay`: a daemon of its own that plays a trace.

Commands go straight into the core, as they did: those of MIDI have no address by which a running daemon
could be told them, and one that is running stands elsewhere. Hosts listen to it as to any daemon.
"""

import asyncio
import logging
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from bridge import settings
from bridge.daemon import STATE, Daemon, serve
from bridge.errors import ClientError, SetupError
from bridge.live import learning
from bridge.live.parts import Client
from bridge.protocol.messages import Command, Event
from bridge.trace import Header, Recorded, Trace

log = logging.getLogger(__name__)
FASTEST = 1000.0
# Notes before the renderer is there would be told of otherwise than they were; it compiles when it is new.
WORKER_SECONDS = 60.0
# For what is still being rendered at the end, as long as it gets less.
RENDER_SECONDS = 60.0
POLL_SECONDS = 0.02
# Until what sounds has faded, where the daemon plays itself.
FADE_SECONDS = 2.0
# Would write into the user's own folders.
LEFT_OUT = ("preset_save",)


@dataclass
class Outcome:
    """What was played. late_ms: how much later than recorded the latest command was carried out."""

    commands: int = 0
    refused: int = 0
    failed: int = 0
    seconds: float = 0.0
    late_ms: float = 0.0
    notes: dict[str, int] = field(default_factory=dict)
    complete: bool = False


def told(outcome: Outcome) -> str:
    """An outcome in a line."""
    notes = ", ".join(f"{count} {name}" for name, count in outcome.notes.items())
    return (
        f"{outcome.commands} commands in {outcome.seconds:.1f} s ({outcome.refused} refused, {outcome.failed}"
        f" failed), at most {outcome.late_ms:.1f} ms late; note-ons: {notes or 'not all played'}"
    )


class Replay(Daemon):
    """Plays the commands in the recorded time, the first at once; speed 2 in half of it. Then it ends."""

    def __init__(self, chosen: settings.Settings, trace: Trace, folder: Path, speed: float = 1.0) -> None:
        """folder takes what is kept for the next start, so that the user's own stays as it is."""
        header = trace.header
        (folder / settings.BINDINGS).write_bytes(msgspec.json.encode(learning.Kept(header.bindings)))
        if header.state:
            (folder / STATE).write_bytes(msgspec.json.encode(header.state))
        super().__init__(chosen, folder)
        if trace.header.model != self._identity:
            log.warning("%s was played with other weights: its notes will be others", trace.path)
        if not header.state:
            x, y = header.position
            self.handle(Command("position", {"x": x, "y": y}), None)
        self._recorded, self._speed = trace, speed
        self.outcome = Outcome()

    async def run(self) -> None:
        playing = asyncio.create_task(self._play())
        playing.add_done_callback(lambda _: self._stopping.set())
        await super().run()
        playing.cancel()
        await asyncio.wait([playing])
        if not playing.cancelled():
            playing.result()

    async def _play(self) -> None:
        try:
            await asyncio.wait_for(self._rendering.ready.wait(), WORKER_SECONDS)
        except asyncio.TimeoutError:
            log.warning("no renderer after %g s; cached notes play", WORKER_SECONDS)
        log.info("playing %s", self._recorded.path)
        await self._play_commands()
        await self._wait_for_notes()
        if self._audio is not None:
            await asyncio.sleep(FADE_SECONDS)
        self.outcome.notes = dict(self._statistics.answers)
        self.outcome.complete = True

    async def _play_commands(self) -> None:
        began, first = time.monotonic(), None
        for recorded in self._recorded:
            first = recorded.seconds if first is None else first
            due = began + (recorded.seconds - first) / self._speed
            # Also when it is late: the worker and the sockets want their turn.
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            self.outcome.late_ms = max(self.outcome.late_ms, (time.monotonic() - due) * 1000)
            self._carry_out(recorded)
        self.outcome.seconds = time.monotonic() - began

    def _carry_out(self, recorded: Recorded) -> None:
        if recorded.command.verb in LEFT_OUT:
            return
        self.outcome.commands += 1
        try:
            self.handle(recorded.command, recorded.source)
        except ClientError as error:
            self.outcome.refused += 1
            log.debug("%s at %.3f s: %s", recorded.command.verb, recorded.seconds, error)
        except Exception:
            self.outcome.failed += 1
            log.exception("%s at %.3f s", recorded.command, recorded.seconds)

    async def _wait_for_notes(self) -> None:
        left, since = len(self._scheduler), time.monotonic()
        while left and time.monotonic() - since < RENDER_SECONDS:
            await asyncio.sleep(POLL_SECONDS)
            if len(self._scheduler) != left:
                left, since = len(self._scheduler), time.monotonic()
        if left:
            log.warning("%d notes were not rendered within %g s", left, RENDER_SECONDS)

    def _emit(self, event: Event, client: Client, everyone: bool, but: Client = None) -> None:
        """Who asked then is not there to be answered, and another may have the port."""
        there = [None if isinstance(each, str) else each for each in (client, but)]
        super()._emit(event, there[0], everyone, there[1])


def settings_of(header: Header, flags: Mapping[str, Any]) -> settings.Settings:
    """The settings to play a trace with: flags over those that were recorded over the user's own."""
    recorded = {name: value for name, value in header.settings.items() if name in settings.SOUND}
    # With a state it is the one to return to, changed as it was.
    recorded["preset"] = "" if header.state else header.preset
    return settings.load({"midi": "off", "trace": "", **recorded, **flags})


def replay(path: Path, flags: Mapping[str, Any], speed: float) -> Outcome:
    """Play a trace to its end or Ctrl-C. Raise SetupError for what cannot be played."""
    if not 0 < speed <= FASTEST:
        raise SetupError(f"--speed must be above 0 and at most {FASTEST:g}, not {speed:g}")
    trace = Trace(path)
    with tempfile.TemporaryDirectory() as folder:

        async def play() -> Outcome:
            daemon = Replay(settings_of(trace.header, flags), trace, Path(folder), speed)
            await serve(daemon)
            return daemon.outcome

        return asyncio.run(play())
