"""Hands, feet, desks, workers and accidents in any order: what a performer relies on holds after each."""

import os
import sqlite3
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, invariant, precondition, rule

from tests.bridge.listening import FRAMES, Key
from tests.bridge.model import SIZE, WAV, Model, asked_for, identity_of

SOURCES = ("osc", "keys")
PITCHES, VELOCITIES = st.sampled_from((58, 60, 72)), st.sampled_from((30, 100))
PLACES = ((0.0, 0.0), (0.5, 0.5))
ACCIDENTS = st.sampled_from(
    [
        *(("limit", notes) for notes in range(1, 7)),
        *(("clock", days) for days in (-1000, -1, 1, 1000)),
        *(("late", 0), ("half", 0), ("restart", 0), ("restart", 1)),
        *4 * [("panic", 0)],
    ]
)
CHANGES = st.one_of(
    st.sampled_from(("flute", "harp")).map(lambda name: ("corner", {"index": 0, "instrument": name})),
    st.sampled_from(("First", "Second", "Reversed")).map(lambda name: ("preset", {"name": name})),
    st.sampled_from(("flip", "reverse")).map(lambda name: ("edit", {"operation": name})),
    st.just(("edit_clear", {})),
    st.sampled_from((0.0, 0.05)).map(lambda seconds: ("glide", {"seconds": seconds})),
)


class Machine(Model):
    requests = Bundle("requests")

    # Hands and feet

    @rule(velocity=VELOCITIES, source=st.sampled_from(SOURCES))
    def strike_a_chord(self, velocity, source):
        for pitch in (58, 60, 72):
            self.strike(source, pitch, velocity)

    @rule(source=st.sampled_from(SOURCES), pitch=PITCHES, velocity=VELOCITIES)
    def strike_a_key(self, source, pitch, velocity):
        self.strike(source, pitch, velocity)

    def strike(self, source, pitch, velocity):
        same = [k for k in self.host.keys if (k.source, k.pitch, k.down) == (source, pitch, True)]
        released = self.let_go(same)
        identity, number = identity_of(self.stage, pitch, velocity, self.place), self.next_number()
        self.host.keys.append(Key(source, pitch, velocity, number, identity))
        cached = self.is_cached(identity)
        if not cached:
            self.queue.setdefault(identity, []).append(("key", number))
        events = self.tell("key", released, source=source, pitch=pitch, velocity=velocity, r=number)
        answers = [event for event in events if event[0] in ("play", "progress") and event[1] == number]
        assert len(answers) == 1, "a note-on is answered at once"
        assert answers[0][0] != "play" or answers[0][-1] == int(cached)

    @precondition(lambda self: self.host.keys)
    @rule(data=st.data())
    def lift(self, data):
        source, pitch = data.draw(st.sampled_from([(key.source, key.pitch) for key in self.host.keys]))
        for key in self.host.keys:
            if (key.source, key.pitch) == (source, pitch):
                key.down = False
        self.tell("key", self.fallen(source), source=source, pitch=pitch, velocity=0, r=0)

    @rule(source=st.sampled_from(SOURCES), down=st.booleans())
    def pedal(self, source, down):
        (self.sustained.add if down else self.sustained.discard)(source)
        self.tell("sustain", self.fallen(source), source=source, down=down)

    @rule(place=st.sampled_from(PLACES))
    def move(self, place):
        self.place = place
        assert self.tell("position", x=place[0], y=place[1]) == []

    # The desk

    @rule(change=CHANGES)
    def change_the_sound(self, change):
        verb, arguments = change
        # A chain of edits has a limit; this many are enough.
        if verb == "edit" and len(self.stage.performer._timbre.edits) > 3:
            verb, arguments = "edit_clear", {}
        self.tell(verb, **arguments)

    @rule(target=requests, client=st.sampled_from("ab"), pitch=PITCHES, place=st.sampled_from(PLACES))
    def render(self, client, pitch, place):
        number = self.next_number()
        identity = identity_of(self.stage, pitch, 100, place)
        self.host.waiting.add(number)
        if not self.is_cached(identity):
            self.queue.setdefault(identity, []).append(("render", number))
        events = self.tell(
            "render", client=client, r=number, pitch=pitch, velocity=100, x=place[0], y=place[1]
        )
        assert events[0][:2] == ("progress", number)
        return client, number

    @rule(asked=requests)
    def cancel(self, asked):
        client, number = asked
        self.host.waiting.discard(number)
        for identity, tickets in list(self.queue.items()):
            self.queue[identity] = [ticket for ticket in tickets if ticket != ("render", number)]
            if not self.queue[identity]:
                del self.queue[identity]
        assert self.tell("cancel", client=client, r=number) == [("done", "cancel", number)]

    @rule()
    def refresh(self):
        self.stage.cache.flush()
        events = self.tell("refresh", r=1)
        told = {event[1] for event in events if event[0] == "slot"}
        there = {number for number, (_, path, _) in self.host.slots.items() if Path(path).is_file()}
        assert told == there

    @precondition(lambda self: self.host.slots)
    @rule(data=st.data())
    def acknowledge(self, data):
        number = data.draw(st.sampled_from(sorted(self.host.slots)))
        assert self.tell("slot_ack", slot=number, version=self.host.slots[number][0]) == []

    # The worker

    @precondition(lambda self: self.out)
    @rule(data=st.data())
    def finish_one(self, data):
        self.finish(self.pick(data))

    @precondition(lambda self: self.out)
    @rule()
    def finish_all(self):
        while self.out:
            self.finish(min(self.out))

    def finish(self, identity):
        del self.out[identity]
        wait = self.queue.pop(identity, [])
        self.path(identity).write_bytes(WAV)
        # It may go again at once, if it is the oldest and no slot has it.
        self.follow(self.news(self.stage.performer.note_finished, identity, SIZE))
        played = [number for kind, number in wait if kind == "key"]
        assert all(key.slot is not None for key in self.host.keys if key.number in played), "it plays now"
        assert not {number for kind, number in wait if kind == "render"} & self.host.waiting

    @precondition(lambda self: self.out)
    @rule(data=st.data(), gone=st.booleans())
    def fail(self, data, gone):
        """It cannot be rendered, or its file is gone before it is taken in."""
        identity = self.pick(data)
        del self.out[identity]
        wait = {number for _, number in self.queue.pop(identity, [])}
        due = wait & self.waiting()
        performer = self.stage.performer
        news = (performer.note_finished, identity, SIZE) if gone else (performer.note_failed, identity, "no")
        events = self.news(*news)
        self.follow(events)
        told = [event[2] for event in events if event[0] == "fail"]
        assert due <= set(told) <= wait and len(set(told)) == len(told)

    @rule(seconds=st.sampled_from((0.02, 1.0, 20.0)))
    def tick(self, seconds):
        """Foresight asks for notes, held ones glide."""
        self.now += seconds
        self.follow(self.news(self.stage.performer.tick, self.now))

    @precondition(lambda self: self.out)
    @rule(data=st.data(), share=st.integers(1, FRAMES))
    def progress(self, data, share):
        self.follow(self.news(self.stage.performer.note_progressed, self.pick(data), share))

    # Accidents

    @rule(accident=ACCIDENTS, pitch=PITCHES)
    def befall(self, accident, pitch):
        kind, number = accident
        if kind == "late":
            self._finish_late(pitch)
        elif kind == "half":
            # A worker's death leaves half a file; its notes go to the next one.
            self.path(str(pitch)).with_suffix(".wav.part").write_bytes(WAV[:100])
        elif kind == "clock":
            self.wall += 86_400 * number
        elif kind == "limit":
            self._set_the_limit(number)
        elif kind == "panic":
            self._panic()
        else:
            self._restart(bool(number))

    def _finish_late(self, pitch):
        """What nobody wants any more is written all the same, as word of it crossed the file."""
        identity = identity_of(self.stage, pitch, 30, (0.25, 0.75))
        if identity not in self.queue and identity not in self.stage.cache._notes:
            self.path(identity).write_bytes(WAV)
            assert self.news(self.stage.performer.note_finished, identity, SIZE) == []
            assert not self.path(identity).exists()

    def _panic(self):
        self.queue.clear()
        self.sustained.clear()
        waited = set(self.host.waiting)
        events = self.tell("panic", self.let_go(list(self.host.keys)))
        assert {event[2] for event in events if event[0] == "fail"} == waited and not self.host.waiting

    def _restart(self, orphan):
        """The daemon ends and starts again: nobody holds or waits, the notes are there."""
        if orphan:
            self.path("0" * 64).write_bytes(WAV)
        notes = {name for name in self.stage.cache._notes if self.path(name).is_file()}
        self.stage.cache.close()
        self.start()
        assert set(self.stage.cache._notes) == notes
        assert not list(Path(self.folder).glob("*.part"))

    @precondition(lambda self: list(self.stage.cache.folder.glob("*.wav")))
    @rule(data=st.data(), damage=st.booleans())
    def lose_a_file(self, data, damage):
        path = data.draw(st.sampled_from(sorted(self.stage.cache.folder.glob("*.wav"))))
        if damage and self.stage.slots.find(path.stem) is None:
            path.write_bytes(WAV[:100])
            assert self.stage.cache.find(path.stem) is None
        else:
            path.unlink()
            self.vanished.add(path.stem)

    def _set_the_limit(self, notes):
        self.stage.cache.limit_bytes = notes * SIZE
        self.stage.cache.shrink(self.stage.slots.identities)
        kept = {*self.stage.cache._notes} - self.stage.slots.identities
        assert not kept or len(self.stage.cache._notes) <= notes

    # What holds after each

    @invariant()
    def the_queue_is_what_somebody_waits_for(self):
        if hasattr(self, "stage"):
            assert self.needed() <= asked_for(self.stage) <= set(self.queue)
            waited = {
                number for tickets in self.queue.values() for kind, number in tickets if kind == "render"
            }
            assert waited == self.host.waiting and not set(self.host.answered) & waited

    @invariant()
    def rows_and_files_agree(self):
        if hasattr(self, "stage"):
            with sqlite3.connect(f"file:{self.folder}/index.sqlite?mode=ro", uri=True) as index:
                rows = {row[0] for row in index.execute("SELECT identity FROM notes")}
            index.close()
            files = {name[:-4] for name in os.listdir(self.folder) if name.endswith(".wav")}
            assert rows == set(self.stage.cache._notes)
            assert files <= rows and rows - files <= self.vanished

    @invariant()
    def a_file_in_a_slot_is_there_unless_somebody_took_it(self):
        if hasattr(self, "stage"):
            for slot in self.stage.slots:
                assert slot.identity in self.vanished or self.path(slot.identity).is_file()

    @invariant()
    def what_sounds_is_held(self):
        if hasattr(self, "stage"):
            held = self.stage.performer._keyboard.voices.all()
            assert sorted(key.request for key in held) == sorted(key.number for key in self.host.keys)
            assert {key.request: key.slot for key in held} == {key.number: key.slot for key in self.host.keys}


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=150, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
