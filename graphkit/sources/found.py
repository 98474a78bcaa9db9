"""What a reader hands over: the fields of one document as the file gives them, and where they stood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Found(NamedTuple):
    """One document's raw fields (`text`, and where there are any `id`, `title`, `date`, `source`, `url`, others).

    `where` is the file's name, with `:line` where a file holds several documents.
    """

    where: str
    fields: Mapping[str, Any]


class BadFile(Exception):
    """A file that is not what its suffix says. Caught in `reading.py`, where it becomes a `Skipped`."""
