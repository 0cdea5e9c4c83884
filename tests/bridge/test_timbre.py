import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.errors import ClientError
from bridge.live.position import weighted
from bridge.live.presets import Preset
from bridge.live.timbre import Timbre
from synth.edits import MOST_EDITS, VERBS
from tests.bridge.fakes import CORNERS, FakeInstruments, banks

FIRST = (1.0, 0.0, 0.0, 0.0)
PRESET = Preset("First", CORNERS)
values = (
    st.integers(-2, 20)
    | st.floats()
    | st.sampled_from(["all", "0-3", "16", "harp", "nobody", "", "1e9", "nan"])
)


class Loud(FakeInstruments):
    """Flutes are as loud as the rest at +4 dB; a choir lasts 40 frames, the others 2."""

    def mix(self, mixture, pitch, velocity):
        frames = 40 if "choir" in mixture else 2
        return np.resize(super().mix(mixture, pitch, velocity), (frames, 16))

    def gain_db(self, mixture):
        return 4 * mixture.get("flute", 0)


def made(timbre, weights=FIRST):
    return timbre.note(weighted(weights), 60, 50)


def test_a_note_is_its_mixture_edited_at_its_own_key():
    timbre = Timbre(banks(), PRESET, 64)
    assert made(timbre).edits == "[]" and not made(timbre).embedding.any()
    timbre.edit("move", [2, 1.5])
    timbre.edit("crossfade", ["guitar"])
    soft, hard = made(timbre), timbre.note(weighted(FIRST), 60, 100)
    assert soft.mixture == {"flute": 1.0} and soft.edits == '[["move", 2, 1.5], ["crossfade", "guitar"]]'
    assert soft.embedding[0, 2] == 1.5 and (soft.embedding[1, :15] == 1).all()
    assert (hard.embedding[1, :15] == 101).all()


def test_a_note_that_goes_over_to_another_instrument_is_as_loud_as_both_in_the_mean():
    timbre = Timbre(banks(Loud()), PRESET, 64)
    assert made(timbre).gain_db == 4
    timbre.edit("crossfade", ["guitar"])
    assert made(timbre).gain_db == 2
    timbre.edit("crossfade", ["flute"])
    assert made(timbre).gain_db == 3


def test_what_one_corner_is_too_short_for_is_refused_before_any_note():
    corners = ("choir",) * 4
    timbre = Timbre(banks(Loud()), Preset("Long", corners), 64)
    timbre.edit("freeze", [30])
    before = made(timbre)
    with pytest.raises(ClientError, match=r"freeze: frame must be in 0\.\.1, not 30"):
        timbre.put(2, "flute")
    with pytest.raises(ClientError, match="freeze"):
        timbre.load(Preset("Short", CORNERS, edits=(("freeze", 30),)))
    assert timbre.corners == list(corners) and made(timbre).identity == before.identity


def test_a_chain_that_would_grow_without_end_is_refused():
    timbre = Timbre(banks(Loud()), PRESET, 64)
    timbre.edit("stretch", [10])
    with pytest.raises(ClientError, match=r"at most 9\.38 for 400 frames"):
        timbre.edit("stretch", [10])
    for _ in range(MOST_EDITS - 1):
        timbre.edit("reverse", [])
    with pytest.raises(ClientError, match=r"at most 16 edits; /nsynth/edit\.clear"):
        timbre.edit("reverse", [])
    timbre.clear_edits()
    assert timbre.edits == ()


@given(st.lists(st.tuples(st.sampled_from(list(VERBS)), st.lists(values, max_size=3)), max_size=6))
def test_whatever_is_asked_for_is_refused_or_leaves_a_note_that_can_be_made(asked):
    timbre = Timbre(banks(Loud()), PRESET, 64)
    for operation, arguments in asked:
        try:
            timbre.edit(operation, arguments)
        except ClientError as error:
            assert str(error)
    for weights in (FIRST, (0.25,) * 4):
        assert np.isfinite(made(timbre, weights).embedding).all()
