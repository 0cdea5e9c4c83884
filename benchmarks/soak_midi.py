"""The MIDI keyboard of a soak: keys, pedals, wheel, knobs and programs at random; its plug is pulled, too."""

import os
import random
from collections.abc import Callable

import mido

NAME = "soak hands"
SCALE = (45, 48, 52, 57, 60, 64, 69, 72)
CHANNELS = 3
SUSTAIN, SOSTENUTO, ALL_SOUND_OFF, ALL_KEYS_UP = 64, 66, 120, 123
KNOBS = (16, 17, 48, 49)


class Fingers:
    """Through a port of its own of the system that MIDO_BACKEND names, as the daemon's inputs are."""

    def __init__(self, seed: int, presets: int) -> None:
        self._chance, self._presets = random.Random(seed), presets
        self._down: list[tuple[int, int]] = []
        self._plug_in()
        self._actions: dict[Callable[[], None], int] = {
            self.strike: 20,
            self.lift: 20,
            self.pedal: 6,
            self.wheel: 6,
            self.knob: 6,
            self.program: 1,
            self.all_off: 1,
            self.pull_the_plug: 1,
        }

    def step(self) -> None:
        (action,) = self._chance.choices(list(self._actions), list(self._actions.values()))
        action()

    def rest(self) -> None:
        """All up, whatever it was."""
        for channel in range(CHANNELS):
            for control in (SUSTAIN, SOSTENUTO, ALL_SOUND_OFF):
                self._control(channel, control, 0)
        self._down.clear()

    def strike(self) -> None:
        channel, pitch = self._channel(), self._chance.choice(SCALE)
        self._down.append((channel, pitch))
        velocity = self._chance.choice((30, 100))
        self._output.send(mido.Message("note_on", channel=channel, note=pitch, velocity=velocity))

    def lift(self) -> None:
        if self._down:
            channel, pitch = self._down.pop(self._chance.randrange(len(self._down)))
            self._output.send(mido.Message("note_off", channel=channel, note=pitch))

    def pedal(self) -> None:
        self._control(
            self._channel(), self._chance.choice((SUSTAIN, SOSTENUTO)), self._chance.choice((0, 0, 127))
        )

    def wheel(self) -> None:
        pitch = self._chance.choice((0, self._chance.randint(-8192, 8191)))
        self._output.send(mido.Message("pitchwheel", channel=self._channel(), pitch=pitch))

    def knob(self) -> None:
        self._control(0, self._chance.choice(KNOBS), self._chance.choice((0, 32, 64, 96, 127)))

    def program(self) -> None:
        program = self._chance.randrange(self._presets)
        self._output.send(mido.Message("program_change", channel=0, program=program))

    def all_off(self) -> None:
        self._control(self._channel(), self._chance.choice((ALL_SOUND_OFF, ALL_KEYS_UP)), 0)

    def pull_the_plug(self) -> None:
        """With keys down, at times."""
        self._output.close()
        self._down.clear()
        self._plug_in()

    def _plug_in(self) -> None:
        backend = mido.Backend(os.environ.get("MIDO_BACKEND", "mido.backends.rtmidi"))
        self._output = backend.open_output(NAME, virtual=True, client_name=NAME)

    def _control(self, channel: int, control: int, value: int) -> None:
        message = mido.Message("control_change", channel=channel, control=control, value=value)
        self._output.send(message)

    def _channel(self) -> int:
        return self._chance.randrange(CHANNELS)
