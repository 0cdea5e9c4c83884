"""Real Pd, without a face, plays the real daemon; what it plays goes to files."""

import time
from collections.abc import Iterator

import librosa
import numpy as np
import pytest
import soundfile
from scipy import signal

from tests.conftest import RunningDaemon, start_daemon
from tests.hosts.conftest import INSTRUMENTS, PITCH
from tests.hosts.hearing import has_pitch_db, levels_db, roughness
from tests.hosts.pd_host import Pd
from tests.hosts.pd_stage import SHAPES, SLOW, flags_of_stage, play
from tests.measures import cents_table, file_cents, pitch_cents

# Without a break it is 5 to 8 here; with the loops' seams left as the files have them 12 to 15.
SMOOTH = 10.0
CELLS = (0.0, 0.25, 0.5, 0.75, 1.0)


@pytest.fixture(scope="module")
def pd() -> Iterator[Pd]:
    running = Pd()
    yield running
    running.close()


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Iterator[RunningDaemon]:
    """A daemon with notes of 1.5 s, two presets of a grid of five, and a row of cells rendered."""
    folder = tmp_path_factory.mktemp("stage")
    running = start_daemon(folder, *flags_of_stage(folder))
    with running.client() as client:
        for request, x in enumerate(CELLS):
            client.send("render", request, PITCH, 100, x, 0.0)
        for request, pitch in enumerate((PITCH + 4, PITCH + 7)):
            client.send("render", 10 + request, pitch, 100, 0.0, 0.0)
        while client.ask("status")[6]:
            time.sleep(0.1)
    yield running
    running.stop()


@pytest.fixture
def on_stage(pd, stage) -> Pd:
    """Pd with that daemon, at the preset Line and its first corner."""
    if pd.daemon_port != stage.port:
        pd.connect(stage.port)
    with stage.client() as client:
        client.command("preset", "Line")
        client.command("glide", 0.0)
    pd.send("core position 0 0")
    return pd


def test_notes_from_pd_end_as_files_in_tune(pd, daemon, rendered, tmp_path, figures):
    pd.connect(daemon.port)
    cents = {}
    with daemon.client() as client:
        for instrument in INSTRUMENTS:
            client.command("corner", 0, instrument)
            pd.send("core position 0 0")
            with pd.recording(tmp_path / f"{instrument}.wav") as heard:
                play(pd, 0.5, PITCH)
                time.sleep(0.3)
            assert np.abs(heard.audio).max() > 0.01, f"{instrument} is silent"
            assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001, f"{instrument} does not stop"
            cents[instrument] = file_cents(heard.path, PITCH)
    figures.extend(cents_table("C4 from Pd, what it plays", cents))
    assert len(cents) == 16 and sum(abs(value) <= 50 for value in cents.values()) >= 15


def test_a_chord_has_all_its_pitches_is_smooth_and_ends(on_stage, tmp_path, figures):
    chord = PITCH, PITCH + 4, PITCH + 7
    with on_stage.recording(tmp_path / "chord.wav") as heard:
        began = heard.now
        play(on_stage, 1.2, *chord)
        time.sleep(0.4)
    rate_hz, middle = heard.rate_hz, heard.between(began + 0.3, began + 1.1)
    above = {pitch: has_pitch_db(middle, rate_hz, librosa.midi_to_hz(pitch)) for pitch in range(55, 73)}
    rough, level = roughness(heard.audio, rate_hz), levels_db(middle, rate_hz)
    words = " ".join(f"{above[pitch]:.0f}" for pitch in chord)
    figures.append(
        f"chord from Pd: {words} dB above what is beside, at {level.mean():.1f} dB, roughness {rough:.1f}"
    )
    assert all(above[pitch] > 12 for pitch in chord), above
    assert level.min() > -30 and level.max() < -6 and np.abs(heard.audio).max() < 1
    assert rough < SMOOTH
    assert np.abs(heard.audio[-rate_hz // 20 :]).max() < 0.001


def test_a_preset_change_leaves_what_sounds_and_the_next_note_is_the_new_presets(
    on_stage, stage, tmp_path, figures
):
    with stage.client() as client, on_stage.recording(tmp_path / "change.wav") as heard:
        began, since = heard.now, len(on_stage.lines)
        on_stage.send(f"core note {PITCH} 100")
        on_stage.wait_for("play", since)
        time.sleep(0.7)
        on_stage.send("core preset Slow")
        on_stage.wait_for("preset.loaded Slow", since)
        assert [words[2] for words in on_stage.told("corner", since)] == SLOW["corners"]
        time.sleep(0.7)
        on_stage.send(f"core note {PITCH} 0")
        time.sleep(0.3)
        client.send("render", 77, PITCH, 100, 0.0, 0.0)
        path = next(values[2] for name, values in client.messages(10) if name == "done" and values[1] == 77)
        since = len(on_stage.lines)
        (struck,) = play(on_stage, 0.5, PITCH)
        slots = {words[1]: words[3] for words in on_stage.told("slot")}
        time.sleep(0.8)
    held = levels_db(heard.between(began + 0.3, began + 1.3), heard.rate_hz)
    rough = roughness(heard.audio, heard.rate_hz)
    figures.append(
        f"preset change under a note of Pd's: level within {np.ptp(held):.1f} dB, roughness {rough:.1f}"
    )
    assert slots[struck[2]] == path and struck[7] == "1"
    assert np.ptp(held) < 3.5 and rough < SMOOTH


def test_a_sweep_under_a_held_note_is_crossfaded(on_stage, tmp_path, figures):
    on_stage.send("core glide 0.15")
    with on_stage.recording(tmp_path / "sweep.wav") as heard:
        began, since = heard.now, len(on_stage.lines)
        on_stage.send(f"core note {PITCH} 100")
        on_stage.wait_for("play", since)
        time.sleep(0.5)
        for step in range(81):
            on_stage.send(f"core position {step / 80} 0")
            time.sleep(0.025)
        time.sleep(0.8)
        ended = heard.now
        on_stage.send(f"core note {PITCH} 0")
        time.sleep(0.4)
    crossfades = on_stage.told("crossfade", since)
    cents = [
        pitch_cents(heard.between(a, a + 0.4), heard.rate_hz, PITCH)
        for a in np.arange(began + 0.3, ended - 0.4, 0.4)
    ]
    levels, rough = (
        levels_db(heard.between(began + 0.4, ended), heard.rate_hz),
        roughness(heard.audio, heard.rate_hz),
    )
    dip = min(np.median(levels[:4]), np.median(levels[-4:])) - levels.min()
    figures.append(
        f"sweep with glide in Pd: {len(crossfades)} crossfades, {dip:.1f} dB below the softer end at most, "
        f"within {np.abs(cents).max():.0f} cents, roughness {rough:.1f}"
    )
    assert len(crossfades) >= 4
    assert dip < 3 and np.abs(cents).max() < 25 and rough < SMOOTH
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001


def test_a_sweep_without_glide_is_played_from_cell_to_cell(on_stage, tmp_path):
    slots = set()
    with on_stage.recording(tmp_path / "steps.wav") as heard:
        moments = []
        for x in CELLS:
            on_stage.send(f"core position {x} 0")
            moments.append(heard.now)
            (struck,) = play(on_stage, 0.35, PITCH)
            slots.add(struck[2])
            assert struck[7] == "1"
            time.sleep(0.2)
    assert len(slots) == len(CELLS)
    for moment in moments:
        audio = heard.between(moment + 0.1, moment + 0.35)
        assert levels_db(audio, heard.rate_hz).min() > -35
        assert abs(pitch_cents(audio, heard.rate_hz, PITCH)) < 25
    assert roughness(heard.audio, heard.rate_hz) < SMOOTH


def test_a_held_note_goes_on_beyond_its_file(on_stage, tmp_path, figures):
    with on_stage.recording(tmp_path / "held.wav") as heard:
        began = heard.now
        (struck,) = play(on_stage, 5.0, PITCH)
        time.sleep(0.3)
    (slot,) = [words for words in on_stage.told("slot") if words[1] == struck[2]][-1:]
    assert int(slot[4]) / int(slot[5]) == 1.5
    levels = levels_db(heard.between(began + 0.4, began + 4.9), heard.rate_hz, 0.25)
    cents = [
        pitch_cents(heard.between(began + a, began + a + 0.5), heard.rate_hz, PITCH)
        for a in np.arange(0.4, 4.4, 0.5)
    ]
    rough = roughness(heard.audio, heard.rate_hz)
    figures.append(
        f"a note of 1.5 s held for 5 s in Pd: level within {np.ptp(levels):.1f} dB, "
        f"{np.abs(cents).max():.0f} cents, roughness {rough:.1f}"
    )
    assert np.ptp(levels) < 3 and np.abs(cents).max() < 25 and rough < SMOOTH


def test_the_presets_envelope_is_what_is_heard(on_stage, stage, tmp_path, figures):
    """The recording against the file that was played: what is left is the envelope."""
    with stage.client() as client:
        client.command("preset", "Slow")
        client.send("render", 78, PITCH, 100, 0.0, 0.0)
        path = next(values[2] for name, values in client.messages(10) if name == "done" and values[1] == 78)
    with on_stage.recording(tmp_path / "slow.wav") as heard:
        (struck,) = play(on_stage, 1.0, PITCH)
        time.sleep(0.9)
    assert struck[7] == "1"
    file, rate_hz = soundfile.read(path, dtype="float32")
    file = librosa.resample(file, orig_sr=rate_hz, target_sr=heard.rate_hz) * (100 / 127) ** 2
    times, share = shares(heard.audio, file, heard.rate_hz)
    shape, found = SHAPES["Slow"], {}
    rising, held, falling = times < 0.27, (times > 0.75) & (times < 0.95), (times > 0.32) & (times < 0.55)
    sustain = found["sustain"] = float(np.median(share[held]))
    found["attack"] = 1 / np.polyfit(times[rising], share[rising], 1)[0]
    found["decay"] = (
        -1 / np.polyfit(times[falling], np.sqrt((share[falling] - sustain).clip(0) / (1 - sustain)), 1)[0]
    )
    let_go = (times > 1.08) & (times < 1.4)
    found["release"] = -1 / np.polyfit(times[let_go], np.sqrt(share[let_go] / sustain), 1)[0]
    words = ", ".join(f"{name} {found[name]:.2f} for {shape[name]}" for name in shape)
    figures.append(f"envelope in Pd: {words}")
    assert found == pytest.approx(shape, rel=0.05)
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001


def shares(audio: np.ndarray, file: np.ndarray, rate_hz: int) -> tuple[np.ndarray, np.ndarray]:
    """What share of the file's level is heard, and at which seconds of it, in frames of 20 ms."""
    held = file[round(0.75 * rate_hz) : round(0.95 * rate_hz)]
    likeness = signal.correlate(audio, held, "valid")
    power = signal.fftconvolve(audio**2, np.ones(len(held)), "valid").clip(1e-6)
    first = int((likeness / np.sqrt(power)).argmax()) - round(0.75 * rate_hz)
    frame = rate_hz // 50
    starts = np.arange(0, round(1.45 * rate_hz) - frame, frame)
    level = [np.linalg.norm(audio[first + at :][:frame]) / np.linalg.norm(file[at:][:frame]) for at in starts]
    return (starts + frame / 2) / rate_hz, np.array(level)
