"""Presets, loops and edits as a performer chooses them: what the notes become."""

import numpy as np
import pytest

from bridge.errors import ClientError
from synth.edits import MOST_EDITS
from tests.bridge.fakes import Stage


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    yield made
    made.cache.close()


def test_a_preset_tells_its_envelope_and_gives_slots_its_loop(stage):
    """The loop of a slot is a whole number of periods: 16 kHz, A4, 36 frames and 4 elevenths each."""
    stage.play(69)
    assert stage.render_all()[0][-2:] == (0, 0)
    events = stage.send("preset", name="Second")
    assert events[:2] == [("preset.loaded", "Second"), ("envelope", 0.1, 0.0, 1.0, 2.0)]
    slot = next(event for event in stage.send("refresh") if event[0] == "slot")
    assert slot[-2:] == (8, 8 + 36)


def test_a_slot_has_the_loop_that_the_worker_found_in_the_preset_s_range(stage):
    stage.send("preset", name="Second")
    stage.play(69)
    note = stage.scheduler.start_next().note
    assert note.loop_seconds == (0.0005, 0.01)
    stage.cache.path(note.identity).write_bytes(b"RIFF")
    stage.events.clear()
    stage.performer.note_finished(note.identity, 4, (11, 47))
    assert stage.events[0][0] == "slot" and stage.events[0][-2:] == (11, 47)
    assert next(event for event in stage.send("refresh") if event[0] == "slot")[-2:] == (11, 47)
    stage.send("preset", name="First")
    assert next(event for event in stage.send("refresh") if event[0] == "slot")[-2:] == (0, 0)


def test_an_edit_makes_other_notes_until_it_is_taken_back(stage):
    stage.play(60)
    stage.render_all()
    events = stage.send("edit", operation="vibrato", arguments=[5.0, 0.5])
    assert events == [("edits", 1), ("edit.now", 0, "vibrato", 5.0, 0.5, "all"), ("done", "edit", 0)]
    assert stage.play(60)[-1][-1] == 0, "the plain note only stands in"
    stage.render_all()
    assert stage.play(60)[-1][-1] == 1
    edited = stage.play(60)[-1][2]
    events = stage.send("edit_clear", r=4)
    assert (events[0], events[-1]) == (("edits", 0), ("done", "edit.clear", 4))
    plain = stage.play(60)[-1]
    assert plain[-1] == 1 and plain[2] != edited


def knobs(events):
    return dict(event[1:] for event in events if event[0] == "shift.now")


def test_a_knob_is_one_edit_however_often_it_is_turned(stage):
    stage.send("edit", operation="reverse")
    stage.send("shift", dimension=3, amount=1.0)
    events = stage.send("shift", dimension=3, amount=-0.52, r=7)
    values = [0.0] * 16
    values[3] = -0.5
    assert events == [
        ("edits", 2),
        ("edit.now", 0, "reverse"),
        ("edit.now", 1, "shift", *values),
        ("shift.now", 3, -0.5),
        ("done", "shift", 7),
    ]
    stage.send("shift", dimension=15, amount=2.0)
    stage.send("edit", operation="flip")
    assert knobs(stage.send("refresh"))[15] == 2.0
    stage.send("shift", dimension=3, amount=0.0)
    events = stage.send("shift", dimension=15, amount=0.0)
    assert [event[2] for event in events if event[0] == "edit.now"] == ["reverse", "flip"]


def test_knobs_move_the_embedding_and_come_and_go_with_the_preset(stage):
    stage.send("render", r=1, pitch=60, velocity=100)
    plain = stage.scheduler.start_next().note
    stage.send("shift", dimension=3, amount=1.5)
    stage.send("render", r=2, pitch=60, velocity=100)
    moved = stage.scheduler.start_next().note
    difference = moved.embedding - plain.embedding
    assert (difference[:, 3] == 1.5).all() and not np.delete(difference, 3, axis=1).any()
    stage.send("preset_save", name="Mine")
    assert not any(knobs(stage.send("preset", name="First")).values())
    assert knobs(stage.send("preset", name="Mine")) == {**dict.fromkeys(range(16), 0.0), 3: 1.5}
    assert not any(knobs(stage.send("edit_clear")).values())


def test_the_sixteen_knobs_are_one_of_the_edits_that_there_may_be(stage):
    for _ in range(MOST_EDITS - 1):
        stage.send("edit", operation="flip")
    for dimension in range(16):
        stage.send("shift", dimension=dimension, amount=1.0)
    with pytest.raises(ClientError, match="at most 16 edits"):
        stage.send("edit", operation="flip")
    stage.send("edit_clear")
    for _ in range(MOST_EDITS):
        stage.send("edit", operation="flip")
    with pytest.raises(ClientError, match="at most 16 edits"):
        stage.send("shift", dimension=0, amount=1.0)


def test_the_queue_tells_the_most_urgent_first_and_how_far_it_is(stage):
    stage.send("render", r=1, pitch=50, velocity=100)
    stage.play(60)
    first = stage.scheduler.start_next().note
    stage.performer.note_progressed(first.identity, 40)
    events = stage.send("queue", r=5)
    assert events == [
        ("queued", 5, 0, 60, 40, 64, "live"),
        ("queued", 5, 1, 50, 0, 64, "requested"),
        ("done", "queue", 5),
    ]


def test_dimensions_tell_their_usual_ranges(stage):
    events = stage.send("dimensions", r=2)
    assert events == [*(("dimension", index, -1.0, 2.0) for index in range(16)), ("done", "dimensions", 2)]


def test_an_edit_leaves_what_is_being_rendered_as_it_was_asked_for(stage):
    stage.send("render", r=1, pitch=60, velocity=100)
    before = stage.scheduler.start_next().note
    stage.send("edit", operation="flip")
    stage.send("render", r=2, pitch=60, velocity=100)
    after = stage.scheduler.start_next().note
    assert np.array_equal(before.embedding, -after.embedding) and before.identity != after.identity


def test_edits_follow_one_another_and_refresh_tells_them(stage):
    stage.send("edit", operation="add", arguments=[1.0])
    stage.send("edit", operation="gain", arguments=[2.0, 3])
    told = [event for event in stage.send("refresh") if event[0].startswith("edit")]
    assert told == [("edits", 2), ("edit.now", 0, "add", 1.0, "all"), ("edit.now", 1, "gain", 2.0, "3")]
    stage.send("position", x=0.0, y=0.0)
    stage.send("render", r=1, pitch=60, velocity=50)
    embedding = stage.scheduler.start_next().note.embedding
    assert (embedding[:, 3] == 2).all() and (embedding[:, 4] == 1).all()


def test_a_preset_brings_its_edits_and_the_next_one_its_own(stage):
    stage.send("preset", name="Reversed")
    told = [event for event in stage.send("refresh") if event[0].startswith("edit")]
    assert told == [("edits", 2), ("edit.now", 0, "reverse"), ("edit.now", 1, "crossfade", "harp")]
    assert ("edits", 0) in stage.send("preset", name="First")
