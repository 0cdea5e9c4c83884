"""Held notes follow the hand by crossfades between cached cells, if the preset glides."""

import pytest

from tests.bridge.fakes import Listener, Stage, names


@pytest.fixture
def stage(tmp_path):
    stage = Stage(tmp_path, slots=8)
    for x in (0.0, 0.5, 1.0):
        stage.send("render", r=1, pitch=60, velocity=100, x=x, y=0.0)
    stage.render_all()
    stage.send("position", x=0.0, y=0.0)
    stage.send("glide", seconds=0.1)
    return stage


def tick(stage, now):
    """The crossfades that follow from it."""
    stage.events.clear()
    stage.performer.tick(now)
    return [event for event in stage.events if event[0] == "crossfade"]


def held_note(stage, r=5):
    return next(event for event in stage.play(60, r=r) if event[0] == "play")


def test_a_held_note_goes_over_to_the_cell_of_the_hand_in_another_slot_under_its_own_number(stage):
    _, _, slot, *_ = held_note(stage)
    assert tick(stage, 1.0) == []
    stage.send("position", x=1.0, y=0.0)
    ((_, r, new_slot, _version, pitch, rate, exact, seconds),) = tick(stage, 1.02)
    assert (r, pitch, rate, exact) == (5, 60, 1.0, 1) and seconds == pytest.approx(0.1)
    assert new_slot != slot and stage.slots.find(stage.performer._keyboard.voices.all()[0].playing)
    assert stage.play(60, 0)[0] == ("release", 0, new_slot, 60)
    assert all(slot.sounding == 0 for slot in stage.slots)


def test_one_crossfade_ends_before_the_next_begins(stage):
    held_note(stage)
    stage.send("position", x=1.0, y=0.0)
    assert len(tick(stage, 1.0)) == 1
    stage.send("position", x=0.0, y=0.0)
    assert tick(stage, 1.05) == [] and len(tick(stage, 1.11)) == 1


def test_where_nothing_is_cached_it_goes_to_the_nearest_cell_that_is_and_on_when_the_note_is_ready(stage):
    held_note(stage)
    stage.send("position", x=0.55, y=0.0)
    ((*_, exact, _),) = tick(stage, 1.0)
    assert exact == 0
    assert tick(stage, 2.0) == []
    stage.render_all()
    ((*_, exact, _),) = tick(stage, 3.0)
    assert exact == 1


def test_a_note_stays_while_it_is_itself_the_nearest(stage):
    held_note(stage)
    stage.send("position", x=0.1, y=0.0)
    assert tick(stage, 1.0) == []


def test_a_neighbour_far_off_in_pitch_is_not_glided_to(stage):
    stage.play(72, r=6)
    stage.render_all()
    stage.send("position", x=0.5, y=0.0)
    assert tick(stage, 1.0) == []


def test_without_glide_held_notes_stay(stage):
    stage.send("glide", seconds=0.0)
    held_note(stage)
    stage.send("position", x=1.0, y=0.0)
    assert tick(stage, 1.0) == []


def test_notes_of_a_preset_that_was_left_sound_on_as_they_are(stage):
    held_note(stage)
    stage.send("preset", name="Second")
    stage.send("glide", seconds=0.1)
    assert tick(stage, 1.0) == []
    stage.render_all()
    assert tick(stage, 2.0) == []


def test_another_corner_is_glided_to(stage):
    held_note(stage)
    stage.send("corner", index=0, instrument="harp")
    tick(stage, 1.0)
    stage.render_all()
    assert len(tick(stage, 2.0)) == 1


def test_a_note_with_a_y_of_its_own_keeps_it(stage):
    stage.send("key", source="mpe", pitch=60, velocity=100, r=7, y=1.0)
    stage.render_all()
    assert len(tick(stage, 1.0)) == 1
    stage.send("position", x=0.0, y=0.3)
    assert tick(stage, 2.0) == []


def test_whoever_plays_here_glides_too_and_a_bend_goes_on(stage):
    listener = Listener()
    stage.performer.heard_by(listener)
    stage.send("bend", source="osc", semitones=12.0)
    held_note(stage)
    stage.send("position", x=1.0, y=0.0)
    ((*_, rate, _exact, _),) = tick(stage, 1.0)
    assert rate == pytest.approx(2.0)
    (glide,) = [told for told in listener.told if told[0] == "glide"]
    assert (glide[1], *glide[3:]) == (60, 60, 64, 1.0, "First", pytest.approx(0.1))


def test_glide_is_told_and_a_preset_brings_its_own(stage):
    assert stage.send("glide", seconds=0.25, r=3) == [("glide.now", 0.25), ("done", "glide", 3)]
    assert ("glide.now", 0.0) in stage.send("preset", name="Second")
    assert "glide.now" in names(stage.send("refresh"))
