"""The render worker: a process that holds the models and renders many notes at once, a step at a time.

Between two steps notes join, leave, wait and go on. It reads notes from standard input, answers on standard
output, lays what is made in shared memory, has whole notes written, and ends when its input does. WaveNet's
notes are made in the main thread, the spectral engine's in another one: a step of theirs takes too long.
"""

import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import BinaryIO, NoReturn, TypeAlias

import msgspec
import numpy as np

import synth
from bridge.errors import ClientError
from bridge.render import wire
from bridge.render.batching import Batching
from bridge.render.encoder import Encoder
from bridge.render.writer import Writer
from synth import audio, locations, samplers
from synth.errors import SynthError
from synth.samplers.simd import usable_cores
from synth.samplers.voice import Chunk, Sampler, Voice, sound_of

NICENESS = 5
Inbox: TypeAlias = "queue.SimpleQueue[wire.Render | wire.Cancel]"


class Rendering:
    """A note that has begun: its voice, its sound so far, and the filters of the next piece."""

    def __init__(self, note: wire.Render, voice: Voice, rate_hz: int) -> None:
        self.voice = voice
        self.sound = np.zeros(note.samples, np.float32)
        self._high_pass, self._gain = audio.HighPass(rate_hz), audio.Gain(note.gain_db)

    @property
    def made(self) -> int:
        return self.voice.position

    def take(self, chunk: Chunk) -> None:
        """The samples that the voice has just made."""
        self.sound[self.made - chunk.samples : self.made] = self._gain(self._high_pass(sound_of([chunk])))


class RenderWorker:
    """The notes that it holds by identity, and those of them that have begun.

    memory is float32 [samples], shared with the daemon; write takes a whole note.
    """

    def __init__(
        self,
        sampler: Sampler,
        rate_hz: int,
        memory: np.ndarray,
        send: Callable[[wire.FromWorker], None],
        write: Callable[[wire.Render, np.ndarray], None],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._sampler, self._rate_hz, self._memory = sampler, rate_hz, memory
        self._send, self._write, self._clock = send, write, clock
        self._batching = Batching(sampler.together, sampler.whole)
        self._notes: dict[str, wire.Render] = {}
        self._begun: dict[str, Rendering] = {}

    @property
    def idle(self) -> bool:
        return not self._notes

    def run(self, inbox: Inbox) -> NoReturn:
        """Render what comes, for ever."""
        while True:
            while self.idle or not inbox.empty():
                self.take(inbox.get())
            self.advance()

    def take(self, message: wire.Render | wire.Cancel) -> None:
        if isinstance(message, wire.Cancel):
            self._drop(message.identity)
            return
        try:
            self._batching.join(message.identity, message.priority)
        except ClientError as error:
            self._send(wire.Failed(message.identity, str(error)))
            return
        self._notes[message.identity] = message
        self._lay(message.identity, 0)

    def advance(self) -> None:
        """One step of the notes whose turn it is; whole notes are handed on to be written."""
        chosen, samples = self._batching.choose()
        going = [identity for identity in chosen if self._begin(identity)]
        if not going:
            return
        began = self._clock()
        made = self._sampler.advance([self._begun[identity].voice for identity in going], samples)
        seconds = self._clock() - began
        self._batching.advanced(going, samples, seconds)
        for identity, chunk in zip(going, made, strict=True):
            self._begun[identity].take(chunk)
            self._lay(identity, self._begun[identity].made - chunk.samples)
        self._tell(going, sum(chunk.samples for chunk in made) / self._rate_hz / seconds)
        for identity in going:
            if self._begun[identity].voice.finished:
                self._write(self._notes[identity], self._begun[identity].sound)
                self._drop(identity)

    def _begin(self, identity: str) -> bool:
        """Open the voice of a note whose first turn this is; False if that fails."""
        if identity not in self._begun:
            note = self._notes[identity]
            embedding = np.frombuffer(note.embedding, "<f4").reshape(note.frames, -1)
            try:
                voice = self._sampler.open(embedding, note.pitch, note.samples, note.seed, note.temperature)
            except SynthError as error:
                self._drop(identity)
                self._send(wire.Failed(identity, str(error)))
                return False
            self._begun[identity] = Rendering(note, voice, self._rate_hz)
        return True

    def _lay(self, identity: str, first: int) -> None:
        """Samples from `first` on into the shared memory, if the note has a place there."""
        place, rendering = self._notes[identity].place, self._begun.get(identity)
        if place is not None and rendering is not None:
            made = slice(place.start + first, place.start + rendering.made)
            self._memory[made] = rendering.sound[first : rendering.made]

    def _tell(self, going: list[str], realtime: float) -> None:
        samples = {identity: self._begun[identity].made for identity in going}
        places = ((self._notes[identity].place, made) for identity, made in samples.items())
        streamed = {place.number: made for place, made in places if place is not None}
        self._send(wire.Progress(samples, streamed, realtime))

    def _drop(self, identity: str) -> None:
        self._batching.leave(identity)
        self._notes.pop(identity, None)
        rendering = self._begun.pop(identity, None)
        if rendering is not None:
            self._sampler.close(rendering.voice)


class SpectralThread:
    """The second engine's notes. Its model is loaded for the first of them: most daemons never need it."""

    def __init__(
        self,
        model_name: str,
        inbox: Inbox,
        memory: np.ndarray,
        send: Callable[[wire.FromWorker], None],
        write: Callable[[wire.Render, np.ndarray], None],
    ) -> None:
        self._model_name, self._inbox = model_name, inbox
        self._memory, self._send, self._write = memory, send, write

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            worker = None
            while worker is None:
                message = self._inbox.get()
                worker = self._worker_for(message) if isinstance(message, wire.Render) else None
            worker.take(message)
            worker.run(self._inbox)
        except BaseException:
            # A fault of ours ends the process, not this thread alone: the daemon starts another.
            traceback.print_exc()
            os._exit(1)

    def _worker_for(self, note: wire.Render) -> RenderWorker | None:
        """None where the model cannot be had: the note fails, and the next one tries again."""
        try:
            check(self._model_name, note.model)
            model = synth.load(self._model_name)
        except (SynthError, OSError) as error:
            self._send(wire.Failed(note.identity, str(error)))
            return None
        # Of this thread alone, as are denormals: WaveNet's notes need the cores more.
        samplers.prepare_process(model, threads=1)
        rate_hz = model.config.sample_rate
        return RenderWorker(synth.open_sampler(model), rate_hz, self._memory, self._send, self._write)


def read_messages(stream: BinaryIO, deliver: Callable[[wire.ToWorker], None]) -> None:
    """Deliver what comes until the daemon is gone; then end at once, whatever is being rendered."""
    decoder = msgspec.msgpack.Decoder(wire.ToWorker)
    while len(header := stream.read(wire.LENGTH.size)) == wire.LENGTH.size:
        deliver(decoder.decode(stream.read(*wire.LENGTH.unpack(header))))
    os._exit(0)


def open_output() -> Callable[[wire.FromWorker], None]:
    """How any thread sends to the daemon. What is printed by mistake goes to standard error from now on."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    lock = threading.Lock()

    def send(message: wire.FromWorker) -> None:
        with lock:
            output.write(wire.encode(message))
            output.flush()

    return send


def check(model_name: str, identity: str) -> None:
    """Raise SynthError if a model's file is not, or not any more, the one that the daemon knows."""
    if locations.file_identity(locations.model_path(model_name)) != identity:
        raise SynthError(
            f"{model_name} is another file than the daemon was started with: put it back, or start it again"
        )


def main(model_name: str, identity: str, memory_path: str, spectral_name: str) -> None:
    # The daemon decides when the worker ends; a Ctrl-C in the terminal reaches both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    send = open_output()
    notes: Inbox = queue.SimpleQueue()
    spectral_notes: Inbox = queue.SimpleQueue()
    sounds: queue.SimpleQueue[wire.Encode] = queue.SimpleQueue()

    def deliver(message: wire.ToWorker) -> None:
        if isinstance(message, wire.Encode):
            sounds.put(message)
        elif isinstance(message, wire.Cancel):
            notes.put(message)
            spectral_notes.put(message)
        else:
            (notes if message.model == identity else spectral_notes).put(message)

    threading.Thread(target=read_messages, args=(sys.stdin.buffer, deliver), daemon=True).start()
    try:
        memory = np.memmap(memory_path, np.float32, "r+")
        check(model_name, identity)
        model = synth.load_wavenet(model_name)
    except (SynthError, OSError) as error:
        send(wire.Unable(str(error)))
        # At once, as the thread still reads.
        os._exit(1)
    samplers.prepare_process(model)
    # One core is the host's and the daemon's: with all of them taken a cached note waits for milliseconds.
    sampler = synth.open_sampler(model, threads=max(1, usable_cores() - 1))
    writer = Writer(model.config.sample_rate, send)
    writer.start()
    Encoder(model, sounds, send).start()
    SpectralThread(spectral_name, spectral_notes, memory, send, writer.put).start()
    worker = RenderWorker(sampler, model.config.sample_rate, memory, send, writer.put)
    send(wire.Ready(f"{sampler.device} ({sampler.kind})"))
    worker.run(notes)


if __name__ == "__main__":
    main(*sys.argv[1:])
