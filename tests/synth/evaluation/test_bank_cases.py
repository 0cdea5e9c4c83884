import numpy as np
import pytest

from synth import checkpoints, mulaw
from synth.bank import Bank, Instrument
from synth.errors import SynthError
from synth.evaluation import bank_cases
from synth.evaluation.bank_cases import ENCODED, HALF_WAY, OTHER_KEYS, FontNotes, Key
from tests.synth.conftest import small_model
from tests.synth.evaluation.fakes import FakePlayer

PIANO = Instrument("piano", "keyboard", 0, (48, 60, 72), (50, 110))
ORGAN = Instrument("organ", "organ", 16, (48, 60, 72), (50, 110))


def instruments(count):
    return [Instrument(f"i{number}", "x", number) for number in range(count)]


def asked(keys):
    return [(key.instruments, key.pitch, key.velocity) for key in keys]


@pytest.mark.parametrize("bank_size", [1, 4, 10, 42])
def test_as_many_notes_as_there_are_keys_are_all_of_them_once(bank_size):
    found = bank_cases.keys_of(instruments(bank_size), 10_000)
    assert len(set(asked(found[ENCODED]))) == len(found[ENCODED]) == bank_size * 5 * 2
    assert len(set(asked(found[OTHER_KEYS]))) == len(found[OTHER_KEYS]) == bank_size * 4 * 2
    assert len({key.name for members in found.values() for key in members if len(key.instruments) == 1}) == (
        bank_size * 9 * 2
    )


@pytest.mark.parametrize("count", [8, 16, 42])
def test_a_few_notes_meet_all_pitches_both_velocities_and_as_many_instruments_as_there_can_be(count):
    for title, members in bank_cases.keys_of(instruments(42), count).items():
        pitches = {42, 54, 66, 78} if title == OTHER_KEYS else {36, 48, 60, 72, 84}
        assert {key.pitch for key in members} == pitches
        assert {key.velocity for key in members} == {50, 110}
        assert len({key.instruments for key in members}) == len(members) == count


def test_pairs_are_different_a_third_of_the_bank_apart_and_at_a_pitch_both_were_encoded_at():
    nine = instruments(9)
    found = bank_cases.keys_of(nine, 9)[HALF_WAY]
    assert [key.instruments for key in found[:2]] == [(nine[0], nine[3]), (nine[1], nine[4])]
    low, high = Instrument("low", "x", 0, (24, 36)), Instrument("high", "x", 1, (36, 48), (110, 127))
    only = bank_cases.keys_of([low, high], 9)[HALF_WAY]
    assert asked(only) == [((low, high), 36, 110)]
    assert bank_cases.keys_of([low], 9)[HALF_WAY] == []


def test_no_key_lies_between_the_pitches_of_an_instrument_with_one():
    assert bank_cases.keys_of([Instrument("one", "x", 0, (60,))], 9)[OTHER_KEYS] == []


def test_a_model_without_a_bank_encodes_just_what_the_keys_need():
    model, player = small_model(True, True), FakePlayer()
    keys = [Key((PIANO,), 60, 110), Key((PIANO,), 66, 110), Key((PIANO, ORGAN), 48, 50)]
    notes = FontNotes(player)
    found = bank_cases.encoded(model, keys, notes)
    assert player.played == [(0, 60, 110), (0, 72, 110), (0, 48, 50), (16, 48, 50)]
    low, high = (
        model.encode(mulaw.decode(notes.codes(PIANO, pitch, 110))[None])[0].numpy() for pitch in (60, 72)
    )
    at, between, mixture = bank_cases.cases_of(found, keys, notes)
    assert np.array_equal(at.embedding, low)
    assert np.allclose(between.embedding, (low + high) / 2, atol=1e-6)
    assert np.isfinite(mixture.embedding).all()
    assert (at.name, at.family, mixture.family) == ("piano-060-110", "keyboard", None)
    assert at.original is not None and np.array_equal(at.original.codes, notes.codes(PIANO, 60, 110))
    assert mixture.original is None
    # What no key needed is no embedding that anyone could take for one.
    assert np.isnan(found.embedding("organ", 72, 110)).all()
    assert len(player.played) == 5


def test_originals_are_played_only_where_there_is_a_soundfont_and_unknown_instruments_are_left_out():
    array = np.stack([np.full((2, 4, 16), number, np.float32) for number in range(3)])
    found = Bank("m", [PIANO], {"piano": array})
    keys = [Key((PIANO,), 54, 50), Key((ORGAN,), 54, 50), Key((PIANO, ORGAN), 60, 50)]
    (case,) = bank_cases.cases_of(found, keys, None)
    assert case.original is None and (case.embedding == 0.5).all()


def test_a_bank_of_other_weights_is_refused_and_its_own_is_taken(tmp_path):
    model, path = small_model(True, True), tmp_path / "small.safetensors"
    checkpoints.save(model, path)
    keys, array = [Key((PIANO,), 60, 110)], np.ones((3, 2, 4, 16), np.float32)
    assert bank_cases.bank_of(model, path, keys, None) is None
    assert len(bank_cases.instruments_of(path)) >= 24
    Bank(model.identity, [PIANO], {"piano": array}).save(tmp_path / "small.bank.safetensors")
    found = bank_cases.bank_of(model, path, keys, FontNotes(FakePlayer()))
    assert found is not None and (found.embedding("piano", 60, 110) == 1).all()
    assert bank_cases.instruments_of(path) == [PIANO]
    Bank("other", [PIANO], {"piano": array}).save(tmp_path / "small.bank.safetensors")
    with pytest.raises(SynthError, match="other weights"):
        bank_cases.bank_of(model, path, keys, None)
