"""The layout for Open Stage Control is what its script writes, and keeps to the table of addresses."""

import json
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from bridge.protocol.addresses import EVENTS
from bridge.protocol.messages import check_command, check_value

SCRIPT = Path(__file__).parents[2] / "max_patches" / "layouts" / "open_stage_control.py"
# Of the reference of widgets, those that the layout may use.
COMMON = "type id width height expand html colorWidget default bypass onCreate onValue"
OSC = "address preArgs typeTags decimals"
OWN = {
    "root": "layout scroll innerPadding widgets",
    "panel": "layout scroll innerPadding widgets",
    "xy": "snap pips rangeX rangeY",
    "switch": "values mode layout gridTemplate wrap",
    "fader": "range origin horizontal design doubleTap",
    "button": "mode label",
    "keyboard": "keys start on off velocity",
    "text": "",
}
CAST = {"i": int, "f": float, "s": str}


def within(widget):
    yield widget
    for inner in widget.get("widgets", ()):
        yield from within(inner)


@pytest.fixture(scope="module")
def session():
    return json.loads(SCRIPT.with_suffix(".json").read_text("utf-8"))


@pytest.fixture(scope="module")
def widgets(session):
    return list(within(session["content"]))


def sent(widget):
    """The values, without those before them, that a widget sends at the ends of what it can be moved to."""
    match widget["type"]:
        case "xy":
            return list(product(widget["rangeX"].values(), widget["rangeY"].values()))
        case "fader":
            return [(value,) for value in widget["range"].values()]
        case "switch":
            return [(value,) for value in widget["values"]]
        case "keyboard":
            pitches = widget["start"], widget["start"] + widget["keys"] - 1
            return list(product(pitches, (widget["on"], widget["off"])))
        case "button":
            return [()] if widget["mode"] == "momentary" else []
    raise AssertionError(f"{widget['type']} sends what nobody has thought of")


def test_it_is_what_the_script_writes():
    assert subprocess.run([sys.executable, SCRIPT, "--check"]).returncode == 0


def test_widgets_are_named_once_and_have_documented_properties(session, widgets):
    assert session["type"] == "session" and session["content"]["type"] == "root"
    names = [widget["id"] for widget in widgets]
    assert len(names) == len(set(names)) > 50
    for widget in widgets:
        unknown = set(widget) - set(f"{COMMON} {OSC} {OWN[widget['type']]}".split())
        assert not unknown, (widget["id"], unknown)


def test_what_it_sends_is_a_command_at_both_ends_of_its_range(widgets):
    verbs = []
    for widget in widgets:
        if "address" not in widget or widget.get("bypass"):
            continue
        for values in sent(widget):
            values = [*widget.get("preArgs", ()), *values]
            tags = widget.get("typeTags", "")
            assert len(tags) == len(values), f"{widget['id']}: numbers without a type are sent as floats"
            cast = [CAST[tag](value) for tag, value in zip(tags, values, strict=True)]
            verbs.append(check_command(widget["address"], cast).verb)
    assert set(verbs) == {"position", "note", "preset", "shift", "glide", "panic"}
    assert verbs.count("shift") == 32


def test_what_it_shows_is_an_event_and_what_follows_it_is_there(widgets):
    by_name = {widget["id"]: widget for widget in widgets}
    shown = [widget for widget in widgets if widget.get("bypass") and "address" in widget]
    for widget in shown:
        arguments = EVENTS[widget["address"]].arguments
        for value, argument in zip(widget.get("preArgs", ()), arguments, strict=False):
            check_value(argument, value)
        for name in re.findall(r"set\('(\w+)'", widget.get("onValue", "")):
            assert "send: false" in widget["onValue"], "it would go round for ever"
            followed = by_name[name]
            assert followed.get("preArgs", []) == widget.get("preArgs", [])
    assert {widget["address"].removeprefix("/nsynth/") for widget in shown} == {
        "corner",
        "preset.loaded",
        "glide.now",
        "shift.now",
        "fail",
    }


def test_its_scripts_send_commands(widgets):
    scripts = [widget[key] for widget in widgets for key in ("onCreate", "onValue") if key in widget]
    said = [line for script in scripts for line in script.splitlines() if line.startswith("send(")]
    assert said
    for line in said:
        address, *rest = re.findall(r"'([^']*)'|value: (\d+)", re.sub(r"type: '\w'", "", line))
        check_command(address[0], [text or int(number) for text, number in rest])
