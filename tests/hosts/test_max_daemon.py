"""The Max patches, simulated, with the real daemon: what each says is understood by the other."""

import random

import pytest

from bridge.client import Client
from tests.conftest import free_port
from tests.hosts.max_controls import Menu
from tests.hosts.max_player import ConnectedPlayer

FIRST_PORT = 49152


@pytest.fixture
def play(request):
    """Opens a patch that is connected to the daemon at a port."""
    opened = []

    def connect(port: int, name: str = "nsynth_bridge.maxpat") -> ConnectedPlayer:
        player = ConnectedPlayer(port, name)
        opened.append(player)
        light(player, 1)
        return player

    yield connect
    for player in opened:
        player.close()


def light(player: ConnectedPlayer, value: int, seconds: float = 10.0) -> None:
    (led,) = player.patch.named("led")
    player.run(lambda: led.value == value, seconds)


def menus(player: ConnectedPlayer, preset: str | None = None) -> tuple[Menu, list[Menu]]:
    """The preset's, and the four of the corners, as soon as all are filled and show something."""
    found: dict[str, list[Menu]] = {}

    def filled() -> bool:
        for name in ("Chamber", "flute"):
            found[name] = [menu for menu in player.patch.named("umenu") if name in menu.items and menu.shown]
        there = [len(menus) for menus in found.values()] == [1, 4]
        return there and preset in (None, found["Chamber"][0].shown)

    player.run(filled)
    return found["Chamber"][0], found["flute"]


def shifted(client: Client, dimension: int) -> bool:
    told = [values for address, values in client.command("refresh") if address.endswith("shift.now")]
    return any(values[0] == dimension and values[1] > 0 for values in told)


@pytest.mark.parametrize("name", ["nsynth_bridge.maxpat", "NSynth Bridge.amxd"])
def test_patch_shows_what_the_daemon_has_and_changes_it(daemon, play, name):
    player = play(daemon.port, name)
    presets, corners = menus(player)
    before = presets.items.index(presets.shown)
    with daemon.client() as client:
        known = [values[1] for address, values in client.command("presets") if "name" in address]
        assert presets.items == known and len(known) > 10
        presets.choose(known.index("Mist"))
        player.run(lambda: client.ask("status")[3] == "Mist")
        corners[1].choose(corners[1].items.index("flute"))
        player.run(lambda: corners[1].shown == "flute")
        player.patch.named("pictslider")[0].move(250, 500)
        player.run(lambda: client.ask("status")[4:6] == pytest.approx([0.25, 0.5]))
        knobs = player.patch.named("dial") or player.patch.named("live.dial")[-16:]
        knobs[3].turn(0.5)
        player.run(lambda: shifted(client, 3))
        # The other way: what somebody else moves is shown, and not sent back.
        client.send("position", 0.75, 0.25)
        client.command("shift", 4, 0.1)
        (pad,) = player.patch.named("pictslider")
        player.take()
        player.run(lambda: pad.place == (750, 250) and knobs[4].value > 0)
        player.run(lambda: "status" in [sent for sent, _ in player.sent])
        assert not {sent for sent, _ in player.sent} & {"position", "shift"}
        client.command("edit.clear")
        player.run(lambda: knobs[3].value == knobs[4].value == 0)
        # Others use this daemon, too.
        presets.choose(before)
        player.run(lambda: client.ask("status")[3] == presets.items[before])


def test_note_sounds_from_the_slot_that_the_daemon_names(daemon, play):
    player = play(daemon.port)
    player.advance(100)
    (keys,) = player.patch.named("kslider")
    keys.play(64, 110)
    player.run(lambda: player.sounding(), 30.0)
    buffer = player.buffer(next(iter(player.sounding())))
    assert buffer.content.endswith(".wav")
    assert "slot.ack" in [name for name, _ in player.sent]
    keys.play(64, 0)
    player.run(lambda: not player.sounding())


def test_held_note_goes_over_to_another_slot_as_the_hand_moves(daemon, play):
    player = play(daemon.port)
    (pad,), (keys,) = player.patch.named("pictslider"), player.patch.named("kslider")
    glide = player.patch.named("flonum")[-1]
    for place in ((0, 0), (1000, 1000)):
        pad.move(*place)
        with daemon.client() as client:
            client.command("render", 1, 60, 100, place[0] / 1000, place[1] / 1000)
    pad.move(0, 0)
    glide.turn(0.1)
    player.run(lambda: ("glide", (pytest.approx(0.1),)) in player.sent)
    keys.play(60, 100)
    player.run(lambda: player.sounding())
    ((before, voice),) = player.sounding().items()
    pad.move(1000, 1000)
    player.run(lambda: voice.sounding() - {before}, 20.0)
    player.run(lambda: before not in voice.sounding() and len(voice.sounding()) == 1, 20.0)
    keys.play(60, 0)
    player.run(lambda: not player.sounding())
    glide.turn(0.0)
    player.run(lambda: ("glide", (0.0,)) in player.sent)


def test_patch_finds_a_daemon_that_was_started_again(run_daemon, play):
    port = free_port()
    first = run_daemon("--osc-port", str(port), "--midi", "off")
    player = play(port)
    menus(player)
    (field,) = player.patch.named("textedit")
    field.text = "After Hours"
    next(each for each in player.patch.named("textbutton") if each.label == "save").press()
    menus(player, "After Hours")
    first.stop()
    light(player, 0)
    # Also one that ends without a word.
    second = run_daemon("--osc-port", str(port), "--midi", "off", "--preset", "Neon")
    light(player, 1)
    presets, _ = menus(player, "Neon")
    assert presets.items.count("After Hours") == 1
    second.process.kill()
    second.process.wait()
    light(player, 0)


def test_patch_that_is_told_to_listen_elsewhere_is_answered_there(daemon, play):
    player = play(daemon.port)
    listens = next(box for box in player.patch.named("number") if box.value == player.ports[-1])
    for _ in range(2):
        listens.turn(free_port())
        # What is lit goes out only when nobody answers.
        (led,) = player.patch.named("led")
        led.value = 0
        light(player, 1)


def test_devices_that_drew_one_port_part(daemon, play, monkeypatch):
    """Max says of a port that is taken in its console alone: who hears nothing draws another."""
    port = free_port() - FIRST_PORT
    drawn = iter((port, port, *(free_port() - FIRST_PORT for _ in range(20))))
    monkeypatch.setattr(random, "randrange", lambda limit: next(drawn))
    first = play(daemon.port, "NSynth Bridge.amxd")
    second = ConnectedPlayer(daemon.port, "NSynth Bridge.amxd")
    try:
        second.run(lambda: len(second.ports) > 1)
        assert second.deaf and second.ports[1] == first.ports[-1] == port + FIRST_PORT
        light(second, 1)
        assert not second.deaf and second.ports[-1] != port + FIRST_PORT
        # The first one's place was taken by the second's register, and it goes elsewhere, too.
        (led,) = first.patch.named("led")
        led.value = 0
        light(first, 1)
    finally:
        second.close()
