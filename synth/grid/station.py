"""What a Dask worker does for a grid: keeps the model's weights, opens its sampler once, renders batches.

Runs in the worker's process. Knows neither settings nor what else is rendered.
"""

import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from distributed import Worker, WorkerPlugin, get_worker

import synth
from synth import files
from synth.errors import SynthError
from synth.grid import render
from synth.grid.render import Job
from synth.grid.work import AGAIN
from synth.samplers.voice import Sampler

if TYPE_CHECKING:
    from synth.model import WaveNetAutoencoder

Result = TypeVar("Result")
# How often a worker tells how far a batch is.
TOLD_SECONDS = 1.0
# A worker may have several threads: one renders, with as many of its own, while another finds loops.
_one, _opening = threading.Lock(), threading.Lock()


@dataclass(frozen=True)
class Order:
    """What all batches of a grid have in common.

    version is the nsynth that orders; model the SHA-256 of the weights; device as of `open_sampler`; topic
    where progress is told. token: a file and what stands in it, by which a worker sees that the grid's
    folder is its own, too; without it the notes' files are sent back.
    """

    version: str
    model: str
    device: str | None
    rate_hz: int
    topic: str
    token: tuple[Path, str] | None


@dataclass(frozen=True)
class Ready:
    """A worker that can render: how many notes together, and with what."""

    together: int
    name: str


class Weights(WorkerPlugin):
    """A model's file, laid by Dask into every worker's folder: those that there are and those to come."""

    def __init__(self, model: str, content: bytes) -> None:
        # One for a model, however many commands use it: a shared scheduler keeps it until it ends.
        self.name = f"nsynth-{model}"
        self._model, self._content = model, content

    def setup(self, worker: Worker) -> None:
        files.write_whole(_kept(worker, self._model), self._content, lasting=False)
        self._content = b""


def dask_setup(worker: Worker) -> None:
    """For workers that a command starts, preloaded with this: Control-C is the command's, which ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _kept(worker: Worker, model: str) -> Path:
    return Path(worker.local_directory) / f"{model}.safetensors"


def in_a_line(task: Callable[..., Result]) -> Callable[..., Result]:
    """Whatever goes wrong is a SynthError: other errors may not be there, or not fit, where they are sent."""

    @wraps(task)
    def told(*what: object) -> Result:
        try:
            return task(*what)
        except SynthError as error:
            said = str(error)
        except Exception as error:
            memory = isinstance(error, MemoryError) or "OutOfMemory" in type(error).__name__
            remedy = "a smaller --batch may help" if memory else "mend that"
            line = (str(error).strip() or type(error).__name__).splitlines()[0]
            failed = f"{type(error).__name__}: {line}"
            said = f"the worker {get_worker().address} failed ({failed}): {remedy}, {AGAIN}"
        raise SynthError(said)

    return told


@in_a_line
def introduce(order: Order) -> Ready:
    """Open the sampler. Raise SynthError if this worker would make other notes, or cannot see the folder."""
    where = f"the worker {get_worker().address}"
    if synth.__version__ != order.version:
        raise SynthError(
            f"{where} has nsynth-bridge {synth.__version__}, this command is {order.version}:"
            " install the same one on all machines"
        )
    if order.token is not None:
        path, expected = order.token
        try:
            seen = path.read_text()
        except OSError:
            seen = ""
        if seen != expected:
            raise SynthError(
                f"{where} does not see the folder {path.parent}: leave out --shared, or give a folder that"
                " all machines have under this name"
            )
    sampler = _sampler(order)
    return Ready(render.together(sampler), f"{sampler.device} ({sampler.kind})")


@in_a_line
def seconds_per_note(order: Order, job: Job, voices: int) -> float:
    """See synth.grid.render.seconds_per_note."""
    with _one:
        return render.seconds_per_note(_sampler(order), job, voices)


@in_a_line
def batch(order: Order, number: int, jobs: Sequence[Job]) -> list[bytes]:
    """The notes' files, in their order; with a folder that is shared they are written there instead."""
    worker, last = get_worker(), 0.0

    def told(part: float) -> None:
        nonlocal last
        if time.monotonic() - last > TOLD_SECONDS:
            last = time.monotonic()
            worker.log_event(order.topic, [number, part * len(jobs)])

    with _one:
        sounds = render.render(_sampler(order), jobs, order.rate_hz, told)
    if order.token is None:
        return render.encoded(jobs, sounds, order.rate_hz)
    # Another worker may have been given the same batch, where this one was taken for dead.
    mark = uuid4().hex
    passing = [replace(job, path=job.path.with_name(f"{job.path.stem}.{mark}.part")) for job in jobs]
    render.write(passing, sounds, order.rate_hz)
    for written, job in zip(passing, jobs, strict=True):
        written.path.replace(job.path)
    return []


def _sampler(order: Order) -> Sampler:
    from synth import samplers

    worker = get_worker()
    threads = worker.state.nthreads
    with _opening:
        sampler, model = _opened(_kept(worker, order.model), order.model, order.device, threads)
    # Denormals are a thread's own, and which of the worker's this is nobody knows.
    samplers.prepare_process(model, threads)
    return sampler


# Two commands with a model each may share a worker.
@lru_cache(maxsize=2)
def _opened(
    path: Path, identity: str, device: str | None, threads: int
) -> tuple[Sampler, "WaveNetAutoencoder"]:
    model = synth.load_wavenet(path)
    if model.identity != identity:
        raise SynthError(f"the worker {get_worker().address} has other weights in {path}: restart it")
    return synth.open_sampler(model, device=device, threads=threads), model
