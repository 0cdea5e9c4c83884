import pytest

from bridge import cli, settings
from bridge.errors import SetupError


def load(tmp_path, flags=None, environment=None, text=""):
    (tmp_path / "settings.toml").write_text(text)
    return settings.load(flags or {}, environment or {}, tmp_path / "settings.toml")


def test_flags_go_over_environment_over_file_over_defaults(tmp_path):
    assert load(tmp_path).osc_port == 7770
    assert load(tmp_path, text="osc_port = 1000").osc_port == 1000
    environment = {"NSYNTH_BRIDGE_OSC_PORT": "2000"}
    assert load(tmp_path, environment=environment, text="osc_port = 1000").osc_port == 2000
    assert load(tmp_path, {"osc_port": "3000"}, environment, "osc_port = 1000").osc_port == 3000


def test_midi_inputs_are_joined_from_flags_commas_and_lists_and_each_is_opened_once(tmp_path):
    assert load(tmp_path).midi_inputs == ["virtual"]
    assert load(tmp_path, {"midi": ["keys", "pads, virtual", "keys"]}).midi_inputs == [
        "keys",
        "pads",
        "virtual",
    ]
    assert load(tmp_path, text='midi = ["keys", "pads"]').midi_inputs == ["keys", "pads"]
    assert load(tmp_path, environment={"NSYNTH_BRIDGE_MIDI": "off"}).midi_inputs == []


@pytest.mark.parametrize(
    "flags, text, says",
    [
        ({}, "ocs_port = 1", "did you mean 'osc_port'"),
        ({"osc_port": "70000"}, "", "osc_port"),
        ({"slots": "many"}, "", "slots"),
        ({"mpe": "16"}, "", "mpe"),
        ({"note_seconds": "0"}, "", "note_seconds"),
        ({}, "= 1", "settings.toml"),
    ],
)
def test_a_mistake_names_the_setting(tmp_path, flags, text, says):
    with pytest.raises(SetupError, match=says):
        load(tmp_path, flags, text=text)


@pytest.mark.parametrize(
    "flags, audio",
    [
        ([], "off"),
        (["--audio"], "default"),
        (["--audio", "USB"], "USB"),
        (["--audio", "--slots", "2"], "default"),
    ],
)
def test_a_bare_flag_means_what_its_setting_says(tmp_path, flags, audio):
    given = vars(cli.parser().parse_args(["serve", *flags]))
    assert load(tmp_path, {name: given[name] for name in ("audio", "slots") if name in given}).audio == audio
