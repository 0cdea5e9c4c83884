"""Notes at the card's rate: the same whether they come at once or in pieces, and files as they are."""

import wave

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.live.sounds import BEFORE, BEHIND, Sound, read_wav
from synth import audio as synth_audio
from synth import loops, smpl
from tests.bridge.sounding import NOTE_HZ, cents, sound_of, tone


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, 3000), max_size=20), st.sampled_from([16_000, 22_050, 44_100, 48_000, 96_000]))
def test_in_pieces_it_becomes_what_it_is_at_once(cuts, card_hz):
    audio = tone(523, seconds=0.6)
    whole = sound_of(audio, card_hz)
    pieces = Sound(len(audio), NOTE_HZ, card_hz, 72)
    first, read = 0, np.zeros(0, np.float32)
    for cut in [*cuts, len(audio)]:
        pieces.grow(audio[first : first + cut], last=first + cut >= len(audio))
        # What could be read once does not change.
        now = pieces.body.samples[BEFORE : BEFORE + pieces.ready].copy()
        np.testing.assert_array_equal(now[: len(read)], read)
        first, read = first + cut, now
        if pieces.complete:
            break
    assert pieces.complete and not pieces.broken and pieces.ready == whole.ready
    np.testing.assert_allclose(pieces.body.samples, whole.body.samples, atol=2e-4)


@pytest.mark.parametrize("card_hz", [44_100, 48_000])
def test_its_length_pitch_and_level_are_the_note_s(card_hz):
    sound = sound_of(tone(440, seconds=1, partials=1), card_hz)
    audio = sound.body.samples[BEFORE:-BEHIND]
    assert len(audio) == card_hz and abs(cents(audio, 440, card_hz)) < 0.1
    assert np.abs(audio).max() == pytest.approx(0.4, rel=0.01)


def test_nothing_above_the_note_s_own_band_comes_in():
    noise = np.random.default_rng(1).standard_normal(NOTE_HZ)
    audio = (noise * np.hanning(NOTE_HZ)).astype(np.float32)
    power = np.abs(np.fft.rfft(sound_of(audio).body.samples)) ** 2
    places = np.linspace(0, 24_000, len(power))
    assert 10 * np.log10(power[places > 8_800].mean() / power[places < 7_000].mean()) < -80


def test_what_comes_short_is_broken_and_what_is_too_much_is_cut():
    short, long = (Sound(1000, NOTE_HZ, 48_000, 69, (100, 900)) for _ in range(2))
    short.grow(tone()[:500], last=True)
    long.grow(tone()[:3000], last=True)
    assert short.complete and short.broken and short.body.loop is None and short.ready == 1500
    assert long.complete and not long.broken and long.ready == 3000


def test_a_sustained_note_is_kept_up_to_its_loop_s_end_and_a_little_round_it():
    sound = sound_of(tone(440, seconds=2), loop_range=(8000, 30_000))
    loop, samples = sound.body.loop, sound.body.samples
    assert len(samples) == BEFORE + loop.end + BEHIND
    np.testing.assert_array_equal(samples[-BEHIND:], samples[BEFORE + loop.start :][:BEHIND])


def test_the_note_s_own_loop_is_taken_if_it_lies_in_the_range_and_else_one_is_found():
    audio = tone(440, seconds=2)
    own = loops.find(audio, NOTE_HZ, 69, 8000, 30_000)
    for told, where, expected in (
        ((own.start, own.end), (8000, 30_000), 3 * own.start),
        ((12_000, 12_000 + 400 * 20), (8000, 30_000), 36_000),
        ((12_000, 28_000), (4000, 20_000), None),
        (None, (8000, 30_000), 3 * own.start),
    ):
        sound = Sound(len(audio), NOTE_HZ, 48_000, 69, where)
        sound.grow(audio, True, told)
        loop = sound.body.loop
        assert where[0] * 3 <= loop.start < loop.end <= where[1] * 3 + 1
        assert expected is None or loop.start == expected


def test_a_note_that_has_no_loop_of_its_own_gets_none_and_none_where_none_is_wanted():
    audio = tone(440, seconds=2)
    for told, where in (((0, 0), (8000, 30_000)), ((8000, 30_000), None)):
        sound = Sound(len(audio), NOTE_HZ, 48_000, 69, where)
        sound.grow(audio, True, told)
        assert sound.body.loop is None and sound.ready == 3 * len(audio)


def test_a_wav_is_read_as_the_worker_wrote_it_and_others_are_refused(tmp_path):
    audio = tone()
    for chunks, expected in ((b"", None), (smpl.chunk(69, NOTE_HZ, (8000, 30_001)), (8000, 30_001))):
        synth_audio.write(tmp_path / "note.wav", audio, chunks=chunks)
        samples, loop = read_wav(tmp_path / "note.wav")
        np.testing.assert_allclose(samples, audio, atol=1 / 32768)
        assert loop == expected
    soundfile.write(tmp_path / "other.wav", audio, NOTE_HZ, subtype="PCM_24")
    (tmp_path / "text.wav").write_text("no WAV at all")
    (tmp_path / "empty.wav").touch()
    for name, error in (("other", wave.Error), ("text", wave.Error), ("empty", EOFError), ("gone", OSError)):
        with pytest.raises(error):
            read_wav(tmp_path / f"{name}.wav")
