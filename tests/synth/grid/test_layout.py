import math

import pytest

from bridge.live.position import Position, mixture
from synth.errors import SynthError
from synth.grid.layout import Grid, Note, by_distance, halvings, key

CORNERS = ("flute", "guitar", "organ", "flute")


def grid(style="own", resolution=5, notes=()):
    return Grid("g", style, "m", 16000, 1600, resolution, [60], None, [CORNERS], list(notes))


@pytest.mark.parametrize("style", ["ons", "m4l", "own"])
def test_a_corner_is_its_instrument_and_weights_sum_to_1(style):
    made = grid(style)
    for corner, (x, y) in zip(CORNERS, [(0, 0), (4, 0), (0, 4), (4, 4)], strict=True):
        assert made.mixture(0, x, y) == {corner: 1.0}
    assert all(math.isclose(sum(made.mixture(*cell).values()), 1) for cell in made.cells())


def test_our_own_cells_are_the_daemon_s_to_the_last_bit():
    made = grid(resolution=17)
    for square, x, y in made.cells():
        daemons = mixture(CORNERS, Position(x / 16, y / 16).snapped(17).corner_weights)
        assert made.mixture(square, x, y) == daemons and list(made.mixture(square, x, y)) == list(daemons)


def test_published_weights_fall_with_the_distance():
    """Half a side from the left edge's middle: two corners at 1/2, the others further than a side."""
    assert by_distance(0, 0.5) == (0.5, 0, 0.5, 0)
    assert by_distance(0.5, 0.5) == pytest.approx((0.25,) * 4)
    near, far = 1 - math.hypot(0.25, 0.25), 1 - math.hypot(0.75, 0.25)
    opposite = max(1 - math.hypot(0.75, 0.75), 0)
    assert by_distance(0.25, 0.25)[0] == pytest.approx(near / (near + 2 * far + opposite))


@pytest.mark.parametrize("resolution", [2, 3, 5, 9, 16])
def test_every_cell_comes_once_and_the_corners_first(resolution):
    found = [cell for step in halvings(resolution) for cell in step]
    assert len(found) == len(set(found)) == resolution**2
    assert set(found[:4]) == {(x, y) for x in (0, resolution - 1) for y in (0, resolution - 1)}


def test_equal_mixtures_have_equal_keys():
    assert key({"b": 1 / 3, "a": 2 / 3}) == key({"a": 0.6666667, "b": 0.3333333, "c": 1e-9})
    assert key({"a": 0.5, "b": 0.5}) != key({"a": 0.5001, "b": 0.4999})


def test_a_saved_grid_is_loaded_with_its_files(tmp_path):
    made = grid(notes=[Note("notes/ab.wav", 60, {"flute": 1.0})])
    made.save(tmp_path)
    found = Grid.load(tmp_path)
    assert found == made
    assert found.file(found.mixture(0, 4, 4), 60) == tmp_path / "notes" / "ab.wav"
    with pytest.raises(SynthError, match="has no note of"):
        found.file({"organ": 1.0}, 60)


@pytest.mark.parametrize("file", ["../ab.wav", "/etc/passwd", "notes/../../x", "notes\\..\\x"])
def test_a_grid_that_names_files_outside_is_refused(tmp_path, file):
    grid(notes=[Note(file, 60, {"flute": 1.0})]).save(tmp_path)
    with pytest.raises(SynthError, match="does not lie in notes"):
        Grid.load(tmp_path)


@pytest.mark.parametrize("content", [None, b"{", b'{"format": "other"}'])
def test_a_folder_without_a_grid_is_one_clear_line(tmp_path, content):
    if content is not None:
        (tmp_path / "grid.json").write_bytes(content)
    with pytest.raises(SynthError, match=r"holds no|cannot be read as a grid"):
        Grid.load(tmp_path)
