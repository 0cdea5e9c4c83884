import sys
from importlib.util import find_spec

import numpy as np
import pytest

from synth.datasets import players
from synth.errors import SynthError
from tests.conftest import without
from tests.measures import pitch_cents


@pytest.fixture(scope="module")
def fluidsynth(soundfont):
    player = players.open_player(soundfont, "fluidsynth")
    yield player
    player.close()


@pytest.fixture(scope="module", params=players.NAMES)
def player(request, soundfont):
    if request.param == "tinysoundfont" and find_spec("tinysoundfont") is None:
        without("tinysoundfont is not installed: see the Makefile")
    opened = players.open_player(soundfont, request.param)
    yield opened
    opened.close()


def test_a_note_is_held_for_three_of_its_four_seconds_and_in_tune(player):
    note = player.note(19, 57, 100)
    level = np.sqrt((note.reshape(8, -1) ** 2).mean(axis=1))
    assert note.shape == (64_000,) and note.dtype == np.float32
    assert level[5] > 0.3 * level[1] > 20 * level[7]
    assert abs(pitch_cents(note[:32_000], 16_000, 57)) < 20


def test_nothing_of_one_note_sounds_in_the_next(player):
    first = player.note(40, 60, 100)
    player.note(0, 36, 127)
    again = player.note(40, 60, 100)
    # What is left is the voice's filter: see FluidSynthPlayer.
    assert np.abs(again - first).max() < 0.03 * np.abs(first).max()


def test_velocity_is_loudness(player):
    peaks = [float(np.abs(player.note(40, 67, velocity)).max()) for velocity in (25, 75, 127)]
    assert 0 < 2 * peaks[0] < peaks[1] < peaks[2] < 1


def test_what_lies_above_8_khz_does_not_fold_back(fluidsynth):
    def between_harmonics(note):
        spectrum = np.abs(np.fft.rfft(note[8_000:40_000] * np.hanning(32_000))) ** 2
        hertz = np.fft.rfftfreq(32_000, 1 / 16_000)
        away = np.abs(hertz / 523.251 - np.round(hertz / 523.251)) > 0.1
        return 10 * np.log10(spectrum[away].sum() / spectrum.sum())

    # At 16 kHz FluidSynth alone has −23 dB here.
    assert between_harmonics(fluidsynth.note(81, 72, 100)) < -33


def test_a_missing_program_is_an_error_and_no_piano(player):
    assert player.has(0) and not player.has(128)
    with pytest.raises(SynthError, match="no program 128 in bank 0"):
        player.note(128, 60, 100)


def test_a_file_that_is_no_soundfont_is_refused(tmp_path):
    (tmp_path / "a.sf2").write_bytes(b"no soundfont")
    for path in (tmp_path / "a.sf2", tmp_path / "b.sf2"):
        with pytest.raises(SynthError, match=path.name):
            players.open_player(path)


def test_without_fluidsynth_the_wheel_plays_and_without_both_the_commands_are_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "fluidsynth", None)
    monkeypatch.setattr(players, "find_spec", lambda name: object())
    assert players.installed() == "tinysoundfont"
    monkeypatch.setattr(players, "find_spec", lambda name: None)
    with pytest.raises(SynthError, match=r"apt-get install .*pip install"):
        players.installed()
