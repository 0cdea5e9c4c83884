"""Names of pitches, as musicians write them: C4 is MIDI 60."""

import re

from bridge.errors import ClientError

NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def parse(text: str) -> int:
    """MIDI number of C4, F#3, Bb-1 or 60. Raise ClientError if it is none, or outside 0..127."""
    if text.isdecimal():
        pitch = int(text)
    else:
        found = re.fullmatch(r"([A-Ga-g])([#b]?)(-?\d)", text)
        if not found:
            raise ClientError(f"{text!r} is not a note: write C4, F#3, Bb2 or a MIDI number")
        letter, accidental, octave = found.groups()
        pitch = 12 * (int(octave) + 1) + STEPS[letter.upper()] + {"#": 1, "b": -1, "": 0}[accidental]
    if not 0 <= pitch <= 127:
        raise ClientError(f"{text} is outside MIDI's 0..127")
    return pitch


def name(pitch: int) -> str:
    return f"{NAMES[pitch % 12]}{pitch // 12 - 1}"
