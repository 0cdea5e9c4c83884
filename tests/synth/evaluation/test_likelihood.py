import numpy as np
import pytest

from synth import mulaw
from synth.evaluation import likelihood
from tests.synth.conftest import KINDS, small_model


@pytest.mark.parametrize("pitched, quasi_periodic, predictor", KINDS)
@pytest.mark.parametrize("chunk", [37, 256, 16_384])
def test_bits_per_sample_are_those_of_the_whole_note_at_once(
    pitched, quasi_periodic, predictor, chunk, monkeypatch
):
    monkeypatch.setattr(likelihood, "CHUNK", chunk)
    model = small_model(pitched, quasi_periodic, predictor)
    codes = np.random.default_rng(2).integers(-128, 128, 1000).astype(np.int8)
    pitch = 64 if pitched else None
    embedding = model.encode(mulaw.decode(codes)[None])
    probabilities = model.probabilities(mulaw.decode(codes)[None], embedding, pitch)[0].double().numpy()
    wanted = -np.log2(probabilities[np.arange(1000), codes.astype(int) + 128]).mean()
    found = likelihood.bits_per_sample(model, codes, embedding[0].numpy(), pitch)
    assert found == pytest.approx(wanted, abs=1e-5)


def test_a_model_needs_fewer_bits_for_a_note_it_knows(bootstrap_model, bootstrap_figures):
    codes, embedding = bootstrap_figures["codes"][:16_000], bootstrap_figures["embedding"]
    pitch = int(bootstrap_figures["pitch"])
    right = likelihood.bits_per_sample(bootstrap_model, codes, embedding, pitch)
    wrong = likelihood.bits_per_sample(bootstrap_model, codes, np.zeros_like(embedding), pitch)
    assert right < 4 and right < wrong - 0.5
