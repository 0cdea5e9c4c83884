"""A preset's engine: whose notes are played, found, edited and counted. The worker is the test."""

import json

import numpy as np
import pytest

from bridge.errors import ClientError
from bridge.live import presets
from bridge.live.banks import Banks
from bridge.live.position import Position
from bridge.live.presets import Preset
from bridge.live.timbre import Timbre
from synth.errors import SynthError
from tests.bridge.fakes import CORNERS, MODEL, FakeInstruments, OtherInstruments, Stage, banks, names

OTHER = OtherInstruments.model


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path)
    made.own.write(Preset("Spectral", CORNERS, engine="spectral"))
    yield made
    made.cache.close()


def slots(events):
    return [event for event in events if event[0] == "slot"]


def test_both_engines_notes_lie_in_one_cache_and_neither_stands_in_for_the_other(stage):
    stage.play(60)
    (wavenet,) = slots(stage.render_all())
    stage.send("preset", name="Spectral")
    assert "play" not in names(stage.play(60)), "a note of the other engine stands in"
    (spectral,) = slots(stage.render_all())
    assert spectral[3] != wavenet[3]
    assert {each.model for each in stage.cache.notes} == {MODEL, OTHER}
    (near,) = [event for event in stage.play(62) if event[0] == "play"]
    assert near[2:4] == spectral[1:3] and near[-1] == 0, "the nearest of its own engine stands in"
    stage.render_all()
    stage.send("preset", name="First")
    (again,) = [event for event in stage.play(60) if event[0] == "play"]
    assert again[2:4] == wavenet[1:3] and again[-1] == 1


def test_a_note_that_sounds_goes_on_in_its_slot_when_the_engine_changes(stage):
    stage.play(60)
    stage.render_all()
    (played,) = [event for event in stage.play(60, r=5) if event[0] == "play"]
    assert not {"release", "slot", "play"} & set(names(stage.send("preset", name="Spectral")))
    assert stage.send("note", pitch=60, velocity=0, r=6) == [("release", 6, played[2], 60)]


def test_a_spectral_note_s_embedding_is_the_linear_mixture_of_its_own_bank():
    timbre = Timbre(banks(), Preset("A", CORNERS, engine="spectral"), 64)
    position = Position(0.5, 0.25)
    note = timbre.note(position, 60, 100)
    assert note.model == OTHER and note.embedding.shape == (1, 24)
    assert np.array_equal(note.embedding, OtherInstruments().mix(note.mixture, 60, 100))


def test_status_tells_the_model_in_use_and_counts_its_notes(stage):
    stage.play(60)
    stage.render_all()
    told = []
    for name in ("First", "Spectral"):
        stage.send("preset", name=name)
        (status,) = stage.send("status")
        told.append((status[2], status[4], status[8]))
    assert told == [("fake", "First", 1), ("other", "Spectral", 0)]


def test_edits_and_knobs_are_refused_where_no_dimension_has_a_name_and_work_again_after(stage):
    stage.send("preset", name="Spectral")
    for verb, arguments in (
        ("edit", {"operation": "gain", "arguments": [0.5]}),
        ("shift", {"dimension": 0, "amount": 1.0}),
    ):
        with pytest.raises(ClientError, match="edits change the embeddings of engine wavenet"):
            stage.send(verb, **arguments)
    stage.send("shift", dimension=0, amount=0.0)
    stage.send("edit_clear")
    assert names(stage.send("dimensions")) == ["dimension"] * 16 + ["done"]
    stage.send("preset", name="First")
    assert ("edits", 1) in stage.send("edit", operation="gain", arguments=[0.5])


def test_a_preset_with_edits_and_the_spectral_engine_is_refused_when_it_is_read():
    text = {"name": "A", "corners": CORNERS, "engine": "spectral", "edits": [["reverse"]]}
    with pytest.raises(ValueError, match="leave out `edits`, or `engine`"):
        presets.parse(json.dumps(text).encode())
    with pytest.raises(ValueError, match="engine must be one of spectral, wavenet, not spectrl"):
        presets.parse(json.dumps({**text, "engine": "spectrl"}).encode())


def test_a_saved_preset_keeps_its_engine(stage):
    stage.send("preset", name="Spectral")
    stage.send("corner", index=0, instrument="harp")
    stage.send("preset_save", name="Mine")
    stage.send("preset", name="First")
    stage.send("preset", name="Mine")
    assert stage.presets.find("Mine").engine == "spectral"
    stage.play(60)
    assert {job.note.model for job in stage.scheduler.jobs} == {OTHER}


def test_without_the_spectral_model_its_presets_say_so_and_what_plays_goes_on():
    files, reads = [], []

    def read():
        reads.append(1)
        if not files:
            raise SynthError("no model 'spectral'")
        return OtherInstruments()

    timbre = Timbre(Banks(FakeInstruments(), read), Preset("A", CORNERS), 64)
    spectral = Preset("B", CORNERS, engine="spectral")
    with pytest.raises(ClientError) as refused:
        timbre.load(spectral)
    assert str(refused.value) == "preset 'B': engine spectral is not there: no model 'spectral'"
    assert timbre.preset.name == "A" and timbre.model == MODEL
    files.append("put in place since")
    timbre.load(spectral)
    timbre.load(spectral)
    assert timbre.model == OTHER and len(reads) == 2, "what was read once is kept"


def test_an_instrument_of_the_user_s_own_is_refused_at_a_spectral_corner():
    class Mine(FakeInstruments):
        def __contains__(self, name):
            return name == "My Voice" or super().__contains__(name)

    timbre = Timbre(banks(Mine()), Preset("A", CORNERS, engine="spectral"), 64)
    with pytest.raises(ClientError, match="'My Voice' was encoded for engine wavenet alone"):
        timbre.put(0, "My Voice")
    with pytest.raises(ClientError, match="no instrument 'flut'; did you mean 'flute'"):
        timbre.put(0, "flut")
