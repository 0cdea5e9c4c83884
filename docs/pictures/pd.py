"""Takes the picture of the Pd patch for docs/hosts.md: Pd with its window, a daemon, and a hand on the mouse.

    python docs/pictures/pd.py docs/images/pd_patch.png

Needs Pd with its window (puredata-gui), Xvfb, xdotool and ImageMagick.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.conftest import RunningDaemon, start_daemon  # noqa: E402
from tests.hosts.pd_window import Window, window  # noqa: E402

PAD, PLACE = (208, 248), (150, 190)
KEYS = (225, 632), (329, 632), (433, 632)
SIZE = "1000x708"


def play(patch: Window, daemon: RunningDaemon) -> None:
    with daemon.client() as client:
        client.command("preset", "Chamber")
        client.command("corner", 2, "drawbar_organ")
        client.command("glide", 0.2)
        for dimension, amount in ((3, 0.8), (7, -0.5), (12, 0.3)):
            client.command("shift", dimension, amount)
    time.sleep(1)
    patch.drag(PAD, PLACE)
    for key in KEYS:
        patch.mouse(key, "click 1")
    time.sleep(1.5)
    patch.mouse((500, 690))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        daemon = start_daemon(Path(folder), "--midi", "off")
        try:
            with window(daemon.port) as patch:
                play(patch, daemon)
                patch.picture(Path(sys.argv[1]), SIZE)
        finally:
            daemon.stop()


if __name__ == "__main__":
    main()
