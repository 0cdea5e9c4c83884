"""What a restart returns to: preset, position and slots, in a small file beside the notes.

It is written now and then and at the end, never on the way of a note: who kills the daemon loses seconds.
"""

import logging
from pathlib import Path
from typing import Annotated, Any

import msgspec

from bridge.errors import ClientError
from bridge.live.checked import structure
from bridge.live.hand import Hand
from bridge.live.note_cache import NoteCache
from bridge.live.position import Position, normalised, weighted
from bridge.live.presets import Presets
from bridge.live.slots import Slots
from bridge.live.timbre import Timbre
from bridge.protocol.addresses import MOST_GLIDE
from synth import edits, files
from synth.edits import Value
from synth.errors import SynthError

log = logging.getLogger(__name__)
VERSION = 1
# More than the content of a slot can change between two times of writing. Hosts count in float32, which is
# exact up to 16 million.
LEAP = 1000
# Where versions go on if nobody knows any more how high they were.
FAR = 1_000_000
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1 - LEAP)]


class KeptSlot(msgspec.Struct, frozen=True):
    number: Count
    version: Count
    identity: str
    exact: bool


class State(msgspec.Struct, frozen=True):
    """corners, edits and glide are None where they are the preset's; slots are in the order of their playing.

    No slot has had a version above `highest`. ended tells that nothing has happened since this was written.
    """

    preset: str
    x: Share
    y: Share
    weights: tuple[Share, Share, Share, Share] | None
    corners: tuple[str, str, str, str] | None
    edits: tuple[tuple[Value, ...], ...] | None
    slots: tuple[KeptSlot, ...]
    highest: Count
    ended: bool
    glide: Annotated[float, msgspec.Meta(ge=0, le=MOST_GLIDE)] | None = None
    version: Annotated[int, msgspec.Meta(ge=1, le=VERSION)] = VERSION

    def __post_init__(self) -> None:
        try:
            edits.check_chain(self.edits or ())
        except SynthError as error:
            raise ValueError(f"edits: {error}") from None


class Memory:
    """Looks at the performer's parts, and sets them right once, at the start."""

    def __init__(
        self, file: Path, presets: Presets, timbre: Timbre, hand: Hand, slots: Slots, cache: NoteCache
    ) -> None:
        self._file, self._presets, self._timbre = file, presets, timbre
        self._hand, self._slots, self._cache = hand, slots, cache
        self._written = b""
        self._failing = False

    def recall(self) -> None:
        """Return to what was kept. What cannot be had any more is left out, and said in one line."""
        try:
            state = structure(msgspec.json.decode(self._file.read_bytes()), State)
        except FileNotFoundError:
            return
        except (ValueError, msgspec.DecodeError, RecursionError, OSError) as error:
            log.warning("%s cannot be read (%s): starting afresh", self._file, error)
            self._slots.start_from(FAR)
            return
        self._recall_timbre(state)
        weights = None if state.weights is None else normalised(state.weights)
        self._hand.position = Position(state.x, state.y) if weights is None else weighted(weights)
        # What was told after a last writing that was not the end, nobody knows: let it be told anew.
        leap = 0 if state.ended else LEAP
        self._slots.start_from(state.highest + leap)
        for slot in state.slots:
            if self._cache.find(slot.identity) is not None:
                self._slots.restore(slot.number, slot.version + leap, slot.identity, slot.exact)

    def keep(self, ended: bool = False) -> None:
        """Write it if it has changed since the last time; `ended`: nothing will happen any more."""
        data = msgspec.json.encode(self._state(ended))
        if data == self._written:
            return
        try:
            # A power cut may cost it; waiting for the disk would cost the notes that are played meanwhile.
            files.write_whole(self._file, data, lasting=False)
        except OSError as error:
            if not self._failing:
                log.error("a restart will not return to this: cannot write %s: %s", self._file, error)
            self._failing = True
            return
        self._written, self._failing = data, False

    @property
    def state(self) -> dict[str, Any]:
        """What `recall` would return to, as it stands in the file."""
        return dict(msgspec.to_builtins(self._state(ended=True)))

    def _state(self, ended: bool) -> State:
        timbre, position = self._timbre, self._hand.position
        corners, chain = tuple(timbre.corners), timbre.edits
        slots = sorted(self._slots, key=lambda slot: slot.last_played)
        return State(
            timbre.preset.name,
            min(1.0, position.x),
            min(1.0, position.y),
            position.weights,  # type: ignore[arg-type]
            None if corners == timbre.preset.corners else corners,  # type: ignore[arg-type]
            None if chain == edits.check_chain(timbre.preset.edits) else tuple(edit.values for edit in chain),
            tuple(KeptSlot(slot.number, slot.version, str(slot.identity), slot.exact) for slot in slots),
            self._slots.highest_version,
            ended,
            None if timbre.glide == timbre.preset.glide else timbre.glide,
        )

    def _recall_timbre(self, state: State) -> None:
        timbre = self._timbre
        try:
            # What it starts with need not be one of the presets.
            if state.preset != timbre.preset.name:
                timbre.load(self._presets.find(state.preset))
            if state.corners is not None or state.edits is not None:
                chain = [edit.values for edit in timbre.edits] if state.edits is None else state.edits
                # All corners before any edit: what can be done to one instrument cannot to every other.
                timbre.clear_edits()
                for index, instrument in enumerate(state.corners or timbre.corners):
                    timbre.put(index, instrument)
                for operation, *arguments in chain:
                    timbre.edit(str(operation), arguments)
            timbre.glide = timbre.glide if state.glide is None else state.glide
        except ClientError as error:
            log.warning("cannot return to the last sound (%s); starting with %r", error, timbre.preset.name)
            timbre.load(timbre.preset)
