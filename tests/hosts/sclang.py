"""A real sclang with the quark of this repository, its scsynth, and a daemon that they play."""

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import mido
import numpy as np
import soundfile
from scipy import signal

from tests.conftest import free_port, require_program, start_daemon

QUARK = Path(__file__).parents[2] / "max_patches" / "supercollider" / "NSynthBridge"
# Ends a piece of code on sclang's standard input, which runs it without printing its value.
RUN = "\x1b"
# So long a busy machine may take for anything.
PATIENCE_SECONDS = 30.0
MIDI = "mido.backends.rtmidi/UNIX_JACK"
BOOT = """
s = Server(\\test, NetAddr("127.0.0.1", {port}));
s.options.numOutputBusChannels = 2;
Server.default = s;
s.boot
"""
# Into a buffer that is written when all is over: a server's recorder may lose the end on a busy machine.
RECORD = """
fork {{
    var buffer = Buffer.alloc(s, s.sampleRate * 10), place = Bus.control(s);
    var heard = Condition.new, frames, synth;
    SynthDef(\\test_recorder, {{ |buffer, place|
        RecordBuf.ar(In.ar(0, 1), buffer, loop: 0);
        Out.kr(place, Sweep.kr(Impulse.kr(0), SampleRate.ir));
    }}).send(s);
    s.sync;
    synth = Synth(\\test_recorder, [\\buffer, buffer, \\place, place], s.defaultGroup, \\addAfter);
    0.2.wait;
    "recording {number}.".postln;
    {code};
    0.5.wait;
    place.get {{ |count| frames = count; heard.unhang }};
    heard.hang;
    buffer.write("{path}", "wav", "float", frames.asInteger);
    s.sync;
    [synth, buffer, place].do(_.free);
    "recorded {number}.".postln;
}}
"""
HELD = {
    "version": 2,
    "name": "Held",
    "corners": ["violin", "clarinet", "cello", "french_horn"],
    "grid": 17,
    "temperature": 0.8,
    "seed": 0,
    "loop": {"start": 0.8, "end": 1.9},
    "envelope": {"attack": 0.01, "decay": 0, "sustain": 1, "release": 0.1},
}
SHAPED = {
    **HELD,
    "name": "Shaped",
    "envelope": {"attack": 0.3, "decay": 0.3, "sustain": 0.25, "release": 0.4},
}


class Sclang:
    """Code goes to its standard input, what it posts comes as lines."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        config = folder / "sclang.yaml"
        config.write_text(f"includePaths:\n    - {QUARK}\nexcludePaths: []\n")
        # Qt needs neither a screen nor, for a browser that is not opened, a sandbox.
        headless = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        command = [require_program("sclang"), "-i", "pytest", "-u", str(free_port()), "-l", str(config)]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment, **headless, **home},
            text=True,
            errors="replace",
        )
        self.lines: list[str] = []
        self._marks = 0
        self._news = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        self.wait_for("Welcome to SuperCollider")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.lines.append(line.rstrip())
                self._news.notify_all()

    def send(self, code: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(code + RUN)
        self.process.stdin.flush()

    def wait_for(self, part: str, since: int = 0, seconds: float = PATIENCE_SECONDS) -> str:
        """The first line with these words from a place in the log on."""

        def found() -> str | None:
            return next((line for line in self.lines[since:] if part in line), None)

        with self._news:
            assert self._news.wait_for(lambda: found() is not None, seconds), (part, self.posted(since))
            line = found()
            assert line is not None
            return line

    def value(self, code: str) -> str:
        """What an expression is, as its compile string."""
        self._marks += 1
        mark, before = f"value {self._marks}: ", len(self.lines)
        self.send(f'("{mark}" ++ ({code}).asCompileString).postln')
        return self.wait_for(mark, before).split(mark, 1)[1]

    def until(self, code: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Until an expression is true."""
        end = time.monotonic() + seconds
        while (found := self.value(code)) != "true":
            assert time.monotonic() < end, (code, found, self.posted())
            time.sleep(0.05)

    def posted(self, since: int = 0) -> str:
        return "\n".join(self.lines[since:][-40:])

    def close(self) -> None:
        self.send("0.exit")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Stage:
    """sclang and scsynth on a JACK server, connected to a daemon that has a few notes of two seconds."""

    def __init__(self, folder: Path, jack: dict[str, str]) -> None:
        self._presets, self.folder, self._jack, self._numbers = folder / "presets", folder, jack, count()
        self._presets.mkdir()
        for number, preset in enumerate((HELD, SHAPED)):
            (self._presets / f"{number}.json").write_text(json.dumps(preset))
        self.trace = folder / "trace.jsonl"
        self.start_daemon("--trace", str(self.trace))
        self.sc = Sclang(folder, jack)

    def begin(self) -> None:
        self.sc.send(BOOT.format(port=free_port()))
        with self.daemon.client() as client:
            client.command("preset", "Held")
            for x, pitches in ((0.0, [60, 64, 67]), (1.0, [60])):
                client.send("position", x, 0.0)
                client.play(pitches)
        self.sc.until("s.serverRunning and: { s.sampleRate.notNil }")
        self.sc.send(f'b = NSynthBridge(s, "127.0.0.1", {self.daemon.port})')
        self.until_ready()

    def start_daemon(self, *flags: str) -> None:
        flags += "--note-seconds", "2", "--presets", str(self._presets), "--slots", "6", "--midi", "virtual"
        environment = {**self._jack, "MIDO_BACKEND": MIDI}
        self.daemon = start_daemon(self.folder, *flags, environment=environment)

    def until_ready(self) -> None:
        self.sc.until("b.connected and: { b.player.slots.size >= 4 } and: { b.player.slots.every(_.loaded) }")
        self.sc.send("b.position(0, 0)")

    def preset(self, name: str) -> None:
        self.sc.send(f'b.preset("{name}")')
        self.sc.until(f"b.presetName == '{name}'")

    def recorded(self, code: str, during: Callable[[], Any] = lambda: None) -> tuple[np.ndarray, int]:
        """What is heard while a routine runs this code: the samples and their rate."""
        number, before = next(self._numbers), len(self.sc.lines)
        path = self.folder / f"{number}.wav"
        self.sc.send(RECORD.format(number=number, code=code, path=path))
        self.sc.wait_for(f"recording {number}.", before)
        during()
        self.sc.wait_for(f"recorded {number}.", before)
        return soundfile.read(path, dtype="float32")

    @contextmanager
    def keyboard(self) -> Iterator[Any]:
        """A MIDI keyboard that is plugged into the daemon."""
        patch = {**os.environ}
        os.environ.update(self._jack)
        try:
            output = mido.Backend(MIDI).open_output("keyboard", virtual=True, client_name="keyboard")
            listed = subprocess.run(["jack_lsp"], capture_output=True, text=True).stdout.splitlines()
            (source,) = [port for port in listed if port.startswith("keyboard")]
            (target,) = [port for port in listed if "NSynth Bridge" in port]
            subprocess.run(["jack_connect", source, target], check=True)
            yield output
            output.close()
        finally:
            os.environ.clear()
            os.environ.update(patch)

    @staticmethod
    def outlier(audio: np.ndarray, rate_hz: int) -> float:
        """The largest sample above 10 kHz, in relation to what is usual there: a click is many times as high.

        The server reads between samples of 16 kHz, which mirrors a little of them there.
        """
        high = np.abs(signal.sosfilt(signal.butter(8, 10_000, "highpass", fs=rate_hz, output="sos"), audio))
        peaks = [part.max() for part in np.array_split(high, len(high) // (rate_hz // 100))]
        # The filter has to swing in.
        peaks = peaks[1:]
        return float(max(peaks) / np.percentile([peak for peak in peaks if peak > 1e-5], 90))

    def close(self) -> None:
        self.sc.send("s.quit")
        self.sc.close()
        if self.daemon.process.poll() is None:
            self.daemon.stop()


def sounding(audio):
    """Where it begins and ends, as places of samples."""
    there = np.flatnonzero(np.abs(audio) > 1e-3)
    return int(there[0]), int(there[-1])


def hertz(pitch):
    return 440 * 2 ** ((pitch - 69) / 12)
