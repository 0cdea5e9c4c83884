"""Opens every kind of data set alike: rendered ones, NSynth's own, folders of recordings."""

from pathlib import Path

from synth.datasets import examples, recordings, shards
from synth.datasets.general_midi import SPLITS
from synth.datasets.note_set import NoteInfo, NoteSet
from synth.errors import SynthError

__all__ = ["NoteInfo", "NoteSet", "open_notes", "splits_of"]


def open_notes(path: str | Path, split: str | None = None) -> NoteSet:
    """Open a data set; nothing of its sound is loaded yet. Raise SynthError with what is wrong and where.

    path: a folder of `nsynth render-dataset`, NSynth's (examples.json, audio/) or its .tar.gz, a folder of
        <instrument>_<pitch>.wav, or a folder of such folders or archives by split
    split: train, valid or test picks among those by split; where there is but one set it is taken whole
    """
    if split is not None and split not in SPLITS:
        raise SynthError(f"no split {split}: train, valid or test")
    path = Path(path)
    if not path.exists():
        raise SynthError(f"no data set {path}")
    parts = splits_of(path) if path.is_dir() else {}
    if parts:
        if split is None:
            raise SynthError(f"{path} holds several splits: choose {' or '.join(parts)}")
        if split not in parts:
            raise SynthError(f"{path} holds {', '.join(parts)}, but not {split}")
        path = parts[split]
    return _open(path)


def splits_of(path: Path) -> dict[str, Path]:
    """{split: folder or archive} of those in a folder that are named as ours or NSynth's are."""
    parts = {}
    for split in SPLITS:
        folders = [path / split, path / f"nsynth-{split}"]
        archives = [found for end in recordings.ARCHIVES for found in path.glob(f"nsynth-{split}*{end}")]
        found = [folder for folder in folders if folder.is_dir()] + sorted(archives)
        if found:
            parts[split] = found[0]
    return parts


def _open(path: Path) -> NoteSet:
    if path.is_file():
        if not path.name.endswith(recordings.ARCHIVES):
            raise SynthError(f"{path} is neither a folder nor a .tar.gz of NSynth")
        return shards.ShardNotes(recordings.unpack(path))
    if (path / shards.FOLDER).is_dir():
        return shards.ShardNotes(path)
    if (path / examples.FILE).is_file():
        return recordings.open_nsynth(path)
    return recordings.open_wavs(path)
