"""Packages that only the studio needs, imported where they are used."""

import functools
import importlib
from pathlib import Path
from typing import Any

from synth.compiling import alone
from synth.errors import SynthError


def studio(module: str) -> Any:
    """A module of the extra `studio`. Raise SynthError with the command that installs it."""
    package = module.split(".")[0]
    try:
        if package == "librosa":
            _compile_librosa()
        return importlib.import_module(module)
    except ImportError:
        raise SynthError(f"{package} is missing: pip install nsynth-bridge[studio]") from None


@functools.cache
def _compile_librosa() -> None:
    """Import those of its parts that numba compiles for several types as they are imported."""
    (folder,) = importlib.import_module("librosa").__path__
    with alone(Path(folder) / "__pycache__"):
        for part in ("core", "filters", "sequence", "util"):
            importlib.import_module(f"librosa.{part}")
