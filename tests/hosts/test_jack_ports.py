"""Several real JACK ports at once, which come, go and feed back; the wheel and MIDI learn on the way."""

import json
import subprocess
import threading
import time
from contextlib import contextmanager

import mido
import pytest

from bridge.cli import main
from bridge.ports.midi_ports import SCAN_SECONDS
from bridge.protocol.echoes import MOST_STRIKES
from tests.conftest import start_daemon
from tests.hosts.conftest import PITCH
from tests.hosts.test_jack_midi import BACKEND, wait_for


@pytest.fixture(scope="module")
def daemon(jack_server, tmp_path_factory):
    """A daemon that wants two ports and has one of its own; C4 is in its cache."""
    patch = pytest.MonkeyPatch()
    for name, value in jack_server.items():
        patch.setenv(name, value)
    flags = "--midi", "keys", "--midi", "pads,virtual", "--note-seconds", "0.3"
    running = start_daemon(tmp_path_factory.mktemp("ports"), *flags, environment={"MIDO_BACKEND": BACKEND})
    with running.client() as client:
        client.play([PITCH])
    yield running
    running.stop()
    patch.undo()


def count_opened(daemon, name):
    return daemon.log.read_text().count(f"MIDI input {name}:{name}\n")


@contextmanager
def plugged_in(daemon, name):
    """A device that the daemon has opened."""
    # Two of one name at once would be one to the daemon: the last one has to be missed first.
    while daemon.log.read_text().count(f"{name}:{name} has gone") < count_opened(daemon, name):
        time.sleep(0.05)
    opened = count_opened(daemon, name)
    output = mido.Backend(BACKEND).open_output(name, virtual=True, client_name=name)
    try:
        for _ in range(100):
            if count_opened(daemon, name) > opened:
                break
            time.sleep(0.05)
        else:
            raise AssertionError(daemon.log.read_text())
        # JACK's connections carry something from the server's next cycle on.
        time.sleep(0.1)
        yield output
    finally:
        output.close()


def note(velocity=100, pitch=PITCH):
    return mido.Message("note_on", note=pitch, velocity=velocity)


def control(number, value):
    return mido.Message("control_change", control=number, value=value)


def test_a_port_that_vanishes_releases_its_notes_and_is_heard_again_when_it_comes_back(daemon, figures):
    with daemon.client() as client:
        with plugged_in(daemon, "keys") as keys:
            keys.send(control(64, 127))
            keys.send(note())
            number, slot, *_ = wait_for(client, ["play"])
            keys.send(note(0))
            assert not any(name == "release" for name, _ in client.messages(0.3))
            gone = time.monotonic()
        assert wait_for(client, ["release"], 5) == [number, slot, PITCH]
        took = time.monotonic() - gone
        figures.append(f"note of a vanished MIDI port released after {took:.2f} s")
        assert took < SCAN_SECONDS + 1
        with plugged_in(daemon, "keys") as keys:
            keys.send(note())
            again = wait_for(client, ["play"])[0]
            keys.send(note(0))
            assert wait_for(client, ["release"])[0] == again != number


def test_of_two_ports_the_one_that_stays_keeps_its_note(daemon):
    with daemon.client() as client, plugged_in(daemon, "pads") as pads:
        with plugged_in(daemon, "keys") as keys:
            keys.send(note(100))
            first = wait_for(client, ["play"])[0]
            pads.send(note(90))
            second = wait_for(client, ["play"])[0]
        assert wait_for(client, ["release"], 5)[0] == first
        assert not any(name == "release" for name, _ in client.messages(0.3))
        pads.send(note(0))
        assert wait_for(client, ["release"])[0] == second


def test_a_program_that_ends_leaves_no_note_in_the_virtual_port(daemon):
    with daemon.client() as client:
        output = mido.Backend(BACKEND).open_output("daw", virtual=True, client_name="daw")
        listed = subprocess.run(["jack_lsp"], capture_output=True, text=True).stdout.splitlines()
        (target,) = [port for port in listed if port.endswith(":NSynth Bridge")]
        subprocess.run(["jack_connect", "daw:daw", target], check=True)
        time.sleep(2 * SCAN_SECONDS)
        output.send(note())
        number = wait_for(client, ["play"])[0]
        output.close()
        assert wait_for(client, ["release"], 5)[0] == number


def test_the_wheel_bends_the_note_that_sounds(daemon):
    with daemon.client() as client, plugged_in(daemon, "keys") as keys:
        keys.send(note())
        number, slot, *_ = wait_for(client, ["play"])
        keys.send(mido.Message("pitchwheel", pitch=8191))
        bent = wait_for(client, ["bend"])
        assert bent[:3] == [number, slot, PITCH] and bent[3] == pytest.approx(2 ** (2 / 12))


def test_a_knob_is_taught_moves_x_and_is_forgotten(daemon):
    with daemon.client() as client, plugged_in(daemon, "pads") as pads:
        client.command("learn", "x")
        pads.send(control(21, 127))
        told = [values for name, values in client.messages(0.5) if name == "binding"]
        assert ["x", "pads:pads", 1, 21] in told and client.ask("status")[4] == 1.0
        pads.send(control(21, 0))
        time.sleep(0.2)
        assert client.ask("status")[4] == 0.0
        client.command("learn.clear")
        pads.send(control(21, 127))
        time.sleep(0.2)
        assert client.ask("status")[4] == 0.0


def test_a_host_that_plays_back_what_it_hears_is_stopped_and_that_is_said_once(daemon):
    with daemon.client() as client, plugged_in(daemon, "keys") as keys:
        keys.send(note())
        strikes = 0
        for name, _ in client.messages(2.0):
            if name == "play":
                strikes += 1
                keys.send(note())
        assert strikes == MOST_STRIKES
        assert daemon.log.read_text().count("feedback loop") == 1
        keys.send(note(0))


def test_a_note_comes_through_a_flood_of_clock_and_sensing(daemon):
    with daemon.client() as client, plugged_in(daemon, "keys") as keys:
        for _ in range(3000):
            keys.send(mido.Message("clock"))
            keys.send(mido.Message("active_sensing"))
        time.sleep(0.5)
        began = time.monotonic()
        keys.send(note())
        wait_for(client, ["play"])
        assert time.monotonic() - began < 0.5


def test_the_doctor_tells_which_inputs_are_there_and_which_are_waited_for(daemon, capsys, monkeypatch):
    monkeypatch.setenv("MIDO_BACKEND", BACKEND)
    with plugged_in(daemon, "keys"):
        main(["doctor", "--json", "--midi", "KEYS", "--midi", "organ,virtual"])
    (found,) = [each for each in json.loads(capsys.readouterr().out) if each["subject"] == "MIDI"]
    assert "keys:keys" in found["text"] and found["text"].endswith("waited for: organ")


def test_a_daemon_ends_in_good_order_while_notes_pour_in(jack_server, tmp_path, monkeypatch):
    """rtmidi deletes a port while it holds Python's lock, for which the port's callbacks wait."""
    for name, value in jack_server.items():
        monkeypatch.setenv(name, value)
    flags = "--midi", "flood"
    daemon = start_daemon(tmp_path, *flags, environment={"MIDO_BACKEND": BACKEND})
    with plugged_in(daemon, "flood") as flood:
        ended = threading.Event()

        def pour():
            while not ended.is_set():
                for pitch in range(20, 40):
                    flood.send(control(7, pitch))
                time.sleep(0.001)

        thread = threading.Thread(target=pour)
        thread.start()
        time.sleep(1)
        took = daemon.stop()
        ended.set()
        thread.join()
        assert took < 3
