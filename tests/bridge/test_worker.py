"""The render worker's steps, with a sampler that needs no model and one test with the real one."""

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

import synth
from bridge.priority import Priority
from bridge.render import wire
from bridge.render.batching import FIRST, LONGEST, MOST, MOST_NOTES, NEWCOMERS, STEP_SECONDS
from bridge.render.worker import RenderWorker
from bridge.render.writer import Writer
from synth import audio, smpl
from tests.bridge.tones import Tones
from tests.synth.conftest import small_model

LIVE, REQUESTED = Priority.LIVE, Priority.REQUESTED
RATE_HZ = 16_000
PLACE = 8000


class Bench:
    """A worker, all that it has sent and when, and the memory that it shares."""

    def __init__(self, sampler=None, places=2):
        self.sampler = sampler or Tones()
        self.sent, self.times = [], []
        self.memory = np.full(places * PLACE, np.nan, np.float32)
        clock = {"clock": self.sampler.clock} if isinstance(self.sampler, Tones) else {}
        self.worker = RenderWorker(
            self.sampler, RATE_HZ, self.memory, self._send, Writer(RATE_HZ, self._send).write, **clock
        )

    def _send(self, message):
        self.sent.append(message)
        self.times.append(self.sampler.now if isinstance(self.sampler, Tones) else 0.0)

    def finish(self):
        while not self.worker.idle:
            self.worker.advance()

    def of(self, kind):
        return [message for message in self.sent if isinstance(message, kind)]

    def progress(self, identity):
        return [
            message.samples[identity] for message in self.of(wire.Progress) if identity in message.samples
        ]


@pytest.fixture
def bench():
    return Bench()


def order(path, identity="a", samples=8000, **changes):
    fields = {"embedding": bytes(4 * 16 * 2), "frames": 2, "pitch": 60, "temperature": 0.8, "seed": 0}
    return wire.Render(identity, "model", samples=samples, path=str(path), **{**fields, **changes})


def test_a_note_is_made_step_by_step_and_written_without_drift(bench, tmp_path):
    bench.worker.take(order(tmp_path / "a.wav"))
    bench.finish()
    assert bench.progress("a") == [64, *range(64 + 512, 8000, 512), 8000]
    assert bench.sent[-1] == wire.Finished("a", (tmp_path / "a.wav").stat().st_size)
    sound, _ = soundfile.read(tmp_path / "a.wav")
    assert len(sound) == 8000 and abs(sound[4000:].mean()) < 0.01 < np.abs(sound[4000:]).max()


def test_a_note_is_written_so_much_louder_but_never_clipped(bench, tmp_path):
    peaks = []
    for gain_db in (0.0, -6.0, 3.0, 90.0):
        bench.worker.take(order(tmp_path / f"{gain_db}.wav", str(gain_db), gain_db=gain_db))
    bench.finish()
    for gain_db in (0.0, -6.0, 3.0, 90.0):
        sound, _ = soundfile.read(tmp_path / f"{gain_db}.wav")
        peaks.append(np.abs(sound).max())
    assert peaks[1:] == pytest.approx([peaks[0] / 1.995, peaks[0] * 1.413, 0.99], rel=0.01)


def test_a_file_tells_the_loop_that_was_found_where_it_may_lie(bench, tmp_path):
    """The sampler's tone has 400 Hz; a range that is shorter than two periods has no loop."""
    ranges = {"early": (0.05, 0.3), "late": (0.2, 0.49), "short": (0.1, 0.101), "usual": None}
    for name, seconds in ranges.items():
        changes = {"pitch": 67, "loop_seconds": seconds}
        bench.worker.take(order(tmp_path / f"{name}.wav", name, **changes))
    bench.finish()
    told = {message.identity: message.loop for message in bench.of(wire.Finished)}
    assert told == {name: smpl.read(tmp_path / f"{name}.wav") for name in ranges}
    for name in ("early", "late"):
        (start, end), (low, high) = told[name], ranges[name]
        periods = (end - start) / 40
        assert low * RATE_HZ <= start < end <= high * RATE_HZ and abs(periods - round(periods)) < 0.05
    assert told["short"] == told["usual"] == (0, 0), "these notes end before the usual range begins"


def test_notes_join_and_are_cancelled_between_steps(bench, tmp_path):
    bench.worker.take(order(tmp_path / "a.wav", "a"))
    bench.worker.advance()
    bench.worker.take(order(tmp_path / "b.wav", "b", samples=600))
    bench.worker.take(wire.Cancel("a"))
    bench.worker.take(wire.Cancel("never heard of"))
    before = len(bench.sent)
    bench.finish()
    assert not any("a" in message.samples for message in bench.of(wire.Progress)[before:])
    assert [file.name for file in tmp_path.iterdir()] == ["b.wav"]
    assert bench.sampler.open_voices == []


def test_a_note_that_cannot_be_made_or_written_fails_alone(bench, tmp_path):
    bench.worker.take(order(tmp_path / "a.wav", "bad", temperature=-1.0))
    (tmp_path / "no folder").write_bytes(b"")
    bench.worker.take(order(tmp_path / "no folder" / "b.wav", "lost"))
    bench.worker.take(order(tmp_path / "c.wav", "good"))
    bench.finish()
    failed = {message.identity: message.message for message in bench.of(wire.Failed)}
    assert "0..10" in failed["bad"] and "cannot write" in failed["lost"]
    assert [message.identity for message in bench.of(wire.Finished)] == ["good"]
    assert {file.name for file in tmp_path.iterdir()} == {"c.wav", "no folder"}


def test_a_note_too_many_fails_with_the_limit_and_the_others_are_made(bench, tmp_path):
    for number in range(MOST_NOTES + 1):
        bench.worker.take(order(tmp_path / f"{number}.wav", str(number), samples=64))
    ((identity, message),) = [(failed.identity, failed.message) for failed in bench.of(wire.Failed)]
    assert identity == str(MOST_NOTES) and str(MOST_NOTES) in message and "/nsynth/panic" in message
    bench.finish()
    assert len(bench.of(wire.Finished)) == MOST_NOTES


def test_a_live_note_stops_the_others_until_it_is_whole(bench, tmp_path):
    for name in "ab":
        bench.worker.take(order(tmp_path / f"{name}.wav", name))
    for _ in range(3):
        bench.worker.advance()
    before = len(bench.sent)
    bench.worker.take(order(tmp_path / "live.wav", "live", samples=2000, priority=LIVE))
    bench.finish()
    later = bench.sent[before:]
    end = next(place for place, message in enumerate(later) if message == bench.of(wire.Finished)[0])
    assert bench.of(wire.Finished)[0].identity == "live"
    assert all(set(message.samples) == {"live"} for message in later[:end])
    assert {message.identity for message in bench.of(wire.Finished)} == {"a", "b", "live"}


@settings(deadline=None, max_examples=50)
@given(
    others=st.lists(st.sampled_from([LIVE, REQUESTED]), max_size=3 * MOST),
    together=st.integers(1, 32),
    seconds_a_sample=st.floats(1e-7, STEP_SECONDS / 64 / MOST),
    steps=st.integers(0, 60),
)
def test_a_live_note_is_heard_after_one_step_whatever_runs(others, together, seconds_a_sample, steps):
    """It waits for the step that runs when it comes, and for keys struck before it that are silent yet."""
    bench = Bench(Tones(together, seconds_a_sample))
    for number, priority in enumerate(others):
        bench.worker.take(order("unused.wav", str(number), 10**6, priority=priority))
    for _ in range(steps if others else 0):
        bench.worker.advance()
    bench.worker.take(order("unused.wav", "new", 10**6, priority=LIVE))
    before = bench.sampler.now
    silent = sum(
        priority == LIVE and not bench.progress(str(number)) for number, priority in enumerate(others)
    )
    for _ in range(1 + silent // NEWCOMERS):
        assert bench.progress("new") == []
        bench.worker.advance()
    assert 0 < bench.progress("new")[0] <= FIRST
    if steps:
        longest = max(STEP_SECONDS, 64 * MOST * seconds_a_sample) * 1.0001
        assert all(time <= longest for time in np.diff([0.0, *bench.times]))
        assert bench.sampler.now - before <= longest * (1 + silent // NEWCOMERS)


@settings(deadline=None)
@given(st.lists(st.integers(1, 700), min_size=1, max_size=30), st.sampled_from([-9.0, 0.0, 6.0, 60.0]))
def test_sound_in_pieces_is_the_sound_of_the_whole(pieces, gain_db):
    whole = np.random.default_rng(len(pieces)).normal(0.1, 0.2, sum(pieces)).astype(np.float32)
    high_pass, gain = audio.HighPass(RATE_HZ), audio.Gain(gain_db)
    made = [gain(high_pass(piece)) for piece in np.split(whole, np.cumsum(pieces)[:-1])]
    assert np.array_equal(np.concatenate(made), audio.louder(audio.without_drift(whole, RATE_HZ), gain_db))


def test_what_is_laid_in_shared_memory_is_what_the_file_holds(bench, tmp_path):
    """One note has a place from its beginning, one gets it on the way; nobody else's place is touched."""
    bench = Bench(places=4)
    bench.worker.take(order(tmp_path / "a.wav", "a", priority=LIVE, place=wire.Place(7, PLACE), gain_db=-3.0))
    late = order(tmp_path / "b.wav", "b", samples=3000)
    bench.worker.take(late)
    for _ in range(5):
        bench.worker.advance()
    late.priority, late.place = LIVE, wire.Place(9, 3 * PLACE)
    bench.worker.take(late)
    heard = {}
    while not bench.worker.idle:
        bench.worker.advance()
        heard.update(bench.of(wire.Progress)[-1].streamed)
        for number, start in ((7, PLACE), (9, 3 * PLACE)):
            assert not np.isnan(bench.memory[start : start + heard.get(number, 0)]).any()
    assert heard == {7: 8000, 9: 3000}
    for name, start, samples in (("a", PLACE, 8000), ("b", 3 * PLACE, 3000)):
        sound, _ = soundfile.read(tmp_path / f"{name}.wav", dtype="float32")
        assert len(sound) == samples
        assert np.abs(bench.memory[start : start + samples] - sound).max() <= 1 / 32768
    assert np.isnan(bench.memory[:PLACE]).all() and np.isnan(bench.memory[3 * PLACE + 3000 :]).all()


@pytest.mark.parametrize("kind", ["queued", "simd"])
def test_a_note_sounds_the_same_paused_in_changing_company_and_alone(kind, tmp_path):
    """The real sampler on a small network: the samples are equal bit for bit."""
    model = small_model(True, True, True)
    embedding = np.random.default_rng(1).normal(0, 1, (4, 16)).astype("<f4")

    def note(name, seed, samples, priority=REQUESTED):
        fields = {"embedding": embedding.tobytes(), "frames": 4, "seed": seed, "priority": priority}
        return order(tmp_path / f"{name}.wav", name, samples, place=wire.Place(seed, 0), **fields)

    alone = Bench(synth.open_sampler(model, kind))
    alone.worker.take(note("kept", 0, 2000))
    alone.finish()
    company = Bench(synth.open_sampler(model, kind))
    company.worker.take(note("kept", 0, 2000))
    for seed, samples, priority in ((1, 900, REQUESTED), (2, 500, LIVE), (3, 300, REQUESTED), (4, 200, LIVE)):
        for _ in range(2):
            company.worker.advance()
        other = note(str(seed), seed, samples, priority)
        other.place = None
        company.worker.take(other)
    company.finish()
    paused = [message for message in company.of(wire.Progress) if "kept" not in message.samples]
    assert len(paused) >= 2 and company.progress("kept")[-1] == 2000
    assert np.array_equal(alone.memory[:2000], company.memory[:2000])
    assert np.abs(alone.memory[:2000]).max() > 0.01


def test_a_sounding_note_goes_on_in_longer_steps(bench, tmp_path):
    bench.worker.take(order(tmp_path / "a.wav", "a", priority=LIVE))
    bench.finish()
    assert [samples for _, samples in bench.sampler.steps[:3]] == [64, LONGEST, LONGEST]
