"""Instrument and pitch of the names that people give."""

from pathlib import PurePath

import pytest

from synth.errors import SynthError
from synth.prepare.names import note_name, parse


@pytest.mark.parametrize(
    "path, instrument, pitch",
    [
        ("flute_60.wav", "flute", 60),
        ("flute C4.wav", "flute", 60),
        ("Flute-c#3.aiff", "flute", 49),
        ("flute/60.wav", "flute", 60),
        ("Flute/flute.C4.mp3", "flute", 60),
        ("C4 flute.wav", "flute", 60),
        ("flute_Db-1.wav", "flute", 1),
        ("flute_c♯4.wav", "flute", 61),
        ("flute B♭3 take 2.wav", "flute", 58),
        ("flute 60 (2).wav", "flute", 60),
        ("flute C4 60.wav", "flute", 60),
        ("Flûte à bec, Eb4.wav", "flute-a-bec", 63),
        ("bass2 E1.wav", "bass2", 28),
        ("take that 60.wav", "take-that", 60),
        ("../../etc/61.wav", "etc", 61),
        ("a" * 90 + "_60.wav", "a" * 40, 60),
    ],
)
def test_they_are_understood(path, instrument, pitch):
    assert parse(PurePath(path))[:2] == (instrument, pitch)


@pytest.mark.parametrize(
    "path, says",
    [
        ("flute.wav", "no pitch in its name: name it like flute_60.wav"),
        ("flute 2.wav", "2 is taken for the number of a take"),
        ("60.wav", "no instrument in its name"),
        ("flute C4 61.wav", "several pitches in its name, C4 and 61"),
        ("flute C4-E4.wav", "several pitches in its name, C4 and E4"),
        ("flute 2026-11-22 C4.wav", "several pitches"),
        ("flute_128.wav", "128 is no MIDI pitch: 0 to 127"),
        ("flute_Cb-1.wav", "-1 is no MIDI pitch"),
        ("flute_G#9.wav", "128 is no MIDI pitch"),
        ("woodwinds/flute_60.wav", "the folder says woodwinds, the file flute"),
        ("флейта_60.wav", "no letters a to z"),
    ],
)
def test_what_is_not_clear_is_refused_with_a_word(path, says):
    with pytest.raises(SynthError, match=says):
        parse(PurePath(path))


@pytest.mark.parametrize("pitch", range(128))
def test_names_of_notes_are_read_as_they_are_written(pitch):
    assert parse(PurePath(f"x {note_name(pitch)}.wav")).pitch == pitch
