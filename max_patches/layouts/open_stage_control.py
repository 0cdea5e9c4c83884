"""Writes the layout for Open Stage Control beside this file, the same bytes each time.

`python max_patches/layouts/open_stage_control.py` writes it. With `--check` it writes nothing, and exits 1
if the file is not what it would write. The properties are those of the widgets' reference
(openstagecontrol.ammd.net/docs/widgets/properties-reference), the frame that of its session files.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

Widget = dict[str, Any]

HERE = Path(__file__).resolve().parent
FILE = HERE / "open_stage_control.json"
PRESETS = HERE.parents[1] / "presets"
# The version whose properties these are: a newer one converts what it has changed since.
VERSION = "1.25.0"
# The port that Open Stage Control is to be started with, as README.md says.
LISTENING_PORT = 7771
DIMENSIONS = 16
# A knob may go to 16; beyond that most instruments are noise.
MOST_SHIFT = 4
MOST_GLIDE_SECONDS = 2


def session() -> dict[str, Any]:
    # A second phone registers the same port: that is one listener.
    register = f"send('/nsynth/register', {{type: 'i', value: {LISTENING_PORT}}}, 'open_stage_control')"
    hello = f"{register}\nsend('/nsynth/refresh')"
    root = {
        **panel("root", "vertical", square_and_choices(hello), keyboard(), knobs(), failures()),
        "type": "root",
        "onCreate": hello,
    }
    return {"createdWith": "Open Stage Control", "version": VERSION, "type": "session", "content": root}


# The parts


def square_and_choices(hello: str) -> Widget:
    square = widget(
        "xy",
        "position",
        address="/nsynth/position",
        typeTags="ff",
        decimals=4,
        snap=True,
        pips=False,
        rangeX={"min": 0, "max": 1},
        # y goes down.
        rangeY={"min": 1, "max": 0},
        expand=True,
    )
    left = panel(
        "square",
        "vertical",
        panel("upper_corners", "horizontal", corner(0), corner(1), height="12%"),
        square,
        panel("lower_corners", "horizontal", corner(2), corner(3), height="12%"),
        width="50%",
    )
    right = panel("choices", "vertical", presets(), glide(), buttons(hello), expand=True)
    return panel("upper", "horizontal", left, right, expand=True)


def corner(index: int) -> Widget:
    return shown(f"corner_{index}", "/nsynth/corner", preArgs=[index], expand=True)


def presets() -> Widget:
    """The bundled ones; which one is in use is told by the text below them, also one of the user's own."""
    names = [json.loads(path.read_text("utf-8"))["name"] for path in PRESETS.glob("*.json")]
    choice = widget(
        "switch",
        "preset",
        address="/nsynth/preset",
        typeTags="s",
        values=sorted(names),
        mode="click",
        layout="grid",
        gridTemplate=3,
        wrap="soft",
        expand=True,
    )
    name = shown("preset_name", "/nsynth/preset.loaded", follows="preset", height="12%")
    return panel("presets", "vertical", choice, name, expand=True)


def glide() -> Widget:
    fader = widget(
        "fader",
        "glide",
        address="/nsynth/glide",
        typeTags="f",
        range={"min": 0, "max": MOST_GLIDE_SECONDS},
        horizontal=True,
        design="compact",
        html="glide",
        expand=True,
    )
    return panel(
        "glides",
        "horizontal",
        fader,
        shown("glide_now", "/nsynth/glide.now", follows="glide", width="20%"),
        height="14%",
    )


def buttons(hello: str) -> Widget:
    # Neither sends a value of its own: what has been pressed is in its script, or takes no arguments.
    connect = widget(
        "button", "connect", mode="momentary", bypass=True, label="connect again", onValue=hello, expand=True
    )
    panic = widget(
        "button", "panic", address="/nsynth/panic", mode="momentary", colorWidget="#c0392b", expand=True
    )
    return panel("buttons", "horizontal", connect, panic, height="14%")


def keyboard() -> Widget:
    """The lower a key is touched, the harder it is struck; it is lifted by velocity 0."""
    return widget(
        "keyboard",
        "keys",
        address="/nsynth/note",
        typeTags="ii",
        decimals=0,
        keys=37,
        start=36,
        on=127,
        off=0,
        velocity=True,
        height="22%",
    )


def knobs() -> Widget:
    return panel("knobs", "horizontal", *map(knob, range(DIMENSIONS)), height="24%")


def knob(dimension: int) -> Widget:
    fader = widget(
        "fader",
        f"shift_{dimension}",
        address="/nsynth/shift",
        preArgs=[dimension],
        typeTags="if",
        range={"min": -MOST_SHIFT, "max": MOST_SHIFT},
        origin=0,
        default=0,
        # Back to 0.
        doubleTap=True,
        design="compact",
        html=str(dimension),
        expand=True,
    )
    now = shown(
        f"shift_now_{dimension}",
        "/nsynth/shift.now",
        follows=f"shift_{dimension}",
        preArgs=[dimension],
        height="25%",
    )
    return panel(f"knob_{dimension}", "vertical", fader, now, expand=True)


def failures() -> Widget:
    return shown("failures", "/nsynth/fail", height="5%")


# What they are made of


def widget(kind: str, identity: str, **properties: Any) -> Widget:
    return {"type": kind, "id": identity, **properties}


def panel(identity: str, layout: str, *widgets: Widget, **properties: Any) -> Widget:
    return widget(
        "panel",
        identity,
        layout=layout,
        scroll=False,
        innerPadding=False,
        **properties,
        widgets=list(widgets),
    )


def shown(identity: str, address: str, follows: str = "", **properties: Any) -> Widget:
    """A text that shows an event of the bridge, and sets another widget, which does not send it back."""
    if follows:
        properties["onValue"] = f"set('{follows}', value, {{send: false}})"
    return widget("text", identity, address=address, bypass=True, **properties)


def text() -> str:
    return json.dumps(session(), indent=2) + "\n"


def main() -> int:
    options = argparse.ArgumentParser(description="Write the layout for Open Stage Control.")
    options.add_argument("--check", action="store_true", help="exit 1 if the file differs; write nothing")
    if not options.parse_args().check:
        FILE.write_text(text(), "utf-8")
        return 0
    if FILE.is_file() and FILE.read_text("utf-8") == text():
        return 0
    print(f"{FILE.name} is stale; run python max_patches/layouts/{Path(__file__).name}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
