"""What edits do to the sound of the default model: measured, not looked up."""

import numpy as np
import pytest

import synth
from synth import audio, bank, edits, locations
from synth.config import SAMPLE_RATE, TEMPERATURE
from synth.samplers.voice import sound_of
from tests.measures import pitch_cents

PITCH, SAMPLES = 60, 40_960
STEP = 160
CHAINS = {
    "plain": [],
    "vibrato": [("vibrato", 5, 0.5)],
    "stretch": [("stretch", 2)],
    "zero": [("zero",)],
    "flip": [("flip", 2)],
    "reverse": [("reverse",)],
}


@pytest.fixture(scope="module")
def sounds(default_model):
    """{(instrument, chain): float32 audio}, two and a half seconds each."""
    key = edits.Key(bank.load(locations.bank_path(locations.model_path("default"))), PITCH, 110)
    sampler = synth.open_sampler(default_model)
    names = [(name, chain) for name in ("nylon_guitar", "flute") for chain in CHAINS]
    voices = [
        sampler.open(
            edits.apply(key.embedding(name), edits.check_chain(CHAINS[chain]), key),
            PITCH,
            SAMPLES,
            1,
            TEMPERATURE,
        )
        for name, chain in names
    ]
    made = sampler.advance(voices, SAMPLES)
    return {each: audio.without_drift(sound_of([chunk])) for each, chunk in zip(names, made, strict=True)}


def levels_db(sound):
    """Every 10 ms."""
    return 10 * np.log10((sound[: len(sound) // STEP * STEP].reshape(-1, STEP) ** 2).mean(axis=1) + 1e-9)


def centroids_hz(sound):
    """Where the spectrum's weight lies, every 10 ms, over windows of 64 ms."""
    windows = np.lib.stride_tricks.sliding_window_view(sound, 1024)[::STEP] * np.hanning(1024)
    power = np.abs(np.fft.rfft(windows)) ** 2
    return power @ np.fft.rfftfreq(1024, 1 / SAMPLE_RATE) / power.sum(axis=1)


def swing(values, rate_hz):
    """Height of what swings at a rate in two seconds of values every 10 ms."""
    part = values[30:230] - values[30:230].mean()
    spectrum = np.abs(np.fft.rfft(part * np.hanning(200))) * 4 / 200
    return spectrum[np.abs(np.fft.rfftfreq(200, 0.01) - rate_hz) < 0.6].max()


def seconds_to_fall(sound, fall_db=20):
    levels = levels_db(sound)
    loudest = levels.argmax()
    return np.argmax(levels[loudest:] < levels[loudest] - fall_db) / 100


def test_a_vibrato_of_5_hz_swings_the_brightness_5_times_a_second(sounds, figures):
    found = {}
    for chain in ("plain", "vibrato"):
        centroids = centroids_hz(sounds["flute", chain])
        found[chain] = swing(centroids, 5) / centroids.mean(), swing(centroids, 7.5) / centroids.mean()
    figures.append(f"flute with vibrato 5 Hz, depth 0.5: brightness ± {found['vibrato'][0]:.0%}")
    figures[-1] += f", without {found['plain'][0]:.0%}"
    assert found["vibrato"][0] > 4 * found["plain"][0]
    assert found["vibrato"][0] > 3 * found["vibrato"][1]


def test_a_string_stretched_to_twice_its_length_rings_twice_as_long(sounds, figures):
    plain, longer = (seconds_to_fall(sounds["nylon_guitar", chain]) for chain in ("plain", "stretch"))
    figures.append(f"guitar falls by 20 dB in {plain:.2f} s, stretched by 2 in {longer:.2f} s")
    assert plain > 0.3 and longer == pytest.approx(2 * plain, rel=0.25)


def test_a_reversed_string_does_not_begin_with_its_stroke(sounds):
    plain, turned = (levels_db(sounds["nylon_guitar", chain])[:20].max() for chain in ("plain", "reverse"))
    assert turned < plain - 20


def test_without_its_embedding_every_instrument_is_the_same_sound(sounds):
    assert np.array_equal(sounds["flute", "zero"], sounds["nylon_guitar", "zero"])
    assert not np.array_equal(sounds["flute", "plain"], sounds["nylon_guitar", "plain"])


@pytest.mark.parametrize("chain", ["vibrato", "stretch", "zero", "flip"])
@pytest.mark.parametrize("name", ["flute", "nylon_guitar"])
def test_the_pitch_stays(sounds, name, chain):
    assert abs(pitch_cents(sounds[name, chain], SAMPLE_RATE, PITCH)) < 50
