"""MIDI messages to commands: controllers, parameters, bank and program, pedals, bends, an MPE zone.

One interpreter a port. What channels remember is in midi_channel, which controller moves what in bindings.
"""

from collections.abc import Callable, Iterable
from typing import Any

import mido

from bridge.errors import ClientError
from bridge.protocol import midi_channel as cc
from bridge.protocol.bindings import AXES, VIBRATO, Bindings
from bridge.protocol.echoes import EchoGuard
from bridge.protocol.messages import Command
from bridge.protocol.midi_channel import FINE, Channel

CHANNELS = 16
# The lower MPE zone: its master is channel 1, its members follow.
MASTER = 0
TIMBRE, ALL_SOUND_OFF, RESET_CONTROLLERS = 74, 120, 121
# Local control concerns the sender alone; omni, mono and poly after all-notes-off stop notes as it does.
LOCAL_CONTROL = 122


class MidiInterpreter:
    """Feed it a port's messages in order; it answers with commands.

    The source that commands carry is the port's name and the channel, so that a pedal holds only the
    notes of its own channel. members switches the MPE zone on; the message for it does, too.
    """

    def __init__(
        self, port: str, bindings: Bindings | None = None, guard: EchoGuard | None = None, members: int = 0
    ) -> None:
        self.port = port
        self._bindings = bindings or Bindings()
        self._guard = guard or EchoGuard()
        self._warned = False
        self._lost = False
        self._channels = [Channel() for _ in range(CHANNELS)]
        self._members = 0
        self._set_zone(members)
        self._handlers: dict[str, Callable[[mido.Message], list[Command]]] = {
            "note_on": self._note,
            "note_off": self._note,
            "control_change": self._control_change,
            "program_change": self._program_change,
            "pitchwheel": self._pitchwheel,
        }

    def feed(self, message: mido.Message) -> list[Command]:
        """Raise ClientError, once, when notes are dropped as those of a feedback loop."""
        handler = self._handlers.get(message.type)
        return handler(message) if handler and not self._lost else []

    def lose(self) -> list[Command]:
        """The port is gone: nothing of it sounds on, and what may still come of it is not heard."""
        self._lost = True
        return self.let_go()

    def let_go(self) -> list[Command]:
        """Everything of the port stops, pedals are up and wheels at rest."""
        return self._silence(range(CHANNELS))

    # Notes, programs, bends

    def _note(self, message: mido.Message) -> list[Command]:
        channel, velocity = message.channel, message.velocity if message.type == "note_on" else 0
        if velocity:
            complaint = self._guard.complaint(self.port, channel, message.note, velocity)
            if complaint is not None:
                return self._drop(complaint)
        timbre = self._channels[channel].timbre if self._is_member(channel) else None
        more = {} if timbre is None else {"y": timbre}
        return [self._command(channel, "key", pitch=message.note, velocity=velocity, **more)]

    def _drop(self, complaint: str) -> list[Command]:
        if not self._warned:
            self._warned = True
            raise ClientError(f"{self.port}: {complaint}; such note-ons are dropped")
        return []

    def _program_change(self, message: mido.Message) -> list[Command]:
        """In MPE programs are the master's; a controller sends them on every member, too."""
        if self._is_member(message.channel):
            return []
        return [Command("preset", {"name": self._channels[message.channel].bank * 128 + message.program})]

    def _pitchwheel(self, message: mido.Message) -> list[Command]:
        """Both ends are reached exactly: down there is one step more than up."""
        self._channels[message.channel].bend = message.pitch / (8191 if message.pitch > 0 else 8192)
        return [self._bend(channel) for channel in self._reach(message.channel)]

    def _bend(self, channel: int) -> Command:
        own = self._channels[channel].semitones
        if not self._is_member(channel):
            return self._command(channel, "bend", semitones=own)
        return self._command(channel, "bend", semitones=own, master=self._channels[MASTER].semitones)

    # Controllers

    def _control_change(self, message: mido.Message) -> list[Command]:
        channel, control, value = message.channel, message.control, message.value
        state = self._channels[channel]
        if control >= ALL_SOUND_OFF:
            return self._mode(channel, control)
        if cc.UNREGISTERED_FINE <= control <= cc.REGISTERED:
            state.choose(control, value)
            return []
        if control in (cc.DATA_COARSE, cc.DATA_FINE):
            return self._data_entry(channel, control, value)
        if FINE <= control < 2 * FINE:
            state.fine[control - FINE] = value
        state.coarse[control] = value
        if control in (cc.BANK, cc.BANK + FINE):
            return []
        if control == TIMBRE and self._is_member(channel):
            state.timbre = value / 127
            return []
        return self._moved(channel, control)

    def _moved(self, channel: int, control: int) -> list[Command]:
        learned = self._bindings.hear(self.port, channel, control)
        told = (
            []
            if learned is None
            else [
                Command(
                    "learned", {"target": learned, "port": self.port, "channel": channel, "control": control}
                )
            ]
        )
        target, value = self._bindings.target(self.port, channel, control), 0.0
        if target is not None:
            value = self._channels[channel].value(control)
        elif FINE <= control < 2 * FINE:
            target = self._bindings.target(self.port, channel, control - FINE)
            value = self._channels[channel].value(control - FINE)
        if target is None:
            return told
        if target in AXES:
            return [*told, Command("move", {target: value})]
        if target == VIBRATO:
            return told + [self._command(each, target, depth=value) for each in self._reach(channel)]
        return told + [self._command(each, target, down=value > 0.5) for each in self._reach(channel)]

    def _mode(self, channel: int, control: int) -> list[Command]:
        channels = self._reach(channel)
        if control == RESET_CONTROLLERS:
            return self._reset(channels)
        if control == LOCAL_CONTROL:
            return []
        everything = control == ALL_SOUND_OFF
        return [self._command(each, "release_keys", pedal_too=everything) for each in channels]

    def _reset(self, channels: Iterable[int]) -> list[Command]:
        commands = []
        for channel in channels:
            self._channels[channel].reset()
            commands += [
                self._command(channel, "sustain", down=False),
                self._command(channel, "sostenuto", down=False),
                self._command(channel, VIBRATO, depth=0.0),
                self._bend(channel),
            ]
        return commands

    def _silence(self, channels: Iterable[int]) -> list[Command]:
        channels = list(channels)
        stop = [self._command(channel, "release_keys", pedal_too=True) for channel in channels]
        return stop + self._reset(channels)

    def _data_entry(self, channel: int, control: int, value: int) -> list[Command]:
        parameter = self._channels[channel].parameter
        if parameter == cc.MPE_ZONE and channel == MASTER and control == cc.DATA_COARSE:
            stopped = self._silence(range(CHANNELS))
            self._set_zone(min(value, CHANNELS - 1))
            return stopped
        if parameter != cc.BEND_RANGE:
            return []
        # A member's range is that of all members.
        alike = range(1, self._members + 1) if self._is_member(channel) else [channel]
        for each in alike:
            self._channels[each].set_range(control, value)
        return [self._bend(each) for each in (self._reach(channel) if channel == MASTER else alike)]

    # The zone

    def _set_zone(self, members: int) -> None:
        self._members = members
        for number, channel in enumerate(self._channels):
            channel.bend_range = cc.MEMBER_RANGE if self._is_member(number) else cc.PLAIN_RANGE
            channel.timbre = None

    def _is_member(self, channel: int) -> bool:
        return 1 <= channel <= self._members

    def _reach(self, channel: int) -> list[int]:
        """The channels that a message acts on: of the master's, the whole zone."""
        return list(range(self._members + 1)) if channel == MASTER else [channel]

    def _command(self, channel: int, verb: str, **arguments: Any) -> Command:
        return Command(verb, {"source": (self.port, channel), **arguments})
