"""The folder that notes are put into: all of a run or nothing, and nothing that is somebody else's."""

import os
import shutil
from pathlib import Path
from types import TracebackType

import msgspec
import numpy as np

from synth import audio
from synth.errors import SynthError
from synth.prepare.results import FILE, FORMAT, Note, Outcome

REPORT, PAGE = "report.json", "report.html"
# Where the notes of a run lie until all of them are made.
PASSING = ".nsynth-prepare"


class Output:
    """A folder for one run: `write` the notes, then `finish`; left without that, it is as it was before.

    heard are the pitches that the run before detected, by the SHA-256 of the recording.
    """

    def __init__(self, folder: Path, raw: Path) -> None:
        """Raise SynthError if the folder is not ours to write into."""
        if not raw.is_dir():
            raise SynthError(f"{raw} is no folder of recordings")
        out, source = folder.resolve(), raw.resolve()
        if out.is_relative_to(source) or source.is_relative_to(out):
            raise SynthError(f"{folder} and {raw} lie within each other: take a folder beside it")
        self._folder, self._passing = folder, folder / PASSING
        before = self._notes_before()
        # Whoever wrote the report, nothing but notes of this folder is touched.
        self._before = {note.file for note in before if FILE.fullmatch(note.file)}
        self.heard = {note.source_sha256: note.detected for note in before if note.source_sha256}

    def __enter__(self) -> "Output":
        self._created = not self._folder.exists()
        shutil.rmtree(self._passing, ignore_errors=True)
        self._passing.mkdir(parents=True)
        return self

    def write(self, file: str, sound: np.ndarray) -> None:
        audio.write(self._passing / file, sound)

    def finish(self, outcome: Outcome, page: str) -> None:
        """Put the run in place of the one before; what that wrote and this one does not is removed."""
        files = {note.file for note in outcome.notes}
        foreign = sorted(file for file in files - self._before if (self._folder / file).exists())
        if foreign:
            raise SynthError(f"{self._folder / foreign[0]} is not of nsynth prepare: take another folder")
        report = msgspec.json.format(msgspec.json.encode(outcome), indent=2)
        # First, so that a run that is broken off from here on is known for ours by the next.
        self._replace(REPORT, report)
        for file in sorted(files):
            os.replace(self._passing / file, self._folder / file)
        self._replace(PAGE, page.encode())
        for file in self._before - files:
            (self._folder / file).unlink(missing_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._passing, ignore_errors=True)
        if self._created and not any(self._folder.iterdir()):
            self._folder.rmdir()

    def _replace(self, file: str, data: bytes) -> None:
        (self._passing / file).write_bytes(data)
        os.replace(self._passing / file, self._folder / file)

    def _notes_before(self) -> list[Note]:
        """What the run before wrote here."""
        if self._folder.exists() and not self._folder.is_dir():
            raise SynthError(f"{self._folder} is no folder")
        report = self._folder / REPORT
        if report.exists():
            try:
                before = msgspec.json.decode(report.read_bytes(), type=Outcome)
            except msgspec.DecodeError:
                before = None
            if before is None or before.format != FORMAT:
                raise SynthError(f"{report} is not of nsynth prepare: take an empty folder")
            return before.notes
        if self._folder.exists() and any(path.name != PASSING for path in self._folder.iterdir()):
            raise SynthError(f"{self._folder} holds other files: take an empty folder")
        return []
