"""`nsynth analyse` over a made-up decoder: what it tells is what was made, and the page has it all."""

import base64
import io
import json
from html.parser import HTMLParser

import matplotlib.image
import numpy as np
import pytest
import soundfile

from synth import bank, locations
from synth.analysis.sounds import Desk
from synth.errors import SynthError
from tests.synth.analysis.tones import BRIGHT, CENTS, LEVELS, analyse, write_model

SHORT = ("--seconds", 1)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def study(model, tmp_path_factory):
    """The folder of a study of the first three dimensions and of one that does nothing."""
    folder = tmp_path_factory.mktemp("study") / "base"
    chosen = ("--dimensions", "0-2,9", "--edits", "raise", *SHORT)
    assert analyse(model, "base", folder, *chosen) == 0
    return folder


@pytest.fixture(scope="module")
def found(study):
    return json.loads((study / "analysis.json").read_text())


@pytest.fixture(scope="module")
def deviations(model):
    return bank.load(locations.bank_path(model)).statistics["deviation"]


def changes(found, section):
    return {entry["dimension"]: entry["change"] for entry in found[section]}


def test_each_edit_changes_what_its_dimension_does_and_nothing_else(found, deviations):
    raised = changes(found, "edits")
    assert sorted(raised) == [0, 1, 2, 9]
    assert raised[LEVELS]["loudness_lu"] == pytest.approx(6.02 * deviations[LEVELS], abs=0.05)
    assert raised[CENTS]["cents"] == pytest.approx(100 * deviations[CENTS], abs=1)
    assert raised[BRIGHT]["brightness_semitones"] is not None
    for dimension, names in ((LEVELS, ("cents", "noise_points")), (CENTS, ("loudness_lu", "noise_points"))):
        assert [abs(raised[dimension][name]) < 1 for name in names] == [True, True]
    assert all(abs(value) < 0.1 for value in raised[9].values())
    assert found["edits"][0]["edit"] == ["add", round(float(deviations[0]), 3), "0"]


def test_vibrato_swings_what_its_dimension_does(found, deviations):
    swings = {entry["dimension"]: entry["swing"] for entry in found["vibrato"]}
    # The frames step 31 times a second: of a sine of 5 Hz they keep 96 %.
    assert swings[LEVELS]["level_db"] == pytest.approx(0.96 * 6.02 * deviations[LEVELS], rel=0.05)
    assert swings[CENTS]["cents"] == pytest.approx(0.96 * 100 * deviations[CENTS], rel=0.05)
    assert swings[9]["cents"] < 0.5 and swings[9]["level_db"] < 0.05
    assert found["reference"]["swing"]["level_db"] < 0.05


def test_keys_are_in_tune_and_other_instruments_as_they_were_made(found):
    assert [entry["pitch"] for entry in found["keys"]] == [60, 72]
    assert all(abs(entry["measures"]["cents"]) < 1 for entry in found["keys"])
    told = {entry["title"]: entry["change"] for entry in found["instruments"]}
    assert told["loud"]["loudness_lu"] == pytest.approx(6.02, abs=0.05)
    assert told["sharp"]["cents"] == pytest.approx(100, abs=1)
    assert all(entry["distance"] > 0 for entry in found["instruments"])


def test_components_rise_where_they_were_made_to(found):
    components = found["components"]
    assert components["pitches"] == [60, 72] and len(components["dimensions"]) == 16
    low, high = components["dimensions"][3]
    assert high - low == pytest.approx(2.0, abs=0.2)
    assert components["dimension_ranks"][3] == pytest.approx(1) and components["rising"][3] == 3
    assert components["dimension_ranks"][LEVELS] is None


class Page(HTMLParser):
    """What a page refers to, and the names of what it shows."""

    def __init__(self, text):
        super().__init__()
        self.sources, self.links, self.identities, self.nameless = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.identities += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        if tag in ("img", "audio", "svg"):
            self.sources += [told["src"]] if tag != "svg" else []
            if not (told.get("alt") or told.get("aria-label")):
                self.nameless.append(tag)
        assert tag not in ("script", "link", "iframe")


def test_the_report_needs_nothing_else_and_every_sound_is_heard(study):
    text = (study / "report.html").read_text("utf-8")
    page = Page(text)
    sounds, pictures = [], []
    for source in page.sources:
        kind, content = source.split(";base64,")
        {"data:audio/mpeg": sounds, "data:image/webp": pictures}[kind].append(base64.b64decode(content))
    # A reference, edits and vibratos of four dimensions, two keys, two instruments.
    assert len(sounds) == len(pictures) == 1 + 4 + 4 + 2 + 2
    for sound in sounds:
        heard, rate_hz = soundfile.read(io.BytesIO(sound))
        assert rate_hz == 16_000 and 1.0 <= len(heard) / rate_hz < 1.3 and np.abs(heard).max() > 0.05
    for picture in pictures:
        shape = matplotlib.image.imread(io.BytesIO(picture), format="webp").shape
        assert shape[:2] == (252, 63)
    assert page.nameless == []
    assert {link.removeprefix("#") for link in page.links} <= set(page.identities) and page.links
    assert "http:" not in text and "https:" not in text and "url(" not in text
    assert {each.name for each in study.iterdir()} == {"report.html", "analysis.json"}


def test_a_way_from_a_note_to_a_sharper_one_is_even(model, tmp_path, capsys):
    assert analyse(model, "base", tmp_path / "way", "--to", "sharp", "--steps", 5, "--json", *SHORT) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((tmp_path / "way" / "analysis.json").read_text())
    assert [entry["weights"] for entry in printed["points"]][1] == [0.75, 0.25]
    course = printed["courses"]["cents"]
    assert course["net"] == pytest.approx(100, abs=1)
    assert course["monotony"] == 1 and course["smoothness"] > 0.8
    assert printed["courses"]["attack_ms"]["monotony"] is None
    assert len(Page((tmp_path / "way" / "report.html").read_text("utf-8")).sources) == 2 * 5


def test_a_presets_square_is_mapped(model, tmp_path):
    preset = tmp_path / "corners.json"
    preset.write_text('{"name": "Corners", "grid": 17, "corners": ["base", "sharp", "loud", "loud"]}')
    assert analyse(model, preset, tmp_path / "square", "--steps", 3, *SHORT) == 0
    found = json.loads((tmp_path / "square" / "analysis.json").read_text())
    cents = [entry["change"]["cents"] for entry in found["cells"]]
    assert cents == pytest.approx([0, 50, 100, 0, 25, 50, 0, 0, 0], abs=1)
    loudness = [entry["change"]["loudness_lu"] for entry in found["cells"]]
    assert loudness[0::3] == pytest.approx([0, 3.01, 6.02], abs=0.1)
    assert found["rows"][0]["cents"]["monotony"] == 1
    assert found["columns"][0]["loudness_lu"]["smoothness"] == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("bass", "out"), "did you mean 'base'?"),
        (("base", "out", "--to", "nobody at all"), "there are base, loud, sharp"),
        (("base", "file"), "is a file: a folder is wanted"),
        (("file", "out"), "not a sound that can be read"),
        (("missing.npy", "out"), "cannot be read"),
        (("silent.wav", "out"), "the sound is silent"),
        (("short.wav", "out"), "has no steady pitch: say at which"),
        (("empty.json", "out"), "is no preset"),
        (("strange.json", "out"), "no instrument 'harp'"),
        (("../base", "out"), "no instrument and no file '../base'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_nothing(
    model, tmp_path, monkeypatch, capsys, arguments, said
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("no sound")
    (tmp_path / "empty.json").write_text("{}")
    (tmp_path / "strange.json").write_text('{"corners": ["base", "harp", "loud", "loud"]}')
    soundfile.write("silent.wav", np.zeros(16_000), 16_000)
    soundfile.write("short.wav", 0.1 * np.random.default_rng(0).standard_normal(1600), 16_000)
    assert analyse(model, *arguments) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--edits", "zero,twist"), "no edit 'twist'; there are zero, double"),
        (("--dimensions", "3,16"), "each in 0..15, not '3,16'"),
        (("--pitch", "128"), "must be a number in 0..127"),
        (("--seconds", "0.3"), "must be a number in 0.5..4"),
        (("--steps", "1"), "must be a number in 3..17"),
    ],
)
def test_misuse_names_the_limit(model, tmp_path, capsys, arguments, said):
    with pytest.raises(SystemExit) as ended:
        analyse(model, "base", tmp_path / "out", *arguments)
    assert ended.value.code == 2 and said in capsys.readouterr().err


def test_a_square_has_no_other_end(model, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        analyse(model, "preset.json", tmp_path / "out", "--to", "base")
    assert ended.value.code == 2 and "a preset has four" in capsys.readouterr().err


def test_a_recording_has_its_own_pitch_unless_one_is_asked_for(model, tmp_path):
    """Half a minute of stereo, of which four seconds count; and a tenth of a second."""
    time = np.arange(30 * 44_100) / 44_100
    tone = sum(np.sin(2 * np.pi * 220 * number * time) / number for number in range(1, 8))
    soundfile.write(tmp_path / "long & wide.wav", 0.2 * np.stack([tone, 0.5 * tone], axis=1), 44_100)
    soundfile.write(tmp_path / "short.wav", 0.2 * tone[:4410], 44_100)
    desk = Desk(str(model), 100)
    long = desk.subject(str(tmp_path / "long & wide.wav"), None)
    assert (long.name, long.pitch, long.embedding.shape, len(long.original)) == (
        "long & wide",
        57,
        (125, 16),
        64_000,
    )
    assert desk.subject(str(tmp_path / "short.wav"), 57).embedding.shape == (125, 16)
    with pytest.raises(SynthError, match="did you mean"):
        desk.subject("bse", None)
