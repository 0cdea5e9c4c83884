"""How a bank is made: notes of a soundfont, encoded, and the gains that make instruments equally loud."""

from collections.abc import Callable, Iterable

import numpy as np
import torch

import synth
from synth import audio
from synth.bank import LOUDNESS_LUFS, LOUDNESS_SECONDS, MOST_GAIN_DB, PEAK, Bank, Instrument
from synth.checkpoints import Autoencoder
from synth.config import SAMPLE_RATE, TEMPERATURE
from synth.datasets.players import Player
from synth.errors import SynthError
from synth.samplers.voice import CHUNK, sound_of

NOTHING = 1e-5
# The gain is measured at these keys.
GAIN_PITCHES = (48, 60, 72)
VELOCITY = 110


def bank_note(player: Player, instrument: Instrument, pitch: int, velocity: int) -> np.ndarray:
    """float32 [64000] that peaks at PEAK. Raise SynthError if it is silent."""
    sound = player.note(instrument.program, pitch, velocity)
    loudest = float(np.abs(sound).max())
    if loudest < NOTHING:
        key = f"pitch {pitch}, velocity {velocity}"
        raise SynthError(f"{instrument.name}: program {instrument.program} is silent at {key}")
    return sound * np.float32(PEAK / loudest)


def encode(model: Autoencoder, player: Player, instrument: Instrument) -> np.ndarray:
    """float32 [pitches, velocities, frames, width] of an instrument's notes."""
    rows = []
    for pitch in instrument.pitches:
        notes = [bank_note(player, instrument, pitch, velocity) for velocity in instrument.velocities]
        rows.append(model.encode(torch.from_numpy(np.stack(notes))).numpy())
    return np.stack(rows)


def gains_db(
    model: Autoencoder, bank: Bank, track: Callable[[Iterable[int], int], Iterable[int]]
) -> list[float]:
    """What brings each instrument to LOUDNESS_LUFS as it is played: a mean over GAIN_PITCHES."""
    samples = round(LOUDNESS_SECONDS * SAMPLE_RATE)
    sampler = synth.open_sampler(model, voices=len(bank.instruments) * len(GAIN_PITCHES))
    voices = [
        sampler.open(bank.embedding(each.name, pitch, VELOCITY), pitch, samples, temperature=TEMPERATURE)
        for each in bank.instruments
        for pitch in GAIN_PITCHES
    ]
    chunks = [sampler.advance(voices, CHUNK) for _ in track(range(0, samples, CHUNK), -(-samples // CHUNK))]
    made = [audio.without_drift(sound_of(row)) for row in zip(*chunks, strict=True)]
    found = np.array([audio.loudness_lufs(sound) for sound in made]).reshape(-1, len(GAIN_PITCHES))
    gains = np.clip(LOUDNESS_LUFS - found, -MOST_GAIN_DB, MOST_GAIN_DB).mean(axis=1)
    return [round(float(gain), 1) for gain in gains]
