"""What whoever plays here is told beside the hosts."""

import pytest

from tests.bridge.fakes import Listener, Stage


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    yield made
    made.cache.close()


def test_whoever_plays_here_is_told_of_notes_and_of_the_preset_in_use(stage):
    listener = Listener()
    stage.performer.heard_by(listener)
    stage.play(60)
    stage.render_all()
    stage.play(60, 0)
    identity = stage.slots.find(next(iter(stage.slots.identities))).identity
    stage.send("preset", name="Second")
    stage.send("position", x=1.0, y=0.0)
    stage.play(72)
    assert listener.told == [
        ("play", 60, identity, 60, 64, 1.0, "First"),
        ("release", 60),
        ("play", 72, identity, 60, 64, 2.0, "Second"),
    ]
    stage.send("panic")
    assert listener.told[3:] == [("release", 72), ("stop",)]
    assert stage.send("status")[0][-2:] == (3, 1)


def test_a_silent_key_is_told_with_its_note_s_first_samples_and_no_more_when_it_is_up(stage):
    listener = Listener()
    stage.performer.heard_by(listener)
    stage.play(60)
    job = stage.scheduler.start_next()
    stage.performer.note_progressed(job.note.identity, 1)
    assert listener.told == [("stream", 60, job.note.identity, 60, 64, "First")]
    stage.play(60, 0)
    stage.performer.note_progressed(job.note.identity, 60)
    assert listener.told[1:] == [("release", 60)]


def test_whoever_plays_here_bends_with_the_wheel_what_sounds_and_what_is_struck_then(stage):
    listener = Listener()
    stage.performer.heard_by(listener)
    stage.play(60)
    stage.render_all()
    stage.send("bend", source="osc", semitones=2.0)
    stage.send("bend", source="osc", semitones=2.0)
    stage.play(60)
    bends = [told for told in listener.told if told[0] == "bend"]
    assert bends == [("bend", 60, 1.1225), ("bend", 60, 1.1225)]
