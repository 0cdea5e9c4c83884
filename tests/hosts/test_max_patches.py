"""The Max patches are what build.py writes, lint clean, and keep to the OSC table; so do the Pd patches.

Max itself is not run here. The Pd patches are played for real in test_pd.py.
"""

import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from bridge.protocol.addresses import COMMANDS, EVENTS, Address

FOLDER = Path(__file__).resolve().parents[2] / "max_patches"
NAMES = ("nsynth_bridge", "nsynth_slot", "nsynth_voice")


class Graph:
    """A .maxpat: its boxes by id with all that a cord from each leads to."""

    def __init__(self, patcher: dict) -> None:
        self.boxes = {entry["box"]["id"]: entry["box"] for entry in patcher["boxes"]}
        self.lines = [
            (*entry["patchline"]["source"], *entry["patchline"]["destination"]) for entry in patcher["lines"]
        ]

    def text(self, identity: str) -> str:
        box = self.boxes[identity]
        return box.get("text", box["maxclass"])

    def after(self, identity: str, outlet: int | None = None) -> set[str]:
        return {
            target for source, out, target, _ in self.lines if source == identity and outlet in (None, out)
        }

    def before(self, identity: str) -> set[str]:
        return {source for source, _, target, _ in self.lines if target == identity}

    def find(self, pattern: str) -> list[str]:
        return [identity for identity in self.boxes if re.match(pattern, self.text(identity))]


@pytest.fixture(scope="module")
def main() -> Graph:
    return Graph(json.loads((FOLDER / "nsynth_bridge.maxpat").read_text())["patcher"])


@pytest.fixture
def build(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    import build

    return build


def takes(address: Address, count: int) -> bool:
    required = sum(not argument.optional for argument in address.arguments)
    return required <= count <= len(address.arguments)


def test_committed_patches_are_what_the_script_writes(build, tmp_path):
    for path in build.build(tmp_path):
        assert (FOLDER / path.name).read_bytes() == path.read_bytes(), f"run build.py for {path.name}"


def test_check_tells_a_stale_patch_from_a_fresh_one(build, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sys, "argv", ["build.py", "--check"])
    monkeypatch.setattr(build, "HERE", tmp_path)
    build.build(tmp_path)
    assert build.main() == 0
    (tmp_path / "nsynth_slot.maxpat").write_text("{}")
    assert build.main() == 1
    assert "nsynth_slot.maxpat" in capsys.readouterr().err


def test_script_runs_from_any_folder(build, tmp_path):
    command = [sys.executable, str(FOLDER / "build.py"), "--check"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0


@pytest.mark.parametrize("name", NAMES)
def test_linter_finds_no_error_and_only_our_own_objects_unknown(build, name):
    from py2max import Patcher

    findings = Patcher.from_file(FOLDER / f"{name}.maxpat").lint()
    assert [str(finding) for finding in findings if finding.severity == "error"] == []
    unknown = [finding.message for finding in findings if finding.code == "W-UNKNOWN-OBJECT"]
    assert all("'nsynth_slot'" in message for message in unknown)
    assert not [str(finding) for finding in findings if finding.code == "W-OVERLAP"]


def test_all_that_is_sent_is_in_the_table_and_reaches_udpsend(main):
    (send,) = main.find("udpsend ")
    senders = main.find(r"(prepend )?/nsynth/")
    sent = set()
    for sender in senders:
        words = main.text(sender).removeprefix("prepend ").split()
        assert words[0] in COMMANDS
        assert main.after(sender) == {send}
        sent.add(words[0].removeprefix("/nsynth/"))
        if not main.text(sender).startswith("prepend"):
            assert takes(COMMANDS[words[0]], len(words) - 1), words
        for source in main.before(sender):
            if main.text(source).startswith("pack "):
                assert takes(COMMANDS[words[0]], len(main.text(source).split()) - 1), words
    assert sent >= {
        "register",
        "refresh",
        "presets",
        "preset",
        "position",
        "note",
        "slot.ack",
        "ping",
        "panic",
    }
    # Nothing but OSC and a change of port goes out.
    assert all(source in senders or main.text(source) == "port $1" for source in main.before(send))


def test_all_that_is_heard_is_in_the_table_and_goes_somewhere(main):
    (receive,) = main.find("udpreceive ")
    (route,) = main.find("route /nsynth/")
    assert main.after(receive) == {route}
    events = main.text(route).split()[1:]
    assert {"/nsynth/slot", "/nsynth/play", "/nsynth/release", "/nsynth/pong", "/nsynth/bye"} <= set(events)
    for outlet, event in enumerate(events):
        assert event in EVENTS
        followers = main.after(route, outlet)
        assert followers, event
        for follower in followers:
            used = [int(number) for number in re.findall(r"\$(\d)", main.text(follower))]
            if main.boxes[follower]["maxclass"] == "message" and used:
                assert max(used) <= len(EVENTS[event].arguments), event


def test_every_slot_has_two_buffers_of_its_own(main):
    (identity,) = main.find("p slots")
    inner = Graph(main.boxes[identity]["patcher"])
    slots = [inner.text(slot).split()[1:] for slot in inner.find("nsynth_slot ")]
    (route,) = inner.find("route 0 ")
    assert [slot for slot, _, _ in slots] == inner.text(route).split()[1:] == [str(n) for n in range(64)]
    assert len({buffer for _, *buffers in slots for buffer in buffers}) == 128
    for outlet, slot in enumerate(inner.find("nsynth_slot ")):
        assert inner.after(route, outlet) == {slot}


@pytest.mark.parametrize("name", NAMES)
def test_no_outlet_cord_is_doubled_and_no_inner_box_is_loose(name):
    graph = Graph(json.loads((FOLDER / f"{name}.maxpat").read_text())["patcher"])
    assert len(graph.lines) == len(set(graph.lines))
    wired = {end for source, _, target, _ in graph.lines for end in (source, target)}
    loose = [graph.text(one) for one in graph.boxes if one not in wired]
    assert all(graph.boxes[one]["maxclass"] == "comment" for one in graph.boxes if one not in wired), loose


def test_controls_do_not_cover_each_other_on_the_screen(main):
    shown = [box for box in main.boxes.values() if box.get("presentation")]
    assert {"pictslider", "kslider", "umenu", "gain~", "led"} <= {box["maxclass"] for box in shown}
    for one, other in combinations(shown, 2):
        (x, y, width, height), (x2, y2, width2, height2) = (
            one["presentation_rect"],
            other["presentation_rect"],
        )
        apart = x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y
        assert apart, (one, other)


def test_no_script_is_long():
    for path in FOLDER.glob("*.py"):
        assert len(path.read_text().splitlines()) < 300, path.name
