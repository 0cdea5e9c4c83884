"""Smoothness and monotony of ways whose course is known."""

import pytest

from synth.analysis.course import course, courses
from synth.analysis.measuring import UNITS, Change


def test_even_steps_are_monotone_and_smooth():
    found = course([0.0, -1.0, -2.0, -3.0], 0.1)
    assert (found.net, found.travelled, found.largest_step) == (-3, 3, 1)
    assert (found.monotony, found.smoothness) == (1, 1)


def test_one_jump_is_monotone_and_not_smooth():
    found = course([0.0, 0.0, 4.0, 4.0, 4.0], 0.1)
    assert (found.monotony, found.smoothness) == (1, 0.25)


def test_a_way_there_and_back_is_not_monotone():
    found = course([0.0, 2.0, 0.0], 0.1)
    assert (found.net, found.monotony, found.smoothness) == (0, 0, 1)
    assert course([0.0, 3.0, 2.0], 0.1).monotony == pytest.approx(0.5)


def test_what_the_measure_cannot_tell_is_neither():
    found = course([0.0, 0.2, -0.1, 0.2], 0.6)
    assert (found.monotony, found.smoothness) == (None, None)
    # However far that goes to and fro.
    assert found.travelled == pytest.approx(0.8)


def test_a_gap_leaves_the_whole_course_untold():
    assert course([0.0, None, 1.0], 0.1) is None
    assert course([0.0], 0.1) is None


def test_every_measure_has_its_course():
    changes = [
        Change(0.0, 0.0, 0.0, 0.0, 0.0),
        Change(50.0, 1.0, None, 9.0, 5.0),
        Change(100.0, 3.0, 1.0, 9.0, 5.0),
    ]
    found = courses(changes)
    assert found.keys() == UNITS.keys()
    assert found["cents"].smoothness == 1 and found["loudness_lu"].smoothness == pytest.approx(0.75)
    assert found["brightness_semitones"] is None
    assert found["attack_ms"].monotony is None
