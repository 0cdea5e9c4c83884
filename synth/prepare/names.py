"""Instrument and pitch of a recording, from the names of its file and folder. Opens no file."""

import re
import unicodedata
from pathlib import PurePath
from typing import NamedTuple

from synth.errors import SynthError

STEPS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
SHARPS, FLATS = ("#", "♯", "s", "sharp"), ("b", "♭", "flat")
NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
HIGHEST = 127
# The lowest pitch of NSynth's notes. A smaller number beside a pitch is that of a take.
LOWEST_NUMBER = 9
LONGEST = 40
EDGE, END = r"(?<![^\W_])", r"(?![^\W_]|[#♯♭])"
NOTE = re.compile(rf"{EDGE}([a-g])({'|'.join((*SHARPS, *FLATS))})?(-1|\d)" + END, re.IGNORECASE)
NUMBER = re.compile(rf"{EDGE}\d{{1,3}}{END}")
TAKE = re.compile(rf"{EDGE}(take|copy){END}", re.IGNORECASE)
EXAMPLES = "name it like flute_60.wav or flute C4.wav"


class Name(NamedTuple):
    """A safe instrument name, the MIDI pitch, and the instrument as it was written."""

    instrument: str
    pitch: int
    written: str


def note_name(pitch: int) -> str:
    """C4 for 60."""
    return f"{NAMES[pitch % 12]}{pitch // 12 - 1}"


def parse(path: PurePath) -> Name:
    """Of a path below the folder of recordings. Raise SynthError, without the path, where it is unclear."""
    stem = unicodedata.normalize("NFC", path.stem)
    found = [(match, _note_pitch(match)) for match in NOTE.finditer(stem)]
    # The octave of C-1 is no number of its own.
    rest = NOTE.sub(lambda match: " " * len(match[0]), stem)
    found += [(match, int(match[0])) for match in NUMBER.finditer(rest)]
    takes = [match for match, pitch in found if match[0].isdigit() and pitch < LOWEST_NUMBER]
    pitches = {pitch for match, pitch in found if match not in takes}
    if not pitches:
        told = f" ({takes[0][0]} is taken for the number of a take)" if takes else ""
        raise SynthError(f"no pitch in its name{told}: {EXAMPLES}")
    if len(pitches) > 1:
        read = " and ".join(match[0] for match, pitch in found if match not in takes)
        raise SynthError(f"several pitches in its name, {read}: {EXAMPLES}")
    pitch = pitches.pop()
    if not 0 <= pitch <= HIGHEST:
        raise SynthError(f"{pitch} is no MIDI pitch: 0 to {HIGHEST}, 60 is C4")
    left = NUMBER.sub(" ", rest)
    written = _trimmed(TAKE.sub(" ", left) if takes else left)
    return Name(*_instrument(path, written, pitch))


def _note_pitch(match: re.Match[str]) -> int:
    step, accidental, octave = match[1].lower(), (match[2] or "").lower(), int(match[3])
    raised = (accidental in SHARPS) - (accidental in FLATS)
    return STEPS[step] + raised + 12 * (octave + 1)


def _instrument(path: PurePath, written: str, pitch: int) -> tuple[str, int, str]:
    folder = path.parent.name
    if written and folder and safe(written) != safe(folder):
        raise SynthError(
            f"the folder says {folder}, the file {written}: give the file its pitch alone for a name"
        )
    written = written or folder
    if not written:
        raise SynthError(f"no instrument in its name: {EXAMPLES}")
    name = safe(written)
    if not name:
        raise SynthError(f"{written!r} has no letters a to z to make a file name of: rename it")
    return name, pitch, written


def safe(written: str) -> str:
    """Lower-case letters a to z, digits and single hyphens, at most 40; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", written.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")


def _trimmed(text: str) -> str:
    """Without the separators that the pitch leaves behind."""
    return re.sub(r"[\s_]+", " ", re.sub(r"\(\s*\)|\[\s*\]", " ", text)).strip(" -.,+()[]")
