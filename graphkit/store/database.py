"""The tables in DuckDB: transactions, bulk writes, queries. What they mean is said in `schema` and `workspace`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .load import rows
from .opening import connect, explained
from .schema import EXTRACTED, MERGED

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.types as ir
    import pyarrow as pa


class Database:
    """One open DuckDB file. Whatever it says about itself (locked, full, damaged) becomes a StoreError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.con: duckdb.DuckDBPyConnection = connect(path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        with explained(self.path):
            self.con.execute("BEGIN")
            try:
                yield
                self.con.execute("COMMIT")
            except BaseException:
                with suppress(Exception):  # a full disk has rolled back already
                    self.con.execute("ROLLBACK")
                raise

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a small result."""
        with explained(self.path):
            return list(rows(self.con, sql, *values))

    def column(self, sql: str) -> Iterator[Any]:
        """The first column of a large result, on a cursor of its own."""
        with explained(self.path):
            yield from (row[0] for row in rows(self.con.cursor(), sql))

    def arrow(self, query: ir.Table | str) -> pa.Table:
        """The result of SQL or of an Ibis expression."""
        with explained(self.path):
            return self.con.sql(query if isinstance(query, str) else to_sql(query)).to_arrow_table()

    def register(self, name: str, table: pa.Table) -> None:
        """Let queries read an Arrow table under that name."""
        self.con.register(name, table)

    def insert(self, name: str, table: pa.Table) -> None:
        """Add rows in bulk."""
        self.con.register("fresh", table)
        self.con.execute(f"INSERT INTO {name} BY NAME FROM fresh")
        self.con.unregister("fresh")

    def fill(self, name: str, table: pa.Table) -> None:
        """Put these rows in the place of all others."""
        self.con.execute(f"DELETE FROM {name}")
        self.insert(name, table)

    def make(self, name: str, query: ir.Table) -> None:
        """Run a step of the merge: into its table of the schema, or into a temporary one that later steps read."""
        sql = to_sql(query)
        if name in MERGED:
            self._refill(name, sql)
        else:
            self.con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def take(self, name: str, parquet: str, temporary: bool = False) -> None:
        """Put the rows of Parquet files in the place of all others, or into a temporary table."""
        quoted = parquet.replace("'", "''")
        found = f"SELECT * FROM read_parquet('{quoted}')"
        if temporary:
            self.con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {found}")
        else:
            self._refill(name, found)

    def _refill(self, name: str, sql: str) -> None:
        self.con.execute(f"DELETE FROM {name}")
        self.con.execute(f"INSERT INTO {name} BY NAME {sql}")

    def drop(self, *names: str) -> None:
        """Give temporary tables free."""
        for name in names:
            self.con.execute(f"DROP TABLE IF EXISTS {name}")

    def delete_documents(self, ids: Iterable[str]) -> int:
        """Delete all rows of the documents; gives how many documents there were."""
        wanted, count = list(ids), 0
        for name in EXTRACTED if wanted else ():
            column = "id" if name == "documents" else "document"
            gone = self.con.execute(f"DELETE FROM {name} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", [wanted])
            ((deleted,),) = gone.fetchall()
            count += deleted if name == "documents" else 0
        return count

    def note(self, key: str, value: str | None) -> None:
        """Keep a value in `meta`, or forget it."""
        self.con.execute("DELETE FROM meta WHERE key = ?", [key])
        if value is not None:
            self.con.execute("INSERT INTO meta VALUES (?, ?)", [key, value])

    def noted(self, key: str) -> str | None:
        """A value of `meta`."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", key)
        return str(found[0][0]) if found else None


def to_sql(query: ir.Table) -> str:
    """An Ibis expression in DuckDB's words."""
    import ibis

    return str(ibis.to_sql(query, dialect="duckdb"))
