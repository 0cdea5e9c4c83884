"""The classifier learns, is kept and read; the one that ships names notes that it was not trained on."""

from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
import torch

from synth import locations, mulaw
from synth.datasets.players import open_player
from synth.errors import SynthError
from synth.evaluation.classifier import model as network
from synth.evaluation.classifier import qualities
from synth.evaluation.classifier.config import ClassifierConfig
from synth.evaluation.classifier.task import Labelled
from synth.training import config, state
from synth.training.loop import Trainer
from tests.synth.evaluation.fakes import FakeInfo, FakeNotes
from tests.synth.training.test_training import Quiet

LITTLE = replace(config.read("classifier"), steps=30, batch=8, warmup=2, validate_every=1000)


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def test_it_learns_the_pitches_of_a_few_notes_and_is_read_as_it_was_written(tmp_path):
    run = Trainer(LITTLE, FakeNotes(4), FakeNotes(4), tmp_path, "cpu", Quiet(), loaders=0)
    run.run()
    first, last = np.mean(run.progress.losses[:3]), np.mean(run.progress.losses[-3:])
    assert last < first / 3
    batch = Labelled(FakeNotes(4), LITTLE, given=[0, 1, 2, 3])[0]
    pitch, _ = run.model.train()(batch["seen"])
    assert pitch.argmax(dim=1).tolist() == [60, 61, 62, 63]
    kept = network.load(tmp_path / state.MODEL)
    assert kept.config == ClassifierConfig()
    averaged = run.average.weights["pitch.weight"]
    assert torch.equal(kept.state_dict()["pitch.weight"], averaged)
    assert state.read_config(tmp_path) == LITTLE
    assert set(run.progress.bits[-1]) == {"pitch", "qualities", "f1"}


def test_a_batch_follows_from_its_step_alone():
    notes = Labelled(FakeNotes(9), LITTLE)
    third, again, fourth = notes[3], notes[3], notes[4]
    assert torch.equal(third["seen"], again["seen"]) and torch.equal(third["pitch"], again["pitch"])
    assert not torch.equal(third["pitch"], fourth["pitch"])
    assert third["seen"].shape == (8, 1, 512, 256) and third["qualities"].shape == (8, 6)
    # Plucked tones: loud at once, gone after 2.5 s.
    fast = qualities.QUALITIES.index("fast_decay")
    assert bool((third["qualities"][:, fast] == 1).all())


def test_annotations_are_learnt_where_a_data_set_has_them():
    notes = FakeNotes(3)
    notes.infos = [FakeInfo(each.name, each.pitch, ("reverb",)) for each in notes.infos]
    wanted = replace(LITTLE, classifier=ClassifierConfig(qualities=qualities.NSYNTH))
    found = Labelled(notes, wanted)[0]["qualities"]
    assert found.sum(dim=0).tolist() == [8.0 * (name == "reverb") for name in qualities.NSYNTH]
    with pytest.raises(SynthError, match="has no rule"):
        Labelled(FakeNotes(3), wanted)


def test_what_is_no_classifier_is_refused_in_a_line(tmp_path):
    with pytest.raises(SynthError, match="no classifier"):
        network.load(tmp_path / "none.safetensors")
    with pytest.raises(SynthError, match=r"default\.safetensors"):
        network.load(locations.model_path("default"))
    with pytest.raises(SynthError, match="different names"):
        ClassifierConfig(qualities=("bright", "bright"))
    with pytest.raises(SynthError, match="begins without a model"):
        LITTLE.fitting(None)


def test_the_one_that_ships_names_held_out_instruments(soundfont, figures):
    """Electric grand, celesta, reed organ, steel guitar, viola, muted trumpet, recorder: none was learnt."""
    asked = [(number, pitch) for number in (2, 8, 20, 25, 41, 59, 74) for pitch in range(45, 82, 4)]
    with closing(open_player(soundfont)) as player:
        notes = np.stack([player.note(number, pitch, 100) for number, pitch in asked])
    notes = mulaw.decode(mulaw.encode(notes * 0.9 / np.abs(notes).max(axis=1, keepdims=True)))
    classifier = network.load()
    pitches, named = classifier.name(notes)
    true = np.stack(
        [qualities.of_note(None, note, pitch) for note, (_, pitch) in zip(notes, asked, strict=True)]
    )
    right = float(np.mean(pitches == [pitch for _, pitch in asked]))
    same = float(np.mean(true == named))
    figures.append(f"classifier, held-out instruments: pitch {right:.2f}, qualities {same:.2f}")
    assert right > 0.95 and same > 0.85
    # Loudness and silence after the note tell it nothing.
    assert np.array_equal(classifier.name(notes[:8] * 0.1)[0], pitches[:8])
