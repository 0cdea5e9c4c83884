"""Pictures of the panel for the documentation: python docs/pictures/panel.py [FOLDER]

Starts a daemon of its own with an empty cache and Debian's Chromium, plays a chord and photographs the panel
in both themes and at two widths.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bridge.client import Client
from tests.conftest import RunningDaemon
from tests.hosts.panel import Panel, ports, serve

CHROMIUM = "/usr/bin/chromium"
PICTURES = {
    "panel_dark": {"width": 1440, "height": 900, "color_scheme": "dark"},
    "panel_light": {"width": 1440, "height": 900, "color_scheme": "light"},
    "panel_390": {"width": 390, "height": 844, "color_scheme": "dark"},
}
CHORD = "adgk"


def prepare(daemon: RunningDaemon) -> None:
    """A preset, a place, two knobs that are turned, and the chord's notes rendered."""
    with Client(port=daemon.port, timeout=60) as client:
        client.command("preset", "Chamber")
        client.send("position", 0.32, 0.38)
        client.command("shift", 4, 0.8)
        client.command("shift", 11, -0.5)
        client.play([48, 52, 55, 60])


def photograph(browser: Browser, daemon: RunningDaemon, path: Path, **look: object) -> None:
    panel = Panel(browser, daemon, look.pop("width"), look.pop("height"), look)
    for letter in CHORD:
        panel.page.keyboard.down(letter)
    panel.wait_for_voices(len(CHORD))
    # Until the worker has painted the rainbowgram and the embedding has come.
    panel.page.wait_for_timeout(1500)
    panel.page.screenshot(path=path, full_page=True)
    panel.page.context.close()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        daemon = serve(Path(home), *ports(), "--note-seconds", "4")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        prepare(daemon)
        for name, look in PICTURES.items():
            photograph(browser, daemon, folder / f"{name}.png", **look)
        browser.close()
        daemon.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "images")
