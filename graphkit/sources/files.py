"""Paths in, files out: single files, folders (all below them, sorted), `-` for stdin, and urls."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from ..errors import SourceError
from ..models import Skipped
from .found import BadFile

# how compressed files are opened; the suffix before this one says what is inside
COMPRESSED: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
# no file that is one document may be larger; it would be longer than spaCy takes (1,000,000 characters)
MAX_BYTES = 100_000_000


@dataclass(frozen=True)
class File:
    """A file that can be opened: `name` as the user gave it, `suffix` in lower case, with its dot."""

    name: str
    suffix: str
    open: Callable[[], AbstractContextManager[IO[bytes]]]

    def bytes(self) -> bytes:
        """All of it. Raises `BadFile` above 100 MB, which no single document is."""
        with self.open() as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise BadFile("is larger than 100 MB: split it, or give many documents as .jsonl")
        return data


def make_file(path: str, opener: Callable[[], Any]) -> File:
    """A file of this name, unpacked on the way where its suffix says that it is compressed."""
    stem, suffix = os.path.splitext(path)
    suffix = suffix.lower()
    if suffix in COMPRESSED:
        inner = os.path.splitext(stem)[1].lower()
        return File(shown(path), inner, partial(_unpacked, opener, COMPRESSED[suffix]))
    return File(shown(path), suffix, opener)


@contextmanager
def _unpacked(opener: Callable[[], Any], unpack: Callable[..., Any]) -> Iterator[IO[bytes]]:
    with opener() as packed, unpack(packed) as stream:
        yield stream


def shown(path: str) -> str:
    """A path as it can be printed: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def find(paths: Iterable[str | Path], known: Collection[str]) -> list[File | Skipped]:
    """All files behind the paths, in their order; a file given twice counts once.

    In a folder, hidden files and those called README are left out, and files of unknown suffix are skipped.
    Raises SourceError for a path that does not exist and for a folder in which there is nothing to read.
    """
    found: dict[str, File | Skipped] = {}
    for path in paths:
        for item in _expand(str(path), known):
            found.setdefault(item.name if isinstance(item, File) else item.path, item)
    return list(found.values())


def _expand(path: str, known: Collection[str]) -> list[File | Skipped]:
    if path == "-":
        return [File("<stdin>", ".jsonl", lambda: sys.stdin.buffer)]
    if "://" in path:
        from .remote import find_remote

        return find_remote(path, known)
    if not os.path.lexists(path):
        raise SourceError(f"{shown(path)}: no such file or folder")
    if not os.path.isdir(path):
        return [_local(path)]
    return in_folder(shown(path), [_local(p) if isinstance(p, str) else p for p in _walk(path)], known)


def _local(path: str) -> File:
    return make_file(path, partial(open, path, "rb"))


def _walk(folder: str) -> Iterator[str | Skipped]:
    """All files below a folder, sorted by name, a folder's own before those of its folders."""
    unreadable: list[Skipped] = []

    def note(error: OSError) -> None:
        unreadable.append(Skipped(path=shown(str(error.filename)), reason=f"cannot be opened: {error.strerror}"))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (os.path.join(root, name) for name in sorted(names))
    yield from unreadable


def in_folder(folder: str, items: Iterable[File | Skipped], known: Collection[str]) -> list[File | Skipped]:
    """The files of a folder that are documents. Raises SourceError if none is."""
    kept = [item for item in items if isinstance(item, Skipped) or not _aside(item.name)]
    if not any(isinstance(item, File) and item.suffix in known for item in kept):
        raise SourceError(f"{folder}: no document in this folder (graphkit reads {' '.join(known)})")
    return kept


def _aside(name: str) -> bool:
    """Whether a file of a folder is there for people: hidden, or a README."""
    base = os.path.basename(name).lower()
    return base.startswith(".") or base.split(".")[0] == "readme"
