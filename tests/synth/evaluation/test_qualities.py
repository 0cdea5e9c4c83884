"""The rules on sounds that are made to have a quality, each beside one that has it not."""

import numpy as np
import pytest

from synth.datasets import examples
from synth.datasets.note_set import NoteInfo
from synth.errors import SynthError
from synth.evaluation.classifier import qualities
from tests.synth.evaluation.fakes import blown, plucked

TIME = np.arange(qualities.WHOLE) / 16_000
HZ = 440 * 2 ** (-9 / 12)


def harmonics(slope):
    """float [64000]: twenty harmonics of C4 that fall with this power of their number, for three seconds."""
    partials = sum(np.sin(2 * np.pi * HZ * n * TIME) * n**-slope for n in range(1, 21))
    return 0.05 * partials * envelope(lambda _: 1.0)


def envelope(held, released=60.0):
    """What `held` says of the time until three seconds, then a fall of so many decibels a second."""
    level = np.vectorize(held)(np.minimum(TIME, 3.0)) * 10 ** (-np.maximum(TIME - 3.0, 0) * released / 20)
    return level * np.minimum(1, TIME / 0.005)


def tone(held, released=60.0):
    partials = sum(np.sin(2 * np.pi * HZ * n * TIME) / n**2 for n in range(1, 6))
    return 0.3 * partials * envelope(held, released)


SOUNDS = {
    "bright": (harmonics(0.0), harmonics(1.5)),
    "dark": (harmonics(6.0), harmonics(1.5)),
    "fast_decay": (tone(lambda t: np.exp(-3 * t)), tone(lambda t: 1.0)),
    "long_release": (tone(lambda t: 1.0, 20.0), tone(lambda t: 1.0, 60.0)),
    "nonlinear_env": (tone(lambda t: t / 3), tone(lambda t: np.exp(-t))),
    "percussive": (
        tone(lambda t: np.exp(-20 * t) + 0.2 * np.exp(-t)),
        tone(lambda t: np.exp(-t)),
    ),
}


@pytest.mark.parametrize("quality", qualities.QUALITIES)
def test_a_rule_hears_its_quality_and_only_where_it_is(quality):
    place = qualities.QUALITIES.index(quality)
    having, lacking = (qualities.of_note(None, each.astype(np.float32), 60) for each in SOUNDS[quality])
    assert having[place] and not lacking[place]


def test_a_swell_after_a_fall_is_no_plain_decay():
    place = qualities.QUALITIES.index("nonlinear_env")
    swelling = tone(lambda t: 1 - 0.9 * np.sin(np.pi * min(t, 1.0)))
    assert qualities.of_note(None, swelling.astype(np.float32), 60)[place]


def test_silence_and_short_notes_are_heard_without_a_complaint():
    assert qualities.of_note(None, np.zeros(64_000, np.float32), 60).shape == (6,)
    assert qualities.of_note(None, plucked(60, 4_000), 60)[qualities.QUALITIES.index("fast_decay")]


def test_what_people_annotated_goes_before_the_rules():
    assert qualities.of_note(("dark", "reverb"), blown(60), 60, ("dark", "bright", "reverb")).tolist() == [
        1,
        0,
        1,
    ]
    some = [
        NoteInfo(str(n), 60, 100, "i", "guitar", "acoustic", each) for n, each in enumerate([(), ("dark",)])
    ]
    assert qualities.annotated(some) and not qualities.annotated(some[:1])


def test_annotations_are_read_of_nsynths_examples(tmp_path):
    entry = {"pitch": 60, "velocity": 100, "instrument_str": "i", "instrument_family_str": "organ"}
    entry |= {"instrument_source_str": "acoustic"}
    path = tmp_path / examples.FILE
    examples.write_json(path, {"a": {**entry, "qualities_str": ["dark", "reverb"]}, "b": entry})
    assert [info.qualities for info in examples.read(path).values()] == [("dark", "reverb"), ()]


def test_a_quality_without_a_rule_wants_annotations():
    qualities.check(qualities.NSYNTH, annotations=True)
    with pytest.raises(SynthError, match="reverb has no rule"):
        qualities.check(("bright", "reverb"), annotations=False)
    with pytest.raises(SynthError, match="no quality 'loud'"):
        qualities.check(("loud",), annotations=True)


def test_every_quality_of_nsynth_has_a_rule_or_a_reason():
    assert sorted(qualities.NSYNTH) == [
        "bright", "dark", "distortion", "fast_decay", "long_release", "multiphonic", "nonlinear_env",
        "percussive", "reverb", "tempo-synced",
    ]  # fmt: skip


def test_f1_counts_what_is_had_and_named():
    true = np.array([[1, 1, 0], [0, 0, 1]], bool)
    said = np.array([[1, 0, 0], [0, 1, 1]], bool)
    assert qualities.f1(true, said) == pytest.approx(2 / 3)
    assert qualities.f1(true, ~true) == 0
