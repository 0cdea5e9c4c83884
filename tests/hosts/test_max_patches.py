"""The Max files are what build.py writes, lint clean, and keep to the OSC table.

Max itself is not run here: test_max_play.py runs the patches' messages.
"""

import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from bridge.errors import ClientError
from bridge.protocol.addresses import COMMANDS, EVENTS
from bridge.protocol.messages import check_value
from tests.hosts.max_graph import Kind, Walk, boxes
from tests.hosts.max_sim import CLASSES, Machine

FOLDER = Path(__file__).resolve().parents[2] / "max_patches"
PATCHES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("**/*.max*"))
DEVICE = FOLDER / "NSynth Bridge.amxd"
# Automation of sets that are there already is found by these names: none may ever change.
PARAMETERS = ["X", "Y", "Volume", "Bridge Port", "Glide", *(f"Dimension {number}" for number in range(16))]
# Objects whose first argument is a name that all of Max knows, and how a message sets one.
NAMED = {"buffer~", "groove~", "s", "r", "send", "receive", "coll", "nsynth_slots"}


def patcher(name: str) -> dict:
    """The patcher of a .maxpat, or of the device."""
    if name.endswith(".amxd"):
        from py2max.m4l import unpack_amxd

        content, _ = unpack_amxd((FOLDER / name).read_bytes())
        return json.loads(content)["patcher"]
    return json.loads((FOLDER / name).read_text())["patcher"]


def entries(patcher: dict) -> list[dict]:
    """All boxes, of subpatches too."""
    here = [entry["box"] for entry in patcher["boxes"]]
    return here + [box for entry in here if "patcher" in entry for box in entries(entry["patcher"])]


@pytest.fixture(scope="module")
def walks() -> dict[str, Walk]:
    return {
        name: Walk(Machine(FOLDER).open(patcher(name)))
        for name in ("nsynth_bridge.maxpat", "NSynth Bridge.amxd")
    }


@pytest.fixture
def build(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    import build

    return build


def test_committed_files_are_what_the_script_writes(build):
    assert set(PATCHES) < set(build.files())
    for name, content in build.files().items():
        assert (FOLDER / name).read_bytes() == content, f"run build.py for {name}"


def test_check_tells_a_stale_file_from_a_fresh_one(build, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sys, "argv", ["build.py", "--check"])
    monkeypatch.setattr(build, "HERE", tmp_path / "max_patches")
    build.build(tmp_path / "max_patches")
    assert build.main() == 0
    for stale in (
        "nsynth_slot.maxpat",
        "NSynth Bridge.amxd",
        "package-info.json",
        "help/nsynth_core.maxhelp",
    ):
        (tmp_path / "max_patches" / stale).write_text("{}")
    (tmp_path / "docs" / "images" / "max_patch.svg").unlink()
    assert build.main() == 1
    told = capsys.readouterr().err
    for stale in (
        "nsynth_slot",
        "NSynth Bridge.amxd",
        "package-info",
        "nsynth_core.maxhelp",
        "max_patch.svg",
    ):
        assert stale in told


def test_script_runs_from_any_folder(tmp_path):
    command = [sys.executable, str(FOLDER / "build.py"), "--check"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0


@pytest.mark.parametrize("name", [*PATCHES, "NSynth Bridge.amxd"])
def test_linter_finds_no_error_and_only_our_own_objects_unknown(name):
    from py2max import Patcher

    findings = Patcher.from_file(FOLDER / name).lint()
    assert [str(finding) for finding in findings if finding.severity == "error"] == []
    unknown = {re.findall("'(.*?)'", each.message)[0] for each in findings if each.code == "W-UNKNOWN-OBJECT"}
    assert unknown <= {path.stem for path in FOLDER.glob("nsynth_*.maxpat")}
    panels = {
        box["id"] for box in patcher(name)["boxes"] for box in [box["box"]] if box["maxclass"] == "panel"
    }
    assert not [
        str(each)
        for each in findings
        if each.code in ("W-OVERLAP", "W-PORT-ORDER") and each.obj_id not in panels
    ]


def fits(words: tuple) -> bool:
    """Whether a message, of words and kinds of words, is a command in the table's types and ranges."""
    address = COMMANDS.get(words[0])
    spread = address.spread(len(words) - 1) if address else None
    if spread is None:
        return False
    for argument, word in zip(spread, words[1:], strict=True):
        if isinstance(word, Kind):
            # A whole number is as good as any, and a float in the place of a whole number may not be one.
            if word.kind not in argument.types and not (word.kind == "i" and "f" in argument.types):
                return False
            continue
        try:
            check_value(argument, word)
        except ClientError:
            return False
    return True


@pytest.mark.parametrize("name", ["nsynth_bridge.maxpat", "NSynth Bridge.amxd"])
def test_all_that_can_reach_udpsend_is_a_command_of_the_table(walks, name):
    walk = walks[name]
    (send,) = walk.patch.everywhere("udpsend")
    sent = {words for words in walk.into(send) if words[0] != "port"}
    assert [words for words in sent if not fits(words)] == []
    assert {words[0].removeprefix("/nsynth/") for words in sent} == {
        "register", "unregister", "presets", "instruments", "dimensions", "refresh", "ping", "status", "note",
        "position", "preset", "preset.save", "corner", "shift", "edit.clear", "glide", "panic", "slot.ack",
    }  # fmt: skip
    corners = {words[1] for words in sent if words[0] == "/nsynth/corner"}
    shifts = {words[1] for words in sent if words[0] == "/nsynth/shift"}
    acks = {words[1] for words in sent if words[0] == "/nsynth/slot.ack"}
    assert (corners, shifts, acks) == (set(range(4)), set(range(16)), set(range(64)))


@pytest.mark.parametrize("name", ["nsynth_bridge.maxpat", "NSynth Bridge.amxd"])
def test_all_that_is_heard_is_in_the_table_and_goes_somewhere(walks, name):
    walk = walks[name]
    heard = set()
    for box in boxes(walk.patch):
        for outlet in box.cords:
            walk.out_of(box, outlet)
        if box.name == "route":
            addresses = [word for word in box.arguments if str(word).startswith("/nsynth/")]
            heard.update(addresses)
            for outlet, word in enumerate(box.arguments):
                assert box.cords.get(outlet) or word == "bang", f"nothing hears {word}"
                if word in addresses:
                    assert walk.out_of(box, outlet), word
    # No message box uses more of an event than it has.
    assert walk.wrong == []
    assert heard <= set(EVENTS)
    assert {each.removeprefix("/nsynth/") for each in heard} >= {
        "slot", "play", "release", "bend", "crossfade", "envelope", "pong", "bye", "preset.name",
        "preset.loaded", "corner", "position", "instrument.name", "dimension", "shift.now", "glide.now",
    }  # fmt: skip


def test_every_slot_has_two_buffers_of_its_own(walks):
    for walk, prefix in zip(walks.values(), ("nsynth", "---nsynth"), strict=True):
        names = [box.arguments[0] for box in walk.patch.everywhere("buffer~")]
        assert sorted(names) == sorted(f"{prefix}-{number}" for number in range(128))


@pytest.mark.parametrize("name", [*PATCHES, "NSynth Bridge.amxd"])
def test_no_cord_is_doubled_and_no_box_is_loose(name):
    def check(patcher: dict) -> None:
        lines = [
            (*line["patchline"]["source"], *line["patchline"]["destination"]) for line in patcher["lines"]
        ]
        assert len(lines) == len(set(lines))
        wired = {end for source, _, target, _ in lines for end in (source, target)}
        loose = [box["box"] for box in patcher["boxes"] if box["box"]["id"] not in wired]
        assert {box["maxclass"] for box in loose} <= {"comment", "panel"}
        for box in patcher["boxes"]:
            if "patcher" in box["box"]:
                check(box["box"]["patcher"])

    check(patcher(name))


@pytest.mark.parametrize("name", ["nsynth_bridge.maxpat", "NSynth Bridge.amxd"])
def test_controls_are_on_the_screen_and_do_not_cover_each_other(name):
    whole = patcher(name)
    shown = [box for box in entries(whole) if box.get("presentation") and box["maxclass"] != "panel"]
    kinds = {box["maxclass"] for box in shown}
    assert whole["openinpresentation"] == 1
    assert {"pictslider", "umenu", "textedit", "textbutton", "led", "button"} <= kinds
    assert {"kslider", "dial"} <= kinds or {"live.dial", "live.gain~"} <= kinds
    width, height = (whole["devicewidth"], 169) if name.endswith("amxd") else whole["rect"][2:]
    for box in shown:
        x, y, wide, high = box["presentation_rect"]
        assert x >= 0 and y >= 0 and x + wide <= width and y + high <= height, box
    for one, other in combinations(shown, 2):
        x, y, wide, high = one["presentation_rect"]
        x2, y2, wide2, high2 = other["presentation_rect"]
        assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y, (one, other)


def test_device_is_an_instrument_whose_file_is_whole():
    from py2max.m4l import unpack_amxd

    data = DEVICE.read_bytes()
    assert data[:4] == b"ampf" and data[8:12] == b"iiii"
    content, kind = unpack_amxd(data)
    assert kind == "instrument"
    assert int.from_bytes(data[16:20], "little") == len(data) - 20
    whole = json.loads(content)["patcher"]
    assert whole["project"]["amxdtype"] == int.from_bytes(b"iiii", "big")
    texts = [box.get("text", "").split(" ")[0] for box in entries(whole)]
    assert texts.count("plugout~") == 1 and texts.count("notein") == 1


def test_parameters_keep_their_names_and_what_the_bridge_moves_is_hidden():
    values = {
        value["parameter_longname"]: value
        for box in entries(patcher("NSynth Bridge.amxd"))
        if box.get("parameter_enable")
        for value in [box["saved_attribute_attributes"]["valueof"]]
    }
    assert sorted(values) == sorted(PARAMETERS)
    for name, value in values.items():
        assert value["parameter_mmin"] < value["parameter_mmax"]
        assert len(value["parameter_shortname"]) <= 8
        kept = {"X": 0, "Y": 0, "Volume": 0, "Bridge Port": 1}.get(name, 2)
        assert value["parameter_invisible"] == kept, name
        # Whatever else had a first value would send it as the device is put on a track.
        assert ("parameter_initial" in value) == (name in ("Volume", "Bridge Port")), name


def test_device_has_no_name_that_another_instance_shares(walks):
    for box in boxes(walks["NSynth Bridge.amxd"].patch):
        if box.name in NAMED and box.arguments:
            assert str(box.arguments[0]).startswith("---"), (box.name, box.arguments)
    core = json.loads((FOLDER / "nsynth_core.maxpat").read_text())["patcher"]
    texts = [box.get("text", "") for box in entries(core)]
    assert "udpreceive #1 @defer #4" in texts
    (use,) = [
        box["text"] for box in entries(patcher("NSynth Bridge.amxd")) if "nsynth_core" in box.get("text", "")
    ]
    assert use == "nsynth_core 0 7770 ---nsynth 1"


def test_simulation_knows_what_is_in_use_and_no_more():
    used = {
        box["text"].split()[0] if box["maxclass"] == "newobj" else box["maxclass"]
        for name in (*PATCHES, "NSynth Bridge.amxd")
        for box in entries(patcher(name))
    }
    own = {path.stem for path in FOLDER.glob("nsynth_*.maxpat")} | {"p"}
    assert set(CLASSES) == used - own


def test_package_has_all_that_its_patches_use_where_max_looks(tmp_path):
    command = [sys.executable, "-S", str(FOLDER / "package.py"), str(tmp_path)]
    assert subprocess.run(command, check=False).returncode == 0
    package = tmp_path / "NSynth Bridge"
    information = json.loads((package / "package-info.json").read_text())
    assert information["name"] == package.name and re.fullmatch(r"\d+\.\d+\.\d+", information["version"])
    found = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert {"help/nsynth_core.maxhelp", "extras/NSynth Bridge.maxpat", "devices/NSynth Bridge.amxd"} <= found
    (opened,) = [
        box["text"]
        for box in entries(patcher("extras/NSynth Bridge.maxpat"))
        if "load" in box.get("text", "")
    ]
    assert f"patchers/{opened.removeprefix('loadunique ')}" in found
    for name in (*PATCHES, "NSynth Bridge.amxd"):
        for used in re.findall(r"\bnsynth_(?:core|slots?|voice|knob|menu)\b", json.dumps(patcher(name))):
            assert f"patchers/{used}.maxpat" in found, (name, used)


def test_package_needs_a_folder_that_is_there(tmp_path):
    command = [sys.executable, str(FOLDER / "package.py"), str(tmp_path / "missing")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 2 and "is not a folder" in done.stderr


def test_no_script_is_long():
    for path in FOLDER.glob("*.py"):
        assert len(path.read_text().splitlines()) < 300, path.name
