"""Measures of sound for tests: pitch by pYIN, in cents from a note."""

from pathlib import Path

import librosa
import numpy as np
import soundfile


def pitch_cents(audio: np.ndarray, rate_hz: int, pitch: int) -> float:
    """Median pYIN pitch of the voiced frames against a MIDI pitch, in cents; nan where nothing is voiced."""
    wanted_hz = librosa.midi_to_hz(pitch)
    found_hz, voiced, _ = librosa.pyin(audio, fmin=max(wanted_hz / 4, 20.0), fmax=wanted_hz * 4, sr=rate_hz)
    return float(1200 * np.log2(np.median(found_hz[voiced]) / wanted_hz)) if voiced.any() else float("nan")


def file_cents(path: str | Path, pitch: int) -> float:
    audio, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return pitch_cents(audio.mean(axis=1), rate_hz, pitch)


def cents_table(title: str, cents: dict[str, float]) -> list[str]:
    """Lines of a table, and how many are within 50 cents."""
    lines = [f"{title}: {sum(abs(value) <= 50 for value in cents.values())} of {len(cents)} within 50 cents"]
    return lines + [f"  {name:20} {value:+8.1f} cents" for name, value in cents.items()]
