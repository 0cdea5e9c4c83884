import mido
import pytest

from bridge.errors import ClientError
from bridge.protocol.bindings import Bindings
from bridge.protocol.echoes import MOST_STRIKES, EchoGuard
from bridge.protocol.messages import Command
from bridge.protocol.midi import CHANNELS, MidiInterpreter

SOURCE = ("port", 0)


def feed(*messages, members=0):
    interpreter = MidiInterpreter("port", members=members)
    return [command for message in messages for command in interpreter.feed(message)]


def control(number, value, channel=0):
    return mido.Message("control_change", control=number, value=value, channel=channel)


def parameter(coarse, fine, value, channel=0):
    """A registered parameter is chosen and set."""
    return [control(101, coarse, channel), control(100, fine, channel), control(6, value, channel)]


def wheel(pitch, channel=0):
    return mido.Message("pitchwheel", pitch=pitch, channel=channel)


def note(channel=0, pitch=60, velocity=90):
    return mido.Message("note_on", note=pitch, velocity=velocity, channel=channel)


def bends(commands):
    """Semitones by channel, as the last of them leave it."""
    return {
        command.arguments["source"][1]: command.arguments["semitones"] + command.arguments.get("master", 0)
        for command in commands
        if command.verb == "bend"
    }


def verbs(commands):
    return [command.verb for command in commands]


def test_note_on_with_velocity_0_is_note_off():
    on, off, also_off = feed(note(), note(velocity=0), mido.Message("note_off", note=60, velocity=64))
    assert on == Command("key", {"source": SOURCE, "pitch": 60, "velocity": 90})
    assert off == also_off == Command("key", {"source": SOURCE, "pitch": 60, "velocity": 0})


def test_a_coarse_controller_reaches_both_ends_and_a_fine_one_refines_it():
    assert feed(control(16, 0), control(16, 127)) == [
        Command("move", {"x": 0.0}),
        Command("move", {"x": 1.0}),
    ]
    assert feed(control(17, 64), control(49, 1))[-1] == Command("move", {"y": pytest.approx(8193 / 16383)})
    assert feed(control(48, 127), control(16, 127))[-1] == Command("move", {"x": 1.0})


def test_bank_select_waits_for_the_program_change():
    assert feed(control(0, 0), control(32, 1), mido.Message("program_change", program=3)) == [
        Command("preset", {"name": 131})
    ]


def test_pedals_and_two_ways_to_stop():
    down, up, caught, notes, sound = feed(
        control(64, 64), control(64, 63), control(66, 127), control(123, 0), control(120, 0)
    )
    assert (down.verb, down.arguments["down"], up.arguments["down"]) == ("sustain", True, False)
    assert (caught.verb, caught.arguments["down"]) == ("sostenuto", True)
    assert (notes.arguments["pedal_too"], sound.arguments["pedal_too"]) == (False, True)


@pytest.mark.parametrize("mode", [124, 125, 126, 127])
def test_a_change_of_mode_stops_keys_and_local_control_does_not(mode):
    assert verbs(feed(control(mode, 0))) == ["release_keys"]
    assert feed(control(122, 0)) == []


def test_reset_lifts_pedals_centres_the_wheel_and_forgets_the_parameter_but_keeps_its_value():
    before = [*parameter(0, 0, 12), control(17, 64), wheel(8191)]
    interpreter = MidiInterpreter("port")
    for message in before:
        interpreter.feed(message)
    reset = interpreter.feed(control(121, 0))
    assert verbs(reset) == ["sustain", "sostenuto", "vibrato", "bend"] and bends(reset) == {0: 0.0}
    assert not reset[0].arguments["down"] and not reset[1].arguments["down"]
    assert interpreter.feed(control(6, 24)) == []
    assert bends(interpreter.feed(wheel(8191))) == {0: 12.0}


def test_clock_sensing_and_unused_controllers_are_ignored():
    assert feed(mido.Message("clock"), mido.Message("active_sensing"), control(7, 100), control(3, 64)) == []


def test_the_wheel_reaches_two_semitones_both_ways_and_its_range_is_set_in_semitones_and_cents():
    assert [bends(feed(wheel(pitch)))[0] for pitch in (-8192, 0, 8191)] == [-2.0, 0.0, 2.0]
    commands = feed(*parameter(0, 0, 7), control(38, 50), wheel(-8192, 0), wheel(8191, 1))
    assert bends(commands) == {0: -7.5, 1: 2.0}


def test_a_new_range_bends_what_sounds_at_once_and_an_unregistered_parameter_does_nothing():
    assert bends(feed(wheel(8191), *parameter(0, 0, 12))) == {0: 12.0}
    unregistered = [control(99, 0), control(98, 0), control(6, 12)]
    assert bends(feed(wheel(8191), *parameter(0, 0, 4), *unregistered)) == {0: 4.0}


def test_mpe_is_switched_on_by_message_or_setting_and_off_again():
    on = parameter(0, 6, 15)
    assert bends(feed(*on, wheel(8191, 3)))[3] == 48.0
    assert bends(feed(wheel(8191, 3), members=15)) == {3: 48.0}
    assert bends(feed(*on, *parameter(0, 6, 0), wheel(8191, 3)))[3] == 2.0
    assert bends(feed(*parameter(0, 6, 15, channel=1), wheel(8191, 3))) == {3: 2.0}


def test_a_change_of_the_zone_stops_what_sounds_on_every_channel():
    stopped = feed(*parameter(0, 6, 4))
    everything = [command for command in stopped if command.arguments.get("pedal_too")]
    assert sorted(command.arguments["source"][1] for command in everything) == list(range(CHANNELS))


def test_the_master_bends_and_pedals_the_whole_zone_and_a_channel_outside_is_its_own():
    assert bends(feed(wheel(8191, 2), wheel(8191, 0), members=3)) == {0: 2.0, 1: 2.0, 2: 50.0, 3: 2.0}
    pedal = feed(control(64, 127), members=3)
    assert [command.arguments["source"][1] for command in pedal] == [0, 1, 2, 3]
    assert bends(feed(wheel(8191, 4), members=3)) == {4: 2.0}


def test_a_range_of_one_member_is_that_of_all_and_not_the_masters():
    commands = feed(*parameter(0, 0, 24, channel=2), wheel(8191, 1), wheel(8191, 0), members=2)
    assert bends(commands) == {0: 2.0, 1: 26.0, 2: 2.0}


def test_in_mpe_a_member_s_timbre_is_its_notes_y_and_its_programs_are_not_heard():
    played = feed(control(74, 0, 1), control(74, 127, 2), note(1), note(2), note(3), members=15)
    assert [command.arguments.get("y") for command in played] == [0.0, 1.0, None]
    program = mido.Message("program_change", program=3, channel=1)
    assert feed(program, members=1) == [] and verbs(feed(program)) == ["preset"]
    assert feed(control(74, 0, 1), note(1))[0].arguments.get("y") is None


def test_a_controller_is_bound_by_moving_and_moves_its_target_at_once():
    bindings = Bindings()
    interpreter = MidiInterpreter("port", bindings)
    bindings.await_controller("x")
    assert interpreter.feed(control(3, 127)) == [
        Command("learned", {"target": "x", "port": "port", "channel": 0, "control": 3}),
        Command("move", {"x": 1.0}),
    ]
    assert interpreter.feed(control(16, 127)) == []
    assert interpreter.feed(control(3, 0)) == [Command("move", {"x": 0.0})]
    assert MidiInterpreter("other", bindings).feed(control(3, 0)) == []


def test_the_modulation_wheel_is_vibrato_of_its_channel_and_of_a_zone_where_it_is_the_master_s():
    (command,) = feed(control(1, 127, 3))
    assert command == Command("vibrato", {"source": ("port", 3), "depth": 1.0})
    interpreter = MidiInterpreter("port", members=2)
    sources = [each.arguments["source"] for each in interpreter.feed(control(1, 64))]
    assert sources == [("port", 0), ("port", 1), ("port", 2)]


@pytest.mark.parametrize("number", [0, 32, 6, 38, 98, 99, 100, 101, 120, 121, 123])
def test_what_has_a_meaning_of_its_own_is_not_learned(number):
    bindings = Bindings()
    bindings.await_controller("x")
    MidiInterpreter("port", bindings).feed(control(number, 1))
    assert bindings.learned == {}


def test_a_feedback_loop_is_dropped_and_said_once_and_note_offs_pass():
    interpreter = MidiInterpreter("port", guard=EchoGuard(lambda: 0.0))
    for _ in range(MOST_STRIKES):
        assert interpreter.feed(note())
    with pytest.raises(ClientError, match=r"port: key 60 .* loop"):
        interpreter.feed(note())
    assert interpreter.feed(note()) == []
    assert verbs(interpreter.feed(note(velocity=0))) == ["key"]


def test_a_lost_port_lets_go_of_every_channel_and_is_not_heard_again():
    interpreter = MidiInterpreter("port")
    let_go = interpreter.lose()
    for verb in ("release_keys", "sustain", "sostenuto", "bend"):
        sources = [command.arguments["source"] for command in let_go if command.verb == verb]
        assert sources == [("port", channel) for channel in range(CHANNELS)]
    assert interpreter.feed(note()) == []
