"""The Max patch that is opened: where its controls are."""

from panel import DIMENSIONS, NOT_CONNECTED, Panel
from py2max import Box
from sheet import Sheet, Shown

LISTEN_PORT, DAEMON_PORT = 7771, 7770
# As large as what is shown; the wires behind it are larger.
WIDTH, HEIGHT = 940.0, 580.0
DARK, GROUP, FIELD = [0.12, 0.13, 0.15, 1.0], [0.18, 0.19, 0.22, 1.0], [0.09, 0.1, 0.11, 1.0]
LIGHT, DIM, ACCENT = [0.92, 0.93, 0.94, 1.0], [0.62, 0.65, 0.69, 1.0], [0.25, 0.75, 0.68, 1.0]
GROUPS: tuple[tuple[str, Shown], ...] = (
    ("between four instruments", (12, 50, 336, 404)),
    ("preset", (360, 50, 244, 112)),
    ("sound", (360, 174, 244, 280)),
    ("embedding, dimension by dimension", (616, 50, 312, 404)),
)


def bridge() -> Sheet:
    """The instrument with its controls."""
    s = Sheet("nsynth_bridge", [60.0, 80.0, WIDTH, HEIGHT], openinpresentation=1)
    core = s.own(300, 700, f"nsynth_core {LISTEN_PORT} {DAEMON_PORT} nsynth 0", 1, ["signal", ""])
    panel = Panel(s, core)
    _state(s, panel)
    _pad(s, panel)
    _presets(s, panel)
    _sound(s, panel, core)
    _knobs(s, panel)
    _keys(s, panel)
    for title, (x, y, width, _) in GROUPS:
        _text(s, title, (x + 10, y + 8, width - 20, 20), DIM)
    # What is behind comes last.
    for _, shown in GROUPS:
        s.control(1900, 1000, "panel", shown, background=1, bgcolor=GROUP, rounded=8)
    s.control(1900, 1400, "panel", (0, 0, WIDTH, HEIGHT), background=1, bgcolor=DARK, rounded=0)
    return s


def _text(s: Sheet, text: str, shown: Shown, color: list[float] = LIGHT, **options: float) -> Box:
    return s.label(text, shown, textcolor=color, **options)


def _number(s: Sheet, x: float, y: float, kind: str, shown: Shown, **options: object) -> Box:
    return s.control(x, y, kind, shown, bgcolor=FIELD, textcolor=LIGHT, **options)


def _state(s: Sheet, panel: Panel) -> None:
    """Whether the bridge is there, how fast it answers, how much it has to do."""
    _text(s, "NSynth Bridge", (14, 12, 160, 26), fontsize=18.0)
    light = s.control(900, 120, "led", (186, 16, 18, 18), oncolor=ACCENT)
    text = _text(s, NOT_CONNECTED, (210, 15, 290, 20))
    panel.connection(light, text, 900, 160)
    figures = s.box(1100, 120, "unpack 0 s s s 0. 0. 0 0 0.")
    s.wire(panel.told["status.reply"], figures)
    for column, (name, width, decimals) in enumerate(
        (("answer, ms", 66, 1), ("queue", 40, 0), ("× real time", 72, 1))
    ):
        x = 512 + 136 * column
        _text(s, name, (x, 15, width + 8, 20), DIM)
        shown: Shown = (x + width + 8, 14, 50, 22)
        kind = "flonum" if decimals else "number"
        digits = {"numdecimalplaces": decimals} if decimals else {}
        box = _number(s, 1100 + 120 * column, 220, kind, shown, ignoreclick=1, triangle=0, **digits)
        source = (panel.told["latency"], (figures, 6), (figures, 8))[column]
        panel.show(source, "set $1", box, 1100 + 120 * column, 170)
    line = _text(s, "", (14, 552, 912, 20), DIM)
    panel.line(line, 1500, 120)


def _pad(s: Sheet, panel: Panel) -> None:
    menus = []
    for index in range(4):
        shown: Shown = (24 + 166 * (index % 2), 82 if index < 2 else 422, 146, 22)
        menus.append(_number(s, 20 + 200 * index, 60, "umenu", shown))
    panel.corners(tuple(menus), 20, 120)
    pad = s.control(
        20,
        320,
        "pictslider",
        (24, 110, 312, 306),
        leftvalue=0,
        rightvalue=1000,
        topvalue=0,
        bottomvalue=1000,
        bgcolor=FIELD,
        color=ACCENT,
    )
    panel.hand(*panel.pad(pad, 400, 340), 400, 410)


def _presets(s: Sheet, panel: Panel) -> None:
    menu = _number(s, 900, 300, "umenu", (372, 82, 220, 22))
    name = s.control(
        1140,
        300,
        "textedit",
        (372, 126, 150, 24),
        bgcolor=FIELD,
        textcolor=LIGHT,
        outputmode=1,
        keymode=1,
        lines=1,
    )
    _text(s, "new name", (372, 106, 100, 18), DIM, fontsize=10.0)
    save = s.button(1320, 300, "save", (530, 126, 62, 24), bgcolor=FIELD, textcolor=LIGHT, rounded=6.0)
    panel.presets(menu, name, save, 900, 360)


def _sound(s: Sheet, panel: Panel, core: Box) -> None:
    volume = s.control(300, 800, "gain~", (380, 206, 22, 200))
    speakers = s.control(300, 1040, "ezdac~", (436, 206, 48, 48))
    s.chain(s.box(420, 760, "loadbang"), s.message(520, 760, "118"), volume)
    s.chain(core, volume, speakers)
    s.wire(volume, (speakers, 1))
    _text(s, "volume", (366, 428, 60, 20), DIM)
    _text(s, "audio", (440, 258, 50, 20), DIM)
    panic = s.control(
        900, 620, "button", (520, 206, 48, 48), bgcolor=FIELD, outlinecolor=[0.85, 0.35, 0.3, 1.0]
    )
    panel.order(panic, "panic", 900, 690)
    _text(s, "panic", (525, 258, 50, 20), DIM)
    glide = _number(s, 1020, 620, "flonum", (500, 298, 90, 22), minimum=0.0, maximum=10.0, numdecimalplaces=2)
    panel.number(glide, "/nsynth/glide", "glide.now", 1020, 660)
    for row, (text, word) in enumerate((("listens on", "listen"), ("bridge's port", "bridge"))):
        y = 334 + 36 * row
        box = _number(s, 1300, 620 + 120 * row, "number", (500, y, 90, 22), minimum=1, maximum=65535)
        panel.say(box, word, 1300, 660 + 120 * row)
        if word == "listen":
            panel.show(panel.told["listens"], "set $1", box, 1480, 620)
        else:
            s.chain(s.box(1480, 740, "loadbang"), s.message(1480, 770, f"set {DAEMON_PORT}"), box)
        _text(s, text, (412, y, 88, 20), DIM)
    _text(s, "glide, s", (412, 298, 88, 20), DIM)
    edits = _number(s, 1300, 900, "number", (500, 404, 90, 22), ignoreclick=1, triangle=0)
    panel.show(panel.told["edits"], "set $1", edits, 1300, 860)
    _text(s, "edits in use", (412, 405, 88, 20), DIM)


def _knobs(s: Sheet, panel: Panel) -> None:
    dials = []
    for dimension in range(DIMENSIONS):
        x, y = 630 + 74 * (dimension % 4), 84 + 80 * (dimension // 4)
        dials.append(
            s.control(
                20 + 80 * dimension,
                1250,
                "dial",
                (x, y, 56, 56),
                floatoutput=1,
                min=-1.0,
                size=2.0,
                outlinecolor=DIM,
                needlecolor=ACCENT,
                bgcolor=FIELD,
            )
        )
        _text(s, str(dimension), (x, y + 57, 56, 18), DIM, fontsize=10.0, textjustification=1)
    panel.knobs(dials, 20, 1350)
    clear = s.button(
        1500, 1250, "take all edits back", (630, 418, 278, 24), bgcolor=FIELD, textcolor=LIGHT, rounded=6.0
    )
    panel.order(clear, "/nsynth/edit.clear", 1500, 1290)


def _keys(s: Sheet, panel: Panel) -> None:
    keys = s.control(20, 560, "kslider", (12, 466, 916, 80), mode=2, offset=36, range=61)
    midi, pair = s.box(20, 520, "notein"), s.box(120, 660, "pack 0 0")
    for source in (keys, midi):
        s.fan(source, pair, (pair, 1))
    panel.say(pair, "note", 120, 690)
