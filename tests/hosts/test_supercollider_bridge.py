"""What a real sclang knows and asks of the daemon, and what becomes of both when one of them ends."""

import json
import os
import re
import signal
import time

import numpy as np

from bridge.protocol.addresses import COMMANDS, EVENTS
from tests.hosts.sclang import QUARK


def camel(name):
    first, *rest = name.split(".")
    return first + "".join(word.capitalize() for word in rest)


def test_every_address_has_a_method_or_is_followed(stage):
    """/nsynth/preset.save is presetSave, the event preset.name is told to toldPresetName."""
    verbs = [camel(address.removeprefix("/nsynth/")) for address in COMMANDS]
    names = [address.removeprefix("/nsynth/") for address in EVENTS]
    answered = f"({verbs!s}.select {{ |verb| b.respondsTo(verb.asSymbol).not }})".replace("'", '"')
    followed = f"({names!s}.reject {{ |name| NSynthBridge.events.includes(name.asSymbol) }})".replace(
        "'", '"'
    )
    assert stage.sc.value(answered) == "[  ]" and stage.sc.value(followed) == "[  ]"
    assert stage.sc.value("NSynthBridge.events.size") == str(len(EVENTS))
    told = "NSynthBridge.events.reject { |event| b.respondsTo(NSynthBridge.selectorOf(event)) }"
    assert stage.sc.value(told) == "[  ]"


def test_requests_are_answered_to_who_asked(stage):
    sc = stage.sc
    sc.send('a = (); b.preset("Nonsense", { a[\\wrong] = true }, { |message| a[\\fail] = message })')
    sc.send("b.corner(3, \\cello, { a[\\corner] = b.corners[3] }, { a[\\wrong] = true })")
    sc.send("b.render(60, 100, 0, 0, { |path| a[\\path] = path }); b.sync { a[\\synced] = true }")
    sc.send("b.status { |told| a[\\status] = told }; b.statistics { |told| a[\\statistics] = told }")
    sc.send("b.shift(3, 0.5, { a[\\shift] = b.shifts[3] }); b.queue { |jobs| a[\\queue] = jobs }")
    sc.until("a.size == 8")
    assert "Nonsense" in sc.value("a[\\fail]") and sc.value("a[\\corner]") == "'cello'"
    assert sc.value('a[\\path].asString.endsWith(".wav")') == "true" and sc.value("a[\\shift]") == "0.5"
    assert (
        sc.value("a[\\status][\\preset]") == "'Held'"
        and sc.value("a[\\statistics][\\core][\\seconds] > 1") == "true"
    )
    before = len(sc.lines)
    sc.send("b.glide(99)")
    line = sc.wait_for("WARNING", before)
    assert "glide" in line and "0..10" in line
    sc.send("b.shift(3, 0); b.editClear; b.corner(3, \\french_horn)")
    sc.until("b.edits.isEmpty and: { b.shifts[3] == 0 } and: { b.corner(3) == \\french_horn }")


def test_what_is_taken_back_is_told_to_who_asked_for_it(stage):
    stage.sc.send("b.cancel(b.render(84, 100, 0.3, 0.9, { c = 'done' }, { |message| c = message }))")
    stage.sc.until("c.notNil")
    assert stage.sc.value("c") == '"cancelled"'


def test_slots_are_acknowledged_and_the_buffers_of_old_ones_freed(stage):
    """Six slots, and more notes than that; the daemon's trace has what it was told."""
    with stage.daemon.client() as client:
        client.play([70, 71, 72, 73])
    sc, loaded = stage.sc, "b.player.slots.size == 6 and: { b.player.slots.every(_.loaded) }"
    sc.until(loaded + " and: { b.player.voices.isEmpty }")
    sc.send("n = 0; Buffer.cachedBuffersDo(s, { n = n + 1 })")
    versions = json.loads(
        sc.value("b.player.slots.keys.asArray.collect { |slot| [slot, b.player.slots[slot].version] }")
    )
    assert sc.value("n") == "6" and max(version for _, version in versions) > 1
    for _ in range(100):
        lines = [json.loads(line) for line in stage.trace.read_text().splitlines()[1:]]
        told = [
            line["arguments"] for line in lines if line["source"].endswith(":" + sc.value("NetAddr.langPort"))
        ]
        if all({"slot": slot, "version": version} in told for slot, version in versions):
            return
        time.sleep(0.1)
    raise AssertionError((versions, told[-20:]))


def test_a_server_that_dies_and_comes_back_plays_again(stage):
    os.kill(int(stage.sc.value("s.pid")), signal.SIGKILL)
    stage.sc.until("s.serverRunning.not and: { b.player.voices.isEmpty }")
    stage.sc.send("b.note(60, 100, 0.1)")
    stage.sc.send("s.boot")
    stage.sc.until("s.serverRunning and: { s.sampleRate.notNil } and: { b.player.slots.every(_.loaded) }")
    audio, _ = stage.recorded("b.note(60, 100, 0.5); 0.8.wait")
    assert np.abs(audio).max() > 0.01


def test_a_daemon_that_ends_or_is_killed_is_found_again(stage):
    """What it held is released here: nobody else will."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        port = stage.daemon.port
        stage.sc.send("b.noteOn(64, 100)")
        stage.sc.until("b.player.voices.size == 1")
        stage.daemon.process.send_signal(how)
        stage.daemon.process.wait(10)
        stage.sc.until("b.connected.not and: { b.player.voices.isEmpty }")
        stage.start_daemon("--osc-port", str(port))
        stage.until_ready()
        audio, _ = stage.recorded("b.note(60, 100, 0.5); 0.8.wait")
        assert np.abs(audio).max() > 0.01


def test_command_period_lifts_the_keys_and_keeps_the_connection(stage):
    stage.sc.send("b.noteOn(60, 100)")
    stage.sc.until("b.player.voices.size == 1")
    stage.sc.send("~pongs = 0; b.addDependant({ |bridge, what| if(what == \\pong) { ~pongs = ~pongs + 1 } })")
    stage.sc.send("CmdPeriod.run")
    stage.sc.until("b.player.voices.isEmpty and: { ~pongs >= 2 }")
    audio, _ = stage.recorded("b.note(64, 100, 0.5); 0.8.wait")
    assert np.abs(audio).max() > 0.01


def test_examples_compile(stage):
    for file in sorted((QUARK / "Examples").glob("*.scd")):
        blocks = re.findall(r"^\($.*?^\)$|^[^()/\s][^\n]*;$", file.read_text(), re.MULTILINE | re.DOTALL)
        assert blocks
        for block in blocks:
            quoted = block.replace("\\", "\\\\").replace('"', '\\"')
            assert stage.sc.value(f'thisProcess.interpreter.compile("{quoted}").isNil') == "false", block


def test_the_help_can_be_read_and_names_every_method(stage):
    for name in ("NSynthBridge", "NSynthPlayer"):
        file = QUARK / "HelpSource" / "Classes" / f"{name}.schelp"
        assert stage.sc.value(f'SCDoc.parseFileFull("{file}").isNil') == "false"
        lines = re.findall(r"^(?:METHOD|PRIVATE):: (.*)$", file.read_text(), re.MULTILINE)
        named = sorted({method for line in lines for method in line.split(", ")})
        methods = f"({name}.methods ++ {name}.class.methods).collect {{ |method| method.name.asString }}"
        public = f'{methods}.reject {{ |name| "^pr[A-Z]|_$".matchRegexp(name) }}'
        assert set(json.loads(stage.sc.value(f"{public}.asArray"))) <= set(named)
        if name == "NSynthBridge":
            assert {camel(address.removeprefix("/nsynth/")) for address in COMMANDS} <= set(named)


def test_code_that_is_evaluated_again_makes_no_second_bridge(stage):
    port = stage.daemon.port
    assert stage.sc.value(f'NSynthBridge(s, "127.0.0.1", {port}) === b') == "true"
    stage.sc.send(f'd = NSynthBridge.control("127.0.0.1", {port})')
    stage.sc.until("d.connected and: { d !== b } and: { d.player.isNil } and: { d.presets.size > 2 }")
    stage.sc.send("d.position(0.25, 0.5); d.free")
    # The other one still hears what comes to the port of both.
    stage.sc.send("b.status { |told| ~status = told }")
    stage.sc.until("~status.notNil and: { ~status[\\x] == 0.25 } and: { b.connected }")
    stage.sc.send("b.position(0, 0)")
    assert stage.sc.value("NSynthBridge.all.size == 1 and: { NSynthBridge.default === b }") == "true"


def test_a_file_that_somebody_removed_is_one_line_and_no_voice(stage):
    before = len(stage.sc.lines)
    stage.sc.send('b.player.load(200, 1, "/nowhere.wav", 100, 16000, 60, 1, 0, 0)')
    stage.sc.wait_for("no file /nowhere.wav", before)
    stage.sc.send("b.player.play(1, 200, 1, 60, 100, 1); b.player.slots.removeAt(200)")
    assert stage.sc.value("b.player.voices.size") == "0"


def test_the_window_of_the_example_moves_the_hand_and_follows_it(stage):
    code = (QUARK / "Examples" / "pad.scd").read_text().split("\n\n", 1)[1]
    stage.sc.send(code.replace("NSynthBridge(s)", f"NSynthBridge(s, port: {stage.daemon.port})"))
    stage.sc.until("Window.allWindows.size == 1")
    stage.sc.send("w = Window.allWindows.first; x = w.view.children.detect(_.isKindOf(Slider2D))")
    corners = "w.view.children.select(_.isKindOf(StaticText)).collect(_.string)"
    stage.sc.until(f'{corners} == ["violin", "clarinet", "cello", "french_horn"]')
    stage.sc.until("w.view.children.detect(_.isKindOf(PopUpMenu)).item == \\Held")
    stage.sc.send("x.setXYActive(0.25, 0.75)")
    stage.sc.until("b.x == 0.25 and: { b.y == 0.25 }")
    with stage.daemon.client() as client:
        client.send("position", 0.5, 0.125)
        stage.sc.until("x.x == 0.5 and: { x.y == 0.875 }")
    stage.sc.send("w.close; b.position(0, 0)")
