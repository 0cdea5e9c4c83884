import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder

from bridge.errors import ClientError
from bridge.protocol import osc
from bridge.protocol.address_page import markdown
from bridge.protocol.addresses import COMMANDS
from bridge.protocol.messages import Event, check_command
from tests.bridge.killers import KILLERS


def message(address, *values):
    builder = OscMessageBuilder(address)
    for value in values:
        builder.add_arg(value)
    return builder.build()


def bundle(*parts, when=IMMEDIATELY):
    builder = OscBundleBuilder(when)
    for part in parts:
        builder.add_content(part)
    return builder.build()


def test_messages_come_back_as_sent():
    assert osc.decode(message("/nsynth/note", 60, 0.5, "späte Flöte").dgram) == [
        ("/nsynth/note", [60, 0.5, "späte Flöte"])
    ]
    assert osc.decode(b"/a\0\0") == [("/a", [])]


def test_wide_numbers_of_other_clients_are_taken():
    packet = b"/a\0\0,dh\0" + struct.pack(">dq", 0.25, 7)
    assert osc.decode(packet) == [("/a", [0.25, 7])]


def test_bundles_are_flattened_and_their_time_is_now():
    inner = bundle(message("/b", 2), when=2e9)
    assert osc.decode(bundle(message("/a", 1), inner, message("/c", 3)).dgram) == [
        ("/a", [1]),
        ("/b", [2]),
        ("/c", [3]),
    ]


@pytest.mark.parametrize("name", KILLERS)
def test_known_killers_are_refused_with_a_reason(name):
    with pytest.raises(ClientError):
        osc.decode(KILLERS[name])


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(data):
    try:
        osc.decode(data)
    except ClientError as error:
        assert "\n" not in str(error)


@given(st.data())
def test_any_mutation_of_a_bundle_decodes_or_is_refused(data):
    good = bundle(message("/nsynth/note", 60, 100), bundle(message("/nsynth/position", 0.1, 0.2))).dgram
    place = data.draw(st.integers(0, len(good) - 1))
    length = data.draw(st.integers(0, 8))
    mutated = good[:place] + data.draw(st.binary(max_size=8)) + good[place + length :]
    with contextlib.suppress(ClientError):
        osc.decode(mutated)


@given(
    st.sampled_from(sorted(COMMANDS)),
    st.lists(st.integers() | st.floats() | st.text(max_size=80), max_size=6),
)
def test_any_arguments_are_taken_or_refused_by_name(address, values):
    try:
        command = check_command(address, values)
    except ClientError as error:
        assert "must be" in str(error) or "takes the arguments" in str(error)
    else:
        taken = [each if isinstance(each, list) else [each] for each in command.arguments.values()]
        assert sum(map(len, taken)) == len(values)


@pytest.mark.parametrize(
    "address, values, says",
    [
        ("/nsynth/note", [128, 100], r"pitch must be an integer in 0\.\.127, not 128"),
        ("/nsynth/note", [60], "takes the arguments pitch:i velocity:i"),
        ("/nsynth/position", [float("nan"), 0], r"x must be a number in 0\.\.1, not nan"),
        ("/nsynth/position", ["a", 0], r"x must be a number in 0\.\.1, not 'a'"),
        ("/nsynth/corner", [4, "flute"], r"index must be an integer in 0\.\.3"),
        ("/nsynth/corner", [0, ""], "instrument must be text of 1 to 64"),
        ("/nsynth/preset", ["x" * 65], "name must be text of 1 to 64"),
        ("/nsynth/nothing", [], "no such address"),
    ],
)
def test_a_mistake_names_the_argument_and_its_range(address, values, says):
    with pytest.raises(ClientError, match=says):
        check_command(address, values)


def test_whole_floats_pass_as_integers_and_integers_as_numbers():
    assert check_command("/nsynth/note", [60.0, 100]).arguments == {"pitch": 60, "velocity": 100}
    assert check_command("/nsynth/position", [1, 0]).arguments == {"x": 1.0, "y": 0.0}


def test_an_address_may_take_any_number_of_values_as_they_come():
    edit = check_command("/nsynth/edit", ["vibrato", 5, 0.5, "0-7"])
    assert edit.arguments == {"operation": "vibrato", "arguments": [5.0, 0.5, "0-7"]}
    assert check_command("/nsynth/edit", ["reverse"]).arguments == {"operation": "reverse"}
    with pytest.raises(ClientError, match=r"takes the arguments operation:s \[arguments:i\|f\|s…\]; got 0"):
        check_command("/nsynth/edit", [])
    with pytest.raises(ClientError, match="arguments must be an integer or a number or text"):
        check_command("/nsynth/edit", ["gain", 2.0, float("inf")])


def test_events_must_fit_the_table():
    with pytest.raises(ValueError, match="does not fit"):
        osc.encode(Event("release", (1, "two", 3)))
    assert osc.decode(osc.encode(Event("release", (1, 2, 3)))) == [("/nsynth/release", [1, 2, 3])]


def test_every_address_stands_in_the_table_of_the_readme(request):
    readme = (request.config.rootpath / "README.md").read_text("utf-8")
    assert markdown() in readme, "run `make readme`"
