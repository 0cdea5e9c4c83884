"""MIDI messages to commands: controllers of two halves, bank and program, pedals. One state a port."""

from collections import defaultdict
from collections.abc import Callable

import mido

from bridge.protocol.messages import Command

# Controller of a coarse value and the argument that it moves; its fine half is the controller 32 above.
POSITION = {16: "x", 17: "y"}
FINE = 32
BANK, SUSTAIN, ALL_SOUND_OFF, RESET_CONTROLLERS, ALL_NOTES_OFF = 0, 64, 120, 121, 123


class MidiInterpreter:
    """Feed it a port's messages in order; it answers with commands.

    The source that commands carry is the port's name and the channel, so that a pedal holds only the
    notes of its own channel.
    """

    def __init__(self, port: str) -> None:
        self.port = port
        self._coarse: dict[tuple[int, int], int] = defaultdict(int)
        self._fine: dict[tuple[int, int], int] = {}
        self._bank: dict[tuple[int, int], int] = defaultdict(int)

    def feed(self, message: mido.Message) -> list[Command]:
        handlers: dict[str, Callable[[mido.Message], list[Command]]] = {
            "note_on": self._note,
            "note_off": self._note,
            "control_change": self._control_change,
            "program_change": self._program_change,
        }
        handler = handlers.get(message.type)
        return handler(message) if handler else []

    def _note(self, message: mido.Message) -> list[Command]:
        velocity = message.velocity if message.type == "note_on" else 0
        return [self._command(message, "key", pitch=message.note, velocity=velocity)]

    def _program_change(self, message: mido.Message) -> list[Command]:
        bank = self._bank[message.channel, BANK] * 128 + self._bank[message.channel, BANK + FINE]
        return [Command("preset", {"name": bank * 128 + message.program})]

    def _control_change(self, message: mido.Message) -> list[Command]:
        control, value, channel = message.control, message.value, message.channel
        if control in POSITION:
            self._coarse[channel, control] = value
            return [self._move(channel, control)]
        if control - FINE in POSITION:
            self._fine[channel, control - FINE] = value
            return [self._move(channel, control - FINE)]
        if control in (BANK, BANK + FINE):
            self._bank[channel, control] = value
        if control == SUSTAIN:
            return [self._command(message, "sustain", down=value >= 64)]
        if control == RESET_CONTROLLERS:
            return [self._command(message, "sustain", down=False)]
        if control == ALL_NOTES_OFF:
            return [self._command(message, "release_keys", pedal_too=False)]
        if control == ALL_SOUND_OFF:
            return [self._command(message, "release_keys", pedal_too=True)]
        return []

    def _move(self, channel: int, control: int) -> Command:
        """A controller that never sends its fine half still reaches both ends."""
        coarse, fine = self._coarse[channel, control], self._fine.get((channel, control))
        value = coarse / 127 if fine is None else (coarse * 128 + fine) / 16383
        return Command("move", {POSITION[control]: value})

    def _command(self, message: mido.Message, verb: str, **arguments: int | bool) -> Command:
        return Command(verb, {"source": (self.port, message.channel), **arguments})
