"""Packages that only the studio needs, imported where they are used."""

import importlib
from typing import Any

from synth.errors import SynthError


def studio(module: str) -> Any:
    """A module of the extra `studio`. Raise SynthError with the command that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.split(".")[0]
        raise SynthError(f"{package} is missing: pip install nsynth-bridge[studio]") from None
