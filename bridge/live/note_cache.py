"""Rendered notes: WAV files named by identity in a folder, and an SQLite index of what makes them findable.

A note is found by the mixture of instruments it was made from and its pitch, so presets that share
instruments share notes. The worker writes the files; a row is added when a file is whole.
"""

import json
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from bridge.errors import SetupError
from bridge.live.notes import Note

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (
    identity TEXT PRIMARY KEY, model TEXT NOT NULL, mixture TEXT NOT NULL, pitch INTEGER NOT NULL,
    frames INTEGER NOT NULL, bytes INTEGER NOT NULL, last_used REAL NOT NULL
) WITHOUT ROWID;
PRAGMA user_version = 1;
"""
PARTIAL = "*.part"


@dataclass
class CachedNote:
    """A row of the index. frames are samples of the WAV, all of them at the model's rate."""

    identity: str
    model: str
    mixture: dict[str, float]
    pitch: int
    frames: int
    bytes: int
    last_used: float


class NoteCache:
    """Notes of one model at hand in memory; those of other models only count for the size limit."""

    def __init__(self, folder: Path, model: str, limit_bytes: int) -> None:
        self.folder = folder
        self._model = model
        self._limit_bytes = limit_bytes
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise SetupError(
                f"another daemon uses the cache {folder}: end it, or give this one its own by --cache DIR"
            ) from None
        self._database = sqlite3.connect(folder / "index.sqlite", isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        # A row lost to a power cut costs one render; waiting for the disk would cost every note.
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.executescript(SCHEMA)
        self._notes: dict[str, CachedNote] = {}
        self._cells = Cells()
        self._used: set[str] = set()
        self._reconcile()

    def __len__(self) -> int:
        return sum(note.model == self._model for note in self._notes.values())

    def path(self, identity: str) -> Path:
        return self.folder / f"{identity}.wav"

    def find(self, identity: str) -> CachedNote | None:
        return self._notes.get(identity)

    def nearest(self, mixture: dict[str, float], pitch: int) -> CachedNote | None:
        """Of the cached notes the one in the nearest cell, there the one at the nearest pitch."""
        identity = self._cells.nearest(mixture, pitch)
        return self._notes[identity] if identity else None

    def add(self, note: Note, size_bytes: int) -> CachedNote:
        """Take in a note whose file is whole."""
        cached = CachedNote(
            note.identity, note.model, note.mixture, note.pitch, note.samples, size_bytes, time.time()
        )
        row = {**vars(cached), "mixture": json.dumps(cached.mixture)}
        self._database.execute(
            "INSERT OR REPLACE INTO notes VALUES"
            " (:identity, :model, :mixture, :pitch, :frames, :bytes, :last_used)",
            row,
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
        self._database.execute("BEGIN")
        self._database.executemany("UPDATE notes SET last_used = ? WHERE identity = ?", rows)
        self._database.execute("COMMIT")

    def shrink(self, keep: Iterable[str]) -> None:
        """Remove the least recently used notes beyond the limit, but none of `keep`."""
        kept = set(keep)
        excess = sum(note.bytes for note in self._notes.values()) - self._limit_bytes
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

    def _reconcile(self) -> None:
        """Make files and rows agree after whatever ended the last run."""
        self._clean_partial()
        files = {file.stem for file in self.folder.glob("*.wav")}
        for row in self._database.execute("SELECT * FROM notes").fetchall():
            identity, model, mixture, pitch, frames, size, last_used = row
            if identity in files:
                self._remember(
                    CachedNote(identity, model, json.loads(mixture), pitch, frames, size, last_used)
                )
            else:
                self._database.execute("DELETE FROM notes WHERE identity = ?", (identity,))
        for orphan in files - self._notes.keys():
            self.path(orphan).unlink()

    def _remember(self, cached: CachedNote) -> None:
        self._notes[cached.identity] = cached
        if cached.model == self._model:
            self._cells.add(cached)

    def _forget(self, cached: CachedNote) -> None:
        """The row goes first: a file without a row is cleaned up, a row without a file misleads."""
        self._database.execute("DELETE FROM notes WHERE identity = ?", (cached.identity,))
        del self._notes[cached.identity]
        self._cells.remove(cached)
        self.path(cached.identity).unlink(missing_ok=True)


class Cells:
    """Cached notes by mixture, as points in the space of instruments, to find the nearest quickly."""

    def __init__(self) -> None:
        self._axes: dict[str, int] = {}
        # Of a pitch every note there is, of each velocity and seed, in the order that they came.
        self._rows: dict[tuple[tuple[str, float], ...], dict[int, dict[str, None]]] = {}
        self._points = np.zeros((0, 0), np.float32)
        self._stale = False

    def add(self, cached: CachedNote) -> None:
        key = tuple(sorted(cached.mixture.items()))
        self._stale |= key not in self._rows
        self._rows.setdefault(key, {}).setdefault(cached.pitch, {})[cached.identity] = None

    def remove(self, cached: CachedNote) -> None:
        key = tuple(sorted(cached.mixture.items()))
        row = self._rows.get(key, {})
        if cached.identity in row.get(cached.pitch, {}):
            del row[cached.pitch][cached.identity]
            if not row[cached.pitch]:
                del row[cached.pitch]
            if not row:
                del self._rows[key]
                self._stale = True

    def nearest(self, mixture: dict[str, float], pitch: int) -> str | None:
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
        row = list(self._rows.values())[int(distances.argmin())]
        nearest = min(row, key=lambda cached_pitch: (abs(cached_pitch - pitch), cached_pitch))
        return next(reversed(row[nearest]))

    def _lay_out(self) -> None:
        names = sorted({name for key in self._rows for name, _ in key})
        self._axes = {name: axis for axis, name in enumerate(names)}
        self._points = np.zeros((len(self._rows), len(names)), np.float32)
        for row, key in enumerate(self._rows):
            for name, weight in key:
                self._points[row, self._axes[name]] = weight
        self._stale = False
