"""`Workspace`: all that was read so far, in one DuckDB file; the graph is a view of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from ..models import Edge, Extraction
from ..resolution import Profile, Resolution
from . import history
from .copies import origins
from .files import replacing
from .load import Merged, bare_edges, load, rows
from .merge import steps
from .nodes import entity_table, mapping_table
from .opening import FILE, connect, explained
from .profiles import queries, to_profiles
from .rows import tables
from .schema import EXTRACTED, MERGED

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

Judge = Callable[[list[Edge]], list[Edge]]

BATCH = 64  # documents a transaction: what a crash may cost


class Appended(NamedTuple):
    """How many documents were new, and how many took the place of an older reading."""

    added: int = 0
    replaced: int = 0


class Known(NamedTuple):
    """A document in the workspace: hash of its content, version of the pipeline that read it."""

    hash: str
    pipeline: str


class Workspace:
    """The folder's `graph.duckdb`, open for writing; use it in a `with` block.

    StoreError where another process holds it, where it is damaged, and where a newer graphkit wrote it.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.path = self.folder / FILE
        self._con = connect(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file free for others; harmless when done twice."""
        self._con.close()

    # what was read

    def append(self, extractions: Iterable[Extraction]) -> Appended:
        """Save extractions, 64 documents a transaction; one with a known id takes the place of the older reading."""
        done = Appended()
        stream = iter(extractions)
        while batch := list(islice(stream, BATCH)):
            replaced = self._append({x.id: x for x in batch})
            done = Appended(done.added + len(batch) - replaced, done.replaced + replaced)
        return done

    def _append(self, batch: dict[str, Extraction]) -> int:
        return self.append_tables(tables(batch.values()), batch)

    def append_tables(self, made: Mapping[str, pa.Table], ids: Iterable[str]) -> int:
        """Save the rows of some documents in one transaction; gives how many of the ids took another's place."""
        with self._transaction():
            replaced = self._delete(ids)
            for name, table in made.items():
                self._insert(name, table)
        return replaced

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Forget documents; gives the ids that were there. Their part in the graph goes with the next merge."""
        ids = sorted(set(ids))
        there = sorted(self.known().keys() & set(ids))
        with self._transaction():
            self._delete(there)
        return there

    def known(self) -> dict[str, Known]:
        """Every document by id."""
        with explained(self.path):
            return {id: Known(*rest) for id, *rest in rows(self._con, "SELECT id, hash, pipeline FROM documents")}

    def extractions(self) -> Iterator[Extraction]:
        """Every extraction as it was appended, sorted by id."""
        return map(Extraction.model_validate_json, self._lines())

    def write_extractions(self, path: str | Path) -> None:
        """All extractions as JSON lines, sorted by id: enough to make the workspace again."""
        with replacing(Path(path)) as file:
            file.writelines(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        with explained(self.path):
            yield from (line for (line,) in rows(self._con.cursor(), "SELECT extraction FROM documents ORDER BY id"))

    # what follows from it

    def profiles(self) -> list[Profile]:
        """The names to resolve, sorted by id."""
        with explained(self.path):
            return to_profiles(**{name: self._query(query) for name, query in queries().items()})

    def merge(self, resolution: Resolution, judge: Judge | None = None, command: str = "build") -> Merged:
        """Fold all claims into entities and edges, save them as a new run, and give them.

        `judge` takes all edges and gives those that people let stand (`resolution.judged_edges`).
        """
        with self._transaction():
            self._register("who", mapping_table(resolution.entity_of, "profile", "entity"))
            self._register("origins", mapping_table(self._origins(), "document", "origin"))
            for name, query in steps().items():
                self._make(name, query)
            self._fill("entities", entity_table(resolution, self._con.sql("FROM nodes").to_arrow_table()))
            if judge is not None:
                self._judge(judge)
            history.record_run(self._con, command)
            self._con.execute("DROP TABLE linked; DROP TABLE nodes")
        return self.graph()

    def graph(self) -> Merged:
        """The graph as the last merge left it."""
        with explained(self.path):
            return load(self._con)

    def runs(self) -> list[history.Run]:
        """All merges so far, the first one first."""
        with explained(self.path):
            return history.runs(self._con)

    def diff(self, run_a: int, run_b: int) -> list[history.Change]:
        """What changed from one run to another; StoreError for a run that never was."""
        with explained(self.path):
            return history.diff(self._con, run_a, run_b)

    # the tables

    def _origins(self) -> dict[str, str]:
        found = self._con.sql("SELECT id, signature FROM documents").to_arrow_table()
        return origins(found.column("id").to_pylist(), found.column("signature").to_numpy())

    def _judge(self, judge: Judge) -> None:
        kept = {e.id: str(e.confidence) for e in judge(bare_edges(self._con))}
        self._register("kept", mapping_table(kept, "id", "confidence"))
        self._con.execute("DELETE FROM edges WHERE id NOT IN (SELECT id FROM kept)")
        self._con.execute("DELETE FROM edge_claims WHERE edge NOT IN (SELECT id FROM kept)")
        self._con.execute("UPDATE edges SET confidence = kept.confidence::DOUBLE FROM kept WHERE kept.id = edges.id")

    def _delete(self, ids: Iterable[str]) -> int:
        """Delete all rows of the documents; gives how many documents there were."""
        ids = list(ids)
        for name in EXTRACTED:
            column = "id" if name == "documents" else "document"
            gone = self._con.execute(f"DELETE FROM {name} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", [ids])
            if name == "documents":
                ((count,),) = gone.fetchall()
        return int(count)

    def _fill(self, name: str, table: pa.Table) -> None:
        self._con.execute(f"DELETE FROM {name}")
        self._insert(name, table)

    def _insert(self, name: str, table: pa.Table) -> None:
        self._register("fresh", table)
        self._con.execute(f"INSERT INTO {name} BY NAME FROM fresh")
        self._con.unregister("fresh")

    def _register(self, name: str, table: pa.Table) -> None:
        self._con.register(name, table)

    def _make(self, name: str, query: ir.Table) -> None:
        """Run one step of the merge: into its table of the schema, or a temporary one that later steps read."""
        sql = _sql(query)
        if name in MERGED:
            self._con.execute(f"DELETE FROM {name}")
            self._con.execute(f"INSERT INTO {name} BY NAME {sql}")
        else:
            self._con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def _query(self, query: ir.Table) -> pa.Table:
        return self._con.sql(_sql(query)).to_arrow_table()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing."""
        with explained(self.path):
            self._con.execute("BEGIN")
            try:
                yield
                self._con.execute("COMMIT")
            except BaseException:
                with suppress(Exception):  # a full disk has rolled back already
                    self._con.execute("ROLLBACK")
                raise


def _sql(query: ir.Table) -> str:
    import ibis

    return str(ibis.to_sql(query, dialect="duckdb"))
