from dataclasses import replace

import numpy as np
import pytest
import torch

from synth.config import PredictorConfig
from synth.model import decoder_inputs
from synth.periodicity import frequency_hz
from synth.training import config
from synth.training.crops import Crops, crop_inputs, disturbed
from tests.synth.training.tones import Tones

TINY = config.read("tiny")
FORESEEING = replace(TINY, model=replace(TINY.model, predictor=PredictorConfig(5, 8)))


@pytest.mark.parametrize("pitch", [40.0, 60.0, 100.0])
@pytest.mark.parametrize("start", [0, 1, 700, 7000])
@pytest.mark.parametrize("settings", [TINY, FORESEEING])
def test_a_crop_is_heard_as_the_whole_note_is(settings, pitch, start):
    """Without noise the inputs of a crop are those of the whole note at its place."""
    codes = Tones().codes(1)
    whole = decoder_inputs(codes[None], settings.model, torch.tensor([pitch]))[0]
    crop = crop_inputs(codes, start, settings, pitch, 0.0, 0.0, np.random.default_rng(0))
    held = min(settings.crop, len(codes) - start)
    assert len(crop) == settings.model.heard_channels
    assert np.abs(crop[:, :held] - whole[:, start : start + held]).max() < 1e-5


def test_noise_is_heard_but_not_before_the_onset_and_never_in_the_target():
    codes = Tones().codes(1)
    generator = np.random.default_rng(0)
    clean = crop_inputs(codes, 0, TINY, 60.0, 0.0, 0.0, generator)
    noisy = crop_inputs(codes, 0, TINY, 60.0, 0.0, 0.05, generator)
    difference = (noisy - clean)[:, 200:]
    assert noisy[0, 0] == 0 and 0.03 < difference[0].std() < 0.1 and not difference[4:].any()
    batch = Crops(Tones(), replace(TINY, noise=0.5, onset_share=1.0), 1)[0]
    targets = [Tones().codes(index)[: TINY.crop] for index in range(len(Tones()))]
    assert all(any(np.array_equal(row, target) for target in targets) for row in batch["codes"].numpy())
    assert 0 < batch["noise"].max() <= 0.5


def test_noise_offsets_and_misjudges_the_level_as_well():
    codes = Tones().codes(1)
    clean = crop_inputs(codes, 0, TINY, 60.0, 0.0, 0.0, np.random.default_rng(0))[0, 1:]
    offsets, levels = [], []
    for seed in range(40):
        noisy = crop_inputs(codes, 0, TINY, 60.0, 0.0, 0.02, np.random.default_rng(seed))[0, 1:]
        level, offset = np.polyfit(clean, noisy, 1)
        offsets.append(offset)
        levels.append(np.log(level))
    assert 0.01 < np.std(offsets) < 0.03 and 0.05 < np.std(levels) < 0.15


def test_what_is_heard_of_the_past_holds_foreign_tones():
    """Three lines above the white noise, from three octaves below the note to four above."""
    silence = np.zeros(16_000, np.float32)
    lines, octaves = [], []
    for seed in range(40):
        found = disturbed(silence, 0.01, 60.0, np.random.default_rng(seed))
        power = np.abs(np.fft.rfft(found * np.hanning(len(found)))) ** 2
        power[:10] = 0
        strong = power > 30 * np.median(power)
        lines.append(np.count_nonzero(strong[1:] & ~strong[:-1]))
        octaves.append(np.log2(power.argmax() / frequency_hz(60.0)))
    assert 2 <= np.median(lines) <= 3
    assert -3.1 < min(octaves) < -1.5 and 3 < max(octaves) < 4.1


def test_a_share_of_the_crops_is_clean_and_the_encoder_hears_more_than_the_crop():
    settings = replace(TINY, noise=0.1, clean_share=0.5, batch=200, margin=512, onset_share=1.0)
    batch = Crops(Tones(), settings, 1)[0]
    assert 0.35 < (batch["noise"] == 0).float().mean() < 0.65
    codes = batch["codes"].numpy()
    assert codes.shape == (200, settings.crop + 1024)
    assert not codes[:, :512].any() and codes[:, 512:1024].any() and codes[:, -512:].any()


def test_a_batch_follows_from_seed_step_and_rank_alone():
    first, again = Crops(Tones(), TINY, 100), Crops(Tones(), TINY, 7)
    assert all(torch.equal(first[5][name], again[5][name]) for name in first[5])
    others = [first[6], Crops(Tones(), TINY, 100, rank=1)[5], Crops(Tones(), replace(TINY, seed=1), 100)[5]]
    assert not any(torch.equal(first[5]["codes"], other["codes"]) for other in others)


def test_a_note_shorter_than_a_crop_is_filled_with_silence():
    notes = Tones(samples=1000)
    target = Crops(notes, TINY, 1)[0]["codes"]
    assert target.shape == (TINY.batch, TINY.crop) and not target[:, 1000:].any()


@pytest.mark.parametrize(
    "text, says",
    [
        ("stpes = 3", "stpes"),
        ("crop = 1000", "multiples of the hop"),
        ("batch = 0", "batch"),
        ("[model]\nquasi_periodic = true", "pitch_conditioning"),
        ("[model.predictor]\ntaps = 5", "quasi_periodic"),
        ("prediction_steps = 5", "predictor"),
        ("= 3", "Invalid"),
    ],
)
def test_a_wrong_configuration_names_the_key(tmp_path, text, says):
    from synth.errors import SynthError

    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(SynthError, match=says):
        config.read(tmp_path / "a.toml")


def test_the_configurations_that_come_along_are_read():
    for name in ("default", "tiny", "h512", "finetune"):
        assert config.read(name).steps > 0
    assert config.read("h512").model.decoder.width == 512
