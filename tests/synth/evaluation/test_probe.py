"""The probe finds what is there and nothing where there is nothing; intervals are Wilson's."""

import json

import numpy as np
import pytest

from synth.errors import SynthError
from synth.evaluation import probe
from synth.evaluation.intervals import Share
from tests.synth.conftest import small_model
from tests.synth.training.tones import Tones

PITCHES = np.arange(40, 60)


def rows(notes, size, told):
    """Embeddings [notes, size] of noise, the pitch being told by a lone direction in each for itself."""
    generator = np.random.default_rng(notes)
    pitches = generator.choice(PITCHES, notes)
    found = generator.standard_normal((notes, size))
    found[:, : len(PITCHES)] += told * (pitches[:, None] == PITCHES)
    return found, pitches


def test_pitch_is_found_in_an_embedding_that_holds_it_and_by_chance_in_noise():
    clear = probe.linear(*rows(800, 32, 8.0), *rows(400, 32, 8.0))
    noise = probe.linear(*rows(800, 32, 0.0), *rows(400, 32, 0.0))
    assert clear.right.value > 0.95 and clear.size == 32 and clear.learnt == 800
    low, high = noise.right.interval
    assert low < 1 / len(PITCHES) < high and noise.chance == pytest.approx(1 / len(PITCHES), abs=0.03)


def test_pitch_is_found_in_directions_that_hardly_vary():
    """Numbers of an embedding vary together, with loudness; what tells the pitch is a hundredth of that."""

    def loud(notes):
        found, pitches = rows(notes, 32, 8.0)
        return found + 800 * np.random.default_rng(notes + 1).standard_normal((notes, 1)), pitches

    assert probe.linear(*loud(800), *loud(400)).right.value > 0.9


def test_the_interval_is_wilsons_and_holds_at_the_ends():
    # By the formula, z = 1.96: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
    assert Share(8, 10).interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert Share(10, 10).interval == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert Share(0, 10).interval == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert Share(1, 4).to_dict().keys() == {"value", "count", "low", "high"}


def test_notes_without_splits_are_parted_by_instrument(rendered, tmp_path):
    learnt, asked = probe.parts(rendered, learnt=5, asked=3)
    assert len(learnt.chosen) == 5 and len(asked.chosen) == 3 and learnt.notes is not asked.notes
    folder = tmp_path / "wavs"
    folder.mkdir()
    from synth import audio

    for name in ("a", "b", "c", "d", "e"):
        audio.write(folder / f"{name}_60.wav", np.full(8_000, 0.1, np.float32))
    learnt, asked = probe.parts(folder)
    assert [asked.notes.infos[index].instrument for index in asked.chosen] == ["d"]
    assert len(learnt.chosen) == 4
    with pytest.raises(SynthError, match="learns from train"):
        probe.parts(rendered, "train")
    with pytest.raises(SynthError, match="at least 4 instruments"):
        probe.parts(rendered / "train")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """Two splits of six tones each, as `nsynth render-dataset` would leave them."""
    from synth.datasets import examples, shards

    tones, root = Tones(), tmp_path_factory.mktemp("tones")
    for split in ("train", "test"):
        names = [f"organ_electronic_000-{info.pitch:03}-{split}" for info in tones.infos]
        codes = np.stack([tones.codes(index) for index in range(len(tones))])
        shards.write(root / split, 0, codes, names)
        entries = {
            name: {
                "pitch": info.pitch,
                "velocity": 100,
                "instrument_str": "organ_electronic_000",
                "instrument_family_str": "organ",
                "instrument_source_str": "electronic",
            }
            for name, info in zip(names, tones.infos, strict=True)
        }
        examples.write_json(root / split / examples.FILE, entries)
    return root


def test_any_model_is_probed_whatever_the_size_of_its_embedding(rendered):
    from tests.synth.spectral.conftest import tiny

    for model, size in ((small_model(True, True), 16), (tiny(), 6)):
        found = probe.probe(model, *probe.parts(rendered))
        assert found.size == size and found.right.count == found.learnt == 6
        # The notes that are asked for are those that it learnt.
        assert json.loads(json.dumps(found.to_dict()))["value"] > found.chance


def test_one_pitch_is_nothing_to_learn():
    with pytest.raises(SynthError, match="at least two pitches"):
        probe.linear(np.zeros((3, 4)), np.array([60] * 3), np.zeros((3, 4)), np.array([60] * 3))
