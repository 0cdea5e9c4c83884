"""Builds the Max patches, the device and the package's parts in this folder, the same bytes each time.

`python max_patches/build.py` writes them. With `--check` it writes nothing, and exits 1 if a file is
not what it would write.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from core import core
from device import device
from helping import helping, launcher
from package import describe
from panel import knob, menu
from picture import picture
from py2max.m4l import ensure_amxd_project_block, pack_amxd
from screen import bridge
from sheet import Sheet
from slots import slot, slots
from voice import voice

HERE = Path(__file__).resolve().parent
# A device says when it was written; the same bytes need the same time. Seconds since 1904.
WRITTEN = 3_849_984_000
PATCHES: dict[str, Callable[[], Sheet]] = {
    "nsynth_bridge.maxpat": bridge,
    "nsynth_core.maxpat": core,
    "nsynth_slots.maxpat": slots,
    "nsynth_slot.maxpat": slot,
    "nsynth_voice.maxpat": voice,
    "nsynth_knob.maxpat": knob,
    "nsynth_menu.maxpat": menu,
    "help/nsynth_core.maxhelp": helping,
    "extras/NSynth Bridge.maxpat": launcher,
    "NSynth Bridge.amxd": device,
}
# Of what is played on, and of what lies behind it, as py2max draws that.
PICTURES: dict[str, Callable[[], Sheet]] = {
    "../docs/images/max_patch.svg": bridge,
    "../docs/images/max_device.svg": device,
}
BEHIND = "../docs/images/max_patching.svg"


def files() -> dict[str, bytes]:
    """All that is written, by its path in this folder. Raise ValueError if the linter finds an error."""
    written = {name: _bytes(name, draw()) for name, draw in PATCHES.items()}
    written["package-info.json"] = describe().encode()
    written[BEHIND] = bridge().patcher.to_svg_string().encode()
    return written | {name: picture(draw()).encode() for name, draw in PICTURES.items()}


def build(folder: Path) -> list[Path]:
    """Write the files into a folder."""
    paths = []
    for name, content in files().items():
        paths.append(folder / name)
        paths[-1].parent.mkdir(parents=True, exist_ok=True)
        paths[-1].write_bytes(content)
    return paths


def _bytes(name: str, sheet: Sheet) -> bytes:
    patcher = sheet.patcher
    errors = [str(finding) for finding in patcher.lint() if finding.severity == "error"]
    if errors:
        raise ValueError(f"{name}: {'; '.join(errors)}")
    patcher.render()
    whole = patcher.to_dict()
    if not name.endswith(".amxd"):
        return json.dumps(whole, indent=4).encode()
    ensure_amxd_project_block(whole, "instrument", WRITTEN)
    text = json.dumps(whole, indent=4)
    return pack_amxd(
        text, device_type="instrument", patcher_filename=f"{Path(name).stem}.maxpat", mtime=WRITTEN
    )


def main() -> int:
    options = argparse.ArgumentParser(description="Build the Max patches.")
    options.add_argument("--check", action="store_true", help="exit 1 if the files differ; write nothing")
    if not options.parse_args().check:
        build(HERE)
        return 0
    stale = [
        name
        for name, content in files().items()
        if not (HERE / name).is_file() or (HERE / name).read_bytes() != content
    ]
    for name in stale:
        print(f"{name} is not what build.py writes; run python max_patches/build.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
