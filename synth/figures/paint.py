"""What all figures share: theme, axes in seconds and note names, files. Knows no sounds and no models."""

import io
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synth import files
from synth.errors import SynthError
from synth.evaluation.optional import studio

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# By a file's ending, what would make the same figure another file: the time, the version.
FORMATS: dict[str, dict[str, Any]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None, "Creator": None},
    ".pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}
DOTS_PER_INCH = 120
# Of lines and bars: colours that people of any sight tell apart (Okabe and Ito 2008), on both themes.
LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
# From below nothing to above it, and from little to much.
SIGNED, AMOUNT = "RdBu_r", "turbo"
LIGHT, DARK = ("#ffffff", "#1c1c1c", "#8a8a8a"), ("#15171a", "#e6e6e6", "#7d8288")


def theme(dark: bool = False) -> AbstractContextManager[None]:
    """While a figure is drawn in it: white as paper, or dark. Rainbowgrams are on black in both."""
    matplotlib = studio("matplotlib")
    ground, ink, faint = DARK if dark else LIGHT
    look = {
        "font.size": 10,
        "axes.titlesize": 10,
        "figure.titlesize": 12,
        "axes.prop_cycle": studio("cycler").cycler(color=LINES),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "grid.color": faint,
        "grid.alpha": 0.35,
        "legend.frameon": False,
        "svg.hashsalt": "nsynth",
    }
    look |= dict.fromkeys(("figure.facecolor", "axes.facecolor"), ground)
    look |= dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), ink)
    look["axes.edgecolor"] = faint
    return matplotlib.rc_context(look)


def new(width: float, height: float, title: str = "") -> "Figure":
    """An empty figure of so many inches."""
    figure = studio("matplotlib.figure").Figure(figsize=(width, height), layout="constrained")
    if title:
        figure.suptitle(title)
    return figure


def checked(path: str | Path) -> Path:
    """Where a figure is to be written. Raise SynthError, before anything is rendered, for another ending."""
    if Path(path).suffix.lower() not in FORMATS:
        raise SynthError(f"{path}: a figure's file ends in {', '.join(FORMATS)}")
    if Path(path).is_dir():
        raise SynthError(f"{path} is a folder: name a file")
    return Path(path)


def save(figure: "Figure", path: str | Path) -> None:
    """Write PNG, SVG or PDF by the name's ending, whole or not at all."""
    ending = checked(path).suffix.lower()
    whole = io.BytesIO()
    figure.savefig(whole, format=ending[1:], dpi=DOTS_PER_INCH, metadata=FORMATS[ending])
    files.write_whole(path, whole.getbuffer())


def note_name(pitch: int) -> str:
    """Of a MIDI pitch: 60 is C4."""
    names = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
    return f"{names[pitch % 12]}{pitch // 12 - 1}"


def note_axis(axes: "Axes", lowest: int, octaves: int) -> None:
    """Each C of so many octaves on the vertical axis, whose unit is the MIDI pitch."""
    pitches = range(lowest, lowest + 12 * octaves, 12)
    axes.set_yticks(list(pitches), [note_name(pitch) for pitch in pitches])
