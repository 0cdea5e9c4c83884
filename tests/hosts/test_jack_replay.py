"""What is played through real JACK ports is traced and replayed, without JACK, to the same events."""

import subprocess
import time

import mido

from bridge.trace import Trace
from tests.bridge.test_replay import QUICK, heard_until_bye, replayed
from tests.hosts.test_jack_midi import BACKEND

LENGTH = QUICK[2:]


def perform(output):
    """Keys on two channels, pedals, a wheel, a position, a program, and a finger that stays down."""
    for message in (
        mido.Message("program_change", program=2),
        mido.Message("control_change", control=16, value=127),
        mido.Message("note_on", note=60, velocity=100),
        mido.Message("control_change", control=64, value=127),
        mido.Message("pitchwheel", pitch=4096),
        mido.Message("note_off", note=60),
        mido.Message("note_on", note=64, velocity=30, channel=3),
        mido.Message("control_change", control=17, value=64),
        mido.Message("note_on", note=67, velocity=100),
        mido.Message("control_change", control=64, value=0),
        mido.Message("control_change", control=123, value=0, channel=3),
        mido.Message("note_on", note=72, velocity=100),
    ):
        output.send(message)
        time.sleep(0.03)


def performed(run_daemon, environment, *flags):
    """What a listener hears of a performance on a keyboard, and of the daemon's end."""
    daemon = run_daemon(*LENGTH, *flags, environment={**environment, "MIDO_BACKEND": BACKEND})
    output = mido.Backend(BACKEND).open_output("player", virtual=True, client_name="player")
    ports = subprocess.run(["jack_lsp"], capture_output=True, text=True).stdout.splitlines()
    (source,) = [port for port in ports if port.startswith("player")]
    (target,) = [port for port in ports if "NSynth Bridge" in port and "list" not in port]
    subprocess.run(["jack_connect", source, target], check=True)
    with daemon.client() as listener, daemon.client() as asker:
        perform(output)
        while asker.ask("status")[6]:
            time.sleep(0.05)
        daemon.stop()
        output.close()
        return daemon, heard_until_bye(listener)


def test_a_performance_on_a_keyboard_is_replayed_to_the_same_events(
    jack_server, run_daemon, tmp_path, monkeypatch
):
    for name, value in jack_server.items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "t.jsonl"
    performed(run_daemon, jack_server)
    daemon, heard = performed(run_daemon, jack_server, "--trace", str(path))
    names = [name for name, _ in heard]
    assert names.count("play") == 4 and names.count("release") == 4 and "bend" in names
    assert {recorded.source for recorded in Trace(path) if recorded.command.verb == "key"} == {
        "midi NSynth Bridge"
    }
    outcome, heard_again = replayed(tmp_path, path, daemon.cache)
    assert heard_again == heard and outcome["refused"] == outcome["failed"] == 0
