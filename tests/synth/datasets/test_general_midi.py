from collections import Counter

from synth.datasets import examples, general_midi
from synth.datasets.general_midi import PROGRAMS, SPLITS


def test_every_pitched_program_is_there_once_with_a_family_and_source_of_nsynth():
    assert [program.number for program in PROGRAMS] == [n for n in range(112) if n != 55]
    assert len({program.name for program in PROGRAMS}) == len(PROGRAMS)
    assert {program.family for program in PROGRAMS} == set(examples.FAMILIES)
    assert {program.source for program in PROGRAMS} == set(examples.SOURCES)


def test_the_bank_names_its_instruments_alike():
    names = {program.number: (program.name, program.family) for program in PROGRAMS}
    for instrument in general_midi.INSTRUMENTS:
        assert names[instrument.program] == (instrument.name, instrument.family)


def test_each_larger_family_is_tested_and_the_bank_is_trained():
    shares = general_midi.split(PROGRAMS)
    sizes = Counter(program.family for program in PROGRAMS)
    larger = sorted(family for family, size in sizes.items() if size >= 7)
    assert sorted(program.family for program in shares["test"]) == larger
    assert 0.04 < len(shares["valid"]) / len(PROGRAMS) < 0.07
    assert {i.program for i in general_midi.INSTRUMENTS} <= {program.number for program in shares["train"]}


def test_few_instruments_are_shared_among_all_splits_and_one_is_for_training():
    chosen = [program for program in PROGRAMS if program.number in (0, 40, 73)]
    shares = general_midi.split(chosen)
    assert [[program.number for program in shares[name]] for name in SPLITS] == [[0], [40], [73]]
    held_out = [program for program in PROGRAMS if program.split == "test"]
    assert [len(general_midi.split(held_out[:n])["train"]) for n in (1, 2, 3)] == [1, 2, 1]
