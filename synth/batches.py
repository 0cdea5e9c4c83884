"""Several files of a command line: which they are, what each becomes, and what came of it."""

import argparse
import json
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synth.errors import SynthError

if TYPE_CHECKING:
    from rich.progress import Progress


def sources(names: Sequence[str], endings: Collection[str], refused: Collection[str] = ()) -> list[Path]:
    """The files that are named, and of folders those within with one of the endings, in order.

    refused are endings of files that are found as well, so that whoever reads them tells why it does not.
    Raise SynthError where a folder has none.
    """
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if not path.is_dir():
            found.append(path)
            continue
        wanted = {*endings, *refused}
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in wanted and each.is_file())
        if not inside:
            raise SynthError(f"{path} has no file that ends in {', '.join(endings)}")
        found += inside
    return found


def is_folder(names: Sequence[str], output: str) -> bool:
    """Whether files are to be made in a folder of this name, rather than one file of this name."""
    one = len(names) == 1 and not Path(names[0]).is_dir()
    return not one or Path(output).is_dir() or not Path(output).suffix


def targets(paths: Sequence[Path], folder: str, name_of: Callable[[Path], str]) -> dict[Path, Path]:
    """What each file becomes in a folder. Raise SynthError where two would be the same, or it is a file."""
    becomes: dict[str, Path] = {}
    for path in paths:
        # Some file systems hold A.npy and a.npy to be the same.
        name = name_of(path).casefold()
        if name in becomes:
            raise SynthError(f"{becomes[name]} and {path} would both become {name_of(path)}: rename one")
        becomes[name] = path
    if Path(folder).exists() and not Path(folder).is_dir():
        raise SynthError(f"{folder} is a file: these need a folder")
    return {path: Path(folder) / name_of(path) for path in paths}


@dataclass
class Outcome:
    """What was written and what failed, told at the end, when no bar is in the way."""

    asked: int
    as_json: bool
    written: list[dict[str, Any]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    failed: list[tuple[Path, str]] = field(default_factory=list)

    def wrote(self, source: Path, target: Path, said: str, **facts: object) -> None:
        self.written.append({"input": str(source), "file": str(target), **facts})
        self.lines.append(f"{target}: {said}")

    def fail(self, source: Path, error: SynthError) -> None:
        """The others go on. Raise the error where there are none."""
        if self.asked == 1:
            raise error
        self.failed.append((source, str(error)))

    def close(self, verb: str) -> None:
        """Raise SynthError, of a line for each, if some failed."""
        if self.as_json:
            failed = [{"input": str(source), "error": error} for source, error in self.failed]
            print(json.dumps({"written": self.written, "failed": failed}))
        elif self.lines:
            print("\n".join(self.lines))
        if self.failed:
            lines = [f"{len(self.failed)} of {self.asked} files could not be {verb}:"]
            raise SynthError("\n  ".join(lines + [error for _, error in self.failed]))


def within(low: float, high: float, kind: type = float) -> Callable[[str], Any]:
    """For argparse: a number of an option in low..high."""

    def read(text: str) -> Any:
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must be a number in {low:g}..{high:g}, not {text!r}")
        return value

    return read


def progress() -> "AbstractContextManager[Progress]":
    """A bar on the error stream, which leaves the output to what was written."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=not console.is_terminal)
