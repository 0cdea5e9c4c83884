"""What a voice of the Max patches reads a buffer~ with: a loop without a seam, a level, a speed."""

from py2max import Box
from sheet import Port, Sheet

WINDOW = [60.0, 80.0, 1100.0, 700.0]
# Of a list `frames file_rate loop_start loop_end`, in ms. Loop points 0 0 mean no loop.
LOOPED, START = "($i4 > $i3)", "($i4 > $i3) * $i3 * 1000. / $i2"
END = "(($i4 > $i3) * $i4 + ($i4 <= $i3) * $i1) * 1000. / $i2"
LENGTH = "($i4 > $i3) * ($i4 - $i3) * 1000. / $i2"
# So much of a loop's end is mixed with what comes before its start, as the loop was chosen to be.
LOOP_FADE_MS = 60
FADE = rf"min(min({LOOP_FADE_MS}.\, {START})\, {LENGTH} / 2.)"


def reader(parent: Sheet) -> Sheet:
    """Two groove~ that run in step, one of whose loop lies one fade earlier in the sound.

    Both begin at one place and are the same until the fade before the loop's end: there the second one
    has gone back already, and by the end the sound has gone over to it. groove~'s own loopinterp is no
    way: it switches off the resampling that a file of another rate needs.
    """
    s = Sheet("reader", WINDOW, parent)
    s.comment(20, 0, "open SOURCE. go ms. fade level ms. bend ratio. vacate buffer_number. halt.")
    route = s.box(20, 60, "route open go fade bend vacate halt")
    s.wire(s.box(20, 30, "inlet"), route)
    grooves = tuple(s.box(x, 460, "groove~ #1-0") for x in (20, 220))
    level, number = s.box(420, 460, "line~ 0."), s.box(760, 200, "== -1")
    sound, busy = s.box(20, 640, "outlet"), s.box(200, 640, "outlet")
    share = s.box(220, 500, "*~ 0."), s.box(220, 530, "+~ 1.")
    s.wire((route, 2), level)
    # Who begins within the fade has the second one behind the jump already.
    behind = s.box(620, 100, "expr $f1 - ($f1 >= $f2) * $f3")
    s.wire((route, 1), grooves[0])
    s.chain((route, 1), behind, grooves[1])
    _open(s, route, number, grooves, share, behind)
    _end(s, route, number, grooves, level, busy)
    s.wire(_mix(s, grooves, share, level), sound)
    return s


def _open(
    s: Sheet, route: Box, number: Box, grooves: tuple[Box, ...], share: tuple[Box, Box], behind: Box
) -> None:
    """Another buffer~, its loop, its speed; `share` gets what makes the fade of a loop's phase, 0 to 1."""
    opened, parts = s.box(20, 100, "t l l l l"), s.box(120, 170, "t l l l l l l l")
    s.wire(route, opened)
    rate, facts = s.message(20, 140, "$1"), s.message(120, 140, "$4 $5 $6 $7")
    name, own = s.message(240, 140, "set $3"), s.message(360, 140, "$2")
    s.fan(opened, rate, facts, name, own)
    s.wire(own, (number, 1))
    s.wire(facts, parts)
    texts = (
        START,
        f"{START} - {FADE}",
        END,
        f"{END} - {FADE}",
        LOOPED,
        rf"{LENGTH} / max({FADE}\, 1.)",
        LENGTH,
    )
    exprs = [s.box(20, 200 + 30 * row, f"expr {text}") for row, text in enumerate(texts)]
    s.fan(parts, *exprs)
    s.wire(exprs[3], (behind, 1))
    s.wire(exprs[6], (behind, 2))
    looped = s.box(620, 400, "prepend loop")
    s.wire(exprs[4], looped)
    for start, end, groove in zip(exprs[:2], exprs[2:4], grooves, strict=True):
        points, setloop = s.box(20, 390, "pack 0. 0."), s.box(20, 420, "prepend setloop")
        s.wire(end, (points, 1))
        s.chain(start, points, setloop, groove)
        s.wire(looped, groove)
        s.wire(name, groove)
    rounds, rest = s.box(760, 420, "t f f"), s.box(760, 450, "expr 1. - $f1")
    s.wire(exprs[5], rounds)
    s.fan(rounds, rest, (share[0], 1))
    s.wire(rest, (share[1], 1))
    _speed(s, rate, (route, 3), grooves)


def _speed(s: Sheet, first: Box, ratio: Port, grooves: tuple[Box, ...]) -> None:
    """At once as a sound begins, within 10 ms as it is bent."""
    bent, now, soon = s.box(900, 140, "* 1."), s.message(860, 200, "$1 0"), s.message(940, 230, "$1 10")
    keep, again, speed = s.box(860, 170, "t f f"), s.box(940, 200, "t f f"), s.box(900, 420, "line~ 1.")
    s.wire(first, keep)
    s.fan(keep, now, (bent, 1))
    s.chain(ratio, bent, again)
    s.fan(again, soon, (bent, 1))
    s.join(speed, now, soon)
    for groove in grooves:
        s.wire(speed, groove)


def _end(s: Sheet, route: Box, number: Box, grooves: tuple[Box, ...], level: Box, busy: Box) -> None:
    """A file wants the buffer~: it is told that somebody reads there, and left within 5 ms."""
    left, wanted = s.box(760, 260, "t b b"), s.box(760, 230, "sel 1")
    away = s.message(760, 290, "0. 5.")
    s.chain((route, 4), number, wanted, left)
    s.fan(left, busy, away)
    s.wire(away, level)
    halt = s.box(620, 260, "t b b b")
    stop, none, silent = s.message(560, 290, "stop"), s.message(620, 290, "-1"), s.message(680, 290, "0.")
    s.wire((route, 5), halt)
    s.fan(halt, stop, none, silent)
    for groove in grooves:
        s.wire(stop, groove)
    s.wire(none, (number, 1))
    s.wire(silent, level)


def _mix(s: Sheet, grooves: tuple[Box, ...], share: tuple[Box, Box], level: Box) -> Box:
    """The fade of the loop, straight as its two sides are alike; the level as a quarter of a sine."""
    phase, further, within = *share, s.box(220, 560, "clip~ 0. 1.")
    apart, part, sound = s.box(20, 530, "-~"), s.box(20, 560, "*~"), s.box(20, 590, "+~")
    s.chain((grooves[0], 1), phase, further, within, (part, 1))
    s.wire(grooves[1], apart)
    s.wire(grooves[0], (apart, 1))
    s.chain(apart, part, sound)
    s.wire(grooves[0], (sound, 1))
    loud = s.box(20, 615, "*~")
    s.chain(
        level, s.box(420, 500, "*~ -0.25"), s.box(420, 530, "+~ 0.25"), s.box(420, 560, "cos~"), (loud, 1)
    )
    s.wire(sound, loud)
    return loud
