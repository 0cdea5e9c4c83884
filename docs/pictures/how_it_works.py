"""Figures of docs/how_it_works.md: python -m docs.pictures.how_it_works [FOLDER] [--soundfont FONT.sf3]

Each function draws one with the shipped models and the code that they run on, and tells what is to be seen
with the figures measured there; both go between the marks of the page. Seeds are fixed.
"""

import argparse
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from docs.pictures import how_network
from docs.pictures.how_network import Drawn
from synth import embeddings, locations, pages
from synth.config import SAMPLE_RATE
from synth.datasets.bank_notes import bank_note
from synth.datasets.general_midi import INSTRUMENTS
from synth.datasets.players import open_player
from synth.evaluation import measures, rainbowgram
from synth.figures import dynamics, embedding, interpolation, paint, rainbowgrams
from synth.figures.notes import Instrument, Key, Model, Sound, label
from synth.model import WaveNetAutoencoder
from synth.periodicity import frequency_hz

ROOT = Path(__file__).parents[2]
SOUNDFONT = Path("/usr/share/sounds/sf3/MuseScore_General_Lite.sf3")
PITCH, VELOCITY = 60, 110
KEY, NOTE = Key(PITCH, VELOCITY), paint.note_name(PITCH)
ORIGINALS = ("flute", "grand_piano", "violin", "marimba")
OTHERS = ("grand_piano", "clarinet", "brass_section")
ENDS = ("marimba", "flute")
# Frames while the key is held, and the parts of a note after which levels are compared.
HELD_FRAMES, COMPARED_SHARES = 90, (0.2, 0.4)
# pYIN answers in steps of so many cents.
PITCH_STEP_CENTS = 5.0
VIBRATO = "violin"


@dataclass(frozen=True)
class Material:
    """Models, the WaveNet first, and notes of real instruments at PITCH; `samples` are rendered of each."""

    models: list[Model]
    originals: list[Sound]
    samples: int = 4 * SAMPLE_RATE

    @property
    def model(self) -> Model:
        return self.models[0]

    @cached_property
    def encoded(self) -> list[np.ndarray]:
        """The originals' embeddings."""
        return [self.model.embedding(each, KEY) for each in self.originals]

    @cached_property
    def way(self) -> interpolation.Walk:
        """From one instrument to another, in two figures."""
        return interpolation.walk(self.model, [Instrument(name) for name in ENDS], KEY, 5, self.samples)

    @property
    def network(self) -> WaveNetAutoencoder:
        network = self.model.network
        assert isinstance(network, WaveNetAutoencoder)
        return network


def quantisation(material: Material) -> Drawn:
    """What 256 levels do to a sound."""
    return how_network.quantisation()


def encoder(material: Material) -> Drawn:
    """A note, and what the encoder makes of it."""
    sound, made = material.originals[0], material.encoded[0]
    reach = material.network.config.encoder_reach
    said = (
        f"Above: {len(sound.samples):,} samples. Below: {made.shape[0]} frames of {made.shape[1]} numbers,"
        f" {made.size:,} in all, {len(sound.samples) // made.size} times fewer. A frame lasts"
        f" {1000 / embeddings.FRAME_RATE_HZ:.0f} ms; the encoder hears {reach:,} samples"
        f" ({1000 * reach / SAMPLE_RATE:.0f} ms) before and after each instant."
    )
    return embedding.draw([(f"{label(sound)}, {NOTE}", sound.samples, made)]), said


def over_time(material: Material) -> Drawn:
    """Embeddings of several instruments under their sounds."""
    notes = [
        (label(each), each.samples, made)
        for each, made in zip(material.originals, material.encoded, strict=True)
    ]
    moves = {name: float(np.abs(np.diff(made[:HELD_FRAMES], axis=0)).mean()) for name, _, made in notes}
    steadiest, liveliest = min(moves, key=moves.__getitem__), max(moves, key=moves.__getitem__)
    said = (
        f"The same key, {NOTE}, on {len(notes)} instruments. From frame to frame, while the key is held, a"
        f" number changes by {moves[steadiest]:.2f} on average in the {steadiest}, by {moves[liveliest]:.2f}"
        f" in the {liveliest}."
    )
    return embedding.draw(notes), said


def dilation(material: Material) -> Drawn:
    """Which samples a layer hears, and how far back all of them do."""
    return how_network.dilation(material.network.config)


def prediction(material: Material) -> Drawn:
    """What the decoder holds likely for each sample of a real note."""
    sound = material.originals[0]
    return how_network.prediction(material.network, sound.samples, material.encoded[0], PITCH, label(sound))


def conditioning(material: Material) -> Drawn:
    """One embedding at several pitches, one pitch with several embeddings."""
    model, pitches = material.model, (PITCH - 12, PITCH, PITCH + 7)
    own = model.embedding(Instrument(ORIGINALS[0]), KEY)
    others = [Instrument(name) for name in OTHERS]
    asked = [(own, float(pitch)) for pitch in pitches]
    asked += [(model.embedding(each, KEY), float(PITCH)) for each in others]
    sounds = model.play(asked, material.samples)
    furthest = furthest_cents(sounds, [pitch for _, pitch in asked])
    upper = [(paint.note_name(pitch), sound) for pitch, sound in zip(pitches, sounds, strict=False)]
    lower = list(zip(map(label, others), sounds[len(pitches) :], strict=True))
    rows = [("one embedding,\nthree pitches", upper), ("one pitch,\nthree embeddings", lower)]
    said = (
        f"Above: the embedding of one {ORIGINALS[0]} note, {NOTE}, with three pitches. Below: {NOTE} with"
        f" three embeddings. All six are within {furthest} cents of the pitch that was asked for."
    )
    return rainbowgrams.draw(rows), said


def furthest_cents(sounds: list[np.ndarray], pitches: list[float]) -> str:
    """Of all notes the largest distance from its pitch, no finer than pYIN tells it."""
    found = [measures.pitch_cents(sound, pitch) for sound, pitch in zip(sounds, pitches, strict=True)]
    return f"{max(PITCH_STEP_CENTS, float(np.nanmax(np.abs(found)))):.0f}"


def vibrato_cents(sound: np.ndarray) -> float:
    """Standard deviation of the first partial's frequency while the key is held, from 0.5 s on."""
    turns = rainbowgram.advance(rainbowgram.constant_q(sound))
    row = (PITCH - rainbowgram.LOWEST_PITCH) * rainbowgram.BINS_PER_OCTAVE // 12
    frame_hz, hertz = SAMPLE_RATE / rainbowgram.HOP, frequency_hz(PITCH)
    off = (turns[row, round(0.5 * frame_hz) : round(2.5 * frame_hz)] - hertz / frame_hz + 0.5) % 1 - 0.5
    return float((1200 * np.log2(1 + off * frame_hz / hertz)).std())


def reconstruction(material: Material) -> Drawn:
    """Real notes beside what models make of their embeddings."""
    sounds, swinging = material.originals, [each.name for each in material.originals].index(VIBRATO)
    columns = [[each.samples[: material.samples] for each in sounds]]
    said = f"All at {NOTE}."
    for model in material.models:
        made = model.play([(model.embedding(each, KEY), PITCH) for each in sounds], material.samples)
        distances = [measures.spectral_distance_db(*pair) for pair in zip(made, columns[0], strict=True)]
        said += (
            f" {model.name.capitalize()}: spectra {min(distances):.1f} to {max(distances):.1f} dB from the"
            f" originals', pitch within {furthest_cents(made, [PITCH] * len(made))} cents."
        )
        columns.append(made)
    swings = [vibrato_cents(column[swinging]) for column in columns]
    said += (
        f" The {VIBRATO}'s first partial swings by {swings[0]:.1f} cents (standard deviation) in the"
        f" original, by {' and '.join(f'{swing:.1f}' for swing in swings[1:])} in what was made of it."
    )
    lines = list(zip(map(label, sounds), zip(*columns, strict=True), strict=True))
    heads = ["original", *(each.name for each in material.models)]
    return rainbowgrams.draw(rainbowgrams.table(heads, lines)), said


def walk(material: Material) -> Drawn:
    """From one instrument to another, through embeddings and as a plain mix."""
    ends = [Instrument(name) for name in ENDS]
    said = f"All at {NOTE}: above what the decoder makes of mixed embeddings, below mixed sounds."
    return rainbowgrams.draw(interpolation.rows(ends, [material.way])), said


def loudness(material: Material) -> Drawn:
    """The same way as levels over time, and an embedding that is scaled."""
    ends = [Instrument(name) for name in ENDS]
    scaled = dynamics.scaled(material.model, ends[0], KEY, material.samples)
    remarks = [
        levels_at(material.way, share * material.samples / SAMPLE_RATE, ends) for share in COMPARED_SHARES
    ]
    low, *_, high = (float(measures.envelope_db(sound).max()) for _, sound in scaled)
    remarks.append(
        f"Right: the loudest moment with the {label(ends[0])}'s embedding times {dynamics.SCALES[-1]:g} is"
        f" {high - low:.0f} dB above that with it times {dynamics.SCALES[0]:g}."
    )
    return dynamics.draw(ends, material.way, scaled, ""), " ".join(remarks)


def levels_at(found: interpolation.Walk, seconds: float, ends: list[Instrument]) -> str:
    """How far below the last end the others are at an instant."""
    instant = round(seconds * SAMPLE_RATE) // measures.ENVELOPE_HOP
    sounds = (found.sounds[-1], found.sounds[0], found.sounds[2], found.mixed[2])
    last, *levels = (measures.envelope_db(sound)[instant] for sound in sounds)
    first, half, mixed = (f"{last - level:.0f} dB" for level in levels)
    return (
        f"After {seconds:.1f} s the {label(ends[0])} is {first} below the {label(ends[1])}, the note half-way"
        f" between the embeddings {half}, the plain mix {mixed}."
    )


FIGURES: dict[str, Callable[[Material], Drawn]] = {
    "mulaw": quantisation,
    "encoder": encoder,
    "embeddings": over_time,
    "dilation": dilation,
    "prediction": prediction,
    "conditioning": conditioning,
    "reconstruction": reconstruction,
    "walk": walk,
    "loudness": loudness,
}


def marks(name: str) -> tuple[str, str]:
    """Between which lines of the page a figure stands."""
    return f"<!-- figure {name}: make figures -->", f"<!-- end of {name} -->"


def make(material: Material, folder: Path, page: Path, names: Iterable[str] = FIGURES) -> None:
    """Write figures to how_<name>.png, and each with its text into the page."""
    for name in names:
        draw = FIGURES[name]
        with paint.theme():
            figure, said = draw(material)
            paint.save(figure, folder / f"how_{name}.png")
        described = (draw.__doc__ or "").rstrip(".")
        pages.replace_between(page, *marks(name), f"![{described}](images/how_{name}.png)\n\n*{said}*")
        print(f"{name}: {said}", flush=True)


def gather(soundfont: Path) -> Material:
    """The shipped models, and notes of the soundfont that they learned from."""
    by_name = {each.name: each for each in INSTRUMENTS}
    with closing(open_player(soundfont)) as player:
        originals = [
            Sound(name, bank_note(player, by_name[name], PITCH, VELOCITY), Path(f"{name}_{PITCH}.wav"))
            for name in ORIGINALS
        ]
    shipped = [name for name, path in locations.NAMED.items() if path.is_file()]
    return Material([Model(name) for name in shipped], originals)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw the figures of docs/how_it_works.md.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--soundfont", type=Path, default=SOUNDFONT)
    parser.add_argument("--only", nargs="+", choices=FIGURES, default=FIGURES, metavar="NAME")
    options = parser.parse_args()
    make(gather(options.soundfont), options.folder, ROOT / "docs" / "how_it_works.md", options.only)
