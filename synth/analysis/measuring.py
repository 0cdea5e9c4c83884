"""Five figures of a note as it is heard, and how they change from one note to another. Knows no models.

Pitch and attack are those of synth.evaluation.measures, loudness is that of ITU-R BS.1770. Whatever cannot be
told (the pitch of noise, the loudness of silence) is None.
"""

import math

import msgspec
import numpy as np

from synth import audio
from synth.evaluation import measures

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

    pYIN finds pitches in steps of 5 cents, the attack is read off an envelope every 5 ms; of the others see
    the seeds in a study's report: what chance alone changes.
    """

    label: str
    unit: str
    digits: int
    resolution: float


UNITS = {
    "cents": Unit("pitch", "cents", 0, 10.0),
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
    cents = _finite(measures.pitch_cents(sound, pitch))
    heard = pitch + cents / 100 if cents is not None and abs(cents) < TUNED_CENTS else pitch
    share = _finite(measures.harmonic_share(sound, heard))
    return Measures(
        cents,
        loudness,
        _finite(measures.centroid_hz(sound)),
        None if share is None else 1 - share,
        measures.attack_ms(sound),
    )


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
