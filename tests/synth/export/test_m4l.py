"""The Max for Live folder, read back as the device counts it: from the bottom left, x first."""

import re

import pytest
import soundfile

from synth.cli import main
from tests.measures import pitch_cents
from tests.synth.export.conftest import SQUARE, close, make, weights

# Rows from below, as the pipeline's settings have them.
PLANE = [["bass", "flute", "bass"], ["organ", "reed", "choir"], ["bass", "choir", "flute"]]
FILE = re.compile(r"tones_(\d{6})_x(\d\.\d\d)_y(\d\.\d\d)_pitch(\d+)\.mp3")


def squares(plane):
    pairs = [(row, column) for row in (0, 1) for column in (0, 1)]
    return [(plane[r + 1][c], plane[r + 1][c + 1], plane[r][c], plane[r][c + 1]) for r, c in pairs]


@pytest.fixture
def folder(tmp_path):
    make(tmp_path / "grid", squares(PLANE), style="m4l", plane=PLANE, resolution=2, pitches=(48, 52, 56))
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "m4l"]) == 0
    return tmp_path / "out" / "tones"


def test_the_options_tell_the_device_what_is_there(folder):
    assert (folder / "options").read_text() == "1, 48 4 3 3 3 3 3 tones;"


def test_files_are_counted_from_the_bottom_left_x_first(folder):
    files = sorted(path.name for path in folder.glob("*.mp3"))
    assert len(files) == 3 * 3 * 3 and len(list(folder.iterdir())) == len(files) + 1
    for number in range(9):
        up, right = divmod(number, 3)
        for order, pitch in enumerate((48, 52, 56)):
            found = FILE.fullmatch(files[3 * number + order]).groups()
            assert found == (f"{number:06d}", f"{right:.2f}", f"{up:.2f}", str(pitch))


def test_each_step_sounds_as_its_instrument_at_its_pitch(folder):
    for path in folder.glob("*.mp3"):
        number, _, _, pitch = FILE.fullmatch(path.name).groups()
        up, right = divmod(int(number), 3)
        sound, rate_hz = soundfile.read(path)
        assert rate_hz == 16_000 and abs(len(sound) - 32_000) < 2_400
        name = PLANE[up][right]
        assert close(weights(sound[2_000:], int(pitch)), {name: 1.0}, within=0.03), path.name
        if name == "bass":
            assert abs(pitch_cents(sound, rate_hz, int(pitch))) < 15


def test_steps_between_lie_in_their_square(tmp_path):
    grid = make(tmp_path / "grid", squares(PLANE), style="m4l", plane=PLANE, resolution=3, pitches=(60,))
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "m4l"]) == 0
    # 1.5 to the right and 0.5 up: the middle of the square at the bottom right.
    (path,) = (tmp_path / "out" / "tones").glob("tones_000008_x1.50_y0.50_pitch60.mp3")
    assert close(weights(soundfile.read(path)[0][2_000:], 60), grid.mixture(1, 1, 1), within=0.03)


def test_one_square_of_our_own_stands_as_the_screen_does(tmp_path):
    make(tmp_path / "grid", [SQUARE], resolution=2, pitches=(60,))
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "m4l"]) == 0
    # The bottom left corner is the first.
    (path,) = (tmp_path / "out" / "tones").glob("tones_000000_*")
    assert close(weights(soundfile.read(path)[0][2_000:], 60), {SQUARE[2]: 1.0}, within=0.03)


@pytest.mark.parametrize(
    "arguments, pitches, message",
    [
        (["--name", "my grid"], (48, 60), "several words"),
        ([], (48, 50, 60), "equally far apart"),
        (["--name", "../away"], (60,), "cannot be a file's name"),
    ],
)
def test_what_the_device_does_not_take_is_refused(tmp_path, capsys, arguments, pitches, message):
    make(tmp_path / "grid", [SQUARE], resolution=2, pitches=pitches, samples=4_000)
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "m4l", *arguments]) == 1
    assert message in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["grid"]
