"""Measures of single notes. Pure functions of float32 audio [samples] at 16 kHz; they know no models.

Levels are in dB; where a note is compared, the original comes second and both have the same length.
"""

import numpy as np
import soxr

from synth import mulaw
from synth.config import SAMPLE_RATE
from synth.evaluation.optional import studio
from synth.periodicity import frequency_hz

# Mean square of a sound that counts as silent: -100 dB, below what 8-bit mu-law can hold.
SILENT_POWER = 1e-10
ENVELOPE_HOP = 80
SLOW_WINDOW = 640
FAST_WINDOW = 320
TAIL_SAMPLES = 6400
FFT_SIZES = (512, 1024, 2048)
SPECTRUM_RANGE_DB = 60.0
PITCH_FRAME = 2048
# At 16 kHz pYIN reads C6 10 cents sharp and B7 40: a period has too few samples to interpolate between.
PITCH_OVERSAMPLING = 4
HARMONIC_FRAME = 4096
CENTROID_FRAME = 2048
LOWEST_HEARD_HZ = 20.0
LATE_SECONDS = 2.5
# Half-way between the last two codes: what stays beyond is flat, whatever it should have been.
FULL_SCALE = float(mulaw.decode(np.array([126, 127])).mean())


def pitch_cents(audio: np.ndarray, pitch: float, step_cents: float = 5.0) -> float:
    """Median pYIN pitch of the voiced frames in cents above a MIDI pitch; nan where nothing is voiced.

    pYIN (Mauch and Dixon 2014) searches two octaves to each side, at most 4 kHz, in steps that cost it time
    by their number's square: of 20 cents a fourteenth of what those of 5 take.
    What follows after the envelope's last moment within 40 dB of its peak is no longer the note.
    """
    envelope = envelope_db(audio)
    sounding = int(np.flatnonzero(envelope >= envelope.max() - 40)[-1] + 1) * ENVELOPE_HOP
    wanted_hz = frequency_hz(pitch)
    rate_hz = SAMPLE_RATE * PITCH_OVERSAMPLING
    found_hz, voiced, _ = studio("librosa").pyin(
        soxr.resample(audio[:sounding], SAMPLE_RATE, rate_hz),
        fmin=max(wanted_hz / 4, 20.0),
        fmax=max(min(wanted_hz * 4, 4000.0), wanted_hz * 1.2),
        sr=rate_hz,
        frame_length=PITCH_FRAME * PITCH_OVERSAMPLING,
        resolution=step_cents / 100,
    )
    if not voiced.any():
        return float("nan")
    return float(1200 * np.log2(np.median(found_hz[voiced]) / wanted_hz))


def without_drift(audio: np.ndarray) -> np.ndarray:
    """The note without what nobody hears: high-pass, half the amplitude at 20 Hz, no delay.

    A decoder may wander off zero; that would count as level, though it is no sound.
    """
    size = len(audio) + SAMPLE_RATE // 2
    ratio = np.fft.rfftfreq(size, 1 / SAMPLE_RATE) / LOWEST_HEARD_HZ
    heard = np.fft.irfft(np.fft.rfft(audio, size) * ratio**4 / (1 + ratio**4), size)
    return heard[: len(audio)].astype(np.float32)


def share_below(audio: np.ndarray, pitch: float) -> float:
    """Share, 0..1, of all energy, drift included, below 0.7 of a MIDI pitch's frequency; nan for silence."""
    power = power_spectra(audio, HARMONIC_FRAME, HARMONIC_FRAME // 2).sum(axis=0)
    below = np.arange(len(power)) * SAMPLE_RATE / HARMONIC_FRAME < 0.7 * frequency_hz(pitch)
    if power.sum() < SILENT_POWER * HARMONIC_FRAME:
        return float("nan")
    return float(power[below].sum() / power.sum())


def power_spectra(audio: np.ndarray, size: int, hop: int) -> np.ndarray:
    """float [frames, size / 2 + 1] of Hann-windowed frames; a note shorter than one is filled up.

    Negative frequencies are counted in, so that a sum over bins compares an offset with a tone.
    """
    padded = np.pad(audio, (0, max(0, size - len(audio))))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    power = np.abs(np.fft.rfft(frames * np.hanning(size + 1)[:-1], axis=1)) ** 2
    power[:, 1:-1] *= 2
    return power


def spectral_distance_db(made: np.ndarray, original: np.ndarray) -> float:
    """Log-spectral distance: RMS over the bins of the difference in dB, mean over frames and FFT sizes.

    Sizes of 512, 1,024 and 2,048 samples, three quarters overlapping. What lies more than 60 dB below the
    strongest bin of the original counts as lying there, so that silence against silence is no distance.
    """
    distances = []
    for size in FFT_SIZES:
        spectra = [power_spectra(sound, size, size // 4) for sound in (made, original)]
        floor = max(spectra[1].max(), SILENT_POWER) * 10 ** (-SPECTRUM_RANGE_DB / 10)
        made_db, original_db = (10 * np.log10(np.maximum(power, floor)) for power in spectra)
        distances.append(np.sqrt(((made_db - original_db) ** 2).mean(axis=1)).mean())
    return float(np.mean(distances))


def level_db(audio: np.ndarray) -> float:
    """Level of the whole note: its mean square in dB, 0 dB being a square wave of full scale."""
    return float(10 * np.log10(max(np.mean(np.square(audio, dtype=np.float64)), SILENT_POWER)))


def level_error_db(made: np.ndarray, original: np.ndarray) -> float:
    """How much louder the note is than the original."""
    return level_db(made) - level_db(original)


def harmonic_share(audio: np.ndarray, pitch: float) -> float:
    """Share, 0..1, of the energy above 20 Hz that lies at the harmonics of a MIDI pitch; nan for silence.

    Frames of 256 ms. A harmonic reaches 10 Hz or 10 cents to each side, whichever is more, at most a
    quarter of the way to the next one on each side: white noise at C4 has a share of about 0.2.
    """
    power = power_spectra(audio, HARMONIC_FRAME, HARMONIC_FRAME // 2).sum(axis=0)
    bins_hz = np.arange(len(power)) * SAMPLE_RATE / HARMONIC_FRAME
    tone_hz = frequency_hz(pitch)
    nearest_hz = np.maximum(np.round(bins_hz / tone_hz), 1) * tone_hz
    reach_hz = np.minimum(np.maximum(10.0, nearest_hz * (2 ** (10 / 1200) - 1)), tone_hz / 4)
    heard = bins_hz >= LOWEST_HEARD_HZ
    total = power[heard].sum()
    if total < SILENT_POWER * HARMONIC_FRAME:
        return float("nan")
    return float(power[heard & (np.abs(bins_hz - nearest_hz) <= reach_hz)].sum() / total)


def centroid_hz(audio: np.ndarray) -> float:
    """Brightness: the centre of the amplitude spectrum above 20 Hz; nan for silence.

    Of frames of 128 ms, a mean that each of them counts in by its energy. Of the energy spectrum the centre
    moves twice to five times as far from one seed of a note to another: it hangs on the strongest partial.
    """
    power = power_spectra(audio, CENTROID_FRAME, CENTROID_FRAME // 2)
    bins_hz = np.arange(power.shape[1]) * SAMPLE_RATE / CENTROID_FRAME
    power[:, bins_hz < LOWEST_HEARD_HZ] = 0
    energy = power.sum(axis=1)
    if energy.sum() < SILENT_POWER * CENTROID_FRAME:
        return float("nan")
    amplitude = np.sqrt(power)
    centres_hz = (amplitude @ bins_hz) / np.maximum(amplitude.sum(axis=1), np.finfo(float).tiny)
    return float((centres_hz @ energy) / energy.sum())


def envelope_db(audio: np.ndarray, window: int = SLOW_WINDOW) -> np.ndarray:
    """Level in dB every 5 ms: mean square of `window` samples (40 ms) around, silence beyond the ends."""
    total = np.cumsum(np.pad(np.square(audio, dtype=np.float64), (window // 2 + 1, window // 2)))
    power = (total[window:] - total[:-window])[::ENVELOPE_HOP] / window
    return 10 * np.log10(np.maximum(power, SILENT_POWER))


def attack_ms(audio: np.ndarray) -> float:
    """Time until the envelope (20 ms) first comes within 3 dB of its peak.

    The peak's own time says little of a held note, whose level wanders by a fraction of a dB.
    """
    envelope = envelope_db(audio, FAST_WINDOW)
    return float(np.argmax(envelope >= envelope.max() - 3) * ENVELOPE_HOP * 1000 / SAMPLE_RATE)


def peak_db(audio: np.ndarray) -> float:
    """Level of the loudest 40 ms."""
    return float(envelope_db(audio).max())


def late_drop_db(audio: np.ndarray) -> float:
    """How far below its peak the envelope is after 2.5 s, or in the last 40 ms of a shorter note.

    At 2.5 s a key that is held for 3 s is still down: what has hardly fallen is sustained.
    """
    envelope = envelope_db(audio)
    last = min(round(LATE_SECONDS * SAMPLE_RATE), len(audio) - SLOW_WINDOW // 2)
    return float(envelope.max() - envelope[max(last, 0) // ENVELOPE_HOP])


def clipped_samples(audio: np.ndarray) -> float:
    """The most samples in a row at one end of the scale, before any filter."""
    longest = 0
    for end in (audio >= FULL_SCALE, audio <= -FULL_SCALE):
        edges = np.flatnonzero(np.diff(np.pad(end.astype(np.int8), 1)))
        longest = max(longest, int(np.max(edges[1::2] - edges[::2], initial=0)))
    return float(longest)


def decay_deviation_db(made: np.ndarray, original: np.ndarray) -> float:
    """Largest difference of the envelopes from the original's peak on, while it is above −50 dB of it."""
    made_db, original_db = envelope_db(made), envelope_db(original)
    peak = int(original_db.argmax())
    counted = original_db[peak:] > original_db[peak] - 50
    return float(np.abs(made_db - original_db)[peak:][counted].max())


def signal_to_hiss_db(audio: np.ndarray) -> float:
    """Level of the sounding part (within 20 dB of the envelope's peak) over that of the last 0.4 s.

    It tells of hiss only where the last 0.4 s should be silent; nan for a note that is no longer than these.
    """
    if len(audio) <= TAIL_SAMPLES:
        return float("nan")
    body = envelope_db(audio[:-TAIL_SAMPLES])
    sounding = body[body >= body.max() - 20]
    return float(10 * np.log10(np.mean(10 ** (sounding / 10)))) - level_db(audio[-TAIL_SAMPLES:])


def deepest_hole_db(audio: np.ndarray) -> float:
    """How far the envelope falls in the deepest dip from which it rises again; 0 for a steady decay.

    A dip is as deep as what lies below the lesser of the loudest moments before and after it, both within
    40 dB of the peak. Tremolo and beats are dips too: a healthy note has a few dB.
    """
    envelope = envelope_db(audio)
    before = np.maximum.accumulate(envelope)
    after = np.maximum.accumulate(envelope[::-1])[::-1]
    rim = np.minimum(before, after)
    counted = rim >= envelope.max() - 40
    return float((rim - envelope)[counted].max())
