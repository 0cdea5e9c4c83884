"""Another preset while notes sound: performer, player and mixer together, block by block, without a card."""

import numpy as np
import pytest

from bridge.live.mixer import Mixer
from bridge.live.player import Player
from bridge.live.presets import Envelope, Loop, Preset
from bridge.live.streams import Streams
from synth import audio as synth_audio
from tests.bridge.fakes import CORNERS, Stage
from tests.bridge.sounding import CARD_HZ, NOTE_HZ, click, level_db, tone, tone_db

SAMPLES = 2 * NOTE_HZ
BLOCK = 256
OLD = Preset("Old", CORNERS, loop=Loop(0.5, 1.8), envelope=Envelope(0.01, release=0.1))
NEW = Preset("New", ("harp", *CORNERS[1:]), loop=Loop(0.4, 1.2), envelope=Envelope(0.002, release=0.3))
# Two notes that differ in level by the partials that they have; what is a gap is far below both.
GAP_DB = -12.0


def hz_of(pitch):
    return 440 * 2 ** ((pitch - 69) / 12)


class Sounding(Stage):
    """A stage whose notes are heard. Notes of the harp have one partial, the others three."""

    def __init__(self, folder):
        super().__init__(folder, slots=16, note_samples=SAMPLES)
        self.mixer = Mixer(CARD_HZ)
        self.streams = Streams(folder / "streams", 2, SAMPLES)
        self.player = Player(self.mixer, self.streams, self.cache.path, NOTE_HZ)
        self.performer.heard_by(self.player)
        for preset in (OLD, NEW):
            self.own.write(preset)
        self.send("position", x=0.0, y=0.0)
        self.send("preset", name="New")
        self.render(62)
        self.send("preset", name="Old")
        self.render(60, 67)

    def render(self, *pitches):
        for pitch in pitches:
            self.send("render", r=1, pitch=pitch, velocity=100)
        while job := self.scheduler.start_next():
            made = tone(hz_of(job.note.pitch), 2.0, 0.3, 1 if "harp" in job.note.mixture else 3)
            synth_audio.write(self.cache.path(job.note.identity), made)
            path = self.cache.path(job.note.identity)
            self.performer.note_finished(job.note.identity, path.stat().st_size)

    def hear(self, seconds):
        while not self.player._loads.empty():
            self.player._loads.get()()
        return np.concatenate([self.player.mix(BLOCK) for _ in range(round(seconds * CARD_HZ / BLOCK))])

    def close(self):
        self.streams.close()
        self.cache.close()


@pytest.fixture
def stages(tmp_path):
    made = []

    def make():
        made.append(Sounding(tmp_path / str(len(made))))
        return made[-1]

    yield make
    for stage in made:
        stage.close()


def levels_db(audio):
    """Of each 10 ms."""
    size = CARD_HZ // 100
    return [level_db(audio[start : start + size]) for start in range(0, len(audio) - size + 1, size)]


def test_what_sounds_is_the_same_to_the_bit_whatever_preset_is_loaded(stages):
    heard = []
    for changes in (False, True):
        stage = stages()
        stage.play(60)
        stage.play(67)
        parts = [stage.hear(0.5)]
        for name in ("New", "First", "Second", "New") * 4:
            if changes:
                stage.send("preset", name=name)
            parts.append(stage.hear(0.1))
        heard.append(np.concatenate(parts))
    assert np.array_equal(*heard) and level_db(heard[0][-4800:]) > -40


def test_the_first_note_of_the_new_preset_joins_the_old_ones_without_click_or_gap(stages, figures):
    stage = stages()
    stage.play(60)
    parts = [stage.hear(0.5)]
    stage.send("preset", name="New")
    parts.append(stage.hear(0.2))
    assert stage.play(62)[-1][-1] == 1
    parts.append(stage.hear(0.2))
    stage.play(60, 0)
    parts.append(stage.hear(0.5))
    heard = np.concatenate(parts)
    usual, clicks = level_db(parts[0][4800:]), click(heard, first=480)
    quietest = min(levels_db(heard[4800:])) - usual
    figures.append(
        f"another preset while notes sound: quietest 10 ms {quietest:+.1f} dB,"
        f" above 10 kHz at most {clicks:.1e}"
    )
    assert quietest > GAP_DB and clicks < 1e-3
    end = parts[-1][-9600:]
    assert tone_db(end, hz_of(62)) > -30 and tone_db(end, hz_of(60)) < -60


def test_a_held_key_that_is_struck_again_goes_over_from_the_old_sound_to_the_new(stages):
    stage = stages()
    stage.send("preset", name="New")
    stage.render(60)
    stage.send("preset", name="Old")
    stage.play(60)
    before = stage.hear(0.5)
    stage.send("preset", name="New")
    stage.play(60)
    after = stage.hear(0.6)
    heard = np.concatenate([before, after])
    assert min(levels_db(heard[4800:])) - level_db(before[4800:]) > GAP_DB
    assert click(heard, first=480) < 1e-3
    # The harp has no octave above.
    assert tone_db(before[-9600:], 2 * hz_of(60)) > -40 and tone_db(after[-9600:], 2 * hz_of(60)) < -80


def test_while_the_new_preset_has_no_note_yet_one_of_the_old_stands_in(stages):
    stage = stages()
    stage.play(60)
    stage.hear(0.3)
    stage.send("preset", name="New")
    play = next(event for event in stage.play(72) if event[0] == "play")
    assert play[-1] == 0
    heard = stage.hear(0.3)
    assert tone_db(heard[-9600:], hz_of(72)) > -40
