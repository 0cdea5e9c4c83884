"""Check and time the samplers of a CUDA GPU in one run. Prints a Markdown table, then one line of JSON.

python -m benchmarks.gpu [--json] [--minutes 7]

Each section (benchmarks.gpu_sections) runs in a process of its own, so that a kernel that hangs or breaks the
GPU's context costs its own rows alone. Ratios and shares are of figures taken in the same run.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import torch

from benchmarks.gpu_sections import SECTIONS, Row, Scale

# No section may take what the others need, even if it hangs.
SECTION_SECONDS = 75


def run_section(name: str, scale: Scale) -> Iterator[Row]:
    try:
        yield from SECTIONS[name](scale)
    except Exception as error:
        yield {"section": "failed", "what": name, "error": repr(error)[:500]}


def run_apart(name: str, seconds: float) -> list[Row]:
    """A section's rows from a process of its own, those before a hang or a crash, too."""
    if seconds < 10:
        return [{"section": "failed", "what": name, "error": "no time left"}]
    command = [sys.executable, "-m", "benchmarks.gpu", "--section", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds)
        said, error = (
            done.stdout,
            f"exit code {done.returncode}: {done.stderr[-500:]}" if done.returncode else "",
        )
    except subprocess.TimeoutExpired as late:
        said, error = (late.stdout or b"").decode(), f"stopped after {seconds:.0f} s"
    rows = [json.loads(line) for line in said.splitlines() if line.startswith("{") and line.endswith("}")]
    return rows + ([{"section": "failed", "what": name, "error": error}] if error else [])


def with_shares(rows: list[Row]) -> list[Row]:
    """Adds each timed row's share of the machine's limit, and its ratios to the alternatives."""
    found = next((row for row in rows if row["section"] == "machine"), None)
    rates = {
        (row["model"], row["sampler"], row["voices"]): row["samples_per_second"]
        for row in rows
        if row["section"] == "time"
    }
    for row in rows:
        if row["section"] not in ("time", "tuning"):
            continue
        rate, model = row["samples_per_second"], row["model"]
        if found and "Engine" in row["sampler"]:
            compute = row["operations_per_sample"] / found["operations_per_second"]
            row["share_of_limit"] = rate * max(compute, row["bytes_per_sample"] / found["bytes_per_second"])
        for name in ("network call", "queued"):
            # Queued: of as many voices, or the most that were timed.
            sizes = [key[2] for key in rates if key[:2] == (model, name) and key[2] <= row["voices"]]
            if sizes:
                row[f"times_{name.replace(' ', '_')}"] = rate / rates[model, name, max(sizes)]
    return rows


def table(rows: list[Row]) -> str:
    """Markdown, a table for each kind of row."""
    lines = []
    for section in dict.fromkeys(row["section"] for row in rows):
        held = [row for row in rows if row["section"] == section]
        columns = list(dict.fromkeys(key for row in held for key in row if key != "section"))
        lines += [f"\n### {section}\n", "| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
        lines += ["| " + " | ".join(cell(row.get(key)) for key in columns) + " |" for row in held]
    return "\n".join(lines)


def cell(value: Any) -> str:
    text = f"{value:.4g}" if isinstance(value, float) else "" if value is None else str(value)
    return text.replace("|", "/").replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print nothing but the line of JSON")
    parser.add_argument("--minutes", type=float, default=7.0, help="when to stop, done or not (%(default)s)")
    parser.add_argument("--section", choices=list(SECTIONS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not torch.cuda.is_available():
        sys.exit("benchmarks.gpu needs a CUDA GPU, and PyTorch finds none")
    if arguments.section:
        for row in run_section(arguments.section, Scale()):
            print(json.dumps(row), flush=True)
        return
    end = time.monotonic() + 60 * arguments.minutes
    rows: list[Row] = []
    for name in SECTIONS:
        rows += run_apart(name, min(end - time.monotonic(), SECTION_SECONDS))
    rows = with_shares(rows)
    failed = [row for row in rows if row["section"] == "failed" or row.get("passed") is False]
    if not arguments.json:
        print(table(rows), end="\n\n")
    print(json.dumps({"rows": rows, "failed": len(failed)}))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
