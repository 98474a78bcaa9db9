"""Which reader opens which file: the table of suffixes, and the readers that other packages announce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from ..models import Skipped
from .files import File
from .found import Found

Reader = Callable[[File], Iterator[Found | Skipped]]

# suffix -> the module of this package whose `read` opens it
READERS = {
    ".txt": "plain",
    ".md": "plain",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "tables",
    ".tsv": "tables",
    ".html": "web",
    ".htm": "web",
    ".pdf": "pdf",
    ".docx": "word",
    ".parquet": "parquet",
}


@cache
def announced() -> dict[str, EntryPoint]:
    """Readers of other packages, by suffix: entry points of the group `graphkit.readers`."""
    found = sorted(entry_points(group="graphkit.readers"), key=lambda point: (point.name, point.value))
    return {f".{point.name.lstrip('.').lower()}": point for point in found}


def suffixes() -> list[str]:
    """All suffixes that some reader opens, sorted."""
    return sorted({*READERS, *announced()})


def reader(suffix: str) -> Reader | None:
    """The reader of a suffix, None where there is none. A built-in reader goes before an announced one."""
    if suffix in READERS:
        chosen: Reader = import_module(f"{__package__}.{READERS[suffix]}").read
        return chosen
    point = announced().get(suffix)
    return point.load() if point else None
