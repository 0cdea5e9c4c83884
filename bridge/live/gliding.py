"""Held notes that follow the hand: by a crossfade from the note of one cell to that of another."""

from bridge.live.delivery import Delivery
from bridge.live.hand import Hand
from bridge.live.keyboard import Keyboard
from bridge.live.note_cache import CachedNote, NoteCache
from bridge.live.notes import Note
from bridge.live.timbre import Timbre
from bridge.live.voices import Held

# A neighbour that is played faster or slower than that sounds like another instrument.
MOST_SEMITONES = 2
# To make a note takes 0.3 ms of the loop: with many keys down the rest follows at the next ticks.
NEW_NOTES = 2


class Gliding:
    def __init__(
        self, hand: Hand, timbre: Timbre, keyboard: Keyboard, cache: NoteCache, delivery: Delivery
    ) -> None:
        self._hand, self._timbre, self._keyboard = hand, timbre, keyboard
        self._cache, self._delivery = cache, delivery

    def follow(self, now: float) -> None:
        """Let held notes go over to where the hand is, if the preset glides; now in seconds.

        A note goes on from one crossfade to the next, to what is cached nearest. Those of a preset that was
        left sound on as they are.
        """
        seconds, made = self._timbre.glide, self._timbre.notes_made
        for held in self._keyboard.voices.all() if seconds else ():
            if held.playing is None or held.preset is not self._timbre.preset or now < held.gliding_until:
                continue
            if self._timbre.notes_made >= made + NEW_NOTES:
                return
            note = self._timbre.note(self._hand.place(held.y), held.pitch, held.velocity)
            cached = self._aim(held, note)
            if cached is not None:
                held.gliding_until = now + seconds
                exact = cached.identity == note.identity
                slot = self._delivery.place(None, cached, exact)
                self._keyboard.carry_over(held, cached, slot, exact, self._timbre.preset, seconds)
                self._cache.touch(cached)

    def _aim(self, held: Held, note: Note) -> CachedNote | None:
        """What a note should go over to: itself, or the nearest that is cached; None to stay."""
        cached = None if note.identity == held.playing else self._cache.find(note.identity)
        # Once for each cell: the search takes longer than all the rest.
        if cached is None and held.aim != note.identity:
            cached = self._cache.nearest(note.model, note.mixture, note.pitch, note.edits)
        held.aim = note.identity
        if cached is None or cached.identity == held.playing or cached.edits != note.edits:
            return None
        return cached if abs(cached.pitch - held.pitch) <= MOST_SEMITONES else None
