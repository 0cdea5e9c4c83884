import mido
import pytest

from bridge.protocol.messages import Command
from bridge.protocol.midi import MidiInterpreter

SOURCE = ("port", 0)


def feed(*messages):
    interpreter = MidiInterpreter("port")
    return [command for message in messages for command in interpreter.feed(message)]


def control(number, value):
    return mido.Message("control_change", control=number, value=value)


def test_note_on_with_velocity_0_is_note_off():
    on, off, also_off = feed(
        mido.Message("note_on", note=60, velocity=90),
        mido.Message("note_on", note=60, velocity=0),
        mido.Message("note_off", note=60, velocity=64),
    )
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


def test_pedal_and_the_three_ways_to_stop():
    down, up, reset, notes, sound = feed(
        control(64, 64), control(64, 63), control(121, 0), control(123, 0), control(120, 0)
    )
    assert (down.arguments["down"], up.arguments["down"], reset.arguments["down"]) == (True, False, False)
    assert (notes.arguments["pedal_too"], sound.arguments["pedal_too"]) == (False, True)


def test_clock_sensing_and_unused_controllers_are_ignored():
    assert feed(mido.Message("clock"), mido.Message("active_sensing"), control(7, 100)) == []
