"""Instruments of the user's own: sounds that were encoded, a bank file each, beside those that come along."""

import hashlib
import logging
import re
import unicodedata
from pathlib import Path

import numpy as np

from bridge.errors import ClientError
from bridge.live.presets import check_name, key
from synth import bank
from synth.bank import Bank, Instrument
from synth.errors import SynthError

log = logging.getLogger(__name__)
FAMILY = "own"
MOST = 500
# A sound is encoded once; at which key and how hard it was struck nobody knows.
PITCHES, VELOCITIES = (60,), (100,)
SLUG_LENGTH, DIGITS = 40, 8


class OwnInstruments:
    """Adds to a bank what is in a folder, and to the folder what is added."""

    def __init__(self, instruments: Bank, folder: Path) -> None:
        self._instruments, self.folder = instruments, folder
        self._bundled = {key(each.name) for each in instruments.instruments}
        # By what nobody would tell apart, as presets are.
        self._own: dict[str, str] = {}
        for file in sorted(folder.glob("*.safetensors")) if folder.is_dir() else []:
            self._read(file)

    def checked(self, name: str) -> str:
        """The name that a new instrument may have; one of the user's own is replaced. Raise ClientError."""
        name = unicodedata.normalize("NFC", name).strip()
        try:
            check_name(name)
        except ValueError as error:
            raise ClientError(str(error)) from None
        if key(name) in self._bundled:
            raise ClientError(f"{name!r} is an instrument that comes with the program: choose another name")
        if len(self._own) >= MOST and key(name) not in self._own:
            raise ClientError(f"at most {MOST} instruments of your own: remove some from {self.folder}")
        return self._own.get(key(name), name)

    def add(self, name: str, embedding: np.ndarray, gain_db: float) -> int:
        """A `checked` name with its embedding float32 [frames, 16]; its index. Raise ClientError."""
        instrument = Instrument(name, FAMILY, 0, PITCHES, VELOCITIES, round(gain_db, 1))
        array = embedding[None, None].astype(np.float16)
        file = self.folder / _file_name(name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            Bank(self._instruments.model, [instrument], {name: array}).save(file)
        except (OSError, SynthError) as error:
            raise ClientError(
                f"cannot write {file} ({error}): make room there, or see --instruments"
            ) from None
        self._own[key(name)] = name
        return self._instruments.add(instrument, array)

    def _read(self, file: Path) -> None:
        try:
            found = bank.load(file)
        except SynthError as error:
            log.warning("your instrument %s: %s", file, error)
            return
        for instrument in found.instruments:
            if found.model != self._instruments.model:
                log.warning("your instrument %s was made with another model: encode the sound again", file)
            elif key(instrument.name) in self._bundled:
                log.warning("your instrument %s has the name of a bundled one, and is left out", file)
            else:
                self._own[key(instrument.name)] = instrument.name
                self._instruments.add(instrument, found.array(instrument.name))


def _file_name(name: str) -> str:
    """What every system takes and no two names share: what ASCII makes of the name, a part of its hash."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain)[:SLUG_LENGTH].strip("_")
    return f"{slug or 'instrument'}_{hashlib.sha256(key(name).encode()).hexdigest()[:DIGITS]}.safetensors"
