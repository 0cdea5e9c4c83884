"""Pd with its window, on a screen that is nobody's, and a mouse in it."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import free_port, require_program

PATCH = Path(__file__).resolve().parents[2] / "max_patches" / "pd" / "nsynth_bridge.pd"
# The window's menu is so high; places are counted from below it.
MENU = 32


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs on an X server of their own."""
    read, write = os.pipe()
    command = [require_program("Xvfb"), "-displayfd", str(write), "-screen", "0", "1280x900x24"]
    server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield {**os.environ, "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


class Window:
    """The patch's window, connected to a daemon."""

    def __init__(self, environment: dict[str, str], number: str) -> None:
        self._environment, self._number = environment, number

    def mouse(self, *words: str | tuple[int, int]) -> None:
        """Words of xdotool; a pair is a place to go to."""
        command = [require_program("xdotool")]
        for word in words:
            if isinstance(word, tuple):
                x, y = word
                command += ["mousemove", "--window", self._number, str(x), str(y + MENU), "sleep", "0.05"]
            else:
                command += word.split()
        subprocess.run(command, env=self._environment, check=True, timeout=30)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 8) -> None:
        way = [
            tuple(a + (b - a) * n // steps for a, b in zip(start, end, strict=True))
            for n in range(1, steps + 1)
        ]
        self.mouse(start, "mousedown 1", *way, "mouseup 1")

    def picture(self, path: Path, size: str) -> None:
        command = ["import", "-window", self._number, "-crop", f"{size}+0+0", "+repage", str(path)]
        subprocess.run(command, env=self._environment, check=True, timeout=30)


@contextlib.contextmanager
def window(daemon_port: int) -> Iterator[Window]:
    words = f"listen {free_port()}", f"daemon {daemon_port}", "connect bang"
    sends = [part for word in words for part in ("-send", f"nsynth {word}")]
    command = [require_program("pd"), "-nosound", "-nomidi", "-noprefs", "-stderr", *sends, str(PATCH)]
    search = [require_program("xdotool"), "search", "--sync", "--onlyvisible", "--name", PATCH.name]
    require_program("pd-gui")
    with screen() as environment:
        pd = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            found = subprocess.run(
                search, env=environment, capture_output=True, text=True, timeout=30, check=True
            )
            number = found.stdout.split()[0]
            focus = ["xdotool", "windowraise", number, "windowfocus", number]
            subprocess.run(focus, env=environment, check=True)
            time.sleep(3)
            yield Window(environment, number)
        finally:
            pd.terminate()
            pd.wait()
