"""The loop in a WAV: read back as it was written, also by another library, and out of any bytes."""

import struct

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from synth import audio, smpl

LOOP = (8000, 30_001)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "note.wav"


def write(path, chunks=b"", samples=16_001):
    audio.write(path, np.zeros(samples, np.float32), chunks=chunks)


@pytest.mark.parametrize("loop", [LOOP, (0, 1000), (0, 0)])
def test_a_loop_is_read_as_it_was_written(path, loop):
    write(path, smpl.chunk(60, 16_000, loop))
    assert smpl.read(path) == loop


def test_a_file_that_tells_nothing_of_loops_is_told_from_one_that_has_none(path):
    write(path)
    assert smpl.read(path) is None


def test_other_programs_find_key_and_loop_and_the_whole_sound(path):
    write(path, smpl.chunk(64, 16_000, LOOP))
    found = soundfile.info(path, verbose=True)
    lines = [" ".join(line.split()) for line in found.extra_info.splitlines()]
    for expected in ("smpl : 60", "Midi Note : 64", "Loop Count : 1", "Start : 8000 End : 30000"):
        assert any(expected in line for line in lines), found.extra_info
    assert found.frames == 16_001
    assert struct.unpack_from("<I", path.read_bytes(), 4)[0] == path.stat().st_size - 8


def test_it_is_found_behind_other_chunks(path):
    write(path, b"LIST\x03\0\0\0abc\0" + smpl.chunk(60, 16_000, LOOP))
    assert smpl.read(path) == LOOP


@given(st.binary(max_size=200), st.integers(0, 100))
def test_no_bytes_are_too_odd(tmp_path_factory, more, cut):
    path = tmp_path_factory.getbasetemp() / "odd.wav"
    chunk = smpl.chunk(60, 16_000, LOOP)
    path.write_bytes(b"RIFF\0\0\0\0WAVE" + (chunk[:cut] + more))
    found = smpl.read(path)
    assert found is None or found == (0, 0) or found[0] < found[1]
    path.write_bytes(more)
    smpl.read(path)
