"""Five figures of a note as it is heard, and how they change from one note to another. Knows no models.

Attack is that of synth.evaluation.measures, loudness is that of ITU-R BS.1770. Whatever cannot be
told (the pitch of noise, the loudness of silence) is None.
"""

import math

import msgspec
import numpy as np

from synth import audio
from synth.analysis.swing import partial
from synth.evaluation import measures
from synth.periodicity import frequency_hz

# What pYIN finds so coarsely is told to a cent by the first of the harmonics that is strong enough.
COARSE_CENTS, HARMONICS = 20.0, 4
# Farther off than this the note has another pitch, and its harmonics are looked for where it was asked for.
TUNED_CENTS = 100.0


class Measures(msgspec.Struct, frozen=True):
    """cents from the pitch asked for; LUFS; spectral centroid in Hz; noise, a share 0..1; attack in ms."""

    cents: float | None
    loudness_lufs: float | None
    centroid_hz: float | None
    noise: float | None
    attack_ms: float | None


class Change(msgspec.Struct, frozen=True):
    """From a note to another: cents, LU, semitones of the centroid, points of a hundred of noise, ms."""

    cents: float | None
    loudness_lu: float | None
    brightness_semitones: float | None
    noise_points: float | None
    attack_ms: float | None


class Unit(msgspec.Struct, frozen=True):
    """How a field of Change is called, its unit, and below which difference it says nothing.

    What chance alone changes, with another seed, is in a study's report.
    """

    label: str
    unit: str
    digits: int
    resolution: float


UNITS = {
    "cents": Unit("pitch", "cents", 0, 5.0),
    "loudness_lu": Unit("loudness", "LU", 1, 0.5),
    "brightness_semitones": Unit("brightness", "semitones", 1, 0.5),
    "noise_points": Unit("noisiness", "points", 1, 1.0),
    "attack_ms": Unit("attack", "ms", 0, 10.0),
}


def measured(sound: np.ndarray, pitch: float) -> Measures:
    """Of float32 [samples] at 16 kHz, 0.4 s or more, that was asked for at a MIDI pitch.

    Noisiness is the share of energy that lies off the harmonics of the pitch that is heard, or of the one
    that was asked for where none is heard or it is a semitone or more away.
    """
    loudness = _finite(audio.loudness_lufs(sound))
    if loudness is None:
        return Measures(None, None, None, None, None)
    cents = pitch_cents(sound, pitch)
    heard = pitch + cents / 100 if cents is not None and abs(cents) < TUNED_CENTS else pitch
    share = _finite(measures.harmonic_share(sound, heard))
    return Measures(
        cents,
        loudness,
        _finite(measures.centroid_hz(sound)),
        None if share is None else 1 - share,
        measures.attack_ms(sound),
    )


def pitch_cents(sound: np.ndarray, pitch: float) -> float | None:
    """What is heard, in cents above a MIDI pitch; None where nothing is voiced.

    pYIN says which pitch it is, and the mean frequency of a harmonic, by its power, how it is tuned.
    """
    coarse = _finite(measures.pitch_cents(sound, pitch, COARSE_CENTS))
    if coarse is None:
        return None
    coarse_hz = frequency_hz(pitch + coarse / 100)
    for number in range(1, HARMONICS + 1):
        found = partial(sound, number * coarse_hz)
        if found is not None:
            # At its ends the signal is not as the filter takes it to go on.
            middle = slice(len(found.hz) // 10, -len(found.hz) // 10)
            mean_hz = float(np.average(found.hz[middle], weights=found.power[middle])) / number
            cents = 1200 * math.log2(mean_hz / frequency_hz(pitch))
            return cents if abs(cents - coarse) <= COARSE_CENTS else coarse
    return coarse


def change(found: Measures, reference: Measures) -> Change:
    """What is different in `found`; None where either cannot be told."""
    octaves = None
    if found.centroid_hz and reference.centroid_hz:
        octaves = math.log2(found.centroid_hz / reference.centroid_hz)
    points = _difference(found.noise, reference.noise)
    return Change(
        _difference(found.cents, reference.cents),
        _difference(found.loudness_lufs, reference.loudness_lufs),
        None if octaves is None else 12 * octaves,
        None if points is None else 100 * points,
        _difference(found.attack_ms, reference.attack_ms),
    )


def largest(changes: list[Change]) -> Change:
    """Of each measure the largest size among the changes, whichever way."""
    columns = ([getattr(each, name) for each in changes] for name in UNITS)
    return Change(
        *(max((abs(each) for each in column if each is not None), default=None) for column in columns)
    )


def _difference(found: float | None, reference: float | None) -> float | None:
    return None if found is None or reference is None else found - reference


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
