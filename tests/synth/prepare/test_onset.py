"""Where a note begins, measured against recordings of which it is known."""

import numpy as np
import pytest

from synth import conditioning
from tests.synth.prepare.recordings import click, silence, tone, with_noise, write

RATE_HZ = 48_000
JOINED = np.concatenate


def hum(seconds, level=0.002):
    return level * np.sin(2 * np.pi * 50 * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)


@pytest.mark.parametrize(
    "lead, noise_db",
    [
        ([silence(1.3)], -120),
        ([silence(1.3)], -50),
        ([silence(0.5), click(), silence(0.8)], -50),
        ([silence(0.2), click(), silence(0.3), click(), click(seed=2), silence(0.1)], -50),
        ([silence(0.5), tone(30, 0.2, level=0.03), silence(0.4)], -60),
        ([hum(1.0)], -60),
        ([silence(0.002)], -120),
    ],
    ids=["silence", "noise", "a click", "clicks", "a thud", "hum", "nothing"],
)
@pytest.mark.parametrize("pitch", [28, 60, 84])
@pytest.mark.parametrize("attack", [0.002, 0.03])
def test_it_is_found_within_5_ms(tmp_path, lead, noise_db, pitch, attack):
    lead = JOINED(lead)
    write(tmp_path / "a.wav", with_noise(JOINED([lead, tone(pitch, attack=attack)]), noise_db))
    found = conditioning.read(tmp_path / "a.wav").onset / RATE_HZ
    assert abs(found - len(lead) / RATE_HZ) <= 0.005


def test_a_sound_that_is_one_click_begins_with_it(tmp_path):
    write(tmp_path / "a.wav", JOINED([silence(0.7), click(0.02), silence(1)]))
    assert abs(conditioning.read(tmp_path / "a.wav").onset / RATE_HZ - 0.7) <= 0.005


@pytest.mark.parametrize("level_db", [-60, -40])
def test_the_noise_before_is_measured_past_a_click(tmp_path, level_db):
    sound = JOINED([silence(0.5), click(), silence(0.5), tone(60, level=0.8)])
    write(tmp_path / "a.wav", with_noise(sound, level_db), subtype="FLOAT")
    assert abs(conditioning.read(tmp_path / "a.wav").noise_db - level_db) < 1


def test_clipping_and_offset_are_told_of_what_has_them_alone(tmp_path):
    for name, sound in {
        "clean": tone(33, level=0.9999),
        "clipped": np.clip(tone(60, level=1.3), -1, 1),
        "offset": tone(60) + 0.1,
    }.items():
        write(tmp_path / f"{name}.wav", np.stack([sound, sound * 0.5], 1))
    found = {name: conditioning.read(tmp_path / f"{name}.wav") for name in ("clean", "clipped", "offset")}
    assert [found[name].clipped > 0 for name in found] == [False, True, False]
    assert abs(found["offset"].offset - 0.075) < 1e-3 and abs(found["clean"].offset) < 1e-3
    assert abs(found["offset"].sound.mean()) < 1e-6


@pytest.mark.parametrize("seconds", [0.02, 1.0, 9.0])
@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 192_000])
@pytest.mark.parametrize("ratio", [0.25, 1.0, 7.1])
def test_a_note_is_64_000_samples_at_its_peak_whatever_it_was(tmp_path, seconds, rate_hz, ratio):
    write(tmp_path / "a.wav", np.append(tone(60, seconds, rate_hz), silence(0.5, rate_hz)), rate_hz)
    note = conditioning.note(conditioning.read(tmp_path / "a.wav"), ratio)
    assert note.shape == (64_000,) and note.dtype == np.float32
    assert abs(np.abs(note).max() - 0.9) < 1e-6 and abs(note[-1]) < 1e-6


def test_of_two_notes_the_first_counts_though_the_second_is_louder(tmp_path):
    write(tmp_path / "a.wav", JOINED([silence(0.4), tone(60, 1.0, level=0.2), silence(0.3), tone(60)]))
    assert abs(conditioning.read(tmp_path / "a.wav").onset / RATE_HZ - 0.4) <= 0.005
