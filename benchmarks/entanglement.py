"""How much of the pitch small models leave in their embeddings: sizes 4 to 64, with and without conditioning.

    python -m benchmarks.entanglement NOTES RUNS --page docs/entanglement.md

NOTES as `nsynth render-dataset` leaves them. Trains ten WaveNets in RUNS, of one thread each (what is there
is gone on with, or passed over), probes them and as many that were never trained, and puts the table between
the page's marks, its figures as JSON beside it. The training takes forty minutes of one core.
"""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from synth.errors import SynthError
from synth.pages import replace_between

SIZES = (4, 8, 16, 32, 64)
STEPS = 800
# No quasi-periodic inputs: those need the pitch, and the two kinds are to differ in nothing else.
RUN = """steps = {steps}
batch = 8
crop = 2048
warmup = 50
noise = 0.02
learning_rate = 2e-3
average = 0.99
validate_every = 1000

[model]
bottleneck = {size}
pitch_conditioning = {conditioned}

[model.encoder]
layers = 10
stages = 1
width = 32

[model.decoder]
layers = 10
stages = 1
width = 32
skip = 64
"""
BEGIN, END = "<!-- entanglement: make entanglement -->", "<!-- end of the table -->"
KINDS = {"none": "without", "pitch": "with pitch conditioning", "untrained": "never trained"}


@dataclass(frozen=True)
class Job:
    """One model: its size, its kind (of KINDS), the notes, where the runs are, for how many steps."""

    size: int
    kind: str
    notes: Path
    runs: Path
    steps: int

    @property
    def folder(self) -> Path:
        return self.runs / f"{self.size}_{self.kind}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("notes", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("--page", type=Path, help="put the table between its marks; print it, if not given")
    parser.add_argument("--steps", type=int, default=STEPS, help=f"of each training ({STEPS})")
    parser.add_argument("--together", type=int, default=max(1, (os.cpu_count() or 1) // 2), metavar="N")
    options = parser.parse_args()
    jobs = [Job(size, kind, options.notes, options.runs, options.steps) for size in SIZES for kind in KINDS]
    # PyTorch's threads do not survive a fork.
    with ProcessPoolExecutor(options.together, get_context("spawn")) as pool:
        found = list(pool.map(measure, jobs))
    if options.page is None:
        print(table(found))
        return
    replace_between(options.page, BEGIN, END, table(found))
    options.page.with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def measure(job: Job) -> dict[str, Any]:
    """Train a model, if need be, and probe it: size, kind, identity and what the probe says."""
    import torch

    from synth import checkpoints
    from synth.config import ModelConfig
    from synth.evaluation import probe
    from synth.model import WaveNetAutoencoder
    from synth.training import config

    torch.set_num_threads(1)
    job.folder.mkdir(parents=True, exist_ok=True)
    settings = job.folder / "run.toml"
    conditioned = str(job.kind == "pitch").lower()
    settings.write_text(RUN.format(steps=job.steps, size=job.size, conditioned=conditioned), "utf-8")
    if job.kind == "untrained":
        torch.manual_seed(0)
        wanted = getattr(config.read(settings), "model", ModelConfig())
        model = WaveNetAutoencoder(wanted).eval().requires_grad_(False)
    else:
        model = checkpoints.load_wavenet(trained(job, settings))
    kept = job.folder / "probe.json"
    found = {"size": job.size, "kind": job.kind, "model": model.identity}
    if kept.is_file():
        before = json.loads(kept.read_text("utf-8"))
        if before.items() >= found.items():
            return before
    found["probe"] = probe.probe(model, *probe.parts(job.notes)).to_dict()
    kept.write_text(json.dumps(found), "utf-8")
    return found


def trained(job: Job, settings: Path) -> Path:
    """The model of a run, taken to its end. Raise SynthError if that fails."""
    from synth import checkpoints
    from synth.training.state import MODEL, STATE

    path = job.folder / MODEL
    if path.is_file() and checkpoints.read_header(path)["notes"]["steps"] >= job.steps:
        return path
    how = ["--resume"] if (job.folder / STATE).is_file() else [str(settings)]
    command = [sys.executable, "-m", "synth.cli", "train", *how, "--loaders", "0"]
    command += ["--data", str(job.notes), "--out", str(job.folder)]
    done = subprocess.run(command, env={**os.environ, "OMP_NUM_THREADS": "1"})
    if done.returncode:
        raise SynthError(f"the training in {job.folder} ended with {done.returncode}")
    return path


def table(found: list[dict[str, Any]]) -> str:
    """Markdown: a row for each size, a column for each kind; shares in per cent with intervals of 95 %."""
    by_place = {(each["size"], each["kind"]): each["probe"] for each in found}
    first = next(iter(by_place.values()))
    rows = [
        f"Pitch named rightly, of {first['count']} notes of held-out instruments, by a probe that learnt from"
        f" {first['learnt']}; chance is {100 * first['chance']:.1f} %.",
        "",
        f"| numbers in the embedding | {' | '.join(KINDS.values())} |",
        f"|---:|{'---:|' * len(KINDS)}",
    ]
    for size in sorted({size for size, _ in by_place}):
        cells = (cell(by_place[size, kind]) if (size, kind) in by_place else "—" for kind in KINDS)
        rows.append(f"| {size} | {' | '.join(cells)} |")
    return "\n".join(rows)


def cell(found: dict[str, float]) -> str:
    value, low, high = (100 * found[key] for key in ("value", "low", "high"))
    return f"{value:.1f} % ({low:.1f} … {high:.1f})"


if __name__ == "__main__":
    main()
