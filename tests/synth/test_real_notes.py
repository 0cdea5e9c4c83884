"""Eight real notes of the NSynth dataset, read in place where somebody has them."""

import os
from pathlib import Path

import librosa
import numpy as np
import pytest

import synth
from synth.config import TEMPERATURE
from synth.samplers.voice import sound_of
from tests.measures import cents_table, pitch_cents

NOTES = Path(os.environ.get("NSYNTH_NOTES", Path(__file__).parents[3] / "shared/reference/nsynth_notes.npz"))
PITCHES = (32, 52, 76, 42, 48, 33, 60, 61)
SAMPLES = 24_576


def test_real_notes_are_encoded_and_decoded_in_tune(default_model, figures):
    if not NOTES.is_file():
        pytest.skip("the real notes are not here: set NSYNTH_NOTES to a file with `audio` [8, 64000]")
    audio = np.load(NOTES)["audio"]
    embeddings = default_model.encode(audio)
    assert embeddings.shape == (8, 125, 16)
    sampler = synth.open_sampler(default_model)
    voices = [
        sampler.open(embedding.numpy(), pitch, SAMPLES, temperature=TEMPERATURE)
        for embedding, pitch in zip(embeddings, PITCHES, strict=True)
    ]
    made = sampler.advance(voices, SAMPLES)
    cents, level = {}, []
    for number, (row, pitch) in enumerate(zip(made, PITCHES, strict=True)):
        sound = sound_of([row])
        cents[f"note {number}, {librosa.midi_to_note(pitch)}"] = pitch_cents(sound, 16000, pitch)
        level.append(
            20 * np.log10(np.sqrt((sound**2).mean()) / np.sqrt((audio[number, :SAMPLES] ** 2).mean()))
        )
    figures.extend(cents_table("real notes through the default model", cents))
    figures.append(f"  level against the original: {', '.join(f'{value:+.1f}' for value in level)} dB")
    assert sum(abs(value) <= 50 for value in cents.values()) >= 7
    assert np.median(np.abs(level)) < 3
