"""Typed events and the table hold together; no bytes at all upset a conversation."""

import re
import subprocess
import sys
from dataclasses import MISSING, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.client import events
from bridge.client.conversation import Conversation
from bridge.protocol import osc
from bridge.protocol.addresses import EVENTS

TYPES = {"i": int, "f": float, "s": str, "ifs": events.Value}


@pytest.mark.parametrize("spec", EVENTS.values(), ids=EVENTS)
def test_every_event_has_a_class_with_the_fields_of_the_table(spec):
    kind = events.KINDS[spec.address.removeprefix("/nsynth/")]
    declared = fields(kind)
    assert [field.name for field in declared] == [argument.name for argument in spec.arguments]
    for field, argument in zip(declared, spec.arguments, strict=True):
        wanted = TYPES[argument.types]
        if argument.name == "exact":
            wanted = bool
        if argument.many:
            wanted = tuple[events.Value, ...]
        elif argument.optional:
            wanted = wanted | None
        assert field.type == wanted, (spec.address, field.name)
        assert (field.default is MISSING) != argument.optional


@pytest.mark.parametrize("spec", EVENTS.values(), ids=EVENTS)
def test_every_event_is_parsed_and_has_its_arguments_again(spec):
    samples = {"i": 1, "f": 0.5, "s": "text", "ifs": "any"}
    name = spec.address.removeprefix("/nsynth/")
    values = [samples[argument.types] for argument in spec.arguments]
    short = [samples[argument.types] for argument in spec.arguments if not argument.optional]
    many = [*values, "more", 2] if spec.arguments and spec.arguments[-1].many else values
    for each in (values, short, many):
        event = events.parse(name, each)
        assert type(event) is events.KINDS[name] and event.values == each
    if not (spec.arguments and spec.arguments[-1].many):
        assert events.parse(name, [*values, "of tomorrow"]) == events.parse(name, values)


@pytest.mark.parametrize(
    "name, values",
    [
        ("tomorrow", [1]),
        ("corner", [4, "flute"]),
        ("corner", ["0", "flute"]),
        ("play", [1]),
        ("position", [9.0, 0.0]),
    ],
)
def test_what_does_not_fit_is_told_as_it_is(name, values):
    assert events.parse(name, values) == events.Other(name, tuple(values))


@given(st.binary(max_size=200))
def test_no_datagram_upsets_a_conversation(datagram):
    Conversation("127.0.0.1", 7770, True).hear(datagram)


texts = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20)
arguments = st.lists(st.integers(-(2**31), 2**31 - 1) | st.floats(width=32) | texts, max_size=9)


@given(st.lists(st.tuples(st.sampled_from(sorted(EVENTS)), arguments), max_size=20))
def test_no_message_upsets_a_conversation(told):
    conversation = Conversation("127.0.0.1", 7770, True)
    for address, values in told:
        conversation.hear(osc.encode_message(address, values))
    assert len(conversation.inbox) <= len(told) and len(conversation.state.corners) == 4


def test_both_clients_have_the_same_verbs_with_their_own_types(tmp_path):
    """What mypy makes of them is what an editor shows."""
    (tmp_path / "script.py").write_text(SCRIPT)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", "cache"]
    done = subprocess.run([*command, "script.py"], cwd=tmp_path, capture_output=True, text=True)
    told = re.findall('Revealed type is "(.*)"', done.stdout)
    assert [re.sub(r"builtins\.|bridge\.client\.", "", text) for text in told] == [
        "int",
        "events.Status",
        "list[events.Instrument]",
        "pathlib.Path",
        "list[requests.Played]",
        "dict[str, dict[str, int | float | str]]",
        "tuple[float, str, fallback=verbs.Pinged]",
        "float",
        "state.State",
        "None",
        "events.Slot",
    ]
    errors = [line for line in done.stdout.splitlines() if "error" in line]
    assert len(errors) == 2 and '"str"; expected "int"' in errors[0] and '"velocty"' in errors[1], done.stdout


SCRIPT = """
from bridge.client import AsyncClient, Client, Slot

def waiting(client: Client) -> None:
    reveal_type(client.note(60))
    reveal_type(client.status())
    reveal_type(client.instruments())
    reveal_type(client.render(60, x=0.5, y=0.5))
    reveal_type(client.play([60, 64]))
    reveal_type(client.statistics())
    client.note("C4")
    client.note(60, velocty=3)

async def awaited(client: AsyncClient) -> None:
    reveal_type(await client.ping())
    reveal_type((await client.ping()).seconds)
    reveal_type(await client.refresh())
    reveal_type(await client.prerender())
    async for event in client.events(1):
        if isinstance(event, Slot):
            reveal_type(event)
"""
