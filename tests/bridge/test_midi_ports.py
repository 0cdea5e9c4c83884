"""What tests/hosts/test_jack_ports.py cannot show with JACK: names whose numbers change, and no MIDI."""

import pytest

from bridge.ports import midi_ports
from bridge.ports.midi_ports import VARIABLE, MidiPorts, MidiUnavailableError, open_system, stable_name
from bridge.protocol.midi import MidiInterpreter


class FakePort:
    def __init__(self):
        self.bytes, self.deleted = [], False

    def get_message(self):
        return (self.bytes.pop(0), 0.0) if self.bytes else None

    def delete(self):
        self.deleted = True


class FakeSystem:
    """Devices by name, as a player plugs them in and out."""

    def __init__(self):
        self.devices, self.refused = {}, set()

    def names(self):
        return list(self.devices)

    def open(self, name):
        if name in self.refused:
            raise OSError("busy")
        if name == midi_ports.VIRTUAL:
            return FakePort()
        self.devices[name] = FakePort()
        return self.devices[name]


class Loop:
    def call_soon_threadsafe(self, call, *arguments):
        call(*arguments)


class Desk:
    """Ports on a fake system, scanned by hand; keys that were struck by port."""

    def __init__(self, *wanted):
        self.keys, self.commands = [], []
        self.ports = MidiPorts(wanted, MidiInterpreter, self.handle)
        self.ports._system = self.system = FakeSystem()
        self.ports._loop = Loop()

    def handle(self, command, port):
        assert port
        self.commands.append(command)
        if command.verb == "key":
            self.keys.append(command.arguments["source"][0])

    def plug(self, *names):
        self.system.devices.update(dict.fromkeys(names))
        self.ports._scan()

    def unplug(self, name):
        port = self.system.devices.pop(name)
        self.ports._scan()
        return port

    def strike(self, *names):
        """The port that each key was heard from."""
        self.keys.clear()
        for name in names:
            self.system.devices[name].bytes.append([0x90, 60, 100])
            self.ports._read()
        return list(self.keys)


def test_a_device_that_comes_back_under_another_number_is_the_same():
    desk = Desk("keystep")
    desk.plug("Midi Through 14:0", "Arturia KeyStep:KeyStep MIDI 1 24:0")
    assert desk.strike("Arturia KeyStep:KeyStep MIDI 1 24:0") == ["Arturia KeyStep:KeyStep MIDI 1"]
    assert desk.unplug("Arturia KeyStep:KeyStep MIDI 1 24:0").deleted
    desk.plug("Arturia KeyStep:KeyStep MIDI 1 28:0")
    assert desk.strike("Arturia KeyStep:KeyStep MIDI 1 28:0") == ["Arturia KeyStep:KeyStep MIDI 1"]


def test_while_it_is_away_no_other_that_fits_the_name_takes_its_place():
    desk = Desk("MIDI")
    desk.plug("A MIDI 20:0", "B MIDI 24:0")
    desk.unplug("A MIDI 20:0")
    assert desk.system.devices["B MIDI 24:0"] is None
    desk.plug("A MIDI 20:0")
    assert desk.strike("A MIDI 20:0") == ["A MIDI"]


def test_two_devices_of_one_make_are_two_sources():
    desk = Desk("pad", "Pad")
    desk.plug("Pad 20:0", "Pad 24:0")
    assert desk.strike("Pad 20:0", "Pad 24:0") == ["Pad", "Pad (2)"]
    desk.unplug("Pad 20:0")
    lost = {command.arguments["source"][0] for command in desk.commands if command.verb == "release_keys"}
    assert lost == {"Pad"}


def test_a_port_that_refuses_is_tried_again_and_that_is_said_once(caplog):
    desk = Desk("keys")
    desk.system.refused.add("keys 20:0")
    for _ in range(3):
        desk.plug("keys 20:0")
    assert caplog.text.count("busy") == 1
    desk.system.refused.clear()
    desk.plug()
    assert desk.strike("keys 20:0") == ["keys"]


def test_any_port_that_vanishes_lets_go_of_what_the_virtual_one_holds():
    desk = Desk(midi_ports.VIRTUAL)
    desk.plug("daw 130:0")
    desk.unplug("daw 130:0")
    verbs = [command.verb for command in desk.commands]
    assert verbs.count("release_keys") == 16
    (virtual,) = desk.ports._open_inputs()
    virtual.port.bytes.append([0x90, 60, 100])
    desk.ports._read()
    assert desk.keys == [midi_ports.VIRTUAL_NAME]


@pytest.mark.parametrize(
    "system, name, stable",
    [
        (
            "linux",
            "Launch Control XL:Launch Control XL MIDI 1 24:0",
            "Launch Control XL:Launch Control XL MIDI 1",
        ),
        ("linux", "system:midi_capture_1", "system:midi_capture_1"),
        ("darwin", "IAC Driver Bus 1", "IAC Driver Bus 1"),
        ("win32", "loopMIDI Port 2", "loopMIDI Port"),
    ],
)
def test_a_name_loses_what_changes_from_one_plugging_in_to_the_next(monkeypatch, system, name, stable):
    monkeypatch.setattr(midi_ports.sys, "platform", system)
    assert stable_name(name) == stable


@pytest.mark.parametrize(
    "chosen, says", [("mido.backends.portmidi", VARIABLE), ("mido.backends.rtmidi/BEOS", "API_BEOS")]
)
def test_what_cannot_be_opened_is_said_in_one_line(monkeypatch, chosen, says):
    monkeypatch.setenv(VARIABLE, chosen)
    with pytest.raises(MidiUnavailableError, match=says) as told:
        open_system()
    assert "\n" not in str(told.value)
