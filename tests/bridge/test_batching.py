"""Which notes go on, and by how many samples: a simulation of the worker's steps with any costs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.errors import ClientError
from bridge.priority import Priority
from bridge.render.batching import (
    FIRST,
    LONGEST,
    MOST,
    MOST_NOTES,
    NEWCOMERS,
    SHORTEST,
    STEP_SECONDS,
    WHOLE,
    Batching,
    Pace,
)

LIVE, REQUESTED = Priority.LIVE, Priority.REQUESTED


class Steps:
    """Batching whose steps take as long as the test says, with all that was chosen."""

    def __init__(self, together=1, seconds_a_sample=1e-6):
        self.batching = Batching(together)
        self.seconds_a_sample = seconds_a_sample
        self.made = {}

    def join(self, *names, priority=REQUESTED):
        for name in names:
            self.batching.join(name, priority)

    def go(self, steps=1):
        for _ in range(steps):
            chosen, samples = self.batching.choose()
            self.batching.advanced(chosen, samples, samples * self.seconds_a_sample * len(chosen))
            for name in chosen:
                self.made[name] = self.made.get(name, 0) + samples
        return chosen, samples


def test_less_urgent_notes_wait_while_there_is_a_live_one_and_go_on_after_it():
    steps = Steps()
    steps.join("a", "b")
    assert steps.go(3)[0] == ["a", "b"]
    before = dict(steps.made)
    steps.join("live", priority=LIVE)
    assert steps.go(10)[0] == ["live"]
    assert {name: steps.made[name] for name in "ab"} == before
    steps.batching.leave("live")
    assert steps.go()[0] == ["a", "b"]


def test_what_is_free_beside_a_live_note_is_filled_up_with_others_in_turn():
    steps = Steps(together=3)
    steps.join(*"abcd")
    steps.go(4)
    steps.join("live", priority=LIVE)
    before = dict(steps.made)
    for _ in range(200):
        chosen, _ = steps.go()
        assert "live" in chosen and len(chosen) == 3
    gained = [steps.made[name] - before[name] for name in "abcd"]
    assert max(gained) - min(gained) <= 2 * LONGEST and min(gained) > 10 * LONGEST


def test_a_note_that_becomes_live_goes_before_those_that_it_was_among():
    steps = Steps()
    steps.join(*"abc")
    steps.go(3)
    steps.join("b", priority=LIVE)
    assert steps.go()[0] == ["b"]
    assert len(steps.batching) == 3


def test_a_silent_live_note_goes_before_sounding_ones_and_its_first_step_is_short():
    steps = Steps()
    steps.join("old", priority=LIVE)
    steps.go(10)
    assert steps.go()[1] == LONGEST
    steps.join("new", priority=LIVE)
    assert steps.go() == (["new"], FIRST)
    assert steps.go()[0] == ["old", "new"]


def test_only_a_few_notes_begin_in_one_step():
    steps = Steps()
    steps.join(*"abcde")
    assert [len(steps.go()[0]) for _ in range(4)] == [2, 4, 5, 5]
    assert NEWCOMERS == 2


@settings(deadline=None)
@given(
    voices=st.integers(1, 3 * MOST),
    together=st.integers(1, 2 * MOST),
    live=st.integers(0, 4),
    cost=st.floats(1e-8, 1e-3),
)
def test_equals_get_equal_shares_and_no_batch_is_too_large(voices, together, live, cost):
    """Nobody is ever more than two turns behind; a live note may stop them all."""
    steps = Steps(together, cost)
    equals = [f"r{number}" for number in range(voices)]
    steps.join(*equals)
    steps.join(*(f"l{number}" for number in range(live)), priority=LIVE)
    sizes = [len(steps.go()[0]) for _ in range(voices)]
    begun = {name: steps.made.get(name, 0) for name in equals}
    sizes += [len(steps.go()[0]) for _ in range(20 * voices)]
    assert max(sizes) <= max(MOST, together)
    gained = [steps.made.get(name, 0) - begun[name] for name in equals]
    assert max(gained) - min(gained) <= 2 * LONGEST
    if not live:
        assert min(gained) > 0


@given(
    orders=st.lists(st.tuples(st.integers(0, 40), st.sampled_from("JLRX")), max_size=120),
    together=st.integers(1, 8),
)
def test_whoever_joins_leaves_or_changes_the_most_urgent_are_always_among_the_chosen(orders, together):
    """J joins, L makes live, R joins as live, X leaves; a step after each."""
    steps, here = Steps(together), {}
    for number, order in orders:
        name = str(number)
        if order == "X":
            steps.batching.leave(name)
            here.pop(name, None)
        else:
            here[name] = REQUESTED if order == "J" else LIVE
            steps.join(name, priority=here[name])
        assert len(steps.batching) == len(here)
        if here:
            chosen, samples = steps.go()
            assert chosen and set(chosen) <= set(here) and len(set(chosen)) == len(chosen)
            assert samples % SHORTEST == 0 and SHORTEST <= samples <= LONGEST
            assert min(here[name] for name in chosen) == min(here.values())
            if max(here[name] for name in chosen) > min(here.values()):
                assert len(chosen) <= together


def test_the_worker_holds_so_many_notes_and_refuses_one_more_with_the_limit():
    steps = Steps()
    steps.join(*map(str, range(MOST_NOTES)))
    with pytest.raises(ClientError, match=f"{MOST_NOTES}.*panic"):
        steps.join("one more", priority=LIVE)
    steps.join("5", priority=LIVE)
    steps.batching.leave("7")
    steps.join("one more")
    assert len(steps.batching) == MOST_NOTES


@given(cost=st.floats(1e-7, 1e-3), voices=st.integers(1, MOST))
def test_a_measured_step_lasts_as_long_as_it_may_or_is_the_shortest(cost, voices):
    pace = Pace()
    assert pace.samples(voices) == SHORTEST
    for _ in range(3):
        pace.measure(voices, 128, 128 * cost)
    samples = pace.samples(voices)
    assert samples == SHORTEST or samples * cost <= STEP_SECONDS
    assert samples == LONGEST or (samples + SHORTEST) * cost > STEP_SECONDS


@given(st.dictionaries(st.integers(1, 32), st.floats(1e-7, 1e-4), min_size=1), st.integers(1, 32))
def test_a_batch_of_a_new_size_is_not_expected_to_be_faster_than_it_can_be(speeds, voices):
    """A sampler whose cost grows with the voices, at most as much as they do, keeps to the bound at once."""
    fixed, each = min(speeds.values()), max(speeds.values())
    pace = Pace()
    for known in speeds:
        pace.measure(known, 64, 64 * (fixed + each * known))
    samples = pace.samples(voices)
    assert samples == SHORTEST or samples * (fixed + each * voices) <= STEP_SECONDS * 1.0001


def test_where_a_step_is_a_note_they_are_made_one_by_one_and_the_most_urgent_first():
    batching = Batching(together=1, whole=True)
    for name, priority in (("a", Priority.LATER), ("b", Priority.REQUESTED), ("c", Priority.LIVE)):
        batching.join(name, priority)
    made = []
    while len(batching):
        chosen, samples = batching.choose()
        batching.advanced(chosen, samples, 0.3)
        made += chosen
        batching.leave(*chosen)
        assert samples == WHOLE
    assert made == ["c", "b", "a"]
