import numpy as np
import pytest

from synth import bank, embeddings, locations
from synth.errors import SynthError

PATH = locations.model_path("default")


def test_the_default_bank_belongs_to_the_default_model():
    found = bank.load(locations.bank_path(PATH))
    assert found.model == locations.file_identity(PATH)
    assert len(found.instruments) >= 24
    assert len({instrument.family for instrument in found.instruments}) >= 8
    assert all(found.mix({each.name: 1.0}).shape == (125, 16) for each in found.instruments)


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


@pytest.mark.parametrize("array", [np.zeros((3, 7)), np.zeros((0, 16)), np.full((2, 16), np.nan), np.zeros(16)])
def test_embedding_files_that_are_none_are_refused(tmp_path, array):
    np.save(tmp_path / "a.npy", array)
    with pytest.raises(SynthError, match=r"a\.npy"):
        embeddings.read(tmp_path / "a.npy")


def test_a_published_embedding_file_with_a_batch_of_one_is_read(tmp_path):
    np.save(tmp_path / "a.npy", np.ones((1, 125, 16)))
    assert embeddings.read(tmp_path / "a.npy").shape == (125, 16)
