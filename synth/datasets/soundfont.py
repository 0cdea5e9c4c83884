"""Notes played by FluidSynth from a soundfont, as NSynth was rendered: 4 s at 16 kHz, key held for 3."""

from pathlib import Path
from types import TracebackType

import numpy as np

from synth.config import SAMPLE_RATE
from synth.errors import SynthError

HELD_SECONDS = 3.0
NOTE_SECONDS = 4.0


class Soundfont:
    """An open soundfont; use it in a with statement."""

    def __init__(self, path: str | Path) -> None:
        try:
            import fluidsynth
        except ImportError:
            raise SynthError(
                "FluidSynth is missing: install its library (Debian: apt-get install libfluidsynth3)"
                " and `pip install nsynth-bridge[studio]`"
            ) from None
        if not Path(path).is_file():
            raise SynthError(f"no soundfont {path}")
        settings = {"synth.reverb.active": 0, "synth.chorus.active": 0}
        self._synth = fluidsynth.Synth(gain=0.5, samplerate=SAMPLE_RATE, **settings)
        self._font = self._synth.sfload(str(path))
        if self._font < 0:
            raise SynthError(f"{path} is not a soundfont that FluidSynth can read")

    def __enter__(self) -> "Soundfont":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._synth.delete()

    def note(self, program: int, pitch: int, velocity: int) -> np.ndarray:
        """float32 [64000] of one note of a General MIDI program (from 0), mixed to mono, not scaled."""
        self._synth.system_reset()
        self._synth.program_select(0, self._font, 0, program)
        self._synth.noteon(0, pitch, velocity)
        held = self._synth.get_samples(int(HELD_SECONDS * SAMPLE_RATE))
        self._synth.noteoff(0, pitch)
        released = self._synth.get_samples(int((NOTE_SECONDS - HELD_SECONDS) * SAMPLE_RATE))
        stereo = np.concatenate([held, released]).reshape(-1, 2)
        return stereo.mean(axis=1).astype(np.float32) / 32768
