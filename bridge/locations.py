"""Where the bundled presets lie, in a checkout and in an installed package."""

from pathlib import Path

HERE = Path(__file__).parent


def presets_folder() -> Path:
    installed = HERE / "presets"
    return installed if installed.is_dir() else HERE.parent / "presets"
