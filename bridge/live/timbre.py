"""What the preset in use, its corners and the edits make of a key: its note. Knows of no slots."""

import copy
import logging
from collections.abc import Iterable, Sequence
from itertools import cycle, islice

from msgspec.structs import replace

from bridge.errors import ClientError
from bridge.live.banks import Banks
from bridge.live.checked import suggestion
from bridge.live.notes import Instruments, Note
from bridge.live.position import CORNERS, Position, mixture
from bridge.live.presets import UNEDITED_ENGINE, WAVENET, Preset, check_name
from synth import edits
from synth.edits import BOTTLENECK, MOST_EDITS, Edit, Value
from synth.errors import SynthError

log = logging.getLogger(__name__)
# Any key: whether an edit can be made follows from the instruments' lengths, which are the same at all keys.
TRIAL_PITCH, TRIAL_VELOCITY = 60, 100
# Notes that were worked out and are kept, of 8 KB each: a hand comes back, and a glide asks at every tick.
AT_HAND = 256
TOO_MANY = f"at most {MOST_EDITS} edits; /nsynth/edit.clear takes all back"
SHIFT = edits.VERBS["shift"].name
# A twentieth is heard by nobody; the embeddings' dimensions go over 1 to 7.
SHIFT_STEP = 0.05


class Timbre:
    """The preset in use, four corners of its engine's bank and the edits: its own, until they are changed.

    Whatever changes them is tried first on each corner, and refused by ClientError if it cannot be carried
    out: so `note`, on the way of a key, cannot fail. version counts the changes, notes_made the notes that
    were worked out. glide is the preset's until it is set to something else.
    """

    def __init__(self, banks: Banks, preset: Preset, note_samples: int) -> None:
        self._banks, self.note_samples = banks, note_samples
        self.preset, self.glide = preset, preset.glide
        self.version = self.notes_made = 0
        self._take(banks.of(preset.engine), list(preset.corners), edits.check_chain(preset.edits))

    def load(self, preset: Preset) -> None:
        try:
            instruments = self._banks.of(preset.engine)
            self._replace(instruments, list(preset.corners), edits.check_chain(preset.edits))
        except ClientError as error:
            raise ClientError(f"preset {preset.name!r}: {error}") from None
        self.preset, self.glide = preset, preset.glide

    def copy(self) -> "Timbre":
        """As it is now, whatever becomes of this one."""
        return copy.copy(self)

    @property
    def model(self) -> str:
        """SHA-256 of the weights that make the notes."""
        return self._instruments.model

    def put(self, index: int, instrument: str) -> None:
        """Another instrument at a corner."""
        corners = [*self.corners]
        corners[index] = instrument
        self._replace(self._instruments, corners, self.edits)

    def edit(self, operation: str, arguments: Sequence[Value]) -> None:
        """One more edit after those in use."""
        if len(self.edits) >= MOST_EDITS:
            raise ClientError(TOO_MANY)
        try:
            made = edits.check([operation, *arguments])
        except SynthError as error:
            raise ClientError(str(error)) from None
        self._change((*self.edits, made))

    def shift(self, dimension: int, amount: float) -> None:
        """A knob: one dimension moved by so much, in place of what a knob moved it by before.

        All knobs together are one edit, which is taken back when all are at 0. Amounts are snapped, so that a
        knob finds again what was rendered.
        """
        amounts = [*self.shifts]
        amounts[dimension] = round(amount / SHIFT_STEP) * SHIFT_STEP
        made = edits.check([SHIFT, *amounts])
        chain = [edit for index, edit in enumerate(self.edits) if index != self._knobs]
        if any(amounts):
            if len(chain) >= MOST_EDITS:
                raise ClientError(TOO_MANY)
            chain.insert(len(chain) if self._knobs is None else self._knobs, made)
        self._change(tuple(chain))

    @property
    def shifts(self) -> tuple[float, ...]:
        """Where the sixteen knobs are."""
        if self._knobs is None:
            return (0.0,) * BOTTLENECK
        return tuple(float(amount) for amount in self.edits[self._knobs].arguments)

    @property
    def _knobs(self) -> int | None:
        """Which of the edits the knobs are: the last of its kind."""
        found = [index for index, edit in enumerate(self.edits) if edit.verb == SHIFT]
        return found[-1] if found else None

    def as_preset(self, name: str) -> Preset:
        """The preset in use as it sounds now. Raise ClientError for what is no name."""
        try:
            check_name(name)
        except ValueError as error:
            raise ClientError(str(error)) from None
        edited = tuple(edit.values for edit in self.edits)
        corners = tuple(self.corners)
        return replace(self.preset, name=name, corners=corners, edits=edited, glide=self.glide)

    def renew(self) -> None:
        """An instrument of the bank is another one now."""
        self._take(self._instruments, self.corners, self.edits)

    def clear_edits(self) -> None:
        self._take(self._instruments, self.corners, ())

    def note(self, position: Position, pitch: int, velocity: int) -> Note:
        """What a key sounds at a position, snapped to the preset's grid. The last ones are at hand."""
        place = position.snapped(self.preset.grid), pitch, velocity
        note = self._notes.pop(place, None) or self._make(*place)
        self._notes[place] = note
        if len(self._notes) > AT_HAND:
            del self._notes[next(iter(self._notes))]
        return note

    def _make(self, cell: Position, pitch: int, velocity: int) -> Note:
        self.notes_made += 1
        parts = mixture(self.corners, cell.shares(self.preset.weights == "distance"))
        embedding = self._instruments.mix(parts, pitch, velocity)
        edited = edits.apply(embedding, self.edits, edits.Key(self._instruments, pitch, velocity))
        gain_db = self._gain_db(parts)
        sampling = self.note_samples, self.preset.temperature, self.preset.seed
        loop = None if self.preset.loop is None else (self.preset.loop.start, self.preset.loop.end)
        return Note(self.model, edited, pitch, *sampling, parts, gain_db, self._edits_text, loop)

    def _gain_db(self, parts: dict[str, float]) -> float:
        """A note has one gain; what goes over to another instrument has the mean of both."""
        gain_db = self._instruments.gain_db(parts)
        for name in (name for edit in self.edits for name in edit.instruments):
            gain_db = (gain_db + self._instruments.gain_db({name: 1.0})) / 2
        return gain_db

    def _change(self, chain: tuple[Edit, ...]) -> None:
        """Other edits."""
        if chain and self.preset.engine != WAVENET:
            raise ClientError(UNEDITED_ENGINE)
        self._replace(self._instruments, self.corners, chain)

    def _replace(self, instruments: Instruments, corners: list[str], chain: tuple[Edit, ...]) -> None:
        for name in (*corners, *(name for edit in chain for name in edit.instruments)):
            if name in instruments:
                continue
            if name in self._banks.wavenet:
                raise ClientError(
                    f"{name!r} was encoded for engine {WAVENET} alone: choose a bundled instrument"
                )
            known = [instrument.name for instrument in instruments.instruments]
            raise ClientError(f"no instrument {name!r}; {suggestion(name, known)}")
        key = edits.Key(instruments, TRIAL_PITCH, TRIAL_VELOCITY)
        for corner in corners if chain else ():
            try:
                edits.apply(key.embedding(corner), chain, key)
            except SynthError as error:
                raise ClientError(str(error)) from None
        self._take(instruments, corners, chain)

    def _take(self, instruments: Instruments, corners: list[str], chain: tuple[Edit, ...]) -> None:
        self._instruments, self.corners, self.edits = instruments, corners, chain
        self._edits_text = edits.text(chain)
        self._notes: dict[tuple[Position, int, int], Note] = {}
        self.version += 1


def starting(banks: Banks, presets: Iterable[Preset], note_samples: int) -> Timbre:
    """With the first preset that the instruments there are can play, else with four of wavenet's."""
    names = islice(cycle(instrument.name for instrument in banks.wavenet.instruments), CORNERS)
    made = Timbre(banks, Preset("Instruments", tuple(names)), note_samples)  # type: ignore[arg-type]
    reasons = []
    for preset in presets:
        try:
            made.load(preset)
            break
        except ClientError as error:
            reasons.append(str(error))
    if reasons:
        told = reasons[0] + (f" and {len(reasons) - 1} more presets" if reasons[1:] else "")
        log.warning("%s; starting with %r", told, made.preset.name)
    return made
