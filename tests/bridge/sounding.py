"""Sounds of known pitch and level for the tests of what is played, and what is measured in it."""

import numpy as np
from scipy import signal

from bridge.live.presets import Envelope
from bridge.live.sounds import Sound

NOTE_HZ, CARD_HZ = 16000, 48000
PLAIN = Envelope(attack=0.002, release=0.05)


def tone(hz=440.0, seconds=2.0, level=0.4, partials=3):
    """float32 at the notes' rate: a few harmonics, its peak at `level`."""
    time = np.arange(round(seconds * NOTE_HZ)) / NOTE_HZ
    wave = sum(np.sin(2 * np.pi * hz * (n + 1) * time) / (n + 1) for n in range(partials))
    return (level * wave / np.abs(wave).max()).astype(np.float32)


def sound_of(audio, card_hz=CARD_HZ, pitch=69, loop_range=None):
    """A sound that is whole."""
    made = Sound(len(audio), NOTE_HZ, card_hz, pitch, loop_range)
    made.grow(audio, last=True)
    return made


def mixed(mixer, seconds, block=256):
    """float32 [samples]: whole blocks of what it plays."""
    return np.concatenate([mixer.mix(block) for _ in range(round(seconds * mixer.rate_hz / block))])


def click(audio, rate_hz=CARD_HZ, first=0):
    """The largest sample above 10 kHz, where these sounds have no tone, from `first` on.

    A break in a sound of a tenth of full scale is a few hundredths.
    """
    sections = signal.butter(8, 10_000, "highpass", fs=rate_hz, output="sos")
    return float(np.abs(signal.sosfilt(sections, audio))[first:].max())


def level_db(audio):
    return 10 * np.log10(np.mean(audio.astype(np.float64) ** 2) + 1e-20)


def tone_db(audio, hz, rate_hz=CARD_HZ):
    """Level of one frequency."""
    window = np.hanning(len(audio))
    phase = np.exp(-2j * np.pi * hz * np.arange(len(audio)) / rate_hz)
    return 20 * np.log10(2 * abs(np.sum(audio * window * phase)) / window.sum() + 1e-10)


def cents(audio, hz, rate_hz=CARD_HZ):
    """How far the strongest tone within a semitone of a frequency is from it: the peak of the spectrum."""
    window = np.hanning(len(audio))
    size = 8 * len(audio)
    spectrum = np.log(np.abs(np.fft.rfft(audio * window, size)) + 1e-12)
    low, high = (round(hz * factor * size / rate_hz) for factor in (2 ** (-1 / 12), 2 ** (1 / 12)))
    peak = low + int(spectrum[low:high].argmax())
    a, b, c = spectrum[peak - 1 : peak + 2]
    found_hz = (peak + (a - c) / (2 * (a - 2 * b + c))) * rate_hz / size
    return 1200 * np.log2(found_hz / hz)
