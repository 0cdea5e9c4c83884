"""What comes out of the mixer: pitch, level, shape, and no clicks whatever is done to the notes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.live.mixer import GAIN, VOICES, Mixer
from bridge.live.presets import Envelope
from bridge.live.sounds import Sound
from tests.bridge.sounding import (
    CARD_HZ,
    NOTE_HZ,
    PLAIN,
    cents,
    click,
    level_db,
    mixed,
    sound_of,
    tone,
    tone_db,
)

QUIET = 0.001


@pytest.fixture
def mixer():
    return Mixer(CARD_HZ)


def test_the_measure_of_clicks_hears_one():
    whole = np.sin(2 * np.pi * 440 * np.arange(CARD_HZ) / CARD_HZ) * 0.1 * np.hanning(CARD_HZ)
    assert click(whole) < 1e-4
    for place in (20_000, 20_027, 20_055):
        broken = whole.copy()
        broken[place:] *= 0.9
        assert click(whole) < 1e-4 and click(broken) > 0.15 * abs(broken[place - 1] / 9)
    skipped = np.delete(whole, slice(24_000, 24_030))
    assert click(skipped) > 10 * QUIET


@pytest.mark.parametrize("card_hz", [44_100, 48_000, 96_000])
@pytest.mark.parametrize("semitones", [0, 7, -12])
def test_a_note_is_in_tune_at_every_rate_and_repitched(card_hz, semitones):
    mixer = Mixer(card_hz)
    mixer.play("key", sound_of(tone(440), card_hz), 2 ** (semitones / 12), 100, PLAIN)
    assert abs(cents(mixed(mixer, 0.7), 440 * 2 ** (semitones / 12), card_hz)) < 0.5


@pytest.mark.parametrize("hz, most_db", [(1000, -85), (3000, -58), (7000, -36)])
def test_what_is_repitched_has_little_beside_its_tone(mixer, figures, hz, most_db):
    """A note's own noise, of 256 levels, is at about -38 dB."""
    mixer.play("key", sound_of(tone(hz, partials=1)), 2 ** (5 / 12), 127, PLAIN)
    heard = mixed(mixer, 0.6)[9600:].astype(np.float64)
    turns = 2 * np.pi * hz * 2 ** (5 / 12) / CARD_HZ * np.arange(len(heard))
    waves = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    alone = waves @ np.linalg.lstsq(waves, heard, rcond=None)[0]
    beside = level_db(heard - alone) - level_db(alone)
    figures.append(f"a tone of {hz} Hz, repitched by a fourth: {beside:.0f} dB beside it")
    assert beside < most_db


def test_velocity_is_a_square_law(mixer):
    sound = sound_of(tone(level=0.4))
    levels = []
    for velocity in (127, 64):
        mixer.play(velocity, sound, 1.0, velocity, PLAIN)
        levels.append(level_db(mixed(mixer, 0.5)[5000:]))
        mixer.stop()
        mixed(mixer, 0.1)
    assert levels[0] == pytest.approx(level_db(GAIN * tone(level=0.4)), abs=0.3)
    assert levels[0] - levels[1] == pytest.approx(40 * np.log10(127 / 64), abs=0.1)


def test_attack_decay_sustain_and_release_take_their_times(mixer):
    steady = sound_of(np.full(3 * NOTE_HZ, 0.5, np.float32))
    mixer.play("key", steady, 1.0, 127, Envelope(0.1, 0.2, 0.4, 0.3))
    held = mixed(mixer, 1.0) / (0.5 * GAIN)

    def at(audio, seconds):
        return float(audio[round(seconds * CARD_HZ)])

    assert at(held, 0.05) == pytest.approx(0.5, abs=0.01) and at(held, 0.1) == pytest.approx(1, abs=0.01)
    assert at(held, 0.2) == pytest.approx(0.4 + 0.6 / 4, abs=0.01)
    assert at(held, 0.31) == pytest.approx(0.4, abs=0.01) == pytest.approx(at(held, 0.9), abs=0.001)
    mixer.release("key")
    gone = mixed(mixer, 0.4) / (0.5 * GAIN)
    assert at(gone, 0.15) == pytest.approx(0.4 / 4, abs=0.01)
    assert at(gone, 0.29) < 0.001 and not gone[round(0.31 * CARD_HZ) :].any() and len(mixer) == 0


def test_a_release_does_not_click_also_in_the_attack_and_when_it_is_short(mixer):
    for envelope, seconds in ((PLAIN, 0.2), (Envelope(attack=0.3, release=0), 0.1), (PLAIN, 0.02)):
        mixer.play("key", sound_of(tone()), 1.0, 127, envelope)
        audio = [mixed(mixer, seconds)]
        mixer.release("key")
        audio.append(mixed(mixer, 0.2))
        assert click(np.concatenate(audio)) < QUIET and len(mixer) == 0


def test_a_key_that_is_only_touched_sounds(mixer):
    mixer.play("key", sound_of(tone()), 1.0, 127, PLAIN)
    mixer.release("key")
    audio = mixed(mixer, 0.2)
    assert np.abs(audio).max() > 0.1 and len(mixer) == 0 and not audio[-1000:].any()


def test_the_first_that_was_released_makes_room_then_the_oldest_and_neither_clicks():
    mixer = Mixer(CARD_HZ, voices=3)
    slow = Envelope(release=3.0)
    tones = {"a": 500, "b": 700, "c": 1100, "d": 1300, "e": 1700}
    for key in "abc":
        mixer.play(key, sound_of(tone(tones[key], partials=1)), 1.0, 90, slow)
    audio = [mixed(mixer, 0.2)]
    mixer.release("b")
    audio.append(mixed(mixer, 0.1))
    for key, gone in (("d", "b"), ("e", "a")):
        mixer.play(key, sound_of(tone(tones[key], partials=1)), 1.0, 90, slow)
        audio.append(mixed(mixer, 0.3))
        now = audio[-1][CARD_HZ // 20 :]
        assert tone_db(now, tones[key]) > -30 and tone_db(now, tones[gone]) < -80
    assert all(tone_db(now, tones[key]) > -30 for key in "cde")
    assert click(np.concatenate(audio)) < QUIET


def test_a_flood_of_notes_is_bounded_in_voices_and_level(mixer):
    loud = sound_of(np.sign(tone()))
    for number in range(500):
        mixer.play(number, loud, 1.0, 127, PLAIN)
    audio = mixed(mixer, 0.3)
    assert len(mixer) == VOICES and len(mixer._going) == 0
    assert 0.7 < np.abs(audio).max() < 1


def test_a_note_without_a_loop_ends_with_its_samples_and_without_a_click(mixer):
    mixer.play("key", sound_of(tone(seconds=0.5)), 1.0, 127, PLAIN)
    audio = mixed(mixer, 0.7)
    assert click(audio) < QUIET and len(mixer) == 0
    assert level_db(audio[: round(0.48 * CARD_HZ)]) > -20 and not audio[round(0.5 * CARD_HZ) :].any()


@pytest.mark.parametrize("rate", [1.0, 1.5])
def test_a_looped_note_goes_on_level_in_tune_and_without_a_click(mixer, rate):
    sound = sound_of(tone(441.3, seconds=2), loop_range=(8000, 30_000))
    mixer.play("key", sound, rate, 100, PLAIN)
    audio = mixed(mixer, 8)
    parts = [level_db(part) for part in np.split(audio[: 7 * CARD_HZ], 28)[1:]]
    assert max(parts) - min(parts) < 0.3 and click(audio) < QUIET
    late = audio[-CARD_HZ:]
    assert abs(cents(late, 441.3 * rate)) < 1


def test_a_bend_changes_the_pitch_of_one_key_without_a_click(mixer):
    mixer.play("bent", sound_of(tone(500, partials=1)), 1.0, 100, PLAIN)
    mixer.play("other", sound_of(tone(900, partials=1)), 1.0, 100, PLAIN)
    audio = [mixed(mixer, 0.2)]
    for factor in (1.02, 1.06, 1.1):
        mixer.bend("bent", factor)
        audio.append(mixed(mixer, 0.05))
    now = mixed(mixer, 0.3)
    assert tone_db(now, 550) > -20 > -60 > tone_db(now, 500) and tone_db(now, 900) > -20
    mixer.bend("bent", 1.0)
    assert click(np.concatenate([*audio, now, mixed(mixer, 0.2)])) < QUIET


def test_what_is_not_a_number_is_not_heard(mixer):
    audio = tone()
    audio[100:200], audio[300], audio[400] = np.nan, np.inf, -np.inf
    mixer.play("key", sound_of(audio), 1.0, 127, PLAIN)
    mixer.play("rate", sound_of(tone()), 1e9, 127, PLAIN)
    heard = mixed(mixer, 0.5)
    assert np.isfinite(heard).all() and np.abs(heard).max() < 1


def growing(audio):
    return Sound(len(audio), NOTE_HZ, CARD_HZ, 69, live=True)


def test_a_note_that_is_being_made_sounds_before_it_is_whole_and_as_if_it_were(mixer):
    audio, sound = tone(), growing(tone())
    mixer.play("key", sound, 1.0, 100, PLAIN)
    assert not mixed(mixer, 0.1).any()
    heard = []
    for first in range(0, len(audio), 640):
        sound.grow(audio[first : first + 640], last=first + 640 >= len(audio))
        heard.append(mixed(mixer, 0.02))
    whole = Mixer(CARD_HZ)
    whole.play("key", sound_of(audio), 1.0, 100, PLAIN)
    heard = np.concatenate(heard)
    start = int(np.flatnonzero(heard)[0])
    expected = mixed(whole, 1.5)
    assert start < 0.045 * CARD_HZ and mixer.starved == 0
    heard = heard[start - int(np.flatnonzero(expected)[0]) :][: len(expected)]
    np.testing.assert_allclose(heard, expected[: len(heard)], atol=1e-4)


def test_a_stream_that_starves_fades_and_goes_on_where_it_was(mixer):
    audio, sound = tone(), growing(tone())
    mixer.play("key", sound, 1.0, 127, PLAIN)
    sound.grow(audio[:8000], last=False)
    heard = [mixed(mixer, 0.8)]
    assert mixer.starved == 1 and not heard[0][-4000:].any()
    sound.grow(audio[8000:8400], last=False)
    assert not mixed(mixer, 0.1).any()
    sound.grow(audio[8400:16_000], last=False)
    heard.append(mixed(mixer, 0.3))
    assert click(np.concatenate(heard)) < QUIET and level_db(heard[1][2000:]) > -18 and mixer.starved == 1
    mixed(mixer, 1.0)
    mixer.release("key")
    mixed(mixer, 0.01)
    assert mixer.starved == 2 and len(mixer) == 0


def test_a_key_that_is_lifted_before_the_first_samples_stays_silent(mixer):
    sound = growing(tone())
    mixer.play("key", sound, 1.0, 127, PLAIN)
    mixer.release("key")
    sound.grow(tone(), last=True)
    assert not mixed(mixer, 0.2).any() and len(mixer) == 0


def test_a_note_that_fails_on_the_way_fades_out_and_is_gone(mixer):
    sound = growing(tone())
    mixer.play("key", sound, 1.0, 127, PLAIN)
    sound.grow(tone()[:4000], last=False)
    heard = [mixed(mixer, 0.1)]
    sound.grow(tone()[4000:4100], last=True)
    heard.append(mixed(mixer, 0.3))
    assert sound.broken and len(mixer) == 0 and click(np.concatenate(heard)) < QUIET


def test_a_loop_that_is_found_behind_the_playhead_still_holds_the_note(mixer):
    """A worker slower than real time: the note is whole when most of it has been heard."""
    audio = tone(440.7, seconds=2)
    sound = Sound(len(audio), NOTE_HZ, CARD_HZ, 69, (8000, 20_000), live=True)
    sound.grow(audio[:-400], last=False)
    mixer.play("key", sound, 1.0, 100, PLAIN)
    heard = [mixed(mixer, 1.8)]
    sound.grow(audio[-400:], last=True)
    heard.append(mixed(mixer, 2.0))
    assert sound.body.loop is not None and len(mixer) == 1
    levels = [level_db(part) for part in np.split(np.concatenate(heard)[9600:172_800], 34)]
    assert max(levels) - min(levels) < 1 and click(np.concatenate(heard)) < QUIET


ORDERS = st.tuples(
    st.sampled_from(["play", "release", "bend", "glide", "stop", "grow", "mix"]),
    st.integers(0, 7),
    st.floats(0.05, 20) | st.sampled_from([0.5, 1.0, 2.0]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ORDERS, max_size=60), st.sampled_from([32, 256, 1000]))
def test_whatever_is_done_the_sum_is_finite_and_the_end_is_silence(orders, block):
    mixer = Mixer(CARD_HZ, voices=4)
    audio = tone(seconds=0.3, level=0.9)
    whole, live = sound_of(audio, loop_range=(800, 4000)), growing(audio)
    for order, key, value in orders:
        if order == "play":
            mixer.play(key, whole if key % 2 else live, value, 16 * key + 15, Envelope(0.01, 0.05, 0.5, 0.1))
        elif order == "release":
            mixer.release(key)
        elif order == "bend":
            mixer.bend(key, value)
        elif order == "glide":
            mixer.glide(key, live if key % 2 else whole, value, value / 10)
        elif order == "stop":
            mixer.stop()
        elif order == "grow" and not live.complete:
            live.grow(audio[live._made :][:640], last=key == 7)
        heard = mixer.mix(block)
        assert np.isfinite(heard).all() and np.abs(heard).max() < 1 and len(heard) == block
        assert len(mixer) <= 4 and len(mixer._going) <= 16
    mixer.stop()
    mixed(mixer, 0.1)
    assert not mixer.mix(block).any() and len(mixer) == 0
