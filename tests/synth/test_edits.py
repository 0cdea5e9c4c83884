from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from synth import edits, embeddings
from synth.edits import MOST_EDITS, VERBS, Kind
from synth.errors import SynthError

README = Path(__file__).parents[2] / "README.md"


def numbers(low, high):
    """Torch, where it was loaded before, makes the processor flush subnormal numbers to zero."""
    return st.floats(low, high, width=32, allow_subnormal=False)


any_embedding = st.integers(1, 40).flatmap(
    lambda frames: arrays(np.float32, (frames, 16), elements=numbers(-8, 8))
)
some_dimensions = st.sets(st.integers(0, 15), min_size=1).map(lambda found: ",".join(map(str, found)))


class Table:
    """A source of names: every embedding is one array, axis n is dimension n alone."""

    def __init__(self, other=None):
        self.other = np.ones((3, 16), np.float32) if other is None else other

    def embedding(self, name):
        return self.other

    def axis(self, number):
        return np.eye(16, dtype=np.float32)[number]


def applied(embedding, *chain, other=None):
    return edits.apply(embedding, edits.check_chain(chain), Table(other))


def argument_values(argument):
    if argument.kind is Kind.NUMBER:
        return st.floats(argument.low, argument.high, allow_subnormal=False)
    if argument.kind is Kind.DIMENSIONS:
        return some_dimensions
    if argument.kind is Kind.EMBEDDING:
        return st.just("flute")
    return st.integers(int(argument.low), int(argument.high))


any_edit = st.sampled_from(list(VERBS.values())).flatmap(
    lambda verb: st.tuples(st.just(verb.name), *map(argument_values, verb.arguments))
)


@given(any_embedding, st.lists(any_edit, max_size=4))
def test_a_chain_gives_a_finite_embedding_or_says_what_does_not_fit_and_changes_nothing(embedding, chain):
    before = embedding.copy()
    try:
        result = applied(embedding, *chain)
    except SynthError as error:
        assert "frame must be in 0.." in str(error) or "factor must be at most" in str(error)
    else:
        assert result.dtype == np.float32 and result.ndim == 2 and result.shape[1] == 16 and len(result)
        assert np.isfinite(result).all()
    assert np.array_equal(embedding, before)


@given(any_embedding, some_dimensions)
def test_flip_and_reverse_undo_themselves(embedding, dimensions):
    for edit in (("flip", dimensions), ("reverse",)):
        assert np.array_equal(applied(embedding, edit, edit), embedding)


@given(any_embedding, numbers(-16, 16), some_dimensions)
def test_what_is_added_can_be_taken_away(embedding, amount, dimensions):
    back = applied(embedding, ("add", amount, dimensions), ("add", -amount, dimensions))
    assert np.allclose(back, embedding, atol=1e-5)


@given(any_embedding, st.sampled_from([-4, -0.5, 0.25, 2, 8]), some_dimensions)
def test_a_gain_and_its_inverse_give_back_what_was(embedding, factor, dimensions):
    back = applied(embedding, ("gain", factor, dimensions), ("gain", 1 / factor, dimensions))
    assert np.allclose(back, embedding, rtol=1e-6)


@given(any_embedding, st.integers(0, 15), numbers(-10, 10))
def test_a_move_and_the_one_back_meet(embedding, axis, amount):
    back = applied(embedding, ("move", axis, amount), ("move", axis, -amount))
    assert np.allclose(back, embedding, atol=1e-5)


@given(any_embedding, st.integers(1, 10))
def test_stretched_by_a_whole_factor_it_keeps_its_ends_and_its_range(embedding, factor):
    longer = applied(embedding, ("stretch", factor))
    assert len(longer) == factor * len(embedding)
    assert np.array_equal(longer[0], embedding[0])
    assert np.allclose(longer[-1], embedding[-1] if len(embedding) > 1 else embedding[0])
    assert (longer <= embedding.max(axis=0) + 1e-5).all() and (longer >= embedding.min(axis=0) - 1e-5).all()
    assert np.array_equal(applied(embedding, ("stretch", 1)), embedding)


@given(any_embedding, st.sets(st.integers(0, 15), min_size=1))
def test_only_the_dimensions_that_are_named_change(embedding, found):
    named = sorted(found)
    others = [each for each in range(16) if each not in found]
    text = ",".join(map(str, named))
    for edit in (
        ("gain", 3, text),
        ("zero", text),
        ("flip", text),
        ("add", 1, text),
        ("vibrato", 5, 1, text),
    ):
        result = applied(embedding, edit)
        assert np.array_equal(result[:, others], embedding[:, others]), edit
    assert (applied(embedding, ("zero", text))[:, named] == 0).all()
    assert np.allclose(applied(embedding, ("add", 1, text))[:, named], embedding[:, named] + 1)


def test_a_stretch_draws_straight_lines():
    ramp = np.arange(4, dtype=np.float32)[:, None] * np.ones((1, 16), np.float32)
    assert applied(ramp, ("stretch", 1.75))[:, 5].tolist() == [0, 0.5, 1, 1.5, 2, 2.5, 3]
    assert applied(ramp, ("stretch", 0.5))[:, 0].tolist() == [0, 3]
    assert applied(ramp, ("stretch", 0.1)).shape == (1, 16)


def test_a_vibrato_is_a_sine_of_its_rate_in_seconds():
    """5 Hz, 31.25 frames a second: 6.25 frames a turn, 20 turns in 125 frames."""
    made = applied(np.zeros((125, 16), np.float32), ("vibrato", 5, 0.5, "2"))
    spectrum = np.abs(np.fft.rfft(made[:, 2]))
    assert spectrum.argmax() == 20 and spectrum[20] / (125 / 2) == pytest.approx(0.5, rel=1e-3)
    assert made[0, 2] == 0 and made[1, 2] > 0
    assert not made[:, [0, 1, 3, 15]].any()


def test_freeze_holds_the_frame_and_crossfade_goes_from_one_to_the_other():
    embedding = np.random.default_rng(0).normal(size=(9, 16)).astype(np.float32)
    assert (applied(embedding, ("freeze", 4)) == embedding[4]).all()
    other = np.full((5, 16), 7, np.float32)
    faded = applied(embedding, ("crossfade", "harp"), other=other)
    assert np.array_equal(faded[0], embedding[0]) and (faded[-1] == 7).all()
    assert np.allclose(faded[4], (embedding[4] + 7) / 2)


def test_a_move_is_so_many_times_the_axis():
    assert applied(np.zeros((2, 16), np.float32), ("move", 3, -1.5))[:, 3].tolist() == [-1.5, -1.5]


@pytest.mark.parametrize(
    "values, says",
    [
        ([], "no edit ''; there are gain, zero, flip"),
        (["vibratto", 5, 1], "no edit 'vibratto'; there are .*vibrato"),
        (["gain"], r"gain takes factor \[dimensions\]; got 0"),
        (["reverse", 1], "reverse takes nothing; got 1"),
        (["gain", "loud"], r"gain: factor must be a number in -8\.\.8, not 'loud'"),
        (["gain", float("nan")], "factor must be a number"),
        (["gain", "inf"], "factor must be a number"),
        (["gain", True], "factor must be a number"),
        (["add", 17], r"amount must be a number in -16\.\.16"),
        (["vibrato", 15.625, 1], r"rate must be a number in 0\.01\.\.15\.6"),
        (["vibrato", 5, -1], r"depth must be a number in 0\.\.16"),
        (["flip", 16], r"dimensions must be .* each in 0\.\.15, not '16'"),
        (["flip", -1], "dimensions must be"),
        (["flip", 1.5], "dimensions must be"),
        (["stretch", 0], r"factor must be a number in 0\.1\.\.10"),
        (["freeze", 1.5], "frame must be a whole number"),
        (["move", 16, 1], r"axis must be the number of an axis in 0\.\.15"),
        (["crossfade", 3], "to must be a name, not '3'"),
    ],
)
def test_a_mistake_names_the_argument_and_what_is_allowed(values, says):
    with pytest.raises(SynthError, match=says):
        edits.check(values)


def test_what_does_not_fit_the_embedding_names_its_own_range():
    embedding = np.zeros((125, 16), np.float32)
    with pytest.raises(SynthError, match=r"freeze: frame must be in 0\.\.124, not 125"):
        applied(embedding, ("freeze", 125))
    with pytest.raises(SynthError, match="stretch: factor must be at most 3 for 1250 frames, not 10"):
        applied(embedding, ("stretch", 10), ("stretch", 10))
    with pytest.raises(SynthError, match="not finite"):
        applied(embedding + np.float32(3e38), ("gain", 8))


def test_at_most_so_many_edits():
    assert len(edits.check_chain([("reverse",)] * MOST_EDITS)) == MOST_EDITS
    with pytest.raises(SynthError, match="at most 16 edits, not 17"):
        edits.check_chain([("reverse",)] * (MOST_EDITS + 1))


def test_the_longest_chain_of_the_strongest_edits_stays_finite():
    embedding = np.full((10, 16), 8, np.float32)
    assert np.isfinite(applied(embedding, *[("gain", 8)] * MOST_EDITS)).all()


@given(any_edit)
def test_an_edit_goes_round_by_its_values_and_by_float32(values):
    """As it is sent, stored and shown, an edit is checked to itself again, also after OSC's rounding."""
    edit = edits.check(values)
    assert edits.check(edit.values) == edit
    rounded = [float(np.float32(each)) if isinstance(each, float) else each for each in edit.values]
    assert edits.check(rounded) == edit
    assert edits.check([str(each) for each in edit.values]) == edit


def test_equal_edits_have_equal_text_however_they_were_written():
    ways = [("vibrato", 5, 0.3), ("vibrato", "5", "0.3", "all"), ("vibrato", 5.0, np.float32(0.3), "0-15")]
    assert {edits.text([edits.check(way)]) for way in ways} == {'[["vibrato", 5.0, 0.3, "all"]]'}
    assert edits.text([]) == "[]"


def test_the_readme_has_the_table():
    assert edits.markdown() in README.read_text("utf-8"), "run `make readme`"


def test_every_verb_is_a_function_of_embeddings():
    assert all(getattr(embeddings, name) is verb.function for name, verb in VERBS.items())
