"""sfizz plays the SFZ: the cell that the controllers choose, at the key's pitch, as long as it is held."""

import json

import numpy as np
import pysfizz
import pytest
import soundfile

from synth.cli import main
from synth.export.sfz import CONTROLLERS, centres
from synth.grid.layout import Grid
from tests.measures import pitch_cents
from tests.synth.export.conftest import RATE_HZ, SQUARE, close, make, weights

BLOCK = 64


@pytest.fixture
def player(square, tmp_path):
    """A function that plays a note at controllers' values, and may move them on the way."""
    assert main(["export", str(square), str(tmp_path / "out"), "--to", "sfz"]) == 0
    return Player(tmp_path / "out" / f"{'_'.join(SQUARE)}.sfz")


class Player:
    def __init__(self, path, rate_hz=RATE_HZ):
        self.rate_hz = rate_hz
        synth = pysfizz.Synth(rate_hz, BLOCK)
        # sfizz streams samples while it plays; rendering faster than time passes would outrun it.
        held = path.with_suffix(".held.sfz")
        held.write_text(f"<control> hint_ram_based=1\n{path.read_text('utf-8')}", "utf-8")
        assert synth.load_sfz_file(held, quiet=False)
        self.synth, self.keys = synth._synth, synth.playable_keys

    def move(self, x, y):
        for controller, value in zip(CONTROLLERS, (x, y), strict=True):
            self.synth.cc(0, controller, value)

    def play(self, key, x, y, seconds=1.1, then=None):
        """What sounds after a tenth of a second: after `then`, if that is where the position goes to."""
        self.synth.all_sound_off()
        self.move(x, y)
        self.synth.note_on(0, key, 127)
        self._render(0.1)
        if then is not None:
            self.move(*then)
            self._render(0.1)
        sound = self._render(seconds)
        self.synth.note_off(0, key, 0)
        return sound

    def _render(self, seconds):
        blocks = [self.synth.render_block()[0] for _ in range(int(seconds * self.rate_hz / BLOCK))]
        return np.concatenate(blocks)


def test_at_its_centre_exactly_that_cell_sounds(player, square):
    grid, at = Grid.load(square), centres(3)
    for yi, y in enumerate(at):
        for xi, x in enumerate(at):
            for pitch in grid.pitches:
                sound = player.play(pitch, x, y)
                assert close(weights(sound, pitch), grid.mixture(0, xi, yi)), (xi, yi, pitch)


def test_a_cell_sounds_as_its_file_does(player, square):
    grid = Grid.load(square)
    for xi, yi in ((0, 0), (1, 1), (2, 0)):
        source, _ = soundfile.read(grid.file(grid.mixture(0, xi, yi), 60), dtype="float32")
        played = player.play(60, centres(3)[xi], centres(3)[yi])
        spectra = [np.abs(np.fft.rfft(sound[:RATE_HZ] * np.hanning(RATE_HZ))) for sound in (source, played)]
        assert np.corrcoef(*spectra)[0, 1] > 0.999


@pytest.mark.parametrize("key", [43, 48, 53, 55, 60, 66])
def test_keys_have_their_pitch(player, key):
    """The top left cell, whose first partial is all of it. pYIN here has steps of 10 cents."""
    assert abs(pitch_cents(player.play(key, 0, 0), RATE_HZ, key)) <= 10.01


def test_every_key_plays(player):
    assert player.keys == list(range(128))


def halfway(player):
    """What is left of the second cell's own partial half-way to it from the first."""
    first, second = centres(3)[:2]
    there, between = (player.play(60, x, 0) for x in (second, (first + second) // 2))
    partials = [np.abs(np.fft.rfft(sound[:RATE_HZ]))[2 * 262] for sound in (there, between)]
    return partials[1] / partials[0]


def test_half_way_between_like_cells_both_have_half_of_their_amplitude(player):
    assert halfway(player) == pytest.approx(0.5, abs=0.01)


def test_half_way_between_unlike_cells_both_have_half_of_their_power(tmp_path):
    make(tmp_path / "grid", [SQUARE], turn=np.pi / 2)
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "sfz"]) == 0
    player = Player(tmp_path / "out" / f"{'_'.join(SQUARE)}.sfz")
    assert halfway(player) == pytest.approx(0.707, abs=0.01)


def test_a_held_note_fades_between_its_cells_and_never_falls_silent(player, square):
    grid, at = Grid.load(square), centres(3)
    moved = player.play(60, at[0], at[0], then=(at[1], at[1] - 1))
    assert close(weights(moved, 60), grid.mixture(0, 1, 1), within=0.03)
    beyond = player.play(60, at[0], at[0], then=(127, 127))
    assert close(weights(beyond, 60), grid.mixture(0, 1, 1))


def test_a_held_note_is_repeated_by_its_loop(player, square):
    seconds = Grid.load(square).samples / RATE_HZ
    sound = player.play(60, 0, 0, seconds=3 * seconds)
    late, early = sound[-RATE_HZ:], sound[:RATE_HZ]
    assert np.sqrt(np.mean(late**2)) == pytest.approx(np.sqrt(np.mean(early**2)), rel=0.01)
    # A seam would be heard as a step; the tone's own are smaller.
    assert np.abs(np.diff(sound)).max() < 1.02 * np.abs(np.diff(early)).max()


def test_chords_fit_into_the_voices_that_sfizz_has(tmp_path):
    """Nine steps a side, sixteen keys at once: the last key sounds, and so does the first."""
    grid = make(tmp_path / "grid", [SQUARE], resolution=9, pitches=(60,))
    assert main(["export", str(tmp_path / "grid"), str(tmp_path / "out"), "--to", "sfz"]) == 0
    player = Player(tmp_path / "out" / f"{'_'.join(SQUARE)}.sfz")
    at = centres(9)
    assert close(weights(player.play(60, at[3], at[6]), 60), grid.mixture(0, 3, 6))
    player.synth.all_sound_off()
    for key in range(48, 64):
        player.synth.note_on(0, key, 100)
        player._render(0.01)
    assert player.synth.get_num_active_voices() == 64


def test_at_another_rate_loops_and_pitch_are_the_same(square, tmp_path, capsys):
    arguments = ["export", str(square), str(tmp_path / "out"), "--to", "sfz", "--rate", "44100", "--json"]
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["rate"] == 44_100
    player = Player(tmp_path / "out" / f"{'_'.join(SQUARE)}.sfz", 44_100)
    sound = player.play(60, 0, 0, seconds=5)
    assert abs(pitch_cents(sound[-44_100:], 44_100, 60)) <= 10.01
    assert np.abs(np.diff(sound)).max() < 1.02 * np.abs(np.diff(sound[:44_100])).max()
