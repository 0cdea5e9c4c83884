"""The Max patch that is opened: what is sent to the bridge, what is heard from it, what is shown."""

from player import VOICES, slots
from py2max import Box
from sheet import Sheet

LISTEN_PORT, DAEMON_PORT = 7771, 7770
EVENTS = [
    "slot",
    "play",
    "release",
    "pong",
    "bye",
    "preset.name",
    "preset.loaded",
    "corner",
    "status.reply",
    "progress",
    "done",
    "fail",
]
# As large as what is shown; the wires behind it are larger.
WINDOW = [60.0, 80.0, 600.0, 530.0]
Outlet = tuple[Box, int]


def bridge() -> Sheet:
    """The instrument: what is sent, what is heard, what is shown."""
    s = Sheet("nsynth_bridge", WINDOW, openinpresentation=1)
    send = s.box(20, 700, f"udpsend 127.0.0.1 {DAEMON_PORT}")
    status = s.label(800, 790, "not connected: start nsynth-bridge serve", (20, 400, 560, 20))
    tell = s.box(800, 760, "prepend set")
    s.wire(tell, status)
    events = s.box(900, 40, "route " + " ".join(f"/nsynth/{name}" for name in EVENTS))
    receive = s.box(900, 10, f"udpreceive {LISTEN_PORT}")
    s.wire(receive, events)
    heard = {name: (events, outlet) for outlet, name in enumerate(EVENTS)}
    panic = _controls(s, send, heard)
    _connection(s, send, receive, heard)
    _sound(s, send, heard, panic)
    _texts(s, heard, tell)
    return s


def _controls(s: Sheet, send: Box, heard: dict[str, Outlet]) -> Box:
    """Position, keys, presets, panic (which is returned)."""
    s.label(20, 4, "NSynth Bridge", (20, 10, 200, 24), fontsize=16.0)
    pad = s.control(
        20, 40, "pictslider", (20, 70, 260, 260), leftvalue=0, rightvalue=1000, topvalue=0, bottomvalue=1000
    )
    across, down = s.box(20, 320, "/ 1000."), s.box(120, 320, "/ 1000.")
    both = s.box(20, 350, "pack 0. 0.")
    s.fan(pad, across, down)
    s.wire(down, (both, 1))
    s.chain(across, both, s.box(20, 380, "prepend /nsynth/position"), send)
    # Where the bridge stands, without telling it so again.
    place, scaled = s.message(300, 40, "$5 $6"), s.box(300, 70, "vexpr int($f1 * 1000.)")
    s.chain(heard["status.reply"], place, scaled, s.box(300, 100, "prepend set"), pad)

    s.label(330, 300, "keys", (20, 425, 60, 20))
    keys = s.control(330, 330, "kslider", (20, 445, 560, 70), mode=2, offset=36, range=61)
    midi, pair = s.box(560, 300, "notein"), s.box(330, 420, "pack 0 0")
    for source in (keys, midi):
        s.fan(source, pair, (pair, 1))
    s.chain(pair, s.box(330, 450, "prepend /nsynth/note"), send)

    s.label(560, 40, "preset", (320, 44, 80, 20))
    menu = s.control(560, 70, "umenu", (320, 66, 200, 22))
    s.chain(menu, s.box(560, 110, "prepend /nsynth/preset"), send)
    s.chain(heard["preset.name"], s.message(740, 130, "append $2"), menu)
    s.chain(heard["preset.loaded"], s.box(700, 160, "prepend setsymbol"), menu)
    s.chain(s.box(700, 190, "r nsynth_presets"), s.message(700, 220, "clear"), menu)

    s.label(560, 480, "panic", (350, 110, 60, 20))
    panic = s.control(560, 510, "button", (320, 108, 24, 24))
    s.chain(panic, s.message(560, 550, "/nsynth/panic"), send)
    return panic


def _connection(s: Sheet, send: Box, receive: Box, heard: dict[str, Outlet]) -> None:
    """A ping every 2 s. No pong since the last one: register and ask for the whole state."""
    alive, tick = s.box(1260, 240, "int 0"), s.box(1180, 200, "t b b b")
    lost, light = s.box(1260, 300, "t b b b b b b"), s.control(1500, 300, "led", (556, 12, 20, 20))
    dead, living = s.message(1180, 240, "0"), s.message(1420, 160, "1")
    loaded, on = s.box(1180, 80, "loadbang"), s.message(1180, 140, "1")
    s.chain(loaded, s.box(1180, 110, "delay 500"), on, s.box(1180, 170, "metro 2000"), tick)
    ping, timer = s.box(1080, 240, "t b b"), s.box(1420, 240, "timer")
    s.fan(tick, ping, dead, alive)
    s.wire(dead, (alive, 1))
    s.chain(alive, s.box(1260, 270, "sel 0"), lost)
    s.chain(ping, s.message(1080, 340, "/nsynth/ping"), send)
    s.wire((ping, 1), timer)
    pong = s.box(1420, 120, "t b b")
    s.wire(heard["pong"], pong)
    s.fan(pong, living, (timer, 1))
    s.wire(living, light)
    s.wire(living, (alive, 1))
    s.chain(timer, s.control(1420, 270, "flonum", (410, 300, 70, 22)))
    s.label(1500, 270, "answer in ms", (320, 302, 90, 20))

    port, register = s.box(1180, 420, f"int {LISTEN_PORT}"), s.message(1180, 450, "/nsynth/register $1 Max")
    off, clear = s.message(1500, 340, "0"), s.box(1060, 380, "s nsynth_presets")
    presets, refresh = s.message(1060, 420, "/nsynth/presets"), s.message(1060, 480, "/nsynth/refresh")
    status = s.message(1060, 510, "/nsynth/status")
    s.fan(lost, status, presets, clear, refresh, port, off)
    s.wire(off, light)
    s.chain(port, register, send)
    for message in (presets, refresh, status):
        s.wire(message, send)
    gone = s.box(1500, 160, "t b b")
    s.wire(heard["bye"], gone)
    s.fan(gone, dead, off)

    s.label(1300, 560, "listens on", (320, 340, 80, 20))
    s.label(1300, 590, "bridge at port", (460, 340, 100, 20))
    listen = s.control(1180, 560, "number", (320, 360, 70, 22))
    change, new_port = s.box(1180, 590, "t b i i"), s.message(1180, 620, "port $1")
    s.wire(listen, change)
    s.fan(change, dead, (port, 1), new_port)
    s.wire(new_port, receive)
    to_bridge = s.control(1420, 560, "number", (460, 360, 70, 22))
    s.chain(to_bridge, s.message(1420, 620, "port $1"), send)


def _sound(s: Sheet, send: Box, heard: dict[str, Outlet], panic: Box) -> None:
    voices = s.box(
        600,
        660,
        f"poly~ nsynth_voice {VOICES} @steal 1",
        numinlets=1,
        numoutlets=1,
        outlettype=["signal"],
    )
    buffers, lifted = s.subpatch(900, 420, slots(s), 1, 2), s.box(900, 265, "t l l")
    s.chain(heard["slot"], s.message(900, 200, "$1 load $2 $3 $4 $5 $8 $9"), buffers)
    s.chain(heard["play"], s.message(900, 230, "$2 play $4 $5 $6"), buffers)
    s.wire(heard["release"], lifted)
    release, forget = s.message(760, 300, "target 0, release $2 $3"), s.message(960, 340, "$2 release $3")
    s.fan(lifted, release, forget)
    s.wire(release, voices)
    s.wire(forget, buffers)
    s.wire(buffers, voices)
    s.chain((buffers, 1), s.box(880, 480, "prepend /nsynth/slot.ack"), send)
    s.chain(panic, s.message(680, 550, "target 0, off"), voices)

    volume = s.control(600, 700, "gain~", (540, 110, 22, 180))
    speakers = s.control(600, 900, "ezdac~", (320, 160, 45, 45))
    s.label(700, 700, "volume", (525, 90, 60, 20))
    s.label(700, 730, "audio", (370, 172, 60, 20))
    s.chain(s.box(480, 600, "loadbang"), s.message(480, 630, "118"), volume)
    s.chain(voices, volume, speakers)
    s.wire(volume, (speakers, 1))


def _texts(s: Sheet, heard: dict[str, Outlet], tell: Box) -> None:
    """Names of the corners around the pad, and one line for what happened last."""
    corners = s.box(1500, 420, "route 0 1 2 3")
    s.wire(heard["corner"], corners)
    for index in range(4):
        x, y = 20 + 130 * (index % 2), 46 + 290 * (index // 2)
        name = s.label(1500 + 140 * index, 520, "-", (x, y, 130, 20), textjustification=2 * (index % 2))
        s.chain((corners, index), s.box(1500 + 140 * index, 470, "prepend set"), name)
    for row, (event, text) in enumerate(
        (("done", "done $1"), ("fail", "$1 failed: $3"), ("progress", "rendering $2 of $3 with $4 s to go"))
    ):
        s.chain(heard[event], s.message(1240, 660 + 30 * row, text), tell)
