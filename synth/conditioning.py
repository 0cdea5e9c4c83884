"""A recording becomes a note of the model's: read with bounds, cut at its onset, four seconds, level, fade.

Knows no names and no models; what is odd about a recording it tells in figures.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from synth import audio
from synth.bank import PEAK
from synth.config import SAMPLE_RATE
from synth.errors import SynthError

# What the published network takes, and the bank's notes are: four seconds.
SAMPLES = 64_000
# Of a long file so much is read: silence may come first.
MOST_SECONDS = 60
# What a file may say of itself and be read: a few bytes of FLAC can stand for hours of many channels.
MOST_CHANNELS, MOST_RATE_HZ = 8, 384_000
QUIETEST = 1e-4
# A note begins where the level of 5 ms comes within 40 dB of its loudest and 10 dB above the noise, at the
# latest 6 dB below its loudest. What is never 12 dB quieter than that is no noise but a note throughout.
ONSET_DB, ABOVE_NOISE_DB, CERTAIN_DB, NOISE_DB, THROUGHOUT_DB = -40.0, 10.0, -6.0, -12.0, -30.0
BLOCK_SECONDS, WINDOW_BLOCKS, NOISE_BLOCKS = 0.001, 5, 20
# A click is shorter than these milliseconds, or has less of the energy than the note itself. Gaps as short as
# these are within a sound: the lowest notes pass through zero for so long.
SHORTEST_BLOCKS, GAP_BLOCKS, LEAST_ENERGY = 50, 30, 10**-2.5
# Kept before the onset, for the attack.
BEFORE_SECONDS = 0.005
FADE_SECONDS = 0.01
# Three equal samples at the end of the scale are flat; decoders of MP3 and OGG go beyond it instead.
FULL, STEP, FLAT_SAMPLES = 0.999, 2.0**-16, 3
NOTHING = 1e-5
# Of the power: less is what a filter leaves of the ends of a sound that lies above it.
LEAST_LEFT = 1e-4


@dataclass(frozen=True)
class Recording:
    """A file's sound, float32 [samples] at rate_hz, mono and without its mean, and where its note begins.

    onset is a sample. peak (of the loudest channel, its mean taken off) and offset are parts of
    full scale; clipped counts samples of the channel that has the most.
    noise_db is the level (mean square) of what comes before the onset; None if that is too short to tell.
    """

    sound: np.ndarray
    rate_hz: int
    channels: int
    onset: int
    peak: float
    offset: float
    clipped: int
    noise_db: float | None


def read(path: Path) -> Recording:
    """The first 60 s of a sound file. Raise SynthError, without the path, for what is no sound or silent."""
    try:
        with soundfile.SoundFile(path) as file:
            rate_hz, channels = file.samplerate, file.channels
            if channels > MOST_CHANNELS or rate_hz > MOST_RATE_HZ:
                raise SynthError(f"at most {MOST_CHANNELS} channels and {MOST_RATE_HZ} Hz can be read")
            sounds = file.read(MOST_SECONDS * rate_hz, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise SynthError(f"not a sound that can be read: {audio.unreadable(path, error)}") from None
    if not np.isfinite(sounds).all():
        raise SynthError("the sound holds values that are not finite numbers")
    sound = sounds.mean(axis=1)
    offset = float(sound.mean(dtype=np.float64)) if len(sound) else 0.0
    sound = sound - np.float32(offset)
    if np.abs(sound).max(initial=0.0) < QUIETEST:
        raise SynthError(f"the sound is silent for its first {MOST_SECONDS} s")
    start = onset(sound, rate_hz)
    peak = float(np.abs(sounds - sounds.mean(axis=0)).max())
    clipped = max(clipped_samples(one) for one in sounds.T)
    return Recording(sound, rate_hz, channels, start, peak, offset, clipped, noise_db(sound, rate_hz, start))


def onset(sound: np.ndarray, rate_hz: int) -> int:
    """The sample at which the note of float32 [samples] sets in; clicks and noise before it are passed over.

    The noise floor is the tenth percentile of the level. Of the stretches above the threshold that are no
    clicks, the first counts that has 1/300 of the energy of the greatest; a sound that is all clicks begins
    with the greatest.
    """
    power = block_powers(sound, rate_hz)
    level = np.convolve(power, np.full(WINDOW_BLOCKS, 1 / WINDOW_BLOCKS))[: len(power)]
    noise = np.percentile(np.convolve(power, np.full(NOISE_BLOCKS, 1 / NOISE_BLOCKS), "valid"), 10)
    loudest = level.max()
    above_noise = min(noise * decibel(ABOVE_NOISE_DB), loudest * decibel(CERTAIN_DB))
    if noise > loudest * decibel(NOISE_DB):
        above_noise = loudest * decibel(THROUGHOUT_DB)
    above = level >= max(loudest * decibel(ONSET_DB), above_noise)
    edges = np.flatnonzero(np.diff(np.pad(above.astype(np.int8), 1)))
    starts, ends = edges[::2], edges[1::2]
    apart = starts[1:] - ends[:-1] > GAP_BLOCKS
    starts, ends = starts[np.append(True, apart)], ends[np.append(apart, True)]
    summed = np.append(0.0, np.cumsum(power))
    energies = summed[ends] - summed[starts]
    notes = (ends - starts >= SHORTEST_BLOCKS) & (energies >= LEAST_ENERGY * energies.max())
    which = int(np.argmax(notes)) if notes.any() else int(np.argmax(energies))
    return int(starts[which] * block_samples(rate_hz))


def block_samples(rate_hz: int) -> int:
    return max(1, round(BLOCK_SECONDS * rate_hz))


def block_powers(sound: np.ndarray, rate_hz: int) -> np.ndarray:
    """Mean squares float64 [blocks] of every millisecond; the last one may be filled up with silence."""
    size = block_samples(rate_hz)
    blocks = np.pad(sound, (0, max(-len(sound) % size, NOISE_BLOCKS * size - len(sound))))
    blocks = blocks[: len(blocks) // size * size].reshape(-1, size).astype(np.float64)
    return np.square(blocks).mean(axis=1)


def decibel(level: float) -> float:
    """The ratio of powers."""
    return float(10 ** (level / 10))


def noise_db(sound: np.ndarray, rate_hz: int, start: int) -> float | None:
    """The median level of 20 ms before the onset, which passes over a click; None if that is below 100 ms."""
    power = block_powers(sound, rate_hz)[: start // block_samples(rate_hz)]
    stretches = len(power) // NOISE_BLOCKS
    if stretches < 5:
        return None
    means = power[: stretches * NOISE_BLOCKS].reshape(stretches, NOISE_BLOCKS).mean(axis=1)
    return float(10 * np.log10(max(np.median(means), NOTHING**2)))


def clipped_samples(sound: np.ndarray) -> int:
    """How many samples of one channel are flat at the end of the scale, or beyond it."""
    full = np.abs(sound) >= FULL
    flat = full[1:] & full[:-1] & (np.abs(np.diff(sound)) < STEP)
    edges = np.flatnonzero(np.diff(np.pad(flat.astype(np.int8), 1)))
    runs = edges[1::2] - edges[::2] + 1
    return int(runs[runs >= FLAT_SAMPLES].sum() + (np.abs(sound) > 1).sum())


def note(recording: Recording, ratio: float = 1.0) -> np.ndarray:
    """float32 [64000] from the onset on, peaking at PEAK; its frequencies times ratio, its lengths divided.

    What is shorter is faded out over 10 ms and filled up with silence; what is longer is faded out at 4 s.
    Raise SynthError if nothing is left of it at 16 kHz.
    """
    rate_hz = recording.rate_hz
    start = max(0, recording.onset - round(BEFORE_SECONDS * rate_hz))
    # A little more than is kept: the resampler looks ahead.
    needed = round((SAMPLES / SAMPLE_RATE * ratio + 0.1) * rate_hz)
    source = recording.sound[start : start + needed]
    sound = soxr.resample(source, rate_hz * ratio, SAMPLE_RATE, quality="VHQ")[:SAMPLES]
    if np.square(sound).sum() <= LEAST_LEFT * np.square(source).mean() * len(sound):
        raise SynthError("nothing is left of the sound below 8 kHz")
    fade = min(len(sound), round(FADE_SECONDS * SAMPLE_RATE))
    sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    sound = np.pad(sound, (0, SAMPLES - len(sound)))
    return (sound * (PEAK / np.abs(sound).max())).astype(np.float32)
