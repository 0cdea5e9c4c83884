"""A preset's notes, rendered ahead of playing: from a few far apart to many close together."""

from collections.abc import Iterator
from itertools import chain, islice, product

from bridge.errors import ClientError
from bridge.live.note_cache import CachedNote, NoteCache
from bridge.live.notes import Note
from bridge.live.parts import Client, Emit
from bridge.live.position import Position
from bridge.live.presets import Plan
from bridge.live.renderer import Renderer
from bridge.live.scheduler import Scheduler, Ticket
from bridge.live.timbre import Timbre
from bridge.priority import Priority
from bridge.protocol.messages import Event

# The scheduler has so many notes of a run at a time. To look whether one is there takes 0.3 ms of the loop.
AHEAD, LOOKED_AT = 32, 2
MOST_RUNS = 16
# Of a cached file.
SAMPLE_BYTES = 2


class Run:
    """One /nsynth/prerender: who asked, the notes that are still to come, how many of all there are done."""

    def __init__(self, client: Client, request: int, notes: Iterator[Note], of: int) -> None:
        self.client, self.request, self.notes, self.of = client, request, notes, of
        self.done, self.waiting = 0, 0
        self.failures: list[str] = []

    @property
    def left(self) -> int:
        return self.of - self.done - len(self.failures)

    def progressed(self, ticket: Ticket, note: Note, samples: int) -> None:
        """Notes are counted whole."""

    def ready(self, ticket: Ticket, cached: CachedNote) -> None:
        self.waiting -= 1
        self.done += 1

    def failed(self, ticket: Ticket, message: str) -> None:
        self.waiting -= 1
        self.failures.append(message)


class Prerender:
    """The performer's part for these runs; it answers the commands that it has a `do_` for."""

    def __init__(
        self, timbre: Timbre, cache: NoteCache, scheduler: Scheduler, renderer: Renderer, emit: Emit
    ) -> None:
        self._timbre, self._cache, self._scheduler = timbre, cache, scheduler
        self._renderer, self._emit = renderer, emit
        # With how many notes each had left when its client was told last.
        self._runs: dict[Run, int] = {}

    def do_prerender(self, client: Client, r: int = 0) -> None:
        """Render the preset in use as it is now; what is in the cache already is done."""
        if len(self._runs) >= MOST_RUNS:
            raise ClientError(
                f"at most {MOST_RUNS} presets are rendered ahead at a time; /nsynth/cancel ends one"
            )
        plan, timbre = self._timbre.preset.prerender, self._timbre.copy()
        needed, limit = plan.notes * timbre.note_samples * SAMPLE_BYTES, self._cache.limit_bytes // 2
        if needed > limit:
            raise ClientError(
                f"{plan.notes} notes take {needed >> 20} MB, more than half of the cache ({limit >> 20} MB):"
                " give the preset a smaller `prerender`, or the daemon a larger --cache-megabytes"
            )
        notes = (timbre.note(*place) for place in places(plan))
        run = Run(client, r, notes, plan.notes)
        self._runs[run] = run.left
        self._tell(run)

    def cancel(self, client: Client, request: int) -> None:
        """End what a client asked for under a number; what was rendered of it stays."""
        for run in list(self._runs):
            if (run.client, run.request) == (client, request):
                del self._runs[run]

    def clear(self, why: str) -> None:
        """End all runs, with a word to who asked."""
        for run in self._runs:
            self._emit(Event("fail", ("prerender", run.request, why)), run.client, True)
        self._runs.clear()

    def go_on(self) -> None:
        """Have some more notes rendered, and tell how far each run has come."""
        for run, told in list(self._runs.items()):
            # A queue that is full of other notes is waited for.
            looked_at = min(LOOKED_AT, self._scheduler.room) if run.waiting < AHEAD else 0
            for note in islice(run.notes, looked_at):
                self._want(run, note)
            if run.left != told:
                self._runs[run] = run.left
                self._tell(run)
            if not run.left:
                del self._runs[run]

    # Parts

    def _want(self, run: Run, note: Note) -> None:
        if self._cache.find(note.identity) is not None:
            run.done += 1
            return
        run.waiting += 1
        self._scheduler.want(note, Ticket(run.client, run.request, run, Priority.LATER))

    def _tell(self, run: Run) -> None:
        left = self._renderer.seconds_left(run.left * self._timbre.note_samples)
        self._emit(Event("progress", (run.request, run.of - run.left, run.of, left)), run.client, True)
        if run.left:
            return
        if run.failures:
            message = f"{len(run.failures)} of {run.of} notes could not be rendered: {run.failures[-1]}"
            self._emit(Event("fail", ("prerender", run.request, message)), run.client, True)
        else:
            self._emit(Event("done", ("prerender", run.request)), run.client, False)


def places(plan: Plan) -> Iterator[tuple[Position, int, int]]:
    """Position, pitch and velocity of each note: of few cells all pitches, then of those between them.

    Cells and pitches are halved again and again: what is there at any time is spread evenly.
    """
    levels = halved(plan.grid)
    pitches = range(plan.lowest, plan.highest + 1, plan.step)
    order = [len(pitches) // 2, *chain.from_iterable(halved(len(pitches)))]
    for number, level in enumerate(levels):
        known = list(chain.from_iterable(levels[: number + 1]))
        cells = [(x, y) for y in known for x in known if x in level or y in level]
        for index, (x, y), velocity in product(dict.fromkeys(order), cells, plan.velocities):
            yield Position(x / (plan.grid - 1), y / (plan.grid - 1)), pitches[index], velocity


def halved(count: int) -> list[list[int]]:
    """The numbers below count: the first and the last, then what lies in the middle of those, and so on."""
    levels: list[list[int]] = []
    seen: set[int] = set()
    parts = 1
    while len(seen) < count:
        found = {round(part * (count - 1) / parts) for part in range(parts + 1)} - seen
        levels.append(sorted(found))
        seen |= found
        parts *= 2
    return levels
