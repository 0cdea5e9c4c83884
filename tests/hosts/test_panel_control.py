"""What is moved in the panel reaches the daemon, and what others move is seen in the panel."""

import numpy as np
import pytest
import soundfile

from tests.hosts.panel import ports, serve, status


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    running = serve(tmp_path_factory.mktemp("panel"), *ports())
    yield running
    running.stop()


@pytest.fixture
def panel(open_panel, daemon):
    return open_panel(daemon)


def comes(panel, daemon, x, y, within=0.01):
    """Until the daemon is at this position."""
    panel.until(lambda: status(daemon, "x", "y") == pytest.approx([x, y], abs=within), 5)


def write_tone(path, rate_hz=44100):
    """A sound file with a second of a tone that has some harmonics."""
    time = np.arange(rate_hz) / rate_hz
    tone = sum(np.sin(2 * np.pi * 261.63 * n * time) / n for n in range(1, 12))
    soundfile.write(path, 0.3 * tone * np.exp(-time), rate_hz)


def test_the_mouse_moves_the_hand(panel, daemon):
    mouse = panel.page.mouse
    mouse.move(*panel.center("#pad", 0.25, 0.75))
    mouse.down()
    comes(panel, daemon, 0.25, 0.75)
    mouse.move(*panel.center("#pad", 0.8, 0.1), steps=10)
    comes(panel, daemon, 0.8, 0.1)
    mouse.move(*panel.center("#pad", 2, -1))
    comes(panel, daemon, 1, 0, within=0)
    mouse.up()
    mouse.move(*panel.center("#pad", 0.5, 0.5))
    panel.page.wait_for_timeout(100)
    comes(panel, daemon, 1, 0, within=0)


def test_a_finger_moves_the_hand_on_a_telephone(open_panel, daemon):
    panel = open_panel(daemon, 390, 844, has_touch=True, is_mobile=True)
    panel.touch("touchStart", panel.center("#pad", 0.3, 0.3))
    comes(panel, daemon, 0.3, 0.3)
    for step in range(1, 6):
        panel.touch("touchMove", panel.center("#pad", 0.3, 0.3 + 0.1 * step))
    comes(panel, daemon, 0.3, 0.8)
    panel.touch("touchEnd")
    assert panel.page.evaluate("scrollY") == 0, "the page scrolls under the finger"


def test_arrow_keys_move_the_hand_and_say_where_it_is(panel, daemon):
    page = panel.page
    x = page.get_by_role("slider", name="Position, left to right")
    x.focus()
    page.keyboard.press("Home")
    comes(panel, daemon, 0, 0, within=0)
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    comes(panel, daemon, 0.11, 0.05, within=0.001)
    assert x.get_attribute("aria-valuetext") == "11 % to the right, 85 % top left"
    page.keyboard.press("End")
    comes(panel, daemon, 1, 1, within=0)


def test_positions_are_sent_at_most_sixty_times_a_second(panel):
    sent = panel.js(
        """await (async () => {
          const times = [];
          const send = m.bridge.send;
          m.bridge.send = (verb, ...values) => {
            if (verb === "position") times.push(performance.now());
            return send.call(m.bridge, verb, ...values);
          };
          const pad = document.getElementById("pad-x");
          for (let step = 0; step < 300; step += 1) {
            pad.value = step / 300;
            pad.dispatchEvent(new Event("input"));
            await new Promise((later) => setTimeout(later, 2));
          }
          await new Promise((later) => setTimeout(later, 60));
          m.bridge.send = send;
          return times;
        })()"""
    )
    assert len(sent) > 5 and np.diff(sent).min() > 16
    assert len(sent) <= (sent[-1] - sent[0]) * 60 / 1000 + 1


def test_two_browsers_follow_each_other_without_echo(open_panel, daemon):
    one, other = open_panel(daemon), open_panel(daemon)
    for panel in (one, other):
        panel.js("m.bridge.on('position', () => (window.told = (window.told ?? 0) + 1))")
    one.page.mouse.click(*one.center("#pad", 0.2, 0.6))
    other.until(lambda: other.js("m.state.position") == pytest.approx([0.2, 0.6], abs=0.01), 5)
    assert other.page.locator("#place").inner_text() == "0.20 · 0.60"
    one.page.wait_for_timeout(200)
    assert one.js("window.told ?? 0") == 0
    other.page.mouse.click(*other.center("#pad", 0.7, 0.1))
    one.until(lambda: one.js("m.state.position") == pytest.approx([0.7, 0.1], abs=0.01), 5)


def test_presets_are_chosen_stepped_through_and_saved(panel, daemon):
    page = panel.page
    page.get_by_label("Preset", exact=True).select_option("Clockwork")
    panel.until(lambda: status(daemon, "preset") == ["Clockwork"])
    page.get_by_role("button", name="Next preset").click()
    panel.until(lambda: panel.js("m.state.preset") == "Keys")
    assert page.get_by_label("Preset", exact=True).input_value() == "Keys"
    page.get_by_label("Instrument top right").select_option("flute")
    with daemon.client() as client:
        told = client.command("refresh")
    assert ("corner", [1, "flute"]) in told
    page.get_by_text("Save as").click()
    page.get_by_label("Name of the preset").fill("Keys")
    page.keyboard.press("Enter")
    panel.until(lambda: "another name" in page.locator("#save-message").inner_text())
    page.get_by_label("Name of the preset").fill("Show tune")
    page.get_by_role("button", name="Save", exact=True).click()
    panel.until(lambda: status(daemon, "preset") == ["Show tune"])
    panel.until(lambda: page.get_by_label("Preset", exact=True).input_value() == "Show tune")


def test_knobs_reach_the_daemon_and_come_back(open_panel, daemon):
    panel, other = open_panel(daemon), open_panel(daemon)
    page = panel.page
    low, high = panel.js("[m.state.dimensions[3].low, m.state.dimensions[3].high]")
    knob = page.get_by_role("slider", name="Dimension 3", exact=True)
    assert float(knob.get_attribute("max")) == pytest.approx((high - low) / 2, abs=0.05)
    knob.focus()
    for _ in range(5):
        page.keyboard.press("ArrowUp")
    amount = panel.js("m.state.shifts[3]")
    assert amount == pytest.approx(0.25)
    other.until(lambda: other.js("m.state.shifts[3]") == pytest.approx(amount, abs=1e-3), 5)
    assert other.page.locator(".knob.moved").count() == 1
    page.mouse.move(*panel.center(".knob:nth-child(6)"))
    page.mouse.down()
    page.mouse.move(*panel.center(".knob:nth-child(6)", 0.5, -0.6), steps=5)
    page.mouse.up()
    other.until(
        lambda: other.js("m.state.shifts[5]") == pytest.approx(panel.js("m.state.shifts[5]"), abs=1e-3) != 0,
        5,
    )
    assert panel.js("m.state.shifts[5]") > 0
    knob.focus()
    page.keyboard.press("Delete")
    other.until(lambda: other.js("m.state.shifts[3]") == 0, 5)
    with daemon.client() as client:
        client.command("edit", "gain", 0.5, "0-7")
    panel.until(lambda: page.locator("#edits").inner_text() == "also: gain 0.5 0-7", 5)
    page.get_by_role("button", name="Clear edits").click()
    other.until(lambda: other.js("m.state.shifts.every((amount) => amount === 0)"), 5)
    panel.until(lambda: page.locator("#edits").inner_text() == "", 5)


def test_a_knob_changes_the_line_of_its_dimension(panel):
    page = panel.page
    line = page.locator("#embedding .line").nth(7)
    panel.until(lambda: line.get_attribute("d"))
    before = line.get_attribute("d")
    knob = page.get_by_role("slider", name="Dimension 7", exact=True)
    knob.focus()
    assert "lit" in page.locator("#embedding .line").last.get_attribute("class")
    page.keyboard.press("PageUp")
    drawn = page.locator("#embedding .line.lit")
    panel.until(lambda: drawn.get_attribute("d") != before, 5)
    page.keyboard.press("Delete")
    panel.until(lambda: drawn.get_attribute("d") == before, 5)


@pytest.mark.parametrize("way", ["file button", "drop"])
def test_a_sound_file_becomes_a_corner(panel, daemon, tmp_path, way):
    page = panel.page
    path = tmp_path / f"Tone by {way}.wav"
    write_tone(path)
    if way == "file button":
        page.get_by_label("Sound file for bottom left").set_input_files(path)
    else:
        drop(panel, path, "audio/wav", *panel.center("#pad", 0.2, 0.9))
    panel.until(lambda: panel.js("m.state.corners[2]") == path.stem)
    assert page.get_by_label("Instrument bottom left").input_value() == path.stem
    with daemon.client() as client:
        assert ("corner", [2, path.stem]) in client.command("refresh")
        assert path.stem in [values[1] for name, values in client.command("instruments")]
    assert page.locator(".corner[data-corner='2'] .told").inner_text() == ""


def test_what_is_no_sound_is_refused_in_one_line(panel, tmp_path):
    page = panel.page
    path = tmp_path / "poem.wav"
    path.write_text("roses are red")
    corners = panel.js("m.state.corners")
    # The browser tells of the refusal, too.
    panel.forgiven = True
    page.get_by_label("Sound file for top left").set_input_files(path)
    told = page.locator(".corner[data-corner='0'] .told.problem")
    told.wait_for()
    assert told.inner_text().startswith("poem.wav: ") and "\n" not in told.inner_text()
    assert panel.js("m.state.corners") == corners


def drop(panel, path, kind, x, y):
    """Drop a file as an explorer's window would; on the way over the corners shows itself."""
    at = {"x": x, "y": y, "bytes": list(path.read_bytes()), "name": path.name, "kind": kind}
    aimed = panel.page.evaluate(
        """({ x, y, bytes, name, kind }) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: kind }));
          const target = document.elementFromPoint(x, y);
          const send = (type) => target.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer }));
          const taken = !send("dragover");
          const aimed = document.querySelector(".corner.aimed")?.dataset.corner;
          send("drop");
          return taken ? aimed : null;
        }""",
        at,
    )
    assert aimed == "2"
    assert panel.page.locator(".awaits, .aimed").count() == 0


def test_the_queue_is_shown_and_a_preset_rendered_ahead_until_it_is_cancelled(panel, daemon):
    page = panel.page
    page.get_by_role("button", name="Render ahead").click()
    panel.until(lambda: " of 425 notes" in page.locator("#prerender-text").inner_text())
    panel.until(lambda: page.locator("#jobs .job").count() > 0)
    assert page.locator("#jobs .priority").first.inner_text() != ""
    assert 0 < float(page.locator("#jobs progress").first.get_attribute("value") or 0.001) <= 1
    page.locator("#prerender").click()
    panel.until(lambda: page.locator("#prerender").inner_text() == "Render ahead")
    assert page.locator("#prerendering").is_hidden()
    panel.until(lambda: status(daemon, "queued") == [0])


def test_glide_is_set(panel, daemon):
    page = panel.page
    glide = page.get_by_label("Glide")
    glide.focus()
    page.keyboard.press("ArrowRight")
    panel.until(lambda: page.locator("#glide-seconds").inner_text() == "0.05 s")
    with daemon.client() as client:
        panel.until(lambda: ("glide.now", [pytest.approx(0.05)]) in client.command("refresh"), 5)
    page.keyboard.press("ArrowLeft")
