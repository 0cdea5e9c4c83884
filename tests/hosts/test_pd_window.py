"""The Pd patch under a mouse: what cannot be tried by messages."""

import time
from collections.abc import Iterator

import pytest

from tests.hosts.pd_host import StandIn
from tests.hosts.pd_window import Window, window

# Places in the window: the pad's square in the middle and a side of the pad, a slider, keys and buttons.
PAD, SIDE = (208, 248), 240
SLIDER, ABOVE = (521, 263), (521, 190)
KEY, BLACK_KEY, NEXT_INSTRUMENT, SAVE_AS = (329, 632), (251, 585), (172, 94), (850, 94)


@pytest.fixture(scope="module")
def host() -> Iterator[StandIn]:
    standing_in = StandIn()
    yield standing_in
    standing_in.close()


@pytest.fixture(scope="module")
def patch(host) -> Iterator[Window]:
    with window(host.port) as shown:
        for index, name in enumerate(("flute", "cello")):
            host.tell("instrument.name", index, name, "family")
        host.tell("corner", 0, "flute")
        host.tell("dimension", 3, -3.0, 1.0)
        yield shown


def told(host: StandIn, verb: str, since: int) -> list[list]:
    time.sleep(0.3)
    return [arguments for address, arguments in host.heard[since:] if address == f"/nsynth/{verb}"]


def test_the_square_of_the_pad_follows_the_mouse_and_stays_within(patch, host):
    since = len(host.heard)
    patch.drag(PAD, (PAD[0] - SIDE // 4, PAD[1] + SIDE // 8))
    way = told(host, "position", since)
    assert len(way) >= 4
    assert way[-1] == pytest.approx([0.25, 0.625], abs=0.02)
    patch.drag((PAD[0] - SIDE // 4, PAD[1] + SIDE // 8), (PAD[0] - 180, PAD[1] + 180))
    assert told(host, "position", since)[-1] == pytest.approx([0, 1], abs=0.001)


def test_the_square_moves_as_others_move_the_hand(patch, host):
    host.tell("position", 0.75, 0.25)
    since = len(host.heard)
    patch.drag((PAD[0] + SIDE // 4, PAD[1] - SIDE // 4), PAD)
    assert told(host, "position", since)[-1] == pytest.approx([0.5, 0.5], abs=0.02)


def test_keys_hold_and_lift(patch, host):
    since = len(host.heard)
    for place in (KEY, BLACK_KEY, KEY, BLACK_KEY):
        patch.mouse(place, "click 1")
    assert told(host, "note", since) == [[52, 100], [49, 100], [52, 0], [49, 0]]


def test_a_slider_reaches_half_the_range_of_its_dimension(patch, host):
    since = len(host.heard)
    patch.drag(SLIDER, ABOVE)
    assert told(host, "shift", since)[-1] == [3, 2.0]


def test_the_next_instrument_is_a_click_away(patch, host):
    since = len(host.heard)
    patch.mouse(NEXT_INSTRUMENT, "click 1")
    assert told(host, "corner", since) == [[0, "cello"]]


def test_a_name_with_a_space_can_be_typed(patch, host):
    since = len(host.heard)
    letters = " ".join(f"key {key}" for key in ("M", "y", "space", "O", "w", "n", "Return"))
    patch.mouse(SAVE_AS, "click 1", "sleep 0.3", letters)
    assert told(host, "preset.save", since) == [["My Own"]]
