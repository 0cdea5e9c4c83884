"""What a figure shows: notes of files and of the bank, and the way between two."""

import numpy as np
import pytest

from synth import audio, bank, embeddings, locations
from synth.errors import SynthError
from synth.evaluation.measures import pitch_cents
from synth.figures import dynamics, interpolation, notes
from tests.synth.evaluation.fakes import blown, plucked

SAMPLES = 8192


@pytest.fixture(scope="module")
def model():
    return notes.Model("default")


@pytest.fixture
def sounds(tmp_path):
    audio.write(tmp_path / "low.wav", blown(55, 32_000) * 0.3)
    audio.write(tmp_path / "pluck_67.wav", plucked(55, 32_000) * 0.3)
    return notes.read(tmp_path / "low.wav"), notes.read(tmp_path / "pluck_67.wav")


def test_a_sound_is_a_note_with_the_pitch_of_its_name_or_that_is_heard(sounds):
    low, pluck = sounds
    assert low.samples.shape == (64_000,) and np.abs(low.samples).max() == pytest.approx(0.9)
    assert abs(low.pitch() - 55) < 0.1 and pluck.pitch() == 67


def test_the_ends_of_a_way_are_the_instruments(model):
    key = notes.Key(62, 50)
    ends = [notes.source("flute"), notes.source("violin")]
    found = interpolation.walk(model, ends, key, 3, SAMPLES)
    own = bank.load(locations.bank_path(locations.model_path("default")))
    flute, violin = (own.embedding(name, 62, 50) for name in ("flute", "violin"))
    assert found.positions == [0, 0.5, 1]
    assert (found.embeddings[0] == flute).all() and (found.embeddings[2] == violin).all()
    assert np.allclose(found.embeddings[1], embeddings.mix([flute, violin], [0.5, 0.5]))
    for sound, embedding in zip(found.sounds, found.embeddings, strict=True):
        [alone] = model.play([(embedding, 62)], SAMPLES)
        assert (sound == alone).all() and abs(pitch_cents(sound, 62)) < 20
    assert (found.mixed[0] == found.sounds[0]).all() and (found.mixed[2] == found.sounds[2]).all()
    half = 0.5 * (found.sounds[0] + found.sounds[2])
    assert np.allclose(found.mixed[1], half, atol=1e-6)
    assert np.abs(found.sounds[1] - half).max() > 0.05


def test_files_are_mixed_as_they_are(model, sounds):
    found = interpolation.walk(model, sounds, notes.Key(55), 2, SAMPLES)
    assert (found.mixed[0] == sounds[0].samples[:SAMPLES]).all()
    assert np.abs(found.mixed[0] - found.sounds[0]).max() > 0.01


def test_a_scaled_embedding_is_another_note(model):
    found = dict(dynamics.scaled(model, notes.source("flute"), notes.Key(60), SAMPLES))
    [whole] = model.play([(model.embedding(notes.source("flute"), notes.Key(60)), 60)], SAMPLES)
    assert list(found) == ["× 0.5", "× 0.75", "× 1", "× 1.25", "× 1.5"]
    assert (found["× 1"] == whole).all() and np.abs(found["× 0.5"] - whole).max() > 0.05


def test_a_bank_of_other_weights_is_refused(tmp_path):
    source = locations.model_path("default")
    (tmp_path / "mine.safetensors").write_bytes(source.read_bytes())
    found = bank.of_model("default")
    arrays = {each.name: found.array(each.name) for each in found.instruments}
    bank.Bank("other", found.instruments, arrays).save(tmp_path / "mine.bank.safetensors")
    with pytest.raises(SynthError, match="was made by another model"):
        notes.Model(str(tmp_path / "mine.safetensors")).embedding(notes.source("flute"), notes.Key(60))
