"""How much of a note's pitch a linear classifier finds in embeddings (Engel et al. 2017, section 4).

Where it finds little, timbre and pitch are apart. Knows no generation and no tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from synth import mulaw
from synth.config import SAMPLE_RATE
from synth.errors import SynthError
from synth.evaluation.intervals import Share
from synth.evaluation.optional import studio

if TYPE_CHECKING:
    from synth.checkpoints import Autoencoder
    from synth.datasets.note_set import NoteSet

# Of a model that encodes frame by frame, what is heard of each note: 16 frames, which tell the pitch.
HEARD = SAMPLE_RATE * 512 // 1000
LEARNT, ASKED = 1500, 750
# Of data without splits every instrument of so many is kept for the questions.
HELD_OUT = 4
ROUNDS = 3000


@dataclass(frozen=True)
class Part:
    """Some notes of a set, by index."""

    notes: "NoteSet"
    chosen: list[int]

    @property
    def pitches(self) -> np.ndarray:
        return np.array([self.notes.infos[index].pitch for index in self.chosen])


@dataclass(frozen=True)
class Probed:
    """How many of the notes asked for were named rightly by an embedding of `size` numbers.

    chance is what naming always the most frequent of the pitches learnt would reach.
    """

    right: Share
    chance: float
    learnt: int
    size: int

    def to_dict(self) -> dict[str, Any]:
        return {**self.right.to_dict(), "chance": self.chance, "learnt": self.learnt, "size": self.size}


def parts(path: Path, split: str = "test", learnt: int = LEARNT, asked: int = ASKED) -> tuple[Part, Part]:
    """Notes to learn from and notes to ask for, of other instruments. Raise SynthError if there are none.

    Where the data is split these are train and `split`; else every fourth instrument, by name, is asked for.
    """
    from synth.datasets.notes import open_notes, splits_of

    if path.is_dir() and {"train", split} <= splits_of(path).keys():
        if split == "train":
            raise SynthError("the probe learns from train: ask it for --split valid or test")
        sets = open_notes(path, "train"), open_notes(path, split)
        pools = [list(range(len(notes))) for notes in sets]
    else:
        sets = (open_notes(path),) * 2
        held = set(sorted({info.instrument for info in sets[0].infos})[HELD_OUT - 1 :: HELD_OUT])
        if not held:
            raise SynthError(f"{path}: the probe needs train and {split}, or at least {HELD_OUT} instruments")
        inside = [info.instrument in held for info in sets[0].infos]
        pools = [[index for index, each in enumerate(inside) if each is wanted] for wanted in (False, True)]
    counts = (learnt, asked)
    return tuple(Part(*each) for each in zip(sets, map(_some, pools, counts), strict=True))  # type: ignore[return-value]


def probe(model: "Autoencoder", learnt: Part, asked: Part) -> Probed:
    """Learn pitch from the embeddings of one part, name those of the other."""
    from synth.evaluation.evaluate import track

    steps = len(learnt.chosen) + len(asked.chosen)
    rows = np.stack(list(track(_embeddings(model, (learnt, asked)), "encoding for the probe", steps)))
    return linear(rows[: len(learnt.chosen)], learnt.pitches, rows[len(learnt.chosen) :], asked.pitches)


def linear(known: np.ndarray, pitches: np.ndarray, rows: np.ndarray, wanted: np.ndarray) -> Probed:
    """Multinomial logistic regression on embeddings [notes, size] and their pitches [notes].

    Learnt from `known`; `rows`, whose true pitches are `wanted`, are named by it. Embeddings are whitened
    first: pitch lies in directions that vary little, which the regression's penalty would else keep down (of
    64 numbers 8 % were named rightly with each scaled alone, 30 % whitened).
    """
    values, counts = np.unique(pitches, return_counts=True)
    if len(values) < 2:
        raise SynthError("the probe needs notes of at least two pitches to learn from")
    white = studio("sklearn.decomposition").PCA(whiten=True).fit(known)
    regression = studio("sklearn.linear_model").LogisticRegression(max_iter=ROUNDS)
    regression.fit(white.transform(known), pitches)
    right = int((regression.predict(white.transform(rows)) == wanted).sum())
    chance = float((wanted == values[counts.argmax()]).mean())
    return Probed(Share(right, len(wanted)), chance, len(known), known.shape[1])


def _some(pool: Sequence[int], count: int) -> list[int]:
    """At most `count` of them at random, always the same: at even steps, pitches would repeat."""
    chosen = np.random.default_rng(0).permutation(len(pool))[:count]
    return [pool[index] for index in sorted(chosen.tolist())]


def _embeddings(model: "Autoencoder", wanted: Sequence[Part]) -> Any:
    """float32 [size] of each note in turn: the mean over the frames of its embedding."""
    # A spectral model sees whole notes.
    samples = getattr(model.config, "samples", HEARD)
    for part in wanted:
        for index in part.chosen:
            # One by one they stay in the processor's cache: twice as quick as twenty together.
            audio = mulaw.decode(part.notes.codes(index)[:samples])
            padded = np.pad(audio, (0, samples - len(audio)))
            yield model.encode(padded[None])[0].mean(dim=0).cpu().numpy()
