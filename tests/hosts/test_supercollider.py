"""Real sclang and scsynth, on a JACK server without a sound card, play the real daemon into files."""

import json
import os
import re
import signal
import time

import mido
import numpy as np
import pytest

from benchmarks import dummy_jack
from bridge.protocol.addresses import COMMANDS, EVENTS
from tests.bridge.sounding import cents, level_db, tone_db
from tests.conftest import require_program
from tests.hosts.sclang import QUARK, Stage
from tests.measures import pitch_cents

CHORD = (60, 64, 67)


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Its JACK server waits for a client that is late: nothing is left out on a busy machine."""
    require_program("jackd")
    with dummy_jack.server("-supercollider", period=512, waiting=True) as environment:
        running = Stage(tmp_path_factory.mktemp("supercollider"), environment)
        yield running
        running.close()


def sounding(audio):
    """Where it begins and ends, as places of samples."""
    there = np.flatnonzero(np.abs(audio) > 1e-3)
    return int(there[0]), int(there[-1])


def hertz(pitch):
    return 440 * 2 ** ((pitch - 69) / 12)


def camel(name):
    first, *rest = name.split(".")
    return first + "".join(word.capitalize() for word in rest)


def levels_db(audio, rate_hz, seconds=0.1):
    return [level_db(part) for part in np.array_split(audio, round(len(audio) / rate_hz / seconds))]


def harmonics_db(audio, rate_hz, pitch=60):
    """What tells one instrument from another: the levels of its harmonics against their mean."""
    levels = np.array([tone_db(audio, number * hertz(pitch), rate_hz) for number in range(1, 9)])
    return levels - levels.mean()


def test_every_address_has_a_method_or_is_followed(stage):
    """/nsynth/preset.save is presetSave, the event preset.name is told to toldPresetName."""
    verbs = [camel(address.removeprefix("/nsynth/")) for address in COMMANDS]
    names = [address.removeprefix("/nsynth/") for address in EVENTS]
    answered = f"({verbs!s}.select {{ |verb| b.respondsTo(verb.asSymbol).not }})".replace("'", '"')
    followed = f"({names!s}.reject {{ |name| NSynthBridge.events.includes(name.asSymbol) }})".replace(
        "'", '"'
    )
    assert stage.sc.value(answered) == "[  ]" and stage.sc.value(followed) == "[  ]"
    assert stage.sc.value("NSynthBridge.events.size") == str(len(EVENTS))
    told = "NSynthBridge.events.reject { |event| b.respondsTo(NSynthBridge.selectorOf(event)) }"
    assert stage.sc.value(told) == "[  ]"


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
    assert 1.1 < (last - first) / rate_hz < 1.5 and not audio[last + rate_hz // 10 :].any()


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
    assert 3.9 < (last - first) / rate_hz < 4.5 and loudest < 4


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
    first = sounding(plain)[0]
    # A line from silence crosses the threshold of `sounding` later: the notes' ends are a better place.
    begun = round(np.argmax(np.abs(np.diff((np.abs(shaped) > 0).astype(int)))))

    def share(seconds):
        at = round(seconds * rate_hz)
        window = rate_hz // 20
        one, two = (
            level_db(audio[start + at :][:window]) for audio, start in ((plain, first), (shaped, begun))
        )
        return 10 ** ((two - one) / 20)

    found = [share(seconds) for seconds in (0.05, 0.125, 0.28, 0.7, 1.0)]
    assert np.allclose(found, [0.25, 0.5, 1.0, 0.25, 0.25], rtol=0.2, atol=0.05), found
    assert 1.5 < (sounding(shaped)[1] - begun) / rate_hz < 1.65


def test_patterns_play_in_time_at_any_pitch_and_move_the_hand(stage, figures):
    audio, rate_hz = stage.recorded(
        "p = Pbind(\\type, \\nsynth, \\midinote, Pseq([60, 64.5, [60, 67]]), \\dur, 0.5, \\legato, 0.6,"
        " \\x, Pseq([0.5, 0.25, 0])).play; 2.wait"
    )
    loud = np.convolve(np.abs(audio) > 2e-3, np.ones(rate_hz // 100), "same") > 0
    onsets = np.flatnonzero(np.diff(loud.astype(int)) == 1) / rate_hz
    notes = [audio[round((onset + 0.08) * rate_hz) :][: rate_hz // 5] for onset in onsets]
    wanted = ((0, 60), (1, 64.5), (2, 60), (2, 67))
    errors = [cents(notes[index], hertz(pitch), rate_hz) for index, pitch in wanted]
    figures.append(
        f"a pattern in SuperCollider: onsets {np.diff(onsets).round(3)} s apart, {np.round(errors)} cents"
    )
    assert len(onsets) == 3 and np.allclose(np.diff(onsets), 0.5, atol=0.08)
    assert all(abs(error) < 50 for error in errors) and stage.sc.value("b.x == 0 and: { b.y == 0 }") == "true"
    with stage.daemon.client() as client:
        assert client.ask("status")[4:6] == [0.0, 0.0]


def test_more_notes_than_voices_take_the_place_of_others(stage):
    audio, rate_hz = stage.recorded(
        "b.player.maxVoices = 2; 3.do { [60, 64, 67].do { |pitch| b.noteOn(pitch, 100) }; 0.3.wait };"
        "v = b.player.voices.size; b.liftAll; b.player.maxVoices = 32"
    )
    assert stage.sc.value("v") == "2" and stage.outlier(audio, rate_hz) < 6
    stage.sc.until("b.player.voices.isEmpty")


def test_requests_are_answered_to_who_asked(stage):
    sc = stage.sc
    sc.send('a = (); b.preset("Nonsense", { a[\\wrong] = true }, { |message| a[\\fail] = message })')
    sc.send("b.corner(3, \\cello, { a[\\corner] = b.corners[3] }, { a[\\wrong] = true })")
    sc.send("b.render(60, 100, 0, 0, { |path| a[\\path] = path }); b.sync { a[\\synced] = true }")
    sc.send("b.status { |told| a[\\status] = told }; b.statistics { |told| a[\\statistics] = told }")
    sc.send("b.shift(3, 0.5, { a[\\shift] = b.shifts[3] }); b.queue { |jobs| a[\\queue] = jobs }")
    sc.until("a.size == 8")
    assert "Nonsense" in sc.value("a[\\fail]") and sc.value("a[\\corner]") == "'cello'"
    assert sc.value('a[\\path].asString.endsWith(".wav")') == "true" and sc.value("a[\\shift]") == "0.5"
    assert (
        sc.value("a[\\status][\\preset]") == "'Held'"
        and sc.value("a[\\statistics][\\core][\\seconds] > 1") == "true"
    )
    before = len(sc.lines)
    sc.send("b.glide(99)")
    line = sc.wait_for("WARNING", before)
    assert "glide" in line and "0..10" in line
    sc.send("b.shift(3, 0); b.editClear; b.corner(3, \\french_horn)")
    sc.until("b.edits.isEmpty and: { b.shifts[3] == 0 } and: { b.corner(3) == \\french_horn }")


def test_what_is_taken_back_is_told_to_who_asked_for_it(stage):
    stage.sc.send("b.cancel(b.render(84, 100, 0.3, 0.9, { c = 'done' }, { |message| c = message }))")
    stage.sc.until("c.notNil")
    assert stage.sc.value("c") == '"cancelled"'


def test_slots_are_acknowledged_and_the_buffers_of_old_ones_freed(stage):
    """Six slots, and more notes than that; the daemon's trace has what it was told."""
    with stage.daemon.client() as client:
        client.play([70, 71, 72, 73])
    sc, loaded = stage.sc, "b.player.slots.size == 6 and: { b.player.slots.every(_.loaded) }"
    sc.until(loaded + " and: { b.player.voices.isEmpty }")
    sc.send("n = 0; Buffer.cachedBuffersDo(s, { n = n + 1 })")
    versions = json.loads(
        sc.value("b.player.slots.keys.asArray.collect { |slot| [slot, b.player.slots[slot].version] }")
    )
    assert sc.value("n") == "6" and max(version for _, version in versions) > 1
    for _ in range(100):
        lines = [json.loads(line) for line in stage.trace.read_text().splitlines()[1:]]
        told = [
            line["arguments"] for line in lines if line["source"].endswith(":" + sc.value("NetAddr.langPort"))
        ]
        if all({"slot": slot, "version": version} in told for slot, version in versions):
            return
        time.sleep(0.1)
    raise AssertionError((versions, told[-20:]))


def test_a_key_that_is_only_touched_sounds_and_ends(stage):
    audio, rate_hz = stage.recorded("b.noteOn(60, 127); b.noteOff(60); 0.3.wait")
    first, last = sounding(audio)
    assert np.abs(audio).max() > 0.005 and 0.05 < (last - first) / rate_hz < 0.2
    assert stage.sc.value("b.player.voices.isEmpty") == "true"


def test_a_server_that_dies_and_comes_back_plays_again(stage):
    os.kill(int(stage.sc.value("s.pid")), signal.SIGKILL)
    stage.sc.until("s.serverRunning.not and: { b.player.voices.isEmpty }")
    stage.sc.send("b.note(60, 100, 0.1)")
    stage.sc.send("s.boot")
    stage.sc.until("s.serverRunning and: { s.sampleRate.notNil } and: { b.player.slots.every(_.loaded) }")
    audio, _ = stage.recorded("b.note(60, 100, 0.5); 0.8.wait")
    assert np.abs(audio).max() > 0.01


def test_a_daemon_that_ends_or_is_killed_is_found_again(stage):
    """What it held is released here: nobody else will."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        port = stage.daemon.port
        stage.sc.send("b.noteOn(64, 100)")
        stage.sc.until("b.player.voices.size == 1")
        stage.daemon.process.send_signal(how)
        stage.daemon.process.wait(10)
        stage.sc.until("b.connected.not and: { b.player.voices.isEmpty }")
        stage.start_daemon("--osc-port", str(port))
        stage.until_ready()
        audio, _ = stage.recorded("b.note(60, 100, 0.5); 0.8.wait")
        assert np.abs(audio).max() > 0.01


def test_command_period_lifts_the_keys_and_keeps_the_connection(stage):
    stage.sc.send("b.noteOn(60, 100)")
    stage.sc.until("b.player.voices.size == 1")
    stage.sc.send("CmdPeriod.run")
    stage.sc.until("b.player.voices.isEmpty")
    time.sleep(2.5)
    audio, _ = stage.recorded("b.note(64, 100, 0.5); 0.8.wait")
    assert np.abs(audio).max() > 0.01


def test_examples_compile_and_the_help_names_every_verb(stage):
    for file in sorted((QUARK / "Examples").glob("*.scd")):
        blocks = re.findall(r"^\($.*?^\)$|^[^()/\s][^\n]*;$", file.read_text(), re.MULTILINE | re.DOTALL)
        assert blocks
        for block in blocks:
            # A block would end at a comment's line end, were it one line.
            quoted = block.replace("\\", "\\\\").replace('"', '\\"')
            assert stage.sc.value(f'thisProcess.interpreter.compile("{quoted}").isNil') == "false", block
    for file in sorted((QUARK / "HelpSource" / "Classes").glob("*.schelp")):
        assert stage.sc.value(f'SCDoc.parseFileFull("{file}").isNil') == "false", file
    methods = re.findall(
        r"^METHOD:: (.*)$", (QUARK / "HelpSource" / "Classes" / "NSynthBridge.schelp").read_text(), re.M
    )
    documented = {name for line in methods for name in line.split(", ")}
    assert {camel(address.removeprefix("/nsynth/")) for address in COMMANDS} <= documented
