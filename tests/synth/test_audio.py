import numpy as np
import pytest
import soundfile

from synth import audio, conditioning
from synth.errors import SynthError


def tone(hz, seconds=1.0, rate_hz=16_000):
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(int(seconds * rate_hz)) / rate_hz)).astype(np.float32)


def test_drift_goes_and_the_lowest_note_stays():
    clean = tone(27.5, 2.0)
    offset = 0.3 * np.linspace(0, 1, len(clean), dtype=np.float32)
    heard = audio.without_drift(tone(65.4, 2.0) + offset)
    assert abs(heard[16_000:].mean()) < 0.01 and abs(np.abs(heard[16_000:]).max() - 0.5) < 0.03
    assert np.abs(audio.without_drift(clean)[16_000:]).max() > 0.4
    assert heard.dtype == np.float32 and np.array_equal(
        audio.without_drift(heard[:100]), audio.without_drift(heard)[:100]
    )


def test_a_file_of_another_rate_and_two_channels_is_resampled_and_mixed(tmp_path):
    stereo = np.stack([tone(440, rate_hz=44_100), np.zeros(44_100, np.float32)], axis=1)
    soundfile.write(tmp_path / "a.flac", stereo, 44_100)
    heard = audio.read(tmp_path / "a.flac")
    assert heard.shape == (16_000,) and abs(np.abs(heard[2000:-2000]).max() - 0.25) < 0.01
    assert np.abs(heard - tone(440) / 2)[2000:-2000].max() < 0.01


def test_a_written_file_is_whole_clipped_and_alone(tmp_path):
    audio.write(tmp_path / "a.wav", np.float32([0.0, 2.0, -2.0]))
    sound, rate_hz = soundfile.read(tmp_path / "a.wav", dtype="int16")
    assert rate_hz == 16_000 and sound.tolist() == [0, 32_767, -32_768]
    assert [file.name for file in tmp_path.iterdir()] == ["a.wav"]


def test_what_holds_no_sound_is_refused(tmp_path):
    soundfile.write(tmp_path / "empty.wav", np.zeros(0), 16_000)
    with pytest.raises(SynthError, match="without a sample"):
        audio.read(tmp_path / "empty.wav")
    with pytest.raises(SynthError, match="cannot be read as audio: No such file"):
        audio.read(tmp_path / "missing.wav")
    (tmp_path / "nothing.wav").touch()
    with pytest.raises(SynthError, match="it is empty; WAV, AIFF"):
        audio.read(tmp_path / "nothing.wav")


def test_less_than_a_sample_is_no_sound(tmp_path):
    soundfile.write(tmp_path / "one.wav", np.full(1, 0.1), 44_100)
    with pytest.raises(SynthError, match="no whole sample at 16000 Hz"):
        audio.read(tmp_path / "one.wav")


@pytest.mark.parametrize("head", [b"\0\0\0\x20ftypM4A \0\0\0\0", b"\xff\xf1\x50\x80", b"#!AMR\n"])
@pytest.mark.parametrize("read", [audio.read, conditioning.read])
def test_what_telephones_record_is_told_how_to_convert_whatever_its_name(tmp_path, head, read):
    (tmp_path / "phone.wav").write_bytes(head + bytes(2000))
    with pytest.raises(SynthError, match="is not read: make a WAV of it, with `ffmpeg"):
        read(tmp_path / "phone.wav")
