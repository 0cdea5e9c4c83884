"""The figures of an analysis on sounds whose answers are known."""

import numpy as np
import pytest

from synth.analysis import measuring
from synth.analysis.measuring import Change, change, largest, measured
from synth.analysis.swing import amplitude, swing
from synth.evaluation import measures

RATE_HZ = 16_000
SECONDS = 2.0
TIME = np.arange(round(SECONDS * RATE_HZ)) / RATE_HZ


def note(pitch, level=0.2, noise=0.0, attack_seconds=0.0):
    hz = 440 * 2 ** ((pitch - 69) / 12)
    partials = sum(np.sin(2 * np.pi * hz * number * TIME) / number for number in (1, 2, 3))
    hiss = noise * np.random.default_rng(0).standard_normal(len(TIME))
    ramp = np.minimum(1, TIME / attack_seconds) if attack_seconds else 1
    return ((level * partials + hiss) * ramp).astype(np.float32)


@pytest.mark.parametrize("hz", [300, 1000, 3500])
def test_brightness_of_a_sine_is_its_frequency(hz):
    assert measures.centroid_hz(np.sin(2 * np.pi * hz * TIME)) == pytest.approx(hz, rel=0.01)


def test_brightness_of_two_sines_is_their_mean_by_amplitude_and_that_of_white_noise_the_middle():
    both = np.sin(2 * np.pi * 500 * TIME) + 0.5 * np.sin(2 * np.pi * 2000 * TIME)
    assert measures.centroid_hz(both) == pytest.approx((500 + 0.5 * 2000) / 1.5, rel=0.01)
    assert measures.centroid_hz(np.random.default_rng(1).standard_normal(64_000)) == pytest.approx(
        4000, rel=0.01
    )
    assert np.isnan(measures.centroid_hz(np.zeros(RATE_HZ)))


def test_a_loud_frame_counts_more_than_a_quiet_one():
    dull, bright = np.sin(2 * np.pi * 500 * TIME), 0.01 * np.sin(2 * np.pi * 4000 * TIME)
    assert measures.centroid_hz(np.concatenate([dull, bright])) == pytest.approx(500, rel=0.02)


def test_changes_of_a_note_are_those_that_were_made():
    """20 cents sharper and half as loud; then an attack of 0.4 s."""
    found = change(measured(note(60.2, 0.1), 60), measured(note(60, 0.2), 60))
    assert found.cents == pytest.approx(20, abs=0.5)
    assert found.loudness_lu == pytest.approx(-6.02, abs=0.05)
    assert abs(found.brightness_semitones) < 0.5 and abs(found.noise_points) < 0.5
    slow = change(measured(note(60, attack_seconds=0.4), 60), measured(note(60), 60))
    # 3 dB below the peak a ramp of 0.4 s is after 0.28 s.
    assert slow.attack_ms == pytest.approx(280, abs=20)


@pytest.mark.parametrize("pitch, cents", [(36, 7), (60, -33), (84, 12.5), (60, 1200), (72, -1190)])
def test_pitch_is_told_to_a_cent_in_the_right_octave(pitch, cents):
    assert measuring.pitch_cents(note(pitch + cents / 100), pitch) == pytest.approx(cents, abs=1)


def test_a_note_without_a_fundamental_is_tuned_by_its_harmonics():
    hz = 440 * 2 ** ((57.13 - 69) / 12)
    sound = sum(np.sin(2 * np.pi * hz * number * TIME) for number in (2, 3, 4, 5))
    assert measuring.pitch_cents((0.1 * sound).astype(np.float32), 57) == pytest.approx(13, abs=1)
    noise = 0.1 * np.random.default_rng(0).standard_normal(len(TIME))
    found = measuring.pitch_cents(noise.astype(np.float32), 60)
    assert found is None or abs(found) > 50


def test_brightness_is_told_in_semitones():
    low, high = (np.sin(2 * np.pi * hz * TIME).astype(np.float32) * 0.2 for hz in (500, 1000))
    found = change(measured(high, 71), measured(low, 71))
    assert found.brightness_semitones == pytest.approx(12, abs=0.2)


def test_noise_counts_as_such_and_a_detuned_note_does_not():
    assert measured(note(60), 60).noise < 0.01
    assert measured(note(60.5), 60).noise < 0.01
    # Of white noise a fifth lies at the harmonics of C4; as much energy as the note's makes 40 % noise.
    clean = note(60)
    level = float(np.sqrt(np.mean(clean.astype(np.float64) ** 2)))
    assert measured(note(60, noise=level), 60).noise == pytest.approx(0.4, abs=0.04)


def test_of_silence_nothing_can_be_told_nor_what_changed_into_it():
    silent = measured(np.zeros(RATE_HZ, np.float32), 60)
    assert silent == measuring.Measures(None, None, None, None, None)
    assert change(silent, measured(note(60), 60)) == Change(None, None, None, None, None)


def test_the_largest_of_changes_is_by_size():
    changes = [Change(-5.0, 0.1, None, 1.0, 0.0), Change(2.0, -0.4, None, 0.5, 0.0)]
    assert largest(changes) == Change(5.0, 0.4, None, 1.0, 0.0)


@pytest.mark.parametrize("pitch", [48, 60, 76])
@pytest.mark.parametrize("cents", [5.0, 40.0])
def test_a_vibrato_of_known_width_is_found(pitch, cents):
    hz = 440 * 2 ** ((pitch + cents / 100 * np.sin(2 * np.pi * 5 * TIME) - 69) / 12)
    phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
    sound = (0.2 * (np.sin(phase) + 0.5 * np.sin(2 * phase))).astype(np.float32)
    found = swing(sound, pitch, 5.0)
    assert found.cents == pytest.approx(cents, rel=0.05)
    assert found.level_db < 0.1 and found.brightness_semitones < cents / 100 + 0.1


@pytest.mark.parametrize("depth_db", [1.0, 6.0])
def test_a_tremolo_of_known_depth_is_found(depth_db):
    sound = note(60) * 10 ** (depth_db * np.sin(2 * np.pi * 5 * TIME) / 20)
    found = swing(sound.astype(np.float32), 60, 5.0)
    assert found.level_db == pytest.approx(depth_db, rel=0.05)
    assert found.cents < 1


def test_a_swinging_partial_swings_the_brightness():
    share = 0.5 + 0.2 * np.sin(2 * np.pi * 5 * TIME)
    sound = np.sin(2 * np.pi * 500 * TIME) * (1 - share) + np.sin(2 * np.pi * 1500 * TIME) * share
    # The centre swings between 500 + 1000 · 0.3 and 500 + 1000 · 0.7 Hz.
    wanted = 6 * np.log2(1200 / 800)
    assert swing(0.3 * sound.astype(np.float32), 71, 5.0).brightness_semitones == pytest.approx(
        wanted, rel=0.06
    )


def test_another_rate_and_a_slow_drift_are_no_swing():
    drift = 3 * TIME + 2 * TIME**2
    other = np.sin(2 * np.pi * 9 * TIME)
    assert amplitude(drift + other, RATE_HZ, 5.0) < 0.1
    assert amplitude(drift + 0.7 * np.cos(2 * np.pi * 5 * TIME + 1), RATE_HZ, 5.0) == pytest.approx(
        0.7, abs=0.01
    )


def test_without_a_fundamental_no_pitch_swings():
    assert swing(note(60), 84, 5.0).cents is None
    silent = swing(np.zeros(RATE_HZ, np.float32), 60, 5.0)
    assert silent.cents is None and silent.level_db is None
