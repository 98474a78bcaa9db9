"""The memory of resolution in the workspace: scores of pairs, good for the version of graphkit that reckoned them."""

from __future__ import annotations

from ..resolution import Memory
from ..resolution.memory import Row, version
from .database import Database
from .rows import arrow_table

_VERSION = "scores"


def load(data: Database) -> Memory:
    """What is remembered; nothing where the rules of comparing have changed since."""
    if data.noted(_VERSION) != version():
        return Memory()
    found = data.arrow('SELECT "left", "right", "value", reasons FROM scores')
    return Memory(map(Row, *(column.to_pylist() for column in found.columns)))


def save(data: Database, memory: Memory) -> None:
    """Put the pairs of the last resolution in the place of all others, where they are not the same."""
    if memory.changed:
        with data.transaction():
            data.fill("scores", arrow_table("scores", list(memory.rows())))
            data.note(_VERSION, version())
