"""The sound of the Max patch: one voice, one slot, all slots. Knows nothing of OSC and of the screen.

In Max an outlet serves its cords from right to left on the screen: wherever order matters a trigger
(t) states it.
"""

from sheet import Sheet

SLOTS, VOICES = 64, 16
WINDOW = [60.0, 80.0, 1400.0, 800.0]


def voice() -> Sheet:
    """One voice of poly~: a groove~ on a slot's buffer~, through an envelope."""
    s = Sheet("nsynth_voice", WINDOW)
    s.comment(20, 10, "play: slot pitch velocity playback_rate buffer frames file_rate loop_start loop_end")
    inlet, route = s.box(20, 40, "in 1"), s.box(20, 70, "route play release vacate off")
    s.wire(inlet, route)
    envelope, groove = s.box(700, 520, "line~ 0."), s.box(20, 640, "groove~ 0-nsynth")
    playing, buffer_playing = s.box(700, 140, "== -1"), s.box(900, 140, "== -1")
    pending, ending, fading = s.box(80, 230, "delay 5"), s.box(400, 600, "delay"), s.box(820, 400, "delay")

    # A voice that still sounds fades for 3 ms and begins anew after 5 ms.
    start, begin = s.box(20, 110, "t b l b b b"), s.box(20, 270, "t b b")
    note, wait, at_once = s.box(150, 200, "zl.reg"), s.box(20, 140, "int 0"), s.box(20, 180, "sel 0")
    stop, duck, busy = s.message(300, 180, "stop"), s.message(370, 180, "0. 3."), s.message(450, 180, "1")
    thispoly = s.box(820, 560, "thispoly~")
    s.wire(route, start)
    s.fan(start, wait, (note, 1), stop, duck, busy)
    s.fan(at_once, begin, pending)
    s.chain(wait, at_once)
    s.wire(pending, begin)
    s.wire(stop, ending)
    s.wire(stop, fading)
    s.wire(duck, envelope)
    s.wire(busy, thispoly)
    s.fan(begin, note, stop)

    values = s.box(20, 310, "unpack 0 0 0 1. 0 0 0 0 0")
    slot, facts = s.box(20, 350, "t i i"), s.box(20, 400, "pack 0 1. 0 0 0 0")
    key_base, key = s.box(330, 350, "* 128"), s.box(330, 380, "+ 0")
    gain, number = s.box(420, 350, "expr $f1 * $f1 / 16129."), s.box(620, 350, "t i i")
    name = s.box(520, 400, "sprintf set %ld-nsynth")
    s.chain(note, values)
    s.fan(values, slot, (key, 1), gain, (facts, 1), number, *((facts, inlet) for inlet in (2, 3, 4, 5)))
    s.fan(slot, facts, key_base)
    s.chain(key_base, key, (playing, 1))
    s.fan(number, name, (buffer_playing, 1))
    s.wire(name, groove)

    # A loop has no end: left_ms is 0, and split holds it back.
    # The list is $i1 slot, $f2 playback rate, $i3 frames, $i4 file rate, $i5 and $i6 the loop.
    s.comment(560, 610, "loop points in ms; without a loop the whole file, faded out at its end")
    parts = s.box(20, 430, "t b l l l l l")
    left_ms = s.box(200, 570, "expr ($i6 <= $i5) * ($i3 * 1000. / $i4 / $f2 - 10.)")
    from_ms = s.box(200, 540, "expr ($i6 > $i5) * $i5 * 1000. / $i4")
    to_ms = s.box(200, 510, "expr (($i6 > $i5) * $i6 + ($i6 <= $i5) * $i3) * 1000. / $i4")
    looped, rate = s.box(200, 480, "expr $i6 > $i5"), s.message(360, 480, "$2")
    points, speed = s.box(560, 540, "pack 0. 0."), s.box(420, 480, "sig~ 1.")
    s.wire(facts, parts)
    sound = s.box(20, 470, "t b b b")
    s.fan(parts, sound, left_ms, from_ms, to_ms, looped, rate)
    s.chain(looped, s.box(520, 480, "prepend loop"), groove)
    s.wire(to_ms, (points, 1))
    s.chain(from_ms, points, s.box(560, 570, "prepend setloop"), groove)
    s.chain(rate, speed, groove)
    positive, ten = s.box(200, 600, "split 0.01 10000000."), s.message(470, 600, "10.")
    s.chain(left_ms, positive, ending, ten)
    rise, rewind, sounding = s.message(20, 510, "1. 3."), s.message(80, 510, "0."), s.message(140, 510, "5")
    s.fan(sound, rise, rewind, sounding)
    s.wire(rise, envelope)
    s.wire(rewind, groove)
    s.wire(sounding, (wait, 1))

    # Ways to end: its key is released, another file wants its buffer, panic, the file's end.
    fade, fade_line, idle = (
        s.box(820, 330, "t f f"),
        s.message(740, 400, "0. $1"),
        s.box(820, 430, "t b b b b"),
    )
    cancel = s.message(620, 260, "stop")
    release_key, released = s.box(700, 70, "expr $i1 * 128 + $i2"), s.box(700, 200, "t b b")
    vacated, off = s.box(900, 200, "t b b"), s.box(800, 200, "t b b")
    slow, quick = s.message(700, 260, "150."), s.message(800, 260, "5.")
    s.chain((route, 1), release_key, playing, s.box(700, 170, "sel 1"), released)
    s.chain((route, 2), buffer_playing, s.box(900, 170, "sel 1"), vacated)
    s.wire((route, 3), off)
    s.fan(released, slow, cancel)
    s.fan(off, quick, cancel)
    s.fan(vacated, quick, s.box(960, 230, "s nsynth_busy"))
    s.wire(cancel, pending)
    for duration in (slow, quick, ten):
        s.wire(duration, fade)
    s.fan(fade, fade_line, fading)
    s.wire(fade_line, envelope)
    s.wire(fading, idle)
    none, halt = s.message(820, 470, "-1"), s.message(880, 470, "stop")
    unused, free = s.message(940, 500, "0"), s.message(1000, 500, "0")
    s.fan(idle, none, halt, unused, free)
    s.wire(none, (playing, 1))
    s.wire(none, (buffer_playing, 1))
    s.wire(halt, groove)
    s.wire(unused, thispoly)
    s.wire(free, (wait, 1))

    square, shaped, loud = s.box(700, 560, "*~"), s.box(20, 680, "*~"), s.box(20, 710, "*~ 0.")
    s.wire(envelope, square)
    s.wire(envelope, (square, 1))
    s.wire(square, (shaped, 1))
    s.wire(gain, (loud, 1))
    s.chain(groove, shaped, loud, s.box(20, 740, "out~ 1"))
    return s


def slot() -> Sheet:
    """One slot: nsynth_slot <slot> <buffer a> <buffer b>. Fills the buffer~ that new notes do not use."""
    s = Sheet("nsynth_slot", WINDOW)
    s.comment(20, 10, "load: version path frames file_rate loop_start loop_end")
    s.comment(460, 10, "play: pitch velocity playback_rate")
    inlet, route = s.box(20, 40, "inlet"), s.box(20, 70, "route load play release")
    to_voices, ack = s.box(20, 700, "outlet"), s.box(120, 700, "outlet")
    ready, waiting = s.box(560, 180, "int 0"), s.box(760, 180, "int 0")
    s.wire(inlet, route)

    # Voices that still play the idle buffer~ fade, and the file waits 8 ms for them.
    load, file = s.box(20, 110, "t b b l b"), s.box(20, 330, "zl.reg")
    reset, wait, at_once = s.message(300, 140, "0"), s.box(20, 180, "int 0"), s.box(20, 210, "sel 0")
    idle, vacate = s.box(160, 180, "int #2"), s.message(160, 210, "target 0, vacate $1")
    late, eight, go = s.box(80, 240, "delay 8"), s.message(320, 210, "8"), s.box(20, 270, "t b")
    s.wire(route, load)
    s.fan(load, wait, idle, (file, 1), reset)
    s.chain(idle, vacate, to_voices)
    s.wire(reset, (wait, 1))
    s.wire(reset, (ready, 1))
    s.chain(s.box(320, 180, "r nsynth_busy"), eight, (wait, 1))
    s.chain(wait, at_once, go, file)
    s.chain((at_once, 1), late, go)

    # replace answers with a bang once the file is in memory; from then on new notes play it.
    parts, side = s.box(20, 360, "t l l"), s.box(20, 450, "gate 2 1")
    done, contents = s.box(300, 540, "t b b b"), s.box(300, 570, "zl.reg")
    playing = s.box(520, 570, "int")
    s.chain(file, parts, s.box(20, 390, "zl.nth 2"), s.box(20, 420, "prepend replace"), (side, 1))
    s.wire((parts, 1), (contents, 1))
    for outlet, (own, other) in enumerate((("#2", "#3"), ("#3", "#2"))):
        x = 20 + 280 * outlet
        buffer, bangs = s.box(x, 480, f"buffer~ {own}-nsynth 1000"), s.box(x + 40, 510, "t b b b b")
        now, next_idle = s.message(x + 80, 540, own), s.message(x + 120, 540, other)
        next_side = s.message(x + 160, 540, str(2 - outlet))
        s.wire((side, outlet), buffer)
        s.wire((buffer, 1), bangs)
        s.fan(bangs, done, now, next_idle, next_side)
        s.wire(now, (playing, 1))
        s.wire(next_idle, (idle, 1))
        s.wire(next_side, side)
    answer, facts = s.box(300, 600, "t l b l"), s.box(420, 630, "zl.slice 2")
    about, note = s.box(520, 630, "zl.join"), s.box(560, 360, "zl.join")
    s.chain(contents, answer, s.box(300, 630, "zl.nth 1"), s.box(300, 660, "prepend #1"), ack)
    s.fan(answer, None, playing, facts)
    s.wire((facts, 1), (about, 1))
    s.chain(playing, about, (note, 1))

    # A note for a file that is still on its way begins when it has come, unless its key is up again.
    play, held = s.box(560, 110, "t b l"), s.box(560, 250, "zl.reg")
    is_ready, is_waiting = s.box(560, 210, "sel 1 0"), s.box(760, 210, "sel 1")
    wait_for_it, forget, has_come = (
        s.message(660, 150, "1"),
        s.message(860, 150, "0"),
        s.message(460, 150, "1"),
    )
    begin, full = s.box(760, 240, "t b b"), s.box(560, 320, "t l l")
    s.wire((route, 1), play)
    s.wire((route, 2), forget)
    s.fan(play, ready, (held, 1))
    s.chain(ready, is_ready)
    s.fan(is_ready, held, wait_for_it)
    s.wire(wait_for_it, (waiting, 1))
    s.wire(forget, (waiting, 1))
    s.wire(has_come, (ready, 1))
    s.fan(done, waiting, has_come, contents)
    s.chain(waiting, is_waiting, begin)
    s.fan(begin, held, forget)
    s.chain(held, s.box(560, 285, "prepend #1"), full)
    lift = s.message(720, 390, "target 0, release $1 $2")
    s.fan(full, note, lift)
    s.wire(lift, to_voices)
    s.chain(note, s.box(560, 390, "prepend note play"), to_voices)
    return s


def slots(parent: Sheet) -> Sheet:
    """All slots: a message begins with the number of the slot that it is for."""
    s = Sheet("slots", WINDOW, parent)
    numbers = " ".join(str(number) for number in range(SLOTS))
    inlet, route = s.box(20, 20, "inlet"), s.box(20, 50, f"route {numbers}")
    to_voices, ack = s.box(20, 560, "outlet"), s.box(220, 560, "outlet")
    s.wire(inlet, route)
    for number in range(SLOTS):
        # Names of patches of our own are not in Max's reference, so their ports are stated.
        one = s.box(
            20 + 170 * (number % 8),
            100 + 50 * (number // 8),
            f"nsynth_slot {number} {2 * number} {2 * number + 1}",
            numinlets=1,
            numoutlets=2,
            outlettype=["", ""],
        )
        s.wire((route, number), one)
        s.wire(one, to_voices)
        s.wire((one, 1), ack)
    return s
