"""`Workspace`: all that was read so far, in one DuckDB file; the graph is a view of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from ..models import Edge, Extraction
from ..resolution import Memory, Profile, Resolution
from . import history, remembered
from .copies import origins
from .database import Database
from .engines import Engine, Local
from .files import replacing
from .load import Merged, bare_edges, load
from .nodes import entity_table, mapping_table
from .opening import FILE, explained
from .rows import tables

if TYPE_CHECKING:
    import pyarrow as pa

Judge = Callable[[list[Edge]], list[Edge]]

BATCH = 64  # documents a transaction: what a crash may cost
_PENDING = "pending"


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
        self._data = Database(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file free for others; harmless when done twice."""
        self._data.con.close()

    # what was read

    def append(self, extractions: Iterable[Extraction]) -> Appended:
        """Save extractions, 64 documents a transaction; one with a known id takes the place of the older reading.

        What came before an error in `extractions` itself is saved, then the error goes on its way.
        """
        done, batch = Appended(), dict[str, Extraction]()
        try:
            for extraction in extractions:
                batch[extraction.id] = extraction
                if len(batch) == BATCH:
                    full, batch = batch, {}
                    done = self._append(full, done)
        finally:
            done = self._append(batch, done)
        return done

    def _append(self, batch: dict[str, Extraction], done: Appended) -> Appended:
        replaced = self.append_tables(tables(batch.values()), batch) if batch else 0
        return Appended(done.added + len(batch) - replaced, done.replaced + replaced)

    def append_tables(self, made: Mapping[str, pa.Table], ids: Iterable[str]) -> int:
        """Save the rows of some documents in one transaction; gives how many of the ids took another's place."""
        with self._data.transaction():
            replaced = self._data.delete_documents(ids)
            for name, table in made.items():
                self._data.insert(name, table)
            self._data.note(_PENDING, "yes")
        return replaced

    def take_tables(self, parquet: Mapping[str, str]) -> None:
        """Put the rows of Parquet files (by table of `schema.EXTRACTED`) in the place of everything that was read."""
        with self._data.transaction():
            for name, files in parquet.items():
                self._data.take(name, files)
            self._data.note(_PENDING, "yes")

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Forget documents; gives the ids that were there. Their part in the graph goes with the next merge."""
        there = sorted(self.known().keys() & set(ids))
        if there:
            with self._data.transaction():
                self._data.delete_documents(there)
                self._data.note(_PENDING, "yes")
        return there

    def known(self) -> dict[str, Known]:
        """Every document by id."""
        return {id: Known(*rest) for id, *rest in self._data.rows("SELECT id, hash, pipeline FROM documents")}

    def extractions(self, ids: Iterable[str] | None = None) -> Iterator[Extraction]:
        """Every extraction as it was appended, or those of some documents; sorted by id."""
        if ids is not None:
            found = "SELECT extraction FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY id"
            return (Extraction.model_validate_json(line) for (line,) in self._data.rows(found, sorted(ids)))
        return map(Extraction.model_validate_json, self._lines())

    def write_extractions(self, path: str | Path) -> None:
        """All extractions as JSON lines, sorted by id: enough to make the workspace again."""
        with replacing(Path(path)) as file:
            file.writelines(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        return self._data.column("SELECT extraction FROM documents ORDER BY id")

    # what follows from it

    def profiles(self, engine: Engine | None = None) -> list[Profile]:
        """The names to resolve, sorted by id."""
        return (engine or Local()).profiles(self._data)

    def memory(self) -> Memory:
        """The scores of earlier resolutions; empty where another graphkit reckoned them."""
        return remembered.load(self._data)

    def keep_memory(self, memory: Memory) -> None:
        """Keep the scores for the next resolution."""
        remembered.save(self._data, memory)

    def merge(
        self,
        resolution: Resolution,
        judge: Judge | None = None,
        command: str = "build",
        engine: Engine | None = None,
    ) -> Merged:
        """Fold all claims into entities and edges, save them as a new run, and give them.

        `judge` takes all edges (without their claims) and gives those that people let stand. `engine` runs the merge,
        DuckDB unless given.
        """
        self.fold(resolution, judge, command, engine)
        return self.graph()

    def fold(
        self,
        resolution: Resolution,
        judge: Judge | None = None,
        command: str = "build",
        engine: Engine | None = None,
    ) -> None:
        """As `merge`, but the graph stays in the tables."""
        data = self._data
        with data.transaction():
            who = mapping_table(resolution.entity_of, "profile", "entity")
            copies = mapping_table(self._origins(), "document", "origin")
            (engine or Local()).merge(data, {"who": who, "origins": copies})
            data.fill("entities", entity_table(resolution, data.arrow("FROM nodes")))
            if judge is not None:
                self._judge(judge)
            history.record_run(data.con, command)
            data.note(_PENDING, None)
            data.drop("linked", "nodes")

    def graph(self) -> Merged:
        """The graph as the last merge left it."""
        with explained(self.path):
            return load(self._data.con)

    def _origins(self) -> dict[str, str]:
        found = self._data.arrow("SELECT id, signature FROM documents")
        return origins(found.column("id").to_pylist(), found.column("signature").to_numpy())

    def _judge(self, judge: Judge) -> None:
        kept = {e.id: str(e.confidence) for e in judge(bare_edges(self._data.con))}
        self._data.register("kept", mapping_table(kept, "id", "confidence"))
        for sql in (
            "DELETE FROM edges WHERE id NOT IN (SELECT id FROM kept)",
            "DELETE FROM edge_claims WHERE edge NOT IN (SELECT id FROM kept)",
            "UPDATE edges SET confidence = kept.confidence::DOUBLE FROM kept WHERE kept.id = edges.id",
        ):
            self._data.con.execute(sql)

    # what happened

    @property
    def pending(self) -> bool:
        """Whether documents came or went since the last merge."""
        return self._data.noted(_PENDING) is not None

    def keep(self, key: str, value: str) -> None:
        """Keep a setting with the workspace, such as the page's title."""
        with self._data.transaction():
            self._data.note(key, value)

    def kept(self, key: str) -> str | None:
        """A setting kept before."""
        return self._data.noted(key)

    def runs(self) -> list[history.Run]:
        """All merges so far, the first one first."""
        with explained(self.path):
            return history.runs(self._data.con)

    def diff(self, run_a: int, run_b: int) -> list[history.Change]:
        """What changed from one run to another; StoreError for a run that never was."""
        with explained(self.path):
            return history.diff(self._data.con, run_a, run_b)
