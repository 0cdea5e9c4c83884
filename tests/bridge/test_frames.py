"""Frames of the web port's sockets: what is let through, what is told."""

import json

import pytest
from hypothesis import given, strategies

from bridge.errors import ClientError
from bridge.protocol import frames, osc
from bridge.protocol.addresses import COMMANDS, PREFIX
from bridge.protocol.messages import Event, check_command

NAMES = strategies.sampled_from([address.removeprefix(PREFIX) for address in COMMANDS])
VALUES = strategies.one_of(
    strategies.none(),
    strategies.booleans(),
    strategies.integers(),
    strategies.floats(),
    strategies.text(),
    strategies.lists(strategies.integers()),
)
COMMAND = strategies.one_of(strategies.tuples(NAMES, VALUES, VALUES), strategies.tuples(NAMES, VALUES))
JSON = strategies.one_of(VALUES, COMMAND, strategies.lists(VALUES)).map(json.dumps)


def test_a_frame_is_an_address_without_prefix_and_its_arguments():
    assert frames.decode('["note", 60, 100.5, "x"]') == ("/nsynth/note", [60, 100.5, "x"])
    assert frames.decode('["panic"]') == ("/nsynth/panic", [])
    assert frames.decode('["cancel", -2147483648]') == ("/nsynth/cancel", [-(2**31)])


@pytest.mark.parametrize(
    "value",
    ["true", "null", "[]", "{}", "2147483648", "-2147483649", "1e39", '"a\\u0000b"'],
)
def test_what_no_osc_listener_could_be_told_is_refused(value):
    with pytest.raises(ClientError, match="integers of 32 bits among them, and text without zero bytes"):
        frames.decode(f'["edit", {value}]')


@given(
    strategies.one_of(strategies.text(), JSON.map(json.dumps), JSON.map(lambda value: json.dumps([value])))
)
def test_any_text_is_a_message_that_osc_could_carry_or_a_clients_mistake(text):
    try:
        address, values = frames.decode(text)
    except ClientError as error:
        assert str(error)
        return
    osc.encode_message("/nsynth/any", values)
    try:
        check_command(address, values)
    except ClientError as error:
        assert len(str(error)) < 2000


def test_files_are_told_by_where_a_page_fetches_them():
    slot = Event("slot", (0, 3, "/home/somebody/notes/abc.wav", 64000, 16000, 60, 1, 0, 0))
    assert frames.encode(slot) == '["slot",0,3,"/notes/abc.wav",64000,16000,60,1,0,0]'
    done = Event("done", ("render", 4, "/home/somebody/notes/abc.wav"))
    assert frames.encode(done) == '["done","render",4,"/notes/abc.wav"]'
    assert frames.encode(Event("done", ("cancel", 4))) == '["done","cancel",4]'
