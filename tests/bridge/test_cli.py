import json
import os
import re
import subprocess
import sys
import time

import pytest

from bridge import pitches
from bridge.cli import main
from bridge.client import wait_until_ready
from bridge.errors import ClientError
from tests.conftest import free_port

CORNERS = ["flute", "cello", "choir", "violin"]


def run(capsys, *arguments):
    """Exit code, standard output, standard error."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as end:
        code = end.code
    return code, *capsys.readouterr()


def test_play_prints_when_notes_sounded_and_their_files(daemon, capsys):
    address = ("--osc-port", daemon.port, "--preset", "Keys", "--position", 0, 0)
    code, out, _ = run(capsys, "play", "C4 E4", *address, "--json")
    assert code == 0
    played = json.loads(out)
    assert [note["pitch"] for note in played] == [60, 64]
    code, out, _ = run(capsys, "play", "C4", "E4", *address)
    assert code == 0
    assert re.search(r"C4 +│ exact +│ +\d+\.\d +│ +\d+\.\d +│", out) and "E4" in out


def test_prerender_shows_how_far_it_is_and_says_what_is_too_much(run_daemon, tmp_path, capsys):
    plans = {"Few": {"grid": 2, "lowest": 60, "highest": 60}, "Many": {"grid": 33, "step": 1}}
    for name, plan in plans.items():
        preset = {"version": 2, "name": name, "corners": CORNERS, "prerender": plan}
        (tmp_path / f"{name}.json").write_text(json.dumps(preset))
    daemon = run_daemon("--presets", str(tmp_path), "--note-seconds", "0.1", "--cache-megabytes", "10")
    code, out, _ = run(capsys, "prerender", "--osc-port", daemon.port, "--preset", "Few")
    assert code == 0 and "4/4" in out and len(list(daemon.cache.glob("*.wav"))) >= 4
    code, _, error = run(capsys, "prerender", "--osc-port", daemon.port, "--preset", "Many")
    assert code == 1 and "--cache-megabytes" in error and len(error.splitlines()) == 1


def test_play_without_a_daemon_says_how_to_start_one(capsys):
    code, _, error = run(capsys, "play", "C4", "--osc-port", free_port())
    assert code == 1 and "nsynth-bridge serve" in error and len(error.splitlines()) == 1


@pytest.mark.parametrize("notes, says", [("H4", "not a note"), ("C99", "not a note"), ("200", "0..127")])
def test_play_refuses_what_is_no_note(capsys, notes, says):
    code, _, error = run(capsys, "play", notes)
    assert code == 1 and says in error


def test_doctor_examines_everything_and_needs_only_some_of_it(tmp_path, capsys):
    code, out, _ = run(capsys, "doctor", "--cache", tmp_path, "--osc-port", free_port(), "--json")
    found = {finding["subject"]: finding for finding in json.loads(out)}
    assert code == 0
    assert {
        "Python",
        "PyTorch",
        "model",
        "instruments",
        "engine spectral",
        "presets",
        "cache",
        "OSC port",
        "web panel",
        "announcement",
        "MIDI",
        "audio",
        "GPU",
    } == set(found)
    assert all(finding["fine"] for finding in found.values() if finding["needed"])


def test_doctor_fails_for_what_the_daemon_cannot_do_without(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    code, out, _ = run(capsys, "doctor", "--model", "missing.safetensors", "--cache", tmp_path / "file")
    assert code == 1 and out.count("MISSING") == 3


def test_presets_are_listed(capsys):
    code, out, _ = run(capsys, "presets", "--json")
    assert code == 0 and all(len(preset["corners"]) == 4 for preset in json.loads(out))


@pytest.mark.parametrize("arguments", [["presets"], ["presets", "--json"], ["addresses"]])
def test_who_reads_only_the_beginning_sees_no_traceback(arguments):
    """As `head -1` does; here nobody reads at all, so that the end is certain."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bridge.cli", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    # Rich tells its own end with 1.
    assert done.stderr == "" and done.returncode in (1, 141)


def test_doctor_names_the_daemon_that_has_the_port(daemon, tmp_path, capsys):
    _, out, _ = run(capsys, "doctor", "--cache", tmp_path, "--osc-port", daemon.port, "--json")
    (port,) = [finding for finding in json.loads(out) if finding["subject"] == "OSC port"]
    assert port["fine"] and "0.1.0 runs there" in port["text"]


@pytest.mark.parametrize("arguments", [[], ["fly"], ["serve", "--ocs-port", "1"], ["play"]])
def test_misuse_is_exit_code_2(capsys, arguments):
    assert run(capsys, *arguments)[0] == 2


def test_every_command_has_help_with_an_example(capsys):
    for command in ("serve", "replay", "top", "play", "prerender", "presets", "doctor", "addresses"):
        code, out, _ = run(capsys, command, "--help")
        assert code == 0 and f"example: nsynth-bridge {command}" in " ".join(out.split())


@pytest.mark.parametrize(
    "arguments, says", [(("--osc-port", "0"), "osc_port"), (("--preset", "Chmaber"), "Chamber")]
)
def test_serve_refuses_a_wrong_setting_in_one_line(tmp_path, capsys, arguments, says):
    code, _, error = run(capsys, "serve", "--cache", tmp_path, *arguments)
    assert code == 1 and says in error and len(error.splitlines()) == 1


def test_the_first_answer_comes_soon_after_the_start(run_daemon, figures):
    began = time.monotonic()
    daemon = run_daemon("--midi", "off", "--note-seconds", "0.1")
    answered = time.monotonic() - began
    with daemon.client() as client:
        client.play([60])
    figures.append(
        f"start of the daemon to first answer {answered:.2f} s, to first rendered note of 0.1 s"
        f" {time.monotonic() - began:.2f} s"
    )
    assert answered < 3
    wait_until_ready(daemon.port)


def test_pitches_have_two_spellings():
    assert [pitches.parse(text) for text in ("C4", "Bb2", "f#3", "C-1", "G9", "60")] == [
        60,
        46,
        54,
        0,
        127,
        60,
    ]
    assert all(pitches.parse(pitches.name(pitch)) == pitch for pitch in range(128))
    with pytest.raises(ClientError, match="outside"):
        pitches.parse("G#9")
