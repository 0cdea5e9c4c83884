"""Where nothing can play: one line that names the remedy, and a daemon that goes on."""

import sys

import pytest

from bridge.doctor import examine
from bridge.ports import audio_out
from bridge.ports.audio_out import AudioOut, AudioUnavailableError
from bridge.settings import Settings
from tests.conftest import require_sounddevice

NO_JACK = {"JACK_DEFAULT_SERVER": "nobody", "JACK_NO_START_SERVER": "1"}


def test_a_missing_package_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(AudioUnavailableError, match=r"pip install nsynth-bridge\[audio\]"):
        AudioOut("default", 256, 4)
    (found,) = [finding for finding in examine(Settings()) if finding.subject == "audio"]
    assert not found.fine and not found.needed and "nsynth-bridge[audio]" in found.text


def test_a_missing_library_is_named_with_its_package(monkeypatch, tmp_path):
    """sounddevice raises OSError at import where PortAudio is not installed."""
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    with pytest.raises(AudioUnavailableError, match="libportaudio2"):
        audio_out.output_names()


def test_a_device_that_is_not_there_is_one_line_in_the_log_and_the_daemon_goes_on(run_daemon):
    require_sounddevice()
    daemon = run_daemon("--midi", "off", "--audio", "no such device", environment=NO_JACK)
    with daemon.client() as client:
        while "no sound" not in daemon.log.read_text():
            assert len(client.ask("status")) == 9
    lines = [line for line in daemon.log.read_text().splitlines() if "no sound" in line]
    assert len(lines) == 1 and "no such device" in lines[0] and "doctor" in lines[0]
    assert "Traceback" not in daemon.log.read_text()
