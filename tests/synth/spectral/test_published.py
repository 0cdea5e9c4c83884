"""The published baseline: its figures, its padding, its checkpoint."""

import re

import numpy as np
import pytest
import torch

import synth
from synth import cli
from synth.errors import SynthError
from synth.spectral import config, published
from synth.spectral.model import same, transposed_same
from tests.synth import tf_bundle
from tests.synth.spectral.conftest import tiny

# What a plain PyTorch version reaches; asked for is 1e-3.
TOLERANCE = 1.5e-4


def test_spectrogram_embedding_and_reconstruction_are_as_published(published_baseline, baseline_figures):
    audio = torch.from_numpy(baseline_figures["audio"] / np.float32(32768))
    seen = published_baseline.spectrogram(audio)
    assert seen.shape == (2, 1, 512, 256)
    assert np.abs(seen[:, 0, ::8, ::8].numpy() - baseline_figures["spectrogram"]).max() < TOLERANCE
    embedding = published_baseline.encode(audio)
    assert embedding.shape == (2, 1, 1984)
    assert np.abs(embedding[:, 0].numpy() - baseline_figures["z"]).max() < TOLERANCE
    made = published_baseline.decode(
        torch.from_numpy(baseline_figures["z"])[:, None], torch.from_numpy(baseline_figures["pitch"])
    )
    assert made.shape == (2, 1, 512, 256)
    assert np.abs(made[:, 0, ::8, ::8].numpy() - baseline_figures["reconstruction"]).max() < TOLERANCE


def test_the_published_network_is_read_from_its_shapes(published_baseline, variables):
    assert published_baseline.config == config.published()
    parameters = sum(each.numel() for each in published_baseline.parameters())
    buffers = sum(each.numel() for each in published_baseline.buffers())
    assert parameters + buffers == sum(each.size for each in variables.values())


def padded_by_hand(x: np.ndarray, kernel: int, step: int) -> np.ndarray:
    """One dimension, as TensorFlow's documentation tells «SAME»."""
    rest = len(x) % step
    total = max(kernel - (rest or step), 0)
    return np.pad(x, (total // 2, total - total // 2))


@pytest.mark.parametrize("size", [1, 2, 5, 8])
@pytest.mark.parametrize("kernel", [1, 4, 5])
@pytest.mark.parametrize("step", [1, 2])
def test_padding_is_tensorflows_and_transposed_the_way_back(size, kernel, step):
    generator = np.random.default_rng(size)
    x, weight = generator.standard_normal(size), generator.standard_normal(kernel)
    padded = padded_by_hand(x, kernel, step)
    by_hand = [padded[at : at + kernel] @ weight for at in range(0, len(padded) - kernel + 1, step)]
    square = torch.from_numpy(x)[None, None, :, None]
    filters = torch.from_numpy(weight)[None, None, :, None]
    made = same(square, filters, (step, 1))[0, 0, :, 0]
    assert len(made) == -(-size // step) and np.allclose(made, by_hand)
    if size % step == 0:
        # <A x, y> = <x, A* y> of every x and y is what transposed means.
        y = torch.from_numpy(generator.standard_normal(len(made)))
        back = transposed_same(y[None, None, :, None], filters, (step, 1))[0, 0, :, 0]
        assert len(back) == size
        assert float(made @ y) == pytest.approx(float(torch.from_numpy(x) @ back))


def variables_of(model) -> dict[str, np.ndarray]:
    """The published form of a model of ours."""
    state, found = model.state_dict(), {}
    for theirs, ours in published.published_names():
        array = state[ours].numpy()
        found[theirs] = array.transpose(2, 3, 1, 0) if array.ndim == 4 else array
    return found


def test_a_baseline_checkpoint_is_imported(tmp_path, capsys):
    model = tiny()
    extra = {"global_step": np.int64(5), "decoder/0_Layer/0/weights/Adam_1": np.ones(2, np.float32)}
    tf_bundle.write(tmp_path / "model.ckpt-5", {**variables_of(model), **extra})
    output = tmp_path / "out.safetensors"
    assert cli.main(["import-magenta", str(tmp_path), str(output)]) == 0
    assert "87 variables" in (printed := capsys.readouterr().out) and "2 passed over" in printed
    again = synth.load(output)
    assert re.fullmatch("[0-9a-f]{64}", again.identity) and not again.training
    assert [layer.width for layer in again.config.encoder] == [layer.width for layer in model.config.encoder]
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, again.state_dict()[name]), name
    with pytest.raises(SynthError, match="is a spectral autoencoder"):
        synth.load_wavenet(output)


def test_what_does_not_fit_is_named(tmp_path, capsys):
    variables = variables_of(tiny())
    name = "encoder/7_1_Layer/7_1/BatchNorm/beta"
    wrong = {
        "1 variable is missing": {other: each for other, each in variables.items() if other != name},
        "of a shape that does not fit": {**variables, name: np.ones(3, np.float32)},
        "not finite": {**variables, name: np.full(4, np.nan, np.float32)},
        "not floating-point": {**variables, name: np.zeros(4, np.int64)},
    }
    for words, each in wrong.items():
        with pytest.raises(SynthError, match=words) as refused:
            published.from_variables(each)
        assert name in str(refused.value)
    with pytest.raises(SynthError, match=r"of no NSynth baseline: encoder/9_Layer/9/weights"):
        published.from_variables({**variables, "encoder/9_Layer/9/weights": np.ones(3)})
    tf_bundle.write(tmp_path / "model", wrong["1 variable is missing"])
    assert cli.main(["import-magenta", str(tmp_path), str(tmp_path / "out.safetensors")]) == 1
    assert capsys.readouterr().err.count("\n") == 1 and not (tmp_path / "out.safetensors").exists()
