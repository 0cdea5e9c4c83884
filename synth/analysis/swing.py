"""How far a note swings at one rate: in pitch, level and brightness. Knows no models."""

import math
from typing import NamedTuple

import msgspec
import numpy as np

from synth.config import SAMPLE_RATE
from synth.evaluation.measures import SILENT_POWER, power_spectra
from synth.periodicity import frequency_hz

HOP, FRAME = 80, 1024
# A partial is what lies within a third of an octave of it, and within 40 dB of the whole note.
REACH, WEAKEST = 2 ** (1 / 3), 1e-4
# The ends of the note, its attack and what a filter makes of its end, are left out.
SKIPPED_SECONDS = 0.25


class Swing(msgspec.Struct, frozen=True):
    """Half of the way from peak to peak, of the part that swings at the rate: cents, dB, semitones."""

    cents: float | None
    level_db: float | None
    brightness_semitones: float | None


def swing(sound: np.ndarray, pitch: float, rate_hz: float) -> Swing:
    """Of float32 [samples] at 16 kHz that was asked for at a MIDI pitch.

    Pitch is the frequency of the fundamental, its phase's advance, so that a frame's length does not smooth
    it; level and brightness are those of frames of 64 ms, made good for what such a frame levels out.
    """
    spectra = power_spectra(sound, FRAME, HOP)
    power = spectra.sum(axis=1)
    if power.max() < SILENT_POWER * FRAME:
        return Swing(None, None, None)
    floored = np.maximum(power, SILENT_POWER * FRAME)
    bins_hz = np.arange(spectra.shape[1]) * SAMPLE_RATE / FRAME
    amplitudes = np.sqrt(spectra)
    centroid_hz = (amplitudes @ bins_hz) / np.maximum(amplitudes.sum(axis=1), np.finfo(float).tiny)
    seen = _seen_through_frames(rate_hz)
    fundamental = partial(sound, frequency_hz(pitch))
    cents = None
    if fundamental is not None:
        cents = amplitude(1200 * np.log2(fundamental.hz), SAMPLE_RATE, rate_hz)
    frames_hz = SAMPLE_RATE / HOP
    return Swing(
        cents,
        amplitude(10 * np.log10(floored), frames_hz, rate_hz) / seen,
        amplitude(12 * np.log2(np.maximum(centroid_hz, 1.0)), frames_hz, rate_hz) / seen,
    )


def amplitude(values: np.ndarray, values_per_second: float, rate_hz: float) -> float:
    """Height of the sine of a rate that fits a course best, beside a parabola for its slow way."""
    skipped = min(round(SKIPPED_SECONDS * values_per_second), len(values) // 4)
    values = values[skipped : len(values) - skipped]
    place = np.linspace(-1, 1, len(values))
    turns = 2 * np.pi * rate_hz * np.arange(len(values)) / values_per_second
    columns = np.stack([np.ones_like(place), place, place**2, np.cos(turns), np.sin(turns)], axis=1)
    fitted = np.linalg.lstsq(columns, values, rcond=None)[0]
    return float(np.hypot(fitted[3], fitted[4]))


class Partial(NamedTuple):
    """Of one partial, at each sample but the last: its frequency in Hz, and its power."""

    hz: np.ndarray
    power: np.ndarray


def partial(sound: np.ndarray, hz: float) -> Partial | None:
    """The partial of float32 [samples] around a frequency; None where it is too weak to tell.

    The analytic signal of the band around it, that is its spectrum without negative frequencies, and the
    advance of its phase.
    """
    spectrum = np.fft.fft(sound.astype(np.float64))
    bins_hz = np.fft.fftfreq(len(sound), 1 / SAMPLE_RATE)
    inside = (bins_hz > hz / REACH) & (bins_hz < hz * REACH)
    if np.square(np.abs(spectrum[inside])).sum() <= WEAKEST * np.square(np.abs(spectrum)).sum():
        return None
    analytic = np.fft.ifft(np.where(inside, spectrum, 0))
    advance = np.angle(analytic[1:] * analytic[:-1].conj())
    # Between two beats the phase may run backwards for a moment.
    found_hz = np.clip(advance * SAMPLE_RATE / (2 * np.pi), hz / 2, hz * 2)
    return Partial(found_hz, np.square(np.abs(analytic[:-1])))


def _seen_through_frames(rate_hz: float) -> float:
    """How much of a sine of this rate is left of it in means over Hann windows squared."""
    window = np.hanning(FRAME + 1)[:-1] ** 2
    place = (np.arange(FRAME) - FRAME / 2) / SAMPLE_RATE
    return float((window * np.cos(2 * math.pi * rate_hz * place)).sum() / window.sum())
