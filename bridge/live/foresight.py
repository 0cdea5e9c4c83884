"""What a hand will need next: notes of the cells that it moves to, at the keys that it plays.

Pure arithmetic on what the hand, the timbre and the keyboard know; the scheduler has the notes rendered.
"""

from math import hypot

from bridge.live.hand import Hand
from bridge.live.keyboard import Keyboard
from bridge.live.note_cache import NoteCache
from bridge.live.notes import Note
from bridge.live.position import Position
from bridge.live.scheduler import Scheduler
from bridge.live.timbre import Timbre

# A pitch and a velocity.
Key = tuple[int, int]
# What was played within so long will be played again.
RECENT_SECONDS = 8.0
MOST_KEYS = 8
# Where the hand will be in so many seconds, the most useful first: a note takes half a second and more.
HORIZONS = (0.5, 1.0, 0.25)
# Slower than that, in sides of the square a second, a hand rests.
RESTING = 0.05
# What was begun is finished while the hand may still come past it: so many cells beside its way.
BESIDE = 1.5
MOST_NOTES = 24
# To make a note of a key takes 0.3 ms of the loop.
NEW_NOTES = 3


class Foresight:
    def __init__(
        self, hand: Hand, timbre: Timbre, keyboard: Keyboard, cache: NoteCache, scheduler: Scheduler
    ) -> None:
        self._hand, self._timbre, self._keyboard = hand, timbre, keyboard
        self._cache, self._scheduler = cache, scheduler
        # Keys with the time at which they were struck; the last comes last.
        self._recent: dict[Key, float] = {}
        self._asked: dict[tuple[Position, Key], Note] = {}
        self._version = timbre.version
        self._seen: object = None

    def look(self, now: float) -> None:
        """Tell the scheduler what is needed next if that has changed; now in seconds, later at each call."""
        self._hand.watch(now)
        self._leave()
        keys, cells = self._keys(now), self._cells()
        seen = keys, cells, self._timbre.version
        if seen == self._seen:
            return
        if self._version != self._timbre.version:
            self._asked.clear()
        made = self._timbre.notes_made
        notes: dict[tuple[Position, Key], Note] = {}
        for cell, key in ((cell, key) for cell in cells for key in keys):
            # The rest is made at the next look.
            if len(notes) >= MOST_NOTES or self._timbre.notes_made >= made + NEW_NOTES:
                break
            notes[cell, key] = self._timbre.note(cell, *key)
        else:
            self._seen = seen
        self._version = self._timbre.version
        for place, note in self._asked.items():
            if len(notes) < MOST_NOTES and place[1] in keys and self._is_on_the_way(place[0]):
                notes.setdefault(place, note)
        self._asked = {
            place: note for place, note in notes.items() if self._cache.find(note.identity) is None
        }
        self._scheduler.foresee(list(self._asked.values()))

    def cell(self, y: float | None) -> tuple[int, Position]:
        """Where a key is struck now, at a y of its own if it has one; with the state of the timbre."""
        return self._timbre.version, self._hand.place(y).snapped(self._timbre.preset.grid)

    # Parts

    def _leave(self) -> None:
        """Of keys that were struck elsewhere nothing is urgent any more."""
        for held in self._keyboard.voices.all():
            left = held.struck != self.cell(held.y)
            if left != held.left:
                held.left = left
                self._scheduler.reconsider()

    def _keys(self, now: float) -> tuple[Key, ...]:
        """Those that are down, then those that were struck of late; of both the newest first."""
        for key in self._keyboard.take_struck():
            self._recent.pop(key, None)
            self._recent[key] = now
        held = {(held.pitch, held.velocity) for held in self._keyboard.voices.all()}
        for key, struck in list(self._recent.items()):
            if key not in held and now - struck > RECENT_SECONDS:
                del self._recent[key]
        newest = list(self._recent)[::-1]
        return tuple(sorted(newest, key=lambda key: key not in held)[:MOST_KEYS])

    def _cells(self) -> tuple[Position, ...]:
        """Where the hand will be; about it, while it rests. Weights given freely have no direction."""
        here, grid = self._hand.position, self._timbre.preset.grid
        if here.weights is not None:
            return (here,)
        x_speed, y_speed = self._hand.speed
        if hypot(x_speed, y_speed) > RESTING:
            first, *others = [here.gone(x_speed * t, y_speed * t).snapped(grid) for t in HORIZONS]
            cells = [first, here.snapped(grid), *others]
        else:
            step = 1 / (grid - 1)
            around = ((0, 0), (step, 0), (-step, 0), (0, step), (0, -step))
            cells = [here.gone(x, y).snapped(grid) for x, y in around]
        return tuple(dict.fromkeys(cells))

    def _is_on_the_way(self, cell: Position) -> bool:
        """Whether a cell lies by the hand's way of the next second."""
        here, (x_speed, y_speed) = self._hand.position, self._hand.speed
        if here.weights is not None or cell.weights is not None:
            return False
        length = hypot(x_speed, y_speed)
        x, y = cell.x - here.x, cell.y - here.y
        along = min(max(HORIZONS) * length, max(0.0, (x * x_speed + y * y_speed) / length)) if length else 0
        beside = hypot(x - along * x_speed / length, y - along * y_speed / length) if length else hypot(x, y)
        return beside <= BESIDE / (self._timbre.preset.grid - 1)
