"""Grids that workers of a Dask scheduler render: real ones, on this machine, ended and refused."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import bridge
import synth
from synth import locations
from synth.cli import main
from synth.errors import SynthError
from synth.grid import cluster
from tests.conftest import require_module
from tests.synth.grid.test_grid import refused

distributed = require_module("distributed")
dask_package = require_module("dask")
require_module("dask_jobqueue")
from synth.grid import crew, station  # noqa: E402

DEFAULT = locations.model_path("default")
PITCHES = [45, 52, 59, 66]
LONG = {"pitches": PITCHES, "resolution": 5, "seconds": 0.2}
NOTES = 25 * len(PITCHES)


@pytest.fixture
def start():
    """Start the command in a process of its own, which does not outlive the test."""
    started = []

    def start(*words):
        command = [sys.executable, "-m", "synth.cli", "grid", *map(str, words)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        started.append(subprocess.Popen(command, start_new_session=True, **pipes))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def until(found, process, seconds=60):
    """What is found, before the process ends."""
    end = time.monotonic() + seconds
    while not (there := found()):
        assert process.poll() is None and time.monotonic() < end, process.communicate()
        time.sleep(0.01)
    return there


def workers_of(process):
    children = psutil.Process(process.pid).children(recursive=True)
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def contents(folder):
    assert not list(folder.rglob("*.part"))
    return {path.name: path.read_bytes() for path in [folder / "grid.json", *folder.glob("notes/*")]}


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What one process makes of LONG, as contents."""
    folder = tmp_path_factory.mktemp("alone")
    plane = [["flute", "church_organ"], ["string_ensemble", "grand_piano"]]
    (folder / "settings.json").write_text(json.dumps({"plane": plane, **LONG}))
    assert main(["grid", str(folder / "settings.json"), str(folder / "out")]) == 0
    return contents(folder / "out")


class Dask:
    """A scheduler and two workers, as the command `dask` starts them. fault: see faults.py."""

    def __init__(self, folder):
        self._fault, self._log = folder / "fault", open(folder / "log", "w")  # noqa: SIM115
        self.fault("")
        where = folder / "scheduler.json"
        local = ["--host", "127.0.0.1"]
        self._run("scheduler", *local, "--port", "0", "--no-dashboard", "--scheduler-file", where)
        faults = Path(__file__).with_name("faults.py")
        workers = ["--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", folder]
        while not where.exists():
            time.sleep(0.05)
        self._run("worker", *local, *workers, "--scheduler-file", where, "--preload", faults)
        self.address = json.loads(where.read_text())["address"]

    processes = ()

    def _run(self, *words):
        # One death of a batch is enough to give it up.
        environment = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", "NSYNTH_FAULT": str(self._fault)}
        command = [sys.executable, "-m", "dask", *map(str, words)]
        made = subprocess.Popen(command, stderr=self._log, env={**os.environ, **environment})
        self.processes = (*self.processes, made)

    def fault(self, text):
        self._fault.write_text(text)

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(20)
        self._log.close()


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    running = Dask(tmp_path_factory.mktemp("dask"))
    yield running
    running.stop()


def test_a_worker_that_is_killed_costs_nothing_but_time(start, tmp_path, settings_file, expected, figures):
    process = start(settings_file(**LONG), tmp_path / "out", "--scheduler", "local:2", "--json")
    first = until(lambda: list(tmp_path.glob("out/notes/*.wav")), process)
    workers = workers_of(process)
    listening = [
        each.laddr.ip
        for one in [psutil.Process(process.pid), *workers]
        for each in one.net_connections()
        if each.status == "LISTEN"
    ]
    os.kill(workers[0].pid, signal.SIGKILL)
    told, said = process.communicate(timeout=100)
    assert process.returncode == 0, said
    assert json.loads(told)["rendered"] == NOTES and len(workers) == 2 and len(first) < NOTES
    assert "is gone: others render its notes" in said and "Traceback" not in said
    assert set(listening) == {"127.0.0.1"}
    assert contents(tmp_path / "out") == expected


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_ended_command_leaves_no_worker_and_goes_on_elsewhere(
    start, tmp_path, settings_file, expected, dask, number
):
    made, folder = settings_file(**LONG), tmp_path / "out"
    process = start(made, folder, "--scheduler", "local:1")
    until(lambda: list(folder.glob("notes/*.wav")), process)
    workers = workers_of(process)
    # Control-C goes to all of the terminal's group.
    os.killpg(process.pid, number) if number == signal.SIGINT else process.kill()
    said = process.communicate(timeout=30)[1]
    assert process.returncode == (130 if number == signal.SIGINT else -number) and "Traceback" not in said
    assert len(workers) == 1 and not psutil.wait_procs(workers, timeout=10)[1]
    kept = {path: path.stat().st_mtime_ns for path in folder.glob("notes/*.wav")}
    assert 0 < len(kept) < NOTES
    assert main(["grid", made, str(folder), "--scheduler", dask.address]) == 0
    assert kept == {path: path.stat().st_mtime_ns for path in kept}
    assert contents(folder) == expected


@pytest.mark.parametrize("more", [[], ["--shared", "--batch", "7"]])
def test_workers_elsewhere_make_the_same_files(tmp_path, settings_file, expected, dask, more, capsys):
    words = ["grid", settings_file(**LONG), str(tmp_path / "out"), "--scheduler", dask.address, *more]
    assert main([*words, "--plan", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sampler"] == "2 × cpu (simd)" and told["minutes"] > 0 and not (tmp_path / "out").exists()
    assert told["batch"] == (14 if "--batch" in more else 32)
    assert main(words) == 0
    assert contents(tmp_path / "out") == expected


@pytest.mark.parametrize(
    "fault, more, says",
    [
        ("no room for it", [], "failed (MemoryError: no room for it): a smaller --batch may help"),
        ("end", [], "a batch ended every worker that rendered it"),
        ("", ["--device", "cuda"], "CUDA"),
    ],
)
def test_what_fails_on_a_worker_is_one_line(tmp_path, settings_file, dask, capsys, fault, more, says):
    dask.fault(fault)
    try:
        words = settings_file(), str(tmp_path / "out"), "--scheduler", dask.address, *more
        assert says in refused(capsys, *words)
    finally:
        dask.fault("")
    assert not list(tmp_path.rglob("*.wav")) and not list(tmp_path.rglob("*.part"))


def test_workers_of_another_version_and_of_another_folder_are_refused(
    tmp_path, settings_file, dask, capsys, monkeypatch
):
    words = settings_file(), str(tmp_path / "out"), "--scheduler", dask.address
    monkeypatch.setattr(synth, "__version__", "0.0.1")
    told = refused(capsys, *words)
    assert f"has nsynth-bridge {bridge.__version__}, this command is 0.0.1: install the same" in told
    monkeypatch.undo()
    # As if the workers had another folder of that name.
    monkeypatch.setattr(crew.files, "write_whole", lambda path, data: path.write_bytes(b"another"))
    assert "does not see the folder" in refused(capsys, *words, "--shared")


def test_weights_that_are_not_the_grid_s_are_refused_here_and_there(tmp_path, dask):
    changed = crew.Asked(DEFAULT, "0" * 64, None, 16000, None, None)
    with pytest.raises(SynthError, match=r"default.safetensors was changed meanwhile"):
        crew.Crew(lambda: cluster.opened(cluster.where(dask.address), None, print), changed, print).batch  # noqa: B018
    order = station.Order(synth.__version__, "1" * 64, None, 16000, "topic", None)
    with distributed.Client(dask.address) as client:
        client.register_plugin(station.Weights("1" * 64, DEFAULT.read_bytes()))
        with pytest.raises(SynthError, match="has other weights"):
            client.submit(station.introduce, order).result()


def test_a_scheduler_that_is_not_there_is_told_soon(tmp_path, settings_file, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address, began = f"tcp://127.0.0.1:{taken.getsockname()[1]}", time.monotonic()
        words = settings_file(), str(tmp_path / "out"), "--scheduler", address
        assert f"no Dask scheduler answers at {address}" in refused(capsys, *words)
    assert time.monotonic() - began < 12


@pytest.mark.parametrize("text", ["local", "local:0", "tcp://host", "http://host:1", "slurm:x", "2"])
def test_other_schedulers_are_misuse(text, tmp_path, capsys):
    with pytest.raises(ValueError, match="local:N or slurm:N, not"):
        cluster.where(text)
    with pytest.raises(SystemExit) as ended:
        main(["grid", "settings.json", "out", "--scheduler", text])
    assert ended.value.code == 2 and "local:N" in capsys.readouterr().err


def test_a_missing_package_is_one_line(tmp_path, settings_file, capsys, monkeypatch):
    monkeypatch.setattr(cluster.importlib.util, "find_spec", lambda name: None)
    says = refused(capsys, settings_file(), str(tmp_path / "out"), "--scheduler", "local:2")
    assert "needs distributed: pip install nsynth-bridge[cluster]" in says


def test_every_worker_has_a_gpu_of_its_own(monkeypatch):
    assert cluster.gpu_environments(2, ["0", "1", "2"]) == [
        {"CUDA_VISIBLE_DEVICES": "0"},
        {"CUDA_VISIBLE_DEVICES": "1"},
    ]
    with pytest.raises(SynthError, match="local:4 on cuda wants as many GPUs, and this machine has 3"):
        cluster.gpu_environments(4, ["0", "1", "2"])
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3, GPU-5")
    assert cluster.gpus() == ["3", "GPU-5"]


# What SLURM does with a job, but for its queue: it runs elsewhere, and scancel ends it.
SBATCH = """#!/bin/sh
test "$1" = --test-only && exit
cp "$1" "$0.job"
setsid sh "$0.job" > "$0.log" 2>&1 &
echo "Submitted batch job $!"
"""
SCANCEL = """#!/bin/sh
echo "$1" > "$0.ended"
kill -- "-$1"
"""


@pytest.fixture
def slurm(tmp_path, monkeypatch):
    """Commands in SLURM's place, and Dask's configuration of jobs; their folder."""
    folder = tmp_path / "slurm"
    folder.mkdir()
    for name, script in (("sbatch", SBATCH), ("scancel", SCANCEL)):
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    job = {"cores": 2, "memory": "2GB", "queue": "night", "walltime": "01:00:00", "interface": "lo"}
    with dask_package.config.set({f"jobqueue.slurm.{name}": value for name, value in job.items()}):
        yield folder


def test_slurm_s_jobs_render_and_are_ended(tmp_path, settings_file, expected, slurm):
    words = settings_file(**LONG), str(tmp_path / "out"), "--scheduler", "slurm:1"
    assert main(["grid", *words]) == 0
    assert contents(tmp_path / "out") == expected
    script = (slurm / "sbatch.job").read_text()
    for line in ("-p night", "-n 1", "--cpus-per-task=2", "--mem=2G", "-t 01:00:00"):
        assert f"#SBATCH {line}\n" in script
    assert sys.executable in script and "--nthreads 2" in script
    job = int((slurm / "scancel.ended").read_text())
    assert not psutil.pid_exists(job) or psutil.Process(job).status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("refusal", ["echo no such partition >&2; exit 1", None])
def test_a_slurm_that_refuses_or_is_not_there_is_one_line(
    tmp_path, settings_file, capsys, slurm, refusal, monkeypatch
):
    words = settings_file(), str(tmp_path / "out"), "--scheduler", "slurm:2"
    if refusal is None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert "no sbatch here" in refused(capsys, *words)
    else:
        (slurm / "sbatch").write_text(f"#!/bin/sh\n{refusal}\n")
        assert "no such partition" in refused(capsys, *words)
