"""A sound file of anybody's becomes four seconds from its onset on, at one rate and level."""

import numpy as np
import pytest
import soundfile

from synth import conditioning
from synth.bank import PEAK
from synth.config import SAMPLE_RATE
from synth.errors import SynthError
from tests.measures import pitch_cents


def note_of(path):
    return conditioning.note(conditioning.read(path))


def tone(rate_hz, seconds, hz=440.0, level=0.3):
    return (level * np.sin(2 * np.pi * hz * np.arange(round(rate_hz * seconds)) / rate_hz)).astype(np.float32)


@pytest.mark.parametrize(
    "rate_hz, ending", [(48000, "wav"), (44100, "flac"), (22050, "aiff"), (44100, "mp3")]
)
def test_it_starts_at_the_onset_at_the_model_s_rate_and_level(tmp_path, rate_hz, ending):
    file = tmp_path / f"sound.{ending}"
    silence = np.zeros(2 * rate_hz, np.float32)
    sound = np.concatenate([silence, tone(rate_hz, 3.0)])
    soundfile.write(file, np.stack([sound, sound], 1), rate_hz)
    read = note_of(file)
    assert read.shape == (64_000,) and read.dtype == np.float32
    assert abs(np.abs(read).max() - PEAK) < 1e-3
    assert np.abs(read[:320]).max() > PEAK / 2, "the onset is not at the beginning"
    assert np.abs(read[-8000:]).max() < 0.01, "what is missing is silence"
    assert abs(pitch_cents(read[:32_000], SAMPLE_RATE, 69)) < 5


def test_what_is_cut_ends_without_a_click(tmp_path):
    soundfile.write(tmp_path / "long.wav", tone(16_000, 9.0), 16_000)
    read = note_of(tmp_path / "long.wav")
    assert abs(read[-1]) < 1e-6 and np.abs(np.diff(read)).max() < 1.1 * PEAK * 2 * np.pi * 440 / 16_000


@pytest.mark.parametrize(
    "fill, says",
    [
        (lambda file: file.write_bytes(b"no sound at all"), "not a sound that can be read"),
        (lambda file: file.write_bytes(b""), "not a sound that can be read"),
        (lambda file: soundfile.write(file, np.zeros(1600), 16_000), "silent for its first 60 s"),
        (lambda file: soundfile.write(file, np.zeros(0), 16_000), "silent"),
        (lambda file: soundfile.write(file, np.full(99, np.nan), 16_000, "FLOAT"), "not finite"),
        (lambda file: soundfile.write(file, np.ones((99, 9)), 16_000), "at most 8 channels"),
        (lambda file: soundfile.write(file, np.ones(99), 999_999), "384000 Hz"),
    ],
)
def test_what_is_no_sound_is_refused_with_a_word(tmp_path, fill, says):
    fill(tmp_path / "sound.wav")
    with pytest.raises(SynthError, match=says):
        note_of(tmp_path / "sound.wav")


def test_of_an_hour_a_minute_is_read(tmp_path):
    """Ten megabytes of silence in a few kilobytes of FLAC; the tone comes too late."""
    sound = np.concatenate([np.zeros(61 * 8000, np.float32), tone(8000, 1.0)])
    soundfile.write(tmp_path / "late.flac", sound, 8000)
    with pytest.raises(SynthError, match="silent for its first 60 s"):
        note_of(tmp_path / "late.flac")
