"""docs/python.md: every piece of code on it runs, on a real daemon."""

import re
import threading
import time
from pathlib import Path

import pytest

from bridge import client as package
from tests.conftest import start_daemon

ROOT = Path(__file__).parents[2]
SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.DOTALL)
# What each prints, or leaves behind.
TELLS = [
    r"60 (exact|nearest|exact, late) \d+\.\d ms .*\.wav\n64 .*\n67 .*\nStatus\(r=\d+, model='default'",
    r".*did you mean 'Chamber'.*\n\['Bells and Breath', .*\] \['\w+', ",
    r"",
    r"(slot \d+ holds .*\.wav\n)*(exactly 62 from slot|a neighbour at)",
    r"",
    r"",
    r"(\d+\.\d s left\n)+.*\.wav",
    r"plays (55|59)\n(.*\n)*default \['.*\.wav', '.*\.wav'\]",
]


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    running = start_daemon(tmp_path_factory.mktemp("page"), "--midi", "off", "--note-seconds", "0.3")
    yield running
    running.stop()


class EnoughError(Exception):
    pass


def run(snippet, port):
    """Run it as a script on the daemon of this port; its names."""
    names = {"__name__": "__main__"}
    exec(compile(snippet.replace("Client()", f"Client(port={port})"), "docs/python.md", "exec"), names)
    return names


def test_the_page_has_as_many_pieces_as_are_checked_here():
    assert len(SNIPPETS) == len(TELLS)


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_every_piece_of_code_on_the_page_runs(daemon, number, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    run(SNIPPETS[number], daemon.port)
    assert re.match(TELLS[number], capsys.readouterr().out, re.MULTILINE)
    if "grid" in SNIPPETS[number]:
        assert len(list((tmp_path / "grid").glob("?_?_*.wav"))) == 18


def test_the_loop_for_ever_finds_a_restarted_daemon(run_daemon):
    (snippet,) = [snippet for snippet in SNIPPETS if "def follow" in snippet]
    daemon = run_daemon("--midi", "off", "--note-seconds", "0.3")
    heard = []

    def hear(event):
        heard.append(event)
        if isinstance(event, package.Play):
            raise EnoughError

    with daemon.client(2.0) as client:
        follow = run(snippet, daemon.port)["follow"]
        following = threading.Thread(target=pytest.raises, args=(EnoughError, follow, client, hear))
        following.start()
        daemon.stop()
        again = run_daemon("--osc-port", str(daemon.port), "--midi", "off", "--note-seconds", "0.3")
        end = time.monotonic() + 10
        with again.client() as other:
            while other.statistics()["osc"]["listeners"] < 2:
                assert time.monotonic() < end
                time.sleep(0.05)
            (note,) = other.play([60])
        following.join(10)
    assert package.Bye() in heard and heard[-1].r == note.request
