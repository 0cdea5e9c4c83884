import numpy as np
import pytest

from synth import bank, checkpoints
from synth.errors import SynthError
from synth.evaluation import cases
from tests.synth.conftest import small_model
from tests.synth.evaluation.fakes import FakeNotes


def a_bank(*pitches):
    instruments = [bank.Instrument(f"i{n}", "x", 0, pitch) for n, pitch in enumerate(pitches)]
    return bank.Bank(
        "m", instruments, {f"i{n}": np.full((3, 16), n, np.float32) for n in range(len(pitches))}
    )


@pytest.mark.parametrize("count, total, wanted", [(3, 9, [0, 3, 6]), (5, 3, [0, 1, 2]), (2, 5, [0, 2])])
def test_indices_are_spread_evenly(count, total, wanted):
    assert cases.evenly(count, total) == wanted


def test_held_out_notes_keep_name_pitch_and_codes():
    notes = FakeNotes(5)
    found = cases.held_out_notes(notes, 2)
    assert [(note.name, note.pitch) for note in found] == [("note_0", 60), ("note_2", 62)]
    assert np.array_equal(found[1].codes, notes.codes(2))


def test_other_keys_meet_every_instrument_and_every_key_but_its_own():
    found = cases.at_other_keys(a_bank(60, 48, 67), 100)
    assert len(found) == 3 * 5 - 2
    assert ("i0", 60) not in {(case.name.split()[0], case.pitch) for case in found}
    few = cases.at_other_keys(a_bank(67, 67, 67), 3)
    assert len({case.name.split()[0] for case in few}) == len({case.pitch for case in few}) == 3


def test_half_way_pairs_are_different_and_at_their_mean():
    found = cases.half_way(a_bank(60, 48, 67, 60), same_pitch=False)
    assert len({case.name for case in found}) == len(found) == 4
    first = found[0]
    assert (first.name, first.pitch, first.embedding[0, 0]) == ("i0 + i1", 54, 0.5)
    assert cases.half_way(a_bank(60, 48), same_pitch=True) == []
    assert len(cases.half_way(a_bank(60, 48), same_pitch=False)) == 1
    assert cases.half_way(a_bank(60), same_pitch=False) == []


def test_real_notes_that_are_none_are_refused(tmp_path):
    np.savez(tmp_path / "few.npz", audio=np.zeros((3, 100), np.float32))
    np.savez(tmp_path / "other.npz", sound=np.zeros((8, 100), np.float32))
    for name in ("few.npz", "other.npz", "none.npz"):
        with pytest.raises(SynthError, match=name):
            cases.real_notes(tmp_path / name, 8)


def test_a_bank_of_other_weights_is_refused_and_a_missing_one_made_from_the_originals(tmp_path):
    model, path = small_model(True, True), tmp_path / "small.safetensors"
    checkpoints.save(model, path)
    instruments = [bank.Instrument("note_1", "x", 0)]
    assert cases.bank_of(model, path, instruments, {}) is None
    original = cases.held_out_notes(FakeNotes(2), 2)[1]
    made = cases.bank_of(model, path, instruments, {"note_1": original})
    assert made is not None and made.mix({"note_1": 1.0}).shape == (32, 16)
    a_bank(60).save(tmp_path / "small.bank.safetensors")
    with pytest.raises(SynthError, match="other weights"):
        cases.bank_of(model, path, instruments, {})
