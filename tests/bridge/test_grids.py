"""A running daemon plays what `nsynth grid` renders."""

import json
import subprocess
import sys

import pytest

from synth import locations
from synth.config import SAMPLE_RATE
from synth.grid.layout import Grid

PITCH, SECONDS = 60, 0.3
PRESET = locations.WEIGHTS.parents[1] / "presets" / "chamber.json"


def test_a_running_daemon_takes_a_grid_s_notes_and_renders_the_others(tmp_path, run_daemon):
    """It was started before there was a grid: what is in the folder counts when a note is needed."""
    folder, settings = tmp_path / "grid", tmp_path / "settings.json"
    daemon = run_daemon(
        "--midi", "off", "--note-seconds", str(SECONDS), "--preset", "Chamber", "--grids", str(folder)
    )
    with daemon.client(60) as client:
        one, two, three, four = client.state.corners
        preset = json.loads(PRESET.read_text())
        sampling = {name: preset[name] for name in ("temperature", "seed") if name in preset}
        made = {"plane": [[one, two], [three, four]], "pitches": [PITCH], "resolution": 3, **sampling}
        settings.write_text(json.dumps({**made, "seconds": SECONDS}))
        # In a process of its own, as a renderer has numbers near 0 be 0 from then on.
        command = [sys.executable, "-m", "synth.cli", "grid", str(settings), str(folder), "--json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        grid = Grid.load(folder)
        places = {cell[1:]: grid.file(grid.mixture(*cell), PITCH) for cell in grid.cells()}
        torn, gone = places.pop((0, 0)), places.pop((2, 2))
        torn.write_bytes(torn.read_bytes()[:-2])
        gone.unlink()

        def rendered(x, y):
            return client.render(PITCH, 100, x, y)

        for (xi, yi), path in places.items():
            assert rendered(xi / 2, yi / 2).samefile(path)
        for x, y, path in ((0, 0, torn), (1, 1, gone)):
            own = rendered(x, y)
            assert own.name == path.name and own.stat().st_nlink == 1
    daemon.stop()
    assert all(path.is_file() for path in places.values())


@pytest.mark.parametrize("style", ["ons", "m4l"])
def test_a_preset_that_weighs_by_distance_plays_every_cell_of_a_published_grid(tmp_path, run_daemon, style):
    """Of four steps a side: what lies within has other shares of the corners than a bilinear preset's."""
    nw, ne, sw, se = corners = ["flute", "violin", "cello", "choir"]
    laid = {
        "ons": {"pads": {"NW": [nw], "NE": [ne], "SW": [sw], "SE": [se]}},
        "m4l": {"instruments": [[sw, nw], [se, ne]]},
    }[style]
    settings, folder, presets = tmp_path / "settings.json", tmp_path / "grid", tmp_path / "presets"
    sizes = {"pitches": [PITCH], "resolution": 4, "final_length": round(SECONDS * SAMPLE_RATE)}
    settings.write_text(json.dumps(laid | sizes))
    command = [sys.executable, "-m", "synth.cli", "grid", str(settings), str(folder), "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    presets.mkdir()
    ours = {"name": "Pads", "corners": corners, "grid": 4, "weights": "distance"}
    (presets / "pads.json").write_text(json.dumps(ours))
    flags = ["--presets", str(presets), "--preset", "Pads", "--grids", str(folder)]
    daemon = run_daemon("--midi", "off", "--note-seconds", str(SECONDS), *flags)
    grid = Grid.load(folder)
    with daemon.client(60) as client:
        for square, xi, yi in grid.cells():
            path = grid.file(grid.mixture(square, xi, yi), PITCH)
            assert client.render(PITCH, 100, xi / 3, yi / 3).samefile(path), (xi, yi)
    daemon.stop()
