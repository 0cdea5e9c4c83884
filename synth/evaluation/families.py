"""Which NSynth family a note sounds like, learnt from notes of a soundfont.

It hears originals only, as long as what a model is asked for, and none at a pitch that a model is asked for.
"""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from synth import mulaw
from synth.bank import Instrument
from synth.config import SAMPLE_RATE
from synth.datasets import general_midi
from synth.errors import SynthError
from synth.evaluation.bank_cases import FontNotes
from synth.evaluation.evaluate import track
from synth.evaluation.measures import power_spectra
from synth.evaluation.optional import studio
from synth.periodicity import frequency_hz

# None of these is a bank's usual pitch (C2 to C6) or lies half-way between two of them.
PITCHES = range(37, 86, 4)
VELOCITIES = (40, 75, 120)
FRAME = 2048
HOP = 512
HARMONICS = 16
# Slices of a note, in seconds: attack and early decay tell most.
EDGES_SECONDS = (0.0, 0.03, 0.06, 0.12, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5)
# What lies deeper below the loudest harmonic is not heard, so that hiss does not decide: with white noise at
# −20 dB, 99 % of the right answers stay right; with a range of 45 dB it was 78 %, for 1 % more right ones.
RANGE_DB = 30.0
TREES = 300


class FamilyNamer:
    """Names the family of notes of one length."""

    def __init__(self, samples: int, forest: Any) -> None:
        self._samples, self._forest = samples, forest

    def name(self, audio: np.ndarray, pitch: float) -> str:
        """Family of a note, float32 [samples] of which the first are heard, at a MIDI pitch."""
        return str(self._forest.predict(features(audio[: self._samples], pitch)[None])[0])


def learn(
    notes: FontNotes, instruments: Sequence[Instrument], avoided: Collection[int], samples: int
) -> FamilyNamer | None:
    """A namer of these instruments' families, of notes of `samples` samples; None if there are not two.

    It hears the instruments and what else a data set trains on of their families, at PITCHES that are not
    `avoided`, and passes over notes that the soundfont does not have. The same notes make the same namer.
    """
    played = by_program(instruments)
    asked = [
        (each, pitch, velocity)
        for each in played
        for pitch in PITCHES
        if pitch not in avoided
        for velocity in VELOCITIES
    ]
    heard, families = [], []
    for each, pitch, velocity in track(asked, "learning families", len(asked)):
        try:
            codes = notes.play(each, pitch, velocity)
        except SynthError:
            continue
        heard.append(features(mulaw.decode(codes[:samples]), pitch))
        families.append(each.family)
    if len(set(families)) < 2:
        return None
    forest = studio("sklearn.ensemble").ExtraTreesClassifier(TREES, random_state=0)
    return FamilyNamer(samples, forest.fit(np.stack(heard), families))


def by_program(instruments: Sequence[Instrument]) -> list[Instrument]:
    """The instruments, and those programs of their families that a data set trains on."""
    families = {each.family for each in instruments}
    trained = general_midi.split(general_midi.PROGRAMS)["train"]
    found = {each.number: Instrument(each.name, each.family, each.number) for each in trained}
    found = {number: each for number, each in found.items() if each.family in families}
    return list((found | {each.program: each for each in instruments}).values())


def features(audio: np.ndarray, pitch: float) -> np.ndarray:
    """float [slices · 16 + 1]: dB of the harmonics in each slice below the loudest one, and the pitch.

    Harmonics of the note's own pitch look alike at keys that were learnt and at others: they name more than
    95 % of originals rightly, where mel bands, which each key meets differently, named 79 to 95 %.
    """
    power = power_spectra(np.pad(audio, (FRAME // 2, FRAME // 2)), FRAME, HOP)
    nearest = np.round(np.fft.rfftfreq(FRAME, 1 / SAMPLE_RATE) / frequency_hz(pitch)).astype(int)
    belongs = nearest == np.arange(1, HARMONICS + 1)[:, None]
    harmonics = power @ belongs.T
    seconds = np.arange(len(power)) * HOP / SAMPLE_RATE
    slices = np.searchsorted(EDGES_SECONDS, seconds, side="right")
    means = np.stack([harmonics[slices == each].mean(axis=0) for each in np.unique(slices)])
    level_db = 10 * np.log10(np.maximum(means, 1e-12))
    return np.append(np.maximum(level_db - level_db.max(), -RANGE_DB), pitch)
