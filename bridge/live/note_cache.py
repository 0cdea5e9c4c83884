"""Rendered notes: WAV files named by identity in a folder, and an SQLite index of what makes them findable.

A note is found by the mixture of instruments it was made from, what was done to it, and its pitch, so presets
that share instruments share notes. The worker writes the files; a row is added when a file is whole.
"""

import json
import logging
import math
import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock, Timeout

from bridge.errors import SetupError
from bridge.live import holder, wav
from bridge.live.cells import Cells
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
# What SQLite says when the disk or its owner is to blame, and not the index.
TROUBLE = ("database or disk is full", "disk I/O error", "unable to open", "attempt to write", "database is")
ADVICE = "make room there, or choose another folder by --cache DIR"
ROW = (
    "INSERT OR REPLACE INTO notes VALUES"
    " (:identity, :model, :mixture, :pitch, :frames, :bytes, :last_used, :edits, :loop_start, :loop_end)"
)
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
    """Notes of every model there was. None is found in place of another model's."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes
        self._notes: dict[str, CachedNote] = {}
        self._cells: defaultdict[str, Cells] = defaultdict(Cells)
        # Whose use or whole row the index does not know yet.
        self._unwritten: set[str] = set()
        # Of an earlier run, and nobody has looked into them since.
        self._unread: set[str] = set()
        self._latest = 0.0
        self._failing = False
        self._lock = FileLock(folder / "lock")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            self._database, rows = self._open()
            self._reconcile(rows)
        except Timeout:
            raise SetupError(
                f"another daemon{holder.told(folder)} uses the cache {folder}: end it, or give this one its"
                " own by --cache DIR"
            ) from None
        except (OSError, sqlite3.Error) as error:
            self._lock.release()
            raise SetupError(f"cannot use the cache {folder}: {error}; {ADVICE}") from None
        holder.claim(folder)

    def _open(self) -> tuple[sqlite3.Connection, list[tuple[Any, ...]]]:
        """The index and its rows; one that is broken is started anew."""
        try:
            return open_index(self.folder / INDEX)
        except sqlite3.DatabaseError as error:
            # On a full disk the index is whole: to drop it would cost every note there is.
            if str(error).startswith(TROUBLE):
                raise
            log.warning(
                "the index of %s is broken (%s): its notes will be rendered again", self.folder, error
            )
        for part in self.folder.glob(f"{INDEX}*"):
            part.unlink()
        return open_index(self.folder / INDEX)

    @property
    def notes(self) -> list[CachedNote]:
        """All there are."""
        return list(self._notes.values())

    def count(self, model: str) -> int:
        """How many notes of a model there are."""
        return sum(note.model == model for note in self._notes.values())

    def path(self, identity: str) -> Path:
        return self.folder / f"{identity}.wav"

    def find(self, identity: str) -> CachedNote | None:
        """A note whose file is there and whole, whoever may have been at the folder."""
        note = self._notes.get(identity)
        if note is not None and not self._is_whole(note):
            self._forget(note)
            return None
        return note

    def nearest(
        self, model: str, mixture: dict[str, float], pitch: int, edits: str = UNEDITED
    ) -> CachedNote | None:
        """Of a model's notes the one that is nearest by cell, pitch and edits together: see Cells."""
        while identity := self._cells[model].nearest(mixture, pitch, edits):
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
            self._now(),
            note.edits,
            *(loop or (None, None)),
        )
        self._remember(cached)
        self._unread.discard(cached.identity)
        if not self._write(ROW, [_row(cached)]):
            self._unwritten.add(cached.identity)
        return cached

    def touch(self, cached: CachedNote) -> None:
        """Note a use, in memory: the index learns of it by `flush`, off the path of a note."""
        cached.last_used = self._now()
        self._unwritten.add(cached.identity)

    def flush(self) -> None:
        """Write what `touch` has gathered, and what there was no room for."""
        rows = [_row(self._notes[name]) for name in self._unwritten if name in self._notes]
        if not rows or self._write(ROW, rows):
            self._unwritten.clear()

    def shrink(self, keep: Iterable[str]) -> None:
        """Remove the least recently used notes beyond the limit, but none of `keep`."""
        kept = set(keep)
        excess = sum(note.bytes for note in self._notes.values()) - self.limit_bytes
        if excess <= 0:
            return
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

    def _now(self) -> float:
        """Seconds since 1970, but later than every use before, wherever the clock was set since."""
        self._latest = max(time.time(), math.nextafter(self._latest, math.inf))
        return self._latest

    def _is_whole(self, note: CachedNote) -> bool:
        """Whether its file has the size that it was written with and, the first time, its own header."""
        path = self.path(note.identity)
        try:
            if path.stat().st_size != note.bytes:
                return False
            if note.identity in self._unread:
                if not wav.is_whole(path, note.frames, note.bytes):
                    return False
                self._unread.remove(note.identity)
        except OSError:
            return False
        return True

    def _clean_partial(self) -> None:
        """Remove what an interrupted writer left."""
        for partial in self.folder.glob(PARTIAL):
            _remove(partial)

    def _write(self, statement: str, rows: Sequence[Any]) -> bool:
        """Into the index, all rows or none. Where that fails, notes are found until the daemon ends."""
        try:
            self._database.execute("BEGIN")
            self._database.executemany(statement, rows)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            if not self._failing:
                log.error("cannot write the index of %s: %s; %s", self.folder, error, ADVICE)
            self._failing = True
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            return False
        if self._failing:
            log.info("the index of %s is written again", self.folder)
        self._failing = False
        return True

    def _reconcile(self, rows: list[tuple[Any, ...]]) -> None:
        """Make files and rows agree after whatever ended the last run, and whatever was done since."""
        self._clean_partial()
        with os.scandir(self.folder) as entries:
            sizes = {
                entry.name[:-4]: entry.stat().st_size for entry in entries if entry.name.endswith(".wav")
            }
        for row in rows:
            note = _note(row)
            if note is not None and sizes.get(note.identity) == note.bytes:
                self._remember(note)
                self._latest = max(self._latest, note.last_used)
        self._unread = set(self._notes)
        gone = [(row[0],) for row in rows if row[0] not in self._notes]
        if gone:
            log.warning("%d notes of %s are gone or damaged: rendered again", len(gone), self.folder)
            self._write("DELETE FROM notes WHERE identity = ?", gone)
        for orphan in sizes.keys() - self._notes.keys():
            _remove(self.path(orphan))

    def _remember(self, cached: CachedNote) -> None:
        self._notes[cached.identity] = cached
        self._cells[cached.model].add(cached)

    def _forget(self, cached: CachedNote) -> None:
        """The row goes first: a file without a row is cleaned up, a row without a file misleads."""
        self._write("DELETE FROM notes WHERE identity = ?", [(cached.identity,)])
        del self._notes[cached.identity]
        self._cells[cached.model].remove(cached)
        _remove(self.path(cached.identity))


def _row(cached: CachedNote) -> dict[str, Any]:
    return {**vars(cached), "mixture": json.dumps(cached.mixture)}


def _note(row: tuple[Any, ...]) -> CachedNote | None:
    """None if the row is not one of ours."""
    try:
        identity, model, mixture, *rest = row
        values = identity, model, json.loads(mixture), *rest
        names = CachedNote.__dataclass_fields__
        return msgspec.convert(dict(zip(names, values, strict=True)), CachedNote)
    except (ValueError, TypeError):
        return None


def _remove(path: Path) -> None:
    """What cannot be removed stays: Windows keeps a file that a host has open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("cannot remove %s: %s", path, error.strerror)


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
