"""MIDI learn: which controller moves what, taught by OSC and kept in a file of the settings folder."""

from pathlib import Path
from typing import Annotated

import msgspec

from bridge.errors import ClientError, SetupError
from bridge.live.checked import suggestion
from bridge.live.parts import Client, Emit
from bridge.protocol.bindings import DEFAULTS, TARGETS, Binding, Bindings
from bridge.protocol.messages import Event
from synth import files

VERSION = 1


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    bindings: list[Binding]
    version: Annotated[int, msgspec.Meta(ge=1, le=VERSION)] = VERSION


class Learning:
    """The performer's part for bindings; it answers the commands that it has a `do_` for."""

    def __init__(self, bindings: Bindings, file: Path, emit: Emit) -> None:
        self._bindings, self._file, self._emit = bindings, file, emit

    def tell(self, client: Client) -> None:
        """What moves each target."""
        for target in TARGETS:
            self._emit(self._event(target), client, False)

    def do_learn(self, client: Client, target: str, r: int = 0) -> None:
        if target not in TARGETS:
            raise ClientError(f"no target {target!r}; {suggestion(target, list(TARGETS))}")
        self._bindings.await_controller(target)
        self._emit(Event("done", ("learn", r)), client, False)

    def do_learned(self, client: Client, target: str, port: str, channel: int, control: int) -> None:
        """A controller was bound; another target may have lost it. In a replay it is bound by this."""
        self._bindings.learn(Binding(target, port, channel, control))
        self._tell_all(client)
        self._keep()

    def do_learn_clear(self, client: Client, r: int = 0) -> None:
        self._bindings.clear()
        self._tell_all(client)
        self._keep()
        self._emit(Event("done", ("learn.clear", r)), client, False)

    def _tell_all(self, client: Client) -> None:
        for target in TARGETS:
            self._emit(self._event(target), client, True)

    def _event(self, target: str) -> Event:
        learned = self._bindings.learned.get(target)
        if learned is not None:
            return Event("binding", (target, learned.port, learned.channel + 1, learned.control))
        return Event("binding", (target, "any", 0, DEFAULTS.get(target, -1)))

    def _keep(self) -> None:
        """Write the file at once or not at all. Raise ClientError if it cannot be written."""
        kept = msgspec.json.encode(Kept(list(self._bindings.learned.values())))
        try:
            files.write_whole(self._file, kept, lasting=False)
        except OSError as error:
            raise ClientError(f"it holds until the end, as {self._file} cannot be written: {error}") from None


def load(file: Path) -> Bindings:
    """What was taught before. Raise SetupError that names the file if it is not one of ours."""
    if not file.is_file():
        return Bindings()
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=Kept)
    except (msgspec.DecodeError, OSError) as error:
        raise SetupError(f"{file}: {error}; mend or remove it") from None
    return Bindings(kept.bindings)
