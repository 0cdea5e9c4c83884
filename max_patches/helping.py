"""The help patch of nsynth_core, and the patch that the Extras menu opens."""

from screen import DAEMON_PORT, LISTEN_PORT
from sheet import Sheet

WORDS = (
    ("note 60 100", "a key goes down; with velocity 0 it goes up"),
    ("note 60 0", ""),
    ("/nsynth/position 0.3 0.7", "0..1 each, x to the right, y down"),
    ("/nsynth/preset 0", "by its number, or by its name"),
    ("/nsynth/corner 2 flute", "0 top left, 1 top right, 2 bottom left, 3 bottom right"),
    ("/nsynth/shift 3 0.5", "one dimension of the embedding is moved by so much"),
    ("/nsynth/glide 0.2", "held notes follow the position by crossfades of so many seconds"),
    ("panic", "silence"),
    ("listen 7772", "another port to listen on; 0 as first argument draws one"),
    (f"bridge {DAEMON_PORT}", "another port to send to"),
)


def helping() -> Sheet:
    """nsynth_core, with a message for each of its words."""
    s = Sheet("nsynth_bridge", [60.0, 80.0, 760.0, 520.0])
    s.comment(
        20, 10, "nsynth_core <listening port> <bridge's port> <prefix of its buffers> <1: own notes alone>"
    )
    s.comment(
        20,
        34,
        "It plays what nsynth-bridge serve tells it. What it does not know goes to the bridge as it is.",
    )
    core = s.own(20, 390, f"nsynth_core {LISTEN_PORT} {DAEMON_PORT} nsynth 0", 1, ["signal", ""])
    for row, (words, meaning) in enumerate(WORDS):
        message = s.message(20, 70 + 28 * row, words)
        s.wire(message, core)
        if meaning:
            s.comment(240, 70 + 28 * row, meaning)
    quiet, speakers, told = (
        s.box(20, 430, "*~ 0.5"),
        s.box(20, 460, "ezdac~"),
        s.box(260, 430, "print nsynth"),
    )
    s.chain(core, quiet, speakers)
    s.wire(quiet, (speakers, 1))
    s.wire((core, 1), told)
    s.comment(360, 430, "what the bridge tells, and connected, latency, listens")
    return s


def launcher() -> Sheet:
    """A button that opens the instrument."""
    s = Sheet("NSynth Bridge", [60.0, 80.0, 420.0, 140.0], openinpresentation=1)
    s.label("NSynth Bridge: start nsynth-bridge serve, then open the instrument.", (16, 14, 390, 22))
    button = s.button(20, 20, "open the instrument", (16, 46, 200, 28))
    s.chain(button, s.message(20, 70, "loadunique nsynth_bridge.maxpat"), s.box(20, 110, "pcontrol"))
    return s
