import numpy as np
import pytest
import torch

from synth import mulaw
from synth.config import PREDICTOR_CHANNELS
from synth.errors import SynthError
from synth.model import decoder_inputs
from synth.prediction import predict
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


def test_the_first_model_equals_its_reference(bootstrap_model, bootstrap_figures):
    audio, embedding = mulaw.decode(bootstrap_figures["codes"])[None], bootstrap_figures["embedding"]
    assert np.abs(bootstrap_model.encode(audio)[0].numpy() - embedding).max() < 1e-4
    index = bootstrap_figures["time_index"]
    found = bootstrap_model.probabilities(audio[:, : index.max() + 1], embedding[None], 60)
    assert np.abs(found[0, index].numpy() - bootstrap_figures["probabilities"]).max() < 1e-4


def test_a_length_that_is_no_multiple_of_the_hop_is_filled_with_silence(default_model):
    audio = np.random.default_rng(0).uniform(-0.3, 0.3, 1000).astype(np.float32)
    filled = np.concatenate([audio, np.zeros(24, np.float32)])
    assert np.array_equal(default_model.encode(audio[None]), default_model.encode(filled[None]))


@pytest.mark.parametrize("predictor", [False, True])
def test_probabilities_do_not_see_the_future(predictor):
    model = small_model(True, True, predictor)
    audio = np.random.default_rng(1).uniform(-0.5, 0.5, (1, 600)).astype(np.float32)
    changed = audio.copy()
    changed[:, 300:] *= -1
    embedding = np.zeros((1, 2, 16), np.float32)
    before, after = (model.probabilities(each, embedding, 60).numpy() for each in (audio, changed))
    assert np.array_equal(before[:, :301], after[:, :301])
    assert not np.array_equal(before[:, 301:], after[:, 301:])


def test_a_network_that_says_nothing_leaves_the_prediction():
    """Logits then fall from the predicted code on, as steeply as it is trusted."""
    model = small_model(True, True, True)
    torch.nn.init.zeros_(model.decoder.logits.weight)
    torch.nn.init.zeros_(model.decoder.logits.bias)
    time = np.arange(2000) / 16000
    audio = (0.5 * np.sin(2 * np.pi * 261.63 * time)).astype(np.float32)[None]
    inputs = torch.from_numpy(decoder_inputs(mulaw.encode(audio)[:, :-1], model.config, torch.tensor([60.0])))
    conditioning = model.conditioning(torch.zeros(1, 4, 16), torch.tensor([60.0]))
    prediction = model.decoder.predict(inputs, conditioning)
    found = model.probabilities(audio, np.zeros((1, 4, 16), np.float32), 60)[0]
    assert np.ptp(prediction.code.numpy()) > 50
    assert torch.equal(found.argmax(dim=1) - 128, prediction.code[0].round().long())
    step = found[:, 1].log() - found[:, 0].log()
    rising = prediction.code[0] > -127
    assert torch.allclose(step[rising], prediction.trust[0].exp()[rising], atol=1e-4)


def test_linear_prediction_takes_a_sine_for_what_it_is():
    """Two taps, 2 cos ω and −1, foretell a sine to within what the codes leave out."""
    omega = 2 * np.pi * 300 / 16000
    codes = mulaw.encode(0.8 * np.sin(omega * np.arange(800)))
    weights = torch.zeros(1, 2 + PREDICTOR_CHANNELS + 3, 799)
    weights[0, 0], weights[0, 1] = 2 * np.cos(omega), -1
    lags = torch.zeros(1, PREDICTOR_CHANNELS, 799)
    found = predict(torch.from_numpy(codes[None, :-1] / 128).float(), lags, weights)
    loud = np.abs(codes[1:]) > 100
    assert np.abs(found.code[0].numpy() - codes[1:])[loud].mean() < 1.5


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
