"""The render worker: a process that holds the model and advances all its voices a chunk at a time.

Between chunks notes join, finish and are cancelled. It reads notes from standard input, answers on
standard output, writes the files, and ends when its input does.
"""

import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec
import numpy as np

import synth
from bridge.render import wire
from synth import audio, samplers
from synth.errors import SynthError
from synth.samplers.voice import CHUNK, Made, Sampler, Voice, sound_of

NICENESS = 5


class RenderWorker:
    """Voices by the identity of their note, with what they have made so far."""

    def __init__(self, sampler: Sampler, rate_hz: int, send: Callable[[wire.FromWorker], None]) -> None:
        self._sampler, self._rate_hz, self._send = sampler, rate_hz, send
        self._voices: dict[str, Voice] = {}
        self._made: dict[str, list[Made]] = {}
        self._notes: dict[str, wire.Render] = {}

    @property
    def idle(self) -> bool:
        return not self._voices

    def take(self, message: wire.ToWorker) -> None:
        if isinstance(message, wire.Cancel):
            self._drop(message.identity)
        elif message.identity not in self._voices:
            self._join(message)

    def advance(self) -> None:
        """One chunk of every voice; whole notes are written and announced."""
        began = time.perf_counter()
        voices = list(self._voices.values())
        made = self._sampler.advance(voices, CHUNK)
        for identity, chunk in zip(list(self._voices), made, strict=True):
            self._made[identity].append(chunk)
        seconds = sum(len(chunk.codes) for chunk in made) / self._rate_hz
        positions = {identity: voice.position for identity, voice in self._voices.items()}
        self._send(wire.Progress(positions, seconds / (time.perf_counter() - began)))
        for identity, voice in list(self._voices.items()):
            if voice.finished:
                self._finish(identity)

    def _join(self, note: wire.Render) -> None:
        embedding = np.frombuffer(note.embedding, "<f4").reshape(note.frames, -1)
        try:
            voice = self._sampler.open(embedding, note.pitch, note.samples, note.seed, note.temperature)
        except SynthError as error:
            self._send(wire.Failed(note.identity, str(error)))
            return
        self._voices[note.identity] = voice
        self._made[note.identity] = []
        self._notes[note.identity] = note

    def _finish(self, identity: str) -> None:
        note, made = self._notes[identity], sound_of(self._made[identity])
        path = Path(note.path)
        self._drop(identity)
        try:
            sound = audio.without_drift(made, self._rate_hz)
            audio.write(path, audio.louder(sound, note.gain_db), self._rate_hz)
            self._send(wire.Finished(identity, path.stat().st_size))
        except OSError as error:
            self._send(wire.Failed(identity, f"cannot write {path}: {error.strerror}"))

    def _drop(self, identity: str) -> None:
        voice = self._voices.pop(identity, None)
        if voice is not None:
            self._sampler.close(voice)
            del self._made[identity], self._notes[identity]


def read_messages(stream: BinaryIO, inbox: "queue.SimpleQueue[wire.ToWorker]") -> None:
    """Fill the inbox until the daemon is gone; then end at once, whatever is being rendered."""
    decoder = msgspec.msgpack.Decoder(wire.ToWorker)
    while len(header := stream.read(wire.LENGTH.size)) == wire.LENGTH.size:
        inbox.put(decoder.decode(stream.read(*wire.LENGTH.unpack(header))))
    os._exit(0)


def main(model_name: str) -> None:
    # The daemon decides when the worker ends; a Ctrl-C in the terminal reaches both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def send(message: wire.FromWorker) -> None:
        output.write(wire.encode(message))
        output.flush()

    inbox: queue.SimpleQueue[wire.ToWorker] = queue.SimpleQueue()
    threading.Thread(target=read_messages, args=(sys.stdin.buffer, inbox), daemon=True).start()
    model = synth.load(model_name)
    samplers.prepare_process(model)
    sampler = synth.open_sampler(model)
    worker = RenderWorker(sampler, model.config.sample_rate, send)
    send(wire.Ready(f"{sampler.device} ({sampler.kind})"))
    while True:
        while worker.idle or not inbox.empty():
            worker.take(inbox.get())
        worker.advance()


if __name__ == "__main__":
    main(sys.argv[1])
