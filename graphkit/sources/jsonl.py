"""JSON lines: one object a line with `text`, and where known `id`, `title`, `date`, `source`, `url`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..models import Skipped
from .encoding import lines
from .files import File
from .found import BadFile, Found


def read(file: File) -> Iterator[Found | Skipped]:
    """The documents, line by line; a broken line is skipped and the next one read."""
    with file.open() as stream:
        for number, line in lines(stream):
            if isinstance(line, BadFile) or line.strip():
                yield _found(f"{file.name}:{number}", line)


def _found(where: str, line: str | BadFile) -> Found | Skipped:
    if isinstance(line, BadFile):
        return Skipped(path=where, reason=f"this line {line}")
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        return Skipped(path=where, reason=f"this line is no JSON ({error.msg}, at character {error.colno})")
    except (ValueError, RecursionError) as error:
        return Skipped(path=where, reason=f"this line is no JSON ({error})")
    if not isinstance(fields, dict):
        return Skipped(path=where, reason="this line is no JSON object ({...} with a 'text')")
    return Found(where, fields)
