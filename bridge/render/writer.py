"""Writes whole notes and their loops to files, in a thread: live notes cannot wait tens of milliseconds."""

import os
import queue
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bridge.render import wire
from synth import audio, loops, smpl

# With so many unwritten the worker waits for the disk, so that memory is bounded.
MOST_UNWRITTEN = 32
ADVICE = "make room there, or start with another folder by --cache DIR"


class Writer:
    """`put` returns at once, `write` when the file is whole or the failure told."""

    def __init__(self, rate_hz: int, send: Callable[[wire.FromWorker], None]) -> None:
        self._rate_hz, self._send = rate_hz, send
        self._notes: queue.Queue[tuple[wire.Render, np.ndarray]] = queue.Queue(MOST_UNWRITTEN)

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def put(self, note: wire.Render, sound: np.ndarray) -> None:
        self._notes.put((note, sound))

    def write(self, note: wire.Render, sound: np.ndarray) -> None:
        """float32 audio [samples] into the note's file."""
        path = Path(note.path)
        try:
            # Somebody may have removed the folder.
            path.parent.mkdir(parents=True, exist_ok=True)
            loop = self._loop(note, sound)
            audio.write(path, sound, self._rate_hz, smpl.chunk(note.pitch, self._rate_hz, loop))
            self._send(wire.Finished(note.identity, path.stat().st_size, loop))
        except OSError as error:
            self._send(wire.Failed(note.identity, f"cannot write {path}: {error.strerror}; {ADVICE}"))

    def _loop(self, note: wire.Render, sound: np.ndarray) -> tuple[int, int]:
        seconds = note.loop_seconds or loops.HELD_SECONDS
        low, high = (round(at * self._rate_hz) for at in seconds)
        found = loops.find(sound, self._rate_hz, note.pitch, low, high)
        return (0, 0) if found is None else (found.start, found.end)

    def _run(self) -> None:
        try:
            while True:
                self.write(*self._notes.get())
        except BaseException:
            # A fault of ours ends the process, not this thread alone: the daemon starts another.
            traceback.print_exc()
            os._exit(1)
