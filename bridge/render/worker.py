"""The render worker: a process that holds the model and renders many notes at once, a step at a time.

Between two steps notes join, leave, wait and go on. It reads notes from standard input, answers on standard
output, lays what is made in shared memory, has whole notes written, and ends when its input does.
"""

import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

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

if TYPE_CHECKING:
    from synth.model import WaveNetAutoencoder

NICENESS = 5


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
        self._batching = Batching(sampler.together)
        self._notes: dict[str, wire.Render] = {}
        self._begun: dict[str, Rendering] = {}

    @property
    def idle(self) -> bool:
        return not self._notes

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


def read_messages(stream: BinaryIO, inbox: "queue.SimpleQueue[wire.ToWorker]") -> None:
    """Fill the inbox until the daemon is gone; then end at once, whatever is being rendered."""
    decoder = msgspec.msgpack.Decoder(wire.ToWorker)
    while len(header := stream.read(wire.LENGTH.size)) == wire.LENGTH.size:
        inbox.put(decoder.decode(stream.read(*wire.LENGTH.unpack(header))))
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


def load(model_name: str, identity: str) -> "WaveNetAutoencoder":
    """The model that the daemon knows. Raise SynthError if the file is not, or not any more, that one."""
    if locations.file_identity(locations.model_path(model_name)) != identity:
        raise SynthError(
            f"{model_name} is another file than the daemon was started with: put it back, or start it again"
        )
    return synth.load_wavenet(model_name)


def main(model_name: str, identity: str, memory_path: str) -> None:
    # The daemon decides when the worker ends; a Ctrl-C in the terminal reaches both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    send = open_output()
    inbox: queue.SimpleQueue[wire.ToWorker] = queue.SimpleQueue()
    threading.Thread(target=read_messages, args=(sys.stdin.buffer, inbox), daemon=True).start()
    try:
        memory = np.memmap(memory_path, np.float32, "r+")
        model = load(model_name, identity)
    except (SynthError, OSError) as error:
        send(wire.Unable(str(error)))
        # At once, as the thread still reads.
        os._exit(1)
    samplers.prepare_process(model)
    # One core is the host's and the daemon's: with all of them taken a cached note waits for milliseconds.
    sampler = synth.open_sampler(model, threads=max(1, usable_cores() - 1))
    rate_hz = model.config.sample_rate
    writer = Writer(rate_hz, send)
    writer.start()
    encoder = Encoder(model, send)
    encoder.start()
    worker = RenderWorker(sampler, rate_hz, memory, send, writer.put)
    send(wire.Ready(f"{sampler.device} ({sampler.kind})"))
    while True:
        while worker.idle or not inbox.empty():
            message = inbox.get()
            if isinstance(message, wire.Encode):
                encoder.put(message)
            else:
                worker.take(message)
        worker.advance()


if __name__ == "__main__":
    main(*sys.argv[1:])
