"""Notes that are heard while they are made: their samples so far, in memory that the worker writes to.

The memory is one mapped file in the folder of the cache, whose lock keeps other daemons off it; what a killed
daemon leaves there, the next one starts anew. Bounded: so many places of the longest note each.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bridge.errors import SetupError


@dataclass(eq=False)
class Stream:
    """One note in its place, which begins at sample `start` of the memory.

    made counts the samples that may be read, ended says that there will be no more. What was made stays
    readable until the reader lets go, also when a new worker makes it again: a note's samples are always
    the same. Any thread may read.
    """

    number: int
    start: int
    place: np.ndarray
    made: int = 0
    ended: bool = False
    readers: int = 0

    def read(self, first: int = 0) -> np.ndarray:
        """float32 [samples] from sample `first` on: all there is by now."""
        return self.place[first : self.made].copy()


class Streams:
    """Gives places to notes that are rendered, and their streams to readers.

    A place is free again when its note is made or given up and its last reader has let go.
    """

    def __init__(self, path: Path, places: int, place_samples: int) -> None:
        self.path = path
        self._shape = places, place_samples
        try:
            self._memory = self._lay()
        except OSError as error:
            raise SetupError(
                f"cannot write {path}: {error.strerror}; make room, or choose another folder by --cache DIR"
            ) from None
        self._free = list(range(places))
        self._streams: dict[str, Stream] = {}
        self._numbers: dict[int, Stream] = {}
        self._count = 0

    def restore(self) -> None:
        """Lay the file anew if somebody has removed it, before a worker looks for it. Raise OSError."""
        if self.path.is_file():
            return
        memory = self._lay()
        memory[:] = self._memory
        for stream in self._streams.values():
            stream.place = memory[stream.start // self._shape[1]]
        self._memory = memory

    def _lay(self) -> np.ndarray:
        """float32 [places, samples], all of it on the disk: where that has no room, a hole would kill us."""
        places, place_samples = self._shape
        try:
            self.path.write_bytes(bytes(places * place_samples * np.float32().nbytes))
        except OSError:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
            raise
        return np.memmap(self.path, np.float32, "r+", shape=self._shape)

    def open(self, identity: str) -> Stream | None:
        """A place for a note that will be rendered, the one that it has; None if all are taken."""
        if identity not in self._streams:
            if not self._free:
                return None
            self._count += 1
            place = self._free.pop()
            self._streams[identity] = Stream(self._count, place * self._shape[1], self._memory[place])
            self._numbers[self._count] = self._streams[identity]
        return self._streams[identity]

    def advance(self, number: int, made: int) -> None:
        """The worker has laid so many samples; what it tells of a stream that has ended is nothing."""
        stream = self._numbers.get(number)
        if stream is not None:
            stream.made = max(stream.made, made)

    def end(self, identity: str) -> None:
        """Nothing more comes: the note is whole, has failed or was cancelled."""
        stream = self._streams.pop(identity, None)
        if stream is not None:
            del self._numbers[stream.number]
            stream.ended = True
            self._take_back(stream)

    def listen(self, identity: str) -> Stream | None:
        """The stream of a note that is being rendered, to be let go of; None if it has none."""
        stream = self._streams.get(identity)
        if stream is not None:
            stream.readers += 1
        return stream

    def let_go(self, stream: Stream) -> None:
        stream.readers -= 1
        self._take_back(stream)

    def close(self) -> None:
        """Remove the file; Windows keeps it while it is mapped, for the next daemon to start anew."""
        self._free.clear()
        try:
            self.path.unlink(missing_ok=True)
        except PermissionError:
            return

    def _take_back(self, stream: Stream) -> None:
        if stream.ended and not stream.readers:
            self._free.append(stream.start // self._shape[1])
