import numpy as np
import pytest

from synth import bank, embeddings, locations
from synth.cli import main
from synth.edits import VERBS

PATH = locations.model_path("default")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for seed, name in enumerate(("a.npy", "b.npy")):
        made = np.random.default_rng(seed).normal(size=(10 + seed, 16)).astype(np.float32)
        embeddings.write(name, made)
    return tmp_path


def edited(*words):
    assert main(["edit", "a.npy", "out.npy", *words]) == 0
    return embeddings.read("out.npy")


def test_edits_are_carried_out_in_the_order_of_the_line(folder):
    a = embeddings.read("a.npy")
    assert np.allclose(
        edited("add", "1", "+", "gain", "-2", "0-3"), np.hstack([-2 * (a + 1)[:, :4], (a + 1)[:, 4:]])
    )
    assert np.allclose(edited("gain", "-2", "0-3", "+", "add", "1")[:, 0], -2 * a[:, 0] + 1)
    assert len(edited("stretch", "2")) == 20


def test_a_crossfade_takes_a_file_or_an_instrument_at_its_key(folder):
    a, b = embeddings.read("a.npy"), embeddings.read("b.npy")
    faded = edited("crossfade", "b.npy")
    assert np.array_equal(faded[0], a[0]) and np.array_equal(faded[-1], b[-1])
    found = bank.load(locations.bank_path(PATH))
    assert main(["edit", "a.npy", "out.npy", "--pitch", "50", "--velocity", "30", "crossfade", "flute"]) == 0
    assert np.allclose(embeddings.read("out.npy")[-1], found.embedding("flute", 50, 30)[-1])


def test_a_move_goes_along_the_bank_s_axis(folder):
    found = bank.load(locations.bank_path(PATH))
    assert np.allclose(edited("move", "1", "-0.5"), embeddings.read("a.npy") - 0.5 * found.axes[1], atol=1e-6)


def test_help_lists_every_verb_with_its_ranges_and_an_example(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["edit", "--help"])
    text = capsys.readouterr().out
    assert caught.value.code == 0 and "example: nsynth edit" in text and "-8..8" in text
    assert all(verb.usage in text for verb in VERBS.values())


def test_interpolate_holds_the_last_frame_of_the_shorter(folder):
    a, b = embeddings.read("a.npy"), embeddings.read("b.npy")
    assert main(["interpolate", "a.npy", "b.npy", "out.npy", "--position", "0.25"]) == 0
    found = embeddings.read("out.npy")
    assert np.allclose(found[:10], 0.75 * a + 0.25 * b[:10], atol=1e-6)
    assert np.allclose(found[10], 0.75 * a[9] + 0.25 * b[10], atol=1e-6)
    for position, whole in (("0", a), ("1", b)):
        assert main(["interpolate", "a.npy", "b.npy", "out.npy", "--position", position]) == 0
        assert np.array_equal(embeddings.read("out.npy")[: len(whole)], whole)


def test_the_published_form_is_read_and_kept_where_the_name_says_so(folder):
    a = embeddings.read("a.npy")
    np.save("a_embeddings.npy", a[None])
    assert main(["edit", "a_embeddings.npy", "new_embeddings.npy", "gain", "2"]) == 0
    made = np.load("new_embeddings.npy")
    assert made.dtype == np.float32 and np.array_equal(made, 2 * a[None])
    assert main(["interpolate", "a_embeddings.npy", "b.npy", "c_embeddings.npy", "--position", "0"]) == 0
    assert np.array_equal(np.load("c_embeddings.npy")[0, :10], a)
    assert main(["edit", "a_embeddings.npy", "plain.npy", "gain", "1"]) == 0
    assert np.array_equal(np.load("plain.npy"), a)


def test_a_write_that_fails_leaves_what_was_there(folder, monkeypatch):
    before = (folder / "a.npy").read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("synth.files.os.fsync", full)
    assert main(["edit", "a.npy", "a.npy", "gain", "2"]) == 1
    assert (folder / "a.npy").read_bytes() == before
    assert sorted(file.name for file in folder.iterdir()) == ["a.npy", "b.npy"]


@pytest.mark.parametrize(
    "words, says",
    [
        (["edit", "a.npy", "out.npy", "louder"], "no edit 'louder'; there are gain"),
        (["edit", "a.npy", "out.npy", "gain", "99"], "factor must be a number in -8..8"),
        (["edit", "a.npy", "out.npy", "reverse", "+"], "no edit ''"),
        (["interpolate", "a.npy", "b.npy", "out.npy", "--position", "1.5"], "--position must be in 0..1"),
        (["interpolate", "a.npy", "b.npy", "out.npy", "--position", "nan"], "--position must be in 0..1"),
    ],
)
def test_misuse_is_exit_code_2_and_writes_nothing(folder, capsys, words, says):
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2 and says in capsys.readouterr().err
    assert not (folder / "out.npy").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["edit", "none.npy", "out.npy", "reverse"],
        ["edit", "a.npy", "out.npy", "freeze", "10"],
        ["edit", "a.npy", "out.npy", "crossfade", "flut"],
        ["edit", "a.npy", "out.npy", "crossfade", "none.npy"],
        ["edit", "a.npy", "out.npy", "--model", "none.safetensors", "move", "0", "1"],
        ["interpolate", "a.npy", "none.npy", "out.npy"],
    ],
)
def test_failure_is_one_line_and_exit_code_1_and_writes_nothing(folder, capsys, words):
    assert main(words) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (folder / "out.npy").exists()
