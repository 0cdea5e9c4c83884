import numpy as np
import pytest

from synth.errors import SynthError
from synth.evaluation import cases
from tests.synth.evaluation.fakes import FakeNotes


@pytest.mark.parametrize("count, total, wanted", [(3, 9, [0, 3, 6]), (5, 3, [0, 1, 2]), (2, 5, [0, 2])])
def test_indices_are_spread_evenly(count, total, wanted):
    assert cases.evenly(count, total) == wanted


def test_held_out_notes_keep_name_pitch_and_codes():
    notes = FakeNotes(5)
    found = cases.held_out_notes(notes, 2)
    assert [(note.name, note.pitch) for note in found] == [("note_0", 60), ("note_2", 62)]
    assert np.array_equal(found[1].codes, notes.codes(2))


def test_real_notes_that_are_none_are_refused(tmp_path):
    np.savez(tmp_path / "few.npz", audio=np.zeros((3, 100), np.float32))
    np.savez(tmp_path / "other.npz", sound=np.zeros((8, 100), np.float32))
    for name in ("few.npz", "other.npz", "none.npz"):
        with pytest.raises(SynthError, match=name):
            cases.real_notes(tmp_path / name, 8)
