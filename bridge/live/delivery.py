"""Puts cached notes into slots and tells the hosts what to load."""

from bridge.live.note_cache import CachedNote, NoteCache
from bridge.live.parts import Client, Emit
from bridge.live.slots import Slot, Slots
from bridge.live.timbre import Timbre
from bridge.protocol.messages import Event


class Delivery:
    """The performer's part for slots; it answers the commands that it has a `do_` for."""

    def __init__(self, cache: NoteCache, slots: Slots, timbre: Timbre, sample_rate: int, emit: Emit) -> None:
        self._cache, self._slots, self._timbre = cache, slots, timbre
        self._sample_rate, self._emit = sample_rate, emit

    def tell(self, client: Client) -> None:
        for slot in self._slots:
            # Of a file that somebody removed nothing is told: nobody could load it.
            if cached := self._cache.find(str(slot.identity)):
                self._tell(slot, cached, client, everyone=False)

    def place(self, client: Client, cached: CachedNote, exact: bool) -> Slot:
        """The slot that holds the note, announced if nobody can know of it: new, or from a run before."""
        slot = self._slots.find(cached.identity)
        if slot is None:
            slot = self._slots.assign(cached.identity, exact)
        if not slot.told:
            self._tell(slot, cached, client, everyone=True)
        return slot

    def announce(self, client: Client, cached: CachedNote) -> None:
        """A note that somebody waited for is ready: told even if it was in a slot before."""
        slot = self._slots.find(cached.identity) or self._slots.assign(cached.identity, True)
        slot.exact = True
        self._tell(slot, cached, client, everyone=True)

    def do_slot_ack(self, client: Client, slot: int, version: int) -> None:
        self._slots.acknowledge(slot, version)

    def _tell(self, slot: Slot, cached: CachedNote, client: Client, everyone: bool) -> None:
        slot.told = True
        self._emit(self._event(slot, cached), client, everyone)

    def _event(self, slot: Slot, cached: CachedNote) -> Event:
        path = str(self._cache.path(cached.identity))
        loop = self._timbre.preset.loop_frames(cached.pitch, cached.frames, self._sample_rate, cached.loop)
        numbers = cached.frames, self._sample_rate, cached.pitch, int(slot.exact), *loop
        return Event("slot", (slot.number, slot.version, path, *numbers))
