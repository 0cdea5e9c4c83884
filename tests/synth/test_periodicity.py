import numpy as np
import pytest

from synth.periodicity import LAGS, PREDICTOR_LAGS, excitation, lag_taps, lagged, period_samples


def test_excitation_equals_the_reference(bootstrap_figures):
    assert np.abs(excitation(60, 0, 8) - bootstrap_figures["excitation_first"]).max() < 1e-6


def test_excitation_does_not_depend_on_where_a_block_begins():
    whole = excitation(61.3, 0, 512)
    parts = np.concatenate([excitation(61.3, start, 128) for start in range(0, 512, 128)], axis=1)
    assert np.abs(whole - parts).max() < 1e-6


def test_harmonics_beyond_the_band_are_silent():
    assert not excitation(100, 0, 64)[3].any() and excitation(100, 0, 64)[0].any()


@pytest.mark.parametrize("lags, newest", [(LAGS, -5), (PREDICTOR_LAGS, -4)])
@pytest.mark.parametrize("pitch", [0, 36, 60.5, 95, 96, 110, 127])
def test_lags_reach_back_at_least_eight_samples(pitch, lags, newest):
    offsets, weights = lag_taps(pitch, lags)
    assert period_samples(pitch) >= 8
    assert offsets.max() <= newest
    assert np.allclose(weights.sum(axis=1), 1)


def test_lags_of_a_sine_are_the_sine_one_and_two_periods_ago():
    pitch, samples = 57.3, 2000
    period = period_samples(pitch)
    time = np.arange(samples + 1)
    lags = lagged(np.sin(2 * np.pi * time[:-1] / period), samples + 1, pitch)
    settled = slice(400, None)
    for row, delay in enumerate((period, period - 1, 2 * period)):
        assert np.abs(lags[row] - np.sin(2 * np.pi * (time - delay) / period))[settled].max() < 1e-4


def test_lags_of_a_part_are_those_of_the_whole_as_far_as_its_past_reaches():
    signal = np.random.default_rng(0).normal(0, 1, 3000)
    whole = lagged(signal, 3001, 60, PREDICTOR_LAGS)
    assert np.allclose(lagged(signal[1000:], 1500, 60, PREDICTOR_LAGS), whole[:, -1500:])
    assert not np.allclose(lagged(signal[1400:], 1500, 60, PREDICTOR_LAGS), whole[:, -1500:])
