"""The player of a soak: what hands, feet and accidents do at random on a daemon that is heard by a host."""

import contextlib
import heapq
import random
import socket
import time
from collections.abc import Callable

import psutil

from benchmarks.soak_host import Host
from benchmarks.soak_midi import Fingers
from bridge.protocol import osc
from bridge.protocol.addresses import PREFIX

SCALE = (36, 43, 48, 50, 52, 55, 57, 60, 62, 64, 67, 69, 72, 76, 79, 84)
VELOCITIES = (30, 100)
EDITS = (("gain", 1.2), ("vibrato", 5.0, 0.3), ("reverse",), ("flip", 3), ("add", 0.1, "0-3"), ("stretch", 2))
# Hands come back to a few places; a sweep leads to new ones.
PLACES = 6
SWEEP_STEPS, SWEEP_SECONDS = 24, 0.012
PAUSE_SECONDS = 0.08


class Player:
    """daemon is the process number; its worker is killed every so many seconds.

    The same seed plays the same, as far as the machine's time allows.
    """

    def __init__(self, host: Host, daemon: int, seed: int, kill_seconds: float) -> None:
        self.host, self._client = host, host.client
        self._chance = random.Random(seed)
        self._daemon = psutil.Process(daemon)
        self._places = [(self._chance.random(), self._chance.random()) for _ in range(PLACES)]
        # When which keys go up: (time, pitch, number of the note-on).
        self._down: list[tuple[float, int, int]] = []
        self._presets = self._instruments = 0
        self.kills = 0
        self._kill_seconds = kill_seconds
        self._plan_kill()
        self._actions: dict[Callable[[], None], int] = {
            self.chord: 40,
            self.strike_again: 4,
            self.place: 12,
            self.sweep: 6,
            self.render: 6,
            self.prerender: 1,
            self.cancel: 2,
            self.glide: 2,
            self.preset: 2,
            self.corner: 2,
            self.edit: 2,
            self.save: 1,
            self.weights: 2,
            self.mistake: 2,
            self.refresh: 1,
            self.panic: 1,
            self.vanish: 1,
        }
        self._last_render = 0
        self._fingers: Fingers | None = None

    def learn(self, seed_of_fingers: int | None) -> None:
        """What there is to choose from; with a seed, fingers play MIDI beside."""
        self._presets = sum(name == "preset.name" for name, _ in self._client.command("presets"))
        found = self._client.command("instruments")
        self._names = [str(values[1]) for name, values in found if name == "instrument.name"]
        if seed_of_fingers is not None:
            self._fingers = Fingers(seed_of_fingers, self._presets)

    def step(self) -> None:
        """Do one thing, and hear what comes until the next."""
        (action,) = self._chance.choices(list(self._actions), list(self._actions.values()))
        action()
        if self._fingers is not None:
            self._fingers.step()
        if time.monotonic() > self._next_kill:
            self.kill_worker()
        self._lift_what_is_due(time.monotonic())
        self.host.listen(self._chance.expovariate(1 / PAUSE_SECONDS))
        self.host.overdue()

    def end(self, patience: float) -> None:
        """Lift all keys, wait for what was asked for, then let everything go."""
        self._lift_what_is_due(float("inf"))
        if self._fingers is not None:
            self._fingers.rest()
        until = time.monotonic() + patience
        while self.host.account.renders and time.monotonic() < until:
            self.host.listen(0.1)
        self.panic()
        self.ask("ping")
        self.host.listen(1.0)

    def ask(self, verb: str) -> None:
        request = self.host.next_request()
        self.host.account.questions[request] = time.perf_counter()
        self._client.send(verb, request)

    # Hands

    def chord(self) -> None:
        for pitch in self._chance.sample(SCALE, self._chance.choice((1, 1, 1, 2, 3, 4))):
            self._strike(pitch)

    def strike_again(self) -> None:
        """A key that is down, as hosts do that lose a note-off."""
        if self._down:
            self._strike(self._chance.choice(self._down)[1])

    def _strike(self, pitch: int) -> None:
        request = self.host.next_request()
        self.host.account.notes[request] = time.perf_counter()
        self._client.send("note", pitch, self._chance.choice(VELOCITIES), request)
        up = time.monotonic() + self._chance.uniform(0.05, 1.5)
        heapq.heappush(self._down, (up, pitch, request))

    def _lift_what_is_due(self, now: float) -> None:
        while self._down and self._down[0][0] <= now:
            _, pitch, request = heapq.heappop(self._down)
            self._client.send("note", pitch, 0, request)

    def place(self) -> None:
        self._client.send("position", *self._chance.choice(self._places))

    def sweep(self) -> None:
        (x, y), (to_x, to_y) = self._chance.sample(self._places, 2)
        for step in range(SWEEP_STEPS):
            share = step / SWEEP_STEPS
            self._client.send("position", x + share * (to_x - x), y + share * (to_y - y))
            self.host.listen(SWEEP_SECONDS)
        self._places[self._chance.randrange(PLACES)] = self._chance.random(), self._chance.random()

    def weights(self) -> None:
        self._client.send("weights", *(self._chance.random() for _ in range(4)))

    # The desk

    def render(self) -> None:
        self._last_render = self.host.next_request()
        self.host.account.renders.add(self._last_render)
        pitch, place = self._chance.choice(SCALE), self._chance.choice(self._places)
        self._client.send("render", self._last_render, pitch, 100, *place)

    def prerender(self) -> None:
        self._last_render = self.host.next_request()
        self.host.account.renders.add(self._last_render)
        self._client.send("prerender", self._last_render)

    def glide(self) -> None:
        self._client.send("glide", self._chance.choice((0.0, 0.1, 1.0)))

    def cancel(self) -> None:
        self._client.send("cancel", self._last_render)

    def preset(self) -> None:
        self._client.send("preset", self._chance.randrange(self._presets))

    def corner(self) -> None:
        self._client.send("corner", self._chance.randrange(4), self._chance.choice(self._names))

    def edit(self) -> None:
        self._client.send("edit", *self._chance.choice(EDITS))
        if self._chance.random() < 0.7:
            self._client.send("edit.clear")

    def save(self) -> None:
        self._client.send("preset.save", self._chance.choice(("Soak one", "Soak two")))

    def refresh(self) -> None:
        self._client.send("refresh")

    def panic(self) -> None:
        self._client.send("panic")

    # Accidents

    def mistake(self) -> None:
        self._client.send("note", self._chance.choice((-1, 128, 10**6)), 100)
        self._client.send("corner", 9, "no instrument")

    def vanish(self) -> None:
        """A listener that registers and goes without a word."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as passer:
            passer.bind((self._client.host, 0))
            register = osc.encode_message(PREFIX + "register", [passer.getsockname()[1], "passer"])
            passer.sendto(register, (self._client.host, self._client.port))
            passer.settimeout(1.0)
            with contextlib.suppress(TimeoutError):
                name, values = osc.decode(passer.recv(osc.LARGEST_DATAGRAM))[0]
                self.host.hear_passer(name.removeprefix(PREFIX), values)

    def kill_worker(self) -> None:
        self._plan_kill()
        for worker in self._daemon.children():
            worker.kill()
            self.kills += 1

    def _plan_kill(self) -> None:
        self._next_kill = time.monotonic() + self._chance.uniform(0.5, 1.5) * self._kill_seconds
