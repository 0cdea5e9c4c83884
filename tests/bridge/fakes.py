"""Hand-written stand-ins for the performer's neighbours."""

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bridge.live.banks import Banks
from bridge.live.learning import Learning
from bridge.live.note_cache import NoteCache
from bridge.live.notes import Note
from bridge.live.performer import Performer
from bridge.live.preset_files import PresetFolder
from bridge.live.presets import Envelope, Loop, Plan, Preset, Presets
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Scheduler
from bridge.live.slots import Slots
from bridge.live.sounding import Sounding
from bridge.live.statistics import Statistics
from bridge.protocol import osc
from bridge.protocol.bindings import Bindings
from bridge.protocol.messages import Command

MODEL = "m" * 64
CORNERS = ("flute", "guitar", "cello", "choir")
EMPTY_NOTE = Note("m", np.zeros((1, 16), np.float32), 60, 64, 1.0, 0, {"flute": 1.0})


@dataclass(frozen=True)
class FakeInstrument:
    name: str
    family: str


class FakeInstruments:
    """Five instruments whose embeddings are constants; each principal axis is one dimension."""

    model = MODEL
    axes = np.eye(16, dtype=np.float32)
    ranges = np.tile(np.float32([-1, 2]), (16, 1))

    def __init__(self) -> None:
        self.instruments = [FakeInstrument(name, "family") for name in (*CORNERS, "harp")]

    def __contains__(self, name: object) -> bool:
        return name in [instrument.name for instrument in self.instruments]

    def mix(self, mixture: dict[str, float], pitch: float, velocity: int) -> np.ndarray:
        names = [instrument.name for instrument in self.instruments]
        indices = {names.index(name): weight for name, weight in mixture.items()}
        made = np.full((2, 16), sum(weight * index for index, weight in indices.items()), np.float32)
        # No two mixtures are the same.
        made[:, 15] += sum(weight * index**3 for index, weight in indices.items()) / 10
        return made + np.float32(100 * (velocity > 80))

    def gain_db(self, mixture: dict[str, float]) -> float:
        return 0.0


class OtherInstruments(FakeInstruments):
    """Another engine's: a frame of 24 numbers each."""

    model = "o" * 64

    def mix(self, mixture: dict[str, float], pitch: float, velocity: int) -> np.ndarray:
        return np.tile(super().mix(mixture, pitch, velocity)[:1], 2)[:, :24]


def banks(wavenet: FakeInstruments | None = None) -> Banks:
    return Banks(wavenet or FakeInstruments(), OtherInstruments)


def write_silence(path: Path, samples: int) -> int:
    """A note's file as the worker writes it, without a sound; its size."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16000, samples, "NONE", ""))
        file.writeframes(bytes(2 * samples))
    return path.stat().st_size


class Nobody:
    """Waits for notes and does not care what becomes of them."""

    def progressed(self, ticket, note, samples) -> None: ...
    def ready(self, ticket, cached) -> None: ...
    def failed(self, ticket, message) -> None: ...


class Stage:
    """A performer whose events are kept, encoded as they would be, and whose worker is the test."""

    def __init__(
        self,
        folder,
        slots: int = 4,
        voices: int = 4,
        plan: Plan | None = None,
        limit_bytes: int = 10**9,
        note_samples: int = 64,
    ) -> None:
        self.events: list[tuple] = []
        self.cache = NoteCache(folder, limit_bytes)
        self.scheduler = Scheduler(voices, 2 * voices)
        self.slots = Slots(slots)
        self.renderer = Renderer({"wavenet": "fake", "spectral": "other"})
        self.rendered = 0
        self.bindings = Bindings()
        self.bindings_file = folder / "config" / "bindings.json"
        second = Preset(
            "Second", ("harp", *CORNERS[1:]), loop=Loop(0.0005, 0.01), envelope=Envelope(0.1, release=2.0)
        )
        third = Preset("Reversed", CORNERS, edits=(("reverse",), ("crossfade", "harp")))
        self.own = PresetFolder(folder / "config" / "presets")
        first = Preset("First", CORNERS, prerender=plan or Plan())
        self.presets = Presets([first, third, second], self.own)
        self.performer = Performer(
            banks(),
            self.presets,
            self.cache,
            self.slots,
            self.scheduler,
            self.renderer,
            note_samples,
            16000,
            self._emit,
            Statistics(self._emit),
            [Learning(self.bindings, self.bindings_file, self._emit)],
        )

    def _emit(self, event, client, everyone, but=None) -> None:
        osc.encode(event)
        self.events.append((event.name, *event.arguments))

    def send(self, verb: str, client="client", **arguments) -> list[tuple]:
        """The events that follow at once from a command."""
        self.events.clear()
        self.performer.handle(Command(verb, arguments), client)
        return list(self.events)

    def render_all(self) -> list[tuple]:
        """Play the worker: make every waiting note's file; the events that follow."""
        self.events.clear()
        while self.render_one():
            pass
        return list(self.events)

    def render_one(self) -> Note | None:
        """Make the file of the most urgent note; that note, None if there is none."""
        job = self.scheduler.start_next()
        if job is None:
            return None
        size_bytes = write_silence(self.cache.path(job.note.identity), job.note.samples)
        self.performer.note_finished(job.note.identity, size_bytes)
        self.rendered += 1
        return job.note

    def play(self, pitch: int = 60, velocity: int = 100, r: int = 0, **arguments) -> list[tuple]:
        return self.send("note", pitch=pitch, velocity=velocity, r=r, **arguments)


def names(events: list[tuple]) -> list[str]:
    return [event[0] for event in events]


class Listener(Sounding):
    """Who plays the notes beside the hosts; keeps what it is told."""

    status = (3, 1)

    def __init__(self):
        self.told = []

    def play(self, held, identity, pitch, samples, rate, preset):
        self.told.append(("play", held.pitch, identity, pitch, samples, rate, preset.name))

    def stream(self, held, identity, pitch, samples, preset):
        self.told.append(("stream", held.pitch, identity, pitch, samples, preset.name))

    def glide(self, held, identity, pitch, samples, rate, preset, seconds):
        self.told.append(("glide", held.pitch, identity, pitch, samples, rate, preset.name, seconds))

    def bend(self, held, factor):
        if factor != 1:
            self.told.append(("bend", held.pitch, round(factor, 4)))

    def release(self, held):
        self.told.append(("release", held.pitch))

    def stop(self):
        self.told.append(("stop",))
