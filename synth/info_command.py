"""The command `nsynth info`: what a model file holds, and the bank beside it."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import synth
from synth import bank, embeddings, locations
from synth.bank import Bank
from synth.errors import SynthError

if TYPE_CHECKING:
    from rich.table import Table

    from synth.checkpoints import Autoencoder

# Of an axis as many dimensions are named, and of the instruments as many nearest are shown.
WEIGHTIEST, NEAREST = 4, 8


def add_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("model", metavar="MODEL", help="default, or a .safetensors file")
    made.add_argument(
        "--sound", metavar="FILE", help="a sound or an embedding (.npy): show the bank's nearest instruments"
    )
    made.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> None:
    """Raise SynthError if there is no such model, or a sound that cannot be read."""
    path = locations.model_path(options.model)
    model = synth.load(path)
    facts = _facts(model, path)
    found, why_not = _bank(model, path)
    shown: dict[str, Any] = {"bank": _bank_facts(found) if found else None}
    if options.sound:
        embedding = _embedding(model, options.sound)
        shown["nearest"] = _nearest(found, embedding) if found else None
    if options.json:
        print(json.dumps(facts | shown))
        return
    from rich.console import Console

    for name, value in facts.items():
        print(f"{name:16} {value}")
    if found is None:
        print(f"{'bank':16} {why_not}")
        return
    console = Console()
    for table in _tables(shown):
        console.print()
        console.print(table)


def _facts(model: "Autoencoder", path: Path) -> dict[str, Any]:
    from synth import checkpoints
    from synth.model import WaveNetAutoencoder

    header, reach = checkpoints.read_header(path), {}
    if isinstance(model, WaveNetAutoencoder):
        reach = {"receptive_field": model.config.receptive_field}
    return {
        "file": str(path),
        "identity": model.identity,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        **reach,
        "config": header["config"],
        "notes": header["notes"],
    }


def _bank(model: "Autoencoder", path: Path) -> tuple[Bank | None, str]:
    """The bank beside a model, or none and the reason."""
    beside = locations.bank_path(path)
    try:
        found = bank.load(beside)
    except SynthError as error:
        return None, str(error)
    if found.model != model.identity:
        return None, f"{beside} belongs to other weights: {bank.REMEDY}"
    return found, ""


def _embedding(model: "Autoencoder", name: str) -> np.ndarray:
    if Path(name).suffix.lower() == embeddings.ENDING:
        return embeddings.read(name, model.config.bottleneck)
    from synth import audio

    return model.encode(audio.read(name, model.config.sample_rate))[0].numpy()


def _bank_facts(found: Bank) -> dict[str, Any]:
    """What JSON says of a bank; lists are by dimension."""
    axes = [
        {"share": float(share), "weights": [round(float(weight), 6) for weight in _weights(axis)]}
        for axis, share in zip(found.axes, found.shares, strict=True)
    ]
    return {
        "instruments": len(found.instruments),
        "frames": found.frames,
        "dimensions": {name: [round(float(value), 6) for value in values]
                       for name, values in found.statistics.items()},
        "axes": axes,
    }  # fmt: skip


def _weights(axis: np.ndarray) -> np.ndarray:
    """An axis of length 1, or none where nothing varies along it."""
    return axis / max(float(np.linalg.norm(axis)), np.finfo(np.float32).tiny)


def _nearest(found: Bank, embedding: np.ndarray) -> list[dict[str, Any]]:
    return [
        {"name": instrument.name, "family": instrument.family, "distance": distance}
        for instrument, distance in found.nearest(embedding)[:NEAREST]
    ]


def _tables(shown: dict[str, Any]) -> "list[Table]":
    """The bank's tables, and that of the nearest instruments where a sound was given."""
    held = shown["bank"]
    title = f"dimensions over {held['instruments']} instruments, {held['frames']} frames"
    names = list(held["dimensions"])
    rows = [[f"{value:.2f}" for value in values] for values in zip(*held["dimensions"].values(), strict=True)]
    tables = [_table(title, ["dimension", *names], [[str(n), *row] for n, row in enumerate(rows)])]
    rows, total = [], 0.0
    for number, axis in enumerate(held["axes"]):
        total += axis["share"]
        heaviest = sorted(enumerate(axis["weights"]), key=lambda each: -abs(each[1]))[:WEIGHTIEST]
        named = "  ".join(f"{dimension}: {weight:+.2f}" for dimension, weight in heaviest)
        rows.append([str(number), f"{axis['share']:.1%}", f"{total:.1%}", named])
    head = ["axis", "of variance", "so far", "heaviest dimensions"]
    tables.append(_table("principal axes, as `nsynth edit` moves along them", head, rows))
    if "nearest" in shown:
        rows = [[each["name"], each["family"], f"{each['distance']:.2f}"] for each in shown["nearest"]]
        tables.append(_table("nearest instruments", ["name", "family", "distance"], rows))
    return tables


def _table(title: str, head: list[str], rows: list[list[str]]) -> "Table":
    from rich.table import Table

    made = Table(title=title, title_justify="left")
    for number, name in enumerate(head):
        words = name in ("name", "family", "heaviest dimensions")
        made.add_column(name, justify="left" if words else "right", no_wrap=number == 0)
    for row in rows:
        made.add_row(*row)
    return made
