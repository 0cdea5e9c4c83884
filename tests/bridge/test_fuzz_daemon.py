"""Every address of the table with wrong arguments of every kind, on the real daemon: it keeps to itself."""

import os
import re
import struct
from pathlib import Path

import pytest
import soundfile
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bridge.errors import ClientError
from bridge.protocol import osc
from bridge.protocol.addresses import COMMANDS, PREFIX
from bridge.protocol.messages import check_command

FRAMES = 4800
# Numbers of our own questions, which no other one has.
FIRST = 1_234_000_000
# What the daemon may write: its notes, what it was taught, what a player saved.
OWN = re.compile(r"(notes|config/nsynth-bridge|data/nsynth-bridge)(/.*)?|daemon\.log|config|data")
NUMBERS = (0, 1, -1, 59, 127, 128, 2**31 - 1, -(2**31))
TEXTS = "", "Chamber", "flute", "reverse", "vibrato", "x", "sustain", "späte Flöte", "🎺", "a b", "%s%n", "-1"
TRICKS = (
    "..",
    "../../evil",
    "/tmp/evil",
    "~/evil",
    "C:\\evil",
    "\\\\host\\evil",
    "a/b",
    "notes/index.sqlite",
    "CON",
)


def padded(data):
    return data + bytes(4 - len(data) % 4)


def packed(tag, code, *values):
    return tag, struct.pack(">" + code, *values)


def text(value):
    return "s", padded(value if isinstance(value, bytes) else value.encode())


wide = st.integers(-(2**63), 2**63 - 1)
strings = st.one_of(
    st.sampled_from(TEXTS + TRICKS).map(text),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=80).map(text),
    st.sampled_from([b"\xed\xa0\x80", b"\xff\xfe", b"a\0b", b"x" * 10_000, b"../" * 3000]).map(text),
)
numbers = st.one_of(
    st.sampled_from(NUMBERS).map(lambda number: packed("i", "i", number)),
    st.integers(-(2**31), 2**31 - 1).map(lambda number: packed("i", "i", number)),
    st.floats(width=32).map(lambda number: packed("f", "f", number)),
    st.floats(0, 1, width=32).map(lambda number: packed("f", "f", number)),
)
others = st.one_of(
    st.floats().map(lambda number: packed("d", "d", number)),
    wide.map(lambda number: packed("h", "q", number)),
    wide.map(lambda number: packed("t", "q", number)),
    st.binary(max_size=40).map(lambda blob: ("b", struct.pack(">i", len(blob)) + padded(blob))),
    st.sampled_from("mcr").map(lambda tag: (tag, b"\0\x90\x40\x40")),
    st.sampled_from(["T", "F", "N", "I", "[", "]", "S"]).map(lambda tag: (tag, b"")),
)
names = st.sampled_from(TEXTS).map(text)
# Names that are taken where an argument of this name is asked for.
RIGHT = {"instrument": ["flute"], "operation": ["reverse", "zero"], "target": ["x"]}


def fitting(argument):
    """What the table asks for; of text what there is."""
    low, high = (0, 127) if argument.low is None else (argument.low, argument.high)
    kinds = {
        "i": st.integers(int(low), int(high)).map(lambda number: packed("i", "i", number)),
        "f": st.floats(low, high, width=32).map(lambda number: packed("f", "f", number)),
        "s": st.sampled_from(RIGHT[argument.name]).map(text) | names if argument.name in RIGHT else names,
    }
    return st.one_of(kinds[kind] for kind in argument.types)


@st.composite
def messages(draw, address):
    """Arguments that the table asks for, some of them of another kind, some missing, some too many."""
    wrong = numbers | strings | others
    right = draw(st.booleans())
    wanted = [each for each in address.arguments if not each.optional or draw(st.booleans())]
    values = [draw(fitting(each) if right or draw(st.booleans()) else wrong) for each in wanted]
    if draw(st.integers(0, 3)) == 0:
        values = values[: draw(st.integers(0, len(values)))]
    if draw(st.integers(0, 3)) == 0:
        values += draw(st.lists(wrong, min_size=1, max_size=3))
    tags = "," + "".join(tag for tag, _ in values)
    return padded(address.address.encode()) + padded(tags.encode()) + b"".join(data for _, data in values)


def outside(folder):
    """Files and folders that are nobody's business."""
    found = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    return {name for name in found if not OWN.fullmatch(name)}


def handles(daemon):
    return len(os.listdir(f"/proc/{daemon.process.pid}/fd"))


class Fuzzed:
    """A daemon with a home and a working folder of its own, and one client that hears everything."""

    def __init__(self, daemon, client, folder):
        self.daemon, self.client, self.folder = daemon, client, folder
        self.slots, self.count = {}, FIRST

    def answers(self, datagram):
        """The fails that a datagram is answered with."""
        self.count += 1
        self.client._socket.send(datagram)
        self.client.send("sync", self.count)
        fails = []
        for name, values in self.client.messages(5):
            if name == "synced" and values == [self.count]:
                return fails
            if name == "slot":
                self.slots[values[0]] = values
            if name == "fail":
                fails.append(values)
        raise AssertionError(f"no answer after {datagram!r}: {self.daemon.log.read_text()}")

    def check(self):
        """No slot holds what is not there, is another note or lies elsewhere."""
        for number, (_, _, path, frames, rate, *_) in self.slots.items():
            assert Path(path).parent == self.daemon.cache, number
            assert re.fullmatch(r"[0-9a-f]{64}\.wav", Path(path).name), number
            info = soundfile.info(path)
            assert (info.frames, info.samplerate, info.channels) == (frames, rate, 1) == (FRAMES, rate, 1)


@pytest.fixture
def fuzzed(run_daemon, tmp_path):
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    cache = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    environment = {"HOME": str(home), "XDG_CACHE_HOME": cache, "XDG_DATA_HOME": str(tmp_path / "data")}
    flags = "--midi", "off", "--note-seconds", "0.3", "--log", "warning"
    daemon = run_daemon(*flags, environment=environment, within=("env", "-C", str(here)))
    with daemon.client() as client:
        client.play([60])
        yield Fuzzed(daemon, client, tmp_path)


def test_no_arguments_of_any_address_end_it_escape_it_or_put_a_wrong_sound_in_a_slot(fuzzed):
    before, open_before = outside(fuzzed.folder), handles(fuzzed.daemon)
    worker = fuzzed.daemon.children()
    tried, obeyed = set(), set()

    @settings(
        max_examples=2000,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(
        st.sampled_from(list(COMMANDS.values())).flatmap(lambda row: st.tuples(st.just(row), messages(row)))
    )
    def attack(example):
        row, datagram = example
        name = row.address.removeprefix(PREFIX)
        tried.add(name)
        fails = fuzzed.answers(datagram)
        try:
            ((address, values),) = osc.decode(datagram)
        except ClientError:
            assert [fail[0] for fail in fails if not fail[0]] == [""], "what cannot be read is nobody's"
            return
        mine = [fail for fail in fails if fail[0] == name]
        try:
            check_command(address, values)
        except ClientError as error:
            assert [fail[2] for fail in mine] == [str(error)]
        else:
            obeyed.update([] if mine else [name])
        assert len(mine) <= 1 and not any("fault of the bridge" in fail[2] for fail in mine), (values, mine)
        assert all("\n" not in fail[2] and fail[0] in ("note", "render", "prerender", name) for fail in fails)
        if fuzzed.count % 50 == 0:
            fuzzed.check()
            fuzzed.answers(osc.encode_message(PREFIX + "panic", []))

    attack()
    fuzzed.client.command("panic")
    fuzzed.client.command("edit.clear")
    fuzzed.check()
    assert tried == {address.removeprefix(PREFIX) for address in COMMANDS}
    assert tried - obeyed <= {"unregister", "learn"} and len(fuzzed.slots) > 1, tried - obeyed
    assert outside(fuzzed.folder) == before
    assert handles(fuzzed.daemon) <= open_before + 3 and fuzzed.daemon.children() == worker
    assert "Traceback" not in fuzzed.daemon.log.read_text()
    assert fuzzed.client.play([60])[0].to_exact is not None
