"""What became of each recording, as the page and programs read it. Does no work."""

import re

import msgspec

from synth.prepare.names import note_name

FORMAT = "nsynth-prepare-1"
FILE = re.compile(r"[a-z0-9-]+_[0-9]{1,3}\.wav")
# A name further off than this is doubted, and not tuned to.
PITCH_CENTS = 60.0


class Note(msgspec.Struct):
    """One file of the output: `named` is the pitch of the source's name, `pitch` that of its own name.

    `detected` is the MIDI pitch, with its fraction, of the source as it was recorded, None where it has none
    or the note is filled; `tuned_cents` is what it was moved by to be in tune. A filled note was repitched
    from the one at `filled_from`. `seconds` is how long the source sounds, levels are those
    of the source: peak_db against full scale, signal_to_noise_db None where too little precedes the note.
    source_sha256 is that of a recorded note's file, so that the next run knows what it has heard already.
    """

    instrument: str
    pitch: int
    file: str
    source: str
    named: int
    source_rate_hz: int
    source_channels: int
    onset_seconds: float
    seconds: float
    detected: float | None = None
    peak_db: float | None = None
    signal_to_noise_db: float | None = None
    offset: float | None = None
    clipped_samples: int | None = None
    tuned_cents: float = 0.0
    filled_from: int | None = None
    source_sha256: str = ""
    warnings: list[str] = []

    @property
    def cents(self) -> float | None:
        """How far the source is above the pitch of the file; None if nothing was detected."""
        return None if self.detected is None else 100 * (self.detected - self.pitch)


class Failure(msgspec.Struct):
    """A file that could not be used, and why."""

    source: str
    reason: str


class Outcome(msgspec.Struct):
    """All that a run did. `renamed` has an instrument as it was written, and as its files are named."""

    format: str
    notes: list[Note]
    failures: list[Failure]
    missing: list[str]
    renamed: dict[str, str]
    ignored: list[str]

    @property
    def warnings(self) -> list[str]:
        """In plain words: of what was recorded, of what was filled, then what is missing."""
        notes = sorted(self.notes, key=lambda note: note.filled_from is not None)
        told = [warning for note in notes for warning in note.warnings]
        if self.missing:
            told.append(f"missing: {', '.join(self.missing)}; --fill makes them of the nearest note")
        return told


def file_name(instrument: str, pitch: int) -> str:
    return f"{instrument}_{pitch}.wav"


def said(pitch: int) -> str:
    """C4 (60)."""
    return f"{note_name(pitch)} ({pitch})"
