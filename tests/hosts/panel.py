"""Debian's Chromium with a daemon's panel: pages that tell what sounds in them and what went wrong."""

import time

import numpy as np

from bridge.client import Client
from tests.bridge.browsers import free_tcp_port, wait_for_port
from tests.conftest import free_port, start_daemon

PATIENCE = 30.0
SHORT_NOTES = ("--note-seconds", "0.75")
# Sounds of presets end in these 0.75 seconds; of this one they go round.
LOOPING = """{"version": 2, "name": "Round", "corners": ["violin", "flute", "cello", "drawbar_organ"],
 "loop": {"start": 0.25, "end": 0.7}, "envelope": {"attack": 0.01, "release": 0.1}}"""


def ports():
    """Flags that a daemon can be started with again after it has ended."""
    return ("--osc-port", str(free_port()), "--web", str(free_tcp_port()))


def serve(folder, *flags, midi="off", start=start_daemon, **more):
    """A daemon that serves the panel, and begins with the preset that goes round. Its web port is `web`."""
    (folder / "presets").mkdir(exist_ok=True)
    (folder / "presets" / "10 round.json").write_text(LOOPING)
    always = (*SHORT_NOTES, "--midi", midi, "--presets", str(folder / "presets"), "--preset", "Round")
    running = start(folder, *always, *flags, **more)
    running.web = int(flags[flags.index("--web") + 1])
    wait_for_port(running.web)
    return running


class Panel:
    """A page, connected to its daemon. `wrong` is what must not happen."""

    def __init__(self, browser, daemon, width, height, more):
        self.home = f"http://127.0.0.1:{daemon.web}/"
        self.wrong, self.forgiven, self._touching = [], False, None
        self.page = browser.new_context(viewport={"width": width, "height": height}, **more).new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._hear_console)
        self.page.on("request", self._hear_request)
        self.page.goto(self.home)
        self.connect()

    def connect(self):
        self.page.locator("#link[data-link=connected]").wait_for(timeout=1000 * PATIENCE)
        self.until(lambda: self.js("m.state.instruments.length > 0 && m.state.preset !== ''"))

    def js(self, expression):
        """The value of an expression in the page; m is the panel's main module."""
        return self.page.evaluate(
            f"async () => {{ const m = await import('/panel/main.js'); return {expression}; }}"
        )

    def until(self, fits, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while not (found := fits()):
            assert time.monotonic() < end, "it did not come"
            self.page.wait_for_timeout(20)
        return found

    def wait_for_voices(self, count):
        """Until so many notes sound, each from its start on."""
        self.until(lambda: self.js("m.sound.voices") == count)
        self.until(lambda: self.js("m.sound.started") == count)

    def hear(self):
        """The last 0.3 seconds of what the browser plays, float32 [samples], and their rate."""
        # By the clock of the sound, which stands still where the machine is too busy.
        samples = self.js(
            "await (async () => { const { analyser, context } = m.sound;"
            " const full = context.currentTime + 0.02 + analyser.fftSize / context.sampleRate;"
            " while (context.currentTime < full) await new Promise((later) => setTimeout(later, 10));"
            " const heard = new Float32Array(analyser.fftSize);"
            " analyser.getFloatTimeDomainData(heard); return [...heard]; })()"
        )
        return np.array(samples, np.float32), self.js("m.sound.context.sampleRate")

    def center(self, selector, x=0.5, y=0.5):
        """A point in an element, x and y of the way, in pixels of the page."""
        box = self.page.locator(selector).bounding_box()
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    def touch(self, kind, *points):
        """touchStart, touchMove or touchEnd of these fingers."""
        if self._touching is None:
            self._touching = self.page.context.new_cdp_session(self.page)
        fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self._touching.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    def _hear_console(self, message):
        if message.type in ("error", "warning") and not self.forgiven:
            self.wrong.append(message.text)

    def _hear_request(self, request):
        if not request.url.startswith(self.home):
            self.wrong.append(request.url)


def status(daemon, *names):
    """Of the daemon's status, as another client hears it."""
    order = ["r", "model", "device", "preset", "x", "y", "queued", "cached", "realtime"]
    client = Client(port=daemon.port)
    try:
        answer = dict(zip(order, client.ask("status"), strict=False))
    finally:
        client.close()
    return [answer[name] for name in names]
