"""What the controls of a Max patch send to nsynth_core, and what they show of what it tells.

What the bridge tells is `set`, so that no control sends it back. Knows nothing of where controls are.
"""

from dataclasses import dataclass

from py2max import Box
from sheet import Port, Sheet

DIMENSIONS = 16
# Of the core itself; without an address.
OWN = ("connected", "latency", "listens")
EVENTS = (
    "preset.name",
    "preset.loaded",
    "corner",
    "position",
    "instrument.name",
    "dimension",
    "shift.now",
    "glide.now",
    "edits",
    "status.reply",
    "progress",
    "done",
    "fail",
)
# At most so often is told where a hand or a knob is.
HAND_MS, KNOB_MS = 10, 30
NOT_CONNECTED = "not connected: start nsynth-bridge serve"


@dataclass
class Panel:
    """Wires controls of a sheet to its core; x and y say where the boxes between them go.

    unheard: what no control shows.
    """

    sheet: Sheet
    core: Box
    unheard: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        s = self.sheet
        heard = [name for name in OWN + EVENTS if name not in self.unheard]
        words = (name if name in OWN else f"/nsynth/{name}" for name in heard)
        route = s.box(900, 20, "route " + " ".join(words))
        s.wire((self.core, 1), route)
        self.told = {name: (route, outlet) for outlet, name in enumerate(heard)}

    def say(self, source: Port, words: str, x: float, y: float) -> None:
        """What comes from there goes to the core after these words."""
        self.sheet.chain(source, self.sheet.box(x, y, f"prepend {words}"), self.core)

    def order(self, source: Port, words: str, x: float, y: float) -> None:
        """A bang from there sends these words."""
        self.sheet.chain(source, self.sheet.message(x, y, words), self.core)

    def show(self, source: Port, text: str, target: Box, x: float, y: float) -> None:
        """What is told from there is seen, by a message that begins with set."""
        self.sheet.chain(source, self.sheet.message(x, y, text), target)

    def hand(self, across: Port, down: Port, x: float, y: float) -> Box:
        """Two numbers of 0..1 are the position. Returned: the box that has both."""
        both = self.sheet.box(x, y, "pak 0. 0.")
        self.sheet.wire(across, both)
        self.sheet.wire(down, (both, 1))
        limit = self.sheet.box(x, y + 30, f"speedlim {HAND_MS}")
        self.sheet.wire(both, limit)
        self.say(limit, "/nsynth/position", x, y + 60)
        return both

    def pad(self, pad: Box, x: float, y: float) -> tuple[Box, Box]:
        """A pictslider of a thousand steps each way: what it sends, as 0..1, and it follows the bridge."""
        s = self.sheet
        across, down = s.box(x, y, "/ 1000."), s.box(x + 80, y, "/ 1000.")
        s.fan(pad, across, down)
        self.mark(self.told["position"], pad, x + 200, y)
        return across, down

    def mark(self, source: Port, pad: Box, x: float, y: float) -> None:
        """The pad shows a position, and does not send it."""
        steps = self.sheet.box(x, y, "vexpr int($f1 * 1000.)")
        self.sheet.chain(source, steps, self.sheet.box(x, y + 30, "prepend set"), pad)

    def presets(self, menu: Box, name: Box, save: Box, x: float, y: float) -> None:
        """A menu to choose from; a text and a button that keeps what is now under that name."""
        s = self.sheet
        self.say(menu, "/nsynth/preset", x, y)
        self._list("preset.name", (menu,), x, y + 40)
        s.chain(self.told["preset.loaded"], s.box(x + 160, y, "prepend setsymbol"), menu)
        s.wire(save, name)
        symbol, typed = s.box(x + 160, y + 160, "tosymbol"), s.box(x + 160, y + 130, "route bang")
        # Without a name there is nothing to save.
        s.chain(name, s.box(x + 160, y + 100, "route text"), typed)
        s.wire((typed, 1), symbol)
        self.say(symbol, "/nsynth/preset.save", x + 160, y + 190)

    def corners(self, menus: tuple[Box, ...], x: float, y: float) -> None:
        """Four menus of instruments, which show what is in each corner."""
        s = self.sheet
        route = s.box(x, y, "route 0 1 2 3")
        s.wire(self.told["corner"], route)
        self._list("instrument.name", menus, x + 240, y)
        for index, menu in enumerate(menus):
            symbol = s.box(x + 200 * index, y + 80, "tosymbol")
            s.chain((route, index), s.box(x + 200 * index, y + 40, "prepend setsymbol"), menu)
            s.wire((menu, 1), symbol)
            self.say(symbol, f"/nsynth/corner {index}", x + 200 * index, y + 110)

    def _list(self, event: str, menus: tuple[Box, ...], x: float, y: float) -> None:
        entries = self.sheet.own(x, y, "nsynth_menu", 1, [""])
        self.sheet.wire(self.told[event], entries)
        for menu in menus:
            self.sheet.wire(entries, menu)

    def knobs(self, dials: list[Box], x: float, y: float) -> None:
        """A dial of -1..1 for each dimension of the embedding."""
        s = self.sheet
        numbers = " ".join(str(dimension) for dimension in range(len(dials)))
        ranges, shifts = s.box(x, y, f"route {numbers}"), s.box(x, y + 40, f"route {numbers}")
        s.wire(self.told["dimension"], ranges)
        s.wire(self.told["shift.now"], shifts)
        for dimension, dial in enumerate(dials):
            place = x + 160 * (dimension % 8), y + 100 + 60 * (dimension // 8)
            knob = s.own(*place, f"nsynth_knob {dimension}", 3, ["", ""])
            s.wire(dial, knob)
            s.wire((ranges, dimension), (knob, 1))
            s.wire((shifts, dimension), (knob, 2))
            s.wire(knob, self.core)
            s.wire((knob, 1), dial)

    def number(self, box: Box, words: str, event: str, x: float, y: float) -> None:
        """A number that is sent, and shows what the bridge has."""
        limit = self.sheet.box(x, y, f"speedlim {KNOB_MS}")
        self.sheet.wire(box, limit)
        self.say(limit, words, x, y + 30)
        self.show(self.told[event], "set $1", box, x + 160, y)

    def line(self, text: Box, x: float, y: float) -> None:
        """One line for what happened last."""
        self.show(self.told["progress"], "set rendering $2 of $3 with $4 s to go", text, x, y)
        for row, (event, message) in enumerate((("done", "set done: $2"), ("fail", "set $2 failed: $4")), 1):
            # A message box counts from the first number of a list; these begin with a word.
            numbered = self.sheet.box(x, y + 60 * row, "prepend 0")
            self.sheet.wire(self.told[event], numbered)
            self.show(numbered, message, text, x, y + 60 * row + 30)

    def connection(self, light: Box, text: Box, x: float, y: float) -> None:
        s = self.sheet
        choice = s.box(x, y, "sel 0 1")
        s.wire(self.told["connected"], light)
        s.wire(self.told["connected"], choice)
        s.chain(choice, s.message(x, y + 30, f"set {NOT_CONNECTED}"), text)
        s.chain((choice, 1), s.message(x, y + 60, "set connected"), text)


def knob() -> Sheet:
    """nsynth_knob <dimension>: a knob of -1..1 is half of the dimension's usual range up or down.

    Inlets: the knob; `low high`; how far the bridge has moved it. Outlets: for the core; for the knob.
    """
    s = Sheet("nsynth_knob", [60.0, 80.0, 700.0, 400.0])
    inlets = [s.box(20 + 160 * index, 20, "inlet") for index in range(3)]
    outlets = [s.box(20 + 320 * index, 260, "outlet") for index in range(2)]
    half, both = s.box(180, 60, r"expr max(($f2 - $f1) / 2.\, 0.001)"), s.box(180, 90, "t f f")
    amount, turned = s.box(20, 130, "* 1."), s.box(340, 130, "/ 1.")
    s.chain(inlets[1], half, both)
    s.fan(both, (amount, 1), (turned, 1))
    s.chain(inlets[0], s.box(20, 60, f"speedlim {KNOB_MS}"), amount)
    s.chain(
        amount,
        s.box(20, 160, r"expr min(max($f1\, -16.)\, 16.)"),
        s.box(20, 200, "prepend /nsynth/shift #1"),
        outlets[0],
    )
    s.chain(inlets[2], turned, s.box(340, 200, "prepend set"), outlets[1])
    return s


def menu() -> Sheet:
    """nsynth_menu: `index name` to what fills a umenu. A list begins with 0; a new one comes in between."""
    s = Sheet("nsynth_menu", [60.0, 80.0, 700.0, 500.0])
    inlet, outlet, entry = s.box(20, 20, "inlet"), s.box(20, 360, "outlet"), s.box(20, 50, "t b l l l")
    count, way = s.box(20, 260, "int 0"), s.box(200, 180, "gate 2 1")
    first, start = s.box(420, 110, "sel 0"), s.box(420, 140, "t b b")
    clear, none = s.message(420, 180, "clear"), s.message(480, 180, "0")
    s.wire(inlet, entry)
    index, inner = s.box(420, 80, "zl.nth 1"), s.box(200, 110, "zl.nth 1")
    before = s.box(200, 145, "expr ($i1 < $i2) + 1")
    s.fan(entry, count, (way, 1), inner, index)
    s.chain(index, first, start)
    s.fan(start, clear, none)
    s.chain(inner, before, way)
    append, insert = s.message(200, 220, "append $2"), s.message(300, 220, "insert $1 $2")
    s.fan(way, append, insert)
    s.join(outlet, clear, append, insert)
    # One more than there were; what is 0 here are they before the first.
    more, kept = s.box(20, 290, "+ 1"), s.box(20, 320, "t i i")
    s.chain(count, more, kept)
    s.fan(kept, (count, 1), (before, 1))
    nobody = s.box(480, 220, "t i i")
    s.wire(none, nobody)
    s.fan(nobody, (count, 1), (before, 1))
    return s
