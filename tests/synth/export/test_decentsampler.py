"""The preset is read as DecentSampler's guide tells: knobs' tables and groups give each cell its place."""

from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile

from synth.cli import main
from synth.grid.layout import Grid
from tests.synth.export.conftest import LOOP, SQUARE, close, make, weights

LAST = 2


@pytest.fixture
def preset(square, tmp_path):
    assert main(["export", str(square), str(tmp_path / "out"), "--to", "decentsampler"]) == 0
    return Preset(tmp_path / "out" / f"{'_'.join(SQUARE)}.dspreset")


class Preset:
    """What sounds where the knobs stand: the samples of a key, each as loud as both knobs leave it."""

    def __init__(self, path):
        self.folder, self.root = path.parent, ElementTree.parse(path).getroot()
        self.groups = self.root.findall("groups/group")
        self.knobs = self.root.findall("ui/tab/labeled-knob")

    def volumes(self, x, y):
        found = np.ones((2, len(self.groups)))
        for axis, (knob, value) in enumerate(zip(self.knobs, (x, y), strict=True)):
            for binding in knob.findall("binding"):
                assert binding.get("type") == "amp" and binding.get("level") == "group"
                assert binding.get("parameter") == ("AMP_VOLUME", "OUTPUT_1_VOLUME")[axis]
                pairs = [pair.split(",") for pair in binding.get("translationTable").split(";")]
                places, volumes = np.array(pairs, float).T
                assert (np.diff(places) > 0).all() and volumes.min() >= 0 and volumes.max() <= 1
                found[axis, int(binding.get("position"))] = np.interp(value, places, volumes)
        return found.prod(axis=0)

    def sound(self, x, y, key):
        total = 0.0
        for group, volume in zip(self.groups, self.volumes(x, y), strict=True):
            (sample,) = [
                each
                for each in group.findall("sample")
                if int(each.get("loNote")) <= key <= int(each.get("hiNote"))
            ]
            total = total + volume * soundfile.read(self.folder / sample.get("path"))[0]
        return total, int(sample.get("rootNote"))


def test_at_its_place_exactly_that_cell_sounds(preset, square):
    grid = Grid.load(square)
    for yi in range(LAST + 1):
        for xi in range(LAST + 1):
            for key in (0, 48, 54, 55, 127):
                sound, pitch = preset.sound(xi / LAST, yi / LAST, key)
                assert close(weights(sound, pitch), grid.mixture(0, xi, yi))
                assert pitch == (48 if key <= 54 else 60)


def test_between_like_cells_the_amplitude_stays(preset):
    for x, y in np.random.default_rng(0).random((50, 2)):
        assert np.sum(preset.volumes(x, y)) == pytest.approx(1, abs=1e-4)


def test_between_unlike_cells_the_power_stays(tmp_path):
    make(tmp_path / "grid", [SQUARE], turn=np.pi / 2)
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "decentsampler"]) == 0
    preset = Preset(tmp_path / "out" / f"{'_'.join(SQUARE)}.dspreset")
    for x, y in np.random.default_rng(0).random((50, 2)):
        assert np.sum(preset.volumes(x, y) ** 2) == pytest.approx(1, abs=0.03)
    assert sorted(preset.volumes(0.25, 0))[-2:] == pytest.approx([0.707, 0.707], abs=0.001)


def test_samples_are_looped_up_to_the_last_one_inclusive(preset):
    samples = preset.root.findall("groups/group/sample")
    assert len(samples) == 9 * 2
    found = {(each.get("loopEnabled"), each.get("loopStart"), each.get("loopEnd")) for each in samples}
    assert found == {("true", str(LOOP[0]), str(LOOP[1] - 1))}


def test_the_controllers_move_the_knobs(preset):
    controllers = preset.root.findall("midi/cc")
    assert [each.get("number") for each in controllers] == ["16", "17"]
    assert [each.find("binding").get("position") for each in controllers] == ["0", "1"]
