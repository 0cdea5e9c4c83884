"""Workers of a Dask scheduler as the hands that render a grid: who is there, what each is given.

Knows not how they were started.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any
from uuid import uuid4

from distributed import CancelledError, Client, Future, KilledWorker

import synth
from synth import files
from synth.errors import SynthError
from synth.grid import station
from synth.grid.render import Job, Take
from synth.grid.work import AGAIN

# One is rendered while the next waits; more would only lie in the scheduler.
BATCHES_PER_WORKER = 2
LOOK_SECONDS = 1.0
# Of a task that raises; of one that ends its worker Dask's `allowed-failures` are.
RETRIES = 2
# Workers that end while they open the model, and none that does not.
MOST_LOST = 6
# Removed by the next command if this one is killed.
TOKEN = "shared.part"


@dataclass(frozen=True)
class Asked:
    """What the notes are made with: see synth.grid.station.Order. size, if given, is every worker's batch.

    folder is the grid's if the workers shall write into it; None: they send the notes.
    """

    model: Path
    identity: str
    device: str | None
    rate_hz: int
    size: int | None
    folder: Path | None


@dataclass(frozen=True)
class Batch:
    future: Future
    number: int
    address: str
    jobs: list[Job]


class Crew:
    """Workers that come and go. `begin` opens a client of theirs, when it is needed; say tells a line."""

    def __init__(
        self,
        begin: Callable[[], AbstractContextManager[Client]],
        asked: Asked,
        say: Callable[[str], None],
    ) -> None:
        self._begin, self._asked, self._say = begin, asked, say
        self._stack = ExitStack()
        self._opening: dict[str, Future] = {}
        self._ready: dict[str, station.Ready] = {}
        self._ended: SimpleQueue[Future] = SimpleQueue()
        self._numbers = count()
        self._looked, self._lost, self._waits = 0.0, 0, False

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.close()

    @property
    def name(self) -> str:
        self._gather()
        names = sorted({ready.name for ready in self._ready.values()})
        return f"{len(self._ready)} × {' and '.join(names)}"

    @property
    def batch(self) -> int:
        self._gather()
        return sum(map(self._size, self._ready.values()))

    def seconds_per_note(self, job: Job, notes: int) -> float:
        """Of the workers that are there now, all measured at once."""
        self._gather()
        measured = [
            self._submit(address, station.seconds_per_note, job, min(notes, self._size(ready)))
            for address, ready in self._ready.items()
        ]
        return 1 / sum(1 / self._result(future) for future in measured)

    def render(self, take: Take, rate_hz: int, told: Callable[[float], None]) -> Iterator[Callable[[], None]]:
        batches: dict[Any, Batch] = {}
        parts: dict[int, float] = {}
        done, more = 0, True
        self._client.subscribe_topic(self._order.topic, lambda event: parts.update([event[1]]))
        while more or batches:
            self._look()
            more = more and self._give(take, batches)
            batch = batches.pop(getattr(self._next(), "key", ""), None)
            if batch is not None:
                contents = self._result(batch.future)
                done += len(batch.jobs)
                if self._asked.folder is None:
                    yield partial(write, batch.jobs, contents)
            told(done + sum(parts.get(batch.number, 0.0) for batch in batches.values()))

    def _give(self, take: Take, batches: dict[Any, Batch]) -> bool:
        """Let no worker stand idle; whether there may be more to give."""
        for address, ready in self._ready.items():
            has = sum(batch.address == address for batch in batches.values())
            for _ in range(has, BATCHES_PER_WORKER):
                jobs = take(self._size(ready))
                if not jobs:
                    return False
                number = next(self._numbers)
                future = self._submit(address, station.batch, number, [self._placed(job) for job in jobs])
                batches[future.key] = Batch(future, number, address, jobs)
        return True

    def _placed(self, job: Job) -> Job:
        return job if self._asked.folder is None else replace(job, path=job.path.absolute())

    def _size(self, ready: station.Ready) -> int:
        return self._asked.size or ready.together

    def _submit(self, address: str, task: Callable[..., Any], *what: object) -> Future:
        """To this worker, or if it is gone to another."""
        placed = {"workers": [address], "allow_other_workers": True}
        future = self._client.submit(task, self._order, *what, pure=False, retries=RETRIES, **placed)
        future.add_done_callback(self._ended.put)
        return future

    def _next(self) -> Future | None:
        """What ended, or None if nothing did for a while."""
        try:
            return self._ended.get(timeout=LOOK_SECONDS)
        except Empty:
            return None

    def _gather(self) -> None:
        """Wait for a worker, and for all others that are there to have opened the model."""
        self._look()
        while self._opening or not self._ready:
            self._next()
            self._look()

    def _look(self) -> None:
        """Who has come, and who has gone."""
        if time.monotonic() - self._looked > LOOK_SECONDS:
            self._looked = time.monotonic()
            self._compare(set(self._call(self._client.nthreads)))
        for address, future in list(self._opening.items()):
            if future.done():
                self._ready[address] = self._result(future)
                del self._opening[address]
                self._lost = 0

    def _compare(self, there: set[str]) -> None:
        for address in self._ready.keys() - there:
            del self._ready[address]
            self._say(f"the worker {address} is gone: others render its notes")
        for address in self._opening.keys() - there:
            del self._opening[address]
            self._lost += 1
            if self._lost >= MOST_LOST:
                raise SynthError(f"{MOST_LOST} workers ended while they opened the model: see their logs")
        for address in there - self._ready.keys() - self._opening.keys():
            # No other: what it tells is its own.
            future = self._client.submit(station.introduce, self._order, workers=[address], pure=False)
            future.add_done_callback(self._ended.put)
            self._opening[address] = future
        if not there and not self._waits:
            self._say("no worker is there: waiting for one")
        self._waits = not there

    @cached_property
    def _client(self) -> Client:
        weights = station.Weights(self._asked.identity, self._weights())
        client = self._stack.enter_context(self._begin())
        try:
            client.register_plugin(weights)
        except Exception as error:
            raise SynthError(
                f"a worker cannot take the model ({told_of(error)}): scheduler and workers need"
                f" nsynth-bridge {synth.__version__}, as this command"
            ) from None
        return client

    @cached_property
    def _order(self) -> station.Order:
        asked, mark, token = self._asked, uuid4().hex, None
        if asked.folder is not None:
            path = asked.folder.absolute() / TOKEN
            files.write_whole(path, mark.encode())
            self._stack.callback(path.unlink, missing_ok=True)
            token = path, mark
        topic = f"nsynth-{mark}"
        return station.Order(synth.__version__, asked.identity, asked.device, asked.rate_hz, topic, token)

    def _weights(self) -> bytes:
        """Raise SynthError if the file is no longer what this command began with."""
        content = self._asked.model.read_bytes()
        if hashlib.sha256(content).hexdigest() != self._asked.identity:
            raise SynthError(f"{self._asked.model} was changed meanwhile: {AGAIN}")
        return content

    def _call(self, function: Callable[[], Any]) -> Any:
        try:
            return function()
        except OSError as error:
            raise SynthError(f"the scheduler is gone ({told_of(error)}): start it, {AGAIN}") from None

    def _result(self, future: Future) -> Any:
        """Raise SynthError that says what went wrong in the task."""
        try:
            return self._call(future.result)
        except SynthError:
            raise
        except KilledWorker as error:
            raise SynthError(
                f"a batch ended every worker that rendered it, the last one {error.last_worker.address}:"
                f" give them more memory or a smaller --batch, {AGAIN}"
            ) from None
        except CancelledError:
            raise SynthError(f"the scheduler is gone, or was restarted: start it, {AGAIN}") from None
        except Exception as error:
            raise SynthError(f"a worker cannot take a batch ({told_of(error)}): see its log") from None


def write(jobs: Sequence[Job], contents: Sequence[bytes]) -> None:
    """The files of a batch, each whole or not at all. Raise OSError if there is no room."""
    for job, content in zip(jobs, contents, strict=True):
        files.write_whole(job.path, content)


def told_of(error: Exception) -> str:
    """In one line."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
