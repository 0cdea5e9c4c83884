"""MIDI through real JACK ports into the daemon's virtual port."""

import subprocess
import time

import mido
import pytest

from tests.conftest import start_daemon
from tests.hosts.conftest import INSTRUMENTS, PITCH
from tests.measures import cents_table, file_cents

BACKEND = "mido.backends.rtmidi/UNIX_JACK"


@pytest.fixture(scope="module")
def midi(jack_server, tmp_path_factory):
    """A daemon with a virtual JACK port, and an output that is connected to it."""
    patch = pytest.MonkeyPatch()
    for name, value in jack_server.items():
        patch.setenv(name, value)
    flags = "--midi", "virtual", "--note-seconds", "0.75"
    folder = tmp_path_factory.mktemp("jack")
    daemon = start_daemon(folder, *flags, environment={"MIDO_BACKEND": BACKEND})
    output = mido.Backend(BACKEND).open_output("keyboard", virtual=True, client_name="keyboard")
    listed = subprocess.run(["jack_lsp"], capture_output=True, text=True).stdout.splitlines()
    (source,) = [port for port in listed if port.startswith("keyboard")]
    (target,) = [port for port in listed if "NSynth Bridge" in port]
    subprocess.run(["jack_connect", source, target], check=True)
    yield daemon, output
    output.close()
    daemon.stop()
    patch.undo()


def wait_for(client, wanted, seconds=30.0):
    for name, values in client.messages(seconds):
        if name in wanted:
            return values
    raise AssertionError(f"no {wanted} within {seconds} s")


def strike(client, output, instrument):
    """Press and lift C4 with an instrument in the corner; what the daemon told at once."""
    client.command("corner", 0, instrument)
    output.send(mido.Message("note_on", note=PITCH, velocity=100))
    told = wait_for(client, ("play", "progress"))
    output.send(mido.Message("note_off", note=PITCH))
    return told


def test_notes_from_jack_end_as_files_in_tune(midi, figures):
    daemon, output = midi
    with daemon.client() as client:
        client.send("position", 0.0, 0.0)
        for instrument in INSTRUMENTS:
            strike(client, output, instrument)
        while client.ask("status")[6]:
            time.sleep(0.2)
        cents = {}
        for instrument in INSTRUMENTS:
            _, slot, _, _, _, _, exact = strike(client, output, instrument)
            assert exact == 1
            cents[instrument] = file_cents(client.state.slots[slot].path, PITCH)
    figures.extend(cents_table("C4 from JACK MIDI, the files", cents))
    assert len(cents) == 16 and sum(abs(value) <= 50 for value in cents.values()) >= 15


def test_controllers_pedal_and_program_arrive(midi):
    daemon, output = midi
    with daemon.client() as client:
        output.send(mido.Message("program_change", program=2))
        loaded = wait_for(client, ["preset.loaded"])[0]
        presets = [values[1] for name, values in client.command("presets") if name == "preset.name"]
        assert loaded == presets[2]
        output.send(mido.Message("control_change", control=16, value=127))
        output.send(mido.Message("control_change", control=17, value=0))
        time.sleep(0.2)
        assert client.ask("status")[4:6] == [1.0, 0.0]
        output.send(mido.Message("control_change", control=64, value=127))
        output.send(mido.Message("note_on", note=PITCH, velocity=100))
        slot = wait_for(client, ["play"])[1]
        output.send(mido.Message("note_off", note=PITCH))
        assert not any(name == "release" for name, _ in client.messages(0.3))
        output.send(mido.Message("control_change", control=64, value=0))
        assert wait_for(client, ["release"])[1:] == [slot, PITCH]
