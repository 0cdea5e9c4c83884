"""Takes the picture of the Pd patch for docs/hosts.md: Pd with its window, a daemon, and a hand on the mouse.

    python docs/pictures/pd.py docs/images/pd_patch.png

Needs Pd with its window (puredata-gui), Xvfb, xdotool and ImageMagick.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.conftest import free_port, start_daemon  # noqa: E402

PATCH = ROOT / "max_patches" / "pd" / "nsynth_bridge.pd"
# Places in the window, below its menu of 32 points: the square of the pad, where it is dragged to, and keys.
MENU = 32
SHOWN = "1000x708+0+0"
PAD, PLACE = (208, 248), (150, 190)
KEYS = (225, 632), (329, 632), (433, 632)


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs on an X server of their own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield {**os.environ, "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def patch(environment: dict[str, str], daemon_port: int) -> Iterator[str]:
    """The number of the patch's window, in front of all others."""
    words = f"listen {free_port()}", f"daemon {daemon_port}", "connect bang"
    sends = [part for word in words for part in ("-send", f"nsynth {word}")]
    command = ["pd", "-nosound", "-nomidi", "-noprefs", "-stderr", *sends, str(PATCH)]
    pd = subprocess.Popen(command, env=environment)
    try:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", PATCH.name]
        found = subprocess.run(search, env=environment, capture_output=True, text=True, timeout=30, check=True)
        number = found.stdout.split()[0]
        subprocess.run(["xdotool", "windowraise", number], env=environment, check=True)
        time.sleep(4)
        yield number
    finally:
        pd.terminate()
        pd.wait()


def mouse(environment: dict[str, str], window: str, *words: object) -> None:
    """Words of xdotool; `at x y` is a place in the window's canvas."""
    command: list[str] = ["xdotool"]
    for word in words:
        if isinstance(word, tuple):
            command += ["mousemove", "--window", window, str(word[0]), str(word[1] + MENU), "sleep", "0.1"]
        else:
            command += str(word).split()
    subprocess.run(command, env=environment, check=True)


def take(picture: Path, daemon) -> None:
    with screen() as environment, patch(environment, daemon.port) as window, daemon.client() as client:
        client.command("preset", "Chamber")
        client.command("corner", 2, "drawbar_organ")
        client.command("glide", 0.2)
        client.command("shift", 3, 0.4)
        client.command("shift", 7, -0.3)
        time.sleep(1)
        way = [tuple(a + (b - a) * n // 10 for a, b in zip(PAD, PLACE, strict=True)) for n in range(1, 11)]
        mouse(environment, window, PAD, "mousedown 1", *way, "mouseup 1")
        for key in KEYS:
            mouse(environment, window, key, "click 1")
        time.sleep(1.5)
        mouse(environment, window, (500, 680))
        subprocess.run(["import", "-window", window, "-crop", SHOWN, "+repage", str(picture)], env=environment, check=True)
        time.sleep(0.5)
        print("the daemon has the hand at", client.ask("status")[4:6])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        daemon = start_daemon(Path(folder), "--midi", "off")
        try:
            take(Path(sys.argv[1]), daemon)
        finally:
            daemon.stop()


if __name__ == "__main__":
    main()
