"""Grids that workers of a Dask scheduler render: real ones, on this machine, ended and refused."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from synth import locations
from synth.cli import main

distributed = pytest.importorskip("distributed")
DEFAULT = locations.model_path("default")
PITCHES = [45, 52, 59, 66]
LONG = {"pitches": PITCHES, "resolution": 5, "seconds": 0.2}
NOTES = 25 * len(PITCHES)


def start(*words):
    command = [sys.executable, "-m", "synth.cli", "grid", *map(str, words)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


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


def test_a_worker_that_is_killed_costs_nothing_but_time(tmp_path, settings_file, expected, figures):
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
    tmp_path, settings_file, expected, dask, number
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


@pytest.mark.parametrize("more", [[], ["--shared"], ["--batch", "7"]])
def test_workers_elsewhere_make_the_same_files(tmp_path, settings_file, expected, dask, more, capsys):
    words = ["grid", settings_file(**LONG), str(tmp_path / "out"), "--scheduler", dask.address, *more]
    assert main([*words, "--plan", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sampler"] == "2 × cpu (simd)" and told["minutes"] > 0 and not (tmp_path / "out").exists()
    assert told["batch"] == (14 if "--batch" in more else 32)
    assert main(words) == 0
    assert contents(tmp_path / "out") == expected


def test_a_command_killed_on_its_way_goes_on(tmp_path, settings_file, expected, dask):
    words = [settings_file(**LONG), str(tmp_path / "out"), "--scheduler", dask.address]
    process = start(*words)
    until(lambda: list(tmp_path.glob("out/notes/*.wav")), process)
    process.kill()
    process.communicate()
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob("out/notes/*.wav")}
    assert 0 < len(kept) < NOTES
    assert main(["grid", *words]) == 0
    assert kept == {path: path.stat().st_mtime_ns for path in kept}
    assert contents(tmp_path / "out") == expected
