import ctypes
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.live.ring import Ring
from tests.bridge.sounding import click

RATE_HZ = 48_000


CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_ulong,
    ctypes.c_void_p,
    ctypes.c_ulong,
    ctypes.c_void_p,
)


def read(ring, samples, channels=2, flags=0):
    """What the sound card gets, with some memory behind it that is not the callback's."""
    out = np.full((samples + 8, channels), np.nan, np.float32)
    go_on = CALLBACK(ring.callback.address)(None, out.ctypes.data, samples, None, flags, None)
    assert go_on == 0 and np.isnan(out[samples:]).all()
    return out[:samples]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=80))
def test_what_is_written_is_read_in_order_and_never_more_than_fits(turns):
    ring, written, expected = Ring(100, 2, RATE_HZ), 0, 1
    for writes, size in turns:
        if writes:
            size = min(size, ring.room)
            ring.write(np.arange(written + 1, written + size + 1, dtype=np.float32))
            written += size
        elif size <= 100 - ring.room:
            out = read(ring, size)
            assert (out[:, 0] == np.arange(expected, expected + size)).all() and (
                out[:, 0] == out[:, 1]
            ).all()
            expected += size
        assert ring.room == 100 - (written - expected + 1)
    assert ring.underruns == 0


def test_what_is_missing_fades_out_and_what_comes_again_fades_in_and_it_is_counted_once():
    ring = Ring(RATE_HZ, 2, RATE_HZ)
    audio = (0.5 * np.sin(2 * np.pi * 220 * np.arange(RATE_HZ) / RATE_HZ)).astype(np.float32)
    heard = []
    for first in (0, 20_000):
        # 9,700 is in mid-period; then nothing comes for a while.
        ring.write(audio[first : first + 9700])
        heard += [read(ring, 256)[:, 0] for _ in range(60)]
    heard = np.concatenate(heard)
    assert ring.underruns == 2 and not heard[10_000:15_000].any() and not heard[-2000:].any()
    np.testing.assert_array_equal(heard[:9700], audio[:9700])
    np.testing.assert_array_equal(heard[15_360 + 300 : 15_360 + 9700], audio[20_300:29_700])
    assert click(heard, RATE_HZ, 4000) < 0.012
    broken = heard.copy()
    broken[9700:10_000] = 0
    assert click(broken, RATE_HZ, 4000) > 0.03


def test_a_gap_shorter_than_the_fade_does_not_click_either():
    ring = Ring(1000, 2, RATE_HZ)
    heard = []
    ring.write(np.full(300, 0.4, np.float32))
    heard.append(read(ring, 350)[:, 0])
    ring.write(np.full(900, 0.4, np.float32))
    heard.append(read(ring, 800)[:, 0])
    heard = np.concatenate(heard)
    assert np.abs(np.diff(heard)).max() < 0.01 and ring.underruns == 1 and heard[-1] == np.float32(0.4)


@pytest.mark.parametrize("channels", [1, 2, 5])
def test_all_channels_are_alike(channels):
    ring = Ring(1000, channels, RATE_HZ)
    ring.write(np.arange(100, dtype=np.float32))
    out = read(ring, 100, channels)
    assert (out == np.arange(100, dtype=np.float32)[:, None]).all()


def test_what_the_sound_system_calls_late_is_counted_apart():
    ring = Ring(1000, 1, RATE_HZ)
    ring.write(np.zeros(1000, np.float32))
    for flags in (0, 2, 4, 5, 8, 12):
        read(ring, 10, 1, flags)
    assert ring.late == 3 and ring.underruns == 0


def test_it_reads_and_counts_while_another_thread_writes():
    """200,000 samples through a ring of a thousand, by two threads: none is lost, doubled or torn."""
    ring, total = Ring(1000, 1, RATE_HZ), 200_000

    def write():
        written = 0
        while written < total:
            size = min(ring.room, 256, total - written)
            ring.write(np.arange(written + 1, written + size + 1, dtype=np.float32))
            written += size

    writing = threading.Thread(target=write)
    writing.start()
    expected = 1
    while expected <= total:
        size = min(1000 - ring.room, 64)
        if size:
            assert (read(ring, size, 1)[:, 0] == np.arange(expected, expected + size)).all()
            expected += size
    writing.join()
    assert ring.underruns == 0 and ring.room == 1000
