"""TensorFlow's checkpoints (the V2 format, "tensor bundles") without TensorFlow.

<prefix>.index is a table of variable names and of where in <prefix>.data-0000i-of-0000n their numbers lie.
Nothing is trusted: names of files are looked up among those there are, sizes are held against the shapes
and the files, and numbers against their checksums. Source: tensorflow/core/protobuf/tensor_bundle.proto.
"""

import lzma
import math
import posixpath
import re
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, cast

import numpy as np

from synth.errors import SynthError
from synth.sstable import MAGIC, entries, masked_crc32c, varint

INDEX = ".index"
PACKED = (".tgz", ".gz", ".tbz2", ".bz2", ".txz", ".xz")
PART_OF_ONE = re.compile(r"(.+)(\.index|\.meta|\.data-\d{5}-of-\d{5})")
# The files of a checkpoint that are read, of which a tar may have more.
WANTED = re.compile(r"(.*/)?checkpoint|.+(\.index|\.data-\d{5}-of-\d{5})")
NAMED = re.compile(r'^model_checkpoint_path: "([^"]+)"', re.MULTILINE)
# The published network's index has 15 kB, and four times that with an optimiser's slots and averages.
LARGEST_INDEX_BYTES = 2**18
# Of a compressed tar so much is unpacked, and unpacked so much at a time: sixteen times what was published.
LARGEST_UNPACKED_BYTES, PIECE_BYTES = 2**32, 2**20
# Of a tar's header with a long name, which is read as a whole.
LARGEST_HEADER_BYTES = 2**16
DTYPES = {1: "<f4", 2: "<f8", 3: "<i4", 4: "<u1", 5: "<i2", 6: "<i1", 9: "<i8", 10: "?", 19: "<f2"}


@dataclass(frozen=True)
class Span:
    """A file, or a member of a tar that is read in place.

    folder is the passing one that it was unpacked into: it goes with the last of its spans.
    """

    path: Path
    start: int
    size: int
    folder: tempfile.TemporaryDirectory | None = field(default=None, repr=False, compare=False)

    def read(self, offset: int, size: int) -> np.ndarray:
        """uint8 [size]"""
        with self.path.open("rb") as file:
            file.seek(self.start + offset)
            found = np.fromfile(file, np.uint8, size)
        if len(found) < size:
            raise SynthError(f"{self.path} ends before its time")
        return found


@dataclass(frozen=True)
class Variable:
    """Numbers that stay in their file until NumPy asks for them; dtype is None for what is not read."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype | None
    span: Span
    offset: int
    size: int
    crc: int

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        """Raise SynthError if the numbers are not those that were written."""
        if self.dtype is None:
            raise SynthError(f"variable {self.name} holds no plain numbers")
        found = self.span.read(self.offset, self.size)
        if masked_crc32c(found) != self.crc:
            raise SynthError(f"variable {self.name} is damaged in {self.span.path}: its checksum is wrong")
        return found.view(self.dtype).reshape(self.shape).astype(dtype or self.dtype, copy=False)


def read(path: str | Path) -> dict[str, Variable]:
    """Variables by name of a prefix, one of its files, a folder or a .tar, compressed or not.

    Raise SynthError with one line if there is no checkpoint, one that is not whole, or several.
    """
    path = Path(path)
    if path.is_dir():
        files = _folder(path)
        prefix = _chosen(files, path)
    elif path.is_file() and not PART_OF_ONE.fullmatch(path.name) and path.suffix in (".tar", *PACKED):
        files = _packed(path) if path.suffix in PACKED else _tar(path)
        prefix = _chosen(files, path)
    else:
        files = _folder(path.parent) if path.parent.is_dir() else {}
        part = PART_OF_ONE.fullmatch(path.name)
        prefix = part[1] if part else path.name
        if prefix + INDEX not in files:
            raise SynthError(_no_checkpoint(path))
    try:
        return _variables(files, prefix)
    except ValueError as error:
        raise SynthError(f"{path}: the index {prefix}{INDEX} cannot be read: {error}") from None


def _no_checkpoint(path: Path) -> str:
    if path.is_file():
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - len(MAGIC)))
            if file.read() == MAGIC:
                return f"{path} is a checkpoint in TensorFlow's first format (V1); save it again as V2"
    return (
        f"{path} is no TensorFlow checkpoint: give its prefix (model.ckpt-200000), its .index,"
        " its folder or its .tar; or else a .safetensors file"
    )


def _folder(folder: Path) -> dict[str, Span]:
    return {each.name: Span(each, 0, each.stat().st_size) for each in folder.iterdir() if each.is_file()}


class Member(tarfile.TarInfo):
    """What is no file is small: tarfile takes it into memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "Member":
        found = super().frombuf(buf, encoding, errors)
        if not found.isfile() and found.size > LARGEST_HEADER_BYTES:
            raise SynthError(f"a header of the tar says that it has {found.size} bytes")
        return found


def _tar(path: Path) -> dict[str, Span]:
    """Members by name, which never becomes a path."""
    size = path.stat().st_size
    try:
        with tarfile.open(path, "r:", tarinfo=Member) as tar:
            members = [each for each in tar if each.isreg() and not each.issparse()]
    except (tarfile.TarError, ValueError, OverflowError):
        raise SynthError(
            f"{path} is not a whole, plain tar; a compressed one is known by its ending, {', '.join(PACKED)}"
        ) from None
    return {
        each.name: Span(path, each.offset_data, each.size)
        for each in members
        if each.size >= 0 and each.offset_data + each.size <= size
    }


def _packed(path: Path) -> dict[str, Span]:
    """Members of a compressed tar by name, which never becomes a path: they are unpacked under numbers."""
    folder = tempfile.TemporaryDirectory(prefix="nsynth-")
    found: dict[str, Span] = {}
    try:
        # As a stream, which takes no more memory than a piece, whatever the tar says of itself.
        with tarfile.open(path, "r|*", tarinfo=Member) as tar:
            for number, member in enumerate(tar):
                if member.offset_data + member.size > LARGEST_UNPACKED_BYTES:
                    raise SynthError(f"{path} unpacks to more than {LARGEST_UNPACKED_BYTES} bytes")
                if member.isreg() and not member.issparse() and WANTED.fullmatch(member.name):
                    target = Path(folder.name, str(number))
                    with target.open("wb") as file, cast(IO[bytes], tar.extractfile(member)) as packed:
                        shutil.copyfileobj(packed, file, PIECE_BYTES)
                    found[member.name] = Span(target, 0, target.stat().st_size, folder)
    except (tarfile.TarError, ValueError, OverflowError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise SynthError(f"{path} is not a whole compressed tar: {error}") from None
    except OSError as error:
        raise SynthError(
            f"{path} cannot be unpacked into {folder.name} ({error.strerror}): make room there, or set TMPDIR"
        ) from None
    return found


def _chosen(files: Mapping[str, Span], where: Path) -> str:
    """The prefix that a file `checkpoint` names as the newest, or the only one."""
    prefixes = sorted(name.removesuffix(INDEX) for name in files if name.endswith(INDEX))
    for name, span in files.items():
        if posixpath.basename(name) == "checkpoint" and span.size < 2**16:
            named = NAMED.search(span.read(0, span.size).tobytes().decode("utf-8", "replace"))
            # The path is that of the machine that trained: what counts is its last part.
            prefix = named and posixpath.join(posixpath.dirname(name), posixpath.basename(named[1]))
            if prefix in prefixes:
                return str(prefix)
    if not prefixes:
        raise SynthError(f"{where} holds no TensorFlow checkpoint: no file in it ends in {INDEX}")
    if len(prefixes) > 1:
        raise SynthError(f"{where} holds several checkpoints; give one of {', '.join(prefixes[:20])}")
    return prefixes[0]


def _variables(files: Mapping[str, Span], prefix: str) -> dict[str, Variable]:
    index = files[prefix + INDEX]
    if index.size > LARGEST_INDEX_BYTES:
        raise ValueError(f"it has {index.size} bytes; to {LARGEST_INDEX_BYTES} are read")
    found: dict[str, Variable] = {}
    shards = 0
    for key, value in entries(index.read(0, index.size).tobytes()):
        message = _message(value)
        if not key:
            shards = _number(message, 1)
            if _number(message, 2):
                raise ValueError("it was written by a big-endian machine")
        else:
            name = key.decode()
            if not name.isprintable():
                raise ValueError("a name is not text")
            found[name] = _variable(name, message, shards, prefix, files)
    _hold_apart(found)
    return found


def _variable(
    name: str, message: dict[int, list], shards: int, prefix: str, files: Mapping[str, Span]
) -> Variable:
    if 7 in message:
        raise ValueError(f"variable {name} is stored in slices")
    shape = tuple(_dimension(each) for each in _message(_bytes(message, 2)).get(2, []))
    shard, offset, size = (_number(message, field) for field in (3, 4, 5))
    span = files.get(f"{prefix}.data-{shard:05d}-of-{shards:05d}")
    if span is None:
        raise SynthError(f"{prefix}.data-{shard:05d}-of-{shards:05d}, which holds {name}, is not there")
    code = _number(message, 1)
    dtype = np.dtype(DTYPES[code]) if code in DTYPES else None
    if len(shape) > 8 or (dtype and math.prod(shape) * dtype.itemsize != size):
        raise ValueError(f"variable {name} has shape {list(shape)[:8]}, but {size} bytes")
    if offset + size > span.size:
        raise SynthError(
            f"variable {name} ends at byte {offset + size} of {prefix}.data-{shard:05d}-of-{shards:05d},"
            f" which has {span.size}: it is not whole"
        )
    return Variable(name, shape, dtype, span, offset, size, _number(message, 6))


def _hold_apart(variables: Mapping[str, Variable]) -> None:
    """So that no more is read than the files hold."""
    placed = sorted(variables.values(), key=lambda each: (str(each.span), each.offset, each.size))
    for first, second in pairwise(placed):
        if first.span == second.span and first.offset + first.size > second.offset:
            raise ValueError(f"variables {first.name} and {second.name} overlap")


def _dimension(message: Any) -> int:
    if not isinstance(message, bytes):
        raise ValueError("a dimension is no message")
    size = _number(_message(message), 1)
    if size >= 2**63:
        raise ValueError("a dimension is negative")
    return size


def _message(data: bytes) -> dict[int, list]:
    """Protocol buffer's fields by number: numbers, or bytes of what has a length."""
    found: dict[int, list] = {}
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        kind = tag & 7
        if kind == 0:
            value: int | bytes
            value, at = varint(data, at)
        elif kind in (1, 2, 5):
            size, at = varint(data, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
            if at + size > len(data):
                raise ValueError("a field is longer than its message")
            value = data[at : at + size]
            at += size
            if kind != 2:
                value = int.from_bytes(value, "little")
        else:
            raise ValueError(f"a field has the unknown kind {kind}")
        found.setdefault(tag >> 3, []).append(value)
    return found


def _number(message: Mapping[int, list], field: int) -> int:
    value = message.get(field, [0])[-1]
    if not isinstance(value, int):
        raise ValueError(f"field {field} is no number")
    return value


def _bytes(message: Mapping[int, list], field: int) -> bytes:
    value = message.get(field, [b""])[-1]
    if not isinstance(value, bytes):
        raise ValueError(f"field {field} is no message")
    return value
