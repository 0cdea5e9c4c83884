"""WAVs for people and for programs: each cell's note, its key and its loop are found where they are told."""

import msgspec
import numpy as np
import pytest
import soundfile

from synth import smpl
from synth.cli import main
from synth.export.plain import Manifest
from synth.export.wav import key_name
from synth.grid.layout import Grid
from tests.measures import pitch_cents
from tests.synth.export.conftest import LOOP, SQUARE, close, weights

TELLS = ("Midi Note : 60", f"Start : {LOOP[0]} End : {LOOP[1] - 1}")


def test_a_folder_a_cell_holds_its_notes(square, tmp_path):
    grid, out = Grid.load(square), tmp_path / "out"
    assert main(["export", str(square), str(out), "--to", "wav"]) == 0
    name = "_".join(SQUARE)
    for yi in range(3):
        for xi in range(3):
            folder = out / name / f"x{xi}_y{yi}"
            files = sorted(path.name for path in folder.iterdir())
            cell = f"{name}_x{xi}_y{yi}"
            assert files == [f"{cell}_048_C2.wav", f"{cell}_060_C3.wav"]
            sound, _ = soundfile.read(folder / files[1])
            assert close(weights(sound, 60), grid.mixture(0, xi, yi))
    found = soundfile.info(folder / files[1], verbose=True).extra_info
    lines = [" ".join(line.split()) for line in found.splitlines()]
    assert all(any(told in line for line in lines) for told in TELLS)


@pytest.mark.parametrize("pitch, name", [(0, "C-2"), (60, "C3"), (69, "A3"), (127, "G8")])
def test_octaves_are_counted_as_ableton_does(pitch, name):
    assert key_name(pitch) == name


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
def test_the_manifest_tells_every_cells_files(square, tmp_path, rate_hz):
    grid, out = Grid.load(square), tmp_path / "out"
    assert main(["export", str(square), str(out), "--to", "folder", "--rate", str(rate_hz)]) == 0
    manifest = msgspec.json.decode((out / "manifest.json").read_bytes(), type=Manifest)
    assert manifest.squares == [SQUARE] and manifest.rate == rate_hz and manifest.model == grid.model
    assert [(cell.x, cell.y) for cell in manifest.cells[:4]] == [(0, 0), (1, 0), (2, 0), (0, 1)]
    assert len(list((out / "samples").iterdir())) == 9 * 2
    for cell in manifest.cells:
        assert cell.mixture == grid.mixture(0, cell.x, cell.y)
        for sample in cell.samples:
            sound, found_hz = soundfile.read(out / sample.file)
            assert (found_hz, len(sound)) == (rate_hz, manifest.samples)
            assert close(weights(sound, sample.pitch, rate_hz), cell.mixture)
            assert smpl.read(out / sample.file) == (sample.loop_start, sample.loop_end)
            step = np.abs(sound[sample.loop_end - 1] - sound[sample.loop_start - 1])
            assert step < 0.002 and sample.loop_end - sample.loop_start == rate_hz
    first = manifest.cells[0].samples[1]
    assert abs(pitch_cents(soundfile.read(out / first.file)[0], rate_hz, 60)) <= 10.01
