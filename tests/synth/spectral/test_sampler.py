"""Notes of a spectral autoencoder: from spectrogram to sound, and as voices of a sampler."""

import numpy as np
import pytest
import torch

import synth
from synth.errors import SynthError
from synth.evaluation.measures import pitch_cents
from synth.samplers.voice import sound_of
from synth.spectral import inversion
from synth.spectral.config import small
from synth.spectral.spectrogram import spectrogram
from tests.synth.spectral.conftest import tiny, tiny_config

RATE_HZ = 16_000


def tone(pitch: float, seconds: float = 4.0) -> np.ndarray:
    """Eight harmonics that decay."""
    at = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    hz = 440 * 2 ** ((pitch - 69) / 12)
    partials = [np.sin(2 * np.pi * n * hz * at + n) / n for n in range(1, 9) if n * hz < 7000]
    return (np.sum(partials, axis=0) * np.exp(-at) / 4).astype(np.float32)


@pytest.mark.parametrize("pitch", [40, 60.3, 81])
def test_a_tone_comes_back_from_its_magnitudes_in_tune(pitch):
    original, config = tone(pitch), small()
    seen = spectrogram(torch.from_numpy(original)[None], config)[0]
    made = inversion.sound(config, seen, 64_000, seed=1)
    assert made.dtype == np.float32 and made.shape == (64_000,)
    assert np.abs(made).max() == pytest.approx(0.9, abs=1e-4)
    assert abs(pitch_cents(made, pitch)) < 10
    again = spectrogram(torch.from_numpy(made)[None], config)[0]
    loud = seen > 0.6
    assert float((again - seen)[loud].abs().mean()) * config.range_db < 2.0


@pytest.mark.parametrize("inputs", ["magnitude_phase", "instantaneous_frequency", "real_imaginary"])
def test_a_tone_comes_back_exactly_where_the_phase_is_there(inputs):
    original, config = tone(60), tiny_config(inputs)
    seen = spectrogram(torch.from_numpy(original)[None], config)[0]
    assert seen.shape == (2, 512, 256) and float(seen.abs().max()) <= 1.001
    made = inversion.sound(config, seen, 64_000, seed=1)
    wanted = original * (0.9 / np.abs(original).max())
    assert np.sqrt(np.mean((made - wanted) ** 2)) < 0.01 * np.sqrt(np.mean(wanted**2))


def test_silence_stays_silence():
    for inputs in ("magnitude", "instantaneous_frequency", "real_imaginary"):
        config = tiny_config(inputs)
        seen = spectrogram(torch.zeros(1, 64_000), config)[0]
        assert not seen.any()
        assert not inversion.sound(config, seen, 6_000, seed=1).any()


def test_a_longer_note_holds_its_end_and_a_shorter_one_is_cut():
    config, held = tiny_config(), tone(60) * 0 + tone(60, 20.0)[-64_000:] * 1e9
    seen = spectrogram(torch.from_numpy(held / np.abs(held).max())[None], config)[0]
    long = inversion.sound(config, seen, 96_000, seed=1)
    assert len(long) == 96_000 and abs(pitch_cents(long[70_000:], 60)) < 10
    levels = [np.sqrt(np.mean(long[at : at + 4000] ** 2)) for at in range(58_000, 92_000, 4000)]
    assert max(levels) < 1.3 * min(levels)
    for samples in (1, 500, 12_345):
        assert inversion.sound(config, seen, samples, seed=1).shape == (samples,)
    for samples in (0, 16_000 * 60 + 1):
        with pytest.raises(SynthError, match="1 to 960000 samples"):
            inversion.sound(config, seen, samples, seed=1)


@pytest.fixture(scope="module")
def sampler():
    return synth.open_sampler(tiny())


def embedding(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((1, 6)).astype(np.float32)


def played(sampler, voices, chunk=512):
    chunks = [[] for _ in voices]
    while not all(voice.finished for voice in voices):
        for row, made in zip(chunks, sampler.advance(voices, chunk), strict=True):
            row.append(made)
    return [sound_of(row) for row in chunks]


def test_a_note_is_the_same_in_company_and_in_other_chunks(sampler):
    asked = [
        (embedding(n), pitch, samples, n) for n, (pitch, samples) in enumerate([(60, 9000), (61.5, 7000)])
    ]
    together = played(sampler, [sampler.open(*each) for each in asked])
    for each, made in zip(asked, together, strict=True):
        [alone] = played(sampler, [sampler.open(*each)], 100)
        assert made.shape == (each[2],) and np.abs(made).max() > 0.5
        assert np.array_equal(alone, made)
    [other_seed] = played(sampler, [sampler.open(embedding(0), 60, 9000, 5)])
    [other_pitch] = played(sampler, [sampler.open(embedding(0), 72, 9000, 0)])
    assert not np.allclose(other_seed, together[0]) and not np.allclose(other_pitch, together[0])


def test_a_note_between_two_semitones_is_read_at_another_speed(sampler):
    at = {pitch: played(sampler, [sampler.open(embedding(1), pitch, 16_000)])[0] for pitch in (60, 60.4)}
    spectra = [np.abs(np.fft.rfft(each[:8000] * np.hanning(8000))) for each in at.values()]
    stretched = np.interp(np.arange(4001) / 2 ** (0.4 / 12), np.arange(4001), spectra[0])
    likeness = [np.corrcoef(spectra[1][:3500], each[:3500])[0, 1] for each in (stretched, spectra[0])]
    assert likeness[0] > likeness[1] + 0.1


def test_what_cannot_be_played_is_named(sampler):
    wrong = {
        r"\[frames, 6\], not \[1, 16\]": {"embedding": np.zeros((1, 16))},
        r"\[1, 6\], one frame for a whole note": {"embedding": np.zeros((2, 6)), "samples": 100_000},
        "in 0..127": {"embedding": embedding(0)},
        "at most 960000 samples": {"embedding": embedding(0), "pitch": 60, "samples": 10**6},
    }
    for words, options in wrong.items():
        with pytest.raises(SynthError, match=words):
            sampler.open(**options)
    with pytest.raises(SynthError, match="has the sampler 'spectral', not 'simd'"):
        synth.open_sampler(tiny(), "simd")


def test_a_closed_voice_is_forgotten(sampler):
    voice = sampler.open(embedding(0), 60, 1000)
    sampler.advance([voice], 100)
    assert voice.position == 100 and voice in sampler._made
    sampler.close(voice)
    assert voice not in sampler._made
