"""The daemon: one asyncio loop that joins ports, performer and render worker. Imports no torch."""

import asyncio
import logging
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np

from bridge import machine, watching
from bridge.errors import ClientError, SetupError
from bridge.live import learning, presets
from bridge.live.banks import Banks
from bridge.live.grids import Grids
from bridge.live.mixer import Mixer
from bridge.live.note_cache import NoteCache
from bridge.live.own_instruments import FAMILY, OwnInstruments
from bridge.live.parts import Client, Emit
from bridge.live.performer import Performer
from bridge.live.player import Player
from bridge.live.preset_files import PresetFolder
from bridge.live.presets import SPECTRAL, WAVENET
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Scheduler
from bridge.live.slots import Slots
from bridge.live.statistics import Figures, Statistics
from bridge.live.streams import Streams
from bridge.locations import presets_folder
from bridge.network import Network
from bridge.ports.audio_out import AudioOut, AudioUnavailableError
from bridge.ports.holders import holder
from bridge.ports.midi_ports import MidiPorts, MidiUnavailableError
from bridge.ports.osc_udp import OscPort
from bridge.ports.web import Core
from bridge.protocol.echoes import EchoGuard
from bridge.protocol.messages import Command, Event
from bridge.protocol.midi import MidiInterpreter
from bridge.render.batching import MOST_NOTES
from bridge.rendering import Rendering
from bridge.settings import BINDINGS, Settings, bindings_file
from bridge.trace import Recorder, name_of
from synth import bank, locations
from synth.config import SAMPLE_RATE
from synth.embeddings import BOTTLENECK
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
            instruments = bank.of_model(settings.model)
        except (SynthError, OSError) as error:
            raise SetupError(str(error)) from None
        if instruments.width != BOTTLENECK:
            raise SetupError(
                f"{settings.model} is no WaveNet autoencoder: give a spectral one by --spectral, and a preset"
                f' the line "engine": "{SPECTRAL}"'
            )
        self._identity = instruments.model
        self._own = OwnInstruments(instruments, settings.own_instruments_folder)
        self._cache = NoteCache(settings.cache_folder, settings.cache_megabytes * 2**20)
        note_samples = round(settings.note_seconds * SAMPLE_RATE)
        self._streams = Streams(settings.cache_folder / "streams", STREAMS, note_samples)
        # The worker leaves a core to others, and is fastest with two voices on each of its own.
        abreast = 2 * max(1, machine.usable_cores() - 1)
        self._scheduler = Scheduler(settings.voices, MOST_NOTES, abreast)
        self._renderer = Renderer({WAVENET: settings.model, SPECTRAL: settings.spectral})
        self._osc = OscPort(self.handle)
        # Each answers those clients alone that are its own.
        self._network = Network(settings, self._core())
        self._telling: list[Emit] = [self._osc.emit, self._network.emit]
        self._audio: AudioOut | None = None
        self._trace: Recorder | None = None
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
        self._performer = Performer(
            Banks(instruments, lambda: bank.of_model(settings.spectral)),
            presets.read(presets_folder(), PresetFolder(settings.own_presets_folder)),
            self._cache,
            Slots(settings.slots),
            self._scheduler,
            self._renderer,
            note_samples,
            SAMPLE_RATE,
            self._emit,
            self._statistics,
            [learning.Learning(self._bindings, learned, self._emit)],
        )
        self._rendering = Rendering(
            locations.model_path(settings.model),
            self._identity,
            settings.spectral,
            self._performer,
            self._cache,
            self._scheduler,
            self._renderer,
            self._streams,
            Grids(settings.grid_folders),
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
        self._rendering.client.start()
        self._open_midi()
        self._ticking = asyncio.create_task(self._tick())
        where = {"host": address[0], "port": address[1], "cache": str(self._cache.folder)}
        log.info("listening for OSC on %s:%d; notes in %s", *where.values(), extra=where)
        await self._network.open()

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
                self._rendering.feed()
            except Exception:
                log.exception("tick")

    async def shutdown(self) -> None:
        """Say goodbye, end the worker, leave nothing half-written."""
        if self._ticking is not None:
            self._ticking.cancel()
        await self._midi.close()
        self._emit(Event("bye"), None, True)
        await self._network.close()
        if self._audio is not None:
            await asyncio.to_thread(self._audio.close)
        await self._rendering.client.close()
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
            self._rendering.feed()

    async def add_instrument(self, name: str, file: Path) -> tuple[int, str]:
        """Make an instrument of the user's own from a sound file; its index and name. Raise ClientError."""
        name = self._own.checked(name)
        made = await self._rendering.client.encode(file)
        embedding = np.frombuffer(made.embedding, "<f4").reshape(made.frames, -1)
        index = self._own.add(name, embedding, made.gain_db)
        self._performer.instrument_added(index, name, FAMILY)
        return index, name

    # Parts

    def _emit(self, event: Event, client: Any, everyone: bool, but: Any = None) -> None:
        for tell in self._telling:
            tell(event, client, everyone, but)

    def _figures(self) -> dict[str, Figures]:
        port, midi = self.settings.osc_port, self._midi
        known = watching.figures(port, self._osc, midi, self._guard, self._rendering.client)
        return {**known, **self._network.figures}

    def _core(self) -> Core:
        """What pages reach, once they can: the performer is there by then."""

        def values() -> dict[str, tuple[Any, ...]]:
            preset, x, y = self._performer.place
            return {"/nsynth/position": (x, y), "/nsynth/preset": (preset,)}

        return Core(
            handle=self.handle,
            note_path=self._cache.path,
            embedding=lambda pitch, velocity: self._performer.embedding(pitch, velocity),
            check_name=self._own.checked,
            add=self.add_instrument,
            values=values,
        )

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
        self._audio, self._rendering.player = audio, player
        self._performer.heard_by(player)
        log.info("playing on %s at %d Hz", audio.name, audio.rate_hz)

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
