"""What a hand will need next: notes of the cells that it moves to, at the keys that it plays.

Pure arithmetic on what the hand, the timbre and the keyboard know; the scheduler has the notes rendered.
"""

from itertools import islice, product
from math import hypot

from bridge.live.hand import Hand
from bridge.live.keyboard import Keyboard
from bridge.live.note_cache import NoteCache
from bridge.live.notes import Note
from bridge.live.position import Position
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Scheduler
from bridge.live.timbre import Timbre
from bridge.live.voices import Held

# A pitch and a velocity.
Key = tuple[int, int]
# What was played within so long will be played again.
RECENT_SECONDS = 8.0
MOST_KEYS = 8
# Where the hand will be in so many times as long as a note takes to render: sooner it cannot be ready.
HORIZONS = (1.2, 1.8, 2.4)
UNKNOWN_SECONDS, LONGEST_SECONDS = 1.0, 4.0
# Points of the hand's way that a cell is held against.
STEPS = 8
# What was begun is finished while the hand may still come past it: so many cells beside its way.
BESIDE = 1.5
MOST_NOTES = 24
# To make a note of a key takes 0.3 ms of the loop.
NEW_NOTES = 1


class Foresight:
    def __init__(
        self,
        hand: Hand,
        timbre: Timbre,
        keyboard: Keyboard,
        cache: NoteCache,
        scheduler: Scheduler,
        renderer: Renderer,
    ) -> None:
        self._hand, self._timbre, self._keyboard = hand, timbre, keyboard
        self._cache, self._scheduler, self._renderer = cache, scheduler, renderer
        self._abreast = scheduler.abreast
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
        anew = self._version != self._timbre.version
        if anew:
            self._asked.clear()
        made = self._timbre.notes_made
        notes: dict[tuple[Position, Key], Note] = {}
        for cell, key in islice(product(cells, keys), MOST_NOTES):
            # The rest is made at the next look.
            if self._timbre.notes_made >= made + NEW_NOTES:
                break
            notes[cell, key] = self._timbre.note(cell, *key)
        else:
            self._seen = seen
        self._version = self._timbre.version
        way = self._way()
        for place, note in self._asked.items():
            if len(notes) < MOST_NOTES and place[1] in keys and self._is_beside(place[0], way):
                notes.setdefault(place, note)
        self._asked = {
            place: note for place, note in notes.items() if self._cache.find(note.identity) is None
        }
        self._scheduler.foresee(list(self._asked.values()), anew)

    def struck(self, held: Held) -> None:
        """A key is down where the hand is now."""
        held.struck, held.left = self._cell(held.y), self._hand.moving

    # Parts

    def _leave(self) -> None:
        """A hand that moves does not strike here again: what sounds by a stand-in is not urgent any more."""
        for held in self._keyboard.voices.all():
            left = self._hand.moving or held.struck != self._cell(held.y)
            if left != held.left:
                held.left = left
                self._scheduler.reconsider()

    def _cell(self, y: float | None) -> tuple[int, Position]:
        """Where a key is struck now, at a y of its own if it has one; with the state of the timbre."""
        return self._timbre.version, self._hand.place(y).snapped(self._timbre.preset.grid)

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
        if self._hand.moving:
            cells = [self._hand.expected(seconds).snapped(grid) for seconds in (*self._horizons(), 0.0)]
        else:
            step = 1 / (grid - 1)
            around = ((0, 0), (step, 0), (-step, 0), (0, step), (0, -step))
            cells = [here.gone(x, y).snapped(grid) for x, y in around]
        return tuple(dict.fromkeys(cells))

    def _horizons(self) -> list[float]:
        """Seconds, after which a note that is begun now will be there."""
        needed = self._renderer.seconds_left(self._timbre.note_samples, self._abreast) or UNKNOWN_SECONDS
        return [min(LONGEST_SECONDS, share * needed) for share in HORIZONS]

    def _way(self) -> list[Position]:
        """Points that the hand will come by; none where it has no place on the square."""
        if self._hand.position.weights is not None:
            return []
        last = max(self._horizons()) if self._hand.moving else 0.0
        return [self._hand.expected(last * part / STEPS) for part in range(STEPS + 1)]

    def _is_beside(self, cell: Position, way: list[Position]) -> bool:
        near = BESIDE / (self._timbre.preset.grid - 1)
        return cell.weights is None and any(hypot(cell.x - at.x, cell.y - at.y) <= near for at in way)
