import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth import dimensions


@given(st.sets(st.integers(0, 15), min_size=1))
def test_what_is_written_is_read_again(found):
    assert dimensions.parse(dimensions.write(sorted(found))) == sorted(found)


@pytest.mark.parametrize(
    "written, found, again",
    [
        ("all", list(range(16)), "all"),
        (3, [3], "3"),
        (3.0, [3], "3"),
        ("7,0-3", [0, 1, 2, 3, 7], "0-3,7"),
        ("1,1,2", [1, 2], "1-2"),
        ("0-7,8-15", list(range(16)), "all"),
    ],
)
def test_every_way_of_writing_comes_to_one(written, found, again):
    assert dimensions.parse(written) == found
    assert dimensions.write(found) == again


@pytest.mark.parametrize(
    "written", ["", "none", "16", "3-1", "-1", "1-", "1,,2", "0-99", "9" * 5000, "²", -1, 1.5, float("nan")]
)
def test_what_is_no_dimension_is_none(written):
    assert dimensions.parse(written) == []
