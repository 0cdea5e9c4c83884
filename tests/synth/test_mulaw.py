from pathlib import Path

import numpy as np

from synth import mulaw

REFERENCE = np.load(Path(__file__).parent / "data" / "wavenet_h512_seed7.npz")


def test_quantiser_equals_the_published_one_exactly():
    assert np.array_equal(mulaw.compress(REFERENCE["mu_law_in"]), REFERENCE["mu_law_out"])


def test_inverse_equals_the_published_one_exactly():
    assert np.array_equal(mulaw.decode(REFERENCE["inv_mu_law_in"]), REFERENCE["inv_mu_law_out"])


def test_codes_are_clipped_and_come_back():
    codes = np.arange(-128, 128, dtype=np.int8)
    assert mulaw.encode(np.float32([1.0, -1.0])).tolist() == [127, -128]
    assert np.array_equal(mulaw.encode(mulaw.decode(codes)), codes)
    assert mulaw.decode(np.int8([0])).tolist() == [0.0]


def test_expanding_is_decoding_without_a_corner_at_zero():
    codes = np.arange(-128, 128)
    found = mulaw.expand(codes / 128)
    assert np.abs(found - mulaw.decode(codes)).max() < 1.1 * mulaw.HALF_STEP and found[128] == 0
    between = mulaw.expand(np.linspace(-1, 0.99, 5000))
    assert (np.diff(between) > 0).all()
