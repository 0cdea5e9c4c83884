"""Real sclang and scsynth, on a JACK server without a sound card, play the real daemon into files."""

import json
import time

import mido
import numpy as np
import soundfile

from synth import loops
from tests.bridge.sounding import cents, click, level_db, tone, tone_db
from tests.hosts.sclang import hertz, sounding
from tests.measures import pitch_cents

CHORD = (60, 64, 67)


def levels_db(audio, rate_hz, seconds=0.1):
    return [level_db(part) for part in np.array_split(audio, round(len(audio) / rate_hz / seconds))]


def harmonics_db(audio, rate_hz, pitch=60):
    """What tells one instrument from another: the levels of its harmonics against their mean."""
    levels = np.array([tone_db(audio, number * hertz(pitch), rate_hz) for number in range(1, 9)])
    return levels - levels.mean()


def test_a_chord_is_in_tune_and_silent_when_it_is_released(stage, figures):
    audio, rate_hz = stage.recorded("[60, 64, 67].do { |pitch| b.noteOn(pitch, 110) }; 1.2.wait; b.liftAll")
    first, last = sounding(audio)
    held = audio[first + rate_hz // 5 : first + rate_hz]
    errors = [cents(held, hertz(pitch), rate_hz) for pitch in CHORD]
    figures.append(
        f"a chord from SuperCollider: {level_db(held):.1f} dB, peak {np.abs(audio).max():.2f}, "
        + ", ".join(f"{error:+.0f}" for error in errors)
        + " cents"
    )
    assert all(abs(error) < 50 for error in errors), errors
    assert level_db(held) > -35 and np.abs(audio).max() < 1
    assert 1.1 < (last - first) / rate_hz < 2 and not audio[last + rate_hz // 10 :].any()


def test_a_note_of_two_seconds_is_held_for_four_by_its_loop(stage, figures):
    audio, rate_hz = stage.recorded("b.noteOn(60, 100); 4.wait; b.noteOff(60)")
    first, last = sounding(audio)
    held = audio[first + rate_hz : first + 4 * rate_hz]
    levels, loudest = levels_db(held, rate_hz, 0.2), stage.outlier(held, rate_hz)
    error = pitch_cents(held[rate_hz:][:rate_hz], rate_hz, 60)
    figures.append(
        f"C4 held for 4 s by SuperCollider: {error:+.0f} cents,"
        f" {min(levels):.1f} to {max(levels):.1f} dB, click {loudest:.1f} times the usual"
    )
    assert abs(error) < 20 and max(levels) - min(levels) < 4
    assert 3.9 < (last - first) / rate_hz < 5 and loudest < 4


def test_a_held_note_follows_the_position_without_a_click_a_dip_or_a_swell(stage, figures):
    audio, rate_hz = stage.recorded(
        "b.glide(0.3); b.noteOn(60, 100); 1.5.wait; b.position(1, 0); 1.5.wait; b.position(0, 0); 1.5.wait;"
        "b.noteOff(60); b.glide(0)"
    )
    first, _ = sounding(audio)
    parts = [audio[first + rate_hz // 2 + round(k * 1.5 * rate_hz) :][:rate_hz] for k in range(3)]
    violin, clarinet, again = (harmonics_db(part[rate_hz // 3 :], rate_hz) for part in parts)
    away, back = np.abs(violin - clarinet).mean(), np.abs(violin - again).mean()
    held = audio[first + rate_hz // 2 : first + round(4.4 * rate_hz)]
    levels, loudest = levels_db(held, rate_hz, 0.05), stage.outlier(held, rate_hz)
    figures.append(
        f"two glides in SuperCollider: harmonics {away:.1f} dB away and {back:.1f} dB back,"
        f" level {min(levels):.1f} to {max(levels):.1f} dB, click {loudest:.1f} times the usual"
    )
    assert away > 2 * back, "it did not glide"
    assert max(levels) - min(levels) < 4 and loudest < 4 and abs(pitch_cents(held, rate_hz, 60)) < 20


def test_sounds_that_are_opposite_go_over_into_each_other_at_their_level(stage, figures):
    """Two sounds of this test in slots of their own: the second one is the first one turned round."""
    for slot, turned in ((100, 1), (101, -1)):
        path = stage.folder / f"{slot}.wav"
        soundfile.write(path, turned * tone(hertz(60), 2.0, 0.2), 16_000, subtype="FLOAT")
        stage.sc.send(f'b.player.load({slot}, 1, "{path}", 32000, 16000, 60, 1, 0, 0)')
    stage.sc.until("b.player.slots[101].loaded")
    audio, rate_hz = stage.recorded(
        "b.player.play(1, 100, 1, 60, 127, 1); 0.5.wait; b.player.crossfade(1, 101, 1, 60, 1, 0.4); 0.8.wait;"
        " b.player.release(1, 101, 60); [100, 101].do { |slot| b.player.slots.removeAt(slot).retire }"
    )
    first, _ = sounding(audio)
    held = audio[: first + rate_hz * 6 // 5]
    levels, loudest = (
        levels_db(held[first + rate_hz // 5 :], rate_hz, 0.05),
        click(held, first=first + rate_hz // 20),
    )
    figures.append(
        f"from one tone to the same turned round, in SuperCollider: {min(levels):.2f} to"
        f" {max(levels):.2f} dB, click {loudest:.5f}"
    )
    assert max(levels) - min(levels) < 0.6 and loudest < 0.001


def test_a_loop_has_the_seam_of_the_daemons_own_player(stage):
    """Read back from the server's buffer."""
    stage.sc.send("b.note(60, 100, 0.1)")
    stage.sc.until("b.player.voices.size == 1")
    stage.sc.send(
        "~sound = b.player.slots.detect { |sound| sound.pitch == 60 and: { sound.looped } }; ~seam = nil"
    )
    path, *points = json.loads(stage.sc.value("[~sound.path, ~sound.loopStart, ~sound.loopEnd]"))
    audio, rate_hz = soundfile.read(path, dtype="float32")
    loop = loops.at(audio, rate_hz, 60, *points)
    stage.sc.send(
        f"~sound.buffer.getn({loop.end - loop.crossfade}, {loop.crossfade + 2}, {{ |read| ~seam = read }})"
    )
    stage.sc.until("~seam.notNil")
    wanted = np.append(loops.crossfaded(audio, loop)[-loop.crossfade :], audio[loop.start : loop.start + 2])
    found = np.array(json.loads(stage.sc.value("~seam.asArray")))
    assert loop.crossfade > 900 and np.abs(found - wanted).max() < 1e-4
    assert np.abs(found[:-2] - audio[loop.end - loop.crossfade : loop.end]).max() > 1e-3, "it has no seam"


def test_the_pitch_wheel_of_the_daemon_bends_what_sounds(stage, figures):
    with stage.keyboard() as keyboard:

        def play():
            keyboard.send(mido.Message("note_on", note=60, velocity=100))
            time.sleep(1)
            keyboard.send(mido.Message("pitchwheel", pitch=8191))
            time.sleep(1)
            keyboard.send(mido.Message("note_off", note=60))
            keyboard.send(mido.Message("pitchwheel", pitch=0))

        audio, rate_hz = stage.recorded("2.2.wait", play)
    first, last = sounding(audio)
    straight = pitch_cents(audio[first + rate_hz // 5 : first + rate_hz * 4 // 5], rate_hz, 60)
    bent = pitch_cents(audio[last - rate_hz * 4 // 5 : last - rate_hz // 5], rate_hz, 62)
    figures.append(
        f"the pitch wheel in SuperCollider: {straight:+.0f} cents, then {bent:+.0f} of a tone more"
    )
    assert abs(straight) < 30 and abs(bent) < 30 and stage.outlier(audio, rate_hz) < 4


def test_notes_are_shaped_by_the_preset_envelope(stage):
    """Against the same note with a plain envelope: attack 0.3, decay 0.3 to a quarter, release 0.4 s."""
    strike = "b.noteOn(60, 100); 1.2.wait; b.noteOff(60)"
    plain, rate_hz = stage.recorded(strike)
    stage.preset("Shaped")
    shaped, _ = stage.recorded(strike)
    stage.preset("Held")
    # A slow attack is silent for longer than `sounding` takes for silence.
    first, begun = sounding(plain)[0], int(np.flatnonzero(shaped)[0])

    def share(seconds):
        at = round(seconds * rate_hz)
        window = rate_hz // 20
        one, two = (
            level_db(audio[start + at :][:window]) for audio, start in ((plain, first), (shaped, begun))
        )
        return 10 ** ((two - one) / 20)

    found = [share(seconds) for seconds in (0.05, 0.125, 0.28, 0.7, 1.0)]
    assert np.allclose(found, [0.25, 0.5, 1.0, 0.25, 0.25], rtol=0.2, atol=0.05), found
    assert 1.5 < (sounding(shaped)[1] - begun) / rate_hz < 2


def test_patterns_play_in_time_at_any_pitch_and_move_the_hand(stage, figures):
    audio, rate_hz = stage.recorded(
        "Pbind(\\type, \\nsynth, \\midinote, Pseq([60, 64.25, [60, 67]]), \\dur, 0.8, \\legato, 0.5,"
        " \\x, Pseq([1, 0.02, 0])).play; 2.8.wait"
    )
    loud = np.abs(audio) > 2e-3
    # A note begins where it was silent for a tenth of a second before.
    onsets = [at for at in np.flatnonzero(loud) if not loud[at - rate_hz // 10 : at].any()]
    seconds = np.diff(onsets) / rate_hz
    notes = [audio[onset + rate_hz // 10 :][: rate_hz // 4] for onset in onsets]
    assert len(notes) == 3 and np.allclose(seconds, 0.8, atol=0.12), seconds
    wanted = ((0, 60), (1, 64.25), (2, 60), (2, 67))
    errors = [cents(notes[index], hertz(pitch), rate_hz) for index, pitch in wanted]
    figures.append(f"a pattern in SuperCollider: {seconds.round(3)} s apart, {np.round(errors)} cents")
    assert all(abs(error) < 20 for error in errors)
    with stage.daemon.client() as client:
        assert client.ask("status")[4:6] == [0.0, 0.0]


def test_more_notes_than_voices_take_the_place_of_others_without_a_click(stage):
    path = stage.folder / "102.wav"
    soundfile.write(path, tone(hertz(60), 2.0, 0.2), 16_000, subtype="FLOAT")
    stage.sc.send(f'b.player.load(102, 1, "{path}", 32000, 16000, 60, 1, 0, 0)')
    stage.sc.until("b.player.slots[102].loaded")
    audio, rate_hz = stage.recorded(
        "b.player.maxVoices = 2; 5.do { |i| b.player.play(i, 102, 1, 60, 127, 1 + (i / 20)); 0.2.wait };"
        "v = b.player.voices.size; b.player.stop; b.player.slots.removeAt(102).retire;"
        "b.player.maxVoices = 32"
    )
    assert stage.sc.value("v") == "2" and np.abs(audio).max() > 0.1
    assert click(audio) < 0.002 and not audio[-rate_hz // 10 :].any()
    stage.sc.until("b.player.voices.isEmpty")


def test_a_key_that_is_only_touched_sounds_and_ends(stage):
    audio, rate_hz = stage.recorded("b.noteOn(60, 127); b.noteOff(60); 0.3.wait")
    first, last = sounding(audio)
    assert np.abs(audio).max() > 0.005 and 0.05 < (last - first) / rate_hz < 0.5
    assert stage.sc.value("b.player.voices.isEmpty") == "true"
