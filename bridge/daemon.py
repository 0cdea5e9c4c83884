"""The daemon: one asyncio loop that joins ports, performer and render worker. Imports no torch."""

import asyncio
import logging
import signal
import time
from pathlib import Path
from typing import Any

from bridge import __version__, machine, watching
from bridge.errors import ClientError, SetupError
from bridge.live import learning, presets
from bridge.live.engine import Engine
from bridge.live.mixer import Mixer
from bridge.live.note_cache import NoteCache
from bridge.live.parts import Client
from bridge.live.performer import Performer
from bridge.live.player import Player
from bridge.live.preset_files import PresetFolder
from bridge.live.scheduler import Job, Scheduler
from bridge.live.slots import Slots
from bridge.live.statistics import Figures, Statistics
from bridge.live.streams import Streams
from bridge.locations import presets_folder
from bridge.ports.audio_out import AudioOut, AudioUnavailableError
from bridge.ports.holders import holder
from bridge.ports.midi_ports import MidiPorts, MidiUnavailableError
from bridge.ports.osc_udp import OscPort
from bridge.ports.web import Core, Place, WebPort, WebUnavailableError
from bridge.priority import Priority
from bridge.protocol.echoes import EchoGuard
from bridge.protocol.messages import Command, Event
from bridge.protocol.midi import MidiInterpreter
from bridge.render import wire
from bridge.render.batching import MOST_NOTES
from bridge.render.client import RenderClient
from bridge.settings import BINDINGS, Settings, bindings_file
from bridge.trace import Recorder, name_of
from synth import bank, locations
from synth.config import SAMPLE_RATE
from synth.errors import SynthError

log = logging.getLogger(__name__)
FLUSH_SECONDS = 5.0
# The hand's motion is looked at so often.
TICK_SECONDS = 0.02
# Live notes that can be heard while they are made; each takes the memory of one note.
STREAMS = 16
# The file of what a restart returns to.
STATE = "state.json"


class Daemon:
    """`startup`, `run` until a signal, `shutdown`."""

    def __init__(self, settings: Settings, kept: Path | None = None) -> None:
        """kept: the folder of bindings and state, if they are not to be the user's own."""
        self.settings = settings
        try:
            model_path = locations.model_path(settings.model)
            instruments = bank.load(locations.bank_path(model_path))
            identity = locations.file_identity(model_path)
        except (SynthError, OSError) as error:
            raise SetupError(str(error)) from None
        self._identity = identity
        if instruments.model != identity:
            raise SetupError(
                f"the bank beside {model_path} was made by another model, or one of the two is damaged:"
                " copy the model again, or run `nsynth bank` for its instruments"
            )
        self._cache = NoteCache(settings.cache_folder, identity, settings.cache_megabytes * 2**20)
        note_samples = round(settings.note_seconds * SAMPLE_RATE)
        self._streams = Streams(settings.cache_folder / "streams", STREAMS, note_samples)
        # The worker leaves a core to others, and is fastest with two voices on each of its own.
        abreast = 2 * max(1, machine.usable_cores() - 1)
        self._scheduler = Scheduler(settings.voices, MOST_NOTES, abreast)
        self._engine = Engine(settings.model)
        self._osc = OscPort(self.handle)
        self._audio: AudioOut | None = None
        self._player: Player | None = None
        self._trace: Recorder | None = None
        self._web: WebPort | None = None
        learned = kept / BINDINGS if kept else bindings_file()
        self._bindings, self._guard = learning.load(learned), EchoGuard()
        self._midi = MidiPorts(
            settings.midi_inputs,
            lambda port: MidiInterpreter(port, self._bindings, self._guard, settings.mpe),
            lambda command, port: self.handle(command, None, f"midi {port}"),
        )
        self._ticking: asyncio.Task[None] | None = None
        self._statistics = Statistics(self._emit, self._figures)
        self._stopping = asyncio.Event()
        self._renderer = RenderClient(model_path, identity, self._streams.path, self)
        self._performer = Performer(
            instruments,
            presets.read(presets_folder(), PresetFolder(settings.own_presets_folder)),
            self._cache,
            Slots(settings.slots),
            self._scheduler,
            self._engine,
            note_samples,
            SAMPLE_RATE,
            self._emit,
            self._statistics,
            [learning.Learning(self._bindings, learned, self._emit)],
        )
        self._memory = self._performer.remembered_in((kept or settings.cache_folder) / STATE)
        self._memory.recall()
        if settings.preset:
            try:
                self.handle(Command("preset", {"name": settings.preset}), None)
            except ClientError as error:
                raise SetupError(str(error)) from None
        # From here on what was kept at the last end is no longer all there is.
        self._memory.keep()

    async def startup(self) -> None:
        """Listen, then start the worker: the first answer does not wait for the model."""
        loop = asyncio.get_running_loop()
        address = self.settings.host, self.settings.osc_port
        place = self._performer.place
        self._trace = watching.open_trace(
            self.settings, self._identity, place, self._bindings, self._memory.state
        )
        try:
            await loop.create_datagram_endpoint(lambda: self._osc, local_addr=address)
        except OSError as error:
            who = holder(address[1]) or "the other daemon"
            if self._trace is not None:
                self._trace.discard()
            raise SetupError(
                f"cannot listen on UDP {address[0]}:{address[1]} ({error.strerror}):"
                f" end {who}, or choose another port by --osc-port"
            ) from None
        self._listen_to_signals(loop)
        # Before there is a worker: it would inherit the standard error that is kept from PortAudio.
        await self._open_audio()
        self._renderer.start()
        self._open_midi()
        await self._open_web()
        self._ticking = asyncio.create_task(self._tick())
        where = {"host": address[0], "port": address[1], "cache": str(self._cache.folder)}
        log.info("listening for OSC on %s:%d; notes in %s", *where.values(), extra=where)

    async def run(self) -> None:
        while not self._stopping.is_set():
            try:
                await asyncio.wait_for(self._stopping.wait(), FLUSH_SECONDS)
            except asyncio.TimeoutError:
                self._cache.flush()
                self._memory.keep()
                if self._audio is not None:
                    self._audio.tell_gaps()

    async def _tick(self) -> None:
        """What follows from time and from no message. A fault of ours is told, and the next tick comes."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            try:
                self._performer.tick(time.monotonic())
                self._feed_worker()
            except Exception:
                log.exception("tick")

    async def shutdown(self) -> None:
        """Say goodbye, end the worker, leave nothing half-written."""
        if self._ticking is not None:
            self._ticking.cancel()
        await self._midi.close()
        self._emit(Event("bye"), None, True)
        if self._web is not None:
            await self._web.close()
        if self._audio is not None:
            await asyncio.to_thread(self._audio.close)
        await self._renderer.close()
        self._streams.close()
        self._memory.keep(ended=True)
        self._cache.close()
        self._osc.close()
        if self._trace is not None:
            await asyncio.to_thread(self._trace.close)

    def handle(self, command: Command, client: Client, source: str = "") -> None:
        """A command from a port: carry it out, then give the worker what follows from it.

        source is what the trace calls whom it came from, if that is no client.
        """
        if self._trace is not None:
            self._trace.record(command, source or name_of(client))
        try:
            self._performer.handle(command, client)
        finally:
            self._feed_worker()

    # What the worker tells

    def worker_starts(self) -> None:
        try:
            self._cache.folder.mkdir(parents=True, exist_ok=True)
            self._streams.restore()
        except OSError as error:
            log.error("cannot write %s: %s", self._streams.path, error.strerror)

    def worker_ready(self, device: str) -> None:
        log.info("rendering on %s", device, extra={"device": device})
        self._engine.device = device

    def worker_progressed(self, progress: wire.Progress) -> None:
        self._engine.realtime = progress.realtime
        for number, made in progress.streamed.items():
            self._streams.advance(number, made)
        for identity, made in progress.samples.items():
            self._performer.note_progressed(identity, made)
        self._follow_streams()

    def worker_finished(self, identity: str, size_bytes: int, loop: tuple[int, int]) -> None:
        self._end_stream(identity)
        self._performer.note_finished(identity, size_bytes, loop)
        self._feed_worker()

    def worker_failed(self, identity: str, message: str) -> None:
        job = self._scheduler.find(identity)
        # What was only foreseen nobody misses: on a full disk there would be a line for every move.
        level = logging.ERROR if job is not None and job.tickets else logging.DEBUG
        log.log(level, "note %s: %s", identity[:12], message, extra={"identity": identity})
        self._end_stream(identity)
        self._performer.note_failed(identity, message)
        self._feed_worker()

    # Parts

    def _emit(self, event: Event, client: Any, everyone: bool) -> None:
        if client is None or isinstance(client, tuple):
            self._osc.emit(event, client, everyone)
        elif everyone:
            self._osc.emit(event, None, everyone)
        if self._web is not None:
            self._web.emit(event, client, everyone)

    def _feed_worker(self) -> None:
        for identity in self._scheduler.take_cancelled():
            self._renderer.cancel(identity)
            self._end_stream(identity)
        while job := self._scheduler.start_next():
            self._renderer.render(self._order(job))

    def _order(self, job: Job) -> wire.Render:
        note = job.note
        stream = self._streams.open(note.identity) if job.priority == Priority.LIVE else None
        return wire.Render(
            note.identity,
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

    def _figures(self) -> dict[str, Figures]:
        port, midi = self.settings.osc_port, self._midi
        return watching.figures(port, self._osc, midi, self._guard, self._renderer)

    def _end_stream(self, identity: str) -> None:
        self._streams.end(identity)
        self._follow_streams()

    def _follow_streams(self) -> None:
        if self._player is not None:
            self._player.follow()

    async def _open_audio(self) -> None:
        """In a thread, as a sound system takes its time; the daemon answers meanwhile."""
        settings = self.settings
        if settings.audio == "off":
            return
        try:
            audio = await asyncio.to_thread(
                AudioOut, settings.audio, settings.audio_block, settings.audio_ahead
            )
            player = Player(Mixer(audio.rate_hz), self._streams, self._cache.path, SAMPLE_RATE)
            audio.start(player)
        except AudioUnavailableError as error:
            log.warning("no sound (%s); going on without", error)
            return
        self._audio, self._player = audio, player
        self._performer.heard_by(player)
        log.info("playing on %s at %d Hz", audio.name, audio.rate_hz)

    async def _open_web(self) -> None:
        settings, performer = self.settings, self._performer
        if settings.web == "off":
            return

        def embedding(pitch: int, velocity: int) -> Any:
            return performer._timbre.note(performer._hand.position, pitch, velocity).embedding

        async def encode(name: str, file: Path) -> tuple[int, str]:
            raise ClientError("the worker does not encode yet")

        core = Core(self.handle, self._cache.path, embedding, encode, dict)
        place = Place(settings.host, settings.web, settings.osc_port, settings.cache_folder / "uploads")
        port = WebPort(place, core, (__version__, settings.note_seconds, SAMPLE_RATE))
        try:
            await port.open()
        except WebUnavailableError as error:
            log.warning("no web panel (%s); going on without", error)
            return
        self._web = port
        log.info("panel at http://%s:%d", settings.host, settings.web)

    def _open_midi(self) -> None:
        try:
            if self.settings.midi_inputs:
                self._midi.start()
        except MidiUnavailableError as error:
            log.warning("no MIDI (%s); going on without", error)

    def _listen_to_signals(self, loop: asyncio.AbstractEventLoop) -> None:
        """The first signal ends the daemon in good order, the second at once."""

        def stop(number: int) -> None:
            if self._stopping.is_set():
                signal.signal(number, signal.SIG_DFL)
                signal.raise_signal(number)
            self._stopping.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(number, stop, number)
            except NotImplementedError:
                # Windows' loops know no signal handlers; Python's own wakes the loop.
                signal.signal(number, lambda number, frame: loop.call_soon_threadsafe(stop, number))


async def serve(daemon: Daemon) -> None:
    """Run a daemon until a signal ends it. Raise SetupError if it cannot start."""
    try:
        await daemon.startup()
        await daemon.run()
    finally:
        await daemon.shutdown()
