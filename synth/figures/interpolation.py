"""Between two notes: what a model makes of mixed embeddings, beside the plain mix of the two sounds.

After the paper's figures of interpolation (Engel et al. 2017, section 4.2.2): the mix of two sounds is two
instruments at once; what is between two embeddings should be one.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from synth import embeddings
from synth.figures.notes import Instrument, Key, Model, Sound, label
from synth.figures.rainbowgrams import Row, table


class Walk(NamedTuple):
    """From one note to another: positions 0..1, embeddings [frames, width] there, sounds float32 [samples].

    `mixed` are the plain mixes: of the files' own sounds, or where an end is an instrument of the bank, of
    what the model makes of it.
    """

    name: str
    positions: list[float]
    embeddings: list[np.ndarray]
    sounds: list[np.ndarray]
    mixed: list[np.ndarray]


def walk(
    model: Model, ends: Sequence[Sound | Instrument], key: Key, steps: int, samples: int, seed: int = 0
) -> Walk:
    """`steps` notes at equal distances, the ends among them, all at the key's pitch."""
    first, last = (model.embedding(each, key) for each in ends)
    positions = [float(place) for place in np.linspace(0, 1, steps)]
    between = [embeddings.mix([first, last], [1 - place, place]) for place in positions]
    sounds = model.play([(each, key.pitch) for each in between], samples, seed)
    one, other = (
        each.samples[:samples] if isinstance(each, Sound) else made
        for each, made in zip(ends, (sounds[0], sounds[-1]), strict=True)
    )
    mixed = [np.float32(1 - place) * one + np.float32(place) * other for place in positions]
    return Walk(model.name, positions, between, sounds, mixed)


def titles(ends: Sequence[Sound | Instrument], positions: Sequence[float]) -> list[str]:
    """Over each column: the ends' names, and how far between them it is."""
    between = [f"{100 * place:.0f} %" for place in positions[1:-1]]
    first, last = (label(each) for each in ends)
    return [first, *between, last]


def rows(ends: Sequence[Sound | Instrument], walks: Sequence[Walk]) -> list[Row]:
    """For synth.figures.rainbowgrams: a row for each model, and one of the plain mixes."""
    made = [(f"embeddings,\n{each.name}", each.sounds) for each in walks]
    return table(titles(ends, walks[0].positions), [*made, ("plain mix\nof the sounds", walks[0].mixed)])
