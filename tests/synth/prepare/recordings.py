"""Recordings as a workshop makes them, synthesised, so that their onset, pitch and faults are known."""

import numpy as np
import soundfile

from synth.periodicity import frequency_hz


def tone(pitch, seconds=3.0, rate_hz=48_000, level=0.3, attack=0.005, harmonics=(1, 2, 3, 4, 5, 6)):
    """float64 [samples]: harmonics of 1/n, a linear attack, a slow decay."""
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    hz = frequency_hz(pitch)
    sound = sum(np.sin(2 * np.pi * n * hz * time + n) / n for n in harmonics if n * hz < rate_hz / 2.2)
    sound = sound * np.minimum(time / attack, 1) * np.exp(-0.3 * time)
    return sound * level / np.abs(sound).max()


def silence(seconds, rate_hz=48_000):
    return np.zeros(round(seconds * rate_hz))


def with_noise(sound, level_db=-50.0, seed=0):
    return sound + np.random.default_rng(seed).normal(size=len(sound)) * 10 ** (level_db / 20)


def click(seconds=0.004, rate_hz=48_000, level=0.7, seed=1):
    size = round(seconds * rate_hz)
    return level * np.random.default_rng(seed).uniform(-1, 1, size) * np.exp(-np.arange(size) / size * 4)


def write(path, sound, rate_hz=48_000, subtype=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, sound, rate_hz, subtype)
