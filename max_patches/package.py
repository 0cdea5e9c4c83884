"""Copies the Max package into a folder, as Max wants it: `python max_patches/package.py "…/Max 9/Packages"`.

Needs nothing but Python: the files in this folder are ready.
"""

import argparse
import json
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "NSynth Bridge"
# Where Max looks: patches that others use in patchers, the rest in the folders of their names.
FOLDERS = {
    "*.maxpat": "patchers",
    "*.amxd": "devices",
    "help/*.maxhelp": "help",
    "extras/*.maxpat": "extras",
}
PLAIN = (HERE / "package-info.json", HERE.parent / "LICENSE")


def describe() -> str:
    """package-info.json."""
    information = {
        "name": NAME,
        "displayname": NAME,
        "version": "0.1.0",
        "author": "NSynth Bridge",
        "authors": ["NSynth Bridge"],
        "description": "Plays nsynth-bridge: four instruments, and what lies between, by OSC.",
        "tags": ["instrument", "sampler", "osc"],
        "max_version_min": "8.0",
        "max_version_max": "none",
        "os": {"macintosh": {"platform": ["x64", "aarch64"]}, "windows": {"platform": ["x64"]}},
        "package_extra": {"reverse_domain": "nsynth.bridge"},
    }
    return json.dumps(information, indent=4) + "\n"


def install(packages: Path) -> Path:
    """Write the package into the folder of all packages, in place of an older one of it."""
    target = packages / NAME
    for pattern, folder in FOLDERS.items():
        for path in sorted(HERE.glob(pattern)):
            (target / folder).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / folder / path.name)
    for path in PLAIN:
        shutil.copyfile(path, target / path.name)
    return target


def main() -> None:
    options = argparse.ArgumentParser(description="Install the Max package.")
    options.add_argument("packages", type=Path, help="Max's folder Packages")
    packages = options.parse_args().packages.expanduser()
    if not packages.is_dir():
        options.error(f"{packages} is not a folder; Max makes Documents/Max 9/Packages when it starts first")
    print(f"written: {install(packages)}")


if __name__ == "__main__":
    main()
