"""Where a grid's workers are: a Dask scheduler that runs, processes of this machine, or jobs of SLURM."""

import importlib.util
import logging
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from synth.errors import SynthError

if TYPE_CHECKING:
    from distributed import Client

WHERE = re.compile(r"(?P<address>(tcp|tls)://\S+:\d+)|(?P<kind>local|slurm)(:(?P<workers>[1-9]\d{0,3}))?")
CONNECT_SECONDS = 5
LOOPBACK = "127.0.0.1"
NEEDED = "pip install nsynth-bridge[cluster]"


class Where(NamedTuple):
    """A scheduler's address, or "local" or "slurm" and how many workers are to be started there."""

    name: str
    workers: int


def where(text: str) -> Where:
    """Raise ValueError that says what is allowed."""
    found = WHERE.fullmatch(text)
    if found is None or (found["kind"] == "local" and not found["workers"]):
        raise ValueError(f"tcp://HOST:PORT, tls://HOST:PORT, local:N or slurm:N, not {text!r}")
    return Where(found["address"] or found["kind"], int(found["workers"] or 1))


@contextmanager
def opened(place: Where, device: str | None, say: Callable[[str], None]) -> Iterator["Client"]:
    """A client; what was started for it ends with it. say tells a line. Raise SynthError if there is none."""
    import dask
    from distributed import Client

    # What happens to workers the crew tells; a log's lines would tear the bar.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # A GPU's batch is many notes.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
    if place.name in STARTED:
        with STARTED[place.name](place.workers, device) as cluster, Client(cluster) as client:
            if importlib.util.find_spec("bokeh") is None:
                say("Dask's dashboard needs bokeh: pip install 'bokeh>=3.1'")
            else:
                say(f"Dask's dashboard: {client.dashboard_link}")
            yield client
        return
    try:
        client = Client(place.name, timeout=CONNECT_SECONDS)
    except OSError:
        raise SynthError(
            f"no Dask scheduler answers at {place.name}: start one with `dask scheduler`"
        ) from None
    with client:
        if client.dashboard_link:
            say(f"Dask's dashboard: {client.dashboard_link}")
        yield client


def local(workers: int, device: str | None) -> Any:
    """Processes of this machine that share its cores; on GPUs each has one of its own."""
    from distributed import Nanny, Scheduler, SpecCluster

    from synth.samplers.simd import usable_cores

    environments = [{} for _ in range(workers)] if device != "cuda" else gpu_environments(workers, gpus())
    options = {
        "host": LOOPBACK,
        "nthreads": max(1, usable_cores() // workers),
        "silence_logs": logging.CRITICAL,
        "preload": ["synth.grid.station"],
    }
    scheduler = {"host": LOOPBACK, "port": 0, "dashboard_address": f"{LOOPBACK}:0"}
    return SpecCluster(
        workers={
            number: {"cls": Nanny, "options": {**options, "env": environment}}
            for number, environment in enumerate(environments)
        },
        scheduler={"cls": Scheduler, "options": scheduler},
        silence_logs=logging.CRITICAL,
    )


def gpus() -> list[str]:
    """As CUDA_VISIBLE_DEVICES names those that this process may use."""
    import torch

    allowed = os.environ.get("CUDA_VISIBLE_DEVICES")
    if allowed is not None:
        return [name.strip() for name in allowed.split(",") if name.strip()]
    return [str(number) for number in range(torch.cuda.device_count())]


def gpu_environments(workers: int, found: list[str]) -> list[dict[str, str]]:
    """What each worker gets to see: one GPU. Raise SynthError if there are fewer."""
    if workers > len(found):
        raise SynthError(f"local:{workers} on cuda wants as many GPUs, and this machine has {len(found)}")
    return [{"CUDA_VISIBLE_DEVICES": name} for name in found[:workers]]


def slurm(workers: int, device: str | None) -> Any:
    """Jobs as Dask's configuration (jobqueue.slurm) describes them, one worker each unless it says more."""
    require("dask_jobqueue")
    import dask
    from dask_jobqueue import SLURMCluster

    if shutil.which("sbatch") is None:
        raise SynthError("no sbatch here: run this where SLURM's commands are")
    said = dask.config.get("jobqueue.slurm", {})
    # The jobs must reach the scheduler, but its pages are for who runs it.
    options = said.get("scheduler-options") or {"dashboard_address": f"{LOOPBACK}:0"}
    try:
        cluster = SLURMCluster(processes=said.get("processes") or 1, scheduler_options=options)
    except ValueError as error:
        raise SynthError(f"{error}: write it into Dask's configuration, see docs/cluster.md") from None
    try:
        _check(cluster.job_script())
    except SynthError:
        cluster.close()
        raise
    cluster.scale(workers)
    return cluster


def _check(script: str) -> None:
    """Ask SLURM whether it would take such a job: what it says to those submitted later nobody hears."""
    with tempfile.NamedTemporaryFile("w", suffix=".sh") as file:
        file.write(script)
        file.flush()
        asked = subprocess.run(["sbatch", "--test-only", file.name], capture_output=True, text=True)
    if asked.returncode:
        raise SynthError(f"SLURM refuses the job ({' '.join(asked.stderr.split())}): see docs/cluster.md")


STARTED: dict[str, Callable[[int, str | None], Any]] = {"local": local, "slurm": slurm}


def require(package: str = "distributed") -> None:
    """Raise SynthError if a cluster lacks this."""
    if importlib.util.find_spec(package) is None:
        raise SynthError(f"a cluster needs {package}: {NEEDED}")
