"""OSCQuery: what a program learns of the bridge without knowing it, and that it is true."""

import json

import pytest

from bridge.protocol import oscquery
from bridge.protocol.addresses import COMMANDS, EVENTS
from bridge.protocol.messages import check_command
from tests.bridge.browsers import get, start_web


def ask(path, query="", values=None):
    return oscquery.answer(path, query, "127.0.0.1", 7770, values or {})


def test_every_address_is_in_the_tree_under_its_own_path():
    status, root = ask("/")
    assert (status, root["FULL_PATH"], list(root["CONTENTS"])) == (200, "/", ["nsynth"])
    container = root["CONTENTS"]["nsynth"]
    assert ask("/nsynth") == ask("/nsynth/") == (200, container)
    found = {node["FULL_PATH"] for node in container["CONTENTS"].values()}
    assert found == set(COMMANDS) | set(EVENTS)
    for name, node in container["CONTENTS"].items():
        assert node["FULL_PATH"] == f"/nsynth/{name}"
        assert ask(node["FULL_PATH"]) == (200, node)
        assert bool(node["ACCESS"] & oscquery.WRITE) == (node["FULL_PATH"] in COMMANDS)
        assert node["DESCRIPTION"]


@pytest.mark.parametrize("path", list(COMMANDS))
def test_what_is_described_can_be_sent(path):
    """Each way of each command: its types, at both ends of their ranges."""
    node = ask(path)[1]
    for way in (node, *node.get("OVERLOADS", [])):
        assert len(way["TYPE"]) == len(way["RANGE"])
        for end in ("MIN", "MAX"):
            values = [
                "x" if kind == "s" else allowed.get(end, 1)
                for kind, allowed in zip(way["TYPE"], way["RANGE"], strict=True)
            ]
            assert check_command(path, values).verb == COMMANDS[path].verb


def test_ranges_are_those_of_the_table():
    node = ask("/nsynth/note")[1]
    assert node["TYPE"] == "ii"
    assert node["RANGE"][1] == {"MIN": 0, "MAX": 127, "DESCRIPTION": "velocity"}
    assert [way["TYPE"] for way in node["OVERLOADS"]] == ["iii"]
    assert [way["TYPE"] for way in ask("/nsynth/preset")[1]["OVERLOADS"]] == ["i", "si", "ii"]


def test_one_attribute_can_be_asked_for_alone():
    values = {"/nsynth/position": (0.25, 0.75)}
    assert ask("/nsynth/position", "VALUE", values) == (200, {"VALUE": [0.25, 0.75]})
    assert ask("/nsynth/position", "ACCESS", values) == (200, {"ACCESS": 3})
    assert ask("/nsynth/panic", "VALUE", values) == (204, None), "it has none"
    assert ask("/nsynth/panic", "NONSENSE", values) == (400, None)
    assert ask("/nsynth/none", "VALUE", values) == (404, None)
    assert ask("/elsewhere") == (404, None)


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    running = start_web(tmp_path_factory.mktemp("oscquery"))
    yield running
    running.stop()


def fetch(web, target):
    status, headers, body = get(web.web, target)
    assert (status, headers["content-type"]) == (200, "application/json")
    return json.loads(body)


def test_a_program_finds_the_position_moves_it_and_reads_it_again(web):
    info = fetch(web, "/?HOST_INFO")
    assert (info["OSC_IP"], info["OSC_PORT"], info["OSC_TRANSPORT"]) == ("127.0.0.1", web.port, "UDP")
    assert info["EXTENSIONS"]["VALUE"] and info["EXTENSIONS"]["RANGE"]
    found = fetch(web, "/")["CONTENTS"]["nsynth"]["CONTENTS"]["position"]
    assert (found["TYPE"], found["ACCESS"]) == ("ff", 3)
    wanted = [each["MIN"] + 0.25 * (each["MAX"] - each["MIN"]) for each in found["RANGE"]]
    with web.client() as client:
        client.port = info["OSC_PORT"]
        client.send(found["FULL_PATH"].removeprefix("/nsynth/"), *map(float, wanted))
        client.command("refresh")
    assert fetch(web, "/nsynth/position?VALUE") == {"VALUE": wanted}
    assert fetch(web, "/nsynth/position?VALUE=") == {"VALUE": wanted}, "as some clients write it"


def test_browsers_get_the_panel_and_programs_the_description(web):
    assert get(web.web, "/", Accept="text/html,application/xhtml+xml,*/*;q=0.8")[1][
        "content-type"
    ].startswith("text/html")
    assert fetch(web, "/")["FULL_PATH"] == "/"
    _, headers, _ = get(web.web, "/?HOST_INFO", Accept="text/html")
    assert headers["content-type"] == "application/json"


def test_what_is_not_there_is_told_by_status(web):
    assert get(web.web, "/nsynth/panic?VALUE")[0] == 204
    assert get(web.web, "/nsynth/panic?NONSENSE")[0] == 400
    assert get(web.web, "/nsynth/none")[0] == 404
    assert get(web.web, "/nsynthetic")[0] == 404
