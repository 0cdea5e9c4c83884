"""A grid in its folder: laid out, what is missing told, and that rendered. Prints nothing."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from synth import identity
from synth.errors import SynthError
from synth.grid import render
from synth.grid.layout import FILE, NOTES, Grid, Key, Mixture, Note, key
from synth.grid.render import Hands, Job
from synth.grid.settings import Settings
from synth.grid.sources import KEPT, Sources

LOCK = "lock"
# What may lie in a folder that no grid is in yet.
OURS = {FILE, f"{FILE}.part", NOTES, KEPT, LOCK}
GIGA = 1e9
# What a disk gives a file it gives in pieces of so much.
BLOCK_BYTES = 4096
AGAIN = "then run the same command again: it goes on from there"


class Work:
    """The notes of settings, each distinct one once, as the cells come: corners first."""

    def __init__(self, settings: Settings, sources: Sources, rate_hz: int, folder: Path) -> None:
        self.settings, self.rate_hz, self.folder = settings, rate_hz, folder
        self._sources = sources
        self.grid = Grid(
            settings.name,
            settings.style,
            sources.model,
            rate_hz,
            settings.samples,
            settings.resolution,
            settings.pitches,
            settings.plane,
            settings.squares,
            [],
        )
        mixtures: dict[Key, Mixture] = {}
        for cell in self.grid.cells():
            mixture = self.grid.mixture(*cell)
            mixtures.setdefault(key(mixture), mixture)
        # Mixed as the first of equal cells has it.
        self._places = [(mixture, pitch) for mixture in mixtures.values() for pitch in settings.pitches]

    @property
    def distinct(self) -> int:
        return len(self._places)

    @property
    def bytes_per_note(self) -> int:
        return max(render.file_sizes(self.settings.samples, self.rate_hz))

    def lay_out(self, told: Callable[[], None]) -> None:
        """Name every note; `told` after each. Or take up the grid that is there, if it is this one.

        Raise SynthError if the folder holds anything else.
        """
        for mixture, pitch in self._places:
            file = f"{NOTES}/{self._identity(mixture, pitch)}.wav"
            self.grid.notes.append(Note(file, pitch, dict(key(mixture))))
            told()
        if (self.folder / FILE).exists():
            changed = differences(Grid.load(self.folder), self.grid)
            if changed:
                raise SynthError(
                    f"{self.folder} holds another grid ({', '.join(changed)} differ): give an empty folder,"
                    " or the settings that it was begun with"
                )
            self.grid.folder = self.folder
        else:
            (self.folder / NOTES).mkdir(exist_ok=True)
            self.grid.save(self.folder)

    def there(self) -> set[str]:
        """Files of a folder's notes that are whole."""
        sizes = render.file_sizes(self.settings.samples, self.rate_hz)
        try:
            found = list((self.folder / NOTES).iterdir())
        except FileNotFoundError:
            return set()
        return {f"{NOTES}/{path.name}" for path in found if path.stat().st_size in sizes}

    def missing(self) -> list[tuple[Mixture, int]]:
        """What is still to be rendered of a grid that is laid out; the same sound under two names once."""
        done, missing = self.there(), []
        for place, note in zip(self._places, self.grid.notes, strict=True):
            if note.file not in done:
                done.add(note.file)
                missing.append(place)
        return missing

    def check_room(self, notes: int) -> None:
        """Raise SynthError that says how much is lacking."""
        free = shutil.disk_usage(_existing(self.folder)).free
        wanted = notes * -(-self.bytes_per_note // BLOCK_BYTES) * BLOCK_BYTES
        if wanted > free:
            raise SynthError(
                f"{notes} notes take {wanted / GIGA:.3g} GB, and {self.folder} has room for"
                f" {free / GIGA:.3g} GB: {(wanted - free) / GIGA:.3g} GB are lacking; make room, {AGAIN}"
            )

    def job(self, mixture: Mixture, pitch: int) -> Job:
        settings = self.settings
        return Job(
            self.folder / NOTES / f"{self._identity(mixture, pitch)}.wav",
            self._sources.mix(mixture, pitch),
            pitch,
            settings.samples,
            settings.temperature,
            settings.seed,
            self._sources.gain_db(mixture, pitch),
        )

    def run(self, hands: Hands, missing: list[tuple[Mixture, int]], told: Callable[[float], None]) -> None:
        """Render what is missing in batches; `told` how many notes are made. One batch is written meanwhile.

        Raise SynthError if there is no room for a batch; what was written stays.
        """
        places = iter(missing)

        def take(size: int) -> list[Job]:
            batch = list(islice(places, size))
            self.check_room(len(batch))
            return [self.job(*place) for place in batch]

        with ThreadPoolExecutor(1) as writer:
            writing: Future[None] | None = None
            for write in hands.render(take, self.rate_hz, told):
                self._wait(writing)
                writing = writer.submit(write)
            self._wait(writing)

    def _wait(self, writing: "Future[None] | None") -> None:
        try:
            if writing is not None:
                writing.result()
        except OSError as error:
            raise SynthError(
                f"cannot write a note into {self.folder / NOTES}: {error.strerror}; mend that, {AGAIN}"
            ) from None

    def _identity(self, mixture: Mixture, pitch: int) -> str:
        settings = self.settings
        sampling = settings.samples, settings.temperature, settings.seed
        embedding = self._sources.mix(mixture, pitch)
        gain_db = self._sources.gain_db(mixture, pitch)
        return identity.of_note(self._sources.model, embedding, pitch, *sampling, gain_db)


def differences(before: Grid, now: Grid) -> list[str]:
    """Fields in which two grids differ."""
    names = [field.name for field in msgspec.structs.fields(Grid)]
    found = [name for name in names if getattr(before, name) != getattr(now, name)]
    # They follow from the others, and from the instruments, the velocity, the temperature and the seed.
    return ["instruments or sampling"] if found == ["notes"] else [name for name in found if name != "notes"]


@contextmanager
def taken(folder: Path) -> Iterator[None]:
    """The folder for this process alone, made if need be. Raise SynthError if another one has it."""
    if folder.exists() and not folder.is_dir():
        raise SynthError(f"{folder} is a file: give a folder")
    if folder.is_dir() and not (folder / FILE).exists():
        others = sorted(path.name for path in folder.iterdir() if path.name not in OURS)
        if others:
            raise SynthError(f"{folder} is no grid and not empty ({others[0]}): give another folder")
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise SynthError(f"{folder} is being rendered by another `nsynth grid`: wait for it") from None
    try:
        for place in (folder, folder / NOTES, folder / KEPT):
            for half in place.glob("*.part"):
                half.unlink()
        yield
    finally:
        lock.release()


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that there is."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
