"""What the hand will need next is rendered ahead of it, and forgotten when it goes elsewhere."""

import math

import pytest

from bridge.live.foresight import MOST_KEYS, MOST_NOTES, NEW_NOTES, RECENT_SECONDS
from bridge.live.hand import Hand
from bridge.live.scheduler import STALE
from bridge.priority import Priority
from tests.bridge.fakes import Stage

TICK = 0.02


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path, voices=64)


def ticks(stage, seconds, start=0.0):
    """Let time go by; when it is then."""
    for _ in range(round(seconds / TICK)):
        start += TICK
        stage.performer.tick(start)
    return start


def sweep(stage, speed, seconds, now, y=0.5):
    """Move x from where it is, so many sides of the square a second."""
    x = stage.send("status")[0][5]
    for _ in range(round(seconds / TICK)):
        x = min(1.0, max(0.0, x + speed * TICK))
        stage.send("position", x=x, y=y)
        now = ticks(stage, TICK, now)
    return now


def foreseen(stage):
    """{(share of the right side, pitch)} of what is rendered for the gesture."""
    jobs = [job for job in stage.scheduler.jobs if job.foreseen is not None]
    right = ("guitar", "choir")
    return {(round(sum(job.note.mixture.get(name, 0) for name in right), 4), job.note.pitch) for job in jobs}


def test_a_resting_hand_has_its_cell_and_the_cells_about_it_made(stage):
    stage.play(60)
    stage.render_all()
    ticks(stage, 0.2)
    assert foreseen(stage) == {(0.5, 60), (0.5625, 60), (0.4375, 60)}
    assert len(stage.scheduler) == 4


def test_before_a_key_is_played_nothing_is_foreseen(stage):
    sweep(stage, 0.5, 0.5, 0.0)
    assert len(stage.scheduler) == 0


@pytest.mark.parametrize("speed", [0.4, -0.4])
def test_what_a_moving_hand_comes_to_is_made_and_not_what_it_leaves(stage, speed):
    stage.play(60)
    stage.render_all()
    now = sweep(stage, speed, 0.6, ticks(stage, 0.1))
    here = stage.send("status")[0][5]
    ahead = [(x - here) * (1 if speed > 0 else -1) for x, _ in foreseen(stage)]
    assert max(ahead) > 0.15 and min(ahead) > -0.1
    sweep(stage, -speed, 0.6, now)
    here = stage.send("status")[0][5]
    ahead = [(here - x) * (1 if speed > 0 else -1) for x, _ in foreseen(stage)]
    assert max(ahead) > 0.15 and min(ahead) > -0.1


def test_the_hand_is_not_expected_beyond_the_edge(stage):
    stage.play(60)
    stage.render_all()
    sweep(stage, 2.0, 1.0, ticks(stage, 0.1))
    assert all(0 <= x <= 1 for x, _ in foreseen(stage))


def test_all_keys_of_a_chord_are_foreseen_and_what_is_played_no_more_is_forgotten(stage):
    for pitch in (60, 64, 67):
        stage.play(pitch)
    now = ticks(stage, 0.3)
    assert {pitch for _, pitch in foreseen(stage)} == {60, 64, 67}
    for pitch in (60, 64):
        stage.play(pitch, 0)
    now = ticks(stage, RECENT_SECONDS + 0.1, now)
    assert {pitch for _, pitch in foreseen(stage)} == {67}
    stage.play(67, 0)
    ticks(stage, RECENT_SECONDS + 0.1, now)
    assert foreseen(stage) == set()


def test_a_gesture_wants_so_many_notes_at_most_and_makes_few_at_a_time(stage):
    for pitch in range(40, 40 + 2 * MOST_KEYS):
        stage.play(pitch)
    before = stage.performer._timbre.notes_made
    stage.performer.tick(TICK)
    assert stage.performer._timbre.notes_made - before <= NEW_NOTES
    ticks(stage, 1.0, TICK)
    wanted = [job for job in stage.scheduler.jobs if job.foreseen is not None]
    assert len(wanted) <= MOST_NOTES and len({job.note.pitch for job in wanted}) <= MOST_KEYS


def test_what_is_cached_is_not_foreseen_again(stage):
    stage.play(60)
    now = ticks(stage, 0.2)
    stage.render_all()
    stage.send("position", x=0.51, y=0.5)
    ticks(stage, 3.0, now)
    assert len(stage.scheduler) == 0


def test_another_preset_is_made_ahead_at_once_for_the_keys_that_are_played(stage):
    stage.play(60)
    now = ticks(stage, 0.2)
    stage.render_all()
    stage.send("preset", name="Second")
    ticks(stage, 0.2, now)
    assert all("harp" in job.note.mixture for job in stage.scheduler.jobs) and len(stage.scheduler) > 1


def test_a_lifted_key_s_note_comes_after_what_the_gesture_needs_and_the_newest_of_many_are_kept(stage):
    stage.play(60, r=1)
    (job,) = stage.scheduler.jobs
    assert job.priority == Priority.LIVE
    stage.play(60, 0)
    assert job.priority == Priority.LATER
    ticks(stage, 0.1)
    assert job.priority == Priority.FORESEEN
    for pitch in range(127, 127 - MOST_KEYS - STALE - 20, -1):
        stage.play(pitch, 90)
        stage.play(pitch, 0)
    ticks(stage, 0.2, 1.0)
    stale = [job for job in stage.scheduler.jobs if job.stale]
    assert len(stale) == STALE
    assert job not in stage.scheduler.jobs
    assert job.note.identity in stage.scheduler.take_cancelled()


def begun(stage):
    """Identities of what the worker gets now."""
    given = []
    while job := stage.scheduler.start_next():
        given.append(job.note.identity)
    return set(given)


def test_where_the_hand_goes_elsewhere_what_has_begun_is_finished_and_the_rest_is_forgotten(stage):
    for pitch in (60, 64, 67):
        stage.play(pitch)
    stage.render_all()
    now = ticks(stage, 0.5)
    given, wanted = begun(stage), {job.note.identity for job in stage.scheduler.jobs}
    assert 0 < len(given) == stage.scheduler.abreast < len(wanted)
    stage.send("position", x=0.0, y=0.0)
    ticks(stage, 2.0, now)
    assert set(stage.scheduler.take_cancelled()) == wanted - given
    assert all(stage.scheduler.find(identity).priority == Priority.FORESEEN for identity in given)


def test_another_preset_ends_what_was_foreseen_for_the_last_one(stage):
    stage.play(60)
    stage.render_all()
    now = ticks(stage, 0.3)
    given = begun(stage)
    assert given
    stage.send("preset", name="Second")
    ticks(stage, 0.3, now)
    assert given <= set(stage.scheduler.take_cancelled())


def test_a_moving_hand_s_exact_note_waits_for_what_it_comes_to(stage):
    stage.play(60)
    stage.render_all()
    now = sweep(stage, 0.4, 0.5, ticks(stage, 0.1))
    stage.scheduler.clear()
    stage.play(60)
    (job,) = stage.scheduler.jobs
    assert job.priority == Priority.LATER
    sweep(stage, 0.4, 0.2, now)
    assert stage.scheduler.start_next().priority == Priority.FORESEEN


def test_a_silent_key_is_urgent_however_the_hand_moves(stage):
    sweep(stage, 0.4, 0.3, 0.0)
    stage.play(60)
    (job,) = stage.scheduler.jobs
    assert job.priority == Priority.LIVE


@pytest.mark.parametrize("seconds", [0.25, 0.5, 1.0])
def test_a_hand_that_circles_is_expected_on_its_circle(seconds):
    hand, now, turn = Hand(lambda *event: None), 0.0, math.tau / 6

    def at(time):
        return 0.5 + 0.3 * math.cos(turn * time), 0.5 + 0.3 * math.sin(turn * time)

    while now < 2.0:
        hand.do_position(None, *at(now))
        hand.watch(now)
        now += TICK
    expected, (x, y) = hand.expected(seconds), at(now + seconds)
    # The speed is a mean over the last instants, so it lags behind.
    assert math.hypot(expected.x - x, expected.y - y) < 0.08


def test_a_leap_is_no_motion_and_the_key_that_follows_is_urgent(stage):
    stage.play(60)
    stage.render_all()
    now = ticks(stage, 0.1)
    stage.send("position", x=0.9, y=0.1)
    ticks(stage, TICK, now)
    assert not stage.performer._hand.moving
    stage.play(72)
    assert stage.scheduler.start_next().priority == Priority.SOUNDING


def test_a_hand_that_stops_rests(stage):
    sweep(stage, 0.4, 0.5, 0.0)
    assert stage.performer._hand.moving
    ticks(stage, 1.0, 1.0)
    assert not stage.performer._hand.moving
    assert stage.performer._hand.expected(1.0).x == pytest.approx(stage.performer._hand.position.x, abs=0.02)


def test_a_foreseen_note_that_is_struck_is_given_to_the_worker_again_as_an_urgent_one(stage):
    stage.play(60)
    stage.render_all()
    ticks(stage, 0.2)
    given = {}
    while job := stage.scheduler.start_next():
        given[job.note.identity] = job.given
    assert set(given.values()) == {Priority.FORESEEN}
    stage.send("position", x=0.5625, y=0.5)
    stage.play(60)
    again = stage.scheduler.start_next()
    assert again.note.identity in given and again.given == Priority.SOUNDING
