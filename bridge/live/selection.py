"""What a player chooses to sound: preset, corners, edits. Answers the commands that change them."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import msgspec

from bridge.live.parts import Client, Emit
from bridge.live.position import CORNERS
from bridge.live.presets import Presets
from bridge.live.timbre import SHIFT, Timbre
from bridge.protocol.messages import Event
from synth.edits import Value


class Selection:
    """The performer's part for these; it answers the commands that it has a `do_` for."""

    def __init__(self, timbre: Timbre, presets: Presets, emit: Emit) -> None:
        self._timbre, self._presets, self._emit = timbre, presets, emit

    def tell(self, client: Client) -> None:
        self._tell_preset(client, everyone=False)

    def do_presets(self, client: Client, r: int = 0) -> None:
        for index, name in enumerate(self._presets.names):
            self._answer(client, "preset.name", index, name)
        self._answer(client, "done", "presets", r)

    def do_preset(self, client: Client, name: str | int, r: int = 0) -> None:
        self._timbre.load(self._presets.find(name))
        self._tell_preset(client, everyone=True)
        self._answer(client, "done", "preset", r)

    def do_preset_save(self, client: Client, name: str, r: int = 0) -> None:
        """The preset in use, as it sounds now, under a name of the user's, which is in use from then on."""
        preset = self._timbre.as_preset(unicodedata.normalize("NFC", name))
        known = len(self._presets.names)
        index = self._presets.save(preset)
        self._timbre.preset = preset
        if len(self._presets.names) > known:
            # The others keep their numbers: menus need no more than this.
            self._emit(Event("preset.name", (index, preset.name)), client, True)
        self._tell_preset(client, everyone=True)
        self._answer(client, "done", "preset.save", r)

    def do_corner(self, client: Client, index: int, instrument: str, r: int = 0) -> None:
        self._timbre.put(index, instrument)
        self._emit(Event("corner", (index, instrument)), client, True)
        self._answer(client, "done", "corner", r)

    def do_edit(self, client: Client, operation: str, arguments: Sequence[Value] = ()) -> None:
        self._timbre.edit(operation, arguments)
        self._tell_edits(client, everyone=True)
        if operation == SHIFT:
            self._tell_shifts(client, everyone=True)
        self._answer(client, "done", "edit", 0)

    def do_edit_clear(self, client: Client, r: int = 0) -> None:
        self._timbre.clear_edits()
        self._tell_edits(client, everyone=True)
        self._tell_shifts(client, everyone=True)
        self._answer(client, "done", "edit.clear", r)

    def do_shift(self, client: Client, dimension: int, amount: float, r: int = 0) -> None:
        self._timbre.shift(dimension, amount)
        self._tell_edits(client, everyone=True)
        self._emit(Event("shift.now", (dimension, self._timbre.shifts[dimension])), client, True)
        self._answer(client, "done", "shift", r)

    def do_glide(self, client: Client, seconds: float, r: int = 0) -> None:
        self._timbre.glide = seconds
        self._emit(Event("glide.now", (seconds,)), client, True)
        self._answer(client, "done", "glide", r)

    def _tell_preset(self, client: Client, everyone: bool) -> None:
        preset = self._timbre.preset
        self._emit(Event("preset.loaded", (preset.name,)), client, everyone)
        self._emit(Event("envelope", msgspec.structs.astuple(preset.envelope)), client, everyone)
        self._emit(Event("glide.now", (self._timbre.glide,)), client, everyone)
        for index in range(CORNERS):
            self._emit(Event("corner", (index, self._timbre.corners[index])), client, everyone)
        self._tell_edits(client, everyone)
        self._tell_shifts(client, everyone)

    def _tell_shifts(self, client: Client, everyone: bool) -> None:
        for dimension, amount in enumerate(self._timbre.shifts):
            self._emit(Event("shift.now", (dimension, amount)), client, everyone)

    def _tell_edits(self, client: Client, everyone: bool) -> None:
        self._emit(Event("edits", (len(self._timbre.edits),)), client, everyone)
        for index, edit in enumerate(self._timbre.edits):
            self._emit(Event("edit.now", (index, *edit.values)), client, everyone)

    def _answer(self, client: Client, name: str, *arguments: Any) -> None:
        self._emit(Event(name, arguments), client, False)
