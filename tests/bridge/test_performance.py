"""The recorded performance of two minutes: how its note-ons are answered, in simulated time.

The core is the real one, and so is the worker's batching; the sampler is a speed. benchmarks/performance.py
plays the same file in real time.
"""

from collections import Counter
from pathlib import Path

import pytest

from bridge.live.engine import Engine
from bridge.live.note_cache import NoteCache
from bridge.live.performer import Performer
from bridge.live.presets import read
from bridge.live.scheduler import Scheduler
from bridge.live.slots import Slots
from bridge.live.statistics import Statistics
from bridge.locations import presets_folder
from bridge.render.batching import MOST_NOTES, Batching
from bridge.trace import Trace
from synth import bank, locations
from synth.config import SAMPLE_RATE
from tests.bridge.fakes import write_silence

RECORDED = Path(__file__).parent / "data" / "performance.jsonl"
TICK = 0.02
# Of the render worker on one core of three that are free, all voices together, as docs/performance.md has it.
SPEED = 5.0


class Simulation:
    """A daemon in simulated time. foresight: whether what the hand needs next is rendered ahead."""

    def __init__(self, folder: Path, foresight: bool = True) -> None:
        instruments = bank.load(locations.bank_path(locations.model_path("default")))
        self._cache = NoteCache(folder, instruments.model, 10**10)
        self._scheduler = Scheduler(16, MOST_NOTES)
        self.statistics = Statistics(self._emit)
        self._performer = Performer(
            instruments,
            read(presets_folder()),
            self._cache,
            Slots(64),
            self._scheduler,
            Engine("default", realtime=SPEED),
            4 * SAMPLE_RATE,
            SAMPLE_RATE,
            self._emit,
            self.statistics,
        )
        self._foresight = foresight
        self._batching = Batching(together=1)
        self._notes: dict[str, int] = {}
        self.events: Counter[str] = Counter()
        self.fars = []
        inner = self._performer._stand_in

        def stand_in(note, velocity, position):
            found = inner(note, velocity, position)
            if found:
                names = set(found.mixture) | set(note.mixture)
                d = sum((found.mixture.get(n, 0) - note.mixture.get(n, 0)) ** 2 for n in names) ** 0.5
                self.fars.append((d, abs(found.pitch - note.pitch)))
            return found

        self._performer._stand_in = stand_in
        self._now = self._rendered_until = 0.0

    def play(self, trace: Trace) -> None:
        for recorded in trace:
            while self._now + TICK < recorded.seconds:
                self._pass(TICK)
            self._performer.handle(recorded.command, recorded.source)
            self._feed()
        self._cache.close()

    def far(self):
        """How far off the stand-ins were, on average: of the square's side, and in semitones."""
        import numpy as np

        return np.mean(np.array(self.fars or [(0, 0)]), axis=0)

    def shares(self) -> dict[str, float]:
        answers = self.statistics.answers
        return {name: count / sum(answers.values()) for name, count in answers.items()}

    def _pass(self, seconds: float) -> None:
        self._now += seconds
        if self._foresight:
            self._performer.tick(self._now)
        self._feed()
        while self._rendered_until < self._now:
            if not self._notes:
                self._rendered_until = self._now
                break
            self._step()

    def _feed(self) -> None:
        for identity in self._scheduler.take_cancelled():
            self._batching.leave(identity)
            self._notes.pop(identity, None)
        while job := self._scheduler.start_next():
            self._batching.join(job.note.identity, job.priority)
            self._notes.setdefault(job.note.identity, job.note.samples)

    def _step(self) -> None:
        """The worker's: some notes go on, all of them at the speed together."""
        chosen, samples = self._batching.choose()
        seconds = samples * len(chosen) / SAMPLE_RATE / SPEED
        self._batching.advanced(chosen, samples, seconds)
        self._rendered_until += seconds
        for identity in chosen:
            self._notes[identity] -= samples
            if self._notes[identity] <= 0:
                del self._notes[identity]
                self._batching.leave(identity)
                size_bytes = write_silence(self._cache.path(identity), 4 * SAMPLE_RATE)
                self._performer.note_finished(identity, size_bytes)
        self._feed()

    def _emit(self, event, client, everyone) -> None:
        self.events[event.name] += 1


@pytest.fixture(scope="module")
def cold(tmp_path_factory):
    simulation = Simulation(tmp_path_factory.mktemp("cold"))
    simulation.play(Trace(RECORDED))
    return simulation


def test_x(cold, tmp_path, tmp_path_factory):
    print(cold.shares(), cold.far(), cold.statistics.answers, cold.events)
    without = Simulation(tmp_path, foresight=False)
    without.play(Trace(RECORDED))
    print(without.shares(), without.far(), without.events)
    warm = Simulation(cold._cache.folder)
    warm.play(Trace(RECORDED))
    print(warm.shares(), warm.far(), warm.events)
    assert 0
