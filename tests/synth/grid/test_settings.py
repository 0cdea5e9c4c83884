import json

import pytest

from synth.errors import SynthError
from synth.grid import settings

# As the Open NSynth Super pipeline has it.
PADS = {
    "pads": {
        "NW": ["brass", "caridle", "crotales", "electroclav"],
        "NE": ["fatpoly", "flute", "softpad", "kick"],
        "SW": ["marimba", "electricpiano", "snare", "steeldrum"],
        "SE": ["synthbrass", "cleanbass", "uprightbass", "windfx"],
    },
    "magenta_dir": "~/magenta",
    "pitches": list(range(24, 85, 4)),
    "resolution": 9,
    "final_length": 60000,
    "gpus": 16,
}
DEVICE = {
    "instruments": [["a", "b", "c"], ["d", "e", "f"]],
    "pitches": [40, 60],
    "resolution": 4,
    "final_length": 64000,
    "batch_size_embeddings": 32,
    "name": "six",
}
OWN = {"plane": [["a", "b"], ["c", "d"]], "pitches": [60, 62, 60]}


@pytest.fixture
def read(tmp_path):
    def read(values):
        path = tmp_path / "mine.json"
        path.write_text(values if isinstance(values, str) else json.dumps(values))
        return settings.read(path)

    return read


def test_the_pipeline_s_file_is_every_combination_of_its_pads(read):
    found = read(PADS)
    assert (found.style, found.samples, found.resolution, len(found.pitches)) == ("ons", 60000, 9, 16)
    assert len(found.squares) == 256 and len(found.instruments) == 16
    assert found.notes == 256 * 81 * 16
    # Top left, top right, bottom left, bottom right.
    assert found.squares[0] == ("brass", "fatpoly", "marimba", "synthbrass")
    assert found.ignored == ("gpus", "magenta_dir")


def test_the_device_s_first_list_is_the_left_column_from_the_bottom(read):
    found = read(DEVICE)
    assert (
        found.style == "m4l" and found.name == "six" and found.plane == [["a", "d"], ["b", "e"], ["c", "f"]]
    )
    assert found.squares == [("b", "e", "a", "d"), ("c", "f", "b", "e")]
    assert found.ignored == ("batch_size_embeddings",)


def test_our_own_first_row_is_the_highest(read):
    found = read(OWN)
    assert found.squares == [("a", "b", "c", "d")] and found.pitches == [60, 62]
    assert (found.name, found.samples, found.seed, found.velocity) == ("mine", 64000, 0, 100)


@pytest.mark.parametrize(
    "values, says",
    [
        ({**OWN, "pitch": [1]}, "no key 'pitch'; did you mean 'pitches'?"),
        ({"plan": [["a", "b"]]}, "no key 'plan'; did you mean 'plane'?"),
        ({"plane": OWN["plane"]}, "pitches"),
        ({**OWN, "resolution": 1}, ">= 2"),
        ({**OWN, "pitches": [128]}, "<= 127"),
        ({**OWN, "seconds": 31}, "<= 30"),
        ({**OWN, "plane": [["a", "b"], ["c"]]}, "length >= 2"),
        ({**OWN, "plane": [["a", "b"], ["c", "d", "e"]]}, "equally long"),
        ({**PADS, "pads": {"NW": ["a"]}}, "NE"),
        ({**PADS, "final_length": 0}, "final_length"),
        ({**PADS, "resolution": 129}, "at most 4,000,000"),
        ([], "not an object"),
        ("{", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(read, values, says):
    with pytest.raises(SynthError) as caught:
        read(values)
    assert says in str(caught.value) and "\n" not in str(caught.value)
