import itertools
import json
import math
import os
import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
import soundfile
import torch

import synth
from synth.cli import main
from synth.config import PredictorConfig
from synth.errors import SynthError
from synth.model import WaveNetAutoencoder
from synth.training import config, state
from synth.training.growth import grow
from synth.training.loop import Trainer
from tests.synth.training.tones import PITCHES, Tones

TINY = replace(config.read("tiny"), steps=24, validate_every=1000, warmup=4)
FORESEEING = replace(
    TINY, model=replace(TINY.model, predictor=PredictorConfig(8, 16)), prediction_steps=6, margin=512
)


class Quiet:
    """A Progress that keeps what it is told."""

    def __init__(self) -> None:
        self.losses, self.bits, self.warnings = [], [], []

    def step(self, step, loss, norm):
        self.losses.append(loss)

    def validated(self, step, found, heard):
        self.bits.append(found)

    def warn(self, text):
        self.warnings.append(text)


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def trainer(folder, settings=TINY, **options):
    folder.mkdir(exist_ok=True)
    return Trainer(settings, Tones(), Tones(), folder, "cpu", Quiet(), loaders=0, **options)


@pytest.fixture(scope="module")
def notes_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notes")
    tones = Tones(16_000)
    for index, pitch in enumerate(PITCHES):
        soundfile.write(folder / f"tone_{pitch}.wav", tones.audio(index), 16_000)
    return folder


def test_training_lowers_the_bits(tmp_path):
    run = trainer(tmp_path / "run", replace(TINY, steps=60, learning_rate=3e-3))
    run.validate()
    run.run()
    first, last = run.progress.bits
    assert last["bits"] < first["bits"] - 0.5
    model = synth.load(tmp_path / "run" / state.MODEL)
    assert model.config == TINY.model


def test_the_predictor_is_trained_alone_first_and_then_together_with_the_network(tmp_path):
    settings = replace(FORESEEING, prediction_steps=40, steps=60, prediction_learning_rate=1e-2)
    run = trainer(tmp_path / "run", settings)
    network = run.model.decoder.start.weight.detach().clone()
    predictor = run.model.decoder.predictor.weights.bias.detach().clone()
    for batch in itertools.islice(run._batches(), 40):
        run.progress.step(run.step, *run._train(batch))
        run.step += 1
    assert torch.equal(run.model.decoder.start.weight, network)
    assert not torch.equal(run.model.decoder.predictor.weights.bias, predictor)
    alone = run.progress.losses
    assert np.mean(alone[-8:]) < np.mean(alone[:8]) - 0.2
    run.run()
    assert not torch.equal(run.model.decoder.start.weight, network)


@pytest.mark.parametrize("settings, pause", [(TINY, 10), (FORESEEING, 4), (FORESEEING, 10)])
def test_resume_gives_the_same_curve_as_an_uninterrupted_run(tmp_path, settings, pause):
    whole = trainer(tmp_path / "whole", settings)
    whole.run()
    first = trainer(tmp_path / "parts", settings)
    batches = first._batches()
    for _ in range(pause):
        first.progress.step(0, *first._train(next(batches)))
        first.step += 1
    first.save()
    second = trainer(tmp_path / "parts", state.read_config(tmp_path / "parts"))
    second.resume()
    second.run()
    assert first.progress.losses + second.progress.losses == whole.progress.losses
    ends = [(tmp_path / name / state.STATE).read_bytes() for name in ("whole", "parts")]
    assert ends[0] == ends[1]


def test_a_loss_that_is_not_finite_stops_with_the_remedy_and_keeps_the_last_state(tmp_path):
    run = trainer(tmp_path / "run")
    run._train(next(run._batches()))
    run.save()
    kept = (tmp_path / "run" / state.STATE).read_bytes()
    with torch.no_grad():
        run.model.decoder.logits.bias[0] = math.nan
    with pytest.raises(SynthError, match=r"not finite at step 0.*lower learning_rate"):
        run.run()
    assert (tmp_path / "run" / state.STATE).read_bytes() == kept


def test_a_decoder_that_ignores_the_embedding_is_told(tmp_path):
    run = trainer(tmp_path / "run")
    for layer in [*run.model.decoder.layers]:
        torch.nn.init.zeros_(layer.condition.weight)
    torch.nn.init.zeros_(run.model.decoder.condition_out.weight)
    run.average = state.Average(run.model, 0.9)
    run.step = 1000
    run.validate()
    assert "ignores the embedding" in run.progress.warnings[0]


def test_the_learning_rate_warms_up_and_falls_to_its_end(tmp_path):
    run = trainer(tmp_path / "run", replace(TINY, learning_rate=1.0, final_learning_rate=0.1))
    rates = [run.config.rate(step) for step in range(TINY.steps + 1)]
    assert rates[:4] == [0.25, 0.5, 0.75, 1.0] and rates[-1] == pytest.approx(0.1)
    assert rates[4:] == sorted(rates[4:], reverse=True)


def test_the_command_trains_in_the_time_it_is_given_and_resumes(notes_folder, tmp_path, capsys):
    run = ["train", "tiny", "--data", str(notes_folder), "--out", str(tmp_path / "run"), "--device", "cpu"]
    began = time.monotonic()
    assert main([*run, "--minutes", "0.25", "--loaders", "1"]) == 0
    # Loading and compiling take long on a busy machine.
    assert time.monotonic() - began < 120
    steps = int(capsys.readouterr().out.split(": ")[1].split()[0])
    assert 3 < steps < 400 and synth.load(tmp_path / "run" / state.MODEL).config == config.read("tiny").model
    assert main(run) == 1
    assert "--resume" in capsys.readouterr().err
    assert main([*run, "--resume", "--minutes", "0.1", "--loaders", "0"]) == 0
    assert int(capsys.readouterr().out.split(": ")[1].split()[0]) > steps
    assert list((tmp_path / "run" / "tensorboard").iterdir())


def test_two_processes_train_one_model(notes_folder, tmp_path):
    """By torchrun with gloo: the weights stay the same in both, and the state is written once."""
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    launch += [
        "-m",
        "synth.cli",
        "train",
        "tiny",
        "--data",
        str(notes_folder),
        "--out",
        str(tmp_path / "run"),
    ]
    done = subprocess.run(
        [*launch, "--steps", "12", "--device", "cpu", "--loaders", "0"],
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("12 of 12 steps") == 1
    alone = tmp_path / "alone"
    assert main(["train", "tiny", "--data", str(notes_folder), "--out", str(alone), "--steps", "12"]) == 0
    pair, single = (synth.load(folder / state.MODEL) for folder in (tmp_path / "run", alone))
    assert not torch.equal(pair.decoder.logits.weight, single.decoder.logits.weight)
    assert all(torch.isfinite(parameter).all() for parameter in pair.parameters())


def test_fine_tuning_begins_with_the_model_and_its_configuration(notes_folder, tmp_path):
    folder = tmp_path / "run"
    arguments = ["train", "--init", "default", "--data", str(notes_folder), "--out", str(folder)]
    assert main([*arguments, "--steps", "1", "--device", "cpu", "--loaders", "0"]) == 0
    tuned, before = synth.load(folder / state.MODEL), synth.load("default")
    assert tuned.config == before.config
    pairs = zip(tuned.parameters(), before.parameters(), strict=True)
    assert 0 < max((a - b).abs().max().item() for a, b in pairs) < 1e-3


def test_a_model_grows_without_a_change_of_what_it_says(tmp_path):
    """What the larger one has more begins as nothing, but for a prediction that is not yet trusted."""
    small = WaveNetAutoencoder(TINY.model).eval()
    large = WaveNetAutoencoder(FORESEEING.model).eval()
    grow(large, small)
    with torch.no_grad():
        large.decoder.predictor.weights.bias[-1] = -30
    audio = Tones().audio(0)[None, :2048]
    said = [model.probabilities(audio, np.ones((1, 4, 16)), 48).detach() for model in (small, large)]
    assert torch.allclose(*said, atol=1e-6)
    assert torch.equal(large.encode(audio), small.encode(audio))
    with pytest.raises(SynthError, match="no room for"):
        grow(small, large)


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["nothing"], "no configuration 'nothing'"),
        (["tiny", "--init", "nothing"], "no model 'nothing'"),
        (["tiny", "--resume"], "nothing to resume"),
        (["tiny", "--grow"], "wants --init"),
    ],
)
def test_what_cannot_be_done_is_one_line(notes_folder, tmp_path, capsys, arguments, says):
    code = main(["train", *arguments, "--data", str(notes_folder), "--out", str(tmp_path / "run")])
    error = capsys.readouterr().err
    assert code == 1 and says in error and len(error.splitlines()) == 1
    assert not (tmp_path / "run").exists()


def test_a_foreign_state_is_refused(tmp_path):
    from safetensors.torch import save_file

    save_file({"a": torch.zeros(1)}, tmp_path / state.STATE)
    with pytest.raises(SynthError, match="not the state of a training run"):
        state.read_config(tmp_path)
    save_file(
        {"a": torch.zeros(1)}, tmp_path / state.STATE, {state.METADATA_KEY: json.dumps({"format": "x"})}
    )
    with pytest.raises(SynthError, match="not the state"):
        state.read_config(tmp_path)


def test_averages_follow_the_weights():
    model = torch.nn.Linear(2, 1)
    average = state.Average(model, 0.9)
    with torch.no_grad():
        model.weight += 1
    for step in range(200):
        average.update(model, step)
    assert np.allclose(average.weights["weight"], model.weight.detach(), atol=1e-3)


def test_counters_are_kept_as_they_are(tmp_path):
    model = torch.nn.BatchNorm1d(2)
    average = state.Average(model, 0.9)
    model(torch.ones(3, 2))
    average.update(model, 100)
    assert average.weights["num_batches_tracked"] == 1
