import numpy as np
import pytest

from synth import bank, locations
from synth.datasets.soundfont import Soundfont
from synth.errors import SynthError
from tests.measures import pitch_cents


@pytest.fixture(scope="module")
def font(soundfont):
    with Soundfont(soundfont) as opened:
        yield opened


def test_a_note_is_held_for_three_of_its_four_seconds(font):
    note = font.note(19, 57, 100)
    level = np.sqrt((note.reshape(8, -1) ** 2).mean(axis=1))
    assert note.shape == (64_000,) and abs(pitch_cents(note[:32_000], 16_000, 57)) < 20
    assert level[5] > 0.3 * level[1] > 20 * level[7]


def test_the_bank_is_what_the_encoder_makes_of_the_soundfont(font, default_model):
    found = bank.load(locations.bank_path(locations.model_path("default")))
    for instrument in found.instruments[:3]:
        note = font.note(instrument.program, instrument.pitch, instrument.velocity)
        again = default_model.encode(note[None] * (0.9 / np.abs(note).max()))[0].numpy()
        stored = found.mix({instrument.name: 1.0})
        assert np.abs(again - stored).mean() < 0.1 * np.abs(stored).mean(), instrument.name


def test_a_file_that_is_no_soundfont_is_refused(tmp_path):
    (tmp_path / "a.sf2").write_bytes(b"no soundfont")
    with pytest.raises(SynthError, match=r"a\.sf2"):
        Soundfont(tmp_path / "a.sf2")
