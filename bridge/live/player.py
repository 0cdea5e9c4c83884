"""Plays the performer's notes through a mixer: keeps their sounds at hand, hears streams, passes orders on.

The main loop gives orders, a second thread loads sounds, a third mixes; each calls its own methods alone.
The threads themselves are the port's.
"""

import logging
import queue
import wave
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np

from bridge.live.mixer import Mixer
from bridge.live.presets import Loop, Preset
from bridge.live.sounding import Sounding
from bridge.live.sounds import Sound, read_wav
from bridge.live.streams import Stream, Streams
from bridge.live.voices import Held
from synth import smpl

log = logging.getLogger(__name__)
# Sounds that do not sound are kept for the next key up to so much: 42 of four seconds at 48 kHz.
KEPT_BYTES = 32 * 2**20


class Player(Sounding):
    """Sounding, for the performer. A sound is loaded once for all keys that play it."""

    def __init__(self, mixer: Mixer, streams: Streams, path: Callable[[str], Path], rate_hz: int) -> None:
        self._mixer, self._streams, self._path, self._rate_hz = mixer, streams, path, rate_hz
        # By identity and the preset's loop; the one that was used last comes last.
        self._sounds: OrderedDict[tuple[str, Loop | None], Sound] = OrderedDict()
        self._keys: set[Held] = set()
        # By identity: the stream, the sound that grows from it and how many samples it has.
        self._heard: dict[str, tuple[Stream, Sound, int]] = {}
        self._orders: deque[Callable[[], None]] = deque()
        self._loads: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._closed = False
        # Gaps in the sound: those of the mixing, and those of the sound system.
        self.status: tuple[int, ...] = (0, 0)

    @property
    def starved(self) -> int:
        """How often a note had to wait for the worker in mid-sound."""
        return self._mixer.starved

    # The main loop's

    def play(self, held: Held, identity: str, pitch: int, samples: int, rate: float, preset: Preset) -> None:
        if held in self._keys or self._closed:
            return
        self._start(held, self._cached(identity, pitch, samples, preset), rate, preset)

    def stream(self, held: Held, identity: str, pitch: int, samples: int, preset: Preset) -> None:
        if held in self._keys or self._closed:
            return
        if identity not in self._heard:
            stream = self._streams.listen(identity)
            if stream is None:
                return
            sound = self._add((identity, preset.loop), pitch, samples, live=True)
            self._heard[identity] = stream, sound, 0
        self._start(held, self._heard[identity][1], 1.0, preset)

    def glide(
        self,
        held: Held,
        identity: str,
        pitch: int,
        samples: int,
        rate: float,
        preset: Preset,
        seconds: float,
    ) -> None:
        if held in self._keys and not self._closed:
            found = self._cached(identity, pitch, samples, preset)
            self._order(partial(self._mixer.glide, held, found, rate, seconds))

    def release(self, held: Held) -> None:
        if held in self._keys:
            self._keys.remove(held)
            self._order(partial(self._mixer.release, held))

    def bend(self, held: Held, factor: float) -> None:
        """Play the key's note so many times as fast, from now on."""
        self._order(partial(self._mixer.bend, held, factor))

    def stop(self) -> None:
        self._keys.clear()
        self._order(self._mixer.stop)

    def follow(self) -> None:
        """Take what the worker has laid into the streams that are heard; let go of those that have ended."""
        for identity, (stream, sound, taken) in list(self._heard.items()):
            audio, ended = stream.read(taken), stream.ended
            if len(audio) or ended:
                self._loads.put(partial(self._grow, identity, sound, audio, ended))
            self._heard[identity] = stream, sound, taken + len(audio)
            if ended:
                del self._heard[identity]
                self._streams.let_go(stream)

    def close(self) -> None:
        """Nothing is played any more; the loading thread ends."""
        self._closed = True
        self._orders.clear()
        self._loads.put(None)

    # The mixing thread's

    def mix(self, samples: int) -> np.ndarray:
        """The next float32 [samples]. A fault of ours costs the notes that sound, not the ones to come."""
        try:
            while self._orders:
                self._orders.popleft()()
            return self._mixer.mix(samples)
        except Exception:
            log.exception("mixing")
            self._mixer.clear()
            return np.zeros(samples, np.float32)

    # The loading thread's

    def load_until_closed(self) -> None:
        while (load := self._loads.get()) is not None:
            try:
                load()
            except Exception:
                log.exception("loading a sound")

    # Parts

    def _cached(self, identity: str, pitch: int, samples: int, preset: Preset) -> Sound:
        """The sound of a note that has a file; it is loaded if it is not at hand."""
        name = identity, preset.loop
        found = self._sounds.get(name)
        if found is None or found.broken:
            found = self._add(name, pitch, samples, live=False)
            self._loads.put(partial(self._load, found, self._path(identity)))
        self._sounds.move_to_end(name)
        return found

    def _start(self, held: Held, sound: Sound, rate: float, preset: Preset) -> None:
        self._keys.add(held)
        self._order(partial(self._mixer.play, held, sound, rate, held.velocity, preset.envelope))

    def _order(self, order: Callable[[], None]) -> None:
        if not self._closed:
            self._orders.append(order)

    def _grow(self, identity: str, sound: Sound, audio: np.ndarray, last: bool) -> None:
        """By what came in a stream. The file is there before the stream ends, and has the loop."""
        loop = None
        if last:
            with suppress(OSError):
                loop = smpl.read(self._path(identity))
        sound.grow(audio, last, loop)

    def _load(self, sound: Sound, path: Path) -> None:
        try:
            audio, loop = read_wav(path)
            sound.grow(audio, True, loop)
        except (OSError, EOFError, wave.Error) as error:
            log.error("cannot play %s: %s", path, error)
        finally:
            sound.give_up()

    def _add(self, name: tuple[str, Loop | None], pitch: int, samples: int, live: bool) -> Sound:
        """A sound that is empty yet; the ones that were not used for longest go."""
        loop = name[1]
        where = None if loop is None else loop.samples(self._rate_hz)
        sound = Sound(samples, self._rate_hz, self._mixer.rate_hz, pitch, where, live)
        self._sounds[name] = sound
        while len(self._sounds) > 1 and sum(kept.bytes for kept in self._sounds.values()) > KEPT_BYTES:
            self._sounds.popitem(last=False)
        return sound
