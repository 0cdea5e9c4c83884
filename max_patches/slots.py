"""The slots of the Max patches: numbered places with two buffers each. Knows no OSC and no screen."""

from py2max import Box
from sheet import Sheet

SLOTS = 64
WINDOW = [60.0, 80.0, 1500.0, 800.0]
# What is told about a slot, each with the arguments that `core` leaves of the event's.
EVENTS = ("play", "release", "bend", "crossfade")


def slots() -> Sheet:
    """All slots: nsynth_slots <prefix of the buffers' names>. A message begins with the number of a slot.

    Inlets: messages; a voice leaves a buffer. Outlets: to poly~; slot and version that are there.
    """
    s = Sheet("nsynth_slots", WINDOW)
    inlet, left = s.box(20, 20, "inlet"), s.box(220, 20, "inlet")
    route = s.box(20, 50, "route " + " ".join(str(number) for number in range(SLOTS)))
    to_voices, ack = s.box(20, 700, "outlet"), s.box(220, 700, "outlet")
    s.wire(inlet, route)
    for number in range(SLOTS):
        first, second = 2 * number, 2 * number + 1
        text = f"nsynth_slot {number} #1-{first} #1-{second} {first} {second}"
        one = s.own(20 + 300 * (number % 8), 100 + 60 * (number // 8), text, 2, ["", ""])
        s.wire((route, number), one)
        s.wire(left, (one, 1))
        s.wire(one, to_voices)
        s.wire((one, 1), ack)
    return s


def slot() -> Sheet:
    """nsynth_slot <slot> <buffer a> <buffer b> <number of a> <number of b>.

    A file goes into the buffer~ that new notes do not use. What comes for it before it is there waits.
    """
    s = Sheet("nsynth_slot", WINDOW)
    s.comment(20, 0, "load version path frames file_rate loop_start loop_end")
    s.comment(420, 0, "play r pitch velocity rate exact. crossfade r pitch rate exact seconds.")
    s.comment(920, 0, "release r pitch. bend r pitch rate.")
    inlet, left = s.box(20, 30, "inlet"), s.box(320, 30, "inlet")
    to_voices, ack = s.box(520, 740, "outlet"), s.box(620, 740, "outlet")
    load = s.box(20, 60, "route load")
    s.wire(inlet, load)
    # 1: on to the voices. 2: into the queue.
    passing, tell = s.box(520, 200, "gate 2 2"), s.box(520, 240, "route " + " ".join(EVENTS))
    contents, name = s.box(300, 600, "zl.reg"), s.box(420, 600, "zl.reg")
    vacate, flush = _load(s, load, left, passing, contents, name), s.box(900, 110, "t b b b")
    s.wire(vacate, to_voices)
    about = _loaded(s, contents, name, ack, flush)
    _queue(s, load, passing, tell, flush)
    _tell(s, tell, about, to_voices)
    return s


def _load(s: Sheet, load: Box, left: Box, passing: Box, contents: Box, name: Box) -> Box:
    """The file into the idle buffer~; voices that still read there leave first, and it waits 8 ms for them.

    Once it is in memory, `contents` tells what it is, `name` has the number and name of its buffer~.
    Returned: what sends voices away.
    """
    begin, start, file = s.box(20, 90, "t b l"), s.box(20, 120, "t b b b b"), s.box(20, 360, "zl.reg")
    to_queue, reset = s.message(260, 150, "2"), s.message(200, 150, "0")
    wait, idle, vacate = (
        s.box(20, 210, "int 0"),
        s.box(90, 180, "int #4"),
        s.message(90, 210, "target 0, vacate $1"),
    )
    at_once, late, go = s.box(20, 240, "sel 0"), s.box(80, 270, "delay"), s.box(20, 300, "t b")
    s.wire(load, begin)
    s.fan(begin, start, (file, 1))
    s.fan(start, wait, idle, reset, to_queue)
    s.wire(to_queue, passing)
    s.wire(reset, (wait, 1))
    s.wire(idle, vacate)
    s.chain(left, s.message(320, 60, "8"), (wait, 1))
    s.chain(wait, at_once, go)
    s.chain((at_once, 1), late, go)
    on_its_way, came = _one_at_a_time(s, go, file, start)

    facts, side = s.box(20, 390, "t l l b"), s.box(20, 450, "gate 2 1")
    s.chain(file, facts, s.message(20, 420, "replace $2"), (side, 1))
    s.wire((facts, 1), (contents, 1))
    s.wire((facts, 2), on_its_way)
    for outlet in (0, 1):
        x, own, other = 20 + 300 * outlet, 2 + outlet, 3 - outlet
        buffer, there = s.box(x, 480, f"buffer~ #{own} 1000"), s.box(x, 510, "t b b b b b")
        now, next_idle = (
            s.message(x + 60, 550, f"#{own + 2} #{own}"),
            s.message(x + 130, 550, f"#{other + 2}"),
        )
        next_side = s.message(x + 200, 550, str(2 - outlet))
        s.wire((side, outlet), buffer)
        s.wire((buffer, 1), there)
        s.fan(there, came, contents, now, next_idle, next_side)
        s.wire(now, (name, 1))
        s.wire(next_idle, (idle, 1))
        s.wire(next_side, side)
    return vacate


def _one_at_a_time(s: Sheet, go: Box, file: Box, start: Box) -> tuple[Box, Box]:
    """A further file waits until the one on its way is there, or 2 s: one that cannot be read never is.

    Returned: what is told that a file is on its way, and that it is there.
    """
    loading, again = s.box(20, 330, "int 0"), s.box(300, 330, "int 0")
    free, late = s.box(120, 330, "sel 0 1"), s.box(420, 300, "delay 2000")
    on_its_way, yes, later = s.box(420, 270, "t b b"), s.message(480, 330, "1"), s.message(200, 360, "1")
    came, none, stop = s.box(300, 270, "t b b b"), s.message(240, 330, "0"), s.message(360, 300, "stop")
    s.chain(go, loading, free, file)
    s.chain((free, 1), later, (again, 1))
    s.fan(on_its_way, late, yes)
    s.wire(yes, (loading, 1))
    s.wire(late, came)
    s.fan(came, again, none, stop)
    s.wire(stop, late)
    s.wire(none, (loading, 1))
    asked, begin, done = s.box(300, 360, "sel 1"), s.box(300, 390, "t b b"), s.message(360, 420, "0")
    s.chain(again, asked, begin)
    s.fan(begin, start, done)
    s.wire(done, (again, 1))
    return on_its_way, came


def _loaded(s: Sheet, contents: Box, name: Box, ack: Box, flush: Box) -> Box:
    """The bridge hears of it, then what waited for it goes on. Returned: what voices have to know."""
    done, facts, about = (
        s.box(300, 630, "t b b l l"),
        s.box(420, 660, "zl.slice 2"),
        s.box(420, 690, "zl.join"),
    )
    s.wire(contents, done)
    version = s.message(300, 670, "#1 $1")
    s.fan(done, flush, name, version, facts)
    s.wire(version, ack)
    s.wire((facts, 1), (about, 1))
    s.wire(name, about)
    return about


def _queue(s: Sheet, load: Box, passing: Box, tell: Box, flush: Box) -> None:
    """What comes while a file is on its way waits for it; who sounds already is released and bent at once."""
    queue, waits = s.box(900, 220, "coll"), s.box(620, 110, "t l l")
    now = s.box(700, 150, "route release bend")
    s.wire((load, 1), (passing, 1))
    s.wire(passing, tell)
    s.wire((passing, 1), waits)
    keep = s.box(620, 220, "prepend append")
    s.fan(waits, keep, now)
    s.wire(keep, queue)
    s.wire(queue, tell)
    for outlet, event in enumerate(("release", "bend")):
        s.chain((now, outlet), s.box(700 + 110 * outlet, 180, f"prepend {event}"), tell)
    go, dump, clear = s.message(900, 150, "1"), s.message(960, 150, "dump"), s.message(1020, 150, "clear")
    s.fan(flush, clear, dump, go)
    s.wire(go, passing)
    s.join(queue, dump, clear)


def _tell(s: Sheet, tell: Box, about: Box, to_voices: Box) -> None:
    """The words of a voice, with the slot's number and, where it reads, its buffer~."""
    release, bend = (
        s.message(620, 400, "target 0, release $1 #1 $2"),
        s.message(620, 430, "target 0, bend $1 #1 $2 $3"),
    )
    for outlet, message in ((1, release), (2, bend)):
        s.chain((tell, outlet), message, to_voices)
    notes = s.message(520, 300, "$1 #1 $2 $3 $4"), s.message(820, 300, "$1 $2 $5 #1 $3")
    for outlet, words, note in zip((0, 3), ("note play", "crossfade"), notes, strict=True):
        x = 520 + 300 * (outlet > 0)
        whole, spoken = s.box(x, 480, "zl.join"), s.box(x, 540, f"prepend {words}")
        s.chain((tell, outlet), note, whole)
        s.wire(about, (whole, 1))
        s.wire(whole, spoken)
        # poly~ gives a note to one voice; what is for whom it concerns goes to all.
        every, target = s.box(x, 570, "t l b"), s.message(x + 80, 610, "target 0")
        s.wire(spoken, every)
        s.fan(every, to_voices, target)
        s.wire(target, to_voices)
