"""A reader of the Open NSynth Super's layout, written from its app's documentation, plays the export."""

import json

import numpy as np
import pytest
import soundfile

from synth.cli import main
from synth.grid.layout import Grid
from tests.synth.export.conftest import SQUARE, close, make, weights

LEFT, RIGHT = ("bass", "choir"), ("flute",)
PADS = [(left, "flute", "organ", "reed") for left in LEFT]


class App:
    """settings.json and pads as the device reads them; the folder stands for its dataDirectory."""

    def __init__(self, folder):
        settings = json.loads((folder / "settings.json").read_text("utf-8"))
        self.folder, self.settings = folder / "pads", settings["nsynth"]
        self.corners = [corner["instruments"] for corner in settings["corners"]]
        self.chosen = [0, 0, 0, 0]
        assert settings["audio"]["sampleRate"] and settings["audio"]["bufferSize"]

    def load(self):
        names = [corner[number]["name"] for corner, number in zip(self.corners, self.chosen, strict=True)]
        resolution, pitches = self.settings["resolution"], len(self.settings["pitches"])
        data = (self.folder / ("_".join(names) + ".bin")).read_bytes()
        self.rows = resolution * resolution * pitches
        assert len(data) == self.rows * self.settings["length"] * 2
        self.data = np.frombuffer(data, "<i2")

    def sound(self, x, y, key):
        """The row that the finger at 0..1 chooses, of the pitch nearest to the key."""
        last = self.settings["resolution"] - 1
        index = round(y * last) * self.settings["resolution"] + round(x * last)
        pitches = self.settings["pitches"]
        nearest = min(range(len(pitches)), key=lambda number: abs(pitches[number] - key))
        row = index * len(pitches) + nearest
        length = self.settings["length"]
        return self.data[row * length : (row + 1) * length], pitches[nearest]


@pytest.fixture
def device(tmp_path):
    grid = make(tmp_path / "grid", PADS, style="ons")
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "ons"]) == 0
    return App(tmp_path / "out"), grid


def test_every_row_is_its_cells_note(device):
    app, grid = device
    for number, square in enumerate(PADS):
        app.chosen[0] = [shown["name"] for shown in app.corners[0]].index(square[0])
        app.load()
        for yi in range(3):
            for xi in range(3):
                for key in grid.pitches:
                    sound, pitch = app.sound(xi / 2, yi / 2, key)
                    source, _ = soundfile.read(grid.file(grid.mixture(number, xi, yi), pitch), dtype="int16")
                    assert np.array_equal(sound[: len(source)], source)
                    assert not sound[len(source) :].any()


def test_each_corner_is_its_instrument(device):
    app, _ = device
    app.load()
    corners = {(0, 0): "bass", (1, 0): "flute", (0, 1): "organ", (1, 1): "reed"}
    for (x, y), name in corners.items():
        sound, pitch = app.sound(x, y, 60)
        assert close(weights(sound, pitch), {name: 1.0}), name


def test_the_app_has_room_for_what_it_shows(device):
    app, _ = device
    for corner in app.corners:
        assert all(0 < len(shown["display"]) <= 8 and len(shown["abbr"]) == 2 for shown in corner)
    assert app.corners[0][1] == {"name": "choir", "display": "CHOIR", "abbr": "CH"}


def test_long_names_are_told_apart_on_the_screen(tmp_path):
    from synth.export.ons import _shown

    shown = _shown(["electric_piano_1", "electric_piano_2", "acoustic_grand_piano", "electric_piano_grand"])
    assert len({each["display"] for each in shown}) == len({each["abbr"] for each in shown}) == 4
    assert all(len(each["display"]) <= 8 and len(each["abbr"]) == 2 for each in shown)


def test_notes_longer_than_a_row_are_cut(tmp_path):
    grid = make(tmp_path / "grid", [SQUARE], resolution=2, pitches=(60,), samples=64_000)
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "ons"]) == 0
    app = App(tmp_path / "out")
    app.load()
    source, _ = soundfile.read(grid.file({"reed": 1.0}, 60), dtype="int16")
    assert np.array_equal(app.sound(1, 1, 60)[0], source[:60_000])


def test_a_grid_that_lacks_what_the_app_offers_is_refused(tmp_path, capsys):
    make(tmp_path / "grid", [SQUARE, ("choir", "flute", "organ", "bass")], resolution=2, pitches=(60,))
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "ons"]) == 1
    assert "every combination" in capsys.readouterr().err
    assert not (tmp_path / "out").exists() and [path.name for path in tmp_path.iterdir()] == ["grid"]


def test_the_reader_tells_the_published_order_of_corners_from_the_apps(device):
    """The published pack script's order, NW NE SE SW, names a pad that the app does not look for."""
    app, _ = device
    assert not (app.folder / "bass_flute_reed_organ.bin").exists()
    assert Grid.load(app.folder.parents[1] / "grid").squares[0] == ("bass", "flute", "organ", "reed")
