"""NSynth's qualities of a note: those that people annotated, or for rendered notes those that rules derive.

Nobody has listened to rendered notes. A rule stands for a quality where its description in the data set can
be measured in the sound alone; thresholds are where notes of a soundfont part, not where ears do.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from synth.config import SAMPLE_RATE
from synth.datasets.note_set import NoteInfo
from synth.datasets.players import HELD_SECONDS, NOTE_SECONDS
from synth.errors import SynthError
from synth.evaluation import measures

# What the rules ask for: the key is held for three seconds of four.
WHOLE = round(NOTE_SECONDS * SAMPLE_RATE)
# A straight line through the centroids of rendered notes, in octaves above 1 Hz: at pitch 0, and a semitone.
CENTROID_OCTAVES, OCTAVES_A_SEMITONE = 5.49, 0.0605
# After the loudest moment, where what is struck has rung off; and where the key is up and where all ends.
STRUCK_SECONDS, KEY_DOWN, LATE = 0.1, HELD_SECONDS - 0.05, NOTE_SECONDS - 0.1
FRAME = 1024


@dataclass(frozen=True)
class Traits:
    """What the rules go by; levels in dB, times in ms.

    brightness_octaves is how far the spectral centroid (of the power, whole note) lies above what is usual
    at the pitch; fall_db what is lost a tenth of a second after the attack; late_drop_db how far below the
    peak the note is after 2.5 s; release_db what is lost from the key's release to the end; sounding
    whether there was something to release, less than 40 dB below the peak.
    """

    brightness_octaves: float
    attack_ms: float
    fall_db: float
    late_drop_db: float
    hole_db: float
    release_db: float
    sounding: bool


class Rule(NamedTuple):
    """A quality, whether a note's traits have it, and that in words."""

    quality: str
    holds: Callable[[Traits], bool]
    said: str


RULES = (
    Rule("bright", lambda note: note.brightness_octaves >= 0.8, "centroid 0.8 octaves above the usual"),
    Rule("dark", lambda note: note.brightness_octaves <= -0.7, "centroid 0.7 octaves below the usual"),
    Rule("fast_decay", lambda note: note.late_drop_db >= 20, "20 dB down after 2.5 s, the key held"),
    Rule(
        "long_release",
        lambda note: note.sounding and note.release_db <= 40,
        "less than 40 dB lost in the second after the key is up",
    ),
    Rule(
        "nonlinear_env",
        lambda note: note.attack_ms >= 500 or note.hole_db >= 12,
        "rises for half a second, or falls by 12 dB and rises again",
    ),
    Rule(
        "percussive",
        lambda note: note.attack_ms <= 30 and note.fall_db >= 6,
        "loud within 30 ms, and 6 dB lost in the next 100",
    ),
)
QUALITIES = tuple(rule.quality for rule in RULES)
# Which qualities have no rule, and why.
LEFT_OUT = {
    "distortion": "no held-out instrument is distorted: nothing could be said of how well it is heard",
    "multiphonic": "no measure here parts two fundamentals from a chorus",
    "reverb": "notes are rendered without; what a sample has of its room is not told from a slow decay",
    "tempo-synced": "a rhythm in the sample is not told from a tremolo",
}
NSYNTH = (*QUALITIES, *LEFT_OUT)


def traits(audio: np.ndarray, pitch: float) -> Traits:
    """Measure a note, float32 [64000], at a MIDI pitch."""
    heard = measures.without_drift(audio[:WHOLE])
    heard = np.pad(heard, (0, WHOLE - len(heard)))
    power = measures.power_spectra(heard, FRAME, FRAME // 2).sum(axis=0)
    bins_hz = np.arange(len(power)) * SAMPLE_RATE / FRAME
    centroid_hz = (power * bins_hz).sum() / max(power.sum(), measures.SILENT_POWER)
    usual = CENTROID_OCTAVES + OCTAVES_A_SEMITONE * pitch
    slow, quick = measures.envelope_db(heard), measures.envelope_db(heard, measures.FAST_WINDOW)
    attack_ms = measures.attack_ms(heard)
    attacked = _place(attack_ms / 1000)
    # At the end of the scale of places where the note is loudest last.
    struck = min(attacked + _place(STRUCK_SECONDS), len(quick) - 1)
    down, late = slow[_place(KEY_DOWN)], slow[_place(LATE)]
    return Traits(
        brightness_octaves=float(np.log2(max(centroid_hz, 1.0)) - usual),
        attack_ms=attack_ms,
        fall_db=float(quick.max() - quick[struck]),
        late_drop_db=measures.late_drop_db(heard),
        hole_db=measures.deepest_hole_db(heard),
        release_db=float(down - late),
        sounding=bool(down > slow.max() - 40),
    )


def annotated(infos: Iterable[NoteInfo]) -> bool:
    """Whether a data set brings annotations: one note of it at least has a quality."""
    return any(info.qualities for info in infos)


def check(wanted: Sequence[str], annotations: bool) -> None:
    """Raise SynthError if one of these is none of NSynth's, or has no rule where nothing is annotated."""
    for name in wanted:
        if name not in NSYNTH:
            raise SynthError(f"no quality {name!r}: NSynth's are {', '.join(NSYNTH)}")
        if not annotations and name not in QUALITIES:
            raise SynthError(f"{name} has no rule, and these notes have no annotations: {LEFT_OUT[name]}")


def of_note(
    annotations: Collection[str] | None, audio: np.ndarray, pitch: float, wanted: Sequence[str] = QUALITIES
) -> np.ndarray:
    """bool [wanted]: as people said if they said anything, else by the rules."""
    if annotations is not None:
        return np.array([name in annotations for name in wanted])
    found = traits(audio, pitch)
    holding = {rule.quality: rule.holds(found) for rule in RULES}
    return np.array([holding[name] for name in wanted])


def f1(truth: np.ndarray, said: np.ndarray) -> float:
    """F1 over all qualities together (micro) of bool arrays alike; 0 where nothing is right."""
    both = int((truth & said).sum())
    return 2 * both / max(1, int(truth.sum()) + int(said.sum()))


def _place(seconds: float) -> int:
    """Index of an instant in an envelope."""
    return round(seconds * SAMPLE_RATE) // measures.ENVELOPE_HOP
