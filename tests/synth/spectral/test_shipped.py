"""The baseline that ships: instruments that it never heard, rendered here as its notes were."""

from contextlib import closing

import numpy as np
import pytest
import torch

import synth
from synth import mulaw
from synth.datasets.general_midi import PROGRAMS
from synth.datasets.players import open_player
from synth.evaluation.measures import pitch_cents
from synth.locations import NAMED
from synth.samplers.voice import sound_of
from synth.spectral.training import weights

PITCHES = (48, 60, 67)


@pytest.fixture(scope="module")
def model():
    return synth.load("spectral")


@pytest.fixture(scope="module")
def notes(soundfont) -> list[tuple[int, np.ndarray]]:
    """Pitches and sounds of the test split's instruments, as data sets hold them."""
    with closing(open_player(soundfont)) as player:
        return [
            (pitch, mulaw.decode(mulaw.encode(player.note(program.number, pitch, 100))))
            for program in PROGRAMS
            if program.split == "test"
            for pitch in PITCHES
        ]


def test_the_file_is_small_and_says_how_it_was_made(model):
    assert NAMED["spectral"].stat().st_size < 6 * 2**20
    assert model.config == synth.training.config.read("spectral").spectral


def test_it_is_nearer_to_each_note_than_their_mean_is(model, notes, figures):
    pitches = torch.tensor([pitch for pitch, _ in notes])
    sounds = torch.from_numpy(np.stack([sound for _, sound in notes])).float()
    seen = model.spectrogram(sounds)
    made = model.decode(model.encode(sounds), pitches)
    counted = weights(model.config)
    error, of_mean = (
        ((other - seen).square() * counted).mean(dim=(1, 2, 3)) for other in (made, seen.mean(dim=0))
    )
    figures.append(
        f"spectral: weighted square {error.mean():.4f} of {len(notes)} held-out notes,"
        f" {of_mean.mean():.4f} of their mean; nearer {int((error < of_mean).sum())}"
    )
    assert error.mean() < 0.75 * of_mean.mean()
    assert (error < of_mean).float().mean() > 0.7
    # A wrong embedding or a wrong pitch is told from the right one.
    for wrong in (
        model.decode(model.encode(sounds.roll(len(PITCHES), 0)), pitches),
        model.decode(model.encode(sounds), pitches + 5),
    ):
        assert ((wrong - seen).square() * counted).mean() > 1.1 * error.mean()


def test_it_is_in_tune(model, notes, figures):
    sampler, off = synth.open_sampler(model), []
    for number, (pitch, sound) in enumerate(notes[1::3]):
        embedding = model.encode(sound[None])[0].numpy()
        voice = sampler.open(embedding, pitch, 32_000, number)
        off.append(abs(pitch_cents(sound_of(sampler.advance([voice], 32_000)), pitch)))
    within = np.mean(np.array(off) < 50)
    figures.append(f"spectral: {within:.0%} of {len(off)} held-out notes in tune within 50 cents")
    assert within > 0.7
