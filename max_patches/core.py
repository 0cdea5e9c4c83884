"""The Max instrument without controls: what goes between its slots and voices and the bridge.

nsynth_core <listening port> <bridge's port> <prefix of the buffers' names> <1: plays its own notes alone>

With the listening port 0 it draws one, and another whenever the bridge does not answer: so instances that
drew the same port part again.
"""

from py2max import Box
from sheet import Sheet
from slots import EVENTS as NOTE_EVENTS

VOICES = 16
WINDOW = [60.0, 80.0, 2200.0, 820.0]
# Free for anybody, and with 256 numbers for each below 2^24: exact in a float32.
FIRST_PORT, PORTS = 49152, 16384
NUMBERS = 256
LOOK_MS = 2000
# In this order, as knobs need their ranges, and menus their entries, before they are set.
ASKED = ("presets", "instruments", "dimensions", "refresh")
HEARD = ("slot", "play", "release", "bend", "crossfade", "envelope", "pong", "bye")
SHORT = {
    "slot": "$1 load $2 $3 $4 $5 $8 $9",
    "play": "$2 play $1 $4 $5 $6 $7",
    "release": "$2 release $1 $3",
    "bend": "$2 bend $1 $3 $4",
    "crossfade": "$2 crossfade $1 $4 $5 $6 $7",
}


def core() -> Sheet:
    return _Core().sheet


class _Core:
    """Inlet: `note pitch velocity`, `panic`, `listen port`, `bridge port`, else OSC for the bridge.

    Outlets: sound; what the bridge tells, and `connected 0 or 1`, `latency ms`, `listens port`.
    """

    def __init__(self) -> None:
        s = self.sheet = Sheet("nsynth_core", WINDOW)
        s.comment(20, 0, "note pitch velocity. panic. listen port. bridge port. /nsynth/...")
        self.words = s.box(20, 50, "route note panic listen bridge")
        s.wire(s.box(20, 24, "inlet"), self.words)
        self.send = s.box(300, 740, "udpsend 127.0.0.1 #2")
        self.sound, self.told = s.box(20, 760, "outlet"), s.box(160, 760, "outlet")
        self.receive, self.port = s.box(700, 20, "udpreceive #1 @defer #4"), s.box(1800, 400, "int #1")
        heard = s.box(700, 80, "route " + " ".join(f"/nsynth/{name}" for name in HEARD))
        first = s.box(700, 50, "t l l")
        s.wire(self.receive, first)
        s.fan(first, self.told, heard)
        self.heard = {name: (heard, outlet) for outlet, name in enumerate(HEARD)}
        self.mine = s.box(820, 310, f"expr ($i1 / {NUMBERS} == $i2) || #4 == 0")
        self.ports = s.box(1800, 450, "t i i i i")
        self._say()
        self._play()
        self._keep_in_touch()

    def _say(self) -> None:
        """Notes get a number of this instrument's own: by it the bridge's answers are known."""
        s = self.sheet
        # The velocity is in the list, so it needs an inlet of expr.
        note, number = s.box(20, 100, "t l l"), s.box(120, 130, f"expr $i1 + $i2 * 0 + {NUMBERS} * $i3")
        whole = s.box(20, 160, "zl.join")
        s.wire(self.words, note)
        s.fan(note, whole, number)
        s.wire(number, (whole, 1))
        s.chain(whole, s.box(20, 190, "prepend /nsynth/note"), self.send)
        s.wire((self.words, 4), self.send)
        self.panic = s.box(300, 100, "t b b")
        s.wire((self.words, 1), self.panic)
        s.chain(self.panic, s.message(300, 130, "/nsynth/panic"), self.send)
        s.chain((self.words, 3), s.message(420, 130, "port $1"), self.send)
        self.numbers = number

    def _play(self) -> None:
        """What is told of slots and notes becomes `slot verb number ...`."""
        s = self.sheet
        slots = s.own(700, 520, "nsynth_slots #3", 2, ["", ""])
        voices = s.own(700, 640, f"poly~ nsynth_voice {VOICES} @steal 1 @args #3", 1, ["signal", ""])
        s.chain(self.heard["slot"], s.message(700, 130, SHORT["slot"]), slots)
        each, gate, number = (
            s.box(700, 240, "t l l"),
            s.box(700, 360, "gate 1 0"),
            s.box(820, 270, "zl.nth 3"),
        )
        for column, name in enumerate(NOTE_EVENTS):
            s.chain(self.heard[name], s.message(700 + 240 * column, 190, SHORT[name]), each)
        s.fan(each, (gate, 1), number)
        s.chain(number, self.mine, gate)
        s.chain(gate, slots, voices, self.sound)
        s.wire((voices, 1), (slots, 1))
        s.chain((slots, 1), s.box(880, 560, "prepend /nsynth/slot.ack"), self.send)
        s.chain(self.heard["envelope"], s.message(1000, 600, "target 0, envelope $1 $2 $3 $4"), voices)
        s.chain((self.panic, 1), s.message(420, 600, "target 0, off"), voices)

    def _keep_in_touch(self) -> None:
        """A ping every two seconds. No pong since the last one: register, and ask for everything anew."""
        s = self.sheet
        alive, tick, dead = (
            s.box(1800, 160, "int 0"),
            s.box(1600, 124, "t b b b b"),
            s.message(1720, 160, "0"),
        )
        lost, timer, ping = (
            s.box(1800, 220, "t b b b b b b b"),
            s.box(2000, 220, "timer"),
            s.box(1600, 160, "t b b"),
        )
        wait, on = s.box(1600, 46, "delay 500"), s.message(1600, 72, "1")
        s.chain(s.box(1600, 20, "loadbang"), wait, on, s.box(1600, 98, f"metro {LOOK_MS}"), tick)
        status = s.message(1100, 700, "/nsynth/status")
        s.fan(tick, status, ping, dead, alive)
        s.chain(ping, s.message(960, 700, "/nsynth/ping"), self.send)
        s.wire((ping, 1), timer)
        s.wire(status, self.send)
        s.wire(dead, (alive, 1))
        s.chain(alive, s.box(1800, 190, "sel 0"), lost)

        pong, gone, yes = s.box(1900, 80, "t b b b"), s.box(2100, 80, "t b b"), s.message(1900, 120, "1")
        on_line, off_line = s.message(1900, 260, "connected 1"), s.message(2100, 260, "connected 0")
        s.wire(self.heard["pong"], pong)
        s.fan(pong, on_line, (timer, 1), yes)
        s.wire(yes, (alive, 1))
        s.chain(timer, s.box(2000, 260, "prepend latency"), self.told)
        s.wire(self.heard["bye"], gone)
        s.fan(gone, off_line, dead)
        s.join(self.told, on_line, off_line)

        questions = [
            s.message(960 + 60 * row, 580 + 26 * row, f"/nsynth/{name}") for row, name in enumerate(ASKED)
        ]
        draw = s.box(2000, 320, "t b")
        # Served from the right: a port, then who listens there, then the questions as they are listed.
        s.fan(lost, *reversed(questions), self.port, off_line, draw)
        s.join(self.send, *questions)
        self._listen(draw, dead)

    def _listen(self, draw: Box, dead: Box) -> None:
        """The port that the bridge is told; with #1 = 0 another one whenever it does not answer."""
        s = self.sheet
        new, told = s.box(2000, 480, "t i i i b"), s.message(2000, 520, "port $1")
        drawn = s.box(2000, 420, f"random {PORTS}")
        s.chain(
            draw,
            s.box(2000, 360, "int #1"),
            s.box(2000, 390, "sel 0"),
            drawn,
            s.box(2000, 450, f"+ {FIRST_PORT}"),
            new,
        )
        # The bridge answers where a patch was registered first: the old port goes before the new one comes.
        old, leave = s.box(2080, 520, "int #1"), s.message(2080, 580, "/nsynth/unregister $1")
        s.fan(new, (self.port, 1), (old, 1), told, old)
        s.chain(old, s.box(2080, 550, "split 1 65535"), leave, self.send)
        s.wire(told, self.receive)
        asked = s.box(1900, 480, "t b i")
        s.wire((self.words, 2), asked)
        s.fan(asked, dead, new)
        register, shown = s.message(1800, 520, "/nsynth/register $1 Max"), s.message(1700, 520, "listens $1")
        s.wire(self.port, self.ports)
        s.fan(self.ports, register, shown, (self.numbers, 2), (self.mine, 1))
        s.wire(register, self.send)
        s.wire(shown, self.told)
