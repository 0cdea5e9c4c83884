"""How a voice of the Max patches counts where it is in a sound, and how its loudness goes."""

from py2max import Box
from reader import END, START
from sheet import Sheet

WINDOW = [60.0, 80.0, 900.0, 600.0]
# As the daemon's own player has it.
SHORTEST_ATTACK_MS = 1
# $f1 ms into a sound that goes round from $f2 to $f3, if it does.
WRAPPED = r"expr $f1 - ($f1 >= $f3) * ($f3 - $f2) * int(($f1 - $f2) / max($f3 - $f2\, 0.001))"


def clock(parent: Sheet) -> Sheet:
    """The place in the sound, in ms: the time that has passed, times the speed, wrapped in the loop.

    Outlets: where it begins after `at`; how long it has to go, 0 in a loop; the place that was asked for.
    """
    s = Sheet("clock", WINDOW, parent)
    s.comment(20, 0, "source frames file_rate loop_start loop_end. at ms speed. speed. where.")
    route = s.box(20, 60, "route source at where speed")
    s.wire(s.box(20, 30, "inlet"), route)
    timer, passed = s.box(420, 200, "timer"), s.box(420, 240, "expr $f2 * $f1 + $f3")
    wrapped, place = s.box(420, 280, WRAPPED), s.box(420, 310, "t b f f f f")
    to_go = s.box(20, 420, r"expr ($f3 == 0.) * max(($f2 - $f1) / $f4 - 10.\, 0.01)")
    s.chain(timer, passed, wrapped, place)

    facts, looped_end = s.box(20, 100, "t l l l l"), s.box(20, 190, "expr ($i4 > $i3) * $i4 * 1000. / $i2")
    start, end = s.box(20, 130, f"expr {START}"), s.box(20, 160, f"expr {END}")
    both = s.box(20, 220, "t f f")
    s.wire(route, facts)
    s.fan(facts, start, end, looped_end)
    s.wire(start, (wrapped, 1))
    s.wire(end, (to_go, 1))
    s.wire(looped_end, both)
    s.fan(both, (wrapped, 2), (to_go, 2))

    begin, answer, rest = (s.box(x, 350, "float") for x in (20, 160, 300))
    s.fan(place, timer, (passed, 2), (begin, 1), (answer, 1), (rest, 1))
    at, values = s.box(420, 100, "t b b l"), s.box(540, 130, "unpack 0. 1.")
    speeds = s.box(640, 160, "t f f")
    s.wire((route, 1), at)
    s.fan(at, begin, rest, values)
    s.fan(values, wrapped, speeds)
    s.fan(speeds, (passed, 1), (to_go, 3))
    where, speed = s.box(540, 100, "t b b"), s.box(700, 100, "t b f b")
    s.wire((route, 2), where)
    s.fan(where, answer, (timer, 1))
    s.wire((route, 3), speed)
    s.fan(speed, rest, speeds, (timer, 1))
    s.chain(begin, s.box(20, 520, "outlet"))
    s.chain(rest, to_go, s.box(160, 520, "outlet"))
    s.chain(answer, s.box(300, 520, "outlet"))
    return s


def shape(parent: Sheet) -> Sheet:
    """The envelope. Attack is a line; decay and release are parabolas that end level."""
    s = Sheet("shape", WINDOW, parent)
    s.comment(20, 0, "start attack decay sustain release in seconds and 0..1. release ms. duck.")
    route = s.box(20, 60, "route start release duck")
    s.wire(s.box(20, 30, "inlet"), route)
    rise, fall, gone = (s.box(x, 300, "line~ 0.") for x in (20, 160, 420))
    begun = s.box(20, 100, "t b l l l")
    s.wire(route, begun)
    attack = s.box(20, 150, rf"expr max($f1 * 1000.\, {SHORTEST_ATTACK_MS}.)")
    falls, sustain = s.box(240, 130, "t l l l"), s.message(500, 130, "$3")
    all_of_it, up = s.message(420, 260, "1."), s.message(20, 260, "0., 1. $1")
    s.fan(begun, all_of_it, attack, falls, sustain)
    s.wire(all_of_it, gone)
    s.chain(attack, up, rise)
    # Without a decay the attack goes to the sustain level at once.
    has_decay, first, then = (
        s.box(x, y, f"expr {text}")
        for x, y, text in (
            (300, 160, "$f2 > 0."),
            (300, 190, rf"max($f1 * 1000.\, {SHORTEST_ATTACK_MS}.)"),
            (300, 220, "$f2 * 1000."),
        )
    )
    values = s.box(160, 240, "pack 0. 0. 0.")
    s.fan(falls, has_decay, first, then)
    s.wire(then, (values, 2))
    s.wire(first, (values, 1))
    s.chain(has_decay, values, s.message(160, 270, "$1, $1 $2 0. $3"), fall)
    rest, held = s.box(600, 160, "expr 1. - $f1"), s.box(500, 160, "t f f")
    depth, floor = s.box(160, 370, "*~ 1."), s.box(160, 400, "+~ 0.")
    s.wire(sustain, held)
    s.fan(held, rest, (floor, 1))
    s.wire(rest, (depth, 1))
    _release(s, route, rise, fall, gone)
    s.wire(_product(s, rise, fall, gone, depth, floor), s.box(20, 520, "outlet"))
    return s


def _release(s: Sheet, route: Box, rise: Box, fall: Box, gone: Box) -> None:
    """The key goes up: what rises or falls stays where it is, and all of it goes."""
    lifted, stop, down = s.box(420, 100, "t f b"), s.message(560, 220, "stop"), s.message(420, 200, "0. $1")
    s.wire((route, 1), lifted)
    s.fan(lifted, down, stop)
    for line in (rise, fall):
        s.wire(stop, line)
    s.wire(down, gone)
    s.chain((route, 2), s.message(480, 230, "0. 3."), gone)


def _product(s: Sheet, rise: Box, fall: Box, gone: Box, depth: Box, floor: Box) -> Box:
    fallen, level, left, sound = (
        s.box(x, y, "*~") for x, y in ((160, 340), (20, 440), (420, 340), (20, 470))
    )
    for line, square in ((fall, fallen), (gone, left)):
        s.wire(line, square)
        s.wire(line, (square, 1))
    s.chain(fallen, depth, floor, (level, 1))
    s.chain(rise, level, sound)
    s.wire(left, (sound, 1))
    return sound
