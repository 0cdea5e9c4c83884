"""MIDI input through mido and python-rtmidi. Opens a port and hands every message to the loop; no more."""

import os
from collections.abc import Callable
from typing import Any

import mido

from bridge.quiet import quiet_libraries

VIRTUAL_NAME = "NSynth Bridge"
BACKENDS = ("mido.backends.rtmidi", "mido.backends.rtmidi/UNIX_JACK")
INSTALL = "pip install nsynth-bridge[midi]"


class MidiUnavailableError(Exception):
    """Why there is no MIDI, with the remedy, in one line."""


def open_input(name: str, deliver: Callable[[mido.Message], None]) -> Any:
    """Open a named port, or a virtual one for `virtual`. Messages arrive in another thread.

    Raise MidiUnavailableError where the system has no MIDI, or no such port.
    """

    def open_with(backend: Any) -> Any:
        if name == "virtual":
            return backend.open_input(VIRTUAL_NAME, virtual=True, callback=deliver)
        return backend.open_input(_match(name, backend.get_input_names()), callback=deliver)

    return _first_success(open_with)


def input_names() -> list[str]:
    """Ports that could be opened by name. Raise MidiUnavailableError where there is no MIDI."""
    return list(_first_success(lambda backend: backend.get_input_names()))


def _first_success(action: Callable[[Any], Any]) -> Any:
    """Try the backend that the user names, else the system's first choice and then JACK."""
    # A client must not start a JACK server that nobody asked for.
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    names = (os.environ["MIDO_BACKEND"],) if "MIDO_BACKEND" in os.environ else BACKENDS
    reasons = []
    for name in names:
        try:
            with quiet_libraries():
                return action(mido.Backend(name))
        except ImportError:
            raise MidiUnavailableError(f"MIDI needs python-rtmidi: {INSTALL}") from None
        except Exception as error:
            # rtmidi.SystemError, raised by ALSA's constructor without /dev/snd, derives from Exception alone.
            reasons.append(str(error))
    raise MidiUnavailableError("; ".join(dict.fromkeys(reasons)))


def _match(name: str, names: list[str]) -> str:
    found = [port for port in names if name.casefold() in port.casefold()]
    if not found:
        raise ValueError(f"no MIDI input {name!r}; there are: {', '.join(names) or 'none'}")
    return found[0]
