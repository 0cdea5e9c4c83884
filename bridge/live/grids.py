"""Notes that `nsynth grid` has rendered, whether it has ended or still goes on. Knows their files alone."""

import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from bridge.live import wav
from bridge.live.notes import Note
from synth import smpl

NOTES = "notes"
log = logging.getLogger(__name__)


class Grids:
    """Folders to look in before a note is rendered: its identity is the name of its file in each."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = list(folders)
        self._failing = False

    def take(self, note: Note, target: Path) -> tuple[int, tuple[int, int]] | None:
        """Put the note's file where the cache wants it; its bytes and its loop, None if no grid has it."""
        for folder in self._folders:
            path = folder / NOTES / f"{note.identity}.wav"
            try:
                size_bytes = path.stat().st_size
                if wav.is_whole(path, note.samples, size_bytes):
                    _share(path, target)
                    return size_bytes, smpl.read(path) or (0, 0)
            except FileNotFoundError:
                continue
            except OSError as error:
                if not self._failing:
                    log.error("cannot take a note of %s: %s; it is rendered", folder, error.strerror)
                self._failing = True
        return None


def _share(path: Path, target: Path) -> None:
    """One file under two names, as neither is ever written again; a copy on another disk."""
    half = target.with_name(target.name + ".part")
    half.unlink(missing_ok=True)
    try:
        os.link(path, half)
    except OSError:
        shutil.copyfile(path, half)
    half.replace(target)
