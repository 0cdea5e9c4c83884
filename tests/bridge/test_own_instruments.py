"""Instruments of the user's own: kept in a folder, known by name, never in a bundled one's place."""

import numpy as np
import pytest

from bridge.errors import ClientError
from bridge.live import own_instruments
from bridge.live.own_instruments import OwnInstruments
from synth.bank import Bank, Instrument


def a_bank(model="m" * 64):
    array = np.arange(2 * 16, dtype=np.float32).reshape(1, 1, 2, 16)
    return Bank(model, [Instrument("flute", "flute", 73, (60,), (100,))], {"flute": array})


def embedding(value=0.5):
    return np.full((3, 16), value, np.float32)


def test_what_is_added_is_there_at_once_and_after_a_restart(tmp_path):
    instruments = a_bank()
    axes, ranges = instruments.axes.copy(), instruments.ranges.copy()
    own = OwnInstruments(instruments, tmp_path / "instruments")
    assert own.add(own.checked(" My Föhn "), embedding(), -3.04) == 1
    again = a_bank()
    OwnInstruments(again, tmp_path / "instruments")
    for found in (instruments, again):
        assert [(each.name, each.family) for each in found.instruments][1:] == [("My Föhn", "own")]
        assert (found.mix({"My Föhn": 1.0}, 30, 127) == 0.5).all() and found.gain_db({"My Föhn": 1.0}) == -3.0
        assert np.array_equal(found.axes, axes) and np.array_equal(found.ranges, ranges)


def test_another_sound_under_the_name_takes_its_place(tmp_path):
    instruments = a_bank()
    own = OwnInstruments(instruments, tmp_path)
    own.add(own.checked("Saw"), embedding(1), 0.0)
    own.add(own.checked("Zither"), embedding(2), 0.0)
    assert own.checked("SAW") == "Saw" and own.add("Saw", embedding(3), 1.0) == 1
    assert instruments.mix({"Saw": 1.0}, 60, 100)[0, 0] == 3 and len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "name, says",
    [
        ("Flute", "comes with the program"),
        ("../../etc/passwd", "name must be"),
        ("", "name must be"),
        ("x" * 65, "name must be"),
        ("a/b", "name must be"),
        ("nul\0", "name must be"),
    ],
)
def test_names_that_are_refused(tmp_path, name, says):
    with pytest.raises(ClientError, match=says):
        OwnInstruments(a_bank(), tmp_path).checked(name)


def test_no_two_names_share_a_file_and_none_is_too_long_for_one(tmp_path):
    own = OwnInstruments(a_bank(), tmp_path)
    names = ["é", "e", "e e", "e_e", "ж" * 64, "漢" * 64, "con"]
    for name in names:
        own.add(own.checked(name), embedding(), 0.0)
    files = [file.name for file in tmp_path.iterdir()]
    assert len(files) == len(names) and all(file.isascii() and len(file) < 80 for file in files)


def test_what_another_model_made_or_what_is_damaged_is_left_out_with_a_word(tmp_path, caplog):
    other = OwnInstruments(a_bank("n" * 64), tmp_path)
    other.add("Old", embedding(), 0.0)
    (tmp_path / "broken.safetensors").write_bytes(b"nothing")
    instruments = a_bank()
    own = OwnInstruments(instruments, tmp_path)
    assert len(instruments.instruments) == 1
    told = [record.getMessage() for record in caplog.records]
    assert any("another model" in line for line in told) and any("broken" in line for line in told)
    assert own.add(own.checked("Old"), embedding(), 0.0) == 1


def test_a_folder_that_cannot_be_written_and_too_many_are_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    own = OwnInstruments(a_bank(), tmp_path / "file")
    with pytest.raises(ClientError, match="cannot write"):
        own.add("Saw", embedding(), 0.0)
    monkeypatch.setattr(own_instruments, "MOST", 1)
    own = OwnInstruments(a_bank(), tmp_path / "folder")
    own.add(own.checked("Saw"), embedding(), 0.0)
    assert own.checked("saw") == "Saw"
    with pytest.raises(ClientError, match="at most 1 "):
        own.checked("Zither")
