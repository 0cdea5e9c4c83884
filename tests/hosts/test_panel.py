"""The panel as a page: it loads alone, everybody reaches it all, it finds a daemon that was restarted."""

import json

import numpy as np
import pytest

from tests.bridge.untrained import CORNERS, write_model
from tests.conftest import without
from tests.hosts.panel import PATIENCE, ports, serve

SIZES = {"desk": (1440, 900), "telephone": (390, 844)}


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    running = serve(tmp_path_factory.mktemp("panel"), *ports())
    yield running
    running.stop()


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_whole_and_axe_finds_nothing_serious(open_panel, daemon, size, theme):
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        without("axe-playwright-python is not installed: pip install nsynth-bridge[dev]")
    panel = open_panel(daemon, *SIZES[size], color_scheme=theme)
    page = panel.page
    assert page.get_by_label("Preset", exact=True).locator("option").count() == 17
    assert page.get_by_label("Instrument top left").locator("optgroup option").count() == 42
    panel.until(lambda: page.locator("#embedding .line[d]").count() == 16)
    page.keyboard.down("a")
    panel.wait_for_voices(1)
    # Wider than the window: it would scroll sideways.
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size][0]
    found = Axe().run(page).response["violations"]
    page.keyboard.up("a")
    assert [(each["impact"], each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_tab_reaches_everything_in_the_order_of_the_page(open_panel, daemon):
    panel = open_panel(daemon)
    page = panel.page
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, input:not([type=file])")]
          .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
          .map((one, place) => (one.dataset.stop = String(place)))"""
    )
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.stop"))
    assert len(wanted) > 40 and reached == wanted
    names = page.locator("button, select, input, summary").evaluate_all(
        "all => all.filter(one => !(one.ariaLabel || one.textContent.trim() || one.labels?.length))"
        ".map(one => one.outerHTML)"
    )
    assert names == []


def test_the_piano_is_played_from_its_one_stop(open_panel, daemon):
    panel = open_panel(daemon)
    page = panel.page
    page.locator(".key[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.ariaLabel") == "C sharp 4"
    page.keyboard.down(" ")
    panel.wait_for_voices(1)
    assert page.get_by_role("button", name="C sharp 4").get_attribute("aria-pressed") == "true"
    page.keyboard.up(" ")
    panel.until(lambda: panel.js("m.sound.voices") == 0, 5)


def test_the_theme_is_the_systems_until_it_is_chosen_and_then_kept(open_panel, daemon):
    panel = open_panel(daemon, color_scheme="light")
    page = panel.page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)
    assert dark != light
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(ground) == light
    page.reload()
    panel.connect()
    assert page.evaluate(ground) == light
    assert page.get_by_role("button", name="Dark colours").count() == 1


def test_a_daemon_that_was_killed_is_found_again_and_played(open_panel, run_daemon, tmp_path):
    where = ports()

    def start(folder, *flags):
        return run_daemon(*flags)

    daemon = serve(tmp_path, *where, start=start)
    panel = open_panel(daemon)
    page = panel.page
    panel.js(
        "new MutationObserver((list) => list.forEach(({ target }) => {"
        " window.waited ||= target.classList.contains('pending'); }))"
        ".observe(document.getElementById('piano'), { subtree: true, attributes: true })"
    )
    # Nothing is there yet that could stand in: the key waits, and sounds when its note is made.
    page.keyboard.down("a")
    panel.wait_for_voices(1)
    assert panel.js("window.waited")
    panel.forgiven = True
    daemon.process.kill()
    daemon.process.wait()
    page.locator("#link[data-link=lost]").wait_for()
    assert "No daemon" in page.locator("#link").inner_text()
    panel.until(lambda: panel.js("m.sound.voices") == 0, 5)
    assert page.locator(".key.sounds, .key.down, .key.pending").count() == 0
    page.keyboard.up("a")
    serve(tmp_path, *where, start=start)
    panel.connect()
    page.mouse.click(*panel.center("#pad", 0.1, 0.1))
    page.keyboard.down("d")
    panel.wait_for_voices(1)
    audio, _ = panel.hear()
    assert np.abs(audio).max() > 0.01
    page.keyboard.up("d")
    panel.until(lambda: panel.js("m.sound.voices") == 0, PATIENCE)


def test_an_embedding_of_the_spectral_engine_is_one_line(run_daemon, open_panel, tmp_path):
    presets = tmp_path / "presets"
    presets.mkdir()
    preset = {"name": "Still", "corners": CORNERS, "engine": "spectral"}
    (presets / "still.json").write_text(json.dumps(preset))
    model = write_model(tmp_path / "spectral.safetensors")
    flags = *ports(), "--spectral", str(model)
    panel = open_panel(serve(tmp_path, *flags, start=lambda folder, *flags: run_daemon(*flags)))
    plot = panel.page.locator("#embedding")
    drawn = plot.locator(".line[d^=M]")
    wanted = ("Still", 1, "6 dimensions over the whole"), ("Keys", 16, "16 dimensions over 4")
    for name, lines, says in wanted:
        panel.page.get_by_label("Preset", exact=True).select_option(label=name)
        panel.until(lambda says=says: says in plot.get_attribute("aria-label"), 5)
        assert drawn.count() == lines and "NaN" not in drawn.first.get_attribute("d")
