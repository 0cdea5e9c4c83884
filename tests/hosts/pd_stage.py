"""A daemon's presets for the tests of Pd, short and looped, and a hand that plays them."""

import json
import time
from pathlib import Path

from tests.hosts.pd_host import Pd

LINE = {"corners": ["violin", "flute", "cello", "french_horn"], "glide": 0.15}
# Without a loop what is heard can be held against the file to its end.
SLOW = {"corners": ["trumpet", "choir", "clarinet", "cello"], "loop": None}
SHAPES = {
    "Line": {"attack": 0.01, "decay": 0, "sustain": 1, "release": 0.1},
    "Slow": {"attack": 0.3, "decay": 0.4, "sustain": 0.4, "release": 0.6},
}


def flags_of_stage(folder: Path) -> tuple[str, ...]:
    """Of a daemon with the presets Line and Slow, which begins with Line."""
    (folder / "presets").mkdir()
    for name, preset in (("Line", LINE), ("Slow", SLOW)):
        more = {"version": 2, "name": name, "grid": 5, "loop": {"start": 0.3, "end": 1.4}}
        preset = {**more, **preset, "envelope": SHAPES[name]}
        (folder / "presets" / f"{name}.json").write_text(json.dumps(preset))
    flags = "--midi", "off", "--note-seconds", "1.5", "--presets", str(folder / "presets")
    return *flags, "--preset", "Line"


def play(pd: Pd, seconds: float, *pitches: int) -> list[list[str]]:
    """Keys go down, and up after so long; what was told of each as it was struck."""
    since = len(pd.lines)
    for pitch in pitches:
        pd.send(f"core note {pitch} 100")
    pd.wait_for("play", since)
    time.sleep(seconds)
    for pitch in pitches:
        pd.send(f"core note {pitch} 0")
    pd.wait_for("release", since)
    return pd.told("play", since)
