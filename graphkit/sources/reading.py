"""`read`: from paths to documents, one at a time, in the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..models import Document, Skipped, content_id
from .documents import to_document
from .files import File, find
from .found import BadFile, Found
from .quiet import hushed
from .readers import reader, suffixes


def read(paths: Iterable[str | Path]) -> Iterator[Document | Skipped]:
    """Every document behind the paths, and a `Skipped` with its reason for everything that is none.

    Paths are files, folders (everything below, sorted), `-` (JSON lines from stdin) or urls that fsspec opens.
    The id of a document is unique in the input: of two with the same id the first is taken.
    Raises SourceError, before anything is read, where a path does not exist or holds nothing at all.
    """
    return _unique(_documents(find(paths, suffixes())))


def _documents(files: Iterable[File | Skipped]) -> Iterator[tuple[str, Document | Skipped]]:
    """Where it stood, and the document or why there is none."""
    for file in files:
        if isinstance(file, Skipped):
            yield file.path, file
            continue
        for found in _open(file):
            yield (found.path, found) if isinstance(found, Skipped) else (found.where, _document(found))


def _open(file: File) -> Iterator[Found | Skipped]:
    """What the file's reader finds; whatever goes wrong inside it ends as the reason why the rest is skipped."""
    chosen = reader(file.suffix)
    if chosen is None:
        known = " ".join(suffixes())
        yield Skipped(path=file.name, reason=f"no reader for '{file.suffix or 'no suffix'}' (graphkit reads {known})")
        return
    nothing = True
    try:
        for found in hushed(chosen(file)):
            nothing = False
            yield found
        if nothing:
            raise BadFile("holds no document")
    except BadFile as problem:
        yield Skipped(path=file.name, reason=str(problem))
    except OSError as error:
        yield Skipped(path=file.name, reason=f"cannot be read: {error.strerror or error}")
    except MemoryError:
        raise
    except Exception as error:  # parsers of foreign formats raise whatever comes to hand
        said = " ".join(str(error).split())[:160]
        yield Skipped(path=file.name, reason=f"is no proper {file.suffix} file ({type(error).__name__}: {said})")


def _document(found: Found) -> Document | Skipped:
    try:
        return to_document(found)
    except BadFile as problem:
        return Skipped(path=found.where, reason=str(problem))


def _unique(items: Iterable[tuple[str, Document | Skipped]]) -> Iterator[Document | Skipped]:
    seen: dict[str, tuple[str, str]] = {}
    for where, item in items:
        if isinstance(item, Skipped):
            yield item
            continue
        content = content_id(item.title, item.text)
        if item.id not in seen:
            seen[item.id] = where, content
            yield item
            continue
        first, its_content = seen[item.id]
        if its_content == content:
            yield Skipped(path=where, reason=f"the same document as {first}")
        else:
            yield Skipped(path=where, reason=f"its id '{item.id}' is taken by {first}: ids must be unique, or left out")
