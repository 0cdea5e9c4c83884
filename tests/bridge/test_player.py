"""The player between performer and mixer: real files, real streams, the threads' parts done by the test."""

import threading

import numpy as np
import pytest

from bridge.live.mixer import Mixer
from bridge.live.player import Player
from bridge.live.presets import Envelope, Loop, Preset
from bridge.live.streams import Streams
from bridge.live.voices import Held
from synth import audio as synth_audio
from synth import smpl
from tests.bridge.fakes import CORNERS
from tests.bridge.sounding import CARD_HZ, NOTE_HZ, cents, level_db, tone, tone_db

PRESET = Preset("Plain", CORNERS, envelope=Envelope(0.002, release=0.05))
LOOPED = Preset("Looped", CORNERS, loop=Loop(0.5, 1.8), envelope=Envelope(0.002, release=0.05))
SAMPLES = 2 * NOTE_HZ


class Stage:
    """A player with a folder of notes; `hear` is what the mixing and the loading thread do."""

    def __init__(self, folder):
        self.folder = folder
        self.mixer = Mixer(CARD_HZ)
        self.streams = Streams(folder / "streams", 2, SAMPLES)
        self.player = Player(self.mixer, self.streams, self.path, NOTE_HZ)

    def path(self, identity):
        return self.folder / f"{identity}.wav"

    def write(self, identity, audio):
        synth_audio.write(self.path(identity), audio)

    def play(self, held, identity, rate=1.0, preset=PRESET, samples=SAMPLES):
        self.player.play(held, identity, held.pitch, samples, rate, preset)

    def lay(self, identity, audio):
        """What the worker does, and the daemon when it hears of it."""
        stream = self.streams.open(identity)
        stream.place[: len(audio)] = audio
        self.streams.advance(stream.number, len(audio))
        self.player.follow()

    def load(self):
        while not self.player._loads.empty():
            self.player._loads.get()()

    def hear(self, seconds):
        self.load()
        return np.concatenate([self.player.mix(256) for _ in range(round(seconds * CARD_HZ / 256))])


def held(pitch=69, velocity=100):
    return Held("osc", pitch, velocity, 0)


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    yield made
    made.streams.close()


def test_a_cached_note_sounds_in_tune_until_its_key_is_lifted(stage):
    stage.write("a", tone(440, partials=1))
    key = held()
    stage.play(key, "a", 2 ** (3 / 12))
    assert abs(cents(stage.hear(0.5), 440 * 2 ** (3 / 12))) < 1
    stage.player.release(key)
    assert not stage.hear(0.1)[-256:].any() and len(stage.mixer) == 0


def test_a_file_is_loaded_once_for_many_keys_and_again_for_another_loop(stage):
    stage.write("a", tone())
    for _ in range(3):
        stage.play(held(), "a")
    assert stage.player._loads.qsize() == 1
    stage.play(held(), "a", preset=LOOPED)
    assert stage.player._loads.qsize() == 2
    stage.hear(0.1)
    stage.play(held(), "a")
    assert stage.player._loads.empty() and stage.hear(0.1).any()
    looped = stage.hear(3.0)
    assert level_db(looped[-4800:]) > -40 and len(stage.mixer) == 1


def test_sounds_that_were_not_played_for_longest_go_when_there_are_too_many(stage, monkeypatch):
    monkeypatch.setattr("bridge.live.player.KEPT_BYTES", 5 * SAMPLES * 3 * 4)
    for number in range(8):
        stage.write(str(number), tone())
        stage.play(held(), str(number))
        stage.play(held(), "0")
    kept = [identity for identity, _ in stage.player._sounds]
    assert kept == ["5", "6", "7", "0"]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"RIFF")])
def test_a_file_that_cannot_be_read_costs_its_note_alone_and_is_tried_again(stage, spoil, caplog):
    stage.write("a", tone())
    spoil(stage.path("a"))
    stage.play(held(), "a")
    assert not stage.hear(0.1).any() and len(stage.mixer) == 0
    assert sum("cannot play" in line for line in caplog.messages) == 1
    stage.write("a", tone())
    stage.play(held(), "a")
    assert stage.hear(0.1).any()


def test_a_note_that_is_being_made_is_heard_and_played_once_and_kept_for_the_next_key(stage):
    audio, key = tone(), held()
    stage.lay("a", audio[:100])
    stage.player.stream(key, "a", 69, SAMPLES, PRESET)
    stage.lay("a", audio[:2000])
    assert stage.hear(0.02).any()
    stage.lay("a", audio)
    stage.streams.end("a")
    stage.player.follow()
    # The performer tells the hosts now that the note is there.
    stage.play(key, "a")
    stage.hear(0.1)
    assert len(stage.mixer) == 1 and not stage.player._heard
    assert stage.streams.open("b") and stage.streams.open("c"), "its place was not given back"
    stage.play(held(), "a")
    assert stage.hear(0.1).any() and len(stage.mixer) == 2


def test_file_and_stream_are_held_by_the_loop_that_the_file_tells(stage):
    """Not by one that the player finds: the points are such as no search would choose."""
    audio, points = tone(), (12_000, 12_000 + 16_000 * 200 // 440)
    synth_audio.write(stage.path("file"), audio, chunks=smpl.chunk(69, NOTE_HZ, points))
    stage.play(held(), "file", preset=LOOPED)
    stage.lay("stream", audio[:4000])
    stage.player.stream(held(), "stream", 69, SAMPLES, LOOPED)
    stage.lay("stream", audio)
    synth_audio.write(stage.path("stream"), audio, chunks=smpl.chunk(69, NOTE_HZ, points))
    stage.streams.end("stream")
    stage.player.follow()
    stage.load()
    for sound in stage.player._sounds.values():
        assert (sound.body.loop.start, sound.body.loop.end) == (3 * points[0], 3 * points[1])
    assert len(stage.player._sounds) == 2


def test_a_second_key_joins_a_note_that_is_being_made(stage):
    stage.lay("a", tone()[:4000])
    for _ in range(2):
        stage.player.stream(held(), "a", 69, SAMPLES, PRESET)
        stage.player.follow()
    assert stage.hear(0.05).any() and len(stage.mixer) == 2
    assert next(iter(stage.player._heard.values()))[0].readers == 1


def test_without_a_stream_the_note_sounds_when_it_is_whole(stage):
    key = held()
    stage.player.stream(key, "a", 69, SAMPLES, PRESET)
    stage.write("a", tone())
    stage.play(key, "a")
    assert stage.hear(0.1).any()


def test_a_note_that_is_given_up_fades_and_is_made_anew(stage):
    key = held()
    stage.lay("a", tone()[:4000])
    stage.player.stream(key, "a", 69, SAMPLES, PRESET)
    stage.player.follow()
    stage.hear(0.05)
    stage.streams.end("a")
    stage.player.follow()
    assert not stage.hear(0.5)[-4800:].any() and len(stage.mixer) == 0
    stage.write("a", tone())
    stage.play(held(), "a")
    assert stage.hear(0.1).any()


def test_stop_silences_within_a_moment_and_the_next_note_sounds(stage):
    stage.write("a", tone())
    preset = Preset("Slow", CORNERS, envelope=Envelope(release=5.0))
    for _ in range(5):
        stage.play(held(), "a", preset=preset)
    stage.hear(0.1)
    stage.player.stop()
    assert not stage.hear(0.03)[512:].any()
    stage.play(held(), "a")
    assert stage.hear(0.1).any()


def test_a_bend_reaches_the_key_s_note(stage):
    stage.write("a", tone(440, partials=1))
    key = held()
    stage.play(key, "a")
    stage.player.bend(key, 2 ** (1 / 12))
    assert abs(cents(stage.hear(0.5)[2400:], 440 * 2 ** (1 / 12))) < 1


def test_a_glide_takes_a_held_key_over_into_another_file_and_a_release_ends_it(stage):
    stage.write("a", tone(440, partials=1))
    stage.write("b", tone(440 * 2 ** (-2 / 12)))
    key = held()
    stage.play(key, "a")
    stage.hear(0.2)
    stage.player.glide(key, "b", 67, SAMPLES, 2 ** (2 / 12), PRESET, 0.05)
    # Until the file has been read the note goes on in its own.
    assert level_db(np.concatenate([stage.player.mix(256) for _ in range(4)])) > -25
    heard = stage.hear(0.3)[4800:]
    assert tone_db(heard, 880) > -30 and abs(cents(heard, 440)) < 1 and len(stage.mixer) == 1
    stage.player.release(key)
    assert not stage.hear(0.1)[-256:].any() and len(stage.mixer) == 0


def test_a_glide_of_a_key_that_is_up_loads_and_starts_nothing(stage):
    stage.write("a", tone())
    key = held()
    stage.player.glide(key, "a", 69, SAMPLES, 1.0, PRESET, 0.1)
    stage.play(key, "a")
    stage.hear(0.1)
    stage.player.release(key)
    stage.player.glide(key, "b", 69, SAMPLES, 1.0, PRESET, 0.1)
    assert stage.player._loads.empty() and not stage.hear(0.1)[-256:].any()


def test_a_glide_to_a_file_that_is_gone_leaves_the_note_as_it_is(stage, caplog):
    stage.write("a", tone())
    key = held()
    stage.play(key, "a")
    stage.hear(0.1)
    stage.player.glide(key, "gone", 69, SAMPLES, 1.0, PRESET, 0.1)
    assert level_db(stage.hear(0.3)[-4800:]) > -25
    assert sum("cannot play" in line for line in caplog.messages) == 1


def test_a_fault_costs_what_sounds_and_not_what_comes(stage, caplog):
    stage.write("a", tone())
    key = held()
    stage.play(key, "a")
    stage.hear(0.1)
    stage.player.bend(key, None)
    assert not stage.hear(0.1).any() and "mixing" in caplog.messages
    stage.write("b", tone())
    stage.play(held(), "b")
    assert stage.hear(0.1).any()


def test_closed_it_takes_no_orders_and_its_loading_thread_ends(stage):
    stage.write("a", tone())
    loading = threading.Thread(target=stage.player.load_until_closed)
    loading.start()
    stage.player.close()
    loading.join(2)
    stage.play(held(), "a")
    stage.player.stop()
    assert not loading.is_alive() and not stage.player._orders
    assert not np.concatenate([stage.player.mix(256) for _ in range(4)]).any()
