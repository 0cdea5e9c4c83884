"""The face of the Pd patch: its controls reach the daemon, and it follows what the daemon tells. By messages,
which come to a control as a hand's do; how it looks is seen in docs/images/pd_patch.png."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bridge.protocol.addresses import COMMANDS, EVENTS
from tests.conftest import free_port
from tests.hosts.pd_host import Pd, StandIn

PATCHES = Path(__file__).resolve().parents[2] / "max_patches" / "pd"
FACE = Path(__file__).parent / "pd_face.pd"
# What the patch asks for by itself, again and again.
ROUTINE = {"/nsynth/ping", "/nsynth/status", "/nsynth/queue"}


@pytest.fixture(scope="module")
def pd() -> Iterator[Pd]:
    running = Pd(FACE)
    yield running
    running.close()


@pytest.fixture(scope="module")
def host(pd) -> Iterator[StandIn]:
    standing_in = StandIn()
    for words in (f"listen {free_port()}", f"daemon {standing_in.port}", "connect bang"):
        pd.send(f"face {words}")
    wait_for(lambda: ("/nsynth/dimensions", []) in standing_in.heard)
    for index, name in enumerate(("Alpha", "Beta", "Gamma")):
        standing_in.tell("preset.name", index, name)
    for index, name in enumerate(("flute", "cello", "oboe")):
        standing_in.tell("instrument.name", index, name, "family")
    yield standing_in
    standing_in.close()


def wait_for(there, seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.02)


def sent(pd: Pd, host: StandIn, *moves: str) -> list[tuple]:
    """What the daemon is told while controls are moved, one after another."""
    since = len(host.heard)
    for move in moves:
        pd.send(f"face {move}")
        time.sleep(0.02)
    time.sleep(0.15)
    told = [(address, arguments) for address, arguments in host.heard[since:] if address not in ROUTINE]
    return [(address.removeprefix("/nsynth/"), *arguments) for address, arguments in told]


def test_it_asks_for_all_that_it_shows(host):
    asked = [address.removeprefix("/nsynth/") for address, _ in host.heard]
    assert {"register", "refresh", "presets", "instruments", "dimensions", "status", "ping"} <= set(asked)
    wait_for(lambda: ("/nsynth/queue", []) in host.heard)


@pytest.mark.parametrize(
    "move,told",
    [
        ("x 0.25", ("position", 0.25, 0.5)),
        ("y 0.75", ("position", 0.25, 0.75)),
        ("preset symbol Beta", ("preset", "Beta")),
        ("number 2", ("preset", 2)),
        ("save symbol Mine", ("preset.save", "Mine")),
        ("shift-0 0.5", ("shift", 0, 0.5)),
        ("shift-15 -0.25", ("shift", 15, -0.25)),
        ("glide 0.5", ("glide", 0.5)),
        ("clear bang", ("edit.clear",)),
        ("panic bang", ("panic",)),
        ("corner-0 symbol oboe", ("corner", 0, "oboe")),
        ("corner-3 symbol cello", ("corner", 3, "cello")),
    ],
)
def test_a_control_says_what_it_is_for(pd, host, move, told):
    assert sent(pd, host, move) == [told]


def test_keys_hold_their_pitch_until_they_are_lifted(pd, host):
    assert sent(pd, host, "octave 3", "velocity 100", "key-0 1", "key-24 1") == [
        ("note", 48, 100),
        ("note", 72, 100),
    ]
    assert sent(pd, host, "octave 4", "key-0 0") == [("note", 48, 0)]
    assert sent(pd, host, "velocity 60", "key-1 1") == [("note", 61, 60)]
    assert sorted(sent(pd, host, "lift bang")) == [("note", 61, 0), ("note", 72, 0)]
    assert sent(pd, host, "lift bang") == []


def test_presets_and_instruments_are_gone_through_in_their_order(pd, host):
    host.tell("preset.loaded", "Beta")
    host.tell("corner", 1, "cello")
    time.sleep(0.1)
    assert sent(pd, host, "next bang") == [("preset", 2)]
    assert sent(pd, host, "previous bang") == [("preset", 0)]
    host.tell("preset.loaded", "Gamma")
    time.sleep(0.1)
    assert sent(pd, host, "next bang") == [("preset", 0)]
    assert sent(pd, host, "corner-1-next bang") == [("corner", 1, "oboe")]
    assert sent(pd, host, "corner-1-previous bang") == [("corner", 1, "flute")]


def test_it_follows_what_others_do_and_does_not_send_it_back(pd, host):
    since = len(host.heard)
    host.tell("position", 0.125, 0.625)
    host.tell("glide.now", 0.25)
    host.tell("dimension", 5, -1.0, 1.0)
    host.tell("dimension", 6, -3.0, 1.0)
    for dimension in range(16):
        host.tell("shift.now", dimension, dimension / 16)
    host.tell("preset.loaded", "Alpha")
    host.tell("corner", 2, "oboe")
    host.tell("envelope", 0.5, 0.0, 1.0, 0.5)
    host.tell("queued", 0, 0, 60, 100, 200, "live")
    host.tell("fail", "note", 0, "a test of it")
    time.sleep(0.3)
    assert {address for address, _ in host.heard[since:]} <= ROUTINE
    # A control that is touched where it stands tells where that is.
    assert sent(pd, host, "x bang") == [("position", 0.125, 0.625)]
    assert sent(pd, host, "glide bang") == [("glide", 0.25)]
    assert sent(pd, host, "shift-3 bang") == [("shift", 3, 0.1875)]
    assert sent(pd, host, "corner-2 bang") == [("corner", 2, "oboe")]
    assert sent(pd, host, "preset bang") == [("preset", "Alpha")]


def files() -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(PATCHES.glob("*.pd"))}


def test_all_that_is_sent_is_in_the_table_of_addresses():
    found = {}
    for text in files().values():
        for types, name in re.findall(r"oscformat(?: -f (\w+))? nsynth ([\w.]+)[;,]", text):
            found.setdefault(name, set()).add(types)
        assert text.count(" oscformat ") == len(re.findall(r"oscformat(?: -f \w+)? nsynth [\w.]+[;,]", text))
    wanted = (
        "register ping status refresh presets instruments dimensions queue preset preset.save corner position"
    )
    wanted += " weights note shift edit edit.clear glide slot.ack panic prerender"
    assert set(found) == set(wanted.split())
    for name, kinds in found.items():
        command = COMMANDS[f"/nsynth/{name}"]
        for types in kinds:
            arguments = command.spread(len(types))
            # Without types Pd sends numbers and text as they come: an edit's.
            assert arguments is not None or not types, name
            for kind, argument in zip(types, arguments or (), strict=True):
                assert kind in argument.types, (name, str(argument))


def test_all_that_is_heard_is_in_the_table_of_addresses():
    core, face = files()["nsynth_core.pd"], files()["nsynth_bridge.pd"]
    own = {"connected", "latency"}
    heard = re.search(r"route (slot play [\w. ]+);", core).group(1).split()
    heard += re.search(r"route (pong bye);", core).group(1).split()
    heard += re.search(r"route (connected [\w. ]+);", face).group(1).split()
    assert {f"/nsynth/{name}" for name in heard if name not in own} <= set(EVENTS)
    assert {"crossfade", "bend", "envelope", "shift.now", "dimension", "queued", "position"} <= set(heard)


def test_no_cord_is_doubled():
    for name, text in files().items():
        for canvas in re.split(r"#N canvas|#X restore", text):
            cords = re.findall(r"#X connect [\d ]+;", canvas)
            assert len(cords) == len(set(cords)), name
