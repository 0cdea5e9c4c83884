from dataclasses import replace

import pytest

from bridge.errors import ClientError
from bridge.live.scheduler import LONGEST_QUEUE, Ticket
from bridge.priority import Priority
from bridge.protocol.addresses import COMMANDS
from tests.bridge.fakes import EMPTY_NOTE, Nobody, Stage, names


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    yield made
    made.cache.close()


def test_a_cached_note_plays_at_once_and_exactly(stage):
    stage.play(60)
    stage.render_all()
    stage.play(60, 0)
    assert stage.play(60, r=7) == [("play", 7, 0, 1, 60, 100, 1.0, 1)]


def test_with_an_empty_cache_the_note_plays_when_it_is_there_if_the_key_is_still_down(stage):
    assert names(stage.play(60)) == ["progress"]
    assert names(stage.render_all()) == ["slot", "play"]


def test_a_key_that_was_lifted_meanwhile_does_not_sound_late(tmp_path):
    stage = Stage(tmp_path / "other")
    stage.play(60)
    assert stage.play(60, 0) == []
    assert names(stage.render_all()) == ["slot"]


def test_the_nearest_note_stands_in_repitched_and_the_exact_one_follows(stage):
    stage.play(60)
    stage.render_all()
    events = stage.play(67, r=3)
    assert events == [("play", 3, 0, 1, 67, 100, pytest.approx(2 ** (7 / 12)), 0)]
    ((name, slot, version, path, frames, rate, pitch, exact, start, end),) = stage.render_all()
    assert (name, slot, version, frames, rate, pitch, exact, start, end) == (
        "slot",
        1,
        1,
        64,
        16000,
        67,
        1,
        0,
        0,
    )
    assert path.endswith(".wav")
    stage.play(67, 0)
    assert stage.play(67)[-1][-1] == 1


@pytest.mark.parametrize("pitch, semitones", [(57, 3), (40, 0)])
def test_a_near_cell_stands_in_unless_it_is_far_off_in_pitch(stage, pitch, semitones):
    stage.send("position", x=0.0, y=0.0)
    stage.play(pitch)
    stage.send("position", x=1.0, y=0.0)
    stage.play(60)
    stage.render_all()
    stage.send("position", x=0.2, y=0.0)
    play = stage.play(60)[-1]
    assert play[6] == pytest.approx(2 ** (semitones / 12))


def test_positions_in_one_cell_are_one_note(stage):
    stage.send("position", x=0.5, y=0.5)
    stage.play(60)
    stage.render_all()
    stage.send("position", x=0.51, y=0.49)
    assert stage.play(60)[-1][-1] == 1


def test_presets_that_share_an_instrument_share_its_notes(stage):
    stage.send("position", x=1.0, y=0.0)
    stage.play(60)
    stage.render_all()
    stage.send("preset", name="Second")
    assert stage.play(60)[-1][-1] == 1


def test_a_note_off_releases_what_sounds_and_the_pedal_holds_it(stage):
    stage.play(60)
    stage.render_all()
    assert stage.play(60, 0, r=5) == [("release", 5, 0, 60)]
    stage.send("sustain", source="osc", down=True)
    stage.play(60, r=6)
    assert stage.play(60, 0) == []
    assert stage.send("sustain", source="osc", down=False) == [("release", 6, 0, 60)]


def test_a_key_struck_twice_without_a_lift_lets_its_first_note_go(stage):
    stage.play(60)
    stage.render_all()
    assert names(stage.play(60, r=2)) == ["release", "play"]
    assert stage.play(60, 0, r=3) == [("release", 3, 0, 60)]


def test_under_the_pedal_a_key_struck_again_rings_with_its_first_note(stage):
    stage.play(60)
    stage.render_all()
    stage.send("sustain", source="osc", down=True)
    stage.play(60, 0)
    assert names(stage.play(60)) == ["play"]
    assert names(stage.play(60, 0)) == []
    assert names(stage.send("sustain", source="osc", down=False)) == ["release", "release"]


def test_a_pedal_holds_only_its_own_source(stage):
    stage.play(60)
    stage.render_all()
    stage.play(60, 0)
    stage.send("sustain", source="other", down=True)
    stage.play(60)
    assert names(stage.play(60, 0)) == ["release"]


def test_all_notes_off_leaves_what_the_pedal_holds_and_all_sound_off_does_not(stage):
    stage.play(60)
    stage.render_all()
    stage.send("sustain", source="osc", down=True)
    assert stage.send("release_keys", source="osc", pedal_too=False) == []
    assert names(stage.send("release_keys", source="osc", pedal_too=True)) == ["release"]


def test_a_note_sounds_at_a_y_of_its_own(stage):
    stage.send("position", x=0.0, y=0.0)
    stage.send("key", source="finger", pitch=60, velocity=100, y=1.0)
    stage.render_all()
    assert stage.send("key", source="other", pitch=60, velocity=100)[-1][-1] == 0
    stage.send("position", x=0.0, y=1.0)
    assert stage.send("key", source="third", pitch=60, velocity=100)[-1][-1] == 1


def test_one_corner_s_share_alone_leaves_the_others_their_proportions(stage):
    stage.send("position", x=0.0, y=0.0)
    stage.send("move", w1=1.0)
    assert stage.send("status")[0][5:7] == (1.0, 0.0)
    stage.send("weights", w0=1.0, w1=1.0, w2=2.0, w3=0.0)
    stage.send("move", w3=0.5)
    assert stage.send("status")[0][5:7] == (pytest.approx(0.625), pytest.approx(0.75))
    stage.send("move", x=0.25)
    assert stage.send("status")[0][5:7] == (0.25, pytest.approx(0.75))


def test_panic_releases_everything_and_empties_the_queue(stage):
    stage.play(60)
    stage.render_all()
    stage.play(60)
    stage.play(61)
    events = stage.send("panic")
    assert events.count(("done", "panic", 0)) == 1 and "release" in names(events)
    assert len(stage.scheduler) == 0 and len(stage.scheduler.take_cancelled()) == 1
    assert stage.render_all() == []


def test_panic_tells_who_asked_by_number_that_nothing_will_come(stage):
    stage.send("render", r=4, pitch=50, velocity=90, client="other")
    stage.send("prerender", r=5)
    stage.performer.tick(1.0)
    stage.play(60, r=6)
    fails = [event for event in stage.send("panic") if event[0] == "fail"]
    assert sorted(event[1:3] for event in fails) == [("prerender", 5), ("render", 4)]
    assert all("/nsynth/panic" in event[3] for event in fails)


def test_render_tells_progress_slot_and_done_with_the_path(stage):
    assert stage.send("render", r=4, pitch=50, velocity=90, x=0.0, y=1.0)[0][:4] == ("progress", 4, 0, 1)
    slot, done = stage.render_all()
    assert slot[0] == "slot" and done[:3] == ("done", "render", 4) and done[3] == slot[3]
    again = stage.send("render", r=5, pitch=50, velocity=90, x=0.0, y=1.0)
    assert names(again) == ["progress", "slot", "done"]
    assert stage.send("position", x=0.5, y=0.5) == []


def test_a_silent_key_hears_of_its_first_chunk_and_one_with_a_stand_in_does_not(stage):
    stage.play(60, r=5)
    note = stage.scheduler.start_next().note
    stage.events.clear()
    stage.performer.note_progressed(note.identity, 2)
    assert [event[:4] for event in stage.events] == [("progress", 5, 0, 1)]
    stage.cache.path(note.identity).write_bytes(b"RIFF")
    stage.performer.note_finished(note.identity, 4)
    stage.play(62, r=6)
    other = stage.scheduler.start_next().note
    stage.events.clear()
    stage.performer.note_progressed(other.identity, 2)
    assert stage.events == []


def test_a_key_struck_on_a_note_that_is_half_made_hears_of_its_next_chunk(stage):
    stage.send("render", r=4, pitch=60, velocity=100)
    note = stage.scheduler.start_next().note
    stage.performer.note_progressed(note.identity, 32)
    stage.play(60, r=5)
    stage.events.clear()
    stage.performer.note_progressed(note.identity, 33)
    assert [event[:2] for event in stage.events] == [("progress", 4), ("progress", 5)]


def test_a_render_tells_its_progress_in_sixteenths(stage):
    stage.send("render", r=4, pitch=50, velocity=90)
    note = stage.scheduler.start_next().note
    stage.events.clear()
    for samples in range(1, 65):
        stage.performer.note_progressed(note.identity, samples)
    assert names(stage.events) == 17 * ["progress"]


def test_a_full_queue_refuses_once_with_limit_and_remedy_and_keeps_what_it_has(stage):
    for seed in range(LONGEST_QUEUE):
        note = replace(EMPTY_NOTE, seed=seed)
        stage.scheduler.want(note, Ticket("client", seed, Nobody(), Priority.REQUESTED))
    for verb, arguments in (("render", {"r": 1}), ("note", {})):
        with pytest.raises(ClientError, match=f"{LONGEST_QUEUE} notes.*panic"):
            stage.send(verb, pitch=50, velocity=90, **arguments)
        assert stage.events == [] and len(stage.scheduler) == LONGEST_QUEUE


def test_a_note_taken_back_and_asked_for_again_keeps_its_file_when_it_comes_twice(stage):
    stage.send("render", r=1, pitch=50, velocity=90)
    note = stage.scheduler.start_next().note
    stage.send("cancel", r=1)
    stage.send("render", r=2, pitch=50, velocity=90)
    stage.render_all()
    stage.performer.note_finished(note.identity, 4)
    assert stage.cache.path(note.identity).is_file()
    stage.cache.path("f" * 64).write_bytes(b"RIFF")
    stage.performer.note_finished("f" * 64, 4)
    assert not stage.cache.path("f" * 64).is_file()


def test_a_cancelled_render_is_forgotten_but_not_what_others_wait_for(stage):
    stage.send("render", r=1, pitch=50, velocity=90)
    stage.send("render", client="other", r=1, pitch=50, velocity=90)
    stage.send("cancel", r=1)
    assert stage.scheduler.take_cancelled() == []
    stage.send("cancel", client="other", r=1)
    assert len(stage.scheduler.take_cancelled()) == 1


def test_weights_are_normalised_and_equal_the_corner(stage):
    stage.send("position", x=1.0, y=0.0)
    stage.play(60)
    stage.render_all()
    stage.send("weights", w0=0.0, w1=5.0, w2=0.0, w3=0.0)
    assert stage.play(60)[-1][-1] == 1
    with pytest.raises(ClientError, match="above 0"):
        stage.send("weights", w0=0.0, w1=0.0, w2=0.0, w3=0.0)


def test_refresh_leaves_out_a_slot_whose_file_was_removed(stage):
    stage.play(60)
    stage.render_all()
    (file,) = stage.cache.folder.glob("*.wav")
    file.unlink()
    assert "slot" not in names(stage.send("refresh"))


def test_refresh_tells_the_whole_state(stage):
    stage.play(60)
    stage.render_all()
    events = stage.send("refresh", r=9)
    targets = 9 * ["binding"]
    chosen = ["preset.loaded", "envelope", "glide.now", *4 * ["corner"], "edits"]
    chosen += 16 * ["shift.now"]
    assert names(events) == [*chosen, "position", "slot", *targets, "done"]
    assert events[-1] == ("done", "refresh", 9)


def test_a_soft_and_a_hard_stroke_are_two_notes_and_all_hard_ones_one(stage):
    stage.play(60, 100)
    assert len(stage.scheduler) == 1
    stage.play(60, 127)
    assert len(stage.scheduler) == 1
    stage.play(60, 30)
    assert len(stage.scheduler) == 2


@pytest.mark.parametrize("order", [(30, 100), (100, 30)])
def test_a_neighbour_of_the_same_stroke_stands_in_whichever_was_rendered_last(stage, order):
    files = {}
    for velocity in order:
        stage.play(60, velocity)
        files[velocity] = stage.render_all()[0][1]
        stage.play(60, 0)
    for velocity in (20, 127):
        assert stage.play(64, velocity)[0][:3] == ("play", 0, files[30 if velocity == 20 else 100])
        stage.play(64, 0)


def test_a_stroke_whose_layer_is_not_there_is_heard_of_the_other_as_loud_as_it_was_struck(stage):
    stage.play(60, 100)
    stage.render_all()
    play = stage.play(60, 30)[-1]
    assert (play[0], play[5], play[6], play[7]) == ("play", 30, 1.0, 0)


def test_every_command_of_the_table_is_somebody_s_to_carry_out(stage):
    """Registering is the socket's."""
    verbs = {address.verb for address in COMMANDS.values()} - {"register", "unregister"}
    parts = stage.performer._answering
    assert [verb for verb in verbs if not any(hasattr(part, f"do_{verb}") for part in parts)] == []


def test_a_failed_note_is_told_to_whoever_waits(stage):
    stage.send("render", r=2, pitch=50, velocity=90)
    note = stage.scheduler.start_next().note
    stage.events.clear()
    stage.performer.note_failed(note.identity, "no disk")
    assert stage.events == [("fail", "render", 2, "no disk")]


@pytest.mark.parametrize(
    "verb, arguments, says",
    [
        ("preset", {"name": "Frist"}, "did you mean 'First'"),
        ("preset", {"name": 9}, r"0\.\.2"),
        ("corner", {"index": 0, "instrument": "flut"}, "did you mean 'flute'"),
        ("render", {"r": 1, "pitch": 60, "velocity": 1, "x": 0.1}, "x comes with y"),
        ("edit", {"operation": "vibrate"}, "no edit 'vibrate'; there are gain"),
        ("edit", {"operation": "gain", "arguments": [9.0]}, r"factor must be a number in -8\.\.8"),
        ("edit", {"operation": "crossfade", "arguments": ["harpp"]}, "did you mean 'harp'"),
        ("edit", {"operation": "crossfade", "arguments": ["/etc/a.npy"]}, "no instrument"),
        ("edit", {"operation": "freeze", "arguments": [2]}, r"frame must be in 0\.\.1"),
        ("slot_ack", {"slot": 99, "version": 1}, r"0\.\.3"),
        ("slot_ack", {"slot": 0, "version": 1}, "version of slot 0 is 0"),
    ],
)
def test_mistakes_name_the_remedy_and_change_nothing(stage, verb, arguments, says):
    before = stage.send("refresh")
    with pytest.raises(ClientError, match=says):
        stage.send(verb, **arguments)
    assert stage.send("refresh") == before
