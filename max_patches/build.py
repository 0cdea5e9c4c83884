"""Builds the Max patches beside this file, the same bytes each time.

    python max_patches/build.py           writes them
    python max_patches/build.py --check   exits 1 if the files are not what this writes

Knows the patches and what they do; the OSC table itself is bridge/protocol/addresses.py.
In Max an outlet serves its cords from right to left on the screen, and so does unpack its outlets:
wherever order matters a trigger (t) states it.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from py2max import Box, Patcher
from sheet import Sheet

HERE = Path(__file__).resolve().parent
SLOTS, VOICES = 64, 16
LISTEN_PORT, DAEMON_PORT = 7771, 7770


def voice() -> Sheet:
    """One voice of poly~: a groove~ on a slot's buffer~, through an envelope."""
    s = Sheet("nsynth_voice")
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

    # The list is $i1 slot, $f2 playback rate, $i3 frames, $i4 file rate, $i5 and $i6 the loop.
    s.comment(200, 430, "loop points in ms; without a loop the whole file, faded out at its end")
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
    positive, ten = s.box(200, 600, "split 0. 10000000."), s.message(470, 600, "10.")
    s.chain(left_ms, positive, ending, ten)
    rise, rewind, sounding = s.message(20, 510, "1. 3."), s.message(80, 510, "0."), s.message(140, 510, "5")
    s.fan(sound, rise, rewind, sounding)
    s.wire(rise, envelope)
    s.wire(rewind, groove)
    s.wire(sounding, (wait, 1))

    # Ways to end: its key is released, another file wants its buffer, panic, the file's end.
    fade, fade_line, idle = s.box(820, 330, "t f f"), s.message(740, 400, "0. $1"), s.box(820, 430, "t b b b b")
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
    """One slot: nsynth_slot <slot> <buffer a> <buffer b>. Fills the buffer~ that is not in use."""
    s = Sheet("nsynth_slot")
    s.comment(20, 10, "load: version path frames file_rate loop_start loop_end")
    s.comment(420, 10, "play: version pitch velocity playback_rate")
    inlet, route = s.box(20, 40, "inlet"), s.box(20, 70, "route load play release")
    to_voices, ack = s.box(20, 700, "outlet"), s.box(700, 700, "outlet")
    s.wire(inlet, route)

    # Voices that still play the idle buffer~ fade, and the file waits 8 ms for them.
    load, info = s.box(20, 110, "t b b l b"), s.box(180, 260, "zl.reg")
    zero, wait, at_once = s.message(300, 140, "0"), s.box(20, 180, "int 0"), s.box(20, 210, "sel 0")
    idle, vacate = s.box(100, 180, "int #2"), s.message(100, 210, "target 0, vacate $1")
    late, eight = s.box(60, 240, "delay"), s.message(300, 210, "8")
    go = s.box(20, 270, "t b")
    s.wire(route, load)
    s.fan(load, wait, idle, (info, 1), zero)
    s.chain(idle, vacate, to_voices)
    s.wire(zero, (wait, 1))
    s.chain(s.box(300, 180, "r nsynth_busy"), eight, (wait, 1))
    s.chain(wait, at_once, go)
    s.chain((at_once, 1), late, go)

    # replace answers with a bang when the file is in memory: only then is it what new notes play.
    side, path = s.box(180, 360, "gate 2 1"), s.box(180, 300, "zl.nth 2")
    s.wire(go, info)
    loaded = s.box(420, 300, "t l")
    which, about = s.box(420, 260, "gate 2 1"), s.box(180, 300, "t l")
    return s
