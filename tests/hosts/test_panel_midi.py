"""A keyboard on real JACK ports plays the daemon, and a panel in Chromium shows, sounds and learns it."""

import subprocess

import mido
import pytest

from tests.hosts.panel import ports, serve, status
from tests.hosts.test_jack_midi import BACKEND
from tests.measures import pitch_cents


@pytest.fixture
def midi(jack_server, tmp_path, monkeypatch):
    """A daemon, and a keyboard that is connected to it."""
    for name, value in jack_server.items():
        monkeypatch.setenv(name, value)
    daemon = serve(tmp_path, *ports(), midi="virtual", environment={"MIDO_BACKEND": BACKEND})
    keyboard = mido.Backend(BACKEND).open_output("player", virtual=True, client_name="player")
    listed = subprocess.run(["jack_lsp"], capture_output=True, text=True).stdout.splitlines()
    (source,) = [port for port in listed if port.startswith("player")]
    (target,) = [port for port in listed if "NSynth Bridge" in port]
    subprocess.run(["jack_connect", source, target], check=True)
    yield daemon, keyboard
    keyboard.close()
    daemon.stop()


def test_keys_wheel_and_controllers_of_midi_are_heard_and_seen_in_the_panel(midi, open_panel):
    daemon, keyboard = midi
    panel = open_panel(daemon)
    page = panel.page
    keyboard.send(mido.Message("note_on", note=60, velocity=110))
    panel.wait_for_voices(1)
    assert page.locator(".key.sounds").get_attribute("data-pitch") == "60"
    heard = []
    for wheel in (0, 8191, 0):
        keyboard.send(mido.Message("pitchwheel", pitch=wheel))
        page.wait_for_timeout(200)
        audio, rate_hz = panel.hear()
        heard.append(pitch_cents(audio, int(rate_hz), 60))
    assert heard == pytest.approx([0, 200, 0], abs=30)
    keyboard.send(mido.Message("note_off", note=60))
    panel.until(lambda: panel.js("m.sound.voices") == 0, 5)

    row = page.locator(".binding").filter(has_text="Left to right")
    controller = row.locator(".controller")
    assert controller.inner_text() == "CC 16"
    row.get_by_role("button").click()
    panel.until(lambda: page.locator("#learn-text").inner_text() == "Move a controller for left to right …")
    keyboard.send(mido.Message("control_change", channel=2, control=21, value=64))
    panel.until(lambda: controller.inner_text().startswith("CC 21, channel 3"), 5)
    assert page.locator("#learn-text").inner_text() == ""
    for value in (100, 127):
        keyboard.send(mido.Message("control_change", channel=2, control=21, value=value))
    panel.until(lambda: panel.js("m.state.position[0]") == 1, 5)
    assert status(daemon, "x") == [1.0]
    page.get_by_role("button", name="Defaults").click()
    panel.until(lambda: controller.inner_text() == "CC 16", 5)
