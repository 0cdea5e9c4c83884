"""JACK, Chromium, SuperCollider, and the default instruments rendered once for the tests of hosts."""

import time
from pathlib import Path

import pytest

from benchmarks import dummy_jack
from tests.conftest import by_the_clock, require_program, without
from tests.hosts.panel import Panel

# Sixteen of the bank over all its families, as the tables of hosts name them.
INSTRUMENTS = (
    "grand_piano",
    "electric_piano",
    "vibraphone",
    "marimba",
    "drawbar_organ",
    "nylon_guitar",
    "jazz_guitar",
    "fingered_bass",
    "violin",
    "cello",
    "choir",
    "trumpet",
    "alto_sax",
    "clarinet",
    "flute",
    "saw_lead",
)
PITCH = 60


def pytest_collection_modifyitems(items):
    """Hosts play in real time."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(by_the_clock)


@pytest.fixture(scope="session")
def rendered(daemon):
    """Every instrument's C4 in the daemon's cache, rendered as one batch by the corners of a client."""
    with daemon.client() as client:
        for request, instrument in enumerate(INSTRUMENTS):
            client.command("corner", 0, instrument)
            client.send("render", request, PITCH, 100, 0.0, 0.0)
        while client.ask("status")[6]:
            time.sleep(0.2)


@pytest.fixture(scope="session")
def jack_server():
    """The environment of a JACK server of its own that needs no sound card."""
    require_program("jackd")
    require_program("jack_connect")
    with dummy_jack.server() as environment:
        yield environment


@pytest.fixture(scope="module")
def chromium():
    """For a module alone: while it runs, nothing else may use asyncio in this thread."""
    executable = require_program("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        without("playwright is not installed: pip install nsynth-bridge[dev]")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_panel(chromium):
    """Opens panels; at the end none of them may have had an error, or have asked anybody else."""
    panels = []

    def open_one(daemon, width=1440, height=900, **more):
        panels.append(Panel(chromium, daemon, width, height, more))
        return panels[-1]

    yield open_one
    for panel in panels:
        panel.page.context.close()
    assert [panel.wrong for panel in panels] == [[] for _ in panels]


@pytest.fixture(scope="package")
def stage(tmp_path_factory):
    """SuperCollider that plays a daemon. Its JACK server waits for a late client: nothing is left out."""
    from tests.hosts.sclang import Stage

    for program in ("jackd", "sclang", "scsynth"):
        require_program(program)
    with dummy_jack.server("-supercollider", period=512, waiting=True) as environment:
        running = Stage(tmp_path_factory.mktemp("supercollider"), environment)
        try:
            running.begin()
            yield running
        finally:
            running.close()
