"""Reports of `nsynth analyse` in Chromium: everybody reads them, at any width, and they play."""

import pytest

from tests.conftest import without
from tests.synth.analysis.tones import analyse, write_model

SIZES = {"desk": (1440, 900), "telephone": (390, 844)}
KINDS = {
    "study": ("base", "--dimensions", "0", "--edits", "zero"),
    "way": ("base", "--to", "sharp", "--steps", "3"),
    "square": ("corners.json", "--steps", "3"),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    model = write_model(folder)
    (folder / "corners.json").write_text('{"corners": ["base", "sharp", "loud", "loud"]}')
    for kind, (sound, *flags) in KINDS.items():
        source = folder / sound if sound.endswith(".json") else sound
        assert analyse(model, source, folder / kind, "--seconds", "0.5", *flags) == 0
    return folder


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(chromium, reports, kind, size, theme):
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        without("axe-playwright-python is not installed: pip install nsynth-bridge[dev]")
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto((reports / kind / "report.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page).response["violations"]
    assert [(each["impact"], each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert wrong == []
    context.close()


def test_every_sound_of_it_plays(chromium, reports):
    page = chromium.new_page()
    page.goto((reports / "study" / "report.html").as_uri())
    lengths = page.evaluate(
        """() => Promise.all([...document.querySelectorAll("audio")].map(async (one) => {
          one.muted = true; await one.play(); one.pause(); return one.duration; }))"""
    )
    assert len(lengths) >= 6 and all(0.4 < length < 0.8 for length in lengths)
    pictures = "all => all.map(one => one.naturalWidth * one.naturalHeight)"
    assert all(page.locator("img").evaluate_all(pictures))
    page.close()
