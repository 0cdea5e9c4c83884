import pytest

from synth.errors import SynthError
from synth.figures import paint


def test_notes_are_named_from_middle_c():
    assert [paint.note_name(pitch) for pitch in (60, 61, 23, 0)] == ["C4", "C♯4", "B0", "C-1"]


def test_a_figure_that_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    there = tmp_path / "out.png"
    there.write_bytes(b"before")
    with paint.theme():
        figure = paint.new(2, 2, "A title")

        def break_off(whole, **_):
            whole.write(b"half")
            raise KeyboardInterrupt

        monkeypatch.setattr(figure, "savefig", break_off)
        with pytest.raises(KeyboardInterrupt):
            paint.save(figure, there)
    assert there.read_bytes() == b"before" and [path.name for path in tmp_path.iterdir()] == ["out.png"]


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.png.gz", "folder.png"])
def test_names_that_are_no_figures(tmp_path, name):
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(SynthError):
        paint.checked(tmp_path / name)
