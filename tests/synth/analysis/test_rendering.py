"""Sounds are measured alike by this process and by others."""

import numpy as np
import pytest

from synth.analysis import rendering
from synth.errors import SynthError
from synth.evaluation import optional


def tones():
    time = np.arange(8000) / 16_000
    return [(0.2 * np.sin(2 * np.pi * hz * time)).astype(np.float32) for hz in (220, 440, 880)]


def test_several_processes_find_what_one_does_in_the_same_order(monkeypatch):
    told = []
    alone = rendering.examine(tones(), [57, 69, 81], told.append)
    monkeypatch.setattr(rendering, "NOTES_PER_PROCESS", 1)
    monkeypatch.setattr(rendering, "cores", lambda: 2)
    assert rendering.examine(tones(), [57, 69, 81], told.append) == alone
    assert told == [1, 2, 3, 1, 2, 3]
    assert [round(each.measures.centroid_hz, -1) for each in alone] == [220, 440, 880]


def test_a_missing_package_is_told_before_the_work(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(optional.importlib, "import_module", missing)
    with pytest.raises(SynthError, match=r"librosa is missing: pip install nsynth-bridge\[studio\]"):
        rendering.check_installed()
