"""Rendered notes: WAV files named by identity in a folder, and an SQLite index of what makes them findable.

A note is found by the mixture of instruments it was made from, what was done to it, and its pitch, so presets
that share instruments share notes. The worker writes the files; a row is added when a file is whole.
"""

import json
import logging
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout

from bridge.errors import SetupError
from bridge.live.notes import UNEDITED, Note

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (
    identity TEXT PRIMARY KEY, model TEXT NOT NULL, mixture TEXT NOT NULL, pitch INTEGER NOT NULL,
    frames INTEGER NOT NULL, bytes INTEGER NOT NULL, last_used REAL NOT NULL,
    edits TEXT NOT NULL DEFAULT '[]', loop_start INTEGER, loop_end INTEGER
) WITHOUT ROWID;
PRAGMA user_version = 3;
"""
# An index of version 1 knows no edits, as none of its notes had any. At once or not at all.
FROM_VERSION_1 = """
BEGIN;
ALTER TABLE notes ADD COLUMN edits TEXT NOT NULL DEFAULT '[]';
PRAGMA user_version = 2;
COMMIT;
"""
# Nobody has looked for the loops of version 2's notes.
FROM_VERSION_2 = """
BEGIN;
ALTER TABLE notes ADD COLUMN loop_start INTEGER;
ALTER TABLE notes ADD COLUMN loop_end INTEGER;
PRAGMA user_version = 3;
COMMIT;
"""
INDEX, PARTIAL = "index.sqlite", "*.part"
# Squared distance between a cell and the same one otherwise edited: that of half a side of the square. So a
# near note of the right edits comes before one of the wrong, and that before one of far instruments.
OTHER_EDITS = 0.5
# A mixture and what was done to it.
Cell = tuple[tuple[tuple[str, float], ...], str]
log = logging.getLogger(__name__)


@dataclass
class CachedNote:
    """A row of the index. frames are samples of the WAV, at the model's rate; edits as in Note.

    The loop is from frame loop_start up to loop_end: 0 and 0 if there is none, None if nobody has looked.
    """

    identity: str
    model: str
    mixture: dict[str, float]
    pitch: int
    frames: int
    bytes: int
    last_used: float
    edits: str = UNEDITED
    loop_start: int | None = None
    loop_end: int | None = None

    @property
    def loop(self) -> tuple[int, int] | None:
        return None if self.loop_start is None or self.loop_end is None else (self.loop_start, self.loop_end)


class NoteCache:
    """Notes of one model at hand in memory; those of other models only count for the size limit."""

    def __init__(self, folder: Path, model: str, limit_bytes: int) -> None:
        self.folder = folder
        self._model = model
        self.limit_bytes = limit_bytes
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise SetupError(
                f"another daemon uses the cache {folder}: end it, or give this one its own by --cache DIR"
            ) from None
        self._notes: dict[str, CachedNote] = {}
        self._cells = Cells()
        self._used: set[str] = set()
        try:
            self._database, rows = open_index(folder / INDEX)
        except sqlite3.DatabaseError as error:
            log.warning("the index of %s is broken (%s): its notes will be rendered again", folder, error)
            for part in folder.glob(f"{INDEX}*"):
                part.unlink()
            self._database, rows = open_index(folder / INDEX)
        self._reconcile(rows)

    def __len__(self) -> int:
        return sum(note.model == self._model for note in self._notes.values())

    @property
    def notes(self) -> list[CachedNote]:
        """All there are, of other models too."""
        return list(self._notes.values())

    def path(self, identity: str) -> Path:
        return self.folder / f"{identity}.wav"

    def find(self, identity: str) -> CachedNote | None:
        """A note whose file is there, whoever may have been at the folder."""
        note = self._notes.get(identity)
        if note is not None and not self.path(identity).is_file():
            self._forget(note)
            return None
        return note

    def nearest(self, mixture: dict[str, float], pitch: int, edits: str = UNEDITED) -> CachedNote | None:
        """Of the cached notes the one in the nearest cell, there the one at the nearest pitch.

        A cell of other edits counts as further away by OTHER_EDITS.
        """
        while identity := self._cells.nearest(mixture, pitch, edits):
            if note := self.find(identity):
                return note
        return None

    def add(self, note: Note, size_bytes: int, loop: tuple[int, int] | None = None) -> CachedNote:
        """Take in a note whose file is whole, with its loop."""
        cached = CachedNote(
            note.identity,
            note.model,
            note.mixture,
            note.pitch,
            note.samples,
            size_bytes,
            time.time(),
            note.edits,
            *(loop or (None, None)),
        )
        row = {**vars(cached), "mixture": json.dumps(cached.mixture)}
        self._write(
            "INSERT OR REPLACE INTO notes VALUES"
            " (:identity, :model, :mixture, :pitch, :frames, :bytes, :last_used, :edits,"
            " :loop_start, :loop_end)",
            [row],
        )
        self._remember(cached)
        return cached

    def touch(self, cached: CachedNote) -> None:
        """Note a use, in memory: the index learns of it by `flush`, off the path of a note."""
        cached.last_used = time.time()
        self._used.add(cached.identity)

    def flush(self) -> None:
        """Write what `touch` has gathered."""
        rows = [(self._notes[name].last_used, name) for name in self._used if name in self._notes]
        self._used.clear()
        self._write("UPDATE notes SET last_used = ? WHERE identity = ?", rows)

    def shrink(self, keep: Iterable[str]) -> None:
        """Remove the least recently used notes beyond the limit, but none of `keep`."""
        kept = set(keep)
        excess = sum(note.bytes for note in self._notes.values()) - self.limit_bytes
        for note in sorted(self._notes.values(), key=lambda note: note.last_used):
            if excess <= 0:
                return
            if note.identity not in kept:
                self._forget(note)
                excess -= note.bytes

    def close(self) -> None:
        self.flush()
        self._database.close()
        self._clean_partial()
        self._lock.release()

    def _clean_partial(self) -> None:
        """Remove what an interrupted writer left."""
        for partial in self.folder.glob(PARTIAL):
            partial.unlink(missing_ok=True)

    def _write(self, statement: str, rows: Sequence[Any]) -> None:
        """Into the index, all rows or none. Where that fails, notes are found until the daemon ends."""
        try:
            self._database.execute("BEGIN")
            self._database.executemany(statement, rows)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            log.error("cannot write the index of %s: %s", self.folder, error)
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")

    def _reconcile(self, rows: list[tuple[Any, ...]]) -> None:
        """Make files and rows agree after whatever ended the last run."""
        self._clean_partial()
        files = {file.stem for file in self.folder.glob("*.wav")}
        for row in rows:
            identity, model, mixture, *rest = row
            if identity in files:
                self._remember(CachedNote(identity, model, json.loads(mixture), *rest))
            else:
                self._write("DELETE FROM notes WHERE identity = ?", [(identity,)])
        for orphan in files - self._notes.keys():
            self.path(orphan).unlink()

    def _remember(self, cached: CachedNote) -> None:
        self._notes[cached.identity] = cached
        if cached.model == self._model:
            self._cells.add(cached)

    def _forget(self, cached: CachedNote) -> None:
        """The row goes first: a file without a row is cleaned up, a row without a file misleads."""
        self._write("DELETE FROM notes WHERE identity = ?", [(cached.identity,)])
        del self._notes[cached.identity]
        self._cells.remove(cached)
        self.path(cached.identity).unlink(missing_ok=True)


def open_index(path: Path) -> tuple[sqlite3.Connection, list[tuple[Any, ...]]]:
    """The index and all its rows. Raise sqlite3.DatabaseError if it is broken."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        # A row lost to a power cut costs one render; waiting for the disk would cost every note.
        database.execute("PRAGMA synchronous=OFF")
        for version, script in ((1, FROM_VERSION_1), (2, FROM_VERSION_2)):
            if database.execute("PRAGMA user_version").fetchone() == (version,):
                database.executescript(script)
        database.executescript(SCHEMA)
        return database, database.execute("SELECT * FROM notes").fetchall()
    except sqlite3.DatabaseError:
        database.close()
        raise


class Cells:
    """Cached notes by mixture and edits, as points in the space of instruments: finds the nearest quickly."""

    def __init__(self) -> None:
        self._axes: dict[str, int] = {}
        # Of a pitch every note there is, of each velocity and seed, in the order that they came.
        self._rows: dict[Cell, dict[int, dict[str, None]]] = {}
        self._points = np.zeros((0, 0), np.float32)
        self._edits = np.zeros(0, np.str_)
        self._stale = False

    def add(self, cached: CachedNote) -> None:
        cell = _cell(cached)
        self._stale |= cell not in self._rows
        self._rows.setdefault(cell, {}).setdefault(cached.pitch, {})[cached.identity] = None

    def remove(self, cached: CachedNote) -> None:
        cell = _cell(cached)
        row = self._rows.get(cell, {})
        if cached.identity in row.get(cached.pitch, {}):
            del row[cached.pitch][cached.identity]
            if not row[cached.pitch]:
                del row[cached.pitch]
            if not row:
                del self._rows[cell]
                self._stale = True

    def nearest(self, mixture: dict[str, float], pitch: int, edits: str) -> str | None:
        """Identity of the note, or None if there are none."""
        if not self._rows:
            return None
        if self._stale:
            self._lay_out()
        point = np.zeros(self._points.shape[1], np.float32)
        outside = 0.0
        for name, weight in mixture.items():
            if name in self._axes:
                point[self._axes[name]] = weight
            else:
                outside += weight**2
        distances = ((self._points - point) ** 2).sum(axis=1) + outside
        distances += OTHER_EDITS * (self._edits != edits)
        row = list(self._rows.values())[int(distances.argmin())]
        nearest = min(row, key=lambda cached_pitch: (abs(cached_pitch - pitch), cached_pitch))
        return next(reversed(row[nearest]))

    def _lay_out(self) -> None:
        names = sorted({name for mixture, _ in self._rows for name, _ in mixture})
        self._axes = {name: axis for axis, name in enumerate(names)}
        self._points = np.zeros((len(self._rows), len(names)), np.float32)
        self._edits = np.array([edits for _, edits in self._rows])
        for row, (mixture, _) in enumerate(self._rows):
            for name, weight in mixture:
                self._points[row, self._axes[name]] = weight
        self._stale = False


def _cell(cached: CachedNote) -> Cell:
    return tuple(sorted(cached.mixture.items())), cached.edits
