"""What the Max patches show and send, also when the daemon goes, by a simulation of their messages."""

import numpy as np
import pytest

from synth import loops
from tests.hosts.max_player import FRAMES, LOOP, RATE, Player, connected, fill, strike

NAMES = "nsynth_bridge.maxpat", "NSynth Bridge.amxd"


@pytest.fixture
def player() -> Player:
    return connected()


def test_bridge_that_is_lost_is_asked_for_everything_once_it_is_there_again(player):
    (light,) = player.patch.named("led")
    assert light.value == 1
    player.advance(1950)
    assert [name for name, _ in player.take()] == ["ping", "status"]
    player.tell("pong", 0, "1.0")
    player.advance(2000)
    assert light.value == 1
    player.advance(2000)
    assert light.value == 0
    asked = ["register", "presets", "instruments", "dimensions", "refresh", "ping", "status"]
    assert [name for name, _ in player.take()][-7:] == asked
    player.tell("pong", 0, "1.0")
    assert light.value == 1
    player.tell("bye")
    assert light.value == 0
    player.take()
    player.advance(2000)
    assert [name for name, _ in player.take()] == asked


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_told_is_told_back(name):
    player = Player(name)
    player.advance(600)
    player.tell("pong", 0, "1.0")
    player.take()
    for number in range(4):
        player.tell("preset.name", number, f"Preset {number}")
        player.tell("instrument.name", number, f"instrument_{number}", "reed")
        player.tell("corner", number, f"instrument_{number}")
    for dimension in range(16):
        player.tell("dimension", dimension, -1.0, 3.0)
        player.tell("shift.now", dimension, 0.5)
    player.tell("preset.loaded", "Preset 2")
    player.tell("position", 0.25, 0.75)
    player.tell("glide.now", 0.3)
    player.tell("edits", 2)
    player.tell("status.reply", 0, "default", "cpu", "Preset 2", 0.25, 0.75, 12, 34, 5.6)
    player.tell("progress", 0, 3, 12, 4.0)
    player.tell("fail", "note", 0, "no")
    player.tell("done", "preset", 0)
    player.advance(100)
    assert player.take() == []
    (pad,) = player.patch.named("pictslider")
    assert pad.place == (250, 750)
    assert [menu.shown for menu in player.patch.named("umenu")].count("Preset 2") == 1
    knobs = [box.value for kind in ("dial", "live.dial") for box in player.patch.named(kind)]
    # Half of the usual range is a knob's whole way.
    assert knobs[-16:] == [0.25] * 16


@pytest.mark.parametrize("name", NAMES)
def test_controls_say_what_they_show(name):
    player = Player(name)
    player.advance(600)
    player.tell("pong", 0, "1.0")
    for number in range(4):
        player.tell("preset.name", number, f"Preset {number}")
        player.tell("instrument.name", number, f"my instrument {number}", "reed")
    for dimension in range(16):
        player.tell("dimension", dimension, -1.0, 3.0)
    player.take()
    menus = player.patch.named("umenu")
    presets = next(menu for menu in menus if menu.items[0] == "Preset 0")
    corners = [menu for menu in menus if menu is not presets]
    presets.choose(3)
    for corner in corners:
        corner.choose(2)
    assert player.take() == [
        ("preset", (3,)),
        *((("corner", (index, "my instrument 2"))) for index in range(4)),
    ]
    player.patch.named("pictslider")[0].move(300, 700)
    player.advance(50)
    assert player.take()[-1] == ("position", pytest.approx((0.3, 0.7)))
    knobs = player.patch.named("dial") or player.patch.named("live.dial")[-16:]
    knobs[5].turn(-0.25)
    player.advance(50)
    assert player.take() == [("shift", (5, pytest.approx(-0.5)))]
    buttons = {button.label: button for button in player.patch.named("textbutton")}
    buttons["take all edits back"].press()
    (field,) = player.patch.named("textedit")
    buttons["save"].press()
    field.text = "My Own Sound"
    buttons["save"].press()
    assert player.take() == [("edit.clear", ())] * 2 + [("preset.save", ("My Own Sound",))] * 2
    keys = (player.patch.named("kslider") or player.patch.named("notein"))[0]
    keys.play(60, 100)
    keys.play(60, 0)
    (on, (_, _, number)), (off, (_, _, number_off)) = player.take()
    assert (on, off) == ("note", "note") and number == number_off == 256 * player.ports[-1] + 60


def test_menu_takes_a_list_twice_and_a_new_preset_in_between(player):
    (menu,) = (box for box in player.patch.named("umenu")[4:])
    names = ["Chamber", "Choir & Strings", "Mine", "Yours"]
    for _ in range(2):
        for index, name in enumerate(names):
            player.tell("preset.name", index, name)
    assert menu.items == names
    player.tell("preset.name", 3, "Other")
    player.tell("preset.name", 5, "Zither")
    assert menu.items == ["Chamber", "Choir & Strings", "Mine", "Other", "Yours", "Zither"]


def test_patch_listens_where_it_says_and_moves_when_asked(player):
    assert player.ports == [7771]
    (send,) = player.patch.everywhere("udpsend")
    assert send.arguments == ["127.0.0.1", 7770]
    listens, bridge = (box for box in player.patch.named("number") if box.value in (7770, 7771))
    listens.turn(7780)
    bridge.turn(7790)
    player.advance(2000)
    assert ("register", (7780, "Max")) in player.take()
    assert player.ports[-1] == 7780 and send.port == 7790 and listens.value == 7780


def test_loop_fades_as_the_daemon_s_own_player_has_it(player):
    """By the loop points and the share that the patch works out, and what groove~ does with them."""
    start, end = LOOP
    ticks = np.arange(FRAMES)
    audio = (0.5 * np.sin(2 * np.pi * ticks / 50) + 0.1 * np.sin(ticks * (0.3 + ticks / 4e6))).astype(
        np.float32
    )
    fill(player, 0, 1, "/notes/a.wav")
    player.advance(10)
    strike(player, 0)
    (voice,) = (voice for voice in player.voices if voice.busy)
    reader = voice.reader("nsynth-0")
    points = [[round(ms * RATE / 1000) for ms in groove.points] for groove in reader.named("groove~")]
    (times,), (plus,) = (
        [box.got[1][0] for box in reader.named(name) if 1 in box.got] for name in ("*~", "+~")
    )
    length = end - start
    first = wrapped(ticks, *points[0])
    second = wrapped(ticks, *points[1])
    share = np.clip(np.maximum(first - start, 0) / length * times + plus, 0, 1)
    heard = (1 - share) * audio[first] + share * audio[second]
    expected = loops.crossfaded(audio, loops.Loop(start, end, 960, 1.0))[wrapped(ticks, start, end)]
    assert np.abs(heard - expected).max() < 1e-3
    # Without the fade there would be a step.
    assert np.abs(audio[first] - expected).max() > 0.05


def wrapped(ticks: np.ndarray, start: int, end: int) -> np.ndarray:
    """Where a loop is, so many samples after the sound's beginning."""
    return np.where(ticks < end, ticks, start + (ticks - start) % (end - start))


def test_device_plays_its_own_notes_alone():
    player = Player("NSynth Bridge.amxd")
    player.advance(600)
    player.tell("pong", 0, "1.0")
    fill(player, 0, 1, "/notes/a.wav")
    player.advance(10)
    own = 256 * player.ports[-1] + 60
    for r in (0, -1, own - 256, own + 256):
        strike(player, 0, r=r)
    player.advance(50)
    assert not player.sounding()
    strike(player, 0, r=own)
    player.advance(50)
    assert set(player.sounding()) == {"---nsynth-0"}


def test_device_draws_another_port_as_long_as_nobody_answers():
    player = Player("NSynth Bridge.amxd")
    player.advance(6600)
    registered = [values[0] for name, values in player.take() if name == "register"]
    assert len(set(registered)) == len(registered) == 4 and registered == player.ports[1:]
    assert all(49152 <= port < 65536 for port in registered)
    player.tell("pong", 0, "1.0")
    player.advance(1900)
    player.tell("pong", 0, "1.0")
    player.advance(2000)
    assert not [name for name, _ in player.take() if name == "register"]
