"""Goals on notes whose measures are known, and, where sounds decide, on sounds that are."""

import numpy as np
import pytest

from synth.evaluation.evaluate import measure
from synth.evaluation.results import Answer, MeasuredNote, Named, Naming, SetResult
from tests.synth.evaluation.fakes import blown, plucked


def note(naming=None, **measures):
    original = np.zeros(16) if any(name.startswith("original") for name in measures) else None
    return MeasuredNote("n", 60, np.zeros(16), original, {"peak_db": -20.0, **measures}, naming)


def heard(made, original):
    """A note as it is measured."""
    found = measure(made.astype(np.float32), original, 60)
    return MeasuredNote("n", 60, made, original, {k: v for k, v in found.items() if np.isfinite(v)})


def goals(*notes):
    return SetResult(list(notes)).goals()


def test_notes_whose_original_is_out_of_tune_do_not_count_and_notes_without_pitch_are_out_of_tune():
    found = goals(
        note(cents=15.0), note(cents=30.0, original_cents=2.0), note(cents=0.0, original_cents=1190.0), note()
    )
    wanted = {"within_50_cents": 2 / 3, "within_20_cents": 1 / 3, "within_10_cents": 0}
    assert {name: found[name] for name in wanted} == {
        name: {"value": pytest.approx(share), "count": 3} for name, share in wanted.items()
    }


def test_no_notes_have_no_goals():
    assert goals() == {}
    assert SetResult([]).summary() == {"notes": 0, "goals": {}, "measures": {}}


def test_a_copy_reaches_every_goal_and_is_either_sustained_or_percussive():
    kept, struck = blown(60, 48_000), plucked(60, 48_000)
    found = goals(heard(kept, kept), heard(struck, struck))
    assert found["harmonics_of_sustained_points"] == {"value": 0, "count": 1}
    assert found["attack_within_10_ms"] == {"value": 1, "count": 1}
    assert found["loudness_within_3_db"] == found["decay_within_3_db"] == {"value": 1, "count": 2}
    assert found["silent_or_clipped"] == {"value": 0, "count": 2}


def test_noise_in_a_sustained_note_costs_points_and_in_a_plucked_one_none():
    hiss = np.random.default_rng(0).standard_normal(48_000)
    kept, struck = blown(60, 48_000), plucked(60, 48_000)
    hiss *= np.sqrt(np.mean(kept**2) / np.mean(hiss**2))
    found = goals(heard(kept + hiss, kept), heard(struck + hiss, struck))
    # As much noise as tone, a fifth of it at the harmonics: 0.6 of the energy is there.
    assert found["harmonics_of_sustained_points"] == {"value": pytest.approx(-40, abs=4), "count": 1}


def test_a_silent_note_has_none_of_the_originals_harmonics():
    found = goals(heard(np.zeros(48_000), blown(60, 48_000)))
    assert found["harmonics_of_sustained_points"]["value"] == pytest.approx(-100, abs=1)
    assert found["silent_or_clipped"] == {"value": 1, "count": 1}
    assert found["loudness_within_3_db"]["value"] == 0


@pytest.mark.parametrize("gain, reached", [(0.8, 1), (1.3, 1), (0.6, 0), (1.6, 0)])
def test_loudness_and_decay_are_reached_within_3_db(gain, reached):
    struck = plucked(60, 48_000)
    found = goals(heard(gain * struck, struck))
    assert found["loudness_within_3_db"]["value"] == found["decay_within_3_db"]["value"] == reached


@pytest.mark.parametrize("late_ms, reached", [(0, 1), (8, 1), (40, 0)])
def test_a_percussive_note_may_be_10_ms_late(late_ms, reached):
    struck = plucked(60, 48_000)
    late = np.pad(struck, (16 * late_ms, 0))[: len(struck)]
    assert goals(heard(late, struck))["attack_within_10_ms"] == {"value": reached, "count": 1}


@pytest.mark.parametrize("attack_ms, drop_db, percussive", [(30, 13, 1), (35, 13, 0), (5, 11, 0)])
def test_percussive_is_a_quick_attack_and_a_decay(attack_ms, drop_db, percussive):
    found = goals(
        note(
            original_attack_ms=attack_ms,
            original_late_drop_db=drop_db,
            attack_difference_ms=0.0,
            original_harmonic_share=0.9,
        )
    )
    assert ("attack_within_10_ms" in found) == percussive
    assert ("harmonics_of_sustained_points" in found) == (drop_db <= 12)


def test_clipped_is_flat_where_the_original_is_not():
    clipped = [
        note(clipped_samples=2.0),
        note(clipped_samples=3.0),
        note(clipped_samples=9.0, original_clipped_samples=0.0),
        note(clipped_samples=9.0, original_clipped_samples=5.0),
    ]
    assert goals(*clipped)["silent_or_clipped"] == {"value": 2, "count": 4}
    loud = np.clip(3 * blown(60), -1, 1)
    assert goals(heard(loud, None))["silent_or_clipped"]["value"] == 1


def test_a_family_is_kept_only_where_the_original_was_named_rightly():
    names = [("a", "a", "a"), ("a", "a", "b"), ("a", "b", "a"), ("b", "b", "b")]
    found = goals(*(note(Naming(*each)) for each in names), note())
    assert found["family_of_original"] == {"value": 0.75, "count": 4}
    assert found["family_kept"] == {"value": pytest.approx(2 / 3), "count": 3}
    assert "family_kept" not in goals(note(Naming("a", "b", "a")))


def test_pitches_and_qualities_that_are_named_are_counted_with_what_is_sure_of_them():
    def named(*answers):
        return Named(60, *answers, qualities=(True, False) if len(answers) > 1 else None)

    right, wrong = Answer(60, (True, False)), Answer(61, (True, True))
    notes = [named(right, right), named(wrong, right), named(wrong)]
    found = goals(*(MeasuredNote("n", 60, np.zeros(16), None, {}, None, each) for each in notes))
    assert found["original_pitch_named"]["value"] == 1 and found["original_pitch_named"]["count"] == 2
    assert found["made_pitch_named"] == {
        "value": pytest.approx(1 / 3),
        "count": 3,
        "low": pytest.approx(0.0615, abs=1e-4),
        "high": pytest.approx(0.7923, abs=1e-4),
    }
    # Without an original nobody knows its qualities.
    assert found["made_qualities_named"]["value"] == 3 / 4 and found["made_qualities_named"]["count"] == 4
    assert found["made_qualities_f1"] == {"value": pytest.approx(4 / 5), "count": 2}
