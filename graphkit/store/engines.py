"""Who runs the merge: DuckDB in this process, or Spark (`spark.py`). Both run the steps of `merge`, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..resolution import Profile
from .database import Database
from .merge import steps
from .profiles import queries, to_profiles

if TYPE_CHECKING:
    import pyarrow as pa


class Engine(Protocol):
    """Where the expressions run."""

    def profiles(self, data: Database) -> list[Profile]:
        """The names to resolve, sorted by id."""

    def merge(self, data: Database, given: dict[str, pa.Table]) -> None:
        """From `given` (the tables `who` and `origins`), fill `edges` and `edge_claims` of `data` and make `nodes`."""


class Local:
    """DuckDB, over the workspace's own tables."""

    def profiles(self, data: Database) -> list[Profile]:
        """The names to resolve, sorted by id."""
        return to_profiles(**{name: data.arrow(query) for name, query in queries().items()})

    def merge(self, data: Database, given: dict[str, pa.Table]) -> None:
        """Run the steps one after the other."""
        for name, table in given.items():
            data.register(name, table)
        for name, query in steps().items():
            data.make(name, query)
