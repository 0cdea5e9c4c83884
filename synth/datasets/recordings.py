"""Notes in sound files: NSynth's own folders, a musician's `<instrument>_<pitch>.wav`, NSynth's archives."""

import functools
import gzip
import logging
import os
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path

import numpy as np
import soundfile

from synth import audio, mulaw
from synth.config import SAMPLE_RATE
from synth.datasets import examples
from synth.datasets.note_set import NoteInfo, NoteSet
from synth.datasets.shards import ShardWriter
from synth.errors import SynthError

AUDIO = "audio"
ARCHIVES = (".tar.gz", ".tgz")
SHORTEST_SECONDS = 0.25
# A name says no velocity; this is forte.
VELOCITY = 100
UNKNOWN = "unknown"
CACHED_NOTES = 1000  # 64 MB
log = logging.getLogger(__name__)


class Recordings(NoteSet):
    """One sound file a note, read when it is asked for."""

    def __init__(self, infos: list[NoteInfo], paths: list[Path]) -> None:
        self.infos = infos
        self._paths = paths

    def codes(self, index: int) -> np.ndarray:
        return read_codes(self._paths[index])


@functools.lru_cache(CACHED_NOTES)
def read_codes(path: Path) -> np.ndarray:
    """int8 [samples] of a sound file at any rate. Raise SynthError if it cannot serve."""
    sound = audio.read(path)
    if len(sound) < SHORTEST_SECONDS * SAMPLE_RATE:
        raise SynthError(f"{path} is {len(sound) / SAMPLE_RATE:.3f} s long; at least {SHORTEST_SECONDS} s")
    codes = mulaw.encode(sound)
    codes.setflags(write=False)
    return codes


def open_nsynth(folder: Path) -> Recordings:
    """examples.json and audio/<note_str>.wav, as NSynth's archives unpack."""
    infos = list(examples.read(folder / examples.FILE).values())
    sounds = folder / AUDIO
    # One look into the folder: NSynth's train has 289,205 files.
    there = {entry.name for entry in os.scandir(sounds)} if sounds.is_dir() else set()
    for info in infos:
        if f"{info.name}.wav" not in there:
            raise SynthError(f"{folder / examples.FILE}: note {info.name} has no {AUDIO}/{info.name}.wav")
    return Recordings(infos, [sounds / f"{info.name}.wav" for info in infos])


def open_wavs(folder: Path) -> Recordings:
    """Every `<instrument>_<pitch>.wav` of a folder, by name. Raise SynthError at one that cannot serve."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".wav")
    if not paths:
        raise SynthError(f"{folder} holds no notes: neither {examples.FILE} nor <instrument>_<pitch>.wav")
    infos = [_named_info(path) for path in paths]
    converted = [path for path in paths if _header(path) != (SAMPLE_RATE, 1)]
    if converted:
        log.warning(
            "%s: %d of %d files are not 16 kHz mono and are converted as they are read, %s first",
            *(folder, len(converted), len(paths), converted[0].name),
        )
    return Recordings(infos, paths)


def _named_info(path: Path) -> NoteInfo:
    instrument, _, pitch = path.stem.rpartition("_")
    if not instrument or not (pitch.isascii() and pitch.isdigit()) or int(pitch) > 127:
        raise SynthError(f"{path} is not named <instrument>_<pitch>.wav with a pitch of 0 to 127")
    return NoteInfo(path.stem, int(pitch), VELOCITY, instrument, UNKNOWN, UNKNOWN)


def _header(path: Path) -> tuple[int, int]:
    """(rate in Hz, channels). Raise SynthError if the file is too short or no audio."""
    try:
        facts = soundfile.info(path)
    except (soundfile.LibsndfileError, OSError) as error:
        raise SynthError(f"{path} cannot be read as audio: {audio.unreadable(path, error)}") from None
    if facts.frames < SHORTEST_SECONDS * facts.samplerate:
        raise SynthError(f"{path} is {facts.duration:.3f} s long; at least {SHORTEST_SECONDS} s are needed")
    return facts.samplerate, facts.channels


def unpack(archive: Path) -> Path:
    """The folder of shards of an NSynth .tar.gz, made beside it at the first use, one note at a time."""
    stem = next(archive.name.removesuffix(end) for end in ARCHIVES if archive.name.endswith(end))
    folder = archive.with_name(stem + ".codes")
    if folder.is_dir():
        return folder
    log.warning("%s is read once; its notes as 8-bit codes go to %s", archive, folder)
    half = folder.with_name(folder.name + ".part")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    try:
        _unpack_into(archive, half)
        half.replace(folder)
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise SynthError(f"{archive} cannot be read as a whole .tar.gz: {error}") from None
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return folder


def _unpack_into(archive: Path, folder: Path) -> None:
    from rich.progress import Progress

    writer = ShardWriter(folder)
    sounds = set()
    with (
        tempfile.NamedTemporaryFile(suffix=".wav", dir=folder) as passing,
        Progress() as progress,
        progress.open(archive, "rb", description=archive.name) as file,
        # tarfile's own gzip stream takes a cut file for a whole one.
        gzip.open(file) as plain,
        tarfile.open(fileobj=plain, mode="r|") as members,
    ):
        for member in members:
            source = members.extractfile(member)
            name = Path(member.name)
            if source and name.name == examples.FILE:
                (folder / examples.FILE).write_bytes(source.read())
            elif source and name.suffix == ".wav":
                Path(passing.name).write_bytes(source.read())
                sounds.add(name.stem)
                writer.add(name.stem, _member_codes(Path(passing.name), f"{archive}: {member.name}"))
    writer.flush()
    if not (folder / examples.FILE).is_file():
        raise SynthError(f"{archive} holds no {examples.FILE}")
    silent = examples.read(folder / examples.FILE).keys() - sounds
    if silent:
        raise SynthError(f"{archive}: note {min(silent)} of {examples.FILE} has no sound")


def _member_codes(path: Path, shown: str) -> np.ndarray:
    try:
        return read_codes.__wrapped__(path)
    except SynthError as error:
        raise SynthError(str(error).replace(str(path), shown)) from None
