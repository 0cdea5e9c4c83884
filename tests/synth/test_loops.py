"""Loops that are found in sounds of which it is known where they repeat."""

import numpy as np
import pytest

from synth import loops
from synth.loops import Loop
from tests.bridge.sounding import NOTE_HZ, tone

RANGE = (12_000, 40_000)


def found(audio, pitch, where=RANGE):
    return loops.find(audio, NOTE_HZ, pitch, *where)


@pytest.mark.parametrize("pitch", [24, 36, 60, 84, 108])
@pytest.mark.parametrize("detune", [-8, 0, 8])
def test_the_points_are_whole_periods_apart_also_where_the_note_is_a_little_out_of_tune(pitch, detune):
    hz = 440 * 2 ** ((pitch - 69) / 12 + detune / 1200)
    loop = found(tone(hz, seconds=3, partials=2), pitch)
    periods = loop.samples * hz / NOTE_HZ
    # To a sample, which at C8 is a quarter of a period.
    assert abs(periods - round(periods)) <= max(0.02, 0.5 * hz / NOTE_HZ)
    assert loop.likeness > 0.97 - hz / NOTE_HZ
    assert RANGE[0] <= loop.start - loop.crossfade and loop.end <= RANGE[1]
    assert loop.samples > 0.49 * (RANGE[1] - RANGE[0])


def test_of_a_vibrato_the_same_phase_is_found():
    """At 3 Hz a loop of any other length would jump in pitch."""
    time = np.arange(3 * NOTE_HZ) / NOTE_HZ
    audio = np.sin(2 * np.pi * 220 * time + 2.0 * np.sin(2 * np.pi * 3 * time)).astype(np.float32)
    loop = found(audio, 57)
    turns = loop.samples / NOTE_HZ * 3
    assert abs(turns - round(turns)) < 0.06 and loop.likeness > 0.95


def test_there_is_none_in_a_note_that_dies_away_in_silence_and_in_too_short_a_range():
    dying = tone(seconds=3) * np.exp(-3 * np.arange(3 * NOTE_HZ, dtype=np.float32) / NOTE_HZ)
    assert found(tone(seconds=3), 69) is not None
    assert found(dying, 69) is None
    assert found(np.zeros(48_000, np.float32), 69) is None
    assert found(tone(seconds=3), 69, (12_000, 12_100)) is None
    assert found(tone(seconds=0.5), 69) is None


@pytest.mark.parametrize("pitch", [24, 69, 108])
def test_a_loop_whose_points_are_known_is_the_one_that_was_found(pitch):
    audio = tone(440 * 2 ** ((pitch - 69) / 12), seconds=3)
    first = found(audio, pitch)
    again = loops.at(audio, NOTE_HZ, pitch, first.start, first.end)
    assert (again.start, again.end, again.crossfade) == (first.start, first.end, first.crossfade)
    assert again.likeness == pytest.approx(first.likeness, abs=1e-3)


def test_noise_keeps_its_level_over_the_seam():
    noise = np.random.default_rng(3).standard_normal(48_000).astype(np.float32) * 0.1
    loop = found(noise, 60)
    made = loops.crossfaded(noise, loop)
    seam = made[loop.end - loop.crossfade : loop.end]
    assert np.sqrt(np.mean(seam**2)) == pytest.approx(0.1, rel=0.15)
    assert loop.likeness < 0.5


def test_a_crossfaded_note_goes_on_from_its_end_to_its_start():
    audio = tone(440, seconds=3) * np.linspace(1, 0.7, 48_000, dtype=np.float32)
    loop = found(audio, 69)
    made = loops.crossfaded(audio, loop)
    assert len(made) == loop.end
    np.testing.assert_array_equal(made[: loop.end - loop.crossfade], audio[: loop.end - loop.crossfade])
    # The step over the seam is no larger than those of the tone itself.
    assert abs(made[-1] - audio[loop.start]) <= np.abs(np.diff(audio)).max()


@pytest.mark.parametrize("ratio", [3, 441 / 160, 6])
def test_at_another_rate_a_loop_keeps_its_length(ratio):
    loop = Loop(16_001, 30_003, 960, 0.9).at_rate(ratio)
    assert abs(loop.samples - 14_002 * ratio) <= 0.5 and abs(loop.start - 16_001 * ratio) <= 0.5
    assert loop.crossfade == pytest.approx(960 * ratio, abs=1)
