"""The model of a performer that random steps are held to: keys, who waits for what, files that are there."""

import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from bridge.live import note_cache
from bridge.live.position import Position
from bridge.live.wav import HEADER
from tests.bridge.fakes import Stage
from tests.bridge.listening import FRAMES, Listening

SLOTS = 3
SIZE = HEADER.size + 2 * FRAMES
WAV = HEADER.pack(
    b"RIFF", SIZE - 8, b"WAVE", b"fmt ", 16, 1, 1, 16000, 32000, 2, 16, b"data", 2 * FRAMES
) + bytes(2 * FRAMES)


def stage_in(folder):
    """A performer with everything but a worker and hosts; its cache has room for six notes."""
    return Stage(Path(folder), slots=SLOTS, voices=2, limit_bytes=6 * SIZE)


def identity_of(stage, pitch, velocity, place):
    return stage.performer._timbre.note(Position(*place), pitch, velocity).identity


def asked_for(stage):
    """Of the notes in the queue those that somebody asked for; the others are foreseen."""
    return {job.note.identity for job in stage.scheduler.jobs if job.tickets}


class Model(RuleBasedStateMachine):
    """`tell` commands, take in `news` of the worker; the model's keys are those of `host`."""

    @initialize()
    def begin(self):
        self.folder = tempfile.mkdtemp()
        self.wall = 1.8e9
        note_cache.time = SimpleNamespace(time=lambda: self.wall)
        self.number, self.now = 0, 0.0
        self.start()

    def start(self):
        self.stage, self.host = stage_in(self.folder), Listening(SLOTS, self.aim)
        self.stage.send("glide", seconds=0.05)
        self.place, self.sustained = (0.5, 0.5), set()
        # Who waits for a note: numbers of renders and keys. What the worker has; files that we removed.
        self.queue, self.out, self.vanished = {}, {}, set()

    def teardown(self):
        import time

        note_cache.time = time
        if hasattr(self, "stage"):
            self.stage.cache.close()
            shutil.rmtree(self.folder)

    def tell(self, verb, released=(), **arguments):
        """A command, and all that follows from it at once."""
        events = self.stage.send(verb, **arguments)
        self.follow(events, released)
        return events

    def follow(self, events, released=()):
        self.host.hear(events, released)
        for identity in self.stage.scheduler.take_cancelled():
            self.out.pop(identity, None)
        while job := self.stage.scheduler.start_next():
            self.out[job.note.identity] = job.note

    def aim(self, key):
        return identity_of(self.stage, key.pitch, key.velocity, self.place)

    def waiting(self):
        """Numbers that must not be forgotten: open requests, and keys that are held and silent."""
        return self.host.waiting | {key.number for key in self.host.keys if key.slot is None}

    def needed(self):
        """Notes for which those wait."""
        waiting = self.waiting()
        return {
            name for name, tickets in self.queue.items() if any(number in waiting for _, number in tickets)
        }

    def next_number(self):
        self.number += 1
        return self.number

    def let_go(self, keys):
        """The model's keys that stop."""
        self.host.keys = [key for key in self.host.keys if key not in keys]
        return keys

    def path(self, identity):
        return self.stage.cache.path(identity)

    def is_cached(self, identity):
        return identity in self.stage.cache._notes and self.path(identity).is_file()

    def fallen(self, source):
        """Keys of a source that neither a finger nor its pedal holds, let go."""
        if source in self.sustained:
            return []
        return self.let_go([key for key in self.host.keys if key.source == source and not key.down])

    def news(self, call, *arguments):
        """What follows at once from the worker's word."""
        self.stage.events.clear()
        call(*arguments)
        return list(self.stage.events)

    def pick(self, data):
        """One of the notes that the worker has."""
        return data.draw(st.sampled_from(sorted(self.out)))
