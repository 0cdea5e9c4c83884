"""The Max for Live instrument: where its controls are, and what of them Live keeps and automates."""

from typing import Any

from panel import DIMENSIONS, NOT_CONNECTED, Panel
from py2max import Box
from screen import ACCENT, DAEMON_PORT, FIELD, LIGHT
from sheet import INSTANCE, Sheet, Shown

WIDTH = 944
FLOAT, INTEGER = 0, 1
# What Live does with a parameter. What the bridge or a preset moves is hidden: a knob that follows what it
# is told must not fill the undo list, be overdubbed or bring an old value back as a set is opened.
AUTOMATED, STORED, HIDDEN = 0, 1, 2


def device() -> Sheet:
    s = Sheet("NSynth Bridge", [60.0, 80.0, 1400.0, 900.0], openinpresentation=1, device_type="instrument")
    s.patcher.enable_presentation(devicewidth=WIDTH)
    core = s.own(300, 700, f"nsynth_core 0 {DAEMON_PORT} {INSTANCE}nsynth 1", 1, ["signal", ""])
    panel = Panel(s, core, unheard=("latency", "edits", "status.reply"))
    _keys(s, panel)
    _hand(s, panel)
    _presets(s, panel)
    _knobs(s, panel)
    _sound(s, panel, core)
    return s


def _live(
    s: Sheet, x: float, y: float, kind: str, shown: Shown, name: str, low: float, high: float, **more: Any
) -> Box:
    """A control that is a parameter; its long name never changes, or automation of old sets is lost."""
    value = {
        "parameter_longname": name,
        "parameter_shortname": more.pop("short", name),
        "parameter_type": more.pop("type", FLOAT),
        "parameter_mmin": low,
        "parameter_mmax": high,
        "parameter_unitstyle": more.pop("style", 1),
        "parameter_invisible": more.pop("keeps", AUTOMATED),
        "parameter_modmode": 0,
    }
    # Without a first value nothing is sent as a device is put on a track: no hand jumps, no knob goes back.
    if "initial" in more:
        value |= {"parameter_initial_enable": 1, "parameter_initial": [more.pop("initial")]}
    attributes = {"parameter_enable": 1, "varname": name, "saved_attribute_attributes": {"valueof": value}}
    return s.control(x, y, kind, shown, **attributes, **more)


def _keys(s: Sheet, panel: Panel) -> None:
    """The notes of the track."""
    midi, pair = s.box(20, 20, "notein"), s.box(20, 60, "pack 0 0")
    s.fan(midi, pair, (pair, 1))
    panel.say(pair, "note", 20, 90)


def _hand(s: Sheet, panel: Panel) -> None:
    """The pad moves the two dials, which Live can move as well; they say where the hand is."""
    pad = s.control(
        20,
        200,
        "pictslider",
        (8, 8, 152, 152),
        leftvalue=0,
        rightvalue=1000,
        topvalue=0,
        bottomvalue=1000,
        bgcolor=FIELD,
        color=ACCENT,
    )
    dials = []
    for row, (name, source) in enumerate(zip(("X", "Y"), panel.pad(pad, 200, 220), strict=True)):
        shown: Shown = (168, 8 + 76 * row, 48, 48)
        dial = _live(s, 200 + 80 * row, 270, "live.dial", shown, name, 0.0, 1.0)
        s.wire(source, dial)
        panel.show(panel.told["position"], f"set ${row + 1}", dial, 360 + 80 * row, 290)
        dials.append(dial)
    panel.mark(panel.hand(dials[0], dials[1], 200, 400), pad, 200, 500)


def _presets(s: Sheet, panel: Panel) -> None:
    s.label("preset", (224, 6, 100, 18), fontsize=10.0)
    menu = s.control(900, 300, "umenu", (224, 24, 200, 20))
    name = s.control(1140, 300, "textedit", (224, 48, 140, 20), outputmode=1, keymode=1, lines=1)
    save = s.button(1320, 300, "save", (370, 48, 54, 20), bgcolor=FIELD, textcolor=LIGHT, rounded=4.0)
    panel.presets(menu, name, save, 900, 360)
    s.label("corners", (224, 72, 100, 18), fontsize=10.0)
    menus = [
        s.control(900 + 140 * index, 560, "umenu", (224 + 102 * (index % 2), 90 + 24 * (index // 2), 98, 20))
        for index in range(4)
    ]
    panel.corners(tuple(menus), 900, 640)
    light = s.control(900, 120, "led", (224, 142, 16, 16))
    text = s.label(NOT_CONNECTED, (244, 140, 180, 20), fontsize=10.0)
    panel.connection(light, text, 900, 160)


def _knobs(s: Sheet, panel: Panel) -> None:
    dials = []
    for dimension in range(DIMENSIONS):
        shown: Shown = (436 + 46 * (dimension % 8), 6 + 52 * (dimension // 8), 44, 48)
        name, short = f"Dimension {dimension}", str(dimension)
        dials.append(
            _live(
                s, 20 + 80 * dimension, 1250, "live.dial", shown, name, -1.0, 1.0, short=short, keeps=HIDDEN
            )
        )
    panel.knobs(dials, 20, 1350)
    clear = s.button(
        1500, 1250, "take all edits back", (436, 112, 180, 20), bgcolor=FIELD, textcolor=LIGHT, rounded=4.0
    )
    panel.order(clear, "/nsynth/edit.clear", 1500, 1290)
    panel.line(s.label("", (436, 140, 366, 20), fontsize=10.0), 1500, 120)


def _sound(s: Sheet, panel: Panel, core: Box) -> None:
    volume = _live(
        s,
        300,
        760,
        "live.gain~",
        (806, 8, 48, 152),
        "Volume",
        -70.0,
        6.0,
        style=4,
        initial=0.0,
        lastchannelcount=0,
    )
    out = s.box(300, 960, "plugout~")
    s.wire(core, volume)
    s.wire(core, (volume, 1))
    s.wire(volume, out)
    s.wire((volume, 1), (out, 1))
    s.label("glide, s", (862, 8, 70, 18), fontsize=10.0)
    glide = _live(s, 1020, 760, "live.numbox", (862, 26, 60, 16), "Glide", 0.0, 10.0, keeps=HIDDEN)
    panel.number(glide, "/nsynth/glide", "glide.now", 1020, 800)
    s.label("bridge at port", (862, 50, 78, 18), fontsize=10.0)
    port = _live(
        s,
        1300,
        760,
        "live.numbox",
        (862, 68, 60, 16),
        "Bridge Port",
        1024,
        65535,
        short="Port",
        type=INTEGER,
        style=0,
        keeps=STORED,
        initial=DAEMON_PORT,
    )
    panel.say(port, "bridge", 1300, 800)
    s.label("panic", (862, 92, 60, 18), fontsize=10.0)
    panic = s.control(900, 800, "button", (862, 110, 24, 24))
    panel.order(panic, "panic", 900, 840)
    listens = s.label("-", (862, 140, 78, 20), fontsize=10.0)
    panel.show(panel.told["listens"], "set hears $1", listens, 1300, 160)
