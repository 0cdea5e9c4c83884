import pytest

from bridge.live.statistics import BOUNDS_MS, LONGER, Histogram, Statistics
from bridge.live.voices import Held
from bridge.protocol import osc
from bridge.protocol.addresses import INT32
from tests.bridge.fakes import Stage


class Told:
    """Statistics with a clock of the test's, and what they answered."""

    def __init__(self, gauges=dict):
        self.now, self.events = 0.0, []
        self.statistics = Statistics(self._emit, gauges, lambda: self.now)

    def _emit(self, event, client, everyone, but=None):
        assert client == "client" and not everyone
        assert len(osc.encode(event)) < 1000
        self.events.append((event.name, *event.arguments))

    def groups(self):
        self.events.clear()
        self.statistics.do_statistics("client", 7)
        *told, done = self.events
        assert done == ("done", "statistics", 7)
        assert all(event[:2] == ("statistic", 7) for event in told)
        return {event[2]: dict(zip(event[3::2], event[4::2], strict=True)) for event in told}


def test_a_time_counts_in_the_first_bucket_that_holds_it():
    histogram = Histogram()
    for bound in BOUNDS_MS:
        histogram.add(bound / 1000)
    histogram.add(60)
    figures = dict(histogram.figures)
    assert figures.pop("most") == pytest.approx(60_000)
    assert set(figures.values()) == {1} and figures[LONGER] == 1


def test_answers_are_counted_and_timed_from_their_command():
    told = Told()
    for exact, seconds in ((True, 0.0004), (True, 0.0008), (False, 0.004)):
        told.now += 1.0
        told.statistics.command_begins()
        told.now += seconds
        told.statistics.played(exact)
    groups = told.groups()
    assert groups["notes"] == {"exact": 2, "nearest": 1, "streamed": 0}
    assert [groups["play_ms"][name] for name in ("0.25", "0.5", "1", "2", "5")] == [0, 1, 1, 0, 1]
    assert groups["core"]["commands"] == 3 and groups["core"]["seconds"] == pytest.approx(told.now)


def test_a_streamed_note_is_timed_once_to_its_first_samples_and_a_lifted_key_is_forgotten():
    told = Told()
    told.statistics.command_begins()
    heard, lifted = Held("osc", 60, 100, 1), Held("osc", 62, 100, 2)
    told.statistics.waits(heard)
    told.statistics.waits(lifted)
    del lifted
    told.now = 0.015
    told.statistics.sounds(heard)
    told.now = 3.0
    told.statistics.sounds(heard)
    groups = told.groups()
    assert groups["notes"]["streamed"] == 2
    assert groups["sound_ms"]["20"] == 1 and groups["sound_ms"]["most"] == pytest.approx(15)
    assert len(told.statistics._waiting) == 0


def test_what_others_count_is_told_too_and_fits_osc():
    told = Told(lambda: {"osc": {"received": 2**40, "share": 0.5, "who": "text"}})
    assert told.groups()["osc"] == {"received": INT32, "share": 0.5, "who": "text"}


def test_every_key_that_goes_down_is_counted_once_as_what_it_was_answered_by(tmp_path):
    """Nothing cached, then as the slot's own, then the note of another pitch; a key up is no note."""
    stage = Stage(tmp_path)

    def counted(group):
        told = [event for event in stage.send("statistics") if event[2:3] == (group,)]
        return dict(zip(told[0][3::2], told[0][4::2], strict=True))

    stage.play(60)
    (job,) = stage.scheduler._jobs.values()
    stage.performer.note_progressed(job.note.identity, 8)
    assert sum(counted("sound_ms").values()) >= 1 and counted("notes")["streamed"] == 1
    stage.render_all()
    stage.play(60)
    stage.play(60, velocity=0)
    stage.play(65)
    stage.send("key", source=("keys", 0), pitch=60, velocity=100)
    assert counted("notes") == {"exact": 2, "nearest": 1, "streamed": 1}
    for group, notes in (("play_ms", 3), ("sound_ms", 1)):
        assert sum(count for name, count in counted(group).items() if name != "most") == notes
    stage.cache.close()
