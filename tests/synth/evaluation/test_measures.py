"""Each measure on a signal whose answer is known."""

import numpy as np
import pytest

from synth import mulaw
from synth.errors import SynthError
from synth.evaluation import measures, optional

RATE_HZ = 16000
TIME = np.arange(RATE_HZ) / RATE_HZ


def tone(pitch: float, partials: int = 6, samples: int = RATE_HZ) -> np.ndarray:
    hz = 440 * 2 ** ((pitch - 69) / 12)
    time = np.arange(samples) / RATE_HZ
    waves = [np.sin(2 * np.pi * hz * n * time) / n for n in range(1, partials + 1) if n * hz < 7500]
    return (0.3 * sum(waves)).astype(np.float32)


def noise(level: float, seed: int = 0, samples: int = RATE_HZ) -> np.ndarray:
    return (level * np.random.default_rng(seed).standard_normal(samples)).astype(np.float32)


@pytest.mark.parametrize("pitch, cents", [(45, 0), (60, 23), (60, -41), (84, 8), (96, 13)])
def test_pitch_of_a_detuned_tone(pitch, cents):
    assert measures.pitch_cents(tone(pitch + cents / 100), pitch) == pytest.approx(cents, abs=4)


def test_an_octave_away_is_1200_cents_and_noise_or_silence_has_no_pitch():
    assert measures.pitch_cents(tone(72), 60) == pytest.approx(1200, abs=4)
    assert np.isnan(measures.pitch_cents(np.zeros(RATE_HZ, np.float32), 60))
    short = tone(60) * (TIME < 0.3) + 1e-4 * tone(48) * (TIME >= 0.3)
    assert abs(measures.pitch_cents(short.astype(np.float32), 60)) < 4
    assert not abs(measures.pitch_cents(noise(0.1), 60)) < 50


@pytest.mark.parametrize("ratio", [0.0, 0.05, 0.5, 2.0])
def test_harmonic_share_of_a_tone_in_noise(ratio):
    """ratio is the noise's energy over the tone's; what of the noise lies at a harmonic counts as its."""
    clean, hiss = tone(60), noise(1.0)
    hiss *= np.sqrt(ratio * np.mean(clean**2) / np.mean(hiss**2))
    inside = measures.harmonic_share(noise(1.0, seed=1), 60)
    assert inside == pytest.approx(0.2, abs=0.05)
    wanted = (1 + ratio * inside) / (1 + ratio)
    assert measures.harmonic_share(clean + hiss, 60) == pytest.approx(wanted, abs=0.02)


def test_harmonics_of_another_note_are_not_the_notes_and_silence_has_none():
    assert measures.harmonic_share(tone(63), 60) < 0.05
    assert np.isnan(measures.harmonic_share(np.zeros(RATE_HZ, np.float32), 60))


def test_drift_is_taken_away_and_a_low_note_is_not():
    drift = 0.2 + 0.1 * np.sin(2 * np.pi * 3 * TIME)
    found = measures.without_drift(tone(36) + drift.astype(np.float32))
    assert len(found) == RATE_HZ and found.dtype == np.float32
    middle = slice(4000, 12_000)
    assert np.sqrt(np.mean((found - tone(36))[middle] ** 2)) < 0.01
    assert abs((found - tone(36))[middle].mean()) < 0.002


def test_share_below_the_note_of_a_known_mixture():
    """A sine of amplitude 0.3 has an energy of 0.045, an offset of 0.15 one of 0.0225."""
    sine = 0.3 * np.sin(2 * np.pi * 440 * TIME)
    assert measures.share_below(sine, 69) < 1e-3
    assert measures.share_below(sine + 0.15, 69) == pytest.approx(1 / 3, abs=0.01)
    assert np.isnan(measures.share_below(np.zeros(RATE_HZ), 69))


def test_spectral_distance_is_nought_for_a_copy_and_grows_with_noise():
    clean = tone(60)
    distances = [
        measures.spectral_distance_db(clean + noise(level), clean) for level in (0, 0.001, 0.01, 0.1)
    ]
    assert distances[0] == 0
    assert distances == sorted(distances) and distances[1] > 0.1
    assert measures.spectral_distance_db(noise(0.1) * 0.5, noise(0.1)) == pytest.approx(6.02, abs=0.1)


@pytest.mark.parametrize("factor, wanted_db", [(1, 0), (0.5, -6.02), (2, 6.02)])
def test_level_error_of_a_scaled_copy(factor, wanted_db):
    assert measures.level_error_db(factor * tone(60), tone(60)) == pytest.approx(wanted_db, abs=0.01)


def test_level_of_known_signals():
    assert measures.level_db(np.ones(100, np.float32)) == 0
    assert measures.level_db(np.sin(2 * np.pi * 100 * TIME)) == pytest.approx(-3.01, abs=0.01)
    assert measures.level_db(np.zeros(100, np.float32)) == -100


@pytest.mark.parametrize("ramp_ms", [0, 40, 200, 600])
def test_attack_of_a_ramp_is_where_it_comes_within_3_db(ramp_ms):
    ramp = np.minimum(1, TIME * 1000 / ramp_ms) if ramp_ms else np.ones(RATE_HZ)
    assert measures.attack_ms(tone(69) * ramp) == pytest.approx(0.708 * ramp_ms, abs=7)


@pytest.mark.parametrize("samples", [16_000, 48_000])
def test_late_drop_is_that_of_a_known_decay_at_its_end_or_after_2_5_s(samples):
    """One unit of the exponent is 8.69 dB; the envelope's first window is half silence, its peak at 10 ms."""
    time = np.arange(samples) / RATE_HZ
    found = measures.late_drop_db(tone(69, samples=samples) * np.exp(-time) * (time < 2.9))
    assert found == pytest.approx(8.69 * (min(samples / RATE_HZ, 2.52) - 0.04), abs=0.3)
    assert measures.late_drop_db(tone(69, samples=samples)) < 0.5
    assert measures.late_drop_db(np.zeros(samples, np.float32)) == 0


def test_clipped_samples_are_the_longest_run_at_one_end():
    codes = np.zeros(100, np.int8)
    assert measures.clipped_samples(mulaw.decode(codes)) == 0
    codes[10:12] = codes[12:14] = 127
    codes[14:17] = codes[97:] = -128
    codes[40:60] = 126
    assert measures.clipped_samples(mulaw.decode(codes)) == 4


def test_peak_is_that_of_the_loudest_40_ms():
    sound = tone(69, partials=1) * np.where((TIME > 0.3) & (TIME < 0.4), 1.0, 0.1)
    assert measures.peak_db(sound) == pytest.approx(20 * np.log10(0.3) - 3.01, abs=0.1)


def test_decay_deviation_of_a_slower_decay_is_largest_where_the_original_ends_to_count():
    fast, slow = (tone(69) * np.exp(-rate * TIME) for rate in (4.0, 3.0))
    assert measures.decay_deviation_db(fast, fast) == 0
    # One unit of the exponent is 8.69 dB; the last 20 ms are half silence.
    assert measures.decay_deviation_db(slow, fast) == pytest.approx(8.69, abs=0.6)


def test_decay_deviation_ignores_what_lies_50_db_down():
    dead = tone(69) * (TIME < 0.3)
    hissing = dead + noise(1e-4) * (TIME >= 0.4)
    assert measures.decay_deviation_db(hissing, dead) == pytest.approx(0, abs=0.01)


def test_signal_to_hiss_of_a_known_tail():
    sound = tone(69) * (TIME < 0.5)
    hiss = noise(0.001) * (TIME >= 0.6)
    signal_db = measures.level_db(tone(69))
    assert measures.signal_to_hiss_db(sound + hiss) == pytest.approx(signal_db + 60, abs=0.7)
    assert np.isnan(measures.signal_to_hiss_db(sound[:6400]))


def test_a_hole_is_as_deep_as_it_is_and_a_decay_has_none():
    gain = np.where((TIME > 0.4) & (TIME < 0.6), 0.1, 1.0)
    assert measures.deepest_hole_db(tone(69) * gain) == pytest.approx(20, abs=0.5)
    assert measures.deepest_hole_db(tone(69) * np.exp(-6 * TIME)) < 0.5


def test_a_missing_package_is_named_with_the_command_that_installs_it():
    with pytest.raises(
        SynthError, match=r"^no_such_package is missing: pip install nsynth-bridge\[studio\]$"
    ):
        optional.studio("no_such_package.part")
