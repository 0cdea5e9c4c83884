"""A held note that goes over into another sound: level, pitch, shape, and no clicks, whatever they are."""

import time

import numpy as np
import pytest

from bridge.live.blend import MOST_GOING
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
    tone_db,
)

QUIET = 0.001
BLOCK_SECONDS = 256 / CARD_HZ
LOOP = (8000, 30_000)


@pytest.fixture
def mixer():
    return Mixer(CARD_HZ)


def voiced(hz=440.0, phase=0.0, partials=(1, 2, 3), seconds=2.5):
    """Like `tone`, with partials and a phase of its own; all are of the same level."""
    time = np.arange(round(seconds * NOTE_HZ)) / NOTE_HZ
    wave = sum(np.sin(2 * np.pi * n * hz * time + phase * n) / n for n in partials)
    return (0.15 * wave / np.sqrt(np.mean(wave**2))).astype(np.float32)


LEVEL_DB = level_db(GAIN * voiced())


def gliding(mixer, first, second, seconds, before=0.4, after=0.3, rate=1.0, envelope=PLAIN):
    """What is heard of a key that goes over from one sound into another, and where that begins and ends."""
    mixer.play("key", first, rate, 127, envelope)
    heard = [mixed(mixer, before)]
    mixer.glide("key", second, rate, seconds)
    heard.append(mixed(mixer, seconds + after))
    begin = len(heard[0])
    return np.concatenate(heard), begin, begin + round(seconds * CARD_HZ)


def levels_db(audio, begin, end):
    """Every 20 ms."""
    return [level_db(audio[at : at + 960]) for at in range(begin, end - 960, 480)]


OPPOSITE = voiced(phase=np.pi, partials=(1, 3, 5))
PAIRS = {
    "the same": (voiced(), voiced()),
    "in other phases": (voiced(), voiced(phase=2.0)),
    "opposite": (voiced(partials=(1, 3, 5)), OPPOSITE),
    "of other timbre": (voiced(), voiced(partials=(1, 4, 7), phase=1.0)),
    "of nothing in common": (voiced(partials=(2, 4)), voiced(partials=(1, 3, 5))),
    "out of tune": (voiced(), voiced(440 * 2 ** (15 / 1200))),
    "low": (voiced(55, partials=range(1, 9)), voiced(55, phase=1.7, partials=range(1, 6))),
    "high": (voiced(2093, partials=(1, 2)), voiced(2090, phase=3.0, partials=(1,))),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.7])
def test_the_level_goes_evenly_from_the_one_s_to_the_other_s_without_a_click(mixer, pair, seconds):
    pitch = 33 if pair is PAIRS["low"] else 96 if pair is PAIRS["high"] else 69
    first, second = (sound_of(audio, pitch=pitch) for audio in pair)
    heard, begin, end = gliding(mixer, first, second, seconds)
    # Two tones that beat against each other cannot be quite level.
    slack = 2.0 if pair is PAIRS["out of tune"] and seconds > 0.5 else 1.5
    levels = levels_db(heard, begin, end)
    assert LEVEL_DB - slack < min(levels) and max(levels) < LEVEL_DB + slack
    assert click(heard, first=begin - 500) < QUIET
    assert level_db(heard[end + 960 :]) == pytest.approx(LEVEL_DB, abs=0.2)


@pytest.mark.parametrize("rate", [1.0, 2 ** (2 / 12)])
def test_the_pitch_stays_and_the_other_sound_alone_is_left(mixer, rate):
    """Repitched, both are a neighbour at another pitch."""
    first, second = (
        sound_of(voiced(400, partials=(1, 2)), pitch=67),
        sound_of(voiced(400, partials=(1, 3)), pitch=67),
    )
    heard, begin, end = gliding(mixer, first, second, 0.5, rate=rate)
    assert abs(cents(heard[begin:end], 400 * rate)) < 1 and abs(cents(heard[end:], 400 * rate)) < 1
    left = heard[end + 480 :]
    assert tone_db(left, 1200 * rate) > -40 and tone_db(left, 800 * rate) < -80


def test_a_neighbour_at_another_pitch_takes_over_in_tune(mixer):
    mixer.play("key", sound_of(voiced(440)), 1.0, 127, PLAIN)
    heard = [mixed(mixer, 0.3)]
    mixer.glide("key", sound_of(voiced(440 * 2 ** (-3 / 12)), pitch=66), 2 ** (3 / 12), 0.2)
    heard.append(mixed(mixer, 0.6))
    assert abs(cents(heard[1], 440)) < 1 and click(np.concatenate(heard), first=9600) < QUIET


def test_the_note_goes_on_where_it_was_and_with_the_level_of_its_velocity(mixer):
    """The sounds tell by their pitch how far they are: a sweep each."""
    time = np.arange(3 * NOTE_HZ) / NOTE_HZ
    sweep = (0.3 * np.sin(2 * np.pi * (300 * time + 100 * time**2))).astype(np.float32)
    mixer.play("key", sound_of(sweep), 1.0, 64, PLAIN)
    mixed(mixer, 1.0)
    mixer.glide("key", sound_of(sweep), 1.0, 0.05)
    heard = mixed(mixer, 0.3)[-4800:]
    middle = 1.25
    assert abs(cents(heard, 300 + 200 * middle)) < 10
    assert level_db(heard) == pytest.approx(level_db(GAIN * (64 / 127) ** 2 * sweep), abs=0.2)


def test_no_attack_begins_anew_and_a_decay_goes_on(mixer):
    steady = [sound_of(np.full(3 * NOTE_HZ, 0.5, np.float32)) for _ in range(2)]
    heard, _, _ = gliding(mixer, *steady, 0.2, before=0.1, after=0.3, envelope=Envelope(0.3, 0.2, 0.5))
    alone = Mixer(CARD_HZ)
    alone.play("key", steady[0], 1.0, 127, Envelope(0.3, 0.2, 0.5))
    expected = mixed(alone, len(heard) / CARD_HZ)
    np.testing.assert_allclose(heard, expected[: len(heard)], atol=0.005)


@pytest.mark.parametrize("place", [1.0, 1.6, 5.0])
def test_out_of_a_loop_it_goes_on_in_the_other_s_loop(mixer, place):
    first = sound_of(voiced(partials=(1, 2)), loop_range=LOOP)
    second = sound_of(voiced(partials=(1, 3)), loop_range=(6000, 20_000))
    heard, begin, _ = gliding(mixer, first, second, 0.2, before=place, after=4.0)
    levels = levels_db(heard, begin, len(heard))
    assert len(mixer) == 1 and max(levels) - min(levels) < 1.5 and click(heard, first=begin) < QUIET


def test_a_release_on_the_way_releases_both(mixer):
    first, second = (sound_of(voiced(partials=partials)) for partials in ((1, 2), (1, 3)))
    heard, _, _ = gliding(mixer, first, second, 1.0, after=-0.6, envelope=Envelope(0.002, release=0.1))
    mixer.release("key")
    gone = mixed(mixer, 0.2)
    assert level_db(gone[:960]) > -25 and not gone[round(0.11 * CARD_HZ) :].any() and len(mixer) == 0
    assert click(np.concatenate([heard, gone])) < QUIET


def test_a_bend_on_the_way_bends_both(mixer):
    first, second = (sound_of(voiced(500, partials=partials), pitch=71) for partials in ((1, 2), (1, 3)))
    heard, _, _ = gliding(mixer, first, second, 1.0, after=-0.9)
    mixer.bend("key", 1.1)
    bent = mixed(mixer, 0.5)
    for partial in (1, 2, 3):
        assert tone_db(bent[4800:], 550 * partial) > -45
        assert tone_db(bent[4800:], 500 * partial) < tone_db(bent[4800:], 550 * partial) - 30
    assert click(np.concatenate([heard, bent])) < QUIET


def test_a_glide_in_a_bend_stays_bent(mixer):
    first, second = (sound_of(voiced(500, partials=partials), pitch=71) for partials in ((1, 2), (1, 3)))
    mixer.play("key", first, 1.0, 127, PLAIN)
    mixer.bend("key", 1.1)
    mixed(mixer, 0.2)
    mixer.glide("key", second, 1.0, 0.02)
    heard = mixed(mixer, 0.4)
    assert abs(cents(heard, 550)) < 1 and tone_db(heard, 500) < -70


def unloaded(audio, live=False):
    return Sound(len(audio), NOTE_HZ, CARD_HZ, 69, live=live)


def test_until_the_other_sound_is_loaded_the_note_goes_on_in_its_own(mixer):
    audio, second = voiced(partials=(1, 3)), unloaded(voiced())
    heard, _, _ = gliding(mixer, sound_of(voiced(partials=(1, 2))), second, 0.1)
    assert tone_db(heard[-9600:], 880) > -30 > -80 > tone_db(heard[-9600:], 1320)
    second.grow(audio, last=True)
    later = mixed(mixer, 0.4)
    assert tone_db(later[-9600:], 1320) > -40 > -80 > tone_db(later[-9600:], 880)
    assert click(np.concatenate([heard, later])) < QUIET


@pytest.mark.parametrize("seconds", [0.0, 0.2])
def test_a_sound_that_cannot_be_loaded_or_ends_before_the_place_is_not_gone_over_to(mixer, seconds):
    broken = unloaded(voiced())
    broken.give_up()
    for other in (broken, sound_of(voiced(seconds=0.3))):
        heard, _, _ = gliding(mixer, sound_of(voiced()), other, seconds)
        assert level_db(heard[-4800:]) == pytest.approx(LEVEL_DB, abs=0.3)
        mixer.release("key")
        mixed(mixer, 0.1)
    assert len(mixer) == 0


def test_a_note_that_does_not_sound_yet_begins_in_the_other_sound(mixer):
    mixer.play("key", unloaded(voiced()), 1.0, 127, PLAIN)
    assert not mixed(mixer, 0.1).any()
    mixer.glide("key", sound_of(voiced(partials=(1, 3))), 1.0, 0.5)
    alone = Mixer(CARD_HZ)
    alone.play("key", sound_of(voiced(partials=(1, 3))), 1.0, 127, PLAIN)
    np.testing.assert_array_equal(mixed(mixer, 0.5), mixed(alone, 0.5))


def test_a_sound_that_grows_is_gone_over_to_when_it_has_come_so_far(mixer):
    audio, second = voiced(partials=(1, 3)), unloaded(voiced(), live=True)
    mixer.play("key", sound_of(voiced(partials=(1, 2))), 1.0, 127, PLAIN)
    heard = [mixed(mixer, 0.5)]
    mixer.glide("key", second, 1.0, 0.05)
    for first in range(0, len(audio), 640):
        second.grow(audio[first : first + 640], last=first + 640 >= len(audio))
        heard.append(mixed(mixer, 0.01))
    heard = np.concatenate(heard)
    # It is made four times as fast as it sounds: the place is reached when a third more has been heard.
    assert tone_db(heard[CARD_HZ // 2 :][:6000], 1320) < -60
    assert tone_db(heard[CARD_HZ:][:6000], 1320) > -40
    assert (
        click(heard) < QUIET and min(levels_db(heard, 960, CARD_HZ)) > LEVEL_DB - 1.5 and mixer.starved == 0
    )


def test_away_from_a_sound_that_is_made_too_slowly_it_goes_on_at_once(mixer):
    slow = unloaded(voiced(), live=True)
    mixer.play("key", slow, 1.0, 127, PLAIN)
    slow.grow(voiced()[:8000], last=False)
    heard = [mixed(mixer, 0.7)]
    assert not heard[0][-2400:].any() and mixer.starved == 1
    mixer.glide("key", sound_of(voiced()), 1.0, 1.0)
    heard.append(mixed(mixer, 0.2))
    assert level_db(heard[1][960:]) > LEVEL_DB - 1 and click(np.concatenate(heard)) < QUIET


def test_a_glide_within_a_glide_goes_on_from_what_sounds_and_the_last_one_wins(mixer):
    sounds = [sound_of(voiced(partials=(1, n))) for n in (2, 3, 5, 7)]
    heard, _, _ = gliding(mixer, sounds[0], sounds[1], 0.4, after=-0.2)
    mixer.glide("key", sounds[2], 1.0, 0.2)
    on_the_way = mixed(mixer, 0.1)
    mixer.glide("key", sounds[3], 1.0, 0.2)
    heard = np.concatenate([heard, on_the_way, mixed(mixer, 0.6)])
    levels = levels_db(heard, 19_200, len(heard))
    left = heard[-9600:]
    assert max(levels) - min(levels) < 2 and click(heard) < QUIET
    assert tone_db(left, 7 * 440) > -45 and all(tone_db(left, 440 * n) < -80 for n in (2, 3, 5))


def test_a_storm_of_glides_is_bounded_keeps_its_level_and_the_last_one_wins(mixer):
    """A finger that never rests asks for another sound in every block."""
    sounds = [sound_of(voiced(partials=(1, n), phase=n)) for n in (2, 3, 5, 7)]
    mixer.play("key", sounds[0], 1.0, 127, PLAIN)
    heard = [mixed(mixer, 0.2)]
    for number in range(150):
        mixer.glide("key", sounds[number % 4], 1.0, 0.1)
        heard.append(mixer.mix(256))
        assert len(mixer._playing[0]._blend._going) <= MOST_GOING and len(mixer) == 1
    heard.append(mixed(mixer, 0.4))
    audio = np.concatenate(heard)
    levels = levels_db(audio, 4800, len(audio))
    assert max(levels) - min(levels) < 3 and click(audio) < QUIET
    assert tone_db(heard[-1][-4800:], 3 * 440) > -40 > -80 > tone_db(heard[-1][-4800:], 5 * 440)


def test_a_gliding_key_is_one_voice_and_is_stolen_whole():
    mixer = Mixer(CARD_HZ, voices=2)
    gliding(mixer, sound_of(voiced(partials=(2,))), sound_of(voiced(partials=(3,))), 1.0, after=-0.8)
    mixer.play("other", sound_of(voiced(300)), 1.0, 100, PLAIN)
    assert len(mixer) == 2
    mixer.play("third", sound_of(voiced(500)), 1.0, 100, PLAIN)
    left = mixed(mixer, 0.3)[2400:]
    assert len(mixer) == 2 and all(tone_db(left, 440 * n) < -70 for n in (2, 3))


def test_a_key_that_does_not_sound_does_not_begin(mixer):
    mixer.glide("key", sound_of(voiced()), 1.0, 0.1)
    assert not mixed(mixer, 0.1).any() and len(mixer) == 0


@pytest.mark.parametrize("rate", [1.0, 1.06])
def test_all_voices_glide_at_once_within_the_time_of_their_blocks(mixer, rate, figures):
    """Of the processor's time, and its quickest blocks: what runs beside does not count."""
    low = [sound_of(voiced(55, phase), pitch=33, loop_range=LOOP) for phase in (0.0, 2.0)]
    for key in range(VOICES):
        mixer.play(key, low[0], rate, 100, PLAIN)
    mixed(mixer, 0.2)
    for key in range(VOICES):
        mixer.glide(key, low[1], rate, 0.4)
    shares = []
    for _ in range(60):
        began = time.thread_time()
        mixer.mix(256)
        shares.append((time.thread_time() - began) / BLOCK_SECONDS)
    assert all(playback._next is None for playback in mixer._playing)
    figures.append(
        f"{VOICES} voices that glide at once, {rate:.2f} times as fast: {np.quantile(shares, 0.1):.2f} of a"
        f" block's time, {np.median(shares):.2f} in the median, {max(shares):.2f} at most"
    )
    assert np.quantile(shares, 0.1) < 1
