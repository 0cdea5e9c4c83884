import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

import synth
from bridge.live.presets import read as read_presets
from synth import audio, bank, checkpoints, embeddings, locations
from synth.bank import Instrument
from synth.config import TEMPERATURE
from synth.datasets import bank_notes
from synth.datasets.players import open_player
from synth.errors import SynthError
from synth.samplers.voice import sound_of
from tests.synth.spectral.conftest import tiny

PATH = locations.model_path("default")
# The command with two of its instruments, in a process of its own: a renderer's numbers near 0 are 0.
TWO = """
import sys
from synth import cli
from synth.datasets import general_midi
general_midi.INSTRUMENTS = [each for each in general_midi.INSTRUMENTS if each.name in ("flute", "cello")]
sys.exit(cli.main(sys.argv[1:]))
"""


def test_the_default_bank_belongs_to_the_default_model():
    found = bank.load(locations.bank_path(PATH))
    assert found.model == locations.file_identity(PATH)
    assert len(found.instruments) >= 24
    assert len({instrument.family for instrument in found.instruments}) >= 8
    for each in found.instruments:
        assert len(each.pitches) >= 3 and len(each.velocities) >= 2
        assert found.mix({each.name: 1.0}, 60, 100).shape == (125, 16)


def test_a_saved_bank_comes_back_whatever_the_layout_in_memory(tmp_path):
    array = np.arange(80, dtype=np.float32).reshape(16, 5).T[None, None]
    made = bank.Bank("model", [bank.Instrument("a", "x", 0, (60,), (100,), -1.5)], {"a": array})
    made.save(tmp_path / "bank.safetensors")
    found = bank.load(tmp_path / "bank.safetensors")
    assert found.instruments == made.instruments and found.model == "model"
    assert np.array_equal(found.mix({"a": 1.0}, 60, 100), array[0, 0])


def test_a_key_between_those_encoded_mixes_its_neighbours_and_takes_the_nearest_velocity():
    array = np.arange(6, dtype=np.float16).reshape(3, 2, 1, 1) * np.ones((1, 1, 4, 16), np.float16)
    found = bank.Bank("model", [bank.Instrument("a", "x", 0, (40, 60, 70), (50, 110), 3.0)], {"a": array})

    def value(pitch, velocity):
        return float(found.embedding("a", pitch, velocity)[0, 0])

    assert [value(pitch, 127) for pitch in (0, 40, 50, 60, 67.5, 70, 127)] == [1, 1, 2, 3, 4.5, 5, 5]
    assert [value(40, velocity) for velocity in (1, 79, 81, 127)] == [0, 0, 1, 1]
    assert found.gain_db({"a": 0.5}) == 1.5


def test_instruments_of_the_bank_keep_the_shape_of_their_sound(default_model):
    """A plucked string dies away, an organ stays while the key is held."""
    found = bank.load(locations.bank_path(PATH))
    sampler = synth.open_sampler(default_model)
    names = ("nylon_guitar", "drawbar_organ")
    voices = [
        sampler.open(found.embedding(name, 60, 110), 60, 24_000, temperature=TEMPERATURE) for name in names
    ]
    level = {}
    for name, made in zip(names, sampler.advance(voices, 24_000), strict=True):
        sound = sound_of([made]).reshape(6, -1)
        level[name] = 10 * np.log10((sound**2).mean(axis=1))
    guitar, organ = level.values()
    assert guitar[0] > -20 and guitar[5] < guitar[0] - 15
    assert organ[1] > -25 and abs(organ[5] - organ[1]) < 4


def test_a_mixture_with_one_part_is_exactly_the_instrument():
    found = bank.load(locations.bank_path(PATH))
    flute, cello = found.embedding("flute", 60, 90), found.embedding("cello", 60, 90)
    assert np.array_equal(found.mix({"flute": 1.0}, 60, 90), flute)
    mixture = found.mix({"cello": 0.25, "flute": 0.75}, 60, 90)
    assert np.allclose(mixture, 0.75 * flute + 0.25 * cello, atol=1e-5)


def test_a_shorter_embedding_holds_its_last_frame():
    short, long = np.full((2, 16), 3, np.float32), np.zeros((4, 16), np.float32)
    short[1] = 5
    assert embeddings.mix([short, long], [0.5, 0.5])[:, 0].tolist() == [1.5, 2.5, 2.5, 2.5]


def test_a_missing_or_foreign_bank_gives_one_line(tmp_path):
    with pytest.raises(SynthError, match="nsynth bank"):
        bank.load(tmp_path / "none.safetensors")
    with pytest.raises(SynthError, match="not an instrument bank"):
        bank.load(PATH)


@pytest.mark.parametrize(
    "array", [np.zeros((3, 7)), np.zeros((0, 16)), np.full((2, 16), np.nan), np.zeros(16)]
)
def test_embedding_files_that_are_none_are_refused(tmp_path, array):
    np.save(tmp_path / "a.npy", array)
    with pytest.raises(SynthError, match=r"a\.npy"):
        embeddings.read(tmp_path / "a.npy")


def test_a_published_embedding_file_with_a_batch_of_one_is_read(tmp_path):
    np.save(tmp_path / "a.npy", np.ones((1, 125, 16)))
    assert embeddings.read(tmp_path / "a.npy").shape == (125, 16)


def test_the_bank_is_what_the_encoder_makes_of_the_soundfont(soundfont, default_model):
    found = bank.load(locations.bank_path(PATH))
    with closing(open_player(soundfont)) as player:
        for instrument in found.instruments[:3]:
            again = bank_notes.encode(default_model, player, instrument)[2, 1]
            stored = found.embedding(instrument.name, instrument.pitches[2], instrument.velocities[1])
            assert np.abs(again - stored).mean() < 0.1 * np.abs(stored).mean(), instrument.name


def test_a_silent_note_is_no_instrument():
    with pytest.raises(SynthError, match="organ: program 19 is silent at pitch 60, velocity 100"):
        bank_notes.bank_note(Mute(), bank.Instrument("organ", "organ", 19), 60, 100)


class Mute:
    def note(self, program, pitch, velocity):
        return np.zeros(64_000, np.float32)


def test_presets_are_equally_loud(default_model, figures):
    """The middle of each preset's square at C4, as the worker writes it."""
    found = bank.load(locations.bank_path(PATH))
    bundled = read_presets(Path(__file__).parents[2] / "presets")
    presets = [preset for preset in bundled if preset.engine == "wavenet"]
    sampler = synth.open_sampler(default_model)
    mixtures = [dict.fromkeys(preset.corners, 0.25) for preset in presets]
    voices = [
        sampler.open(found.mix(each, 60, 100), 60, 16_384, temperature=TEMPERATURE) for each in mixtures
    ]
    made = sampler.advance(voices, 16_384)
    loudness = {
        preset.name: audio.loudness_lufs(
            audio.louder(audio.without_drift(sound_of([chunk])), found.gain_db(mixture))
        )
        for preset, mixture, chunk in zip(presets, mixtures, made, strict=True)
    }
    figures.append("loudness of the presets' middle at C4, LUFS")
    figures.extend(f"  {name:20} {value:6.1f}" for name, value in loudness.items())
    assert len(presets) >= 12
    assert np.ptp(list(loudness.values())) < 8 and np.std(list(loudness.values())) < 2.5


def test_a_bank_is_as_wide_as_its_model_and_belongs_to_it(tmp_path):
    """One frame of 24 numbers each, as a spectral autoencoder has them."""
    model = tmp_path / "model.safetensors"
    model.write_bytes(b"weights")
    names = ("a", "b")
    instruments = [Instrument(name, "family", 0, (48, 60), (100,)) for name in names]
    arrays = {name: np.full((2, 1, 1, 24), place, np.float16) for place, name in enumerate(names)}
    beside = locations.bank_path(model)
    bank.Bank(locations.file_identity(model), instruments, arrays).save(beside)
    found = bank.of_model(model)
    assert found.width == 24 and found.axes.shape == (24, 24) and found.ranges.shape == (24, 2)
    assert np.allclose(found.mix({"a": 0.25, "b": 0.75}, 54, 100), np.full((1, 24), 0.75))
    assert [each.name for each, _ in found.nearest(np.full((1, 24), 0.9))] == ["b", "a"]
    model.write_bytes(b"others")
    with pytest.raises(SynthError, match="was made by another model"):
        bank.of_model(model)
    bank.Bank("m", instruments, {**arrays, "b": np.zeros((2, 1, 1, 16))}).save(beside)
    with pytest.raises(SynthError, match="is damaged"):
        bank.load(beside)


def test_the_command_makes_a_spectral_model_s_bank(tmp_path, soundfont):
    path = tmp_path / "spectral.safetensors"
    checkpoints.save(tiny(), path)
    options = ["bank", "--soundfont", str(soundfont), "--model", str(path)]
    subprocess.run([sys.executable, "-c", TWO, *options], check=True)
    found = bank.of_model(path)
    assert [each.name for each in found.instruments] == ["cello", "flute"]
    assert found.array("flute").shape == (5, 2, 1, 6)
    model = synth.load(path)
    with closing(open_player(soundfont)) as player:
        again = bank_notes.encode(model, player, found.instruments[0])
    assert np.allclose(found.array("cello"), again, rtol=2e-3, atol=1e-4)
    assert all(-15 <= each.gain_db < 0 for each in found.instruments)
