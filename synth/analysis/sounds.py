"""The sounds that are analysed: instruments of a model's bank, sound files, embeddings, presets' corners."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

import synth
from synth import bank, embeddings, locations
from synth.bank import Bank
from synth.errors import SynthError
from synth.grid.layout import Corners
from synth.grid.settings import nearest

if TYPE_CHECKING:
    from synth.model import WaveNetAutoencoder

# Of a sound of which no pitch is known or found.
MIDDLE_C = 60
PRESET = ".json"
MOST_PRESET_BYTES = 1 << 20


@dataclass(frozen=True)
class Subject:
    """A sound: its name, MIDI pitch, embedding float32 [frames, 16], and the original [samples], if any.

    gain_db makes it as loud as the bank's instruments. instrument is its name in the bank, if it has one.
    """

    name: str
    pitch: int
    embedding: np.ndarray
    gain_db: float
    original: np.ndarray | None = None
    instrument: str | None = None


class Desk:
    """A model and its bank, where names of a command line are looked up."""

    def __init__(self, model_name: str, velocity: int) -> None:
        path = locations.model_path(model_name)
        self.model: WaveNetAutoencoder = synth.load_wavenet(path)
        self.bank: Bank = bank.of_model(path)
        self.velocity = velocity

    def subject(self, name: str, pitch: int | None) -> Subject:
        """pitch is None where none is asked for: a sound file has its own.

        Raise SynthError for a name that nobody has, or a file that holds no sound.
        """
        if name in self.bank:
            return self.of_bank(name, MIDDLE_C if pitch is None else pitch)
        if Path(name).suffix.lower() == embeddings.ENDING:
            return Subject(Path(name).stem, MIDDLE_C if pitch is None else pitch, embeddings.read(name), 0.0)
        if not Path(name).is_file():
            known = [each.name for each in self.bank.instruments]
            raise SynthError(f"no instrument and no file {name[:200]!r}; {nearest(name[:200], known)}")
        return self._of_file(Path(name), pitch)

    def of_bank(self, name: str, pitch: int) -> Subject:
        found = self.bank.embedding(name, pitch, self.velocity)
        return Subject(name, pitch, found, self.bank.gain_db({name: 1.0}), instrument=name)

    def square(self, path: Path) -> Corners:
        """The four corners of a preset. Raise SynthError for what is none, or names what the bank lacks."""
        try:
            with open(path, "rb") as file:
                preset = msgspec.json.decode(file.read(MOST_PRESET_BYTES), type=_Preset)
        except OSError as error:
            raise SynthError(f"{path} cannot be read: {error.strerror or error}") from None
        except msgspec.DecodeError as error:
            raise SynthError(f'{path} is no preset: {error}; it has "corners" of four names') from None
        for name in preset.corners:
            if name not in self.bank:
                known = [each.name for each in self.bank.instruments]
                raise SynthError(f"{path}: no instrument {name[:200]!r}; {nearest(name[:200], known)}")
        return preset.corners

    def _of_file(self, path: Path, pitch: int | None) -> Subject:
        from synth import conditioning, own_sounds
        from synth.prepare.pitch import detect

        try:
            sound = conditioning.note(conditioning.read(path))
            embedding, gain_db = own_sounds.encode(self.model, path)
        except SynthError as error:
            raise SynthError(f"{path}: {error}") from None
        if pitch is None:
            found = detect(sound)
            if found is None:
                raise SynthError(f"{path} has no steady pitch: say at which it is to be rendered, --pitch 60")
            pitch = round(found)
        return Subject(path.stem, pitch, embedding, gain_db, sound)


class _Preset(msgspec.Struct):
    """What is read of a preset's file."""

    corners: Corners
