"""What graphkit knows about the world: entries with names in both scripts, read from the YAML files in `data/`.

A name that is also a word, or the name of several things, carries a rule (`when`) of `rules.yaml` that says which
surroundings bear it out. A user's own files are laid over what ships.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from ..errors import KnowledgeError
from .entries import Alias, Entry, Knowledge, Rule
from .reading import KnowledgeFile, read_file

__all__ = ["Alias", "Entry", "Knowledge", "Rule", "knowledge", "shipped_files"]


def knowledge(extra: tuple[Path, ...] = ()) -> Knowledge:
    """The knowledge that ships with graphkit, read once, with a user's files (YAML, CSV, TSV) laid over it.

    An entry whose id is known adds to that entry; what it gives anew wins. Raises KnowledgeError, with file and line,
    where one of `extra` is broken, or gives a name that is another entry's without a rule to tell them apart.
    """
    return _with(extra) if extra else _shipped()


@cache
def shipped_files() -> tuple[KnowledgeFile, ...]:
    """The files in `data/`, in the order of their names."""
    folder = Path(str(files("graphkit") / "knowledge" / "data"))
    return tuple(read_file(path) for path in sorted(folder.glob("*.yaml")))


@cache
def _shipped() -> Knowledge:
    return _together(shipped_files())


def _with(extra: tuple[Path, ...]) -> Knowledge:
    from .check import faults

    given = tuple(_sourced(read_file(path)) for path in extra)
    for fault in faults(shipped_files(), given):
        raise KnowledgeError(str(fault))
    return _together((*shipped_files(), *given))


def _sourced(file: KnowledgeFile) -> KnowledgeFile:
    """A user's entry that names no source has the file itself as its source."""
    file.entries = [
        (line, e if e.source else e.model_copy(update={"source": (file.path.name,)})) for line, e in file.entries
    ]
    return file


def _together(layers: tuple[KnowledgeFile, ...]) -> Knowledge:
    entries: dict[str, Entry] = {}
    for _, entry in (found for layer in layers for found in layer.entries):
        known = entries.get(entry.id)
        entries[entry.id] = known.under(entry) if known else entry
    return Knowledge(entries=entries, rules={name: rule for layer in layers for name, (_, rule) in layer.rules.items()})
