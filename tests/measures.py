"""Measures of sound for tests: pitch by pYIN, in cents from a note."""

from pathlib import Path

import numpy as np
import soundfile

from synth.evaluation.optional import studio

librosa = studio("librosa")


def pitch_cents(audio: np.ndarray, rate_hz: int, pitch: int) -> float:
    """Median pYIN pitch of the voiced frames against a MIDI pitch, in cents; nan where nothing is voiced."""
    wanted_hz = librosa.midi_to_hz(pitch)
    # librosa's frame of 2,048 samples is meant for 22,050 Hz: 93 ms.
    frame = 2048 if rate_hz <= 22_050 else 4096
    low_hz, high_hz = max(wanted_hz / 4, 20.0), wanted_hz * 4
    found_hz, voiced, _ = librosa.pyin(audio, fmin=low_hz, fmax=high_hz, sr=rate_hz, frame_length=frame)
    return float(1200 * np.log2(np.median(found_hz[voiced]) / wanted_hz)) if voiced.any() else float("nan")


def file_cents(path: str | Path, pitch: int) -> float:
    audio, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return pitch_cents(audio.mean(axis=1), rate_hz, pitch)


def cents_table(title: str, cents: dict[str, float]) -> list[str]:
    """Lines of a table, and how many are within 50 cents."""
    lines = [f"{title}: {sum(abs(value) <= 50 for value in cents.values())} of {len(cents)} within 50 cents"]
    return lines + [f"  {name:20} {value:+8.1f} cents" for name, value in cents.items()]
