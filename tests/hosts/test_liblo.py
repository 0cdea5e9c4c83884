"""Another OSC library's programs: liblo's oscsend and oscdump."""

import subprocess
import time

from tests.conftest import free_port, require_program


def send(port, address, *arguments):
    subprocess.run([require_program("oscsend"), "127.0.0.1", str(port), address, *arguments], check=True)


def test_oscsend_plays_a_note_that_oscdump_hears(daemon, rendered):
    port = free_port()
    with subprocess.Popen(
        ["stdbuf", "-oL", require_program("oscdump"), str(port)], stdout=subprocess.PIPE, text=True
    ) as dump:
        time.sleep(0.3)
        with daemon.client() as client:
            client.command("register", port, "oscdump")
        send(daemon.port, "/nsynth/corner", "is", "0", "flute")
        send(daemon.port, "/nsynth/position", "ff", "0.0", "0.0")
        send(daemon.port, "/nsynth/note", "iii", "60", "100", "5")
        send(daemon.port, "/nsynth/note", "ii", "60", "0")
        send(daemon.port, "/nsynth/note", "ii", "999", "0")
        time.sleep(0.5)
        with daemon.client() as client:
            client.command("unregister", port)
        dump.terminate()
        heard = [line.split(maxsplit=1)[1].strip() for line in dump.stdout]
    assert '/nsynth/corner is 0 "flute"' in heard
    assert any(line.startswith("/nsynth/play iiiiifi 5 ") and line.endswith(" 1") for line in heard), heard
    assert any(line.startswith("/nsynth/release iii ") for line in heard)
