"""Pads and settings.json of the Open NSynth Super: what its app loads from its SD card.

A pad is a file of int16 rows, row = (yi · resolution + xi) · pitches + pitch index; the app finds it by the
four instruments' names, joined in the order of `corners`: top left, top right, bottom left, bottom right.
"""

import json
import math
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from synth.errors import SynthError
from synth.export.job import Job, square_name

RATE_HZ = 16_000
# Samples of a row, and the part that the app repeats while a key is down, as shares of the row.
LENGTH = 60_000
LOOP = 0.2, 0.41
# What the app's small screen has room for.
DISPLAY, ABBREVIATION = 8, 2
PADS, SETTINGS = "pads", "settings.json"


def steps(job: Job) -> int:
    return len(job.grid.squares)


def size(job: Job) -> int:
    grid = job.grid
    return len(grid.squares) * grid.resolution**2 * len(grid.pitches) * LENGTH * 2


def write(job: Job, folder: Path) -> None:
    corners = _corners(job)
    (folder / PADS).mkdir()
    for number, square in enumerate(job.grid.squares):
        with open(folder / PADS / f"{square_name(square)}.bin", "wb") as file:
            for row in _rows(job, number):
                file.write(row)
            file.flush()
            os.fsync(file.fileno())
        job.tick()
    settings = _settings(job, corners)
    (folder / SETTINGS).write_text(json.dumps(settings, indent=4, ensure_ascii=False) + "\n", "utf-8")


def _rows(job: Job, square: int) -> Iterator[bytes]:
    resolution = range(job.grid.resolution)
    for yi in resolution:
        for xi in resolution:
            for pitch in sorted(job.grid.pitches):
                sound = job.sound(job.note(square, xi, yi, pitch))[:LENGTH]
                yield np.pad(sound, (0, LENGTH - len(sound))).astype("<i2").tobytes()


def _corners(job: Job) -> list[list[str]]:
    """Instruments of each corner. Raise SynthError if the grid lacks a combination that the app offers."""
    corners = [list(dict.fromkeys(names)) for names in zip(*job.grid.squares, strict=True)]
    offered = math.prod(map(len, corners))
    if offered != len(set(job.grid.squares)):
        raise SynthError(
            f"the app offers every combination of the corners' instruments, {offered}, and the grid has "
            f"{len(set(job.grid.squares))}: make a grid of pads, or of one square"
        )
    return corners


def _settings(job: Job, corners: list[list[str]]) -> dict:
    """audio, midi and osc are the device's own, without which the app does not start."""
    held = round(job.grid.samples * job.ratio) >= LENGTH * LOOP[1]
    return {
        "debug": False,
        "nsynth": {
            "dataDirectory": "/home/pi/pads",
            "resolution": job.grid.resolution,
            "pitches": sorted(job.grid.pitches),
            "length": LENGTH,
            "sampleRate": RATE_HZ,
            "looping": held,
            "loopStart": LOOP[0],
            "loopEnd": LOOP[1],
        },
        "corners": [{"instruments": _shown(names)} for names in corners],
        "audio": {"sampleRate": 48_000, "bufferSize": 128},
        "midi": {"device": "/dev/ttyAMA0", "channel": 1},
        "osc": {"in": {"portNumber": 8000}},
    }


def _shown(names: list[str]) -> list[dict[str, str]]:
    displays: list[str] = []
    abbreviations: list[str] = []
    for name in names:
        words = name.upper().replace("-", " ").replace("_", " ").split()
        displays.append(_unlike(displays, _fitted(words), DISPLAY))
        initials = "".join(word[0] for word in words) if len(words) > 1 else words[0]
        abbreviations.append(_unlike(abbreviations, initials, ABBREVIATION))
    return [
        {"name": name, "display": display, "abbr": abbreviation}
        for name, display, abbreviation in zip(names, displays, abbreviations, strict=True)
    ]


def _fitted(words: list[str]) -> str:
    """As many letters of each word as there is room for, two at least: ELECTRIC PIANO is ELE PIAN."""
    words = words[: (DISPLAY + 1) // 3]
    room = DISPLAY - len(words) + 1
    while sum(map(len, words)) > room:
        longest = max(range(len(words)), key=lambda number: len(words[number]))
        words[longest] = words[longest][:-1]
    return " ".join(words)


def _unlike(others: list[str], text: str, longest: int) -> str:
    """Cut to length, and numbered where another one of the corner reads the same."""
    text, number = text[:longest], 2
    wanted = text
    while text in others:
        text = wanted[: longest - len(str(number))] + str(number)
        number += 1
    return text
