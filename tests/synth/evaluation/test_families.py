from contextlib import closing

import numpy as np
import pytest

from synth import mulaw
from synth.bank import Instrument
from synth.datasets.general_midi import INSTRUMENTS, PROGRAMS
from synth.datasets.players import open_player
from synth.evaluation import families
from synth.evaluation.bank_cases import FontNotes
from tests.synth.evaluation.fakes import FakePlayer, blown, plucked

SAMPLES = 8000
PIANO, ORGAN = Instrument("piano", "keyboard", 0), Instrument("organ", "organ", 16)


@pytest.fixture(scope="module")
def namer():
    return families.learn(FontNotes(FakePlayer()), [PIANO, ORGAN], (), SAMPLES)


@pytest.mark.parametrize("pitch", [36, 48, 66, 84])
def test_a_family_is_named_at_pitches_and_levels_that_were_not_learnt(namer, pitch):
    for gain in (1.0, 0.05):
        assert namer.name(gain * plucked(pitch), pitch) == "keyboard"
        assert namer.name(gain * blown(pitch), pitch) == "organ"
    hiss = 0.02 * np.random.default_rng(0).standard_normal(16_384)
    assert namer.name(blown(pitch) + hiss, pitch) == "organ"


def test_it_hears_no_more_than_its_seconds(namer):
    changed = np.concatenate([plucked(60)[:SAMPLES], blown(60)[SAMPLES:]])
    assert namer.name(changed, 60) == namer.name(plucked(60)[:SAMPLES], 60) == "keyboard"


def test_avoided_pitches_are_not_learnt_and_one_family_alone_has_no_namer():
    player = FakePlayer()
    families.learn(FontNotes(player), [PIANO, ORGAN], {37, 41, 85}, SAMPLES)
    assert {pitch for _, pitch, _ in player.played} == set(families.PITCHES) - {37, 41, 85}
    assert families.learn(FontNotes(FakePlayer()), [PIANO], (), SAMPLES) is None


def test_what_it_learns_from_are_the_bank_and_the_training_programs_of_its_families():
    found = {each.program: each for each in families.by_program([PIANO, Instrument("mine", "organ", 119)])}
    held_out = {each.number for each in PROGRAMS if each.split != "train"}
    assert found[0] is PIANO and found[119].name == "mine" and not held_out & set(found)
    assert {each.family for each in found.values()} == {"keyboard", "organ"}
    assert 16 in found and 21 in found and 73 not in found


def test_the_same_notes_make_the_same_namer(namer):
    again = families.learn(FontNotes(FakePlayer()), [PIANO, ORGAN], (), SAMPLES)
    sounds = [weight * plucked(60) + (1 - weight) * blown(60) for weight in np.linspace(0, 1, 21)]
    first, second = ([each.name(sound, 60) for sound in sounds] for each in (namer, again))
    assert first == second and set(first) == {"keyboard", "organ"}


def test_real_instruments_are_told_apart(soundfont):
    chosen = [each for each in INSTRUMENTS if each.name in ("choir", "grand_piano", "synth_bass")]
    with closing(open_player(soundfont)) as player:
        notes = FontNotes(player)
        namer = families.learn(notes, chosen, (), SAMPLES)
        right = [
            namer.name(mulaw.decode(notes.play(each, pitch, 110)), pitch) == each.family
            for each in chosen
            for pitch in (36, 48, 54, 66, 72)
        ]
    assert sum(right) >= 14
