import gc
import io
import shutil
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import synth
from synth import magenta, sstable, tf_checkpoint
from synth.cli import main
from synth.errors import SynthError
from tests.synth import tf_bundle
from tests.synth.published import grow

SMALL = Path(__file__).parent / "data" / "tf_checkpoint_small"
PREFIX = "model.ckpt-200000"
INDEX, DATA = f"{PREFIX}.index", f"{PREFIX}.data-00000-of-00001"


@pytest.fixture
def folder(tmp_path):
    """A copy of the checkpoint that TensorFlow wrote."""
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture(scope="module")
def variables():
    return {name: np.asarray(each) for name, each in tf_checkpoint.read(SMALL).items()}


def run(source, output, *flags):
    return main(["import-magenta", str(source), str(output), *flags])


def test_the_checksum_is_crc_32c():
    """The check value of the CRC catalogue, 0xE3069283, masked."""
    crc = 0xE3069283
    assert sstable.masked_crc32c(b"123456789") == ((crc >> 15 | crc << 17) + 0xA282EAD8) % 2**32


def test_tensorflows_own_checkpoint_is_read(variables):
    assert len(variables) == 376 and variables["global_step"].dtype == np.int32
    network = [name for name in variables if name.endswith(("/W", "/biases"))]
    assert len(network) == 374
    for name in network:
        assert np.array_equal(variables[name], grow(name, variables[name].shape)), name


def test_the_tests_write_what_tensorflow_writes(tmp_path, variables):
    tf_bundle.write(tmp_path / PREFIX, variables)
    for name in (INDEX, DATA):
        assert (tmp_path / name).read_bytes() == (SMALL / name).read_bytes()


def test_shards_and_many_blocks_are_read(tmp_path, variables):
    tf_bundle.write(tmp_path / "model", variables, shards=3, per_block=7)
    found = tf_checkpoint.read(tmp_path / "model")
    assert found.keys() == variables.keys()
    assert all(np.array_equal(each, variables[name]) for name, each in found.items())


@pytest.mark.parametrize("given_as", [PREFIX, INDEX, DATA, "", "tar"])
def test_every_way_to_name_a_checkpoint_makes_the_same_model(folder, tmp_path, capsys, given_as):
    source = folder / given_as
    if given_as == "tar":
        source = tmp_path / "wavenet-ckpt.tar"
        with tarfile.open(source, "w") as tar:
            tar.add(folder, "wavenet-ckpt")
        shutil.rmtree(folder)
    assert run(source, tmp_path / "out.safetensors") == 0
    printed = capsys.readouterr().out
    assert "374 variables" in printed and "2 passed over" in printed and "30 layers of 12" in printed
    model = synth.load(tmp_path / "out.safetensors")
    assert (model.config.encoder.width, model.config.decoder.width, model.config.decoder.skip) == (6, 12, 8)
    expected = grow("res_3/W", (1, 1, 12, 12))[0].transpose(2, 1, 0)
    assert np.array_equal(model.decoder.layers[2].residual.weight, expected)


def test_the_full_size_checkpoint_is_imported_in_time_and_memory(imported):
    """The figures of the model that it makes are held by the tests of the model and of the samplers."""
    assert "374 variables, 61.8 M parameters; 1 passed over" in imported.printed
    assert imported.seconds < 60
    assert imported.peak_bytes is None or imported.peak_bytes < 1.5e9


def test_averages_are_taken_when_asked_for(tmp_path, variables, capsys):
    network = {name: each for name, each in variables.items() if name.endswith(("/W", "/biases"))}
    twins = {name + magenta.AVERAGE: each * 2 for name, each in network.items()}
    tf_bundle.write(tmp_path / "model", {**variables, **twins})
    made = {}
    for flags in ([], ["--ema"]):
        assert run(tmp_path, tmp_path / "out.safetensors", *flags) == 0
        made[len(flags)] = synth.load(tmp_path / "out.safetensors").state_dict()
    assert all(np.array_equal(made[1][name], made[0][name] * 2) for name in made[0])
    del twins["res_3/W" + magenta.AVERAGE]
    tf_bundle.write(tmp_path / "model", {**variables, **twins})
    assert run(tmp_path, tmp_path / "out.safetensors", "--ema") == 1
    assert "res_3/W" in capsys.readouterr().err
    assert run(SMALL, tmp_path / "out.safetensors", "--ema") == 1
    assert "leave --ema out" in capsys.readouterr().err


def test_several_checkpoints_are_listed_unless_one_is_the_newest(folder, capsys):
    for name in (INDEX, DATA):
        shutil.copy(folder / name, folder / name.replace("200000", "100"))
    assert run(folder, folder / "out.safetensors") == 0
    # A name in a file is no path: the last part counts, and only if it is there.
    (folder / "checkpoint").write_text('model_checkpoint_path: "/train/model.ckpt-100"\n')
    (folder / DATA).unlink()
    assert run(folder, folder / "out.safetensors") == 0
    (folder / "checkpoint").write_text('model_checkpoint_path: "../../model.ckpt-3"\n')
    assert run(folder, folder / "out.safetensors") == 1
    assert "several checkpoints; give one of model.ckpt-100, model.ckpt-200000" in capsys.readouterr().err


def test_the_baselines_checkpoint_is_recognised(tmp_path, capsys):
    leaves = ["weights", "BatchNorm/beta", "BatchNorm/moving_mean", "BatchNorm/moving_variance"]
    names = [f"encoder/{layer}_Layer/{layer}/{leaf}" for layer in ("0", "7_1", "z") for leaf in leaves]
    names += ["decoder/PitchEmbedding/embedding_weights", "decoder/mag_Layer/mag/biases"]
    tf_bundle.write(tmp_path / "model", {name: np.ones(3, np.float32) for name in names})
    assert magenta.read_variables(tmp_path).keys() == set(names)
    assert run(tmp_path, tmp_path / "out.safetensors") == 1
    # 87 are the baseline's; tests/synth/spectral has a whole one.
    assert f"{87 - len(names)} variables are missing: decoder/" in capsys.readouterr().err


def test_what_is_no_checkpoint_gets_one_line(folder, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "first").write_bytes(bytes(60) + sstable.MAGIC)
    (tmp_path / "noise.tar").write_bytes(bytes(range(256)) * 8)
    with tarfile.open(tmp_path / "packed.tar", "w:gz") as tar:
        tar.add(folder, "small")
    shutil.copy(tmp_path / "noise.tar", tmp_path / "noise.tar.gz")
    said = {"empty": "no file in it", "first": "V1", "noise.tar": "plain tar", "packed.tar": "by its ending"}
    said["noise.tar.gz"] = "not a whole compressed tar"
    for name, words in {**said, "nothing": "give its prefix", "no/thing": "give its prefix"}.items():
        assert run(tmp_path / name, tmp_path / "out.safetensors") == 1
        line = capsys.readouterr().err
        assert words in line and line.count("\n") == 1
    assert not (tmp_path / "out.safetensors").exists()


def test_an_output_that_is_there_stays_if_the_checkpoint_is_bad(folder, tmp_path, capsys):
    output = tmp_path / "out.safetensors"
    output.write_bytes(b"precious")
    (folder / DATA).write_bytes((folder / DATA).read_bytes()[:-1])
    assert run(folder, output) == 1
    assert output.read_bytes() == b"precious" and len(list(tmp_path.iterdir())) == 2
    for wrong in (folder / INDEX, tmp_path / "no" / output.name):
        assert run(SMALL, wrong) == 1
    assert (folder / INDEX).read_bytes() == (SMALL / INDEX).read_bytes()
    assert capsys.readouterr().err.count("\n") == 3


def test_a_write_that_fails_leaves_what_was_there(tmp_path, capsys):
    """Of the 252 kB of a model the machine takes 100."""
    resource = pytest.importorskip("resource")
    output = tmp_path / "out.safetensors"
    output.write_bytes(b"precious")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        assert run(SMALL, output) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    line = capsys.readouterr().err
    assert "cannot be written" in line and line.count("\n") == 1
    assert output.read_bytes() == b"precious" and len(list(tmp_path.iterdir())) == 1


def test_a_layer_that_is_not_whole_is_named(tmp_path, variables, capsys):
    lacking = {name: each for name, each in variables.items() if not name.startswith("dilatedconv_30/")}
    tf_bundle.write(tmp_path / "model", lacking)
    assert run(tmp_path, tmp_path / "out.safetensors") == 1
    assert "2 variables are missing: dilatedconv_30/W, dilatedconv_30/biases" in capsys.readouterr().err


def test_a_tar_cut_anywhere_is_refused_and_its_names_are_no_paths(folder, tmp_path):
    source = tmp_path / "ckpt.tar"
    with tarfile.open(source, "w") as tar:
        for name in (INDEX, DATA):
            tar.add(folder / name, f"../../{name}")
    assert len(tf_checkpoint.read(source)) == 376
    whole = source.read_bytes()
    end = whole.rindex((SMALL / DATA).read_bytes()[-64:]) + 64
    for size in (0, 100, 512, 5000, 13_000, 13_900, 14_336, 100_000, end - 1):
        source.write_bytes(whole[:size])
        with pytest.raises(SynthError):
            tf_checkpoint.read(source)


@pytest.mark.parametrize("ending", ["tar.gz", "tgz", "tar.bz2", "tar.xz"])
def test_a_compressed_tar_is_read_and_leaves_nothing_behind(folder, tmp_path, monkeypatch, ending):
    """As it was published: the files in a folder, with a graph that is not read. Names are no paths."""
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    (folder / f"{PREFIX}.meta").write_bytes(bytes(100_000))
    source = tmp_path / f"ckpt.{ending}"
    with tarfile.open(source, f"w:{'gz' if ending == 'tgz' else ending[4:]}") as tar:
        tar.add(folder, "../../escaping")
    found = tf_checkpoint.read(source)
    unpacked = sorted(path.stat().st_size for path in passing.glob("*/*"))
    assert len(found) == 376 and unpacked == sorted(path.stat().st_size for path in SMALL.iterdir())
    assert np.array_equal(found["ae_bottleneck/W"], grow("ae_bottleneck/W", (1, 1, 6, 16)))
    del found
    gc.collect()
    assert not list(passing.iterdir())
    assert run(source, tmp_path / "out.safetensors") == 0
    whole = source.read_bytes()
    for size in range(0, len(whole) * 8 // 9, len(whole) // 9):
        source.write_bytes(whole[:size])
        assert run(source, tmp_path / "none.safetensors") == 1
    gc.collect()
    assert not list(passing.iterdir()) and not (tmp_path / "none.safetensors").exists()


def test_a_small_tar_does_not_unpack_to_more_than_is_allowed(folder, tmp_path, monkeypatch):
    source = tmp_path / "ckpt.tar.gz"
    with tarfile.open(source, "w:gz") as tar:
        tar.add(folder, "small")
        filler = tarfile.TarInfo("filler")
        filler.size = 10_000_000
        tar.addfile(filler, io.BytesIO(bytes(filler.size)))
    assert len(tf_checkpoint.read(source)) == 376
    monkeypatch.setattr(tf_checkpoint, "LARGEST_UNPACKED_BYTES", 9_000_000)
    with pytest.raises(SynthError, match="unpacks to more than 9000000 bytes"):
        tf_checkpoint.read(source)


@pytest.mark.parametrize("ending, mode", [("tar", "w"), ("tar.gz", "w:gz")])
def test_a_name_of_a_tar_that_would_fill_the_memory_is_not_read(tmp_path, ending, mode):
    source = tmp_path / f"ckpt.{ending}"
    with tarfile.open(source, mode, format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(tarfile.TarInfo("a" * 100_000))
    with pytest.raises(SynthError, match="a header of the tar says that it has 100001 bytes"):
        tf_checkpoint.read(source)


def test_damaged_numbers_are_named(folder):
    data = bytearray((folder / DATA).read_bytes())
    data[-200] ^= 1
    (folder / DATA).write_bytes(data)
    with pytest.raises(SynthError, match=r"variable skip_start/biases is damaged"):
        magenta.from_variables(magenta.read_variables(folder))
    (folder / DATA).unlink()
    with pytest.raises(SynthError, match=r"data-00000-of-00001, which holds .*is not there"):
        tf_checkpoint.read(folder)


def test_an_index_cut_anywhere_is_refused(folder):
    whole = (SMALL / INDEX).read_bytes()
    for size in range(0, len(whole), 61):
        (folder / INDEX).write_bytes(whole[:size])
        with pytest.raises(SynthError, match="cannot be read"):
            tf_checkpoint.read(folder)


@pytest.mark.parametrize(
    "change, said",
    [
        ({"size": 17}, "has shape"),
        ({"offset": 2**40}, "is not whole"),
        ({"offset": -1}, "is not whole"),
        ({"shape": (1, 1, -6, 16)}, "negative"),
        ({"shape": (1,) * 40}, "has shape"),
        ({"shape": (2**62, 2**62)}, "has shape"),
        ({"shape": (96,)}, "four dimensions"),
        ({"shape": (1, 96, 1, 1)}, "does not fit"),
        ({"shape": (1, 1, 0, 16), "size": 0}, "1 to 4096"),
        ({"shape": (1, 1, 2**40, 0), "size": 0}, "1 to 4096"),
        ({"offset": 4}, "overlap"),
        ({"shard": 1}, "is not there"),
        ({"code": 3}, "holds int32"),
        ({"code": 14}, "no plain numbers"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused(folder, change, said):
    """Of ae_bottleneck/W, [1, 1, 6, 16]."""
    pairs = list(sstable.entries((SMALL / INDEX).read_bytes()))
    found = tf_checkpoint.read(SMALL)["ae_bottleneck/W"]
    right = {"code": 1, "shape": (1, 1, 6, 16), "shard": 0, "offset": 0, "size": 384, "crc": found.crc}
    assert pairs[1] == (b"ae_bottleneck/W", tf_bundle.entry(**right))
    pairs[1] = (pairs[1][0], tf_bundle.entry(**{**right, **change}))
    (folder / INDEX).write_bytes(tf_bundle.table(pairs))
    with pytest.raises(SynthError, match=said) as caught:
        magenta.from_variables(magenta.read_variables(folder))
    assert "ae_bottleneck" in str(caught.value) or said == "negative"


def mended(index: bytes) -> bytes:
    """With the checksums that the three blocks of TensorFlow's small index would have."""
    found = bytearray(index)
    start = 0
    for offset, size in BLOCKS:
        start = offset + size
        crc = sstable.masked_crc32c(bytes(found[offset : start + 1]))
        found[start + 1 : start + 5] = crc.to_bytes(4, "little")
    return bytes(found)


def blocks_of(index: bytes) -> list[tuple[int, int]]:
    at, found = len(index) - 48, []
    for _ in range(2):
        offset, at = sstable.varint(index, at)
        size, at = sstable.varint(index, at)
        found.append((offset, size))
    return [(0, found[0][0] - 5), *found]


BLOCKS = blocks_of((SMALL / INDEX).read_bytes())


@settings(max_examples=300, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, (SMALL / INDEX).stat().st_size - 1), st.integers(0, 255)),
        min_size=1,
        max_size=6,
    ),
    inside=st.booleans(),
)
def test_a_changed_index_is_read_or_refused(tmp_path_factory, changes, inside):
    """With checksums mended, so that what lies behind them is reached; seldom does a change do no harm."""
    whole = bytearray((SMALL / INDEX).read_bytes())
    for place, value in changes:
        whole[place % (BLOCKS[0][1] if inside else len(whole))] = value
    folder = tmp_path_factory.getbasetemp() / "changed"
    folder.mkdir(exist_ok=True)
    (folder / INDEX).write_bytes(mended(bytes(whole)))
    if not (folder / DATA).exists():
        shutil.copy(SMALL / DATA, folder / DATA)
    try:
        magenta.from_variables(magenta.read_variables(folder / PREFIX))
    except SynthError as error:
        assert "\n" not in str(error)
