"""Keys, pedals and bends, from MIDI messages to events: nothing stays down, nothing sounds out of tune."""

import itertools
import tempfile
from collections import Counter
from pathlib import Path

import mido
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.errors import ClientError
from bridge.protocol.echoes import EchoGuard
from bridge.protocol.midi import MidiInterpreter
from tests.bridge.fakes import Stage, names

SEMITONE = 2 ** (1 / 12)


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    made.play(60)
    made.render_all()
    made.play(60, 0)
    yield made
    made.cache.close()


def key(stage, velocity, source="keys", pitch=60, **more):
    return stage.send("key", source=source, pitch=pitch, velocity=velocity, **more)


def test_sostenuto_holds_what_was_down_and_not_what_comes_after(stage):
    key(stage, 100, r=1)
    stage.send("sostenuto", source="keys", down=True)
    assert key(stage, 0) == []
    assert names(key(stage, 100, r=2)) == ["play"]
    assert key(stage, 0) == [("release", 2, 0, 60)]
    assert stage.send("sostenuto", source="keys", down=False) == [("release", 1, 0, 60)]


def test_a_sostenuto_that_goes_down_further_catches_nothing_more(stage):
    stage.send("sostenuto", source="keys", down=True)
    key(stage, 100)
    stage.send("sostenuto", source="keys", down=True)
    assert names(key(stage, 0)) == ["release"]


def test_either_pedal_holds_what_the_other_lets_go(stage):
    key(stage, 100)
    for pedal in ("sostenuto", "sustain"):
        stage.send(pedal, source="keys", down=True)
    assert key(stage, 0) == []
    assert stage.send("sostenuto", source="keys", down=False) == []
    assert names(stage.send("sustain", source="keys", down=False)) == ["release"]
    key(stage, 100)
    stage.send("sustain", source="keys", down=True)
    stage.send("sostenuto", source="keys", down=True)
    assert stage.send("sustain", source="keys", down=False) == key(stage, 0) == []
    assert names(stage.send("sostenuto", source="keys", down=False)) == ["release"]


def test_a_key_that_is_down_sounds_on_when_a_pedal_comes_up(stage):
    key(stage, 100)
    for pedal in ("sostenuto", "sustain"):
        stage.send(pedal, source="keys", down=True)
        assert stage.send(pedal, source="keys", down=False) == []


def test_all_sound_off_leaves_the_pedals_where_the_feet_have_them(stage):
    stage.send("sustain", source="keys", down=True)
    key(stage, 100)
    stage.send("sostenuto", source="keys", down=True)
    assert names(stage.send("release_keys", source="keys", pedal_too=True)) == ["release"]
    key(stage, 100)
    assert key(stage, 0) == []


def test_the_wheel_bends_what_sounds_and_what_comes_and_no_other_channel(stage):
    key(stage, 100, r=1)
    key(stage, 100, "other")
    assert stage.send("bend", source="keys", semitones=1.0) == [("bend", 1, 0, 60, pytest.approx(SEMITONE))]
    assert stage.send("bend", source="keys", semitones=1.0) == []
    play = next(event for event in key(stage, 100, r=2) if event[0] == "play")
    assert play[6] == pytest.approx(SEMITONE)
    assert stage.send("bend", source="keys", semitones=0.0) == [("bend", 2, 0, 60, 1.0)]


def test_a_note_that_stands_in_is_bent_from_where_it_was_repitched_to(stage):
    key(stage, 100, pitch=62)
    (bent,) = stage.send("bend", source="keys", semitones=-1.0)
    assert bent[4] == pytest.approx(SEMITONE)


def test_a_note_that_comes_late_comes_bent(tmp_path):
    stage = Stage(tmp_path / "empty")
    key(stage, 100)
    assert stage.send("bend", source="keys", semitones=1.0) == []
    assert stage.render_all()[-1][6] == pytest.approx(SEMITONE)
    stage.cache.close()


def test_what_a_pedal_holds_follows_the_wheel_but_in_mpe_the_master_alone(stage):
    stage.send("sustain", source="keys", down=True)
    key(stage, 100)
    key(stage, 0)
    assert names(stage.send("bend", source="keys", semitones=1.0)) == ["bend"]
    stage.send("bend", source="keys", semitones=0.0)
    assert stage.send("bend", source="keys", semitones=5.0, master=0.0) == []
    (bent,) = stage.send("bend", source="keys", semitones=5.0, master=1.0)
    assert bent[4] == pytest.approx(SEMITONE)


CONTROLS = (64, 64, 64, 66, 66, 120, 121, 123, 126, 101, 100, 6, 74, 16, 0)
CHANNEL, BYTE = st.integers(0, 2), st.integers(0, 127)
MESSAGE = st.one_of(
    st.builds(
        lambda kind, channel, pitch, velocity: mido.Message(
            kind, channel=channel, note=pitch, velocity=velocity
        ),
        st.sampled_from(["note_on", "note_on", "note_off"]),
        CHANNEL,
        st.integers(58, 62),
        st.sampled_from([0, 30, 100]),
    ),
    st.builds(
        lambda channel, control, value: mido.Message(
            "control_change", channel=channel, control=control, value=value
        ),
        CHANNEL,
        st.sampled_from(CONTROLS),
        st.sampled_from([0, 6, 64, 127]),
    ),
    st.builds(
        lambda channel, pitch: mido.Message("pitchwheel", channel=channel, pitch=pitch),
        CHANNEL,
        st.integers(-8192, 8191),
    ),
    st.builds(lambda channel: mido.Message("program_change", channel=channel, program=1), CHANNEL),
)
# A message of one of two ports, or the worker has made everything that is waited for.
PERFORMANCE = st.lists(st.tuples(st.sampled_from("ab"), MESSAGE) | st.none(), max_size=60)


class Performance:
    """Two ports into one performer; every event that was told, in order."""

    def __init__(self, folder):
        self.stage = Stage(Path(folder), slots=8)
        guard = EchoGuard(itertools.count().__next__)
        self.ports = {name: MidiInterpreter(name, self.stage.bindings, guard) for name in "ab"}
        self.told = []

    def play(self, port, message):
        self.obey(self.ports[port].feed(message))

    def obey(self, commands):
        for command in commands:
            try:
                self.told += self.stage.send(command.verb, None, **command.arguments)
            except ClientError:
                continue

    def render(self):
        self.told += self.stage.render_all()

    def held(self):
        return self.stage.performer._keyboard.voices.all()


def perform(folder, steps):
    performance = Performance(folder)
    for step in steps:
        if step is None:
            performance.render()
        else:
            performance.play(*step)
    return performance


def numbers(told, name):
    return Counter(event[1] for event in told if event[0] == name)


@settings(max_examples=150, deadline=None)
@given(PERFORMANCE)
def test_whatever_was_played_a_port_that_vanishes_holds_nothing_and_leaves_the_others_theirs(steps):
    with tempfile.TemporaryDirectory() as folder:
        performance = perform(folder, steps)
        others = [held for held in performance.held() if held.source[0] == "b"]
        performance.obey(performance.ports["a"].lose())
        assert performance.held() == others
        performance.obey(performance.ports["b"].lose())
        performance.render()
        assert performance.held() == []
        assert numbers(performance.told, "play") == numbers(performance.told, "release")
        assert max(numbers(performance.told, "play").values(), default=1) == 1
        assert all(slot.sounding == 0 for slot in performance.stage.slots)
        performance.stage.cache.close()


@settings(max_examples=100, deadline=None)
@given(PERFORMANCE)
def test_whatever_was_played_with_all_keys_and_pedals_up_nothing_sounds(steps):
    with tempfile.TemporaryDirectory() as folder:
        performance = perform(folder, steps)
        for port, channel in itertools.product("ab", range(3)):
            for pitch in range(58, 63):
                performance.play(port, mido.Message("note_off", channel=channel, note=pitch))
            for pedal in (64, 66):
                performance.play(
                    port, mido.Message("control_change", channel=channel, control=pedal, value=0)
                )
        assert performance.held() == []
        assert numbers(performance.told, "play") == numbers(performance.told, "release")
        performance.stage.cache.close()


@settings(max_examples=100, deadline=None)
@given(PERFORMANCE)
def test_what_a_host_heard_last_is_what_each_note_is_played_at(steps):
    with tempfile.TemporaryDirectory() as folder:
        performance = perform(folder, steps)
        last = {}
        for event in performance.told:
            if event[0] in ("play", "bend"):
                last[event[1]] = event[6] if event[0] == "play" else event[4]
        keyboard = performance.stage.performer._keyboard
        sounding = [held for held in performance.held() if held.slot is not None]
        assert all(last[held.request] == keyboard.playback_rate(held) for held in sounding)
        performance.stage.cache.close()


def test_vibrato_sways_what_sounds_about_its_pitch_and_ends_on_it(stage):
    stage.play(60)
    stage.render_all()
    stage.play(60)
    stage.send("vibrato", source="osc", depth=1.0)
    rates = []
    for moment in range(100):
        stage.events.clear()
        stage.performer.tick(moment / 50)
        rates += [event[4] for event in stage.events if event[0] == "bend"]
    semitones = 12 * np.log2(rates)
    assert 0.45 < max(semitones) < 0.51 and -0.51 < min(semitones) < -0.45
    assert abs(semitones.mean()) < 0.02
    crossings = np.count_nonzero(np.diff(np.sign(semitones)))
    assert 2 * 5.5 * 2 - 2 <= crossings <= 2 * 5.5 * 2 + 2
    (event,) = [event for event in stage.send("vibrato", source="osc", depth=0.0) if event[0] == "bend"]
    assert event[4] == 1.0
    stage.events.clear()
    stage.performer.tick(3.0)
    assert "bend" not in names(stage.events)


def test_vibrato_is_its_source_s_alone_and_comes_on_top_of_the_wheel(stage):
    stage.play(60)
    stage.render_all()
    stage.play(60)
    stage.send("vibrato", source="keys", depth=1.0)
    stage.events.clear()
    stage.performer.tick(0.05)
    assert "bend" not in names(stage.events)
    stage.send("bend", source="osc", semitones=2.0)
    stage.send("vibrato", source="osc", depth=0.5)
    stage.events.clear()
    stage.performer.tick(0.25 / 5.5)
    (event,) = [event for event in stage.events if event[0] == "bend"]
    assert event[4] == pytest.approx(2 ** (2.25 / 12), abs=1e-4)
