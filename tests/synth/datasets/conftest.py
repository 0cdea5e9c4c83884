"""A small render of a real soundfont that many tests read."""

import argparse
from pathlib import Path

import pytest

from synth.datasets import rendering
from tests.conftest import SOUNDFONT

# Three instruments, one of each split; the guitar is silent at 108.
SMALL = ("--programs", "26", "41", "43", "--pitches", "48", "108", "--pitch-step", "12")
SMALL += ("--velocities", "40", "127")


def render(output: Path, *flags: str) -> None:
    """What `nsynth render-dataset OUT --soundfont …` does."""
    parser = argparse.ArgumentParser()
    rendering.add_arguments(parser)
    rendering.run(parser.parse_args([str(output), "--soundfont", str(SOUNDFONT), *flags]))


@pytest.fixture(scope="session")
def rendered(soundfont, tmp_path_factory):
    """The small render with WAV files, by two processes."""
    folder = tmp_path_factory.mktemp("rendered") / "notes"
    render(folder, *SMALL, "--wav", "--workers", "2")
    return folder
