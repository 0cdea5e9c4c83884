"""Frames of the web port's sockets: what is let through, what is told."""

import pytest

from bridge.errors import ClientError
from bridge.protocol import frames
from bridge.protocol.messages import Event


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


def test_files_are_told_by_where_a_page_fetches_them():
    slot = Event("slot", (0, 3, "/home/somebody/notes/abc.wav", 64000, 16000, 60, 1, 0, 0))
    assert frames.encode(slot) == '["slot",0,3,"/notes/abc.wav",64000,16000,60,1,0,0]'
    done = Event("done", ("render", 4, "/home/somebody/notes/abc.wav"))
    assert frames.encode(done) == '["done","render",4,"/notes/abc.wav"]'
    assert frames.encode(Event("done", ("cancel", 4))) == '["done","cancel",4]'
