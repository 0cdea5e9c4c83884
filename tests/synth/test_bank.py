import numpy as np
import pytest

import synth
from synth import bank, embeddings, locations, mulaw
from synth.errors import SynthError

PATH = locations.model_path("default")


def test_the_default_bank_belongs_to_the_default_model():
    found = bank.load(locations.bank_path(PATH))
    assert found.model == locations.file_identity(PATH)
    assert len(found.instruments) >= 24
    assert len({instrument.family for instrument in found.instruments}) >= 8
    assert all(found.mix({each.name: 1.0}).shape == (125, 16) for each in found.instruments)


def test_a_saved_bank_comes_back_whatever_the_layout_in_memory(tmp_path):
    arrays = {"a": np.arange(80, dtype=np.float32).reshape(16, 5).T, "b": np.ones((5, 16), np.float32)}
    made = bank.Bank("model", [bank.Instrument("a", "x", 0), bank.Instrument("b", "x", 1)], arrays)
    made.save(tmp_path / "bank.safetensors")
    found = bank.load(tmp_path / "bank.safetensors")
    assert found.instruments == made.instruments and found.model == "model"
    assert np.array_equal(found.mix({"a": 1.0}), arrays["a"])


def test_instruments_of_the_bank_keep_the_shape_of_their_sound(default_model):
    """A plucked string dies away, an organ stays while the key is held."""
    found = bank.load(locations.bank_path(PATH))
    sampler = synth.open_sampler(default_model)
    names = ("nylon_guitar", "drawbar_organ")
    voices = [sampler.open(found.mix({name: 1.0}), 60, 24_000, temperature=0.8) for name in names]
    level = {}
    for name, codes in zip(names, sampler.advance(voices, 24_000), strict=True):
        sound = mulaw.decode(codes).reshape(6, -1)
        level[name] = 10 * np.log10((sound**2).mean(axis=1))
    guitar, organ = level.values()
    assert guitar[0] > -20 and guitar[5] < guitar[0] - 15
    assert organ[1] > -25 and abs(organ[5] - organ[1]) < 4


def test_a_mixture_with_one_part_is_exactly_the_instrument():
    found = bank.load(locations.bank_path(PATH))
    flute, cello = found.mix({"flute": 1.0}), found.mix({"cello": 1.0})
    assert np.allclose(found.mix({"cello": 0.25, "flute": 0.75}), 0.75 * flute + 0.25 * cello, atol=1e-5)


def test_a_shorter_embedding_holds_its_last_frame():
    short, long = np.full((2, 16), 3, np.float32), np.zeros((4, 16), np.float32)
    short[1] = 5
    assert embeddings.mix([short, long], [0.5, 0.5])[:, 0].tolist() == [1.5, 2.5, 2.5, 2.5]


def test_a_missing_or_foreign_bank_gives_one_line(tmp_path):
    with pytest.raises(SynthError, match="nsynth bank"):
        bank.load(tmp_path / "none.safetensors")
    with pytest.raises(SynthError, match="not an instrument bank"):
        bank.load(PATH)


@pytest.mark.parametrize(
    "array", [np.zeros((3, 7)), np.zeros((0, 16)), np.full((2, 16), np.nan), np.zeros(16)]
)
def test_embedding_files_that_are_none_are_refused(tmp_path, array):
    np.save(tmp_path / "a.npy", array)
    with pytest.raises(SynthError, match=r"a\.npy"):
        embeddings.read(tmp_path / "a.npy")


def test_a_published_embedding_file_with_a_batch_of_one_is_read(tmp_path):
    np.save(tmp_path / "a.npy", np.ones((1, 125, 16)))
    assert embeddings.read(tmp_path / "a.npy").shape == (125, 16)
