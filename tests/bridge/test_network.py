"""What a daemon does where it cannot have the web port or the announcement, and what it tells of them."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bridge import doctor
from bridge.errors import SetupError
from bridge.settings import Settings, load
from tests.bridge.browsers import ask, free_tcp_port, start_web, wait_until

ROOT = Path(__file__).parents[2]
SHADOW = "raise ModuleNotFoundError(name={name!r})\n"


def without_libraries(tmp_path, *names):
    """An environment in which these are not installed."""
    folder = tmp_path / "shadows"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.py").write_text(SHADOW.format(name=name))
    return {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def test_without_the_libraries_a_line_names_them_and_the_daemon_plays(run_daemon, tmp_path):
    environment = without_libraries(tmp_path, "aiohttp", "zeroconf")
    running = run_daemon(
        "--midi", "off", "--web", str(free_tcp_port()), "--announce", environment=environment
    )
    wait_until(lambda: "zeroconf" in running.log.read_text())
    lines = [line for line in running.log.read_text().splitlines() if line.startswith("W")]
    assert len(lines) == 2
    assert lines[0].endswith(
        "no web panel (it needs aiohttp: pip install nsynth-bridge[web]); going on without"
    )
    assert lines[1].endswith(
        "not announced (it needs zeroconf: pip install nsynth-bridge[announce]); going on without"
    )
    with running.client() as client:
        assert client.ask("ping")


def test_a_taken_port_is_told_in_a_line_with_who_has_it(run_daemon):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = run_daemon("--midi", "off", "--web", str(port))
        wait_until(lambda: "no web panel" in running.log.read_text())
        line = next(line for line in running.log.read_text().splitlines() if "no web panel" in line)
        assert f"cannot listen on TCP 127.0.0.1:{port} (Address already in use)" in line
        assert f"process {os.getpid()}, or choose another port by --web; going on without" in line
        with running.client() as client:
            assert client.ask("ping")


def test_without_a_worker_a_sound_is_refused_as_something_that_may_pass(tmp_path):
    running = start_web(tmp_path, environment=without_libraries(tmp_path, "torch"))
    head = (
        f"POST /instruments?name=Mine HTTP/1.1\r\nHost: 127.0.0.1:{running.web}\r\nContent-Length: 4\r\n\r\n"
    )
    status, _, body = ask(running.web, head.encode() + b"RIFF")
    running.stop()
    assert status == 503 and "worker" in json.loads(body)["error"]


def test_the_port_is_free_again_at_once(tmp_path):
    """A daemon that is restarted while pages were open has its place back."""
    first = start_web(tmp_path)
    connected = socket.create_connection(("127.0.0.1", first.web))
    connected.sendall(f"GET /nsynth HTTP/1.1\r\nHost: 127.0.0.1:{first.web}\r\n\r\n".encode())
    assert connected.recv(12) == b"HTTP/1.1 200"
    first.stop()
    (tmp_path / "again").mkdir()
    start_web(tmp_path / "again", port=first.web).stop()
    connected.close()


def test_the_settings_take_a_port_or_none():
    assert load({}, {}).web == "off"
    assert load({"web": "7772"}, {}).web == 7772
    assert load({}, {"NSYNTH_BRIDGE_WEB": "7780", "NSYNTH_BRIDGE_ANNOUNCE": "true"}).announce is True
    for bad in ("0", "70000", "panel"):
        with pytest.raises(SetupError, match="web"):
            load({"web": bad}, {})
    text = subprocess.run(
        [sys.executable, "-m", "bridge.cli", "serve", "--help"], capture_output=True, text=True
    ).stdout
    assert "--web [PORT]" in text and "7772" in text


def test_doctor_tells_of_the_web_port(monkeypatch):
    findings = {finding.subject: finding for finding in doctor.examine(Settings(web=free_tcp_port()))}
    assert findings["web panel"].fine and "is free" in findings["web panel"].text
    assert findings["announcement"].fine
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        finding = doctor._web(Settings(web=port))
        assert not finding.fine and not finding.needed
        assert f"TCP {port}: Address already in use" in finding.text
    find_spec = doctor.importlib.util.find_spec
    monkeypatch.setattr(
        doctor.importlib.util,
        "find_spec",
        lambda name: None if name in ("aiohttp", "zeroconf") else find_spec(name),
    )
    assert "pip install nsynth-bridge[web]" in doctor._web(Settings()).text
    assert "pip install nsynth-bridge[announce]" in doctor._announce(Settings()).text
