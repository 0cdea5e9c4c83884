"""The recorded performance of two minutes: how its note-ons are answered, in simulated time.

The core is the real one, and so is the worker's batching; the sampler is a speed. benchmarks/performance.py
plays the same file in real time.
"""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from bridge.live.banks import Banks
from bridge.live.note_cache import NoteCache
from bridge.live.performer import Performer
from bridge.live.presets import read
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Scheduler
from bridge.live.slots import Slots
from bridge.live.statistics import Statistics
from bridge.locations import presets_folder
from bridge.protocol.messages import Command
from bridge.render.batching import MOST_NOTES, Batching
from bridge.trace import Recorded, Trace
from synth import bank, locations
from synth.config import SAMPLE_RATE
from tests.bridge.fakes import write_silence

RECORDED = Path(__file__).parent / "data" / "performance.jsonl"
TICK = 0.02
# Seconds of sound a second: the worker with one core of its own, as docs/performance.md has it.
SPEED = 5.0


class Simulation:
    """A daemon in simulated time. foresight: whether what the hand needs next is rendered ahead."""

    def __init__(self, folder: Path, foresight: bool = True) -> None:
        instruments = bank.load(locations.bank_path(locations.model_path("default")))
        self.cache = NoteCache(folder, 10**10)
        self._scheduler = Scheduler(16, MOST_NOTES)
        self.statistics = Statistics(self._emit)
        self._performer = Performer(
            Banks(instruments, lambda: instruments),
            read(presets_folder()),
            self.cache,
            Slots(64),
            self._scheduler,
            Renderer({"wavenet": "default"}, realtime=SPEED),
            4 * SAMPLE_RATE,
            SAMPLE_RATE,
            self._emit,
            self.statistics,
        )
        self._foresight = foresight
        self._batching = Batching(together=1)
        self._left: dict[str, int] = {}
        self.events: Counter[str] = Counter()
        self.rates: list[float] = []
        self._now = self._rendered_until = 0.0

    def play(self, commands) -> None:
        """To the end, and until all is rendered."""
        for recorded in commands:
            while self._now + TICK < recorded.seconds:
                self._pass()
            self._performer.handle(recorded.command, recorded.source)
            self._feed()
        while self._left:
            self._step()
        self.cache.close()

    @property
    def shares(self) -> dict[str, float]:
        answers = self.statistics.answers
        return {name: count / sum(answers.values()) for name, count in answers.items()}

    def _pass(self) -> None:
        self._now += TICK
        if self._foresight:
            self._performer.tick(self._now)
        self._feed()
        while self._left and self._rendered_until < self._now:
            self._step()
        self._rendered_until = max(self._rendered_until, self._now)

    def _feed(self) -> None:
        for identity in self._scheduler.take_cancelled():
            self._batching.leave(identity)
            self._left.pop(identity, None)
        while job := self._scheduler.start_next():
            self._batching.join(job.note.identity, job.priority)
            self._left.setdefault(job.note.identity, job.note.samples)

    def _step(self) -> None:
        """The worker's: some notes go on, all of them at the speed together."""
        chosen, samples = self._batching.choose()
        seconds = samples * len(chosen) / SAMPLE_RATE / SPEED
        self._batching.advanced(chosen, samples, seconds)
        self._rendered_until += seconds
        for identity in chosen:
            self._left[identity] -= samples
            if self._left[identity] <= 0:
                del self._left[identity]
                self._batching.leave(identity)
                size_bytes = write_silence(self.cache.path(identity), 4 * SAMPLE_RATE)
                self._performer.note_finished(identity, size_bytes)
        self._feed()

    def _emit(self, event, client, everyone, but=None) -> None:
        self.events[event.name] += 1
        if event.name == "play":
            self.rates.append(event.arguments[5])


@pytest.fixture(scope="module")
def cold(tmp_path_factory):
    simulation = Simulation(tmp_path_factory.mktemp("cold"))
    simulation.play(Trace(RECORDED))
    return simulation


def told(simulation):
    return ", ".join(f"{name} {100 * share:.0f} %" for name, share in simulation.shares.items())


def test_with_an_empty_cache_a_note_sounds_from_its_first_samples_or_by_a_neighbour(cold, figures):
    figures.append(f"two minutes played with an empty cache, simulated: {told(cold)}")
    strikes = [each for each in Trace(RECORDED) if each.command.verb == "note"]
    assert sum(cold.statistics.answers.values()) == sum(
        each.command.arguments["velocity"] > 0 for each in strikes
    )
    # Nothing is there for the first chords; later something always is.
    assert cold.shares["streamed"] < 0.12
    assert cold.events["play"] >= 0.9 * sum(cold.statistics.answers.values())


def test_stand_ins_are_near_in_pitch(cold):
    semitones = np.abs(12 * np.log2(cold.rates))
    assert semitones.mean() < 2.5 and np.percentile(semitones, 90) <= 7


def test_what_was_played_once_plays_exact_and_nothing_is_streamed(cold, figures):
    again = Simulation(cold.cache.folder)
    again.play(Trace(RECORDED))
    figures.append(f"the same again: {told(again)}")
    assert again.shares["exact"] > 0.95 and again.shares["streamed"] == 0


def slow_sweep(speed, seconds=9.0):
    """One key again and again, once a second, while the hand goes from the left to the right."""
    for moment in range(round(seconds * 30)):
        now = moment / 30
        yield Recorded(now, "hand", Command("position", {"x": min(1.0, 0.05 + speed * now), "y": 0.5}))
        if moment % 30 in (0, 24):
            velocity = 100 if moment % 30 == 0 else 0
            yield Recorded(now, "hand", Command("note", {"pitch": 60, "velocity": velocity}))


@pytest.mark.parametrize("speed, least", [(0.05, 0.4), (0.1, 0.3)])
def test_a_gesture_finds_its_notes_rendered_where_without_foresight_it_does_not(
    tmp_path, speed, least, figures
):
    shares = []
    for foresight in (True, False):
        simulation = Simulation(tmp_path / str(foresight), foresight)
        simulation.play(slow_sweep(speed))
        shares.append(simulation.shares["exact"])
    figures.append(
        f"a sweep of {speed:g} sides a second: exact {100 * shares[0]:.0f} %, without foresight"
        f" {100 * shares[1]:.0f} %"
    )
    assert shares[0] >= least and shares[0] > shares[1]
