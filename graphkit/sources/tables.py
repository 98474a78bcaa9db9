"""CSV and TSV: one document a row, the columns named in the first one; `text` is needed."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from ..models import Skipped
from .documents import MAX_CHARS
from .encoding import lines
from .files import File
from .found import BadFile, Found

DELIMITERS = ",;\t|"


def read(file: File) -> Iterator[Found | Skipped]:
    """The documents, row by row; a row with more fields than the header is skipped."""
    csv.field_size_limit(MAX_CHARS * 2)
    with file.open() as stream:
        texts = _texts(lines(stream))
        header = next(texts, "")
        if not header.strip():
            raise BadFile("is empty")
        delimiter = max(DELIMITERS, key=header.count)
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter))]
        if "text" not in names:
            raise BadFile(f"has no 'text' column (its first line names: {', '.join(names)})")
        yield from _rows(file.name, names, csv.reader(texts, delimiter=delimiter))


def _rows(name: str, names: list[str], rows: Iterator[list[str]]) -> Iterator[Found | Skipped]:
    try:
        for number, row in _numbered(rows):
            where = f"{name}:{number}"
            if len(row) > len(names):
                yield Skipped(path=where, reason=f"has {len(row)} fields under {len(names)} columns: quote its commas")
            elif any(row):
                yield Found(where, dict(zip(names, row, strict=False)))
    except csv.Error as error:
        raise BadFile(f"is broken from some line on ({error})") from error


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of the line on which it starts (a quoted field may hold line breaks)."""
    line = 2
    for row in rows:
        yield line, row
        line = rows.line_num + 2  # type: ignore[attr-defined]


def _texts(numbered: Iterator[tuple[int, str | BadFile]]) -> Iterator[str]:
    for number, line in numbered:
        if isinstance(line, BadFile):
            raise BadFile(f"is not read from line {number} on: this line {line}")
        yield line
