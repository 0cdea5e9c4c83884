"""Slots, scheduler, position, presets: the performer's parts."""

from dataclasses import replace

import numpy as np
import pytest

from bridge.errors import ClientError, SetupError
from bridge.live import presets
from bridge.live.notes import Note
from bridge.live.position import Position, mixture
from bridge.live.scheduler import LONGEST_QUEUE, Scheduler, Ticket
from bridge.live.slots import Slots
from bridge.locations import presets_folder
from bridge.priority import Priority
from synth import bank, locations
from synth.config import TEMPERATURE
from tests.bridge.fakes import Nobody


def note(pitch, **changes):
    embedding = np.zeros((1, 16), np.float32)
    return replace(Note("m", embedding, pitch, 64, 1.0, 0, {"flute": 1.0}), **changes)


def test_identity_follows_from_everything_the_samples_do():
    embedding = np.zeros((1, 16), np.float32)
    embedding[0, 3] = 1e-6
    variants = [
        note(60),
        note(61),
        note(60, model="n"),
        note(60, samples=65),
        note(60, temperature=0.9),
        note(60, seed=1),
        note(60, embedding=embedding),
        note(60, embedding=np.zeros((2, 16), np.float32)),
    ]
    assert len({each.identity for each in variants}) == len(variants)
    assert note(60).identity == note(60).identity


def test_a_sounding_or_unacknowledged_slot_is_not_replaced_while_there_is_another():
    slots = Slots(3)
    for name in "abc":
        slots.assign(name, True)
    slots.play(slots.find("a"))
    slots.acknowledge(2, 1)
    assert slots.assign("d", True).number == 2
    slots.acknowledge(1, 1)
    slots.acknowledge(2, 2)
    assert slots.assign("e", True).number == 1
    assert slots.find("a").number == 0 and slots.find("b") is None


def test_the_least_recently_played_free_slot_is_taken():
    slots = Slots(2)
    for name in "ab":
        slot = slots.assign(name, True)
        slots.acknowledge(slot.number, slot.version)
    slots.play(slots.find("a"))
    slots.release(0, 1)
    assert slots.assign("c", True).number == 1


def test_live_notes_come_first_and_the_newest_of_them_foremost():
    scheduler = Scheduler(8, 16)
    for pitch in (40, 41):
        scheduler.want(note(pitch), Ticket("client", pitch, Nobody(), Priority.REQUESTED))
    for pitch in (60, 61):
        scheduler.want(note(pitch), Ticket("client", 0, Nobody(), Priority.LIVE))
    assert [scheduler.start_next().note.pitch for _ in range(4)] == [61, 60, 40, 41]
    assert scheduler.start_next() is None


def test_a_live_note_is_given_out_however_many_requested_ones_are():
    scheduler = Scheduler(4, 6)
    for pitch in range(40, 50):
        scheduler.want(note(pitch), Ticket("client", pitch, Nobody(), Priority.REQUESTED))
    assert [scheduler.start_next().note.pitch for _ in range(4)] == [40, 41, 42, 43]
    assert scheduler.start_next() is None
    for pitch in (60, 61, 62):
        scheduler.want(note(pitch), Ticket("client", 0, Nobody(), Priority.LIVE))
    assert [scheduler.start_next().note.pitch for _ in range(2)] == [62, 61]
    assert scheduler.start_next() is None
    scheduler.finish(note(40).identity)
    assert scheduler.start_next().note.pitch == 60


def test_a_live_note_that_was_only_requested_becomes_urgent_and_is_rendered_once():
    scheduler = Scheduler(4, 8)
    for pitch in (40, 41):
        scheduler.want(note(pitch), Ticket("client", pitch, Nobody(), Priority.REQUESTED))
    scheduler.want(note(41), Ticket("client", 0, Nobody(), Priority.LIVE))
    assert len(scheduler) == 2 and scheduler.start_next().note.pitch == 41
    assert len(scheduler.finish(note(41).identity).tickets) == 2


def test_a_note_that_the_worker_has_is_given_to_it_again_once_when_it_becomes_urgent():
    scheduler = Scheduler(4, 8)
    scheduler.want(note(40), Ticket("client", 1, Nobody(), Priority.REQUESTED))
    assert scheduler.start_next().priority == Priority.REQUESTED
    for request in (2, 3):
        scheduler.want(note(40), Ticket("client", request, Nobody(), Priority.LIVE))
    again = scheduler.start_next()
    assert again.priority == Priority.LIVE and again.note.pitch == 40
    assert scheduler.start_next() is None


def test_a_full_queue_refuses_with_the_limit():
    scheduler = Scheduler(4, 8)
    for seed in range(LONGEST_QUEUE):
        scheduler.want(note(60, seed=seed), Ticket("client", 0, Nobody(), Priority.REQUESTED))
    with pytest.raises(ClientError, match=str(LONGEST_QUEUE)):
        scheduler.want(note(61), Ticket("client", 0, Nobody(), Priority.REQUESTED))


@pytest.mark.parametrize("x, y, corner", [(0, 0, 0), (1, 0, 1), (0, 1, 2), (1, 1, 3)])
@pytest.mark.parametrize("grid", [2, 9, 17])
def test_a_corner_of_the_grid_is_exactly_its_instrument(x, y, corner, grid):
    weights = Position(x, y).snapped(grid).corner_weights
    assert weights[corner] == 1 and sum(weights) == 1


def test_weights_of_a_cell_sum_to_one_and_are_found_again():
    for x in np.linspace(0, 1, 40):
        weights = Position(x, 0.3).snapped(17).corner_weights
        assert sum(weights) == pytest.approx(1, abs=1e-12)
        assert weights == Position(x + 0.0001, 0.3).snapped(17).corner_weights or (
            x * 16
        ) % 1 == pytest.approx(0.5, abs=0.01)


def test_one_instrument_at_two_corners_adds_up_whatever_the_order():
    assert mixture("abca", (0.1, 0.2, 0.0, 0.7)) == {"a": pytest.approx(0.8), "b": 0.2}
    assert mixture("ab", (0.25, 0.75)) == mixture("ba", (0.75, 0.25))


def test_a_loop_is_whole_periods_inside_the_note_or_none():
    preset = presets.Preset("A", ("a", "b", "c", "d"), loop=presets.Loop(1.0, 2.7))
    for pitch in (36, 60, 84.0):
        start, end = preset.loop_frames(pitch, 64_000, 16_000)
        periods = (end - start) * 440 * 2 ** ((pitch - 69) / 12) / 16_000
        assert start == 16_000 and 43_200 - 250 < end <= 43_200 and abs(periods - round(periods)) < 0.04
    assert preset.loop_frames(60, 20_000, 16_000)[1] <= 20_000
    assert preset.loop_frames(60, 12_000, 16_000) == (0, 0)
    assert presets.Preset("A", ("a", "b", "c", "d")).loop_frames(60, 64_000, 16_000) == (0, 0)


def test_a_note_s_own_loop_is_used_where_it_lies_in_the_preset_s_range():
    preset = presets.Preset("A", ("a", "b", "c", "d"), loop=presets.Loop(1.0, 2.7))
    nominal = preset.loop_frames(60, 64_000, 16_000)
    for found, expected in (
        ((16_000, 43_200), (16_000, 43_200)),
        ((20_011, 39_017), (20_011, 39_017)),
        ((15_999, 30_000), nominal),
        ((20_000, 43_201), nominal),
        ((0, 0), (0, 0)),
    ):
        assert preset.loop_frames(60, 64_000, 16_000, found) == expected
    without = presets.Preset("A", ("a", "b", "c", "d"))
    assert without.loop_frames(60, 64_000, 16_000, (20_000, 40_000)) == (0, 0)


def test_the_bundled_presets_use_instruments_of_the_default_bank():
    found = list(presets.read(presets_folder()))
    instruments = bank.load(locations.bank_path(locations.model_path("default")))
    assert len(found) >= 12
    assert presets.Preset("A", ("a", "b", "c", "d")).temperature == TEMPERATURE
    assert all(corner in instruments for preset in found for corner in preset.corners)


@pytest.mark.parametrize(
    "text, says",
    [
        ('{"name": "A", "corners": ["a","b","c","d"], "gird": 9}', "gird"),
        ('{"name": "A", "corners": ["a","b","c"]}', "corners"),
        ('{"name": "../A", "corners": ["a","b","c","d"]}', "name"),
        ('{"name": "A", "corners": ["a","b","c","d"], "version": 99}', "version"),
        ('{"name": "A", "corners": ["a","b","c","d"], "edits": [["gain", 99]]}', r"edits: gain: factor .*-8"),
        ('{"name": "A", "corners": ["a","b","c","d"], "edits": ["reverse"]}', r"array.*edits"),
        ('{"name": "A", "corners": ["a","b","c","d"], "loop": {"start": 2, "end": 1}}', "end after"),
        ('{"name": "A", "corners": ["a","b","c","d"], "envelope": {"sustain": 2}}', "sustain"),
        ("{", "malformed|truncated"),
    ],
)
def test_a_wrong_preset_names_file_and_key(tmp_path, text, says):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(SetupError, match=rf"a\.json.*({says})"):
        presets.read(tmp_path)


def test_a_note_whose_slot_was_taken_by_another_does_not_end_that_one():
    slots = Slots(1)
    slots.play(slots.assign("a", True))
    slots.play(slots.assign("b", True))
    slots.release(0, 1)
    assert slots.find("b").sounding == 1
    slots.release(0, 2)
    assert slots.find("b").sounding == 0
