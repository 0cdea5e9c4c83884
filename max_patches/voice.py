"""One voice of the Max patches. Knows nothing of OSC, of slots and of the screen.

In Max an outlet serves its cords from right to left on the screen: wherever order matters a trigger
(t) states it, and it serves its outlets from right to left.
"""

from py2max import Box
from reader import reader
from sheet import Sheet
from timing import clock, shape

WINDOW = [60.0, 80.0, 1500.0, 900.0]
# As the daemon's own player has it: nothing stops faster, and a key that is only touched is heard.
FADE_MS, TOUCH_MS = 5, 20
EVENTS = ("play", "release", "bend", "crossfade", "vacate", "envelope", "off")


def voice() -> Sheet:
    """One voice of poly~: two readers that take turns, in one envelope."""
    return _Voice().sheet


class _Voice:
    """The boxes that the parts of a voice have in common."""

    def __init__(self) -> None:
        s = self.sheet = Sheet("nsynth_voice", WINDOW)
        s.comment(20, 0, "play: r slot pitch velocity SOURCE. crossfade: r pitch seconds slot SOURCE.")
        s.comment(20, 22, "SOURCE: rate buffer_number buffer_name frames file_rate loop_start loop_end")
        route = s.box(20, 80, "route " + " ".join(EVENTS))
        s.wire(s.box(20, 50, "in 1"), route)
        self.heard = {name: (route, outlet) for outlet, name in enumerate(EVENTS)}
        self.envelope = s.box(820, 120, "zl.reg 0.003 0. 1. 0.15")
        s.wire(self.heard["envelope"], (self.envelope, 1))
        self._sound()
        self._state()
        self._source()
        self._play()
        self._recognise()
        self._crossfade()
        self._end()

    def _sound(self) -> None:
        """Two readers, the envelope and the level. What `now` gets goes to the reader in use."""
        s = self.sheet
        self.readers = [s.subpatch(x, 640, reader(s), 1, ["signal", ""]) for x in (20, 220)]
        self.shape = s.subpatch(420, 640, shape(s), 1, ["signal"])
        shaped, self.gain, busy = s.box(20, 680, "*~"), s.box(20, 710, "*~ 0."), s.box(420, 740, "out 1")
        s.join(shaped, *self.readers)
        s.wire(self.shape, (shaped, 1))
        s.chain(shaped, self.gain, s.box(20, 740, "out~ 1"))
        s.join(busy, *((each, 1) for each in self.readers))
        self.now, self.other = s.box(20, 600, "gate 2 1"), s.box(220, 600, "gate 2 2")
        for gate in (self.now, self.other):
            s.fan(gate, *self.readers)
        # A file wants a buffer: whoever reads there leaves.
        self.both = s.box(420, 600, "t l")
        s.chain(self.heard["vacate"], s.box(420, 570, "prepend vacate"), self.both)
        for each in self.readers:
            s.wire(self.both, each)

    def _state(self) -> None:
        """Whose note it is, what is under way, how it ends."""
        s = self.sheet
        self.key, self.nobody = s.box(1000, 50, "unpack 0 0 0"), s.message(1130, 50, "-1")
        self.wait, self.gliding, self.waiting = (
            s.box(x, y, "int 0") for x, y in ((20, 250), (1000, 420), (1120, 420))
        )
        self.thispoly, self.age = s.box(640, 740, "thispoly~"), s.box(700, 200, "timer")
        self.pending, self.lifting, self.ending, self.fading, self.over = (
            s.box(x, y, "delay") for x, y in ((120, 330), (700, 330), (620, 600), (760, 600), (1000, 640))
        )
        # A time to fade within; the key is nobody's from then on.
        self.fade = s.box(760, 500, "t b f f")
        self.clock = s.subpatch(300, 520, clock(s), 1, ["", "", ""])

    def _source(self) -> None:
        """What is read from now on. The clock and the reader in use know all of it before they begin."""
        s = self.sheet
        self.take, rate = s.box(300, 380, "t l l l"), s.box(400, 440, "t f f")
        self.ratio, self.begin_at = s.box(560, 380, "expr $f1 / $f2"), s.box(300, 470, "pack 0. 1.")
        opened, first = s.box(120, 470, "prepend open"), s.message(400, 410, "$1")
        facts = s.message(480, 410, "$4 $5 $6 $7")
        s.fan(self.take, opened, first, facts)
        s.wire(opened, (self.now, 1))
        s.wire(first, rate)
        s.fan(rate, (self.begin_at, 1), (self.ratio, 1))
        s.chain(facts, s.box(480, 470, "prepend source"), self.clock)
        s.chain(self.begin_at, s.box(300, 495, "prepend at"), self.clock)
        s.chain(self.clock, s.box(120, 560, "prepend go"), (self.now, 1))
        # The end of a file without a loop, counted anew with every bend.
        left, count = s.box(500, 550, "t f b"), s.message(620, 560, "stop")
        timed, last = s.box(500, 580, "split 0.005 10000000."), s.box(500, 610, "t b f")
        s.chain((self.clock, 1), left, timed, last)
        s.wire((left, 1), count)
        s.wire(count, self.ending)
        s.fan(last, self.ending, (self.ending, 1))

    def _play(self) -> None:
        """A voice that still sounds fades for 3 ms and begins anew after 5 ms."""
        s = self.sheet
        start, note = s.box(20, 120, "t b l b b b b"), s.box(60, 270, "zl.reg")
        stop, nothing = s.message(380, 160, "stop"), s.message(320, 160, "0")
        duck, busy = s.message(250, 160, "duck"), s.message(140, 160, "mute 0, 1")
        s.wire(self.heard["play"], start)
        # Whose it is counts at once: its key may go up before it has begun.
        key = s.box(860, 20, "zl.slice 3")
        s.fan(start, self.wait, key, busy, duck, nothing, stop)
        s.wire(key, self.key)
        s.wire((key, 1), (note, 1))
        s.wire((start, 5), self.age)
        for timed in (self.pending, self.lifting, self.ending, self.fading, self.over):
            s.wire(stop, timed)
        for flag in (self.gliding, self.waiting):
            s.wire(nothing, (flag, 1))
        s.wire(duck, self.shape)
        s.wire(busy, self.thispoly)
        waits, at_once, begin = (
            s.box(20, 280, "t i i"),
            s.box(20, 310, "sel 0"),
            s.box(20, 360, "t b b b b b"),
        )
        self.waited = waits, 1
        s.chain(self.wait, waits, at_once, begin)
        s.chain((at_once, 1), s.message(120, 305, "5"), self.pending, begin)

        halt, full = s.message(240, 440, "halt"), s.message(180, 400, "fade 1. 0.")
        zero, strike = s.message(120, 400, "0."), s.box(20, 400, "t b b b")
        s.fan(begin, strike, zero, full, halt, note)
        s.wire(halt, (self.other, 1))
        s.wire(full, (self.now, 1))
        s.wire(zero, self.begin_at)
        rest = s.box(860, 60, "zl.slice 1")
        s.chain(note, rest, s.box(860, 90, "expr $f1 * $f1 / 16129."), (self.gain, 1))
        s.wire((rest, 1), self.take)
        sounding = s.message(20, 430, "5")
        s.fan(strike, sounding, self.envelope)
        s.wire(sounding, (self.wait, 1))
        s.chain(self.envelope, s.box(820, 150, "prepend start"), self.shape)

    def _recognise(self) -> None:
        """Whether a release or a bend is for this voice's note; from its release on it is nobody's.

        A number below 0 is one note's own; of others the note-on's and the note-off's may differ.
        """
        s = self.sheet
        mine = "($i1 == $i4 || ($i1 >= 0 && $i4 >= 0)) && $i2 == $i5 && $i3 == $i6"
        release, released = s.box(460, 110, f"expr {mine}"), s.box(460, 170, "t b b")
        s.chain(self.heard["release"], release, s.box(460, 140, "sel 1"), released)
        bend = s.box(460, 230, "expr ($i1 == $i5 && $i2 == $i6 && $i3 == $i7) * $f4")
        bent, speed = s.box(460, 290, "t f f f"), s.box(620, 470, "prepend speed")
        s.chain(self.heard["bend"], bend, s.box(460, 260, "split 0.0001 1000."), bent)
        s.fan(bent, speed, (self.ratio, 1), self.ratio)
        s.wire(speed, self.clock)
        s.chain(self.ratio, s.box(560, 470, "prepend bend"), self.both)
        self.crossfades = s.box(1000, 230, "expr $i1 == $i3 && $i2 == $i4")
        for outlet, inlets in enumerate(((3, 4, 2), (4, 5, None), (5, 6, 3))):
            part = s.box(1000 + 110 * outlet, 90, "t i")
            s.wire((self.key, outlet), part)
            for target, inlet in zip((release, bend, self.crossfades), inlets, strict=True):
                if inlet is not None:
                    s.wire(part, (target, inlet))
            if outlet == 1:
                self.slot = part
        s.wire(self.nobody, part)
        # Not before it was heard: so long the key counts as down.
        late = s.box(700, 270, rf"expr max(min($f2\, {TOUCH_MS}.) + $f3 - $f1\, 0.)")
        later = s.box(700, 300, "t b f")
        s.fan(released, (self.age, 1), self.nobody)
        s.chain(self.age, late, later)
        s.fan(later, self.lifting, (self.lifting, 1))
        s.wire(self.waited, (late, 2))
        attack = s.box(900, 200, "expr $f1 * 1000.")
        time = s.box(820, 460, rf"expr max($f4 * 1000.\, {FADE_MS}.)")
        s.wire(self.envelope, attack)
        s.wire(attack, (late, 1))
        kept = s.box(760, 430, "float 150.")
        s.wire(self.envelope, time)
        s.wire(time, (kept, 1))
        s.chain(self.lifting, kept, self.fade)

    def _crossfade(self) -> None:
        """The note goes over to the other reader, from where it is. One under way is waited for."""
        s = self.sheet
        heard, pair = s.box(1000, 160, "t l l"), s.box(1000, 200, "zl.slice 2")
        about, follow = s.box(1160, 270, "zl.reg"), s.box(1000, 290, "t b b")
        s.wire(self.heard["crossfade"], heard)
        s.fan(heard, pair, (about, 1))
        s.chain(pair, self.crossfades, s.box(1000, 260, "sel 1"), follow)
        s.fan(follow, self.gliding, about)
        following = s.box(1160, 300, "zl.slice 2")
        next_one, free, wait = (
            s.box(1160, 340, "zl.reg"),
            s.box(1000, 450, "sel 0 1"),
            s.message(1060, 480, "1"),
        )
        s.chain(about, following)
        s.wire((following, 1), (next_one, 1))
        s.chain(self.gliding, free, next_one)
        s.chain((free, 1), wait, (self.waiting, 1))

        self._go_over(next_one)
        done, again = s.box(1000, 680, "t b b b"), s.box(1060, 760, "t b b")
        halt, no_more, none = (
            s.message(1200, 720, "halt"),
            s.message(1120, 720, "0"),
            s.message(1140, 800, "0"),
        )
        s.chain(self.over, done)
        s.fan(done, self.waiting, no_more, halt)
        s.wire(no_more, (self.gliding, 1))
        s.wire(halt, (self.other, 1))
        s.chain(self.waiting, s.box(1060, 730, "sel 1"), again)
        s.fan(again, next_one, none)
        s.wire(none, (self.waiting, 1))

    def _go_over(self, begin: Box) -> None:
        """From a list `seconds slot SOURCE`: the readers change places."""
        s = self.sheet
        go, facts, values = (
            s.box(1160, 370, "t b l b b"),
            s.box(1160, 440, "zl.slice 2"),
            s.box(1160, 470, "unpack 0. 0"),
        )
        place, where, begun = s.box(240, 470, "float"), s.box(1300, 400, "t b b"), s.message(1360, 430, "1")
        side, old, new = s.box(1240, 500, "int 1"), s.box(1240, 530, "t i i"), s.box(1240, 590, "t i i")
        asked = s.message(1300, 430, "where")
        s.wire(begin, go)
        s.fan(go, place, facts, side, where)
        s.fan(where, asked, begun)
        s.wire(begun, (self.gliding, 1))
        s.wire(asked, self.clock)
        s.wire((self.clock, 2), (place, 1))
        s.wire(place, self.begin_at)
        s.chain(side, old, s.box(1240, 560, "expr 3 - $i1"), new)
        s.wire((old, 1), self.other)
        s.fan(new, self.now, (side, 1))
        s.wire((facts, 1), self.take)
        s.wire(facts, values)
        s.wire((values, 1), self.slot)
        time, fades = s.box(1160, 500, rf"expr max($f1 * 1000.\, {FADE_MS}.)"), s.box(1160, 620, "t b f f f")
        rise, fall = s.message(1160, 660, "fade 1. $1"), s.message(1260, 660, "fade 0. $1")
        s.chain(values, time, fades)
        s.fan(fades, self.over, (self.over, 1), fall, rise)
        s.wire(rise, (self.now, 1))
        s.wire(fall, (self.other, 1))

    def _end(self) -> None:
        """Ways to end: its key, the end of the file, panic. Then the voice is free, and takes no time."""
        s = self.sheet
        off, quick, stop = (
            s.box(880, 440, "t b b b"),
            s.message(880, 470, f"{FADE_MS}."),
            s.message(940, 470, "stop"),
        )
        s.wire(self.heard["off"], off)
        s.fan(off, quick, stop, self.nobody)
        for timed in (self.pending, self.lifting):
            s.wire(stop, timed)
        s.wire(quick, self.fade)
        ended, ten = s.box(620, 630, "t b b"), s.message(620, 660, "10.")
        s.chain(self.ending, ended)
        s.fan(ended, ten, self.nobody)
        s.wire(ten, self.fade)
        release, longer = s.box(860, 560, "prepend release"), s.box(760, 540, "+ 2.")
        s.fan(self.fade, self.fading, release, longer)
        s.wire(release, self.shape)
        s.wire(longer, (self.fading, 1))
        idle, free, no_wait = (
            s.box(760, 640, "t b b b b"),
            s.message(640, 710, "0, mute 1"),
            s.message(760, 690, "0"),
        )
        halt, over = s.message(860, 690, "halt"), s.message(940, 690, "stop")
        s.wire(self.fading, idle)
        s.fan(idle, no_wait, free, halt, over)
        s.wire(free, self.thispoly)
        s.wire(halt, self.both)
        s.wire(over, self.over)
        for flag in (self.wait, self.gliding, self.waiting):
            s.wire(no_wait, (flag, 1))
