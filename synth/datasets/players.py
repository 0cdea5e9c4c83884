"""Who plays the notes of a data set from a soundfont: FluidSynth, or where it is missing tinysoundfont.

Notes are as NSynth's: 4 s at 16 kHz mono, the key held for 3. Neither player filters a sample that it plays
at another rate: at 16 kHz whatever lies above 8 kHz folds back, as loud as −23 dB (saw lead, pitch 72). So
both play floats at 48 kHz, and soxr brings them down.
"""

import ctypes
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
import soxr

from synth.config import SAMPLE_RATE
from synth.errors import SynthError

NAMES = ("fluidsynth", "tinysoundfont")
HELD_SECONDS = 3.0
NOTE_SECONDS = 4.0
PLAYED_RATE_HZ = 3 * SAMPLE_RATE
HELD = round(HELD_SECONDS * PLAYED_RATE_HZ)
RELEASED = round((NOTE_SECONDS - HELD_SECONDS) * PLAYED_RATE_HZ)
ALL_SOUND_OFF = 120
BLOCK = 64


class Player(Protocol):
    """What plays bank 0 of a soundfont, where General MIDI's programs lie."""

    def has(self, program: int) -> bool:
        """Whether there is such a program (from 0)."""

    def note(self, program: int, pitch: int, velocity: int) -> np.ndarray:
        """float32 [64000] of one note, mixed to mono, not scaled. Raise SynthError if there is no program."""

    def close(self) -> None: ...


class FluidSynthPlayer:
    """FluidSynth, without reverb and chorus.

    With FluidSynth 2.3 a note differs a little in its first tenth of a second, about −30 dB, by what its
    voices played before, though nothing sounds on (the filter's past, it seems: see its pull request 1476).
    The same notes in the same order are the same samples.
    """

    def __init__(self, path: str | Path) -> None:
        try:
            import fluidsynth
        except ImportError:
            raise SynthError(
                "FluidSynth is missing: install its library (Debian: apt-get install libfluidsynth3)"
                " and `pip install nsynth-bridge[studio]`"
            ) from None
        self._path = path
        settings = {"synth.reverb.active": 0, "synth.chorus.active": 0}
        # Samples are read when their program is first played: a soundfont opens in 20 ms, not in a second.
        settings["synth.dynamic-sample-loading"] = 1
        self._synth = fluidsynth.Synth(gain=0.5, samplerate=PLAYED_RATE_HZ, channels=16, **settings)
        self._font = self._synth.sfload(str(path)) if Path(path).is_file() else -1
        if self._font < 0:
            self._synth.delete()
            raise SynthError(f"{path} is not a soundfont that FluidSynth can read")
        # pyfluidsynth offers 16 bits alone, of which the softest notes would fill eight.
        number, address = ctypes.c_int, ctypes.c_void_p
        call = ctypes.CFUNCTYPE(number, address, number, address, number, number, address, number, number)
        self._write = call(("fluid_synth_write_float", fluidsynth._fl))

    def has(self, program: int) -> bool:
        return self._synth.sfpreset_name(self._font, 0, program) is not None

    def note(self, program: int, pitch: int, velocity: int) -> np.ndarray:
        if not self.has(program):
            raise _missing(self._path, program)
        self._synth.cc(0, ALL_SOUND_OFF, 0)
        # Without a block of silence between them, the end of the last note would return in this one.
        self._play(BLOCK)
        self._synth.program_select(0, self._font, 0, program)
        self._synth.noteon(0, pitch, velocity)
        held = self._play(HELD)
        self._synth.noteoff(0, pitch)
        return _to_mono(held, self._play(RELEASED))

    def close(self) -> None:
        self._synth.delete()

    def _play(self, frames: int) -> np.ndarray:
        """float32 [2, frames] of what sounds next, left and right."""
        stereo = np.empty((2, frames), np.float32)
        place = stereo.ctypes.data
        self._write(self._synth.synth, frames, place, 0, 1, place, frames, 1)
        return stereo


class TinySoundfontPlayer:
    """tinysoundfont, a wheel that needs no library of the system. It knows no modulators: loudness goes with
    velocity, the filter does not, and instruments that are layered by modulators have holes."""

    def __init__(self, path: str | Path) -> None:
        try:
            tinysoundfont = import_module("tinysoundfont")
        except ImportError:
            # Its dependency pyaudio has no wheel for Linux and is not needed to render.
            raise SynthError("tinysoundfont is missing: pip install --no-deps tinysoundfont") from None
        self._path = path
        self._synth = tinysoundfont.Synth(samplerate=PLAYED_RATE_HZ)
        try:
            self._font = self._synth.sfload(str(path))
        except (RuntimeError, tinysoundfont.SoundFontException) as error:
            raise SynthError(f"{path} is not a soundfont that tinysoundfont can read: {error}") from None

    def has(self, program: int) -> bool:
        return self._synth.sfpreset_name(self._font, 0, program) is not None

    def note(self, program: int, pitch: int, velocity: int) -> np.ndarray:
        if not self.has(program):
            raise _missing(self._path, program)
        self._synth.sounds_off(0)
        self._play(PLAYED_RATE_HZ // 10)  # what sounds still is faded, in 10 ms
        self._synth.program_select(0, self._font, 0, program)
        self._synth.noteon(0, pitch, velocity)
        held = self._play(HELD)
        self._synth.noteoff(0, pitch)
        return _to_mono(held, self._play(RELEASED))

    def close(self) -> None:
        self._synth.sfunload(self._font)

    def _play(self, frames: int) -> np.ndarray:
        """float32 [2, frames] of what sounds next, left and right."""
        return np.frombuffer(self._synth.generate_simple(frames), np.float32).reshape(frames, 2).T


def open_player(path: str | Path, name: str | None = None) -> Player:
    """The player of that name, or the first of NAMES that is installed. Raise SynthError if there is none."""
    if not Path(path).is_file():
        raise SynthError(f"no soundfont {path}")
    with open(path, "rb") as file:
        start = file.read(12)
    # FluidSynth would say so in five lines of its own.
    if start[:4] != b"RIFF" or start[8:] != b"sfbk":
        raise SynthError(f"{path} is no soundfont (SF2 or SF3)")
    return FluidSynthPlayer(path) if (name or installed()) == "fluidsynth" else TinySoundfontPlayer(path)


def installed() -> str:
    """The first of NAMES that can be used here. Raise SynthError with the commands if none can."""
    try:
        import fluidsynth  # noqa: F401  (fails without the library, too)
    except ImportError:
        if find_spec("tinysoundfont"):
            return "tinysoundfont"
        raise SynthError(
            "nothing here plays soundfonts: install FluidSynth (Debian: apt-get install libfluidsynth3) and"
            " `pip install nsynth-bridge[studio]`, or `pip install --no-deps tinysoundfont`"
        ) from None
    return "fluidsynth"


def _missing(path: str | Path, program: int) -> SynthError:
    return SynthError(f"{path} has no program {program} in bank 0")


def _to_mono(held: np.ndarray, released: np.ndarray) -> np.ndarray:
    """Two stretches of stereo [2, frames] at PLAYED_RATE_HZ to mono float32 [samples] at SAMPLE_RATE."""
    left, right = np.concatenate([held, released], axis=1)
    # Ten times as quick as mean(), which was a third of all the time.
    return soxr.resample((left + right) / 2, PLAYED_RATE_HZ, SAMPLE_RATE, quality="HQ")
