"""A preset is rendered ahead: a coarse grid before a fine one, resumed where it was, and ended on demand."""

import itertools
import json
from dataclasses import replace

import pytest

from bridge.errors import ClientError
from bridge.live.prerender import AHEAD, halved, places
from bridge.live.presets import Plan, Preset, read
from bridge.live.scheduler import Ticket
from bridge.priority import Priority
from tests.bridge.fakes import CORNERS, EMPTY_NOTE, MODEL, Nobody, Stage, names

PLAN = Plan(grid=5, lowest=60, highest=72, step=6)


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path, voices=16, plan=PLAN)


def run(stage, begin=0):
    """Tick and render as long as it takes; all events."""
    events = []
    for now in range(begin, begin + PLAN.notes):
        stage.events.clear()
        stage.performer.tick(float(now))
        events += stage.events
        events += stage.render_all()
    return events


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9, 12, 17, 33])
def test_halving_names_every_number_once_and_the_ends_first(count):
    levels = halved(count)
    assert sorted(itertools.chain(*levels)) == list(range(count))
    assert levels[0] == ([0, count - 1] if count > 1 else [0])


@pytest.mark.parametrize("plan", [Plan(), PLAN, Plan(grid=4, lowest=50, highest=50, velocities=(40, 110))])
def test_every_note_of_a_plan_is_named_once_and_the_corners_come_first(plan):
    named = list(places(plan))
    assert len(named) == len(set(named)) == plan.notes
    pitches = len({pitch for _, pitch, _ in named})
    corners = {(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)}
    first = named[: 4 * pitches * len(plan.velocities)]
    assert {(position.x, position.y) for position, _, _ in first} == corners
    assert named[0][1] not in (plan.lowest, plan.highest) or pitches < 3


def test_a_coarse_grid_is_whole_before_a_finer_one_begins():
    cells = [(position.x, position.y) for position, _, _ in places(PLAN)]
    coarse = [(x, y) for x, y in cells if x % 0.5 == y % 0.5 == 0]
    assert set(cells[: len(coarse)]) == set(coarse) and len(set(coarse)) == 9


def test_it_tells_how_far_it_is_and_that_it_is_done(stage):
    assert stage.send("prerender", r=4)[0][:4] == ("progress", 4, 0, PLAN.notes)
    events = run(stage)
    told = [event[2] for event in events if event[0] == "progress"]
    assert told == sorted(set(told)) and told[-1] == PLAN.notes
    assert events[-1] == ("done", "prerender", 4)
    assert stage.cache.count(MODEL) == PLAN.notes and "slot" not in names(events)


def test_what_is_left_takes_as_long_as_the_measured_speed_says(stage):
    stage.renderer.realtime = 2.0
    *_, seconds = stage.send("prerender", r=4)[0]
    assert seconds == pytest.approx(PLAN.notes * 64 / 16000 / 2.0)


def test_it_goes_on_where_it_was_after_a_restart(stage, tmp_path):
    stage.send("prerender", r=4)
    stage.performer.tick(0.0)
    rendered = sum(stage.render_one() is not None for _ in range(3))
    stage.cache.close()
    again = Stage(tmp_path, voices=16, plan=PLAN)
    again.send("prerender", r=5)
    made = [event for event in run(again) if event[0] == "progress"]
    assert made[-1][2] == PLAN.notes and again.rendered == PLAN.notes - rendered


def test_the_first_cells_can_be_played_while_the_rest_is_rendered(stage):
    stage.send("prerender")
    stage.performer.tick(0.0)
    cached = stage.render_one()
    stage.send("position", x=0.0, y=0.0)
    (play,) = [event for event in stage.play(cached.pitch) if event[0] == "play"]
    assert play[-1] == 1


def test_a_key_comes_before_it(stage):
    stage.send("prerender")
    stage.performer.tick(0.0)
    while stage.scheduler.start_next():
        pass
    stage.play(50)
    assert stage.scheduler.start_next().given == Priority.LIVE
    assert max(job.priority for job in stage.scheduler.jobs) == Priority.LATER


def test_it_never_fills_the_queue(stage):
    stage.send("prerender")
    for now in range(50):
        stage.performer.tick(float(now))
    assert len(stage.scheduler) <= AHEAD + 4


def test_where_others_fill_the_queue_it_waits_and_loses_no_note(stage):
    while stage.scheduler.room > 1:
        note = replace(EMPTY_NOTE, seed=stage.scheduler.room)
        stage.scheduler.want(note, Ticket("other", 1, Nobody(), Priority.REQUESTED))
    stage.send("prerender", r=4)
    for now in range(5):
        stage.performer.tick(float(now))
    assert stage.scheduler.room == 0
    stage.scheduler.cancel("other", 1)
    assert run(stage, 5)[-1] == ("done", "prerender", 4)
    assert stage.cache.count(MODEL) == PLAN.notes


@pytest.mark.parametrize("end", ["cancel", "panic"])
def test_it_can_be_ended_and_what_is_there_stays(stage, end):
    stage.send("prerender", r=4)
    stage.performer.tick(0.0)
    stage.render_one()
    stage.send(end, **({"r": 4} if end == "cancel" else {}))
    assert len(stage.scheduler) == 0 and stage.cache.count(MODEL) == 1
    assert "progress" not in names(run(stage, 1))


def test_another_preset_meanwhile_changes_nothing_of_what_is_rendered(stage):
    stage.send("prerender", r=4)
    stage.send("preset", name="Second")
    run(stage)
    assert not any("harp" in note.mixture for note in stage.cache.notes)


def test_notes_that_fail_are_told_at_the_end_and_the_others_are_there(stage):
    stage.send("prerender", r=4)
    stage.performer.tick(0.0)
    stage.performer.note_failed(stage.scheduler.start_next().note.identity, "no room")
    events = run(stage, 1)
    assert events[-1] == ("fail", "prerender", 4, f"1 of {PLAN.notes} notes could not be rendered: no room")
    assert stage.cache.count(MODEL) == PLAN.notes - 1


def test_more_than_half_the_cache_is_refused_with_the_remedy(stage):
    stage.cache.limit_bytes = PLAN.notes * 64 * 2
    with pytest.raises(ClientError, match="--cache-megabytes"):
        stage.send("prerender")
    assert run(stage) == []


def test_the_plan_stands_in_the_preset_s_file(tmp_path):
    plan = {"grid": 3, "lowest": 40, "highest": 44, "step": 2, "velocities": [30, 90]}
    preset = {"name": "P", "corners": CORNERS, "prerender": plan}
    (tmp_path / "p.json").write_text(json.dumps(preset))
    assert next(iter(read(tmp_path))).prerender == Plan(3, 40, 44, 2, (30, 90))
    assert isinstance(next(iter(read(tmp_path))), Preset)
