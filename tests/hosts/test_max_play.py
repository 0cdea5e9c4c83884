"""What the Max patches do with notes and slots, by a simulation of their messages. Max is not run."""

import pytest

from tests.hosts.max_player import ENVELOPE, Player, connected, fill, strike


@pytest.fixture
def player() -> Player:
    return connected()


def test_file_is_acknowledged_once_it_is_in_the_idle_buffer(player):
    fill(player, 5, 7, "/notes/a file.wav")
    player.advance(2)
    assert player.take() == []
    player.advance(2)
    assert player.take() == [("slot.ack", (5, 7))]
    assert player.buffer("nsynth-10").content == "/notes/a file.wav"
    fill(player, 5, 8, "/notes/b.wav")
    player.advance(5)
    assert player.take() == [("slot.ack", (5, 8))]
    assert player.buffer("nsynth-10").content == "/notes/a file.wav"
    assert player.buffer("nsynth-11").content == "/notes/b.wav"


def test_note_plays_its_slot_as_it_is_told(player):
    fill(player, 3, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 3, velocity=64, rate=0.5)
    player.advance(10)
    ((name, voice),) = player.sounding().items()
    assert name == "nsynth-6" and voice.rate(name) == 0.5 and voice.busy
    first, second = voice.reader(name).named("groove~")
    assert (first.loop, first.points, first.began) == (1, (1250.0, 3125.0), 0.0)
    # As long, a fade earlier: at the loop's end the second is where the first will go on.
    assert (second.loop, second.points, second.began) == (1, (1190.0, 3065.0), 0.0)
    (gain,) = (box for box in voice.patch.named("*~") if box.arguments)
    assert gain.got[1][0] == pytest.approx((64 / 127) ** 2)


def test_new_note_plays_the_newest_file_and_the_old_one_sounds_on(player):
    fill(player, 0, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 0, r=1)
    player.advance(50)
    fill(player, 0, 2, "/notes/b.wav")
    player.advance(10)
    strike(player, 0, r=2)
    player.advance(50)
    assert set(player.sounding()) == {"nsynth-0", "nsynth-1"}


def test_voice_leaves_a_buffer_before_another_file_comes_into_it(player):
    fill(player, 0, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 0)
    player.advance(50)
    fill(player, 0, 2, "/notes/b.wav")
    player.advance(10)
    fill(player, 0, 3, "/notes/c.wav")
    # Player asserts that what is replaced is silent.
    assert player.sounding()
    player.advance(7)
    assert not player.sounding() and player.buffer("nsynth-0").content == "/notes/a.wav"
    player.advance(10)
    assert player.buffer("nsynth-0").content == "/notes/c.wav"
    assert player.take()[-1] == ("slot.ack", (0, 3))


def test_notes_for_a_file_on_its_way_sound_when_it_is_there_and_none_is_lost(player):
    fill(player, 2, 1, "/notes/a.wav")
    for r, pitch in ((1, 60), (2, 64), (3, 67)):
        strike(player, 2, r=r, pitch=pitch, rate=2 ** ((pitch - 60) / 12))
    player.tell("release", 3, 2, 67)
    assert not any(voice.busy for voice in player.voices)
    player.advance(15)
    assert len([voice for voice in player.voices if voice.sounding()]) == 3
    player.advance(600)
    assert len([voice for voice in player.voices if voice.sounding()]) == 2


def test_file_that_follows_another_at_once_waits_until_that_is_there(player):
    fill(player, 2, 1, "/notes/a.wav")
    player.advance(1)
    fill(player, 2, 2, "/notes/b.wav")
    strike(player, 2)
    player.advance(3)
    assert player.take() == [("slot.ack", (2, 1))]
    player.advance(20)
    assert player.take() == [("slot.ack", (2, 2))]
    assert [player.buffer(f"nsynth-{number}").content for number in (4, 5)] == [
        "/notes/a.wav",
        "/notes/b.wav",
    ]
    assert len(player.sounding()) == 1


def test_slot_whose_file_cannot_be_read_takes_the_next_one(player):
    player.load_ms = 1e9
    fill(player, 2, 1, "/notes/gone.wav")
    player.advance(50)
    player.load_ms = 3.0
    fill(player, 2, 2, "/notes/b.wav")
    player.advance(2100)
    assert player.take()[-1] == ("slot.ack", (2, 2))
    strike(player, 2)
    player.advance(10)
    assert player.sounding()


def test_note_that_sounds_ends_though_its_slot_waits_for_another_file(player):
    fill(player, 2, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 2)
    player.advance(100)
    player.load_ms = 5000
    fill(player, 2, 2, "/notes/slow.wav")
    player.tell("bend", 1, 2, 60, 1.5)
    player.advance(20)
    assert next(iter(player.sounding().values())).rate("nsynth-4") == 1.5
    player.tell("release", 1, 2, 60)
    player.advance(600)
    assert not player.sounding()


def test_envelope_is_the_preset_s(player):
    attack, decay, sustain, release = (1000 * part for part in ENVELOPE)
    sustain /= 1000
    fill(player, 1, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 1)
    (voice,) = (voice for voice in player.voices if voice.busy)
    player.advance(attack / 2)
    assert voice.envelope() == pytest.approx(0.5)
    player.advance(attack / 2 + decay / 2)
    assert voice.envelope() == pytest.approx(sustain + (1 - sustain) / 4)
    player.advance(2000)
    assert voice.envelope() == pytest.approx(sustain)
    player.tell("release", 1, 1, 60)
    player.advance(release / 2)
    assert voice.envelope() == pytest.approx(sustain / 4)
    player.advance(release / 2 + 5)
    assert voice.envelope() == 0 and not voice.busy and voice.patch.this("thispoly~").muted


def test_key_that_is_only_touched_is_heard(player):
    fill(player, 1, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 1)
    player.tell("release", 1, 1, 60)
    player.advance(ENVELOPE[0] * 1000)
    assert player.sounding()
    player.advance(600)
    assert not player.sounding()


@pytest.mark.parametrize(
    ("struck", "lifted", "ends"),
    [(1, 1, True), (5, 9, True), (0, 0, True), (-3, -3, True), (-3, -4, False), (-3, 0, False)],
)
def test_release_is_known_by_number_slot_and_pitch(player, struck, lifted, ends):
    """A note of MIDI has a number below 0 of its own; other clients may lift under another one."""
    fill(player, 1, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 1, r=struck)
    player.advance(100)
    for slot, pitch in ((2, 60), (1, 61)):
        player.tell("release", lifted, slot, pitch)
    player.advance(1000)
    assert player.sounding()
    player.tell("release", lifted, 1, 60)
    player.advance(1000)
    assert bool(player.sounding()) != ends


def test_bend_is_of_the_note_with_that_number(player):
    fill(player, 4, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 4, r=-1)
    strike(player, 4, r=-2)
    player.advance(100)
    player.tell("bend", -2, 4, 60, 1.1)
    player.advance(20)
    rates = sorted(voice.rate("nsynth-8") for voice in player.voices if voice.busy)
    assert rates == pytest.approx([1.0, 1.1])
    player.tell("bend", -2, 4, 60, 0.9)
    player.advance(20)
    assert min(voice.rate("nsynth-8") for voice in player.voices if voice.busy) == pytest.approx(0.9)


def test_crossfade_goes_on_where_the_note_is_in_another_slot(player):
    fill(player, 0, 1, "/notes/a.wav", (8000, 24000))
    fill(player, 1, 1, "/notes/b.wav", (0, 0))
    player.advance(10)
    strike(player, 0, rate=0.5)
    player.advance(1000)
    player.tell("bend", 1, 0, 60, 1.0)
    player.advance(1400)
    # 500 ms at half the speed, 1400 ms more, round a loop from 500 to 1500 ms.
    place = 500 + 1400 - 1000
    player.tell("crossfade", 1, 1, 1, 60, 2.0, 1, 0.2)
    player.advance(100)
    (voice,) = (voice for voice in player.voices if voice.busy)
    assert voice.levels() == pytest.approx({"nsynth-0": 0.5, "nsynth-2": 0.5})
    assert voice.reader("nsynth-2").named("groove~")[0].began == pytest.approx(place)
    assert voice.rate("nsynth-2") == 2.0 and voice.envelope() > 0.2
    # What it is bent by from now on bends both.
    player.tell("bend", 1, 1, 60, 3.0)
    player.advance(20)
    assert (voice.rate("nsynth-2"), voice.rate("nsynth-0")) == pytest.approx((3.0, 1.5))
    player.advance(100)
    assert voice.levels() == pytest.approx({"nsynth-2": 1.0})
    player.tell("release", 1, 1, 60)
    player.advance(500)
    assert not player.sounding()


def test_crossfade_that_comes_while_one_is_under_way_waits_for_it(player):
    for slot in range(3):
        fill(player, slot, 1, f"/notes/{slot}.wav")
    player.advance(10)
    strike(player, 0)
    player.advance(100)
    player.tell("crossfade", 1, 1, 1, 60, 1.0, 1, 0.2)
    player.advance(50)
    player.tell("crossfade", 1, 0, 1, 60, 1.0, 1, 0.2)
    player.tell("crossfade", 1, 2, 1, 60, 1.0, 1, 0.2)
    player.advance(50)
    (voice,) = (voice for voice in player.voices if voice.busy)
    assert voice.levels() == pytest.approx({"nsynth-0": 0.5, "nsynth-2": 0.5})
    player.advance(250)
    assert set(voice.levels()) == {"nsynth-2", "nsynth-4"}
    player.advance(200)
    assert voice.levels() == pytest.approx({"nsynth-4": 1.0})


def test_crossfade_is_of_the_note_with_that_number_and_not_of_one_that_was_released(player):
    fill(player, 0, 1, "/notes/a.wav")
    fill(player, 1, 1, "/notes/b.wav")
    player.advance(10)
    strike(player, 0, r=7)
    player.advance(100)
    player.tell("crossfade", 8, 1, 1, 60, 1.0, 1, 0.2)
    player.tell("crossfade", 7, 1, 1, 62, 1.0, 1, 0.2)
    player.tell("release", 7, 0, 60)
    player.tell("crossfade", 7, 1, 1, 60, 1.0, 1, 0.2)
    player.advance(100)
    assert set(player.sounding()) == {"nsynth-0"}


def test_file_without_a_loop_ends_the_note_by_a_fade_where_its_bends_take_it(player):
    fill(player, 0, 1, "/notes/a.wav", (0, 0))
    player.advance(10)
    strike(player, 0)
    player.advance(2000)
    player.tell("bend", 1, 0, 60, 2.0)
    player.advance(1000 - 10 - 2)
    (voice,) = (voice for voice in player.voices if voice.busy)
    assert voice.envelope() == pytest.approx(ENVELOPE[2])
    player.advance(8)
    assert 0 < voice.envelope() < ENVELOPE[2] / 2
    player.advance(20)
    assert not voice.busy


def test_seventeenth_note_takes_a_voice_that_fades_first(player):
    fill(player, 0, 1, "/notes/a.wav")
    fill(player, 1, 1, "/notes/b.wav")
    player.advance(10)
    for r in range(16):
        strike(player, 0, r=-1 - r)
        player.advance(10)
    player.advance(500)
    assert len([voice for voice in player.voices if voice.sounding()]) == 16
    strike(player, 1, r=-99)
    assert "nsynth-2" not in player.sounding()
    player.advance(3.1)
    silent = [voice for voice in player.voices if voice.envelope() == 0]
    assert len(silent) == 1 and silent[0] is player.voices[0]
    player.advance(10)
    assert (
        silent[0].sounding() == {"nsynth-2"}
        and len([voice for voice in player.voices if voice.sounding()]) == 16
    )


def test_key_that_goes_up_before_a_taken_voice_has_begun_ends_its_note(player):
    fill(player, 0, 1, "/notes/a.wav")
    player.advance(10)
    for r in range(16):
        strike(player, 0, r=-1 - r)
    player.advance(500)
    strike(player, 0, r=-99)
    player.tell("release", -99, 0, 60)
    player.advance(15)
    assert len([voice for voice in player.voices if voice.sounding()]) == 16
    player.advance(600)
    assert len([voice for voice in player.voices if voice.sounding()]) == 15


def test_panic_silences_within_a_few_milliseconds(player):
    fill(player, 0, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 0)
    player.advance(100)
    player.patch.named("button")[0].press()
    assert player.take()[-1] == ("panic", ())
    player.advance(10)
    assert not player.sounding() and not any(voice.busy for voice in player.voices)
