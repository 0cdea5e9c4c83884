"""The real daemon with presets of the spectral engine: a small model with weights that nobody trained."""

import json
import shutil
import subprocess
import sys
import time

import numpy as np
import pytest
import soundfile

from bridge.errors import ClientError
from synth import audio, bank, locations
from synth.evaluation import measures
from tests.bridge.test_daemon import wait_for
from tests.bridge.untrained import CORNERS, write_model

SAMPLES, SEED, PITCH = 8000, 7, 60
# In a process of its own, as a renderer has numbers near 0 be 0 from then on.
RENDER = """
import sys, numpy as np, synth
from synth import samplers
model = synth.load(sys.argv[1])
samplers.prepare_process(model, threads=1)
sampler = synth.open_sampler(model)
embedding = np.load(sys.argv[2])
voice = sampler.open(embedding, int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]), 0.8)
np.save(sys.argv[2], sampler.advance([voice], int(sys.argv[4]))[0].sound(1.0))
"""


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """Two models and a bank beside each."""
    folder = tmp_path_factory.mktemp("models")
    names = "one.safetensors", "two.safetensors"
    return [write_model(folder / name, number) for number, name in enumerate(names)]


@pytest.fixture
def start(run_daemon, models, tmp_path):
    """A daemon with two presets of the same corners, one of each engine; model: the spectral weights."""
    folder = tmp_path / "presets"
    folder.mkdir()
    for name, more in (("Wavenet", {}), ("Spectral", {"engine": "spectral"})):
        preset = {"name": name, "corners": CORNERS, "seed": SEED, **more}
        (folder / f"{name}.json").write_text(json.dumps(preset))
    flags = "--midi", "off", "--note-seconds", str(SAMPLES / 16_000), "--presets", str(folder)

    def start(model=models[0], preset="Spectral"):
        return run_daemon(*flags, "--preset", preset, "--spectral", str(model))

    return start


def expected(model, folder, weights, pitch):
    """What the sampler makes of mixed embeddings, as the worker writes it: int16 [samples]."""
    found = bank.of_model(model)
    mixture = dict(zip(CORNERS, weights, strict=True))
    file = folder / "embedding.npy"
    np.save(file, found.mix(mixture, pitch, 100))
    command = [sys.executable, "-c", RENDER, str(model), str(file), str(pitch), str(SAMPLES), str(SEED)]
    subprocess.run(command, check=True)
    sound = audio.louder(audio.without_drift(np.load(file)), found.gain_db(mixture))
    audio.write(folder / "expected.wav", sound, 16_000)
    return soundfile.read(folder / "expected.wav", dtype="int16")[0]


def test_a_note_is_what_the_spectral_sampler_makes_of_the_mixed_embeddings(start, models, tmp_path):
    daemon = start()
    with daemon.client(60) as client:
        client.send("render", 3, PITCH, 100, 0.25, 0.5)
        slot, before = wait_for(client, "slot")
        assert "progress" in [name for name, _ in before]
        heard, rate = soundfile.read(slot[2], dtype="int16")
        weights = [0.75 * 0.5, 0.25 * 0.5, 0.75 * 0.5, 0.25 * 0.5]
        assert (rate, len(heard), slot[5]) == (16_000, SAMPLES, PITCH)
        assert np.array_equal(heard, expected(models[0], tmp_path, weights, PITCH))
        assert np.abs(heard).max() > 3000
        assert client.ask("status")[1] == str(models[0])
        with pytest.raises(ClientError, match="engine wavenet"):
            client.command("shift", 3, 1.0)


def test_a_key_sounds_through_a_change_of_engine_and_both_engines_notes_outlive_a_restart(start):
    daemon = start()
    made = {}
    with daemon.client(60) as client:
        client.send("position", 0.0, 0.0)
        for name in ("Spectral", "Wavenet"):
            client.command("preset", name)
            made[name] = client.render(PITCH, 100)
        assert made["Spectral"].read_bytes() != made["Wavenet"].read_bytes()
        client.send("note", PITCH, 100, 5)
        (_, slot, *_), _ = wait_for(client, "play", 5)
        told = client.command("preset", "Spectral")
        client.send("note", PITCH + 1, 100, 6)
        (r, other, *_), before = wait_for(client, "play", 5)
        assert r == 6 and other != slot
        assert "release" not in [name for name, _ in (*told, *before)]
        client.send("note", PITCH, 0, 7)
        assert wait_for(client, "release", 5)[0] == [7, slot, PITCH]
    daemon.stop()
    stamps = {path: path.stat().st_mtime_ns for path in made.values()}
    again = start()
    with again.client(60) as client:
        for name, path in made.items():
            client.command("preset", name)
            assert client.render(PITCH, 100) == path
    assert {path: path.stat().st_mtime_ns for path in made.values()} == stamps


def test_a_note_of_one_engine_does_not_wait_for_the_other_s_that_are_rendered_ahead(start, figures):
    daemon = start()
    with daemon.client(60) as client:
        client.command("preset", "Wavenet")
        client.render(PITCH, 100)
        memory = [client.statistics()["memory_mb"]["worker"]]
        client.command("preset", "Spectral")
        client.render(PITCH, 100)
        memory.append(client.statistics()["memory_mb"]["worker"])
        client.send("prerender", 9)
        client.command("preset", "Wavenet")
        began = time.monotonic()
        client.send("render", 7, PITCH + 1, 100)
        done, before = wait_for(client, "done")
        assert done[:2] == ["render", 7], "first comes what was asked for first"
        told = [values for name, values in before if name == "progress" and values[0] == 9]
        figures.append(
            f"half a second of WaveNet while the spectral engine renders ahead ({len(told)} notes meanwhile):"
            f" {time.monotonic() - began:.2f} s; worker {memory[0]:.0f} MB, with both engines {memory[1]:.0f}"
        )
        client.command("cancel", 9)


def test_without_a_spectral_model_the_preset_says_what_is_missing_and_the_daemon_plays(
    start, tmp_path, models
):
    place = tmp_path / "spectral.safetensors"
    daemon = start(place, "Wavenet")
    with daemon.client(60) as client:
        with pytest.raises(ClientError, match="'Spectral': engine spectral is not there: no model"):
            client.command("preset", "Spectral")
        shutil.copy(models[0], place)
        with pytest.raises(ClientError, match="engine spectral is not there: no instrument bank"):
            client.command("preset", "Spectral")
        assert client.ask("status")[3] == "Wavenet" and client.render(PITCH, 100, 0.0, 0.0).is_file()
        shutil.copy(locations.bank_path(models[1]), locations.bank_path(place))
        with pytest.raises(ClientError, match="was made by another model"):
            client.command("preset", "Spectral")
        shutil.copy(locations.bank_path(models[0]), locations.bank_path(place))
        client.command("preset", "Spectral")
        assert client.render(PITCH, 100, 0.0, 0.0).is_file()


def test_a_model_that_is_exchanged_under_the_daemon_fails_its_notes_alone_until_it_is_back(
    start, tmp_path, models
):
    place = tmp_path / "spectral.safetensors"
    for file in (models[0], locations.bank_path(models[0])):
        shutil.copy(file, place.with_name(file.name.replace("one", "spectral")))
    daemon = start(place)
    shutil.copy(models[1], place)
    with daemon.client(60) as client:
        with pytest.raises(ClientError, match="another file than the daemon was started with"):
            client.render(PITCH, 100, 0.0, 0.0)
        client.command("preset", "Wavenet")
        assert client.render(PITCH, 100, 0.0, 0.0).is_file()
        shutil.copy(models[0], place)
        client.command("preset", "Spectral")
        assert client.render(PITCH, 100, 0.0, 0.0).is_file()


def test_a_spectral_model_is_refused_where_wavenet_s_is_wanted(models, tmp_path):
    command = [sys.executable, "-m", "bridge.cli", "serve", "--midi", "off", "--cache", str(tmp_path)]
    done = subprocess.run([*command, "--model", str(models[0])], capture_output=True, text=True, timeout=60)
    assert (
        done.returncode == 1 and "is no WaveNet autoencoder: give a spectral one by --spectral" in done.stderr
    )
    assert len(done.stderr.splitlines()) == 1


def test_the_bundled_preset_is_in_tune_and_as_loud_as_the_others(run_daemon, figures):
    """At a corner and between all four, at keys that were encoded and between them."""
    daemon = run_daemon("--midi", "off", "--note-seconds", "2", "--preset", "Spectral Chamber")
    cents, loudness = [], []
    with daemon.client(60) as client:
        for pitch in (48, 55, 60, 67, 72):
            for place in ((0.0, 0.0), (0.5, 0.5)):
                path = client.render(pitch, 100, *place)
                sound = audio.read(path)
                # Of a faint fundamental under noise the plain pYIN of tests.measures hears the octave.
                cents.append(measures.pitch_cents(sound, pitch))
                loudness.append(audio.loudness_lufs(sound[:16_000]))
    levels = f"{min(loudness):.1f} to {max(loudness):.1f} LUFS"
    figures.append(f"spectral notes: at most {np.abs(cents).max():.0f} cents off, {levels}")
    assert np.abs(cents).max() < 20
    # The bounds of WaveNet's presets, see tests/synth/test_bank.py.
    assert np.ptp(loudness) < 8 and abs(np.mean(loudness) + 20) < 2.5
