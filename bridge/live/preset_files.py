"""The user's own presets: a folder of JSON files, which may be edited while the daemon runs."""

import contextlib
import logging
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bridge.errors import ClientError
from bridge.live import presets
from bridge.live.presets import Preset
from synth import files

log = logging.getLogger(__name__)
MOST_PRESETS = 500
LARGEST_BYTES = 2**20
SLUG_LENGTH = 40
Stamp = tuple[int, int]


@dataclass(frozen=True)
class File:
    """stamp tells whether it has changed since it was read. problem is empty if it is a preset."""

    stamp: Stamp
    preset: Preset | None
    problem: str = ""


class PresetFolder:
    """presets.Own, in a folder that need not be there.

    The order is that of the files' names, by the number that they begin with: a saved preset gets the next
    one, and whoever wants another order gives the files other numbers.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # What is wrong with the folder now, a line each.
        self.problems: list[str] = []
        self._files: dict[str, File] = {}

    def read(self) -> list[Preset]:
        """What is there now; what is wrong is logged once. A good preset stays if its file goes bad."""
        problems = []
        try:
            self._files = {name: self._read(name, stamp) for name, stamp in self._stamps()}
        except OSError as error:
            problems = [f"your presets cannot be read: {error}"]
        found: dict[str, Preset] = {}
        for name, file in self._files.items():
            if file.problem:
                problems.append(f"preset {self.folder / name}: {file.problem}")
            if file.preset and presets.key(file.preset.name) in found:
                problems.append(f"preset {self.folder / name}: another file before it has its name")
            elif file.preset:
                found[presets.key(file.preset.name)] = file.preset
        for problem in problems:
            if problem not in self.problems:
                log.warning("%s", problem)
        self.problems = problems
        return list(found.values())

    def write(self, preset: Preset) -> None:
        """Into the file that has a preset of this name, else a new one. Raise ClientError."""
        self.read()
        wanted = presets.key(preset.name)
        named = ((name, file.preset.name) for name, file in self._files.items() if file.preset)
        same = (name for name, other in named if presets.key(other) == wanted)
        name = next(same, "") or self._new_name(preset.name)
        data = msgspec.json.format(msgspec.json.encode(preset), indent=2)
        try:
            files.write_whole(self.folder / name, data + b"\n", lasting=True)
        except OSError as error:
            raise ClientError(
                f"cannot write {self.folder / name} ({error.strerror}): make room there, or choose another"
                " folder by --presets"
            ) from None

    def _new_name(self, name: str) -> str:
        """A file name that no system objects to: a number that is free, and what ASCII makes of the name."""
        if len(self._files) >= MOST_PRESETS:
            raise ClientError(f"at most {MOST_PRESETS} presets of your own: remove some from {self.folder}")
        number = 1 + max((_number(other) or 0 for other in self._files), default=0)
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "_", plain)[:SLUG_LENGTH].strip("_")
        return f"{number:03d}_{slug or 'preset'}.json"

    def _stamps(self) -> list[tuple[str, Stamp]]:
        """Files in the order of the presets. Raise OSError."""
        found = []
        # The folder itself, or a file that goes while it is looked at.
        with contextlib.suppress(FileNotFoundError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(".json") and not entry.name.startswith(".") and entry.is_file():
                    status = entry.stat()
                    found.append((entry.name, (status.st_mtime_ns, status.st_size)))
        return sorted(found, key=lambda file: (_number(file[0]) is None, _number(file[0]), file[0]))

    def _read(self, name: str, stamp: Stamp) -> File:
        before = self._files.get(name)
        if before is not None and before.stamp == stamp:
            return before
        try:
            if stamp[1] > LARGEST_BYTES:
                raise ValueError(f"larger than {LARGEST_BYTES} bytes")
            return File(stamp, presets.parse((self.folder / name).read_bytes()))
        except (ValueError, OSError) as error:
            return File(stamp, before.preset if before else None, str(error))


def _number(name: str) -> int | None:
    found = re.match(r"[0-9]{1,9}", name)
    return int(found[0]) if found else None
