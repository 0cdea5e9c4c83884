"""The player of the Pd patch, driven message by message by a daemon's stand-in, with tones that are known."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
import soundfile

from tests.bridge.sounding import NOTE_HZ, cents, click, tone, tone_db
from tests.hosts.hearing import levels_db
from tests.hosts.pd_host import Pd, StandIn

# Above 10 kHz a tone of a fifth of full scale has a tenth of that; a break in it some hundredths.
SMOOTH = 0.0005
C4_HZ = 261.6256
LOOP = 16000, 43211
ENVELOPE = 0.01, 0.0, 1.0, 0.1


@pytest.fixture(scope="module")
def pd() -> Iterator[Pd]:
    running = Pd()
    yield running
    running.close()


@pytest.fixture(scope="module")
def host(pd) -> Iterator[StandIn]:
    standing_in = StandIn()
    pd.connect(standing_in.port)
    yield standing_in
    standing_in.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, str]:
    """Tones of four seconds: C4, the same in opposite phase, a G4 that is played as C4."""
    folder, audio = tmp_path_factory.mktemp("tones"), {}
    audio["c4"] = tone(C4_HZ, 4.0)
    audio["opposite"] = -audio["c4"]
    audio["g4"] = tone(C4_HZ * 2 ** (7 / 12), 4.0)
    for name, samples in audio.items():
        soundfile.write(folder / f"{name}.wav", samples, NOTE_HZ, subtype="PCM_16")
    return {name: folder / f"{name}.wav" for name in audio}


@pytest.fixture
def loaded(host, files) -> StandIn:
    """Slots 0, 1 and 2 have the tones, in a version that is new."""
    version = len(host.heard) + 1
    host.load(0, version, files["c4"], 60, LOOP)
    host.load(1, version, files["opposite"], 60, (16100, 43000))
    host.load(2, version, files["g4"], 67, (0, 0))
    host.tell("envelope", *ENVELOPE)
    return host


def off(audio: np.ndarray, rate_hz: int) -> float:
    """How many cents from C4, by the peak of the spectrum."""
    return float(cents(audio, C4_HZ, rate_hz))


def test_a_bend_moves_the_pitch_and_nothing_clicks(pd, loaded, tmp_path, figures):
    with pd.recording(tmp_path / "bend.wav") as heard:
        loaded.tell("play", -1, 0, 1, 60, 100, 1.0, 1)
        time.sleep(0.6)
        bent = heard.now
        for step in range(1, 21):
            loaded.tell("bend", -1, 0, 60, 2 ** (2 * step / 20 / 12))
            time.sleep(0.01)
        time.sleep(0.8)
        jumped = heard.now
        loaded.tell("bend", -1, 0, 60, 2 ** (-2 / 12))
        time.sleep(0.8)
        loaded.tell("release", -1, 0, 60)
        time.sleep(0.3)
    rate_hz, rough = heard.rate_hz, click(heard.audio, heard.rate_hz)
    found = [
        1200 * np.log2(peak_hz(heard.between(first, first + 0.4), rate_hz) / C4_HZ)
        for first in (bent - 0.45, bent + 0.35, jumped + 0.2)
    ]
    figures.append(
        f"bends in Pd: {found[0]:+.1f}, {found[1]:+.1f}, {found[2]:+.1f} cents, {rough:.5f} above 10 kHz"
    )
    assert found == pytest.approx([0, 200, -200], abs=3)
    assert rough < SMOOTH
    assert np.ptp(levels_db(heard.between(bent - 0.4, jumped + 0.7), rate_hz)) < 0.5


def peak_hz(audio: np.ndarray, rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(audio * np.hanning(len(audio)), 16 * len(audio)))
    return float(spectrum.argmax() * rate_hz / (16 * len(audio)))


def test_a_bend_is_of_the_note_with_its_number_alone(pd, loaded, tmp_path):
    with pd.recording(tmp_path / "one.wav") as heard:
        loaded.tell("play", -1, 0, 1, 60, 100, 1.0, 1)
        loaded.tell("play", -2, 0, 1, 64, 100, 2 ** (4 / 12), 1)
        time.sleep(0.1)
        loaded.tell("bend", -2, 0, 64, 2 ** (5 / 12))
        time.sleep(0.6)
        loaded.tell("release", -1, 0, 60)
        loaded.tell("release", -2, 0, 64)
        time.sleep(0.3)
    audio = heard.between(0.4, 0.8)
    assert abs(cents(audio, C4_HZ, heard.rate_hz)) < 3
    assert abs(cents(audio, C4_HZ * 2 ** (5 / 12), heard.rate_hz)) < 3


def test_a_loop_has_no_seam_where_its_file_has_one(pd, loaded, tmp_path, figures):
    with pd.recording(tmp_path / "loop.wav") as heard:
        loaded.tell("play", 0, 0, 1, 60, 100, 1.0, 1)
        time.sleep(6.5)
        loaded.tell("release", 0, 0, 60)
        time.sleep(0.3)
    levels, rough = levels_db(heard.between(0.3, 6.3), heard.rate_hz), click(heard.audio, heard.rate_hz)
    figures.append(f"a tone looped in Pd: within {np.ptp(levels):.2f} dB, {rough:.5f} above 10 kHz")
    assert np.ptp(levels) < 0.5 and rough < SMOOTH
    assert abs(off(heard.between(3.0, 6.0), heard.rate_hz)) < 1


@pytest.mark.parametrize("slot,rate", [(1, 1.0), (2, 2 ** (-7 / 12))])
def test_a_crossfade_keeps_pitch_and_level(pd, loaded, tmp_path, figures, slot, rate):
    """Into the opposite, which a crossfade of equal power silences; and into a note that stands in."""
    with pd.recording(tmp_path / "crossfade.wav") as heard:
        loaded.tell("play", 0, 0, 1, 60, 100, 1.0, 1)
        time.sleep(0.5)
        loaded.tell("crossfade", 0, slot, 1, 60, rate, 1, 0.4)
        time.sleep(0.8)
        loaded.tell("release", 0, slot, 60)
        time.sleep(0.3)
    levels, rough = levels_db(heard.between(0.3, 1.3), heard.rate_hz, 0.05), click(heard.audio, heard.rate_hz)
    dip = np.median(levels) - levels.min()
    figures.append(f"crossfade in Pd into slot {slot}: {dip:.1f} dB softer at most, {rough:.5f} above 10 kHz")
    assert rough < SMOOTH and dip < 1 and levels.max() - np.median(levels) < 1
    assert abs(off(heard.between(0.9, 1.3), heard.rate_hz)) < 3
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001


def test_crossfades_in_a_storm_end_in_the_last_one(pd, loaded, tmp_path):
    with pd.recording(tmp_path / "storm.wav") as heard:
        loaded.tell("play", 0, 0, 1, 60, 100, 1.0, 1)
        time.sleep(0.3)
        for turn in range(20):
            slot = 1 + turn % 2
            loaded.tell("crossfade", 0, slot, 1, 60, 2 ** (-7 / 12) if slot == 2 else 1.0, 1, 0.1)
            time.sleep(0.02)
        loaded.tell("crossfade", 0, 0, 1, 60, 1.0, 1, 0.1)
        time.sleep(1.0)
        loaded.tell("release", 0, 0, 60)
        time.sleep(0.3)
    assert click(heard.audio, heard.rate_hz) < SMOOTH
    assert abs(off(heard.between(1.3, 1.6), heard.rate_hz)) < 3
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001


def test_a_note_of_osc_ends_by_any_number_and_one_of_midi_by_its_own(pd, loaded, tmp_path):
    with pd.recording(tmp_path / "numbers.wav") as heard:
        loaded.tell("play", 7, 0, 1, 60, 60, 1.0, 1)
        loaded.tell("play", -3, 0, 1, 60, 60, 2 ** (4 / 12), 1)
        loaded.tell("play", -4, 0, 1, 60, 60, 2 ** (9 / 12), 1)
        time.sleep(0.4)
        loaded.tell("release", 0, 0, 60)
        time.sleep(0.5)
        loaded.tell("release", -4, 0, 60)
        time.sleep(0.5)
        loaded.tell("release", 5, 0, 60)
        time.sleep(0.3)
    steps = [(0.2, 0.45), (0.65, 0.95), (1.15, 1.4)]
    there = [
        [level_at(heard.between(*step), C4_HZ * 2 ** (n / 12), heard.rate_hz) > -50 for n in (0, 4, 9)]
        for step in steps
    ]
    assert there == [[True, True, True], [False, True, True], [False, True, False]]
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001, "a release that fits no number is lost"


def level_at(audio: np.ndarray, hz: float, rate_hz: int) -> float:
    return float(tone_db(audio, hz, rate_hz))


def test_more_notes_than_voices_take_the_oldest_without_a_click(pd, loaded, tmp_path):
    with pd.recording(tmp_path / "many.wav") as heard:
        for note in range(24):
            loaded.tell("play", note, 0, 1, 48 + note, 50, 2 ** ((note - 12) / 12), 1)
            time.sleep(0.03)
        time.sleep(0.3)
        last = heard.now
        for note in range(24):
            loaded.tell("release", note, 0, 48 + note)
        time.sleep(0.4)
    audio = heard.between(last - 0.25, last)
    assert level_at(audio, C4_HZ * 2 ** (11 / 12), heard.rate_hz) > -45
    assert level_at(audio, C4_HZ * 2 ** (-12 / 12), heard.rate_hz) < -60
    assert click(heard.audio, heard.rate_hz) < SMOOTH
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001


def test_a_slot_is_replaced_twice_while_it_sounds(pd, loaded, files, tmp_path):
    version = len(loaded.heard) + 1
    with pd.recording(tmp_path / "replaced.wav") as heard:
        loaded.tell("play", 1, 0, version - 1, 60, 100, 1.0, 1)
        time.sleep(0.3)
        loaded.load(0, version, files["opposite"], 60, LOOP)
        time.sleep(0.3)
        still = heard.now
        loaded.load(0, version + 1, files["g4"], 67, LOOP)
        loaded.tell("play", 2, 0, version + 1, 67, 100, 1.0, 1)
        time.sleep(0.4)
        loaded.tell("release", 1, 0, 60)
        loaded.tell("release", 2, 0, 67)
        time.sleep(0.3)
    assert levels_db(heard.between(still - 0.25, still - 0.02), heard.rate_hz).min() > -30
    assert abs(cents(heard.between(still + 0.1, still + 0.4), C4_HZ * 2 ** (7 / 12), heard.rate_hz)) < 3
    assert click(heard.audio, heard.rate_hz) < SMOOTH
    assert np.abs(heard.audio[-heard.rate_hz // 20 :]).max() < 0.001
