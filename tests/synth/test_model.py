import numpy as np
import pytest

from synth import mulaw
from synth.errors import SynthError
from tests.synth.conftest import small_model


def test_full_size_encoding_equals_the_published_graph(published_model, published_figures):
    audio = published_figures["audio"].astype(np.float32) / 32768
    error = np.abs(published_model.encode(audio).numpy() - published_figures["encoding"]).max()
    assert error < 1e-4


def test_full_size_probabilities_equal_the_published_graph(published_model, published_figures):
    index = published_figures["time_index"]
    audio = published_figures["audio"][:, : index.max() + 1].astype(np.float32) / 32768
    for row in range(len(audio)):
        encoding = published_figures["encoding"][row : row + 1]
        found = published_model.probabilities(audio[row : row + 1], encoding)[0, index].numpy()
        assert np.abs(found - published_figures["probabilities"][row]).max() < 1e-4


def test_default_model_equals_its_reference(default_model, default_figures):
    audio = mulaw.decode(default_figures["codes"])[None]
    assert np.abs(default_model.encode(audio)[0].numpy() - default_figures["embedding"]).max() < 1e-4
    index = default_figures["time_index"]
    found = default_model.probabilities(audio[:, : index.max() + 1], default_figures["embedding"][None], 60)
    assert np.abs(found[0, index].numpy() - default_figures["probabilities"]).max() < 1e-4


def test_a_length_that_is_no_multiple_of_the_hop_is_filled_with_silence(default_model):
    audio = np.random.default_rng(0).uniform(-0.3, 0.3, 1000).astype(np.float32)
    filled = np.concatenate([audio, np.zeros(24, np.float32)])
    assert np.array_equal(default_model.encode(audio[None]), default_model.encode(filled[None]))


def test_probabilities_do_not_see_the_future():
    model = small_model(True, True)
    audio = np.random.default_rng(1).uniform(-0.5, 0.5, (1, 600)).astype(np.float32)
    changed = audio.copy()
    changed[:, 300:] *= -1
    embedding = np.zeros((1, 2, 16), np.float32)
    before, after = (model.probabilities(each, embedding, 60).numpy() for each in (audio, changed))
    assert np.array_equal(before[:, :301], after[:, :301])
    assert not np.array_equal(before[:, 301:], after[:, 301:])


def test_a_pitch_between_semitones_is_heard_and_a_missing_one_is_refused():
    model = small_model(True, True)
    audio = np.random.default_rng(1).uniform(-0.5, 0.5, (1, 600)).astype(np.float32)
    embedding = np.zeros((1, 2, 16), np.float32)
    whole, bent = (model.probabilities(audio, embedding, pitch).numpy() for pitch in (60, 60.3))
    assert not np.array_equal(whole, bent)
    with pytest.raises(SynthError, match="give one in"):
        model.probabilities(audio, embedding)
    with pytest.raises(SynthError, match="must be in"):
        model.probabilities(audio, embedding, 200)
    with pytest.raises(SynthError, match="16"):
        model.probabilities(audio, np.zeros((1, 2, 7), np.float32), 60)
