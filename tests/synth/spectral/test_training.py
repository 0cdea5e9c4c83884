"""Training a spectral autoencoder, a tiny one, on tones."""

from dataclasses import replace

import numpy as np
import pytest
import torch

import synth
from synth import cli, mulaw
from synth.datasets.note_set import NoteInfo, NoteSet
from synth.errors import SynthError
from synth.spectral.config import small
from synth.spectral.model import combs
from synth.spectral.spectrogram import spectrogram
from synth.spectral.training import Objective, SpectralTask, weights
from synth.training import config, state
from synth.training.config import SpectralRun
from synth.training.loop import Trainer
from synth.training.progress import Progress
from tests.synth.spectral.conftest import tiny, tiny_config
from tests.synth.spectral.test_sampler import tone

RUN = SpectralRun(
    spectral=tiny_config(), steps=24, batch=4, warmup=2, learning_rate=3e-2, average=0.5, validation_notes=4,
    validate_every=100,
)  # fmt: skip


class Tones(NoteSet):
    """Eight notes, shorter than the network's and longer."""

    def __init__(self) -> None:
        self.infos = [NoteInfo(f"tone_{n}", 48 + 3 * n, 100, "tone", "mallet", "synthetic") for n in range(8)]

    def codes(self, index: int) -> np.ndarray:
        return mulaw.encode(tone(self.infos[index].pitch, 3.0 + 0.3 * index))


def trained(folder, run=RUN, steps=None, resume=False):
    folder.mkdir(exist_ok=True)
    with Progress(folder, run.steps, run.unit, quiet=True) as progress:
        trainer = Trainer(run, Tones(), Tones(), folder, "cpu", progress, loaders=0)
        if resume:
            trainer.resume()
        for batch in trainer._batches():
            if steps is not None and trainer.step == steps:
                break
            trainer._train(batch)
            trainer.step += 1
        trainer.save()
    return trainer


def loss_of(trainer) -> float:
    """Normalised by the batch: after a few steps the mean and variance that are kept are not there yet."""
    trainer.model.train()
    with torch.no_grad():
        return trainer.task.validate(trainer.step, lambda batch: batch)["loss"]


def test_a_run_lowers_the_loss_and_goes_on_exactly_where_it_stood(tmp_path):
    whole = trained(tmp_path / "whole")
    trained(tmp_path / "parts", steps=9)
    parts = trained(tmp_path / "parts", resume=True)
    for name, tensor in whole.model.state_dict().items():
        assert torch.equal(tensor, parts.model.state_dict()[name]), name
    assert whole.step == parts.step == RUN.steps
    loaded = synth.load(tmp_path / "whole" / state.MODEL)
    assert loaded.config == RUN.spectral
    for name, tensor in loaded.named_parameters():
        assert torch.equal(tensor, whole.average.weights[name]), name
    # Whose means and variances are those of its notes, so that it is as good when it is used.
    used = Objective(loaded)(whole.task.batches[0])[0].item()
    trained_on = Objective(loaded.train())(whole.task.batches[0])[0].item()
    assert used < 1.3 * trained_on
    assert loss_of(whole) < 0.7 * loss_of(trained(tmp_path / "none", steps=0))


@pytest.mark.parametrize("inputs", ["magnitude_phase", "instantaneous_frequency", "real_imaginary"])
def test_every_kind_of_input_learns(tmp_path, inputs):
    run = replace(RUN, spectral=tiny_config(inputs), steps=8)
    before = loss_of(trained(tmp_path / "before", run, steps=0))
    assert loss_of(trained(tmp_path / "after", run)) < 0.98 * before


def test_a_phase_of_minus_pi_is_one_of_pi():
    model = tiny("magnitude_phase")
    seen = torch.zeros(1, 2, 512, 256)
    seen[:, 1] = 1.0
    model.reconstruction = lambda embedding, pitch: -seen
    assert Objective(model)({"seen": seen, "pitch": torch.tensor([60])})[0].item() == pytest.approx(
        0, abs=1e-6
    )


def test_low_bins_count_most():
    counted = weights(tiny_config())[:, 0]
    assert counted[0] == 10 and (counted[256:] == 1).all() and (counted.diff()[:255] < 0).all()


def test_validation_notes_are_others_than_those_trained_on_and_batches_follow_from_their_step():
    task = SpectralTask(RUN, Tones(), Tones())
    assert torch.equal(task.batches[3]["seen"], task.batches[3]["seen"])
    drawn = [tuple(task.batches[n]["pitch"].tolist()) for n in range(8)]
    assert len(set(drawn)) > 4 and tuple(task.validation[0]["pitch"].tolist()) != drawn[0]
    heard = task.listen(task.model.state_dict())
    assert len(heard) == 3 and all(each.audio.shape == (64_000,) for each in heard)


@pytest.mark.parametrize("pitch", [38, 60, 89])
def test_combs_are_the_spectra_of_harmonics(pitch):
    """Of the first two, half a window from the ends, down to 50 dB below each."""
    hz = 440 * 2 ** ((pitch - 69) / 12)
    at = torch.arange(64_000) / 16_000
    comb = combs(small())[pitch]
    for number in (1, 2):
        seen = spectrogram(torch.cos(2 * np.pi * number * hz * at)[None].float(), small())[0, 0, :, 100]
        near = (torch.arange(512) * 15.625 - number * hz).abs() < min(30, hz / 2)
        heard_db, wanted_db = (seen[near] - 1) * 120, (comb[near] - 1) * 60
        loud = wanted_db > -50
        assert loud.sum() >= 2
        assert (heard_db - wanted_db - (heard_db.max() - wanted_db.max()))[loud].abs().max() < 1.0


def test_it_begins_with_a_model_of_its_shape_alone():
    task = SpectralTask(RUN, Tones(), Tones())
    model = tiny()
    task.begin_with(model)
    assert all(torch.equal(task.model.state_dict()[name], each) for name, each in model.state_dict().items())
    with pytest.raises(SynthError, match="of its own shape"):
        task.begin_with(tiny("real_imaginary"))
    with pytest.raises(SynthError, match="no spectral autoencoder"):
        RUN.fitting(config.WaveNetRun().model)


def test_the_configuration_that_comes_along_is_that_of_the_small_network(tmp_path):
    run = config.read("spectral")
    assert isinstance(run, SpectralRun) and run.spectral == small()
    wrong = {"strides come to": "encoder = []\n", "inputs": 'inputs = "sound"\n', "no key": "frames = 256\n"}
    for words, line in wrong.items():
        path = tmp_path / "wrong.toml"
        path.write_text(line + "[spectral]\n" if words == "no key" else "[spectral]\n" + line)
        assert cli.main(["train", str(path), "--data", str(tmp_path), "--out", str(tmp_path / "run")]) == 1
