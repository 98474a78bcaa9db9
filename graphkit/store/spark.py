"""Spark as the engine: extraction by `mapInArrow`, the merge's own expressions in Spark SQL, Parquet in between.

All that travels lies as Parquet in one folder that driver and workers share: `documents` -> `extractions` -> the tables
of `schema.EXTRACTED` -> what `merge.steps` makes. Only names to resolve and the merged edges come to the driver.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import MissingModelError
from ..extraction import extract
from ..models import Document, Extraction, Skipped
from ..resolution import Profile
from .database import Database
from .merge import steps
from .profiles import queries, to_profiles
from .rows import tables
from .schema import EXTRACTED, MERGED

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa
    from pyspark.sql import DataFrame

_TYPES = {
    "text": "string",
    "int": "bigint",
    "float": "double",
    "bool": "boolean",
    "texts": "array<string>",
    "ints": "array<bigint>",
}
_READ = {"id": "string", "extraction": "string", "reason": "string"}
_CHUNK = 1000  # documents a Parquet file, and so a task
Batches = Iterator["pa.RecordBatch"]


class Spark:
    """A Spark session, and the folder through which everything goes.

    MissingModelError where pyspark or Java is not installed.
    """

    def __init__(self, folder: Path, master: str = "local[2]") -> None:
        self.folder = folder
        self._session = _session(master)

    def close(self) -> None:
        """Stop the session."""
        self._session.stop()

    def extract(self, documents: Iterable[Document], knowledge: Sequence[Path] = ()) -> list[Skipped]:
        """Read the documents on the workers and keep their rows as tables; gives those that could not be read."""
        found = self._write_documents(documents)
        tasks = max(2, 4 * self._session.sparkContext.defaultParallelism)
        self._map(found.repartition(tasks), _reading(tuple(knowledge)), _READ, "extractions")
        read = self._see("extractions")
        for name, columns in EXTRACTED.items():
            self._map(read, _table_of(name), {column: _TYPES[c.type] for column, c in columns.items()}, name)
            self._see(name)
        left_out = self._session.sql("SELECT id, reason FROM extractions WHERE reason IS NOT NULL ORDER BY id")
        return [Skipped(path=row.id, reason=row.reason) for row in left_out.collect()]

    def profiles(self, data: Database) -> list[Profile]:
        """The names to resolve, sorted by id."""
        return to_profiles(**{name: self._run(query).toArrow() for name, query in queries().items()})

    def merge(self, data: Database, given: dict[str, pa.Table]) -> None:
        """Run the steps on the workers; what comes out of them goes into the tables of `data`."""
        for name, table in given.items():
            self._session.createDataFrame(table).createOrReplaceTempView(name)
        for name, query in steps().items():
            self._run(query).write.mode("overwrite").parquet(self._path(name))
            self._see(name)
            if name != "linked":
                data.take(name, f"{self._path(name)}/*.parquet", temporary=name not in MERGED)

    def tables(self) -> dict[str, str]:
        """Where the rows of each table of `EXTRACTED` lie."""
        return {name: f"{self._path(name)}/*.parquet" for name in EXTRACTED}

    def _path(self, name: str) -> str:
        return str(self.folder / name)

    def _write_documents(self, documents: Iterable[Document]) -> DataFrame:
        import pyarrow as pa
        import pyarrow.parquet as pq

        there = Path(self._path("input"))
        there.mkdir(parents=True, exist_ok=True)
        for old in there.glob("*.parquet"):
            old.unlink()
        schema, stream = pa.schema([("document", pa.string())]), iter(documents)
        number = 0
        while (lines := [d.model_dump_json() for d in islice(stream, _CHUNK)]) or not number:
            pq.write_table(pa.table([lines], schema=schema), there / f"{number:06}.parquet")
            number += 1
        return self._see("input")

    def _map(self, found: DataFrame, work: Callable[[Batches], Batches], fields: dict[str, str], name: str) -> None:
        schema = ", ".join(f"`{column}` {kind}" for column, kind in fields.items())
        found.mapInArrow(work, schema).write.mode("overwrite").parquet(self._path(name))

    def _see(self, name: str) -> DataFrame:
        found: DataFrame = self._session.read.parquet(self._path(name))
        found.createOrReplaceTempView(name)
        return found

    def _run(self, query: ir.Table) -> DataFrame:
        found: DataFrame = self._session.sql(_to_sql(query))
        return found


def _session(master: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingModelError("--engine spark needs pyspark and Java 17: pip install 'graphkit[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master(master)
        .appName("graphkit")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.shuffle.partitions", "8" if master.startswith("local") else "200")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def _to_sql(query: ir.Table) -> str:
    import warnings

    import ibis

    with warnings.catch_warnings():  # pyspark 4 warns of pandas 3, of which nothing here makes use
        warnings.simplefilter("ignore")
        ibis.pyspark  # noqa: B018  loads what the dialect needs
        return str(ibis.to_sql(query, dialect="pyspark"))


def _reading(knowledge: tuple[Path, ...]) -> Callable[[Batches], Batches]:
    """On a worker: documents in, extractions out."""

    def work(batches: Batches) -> Batches:
        import pyarrow as pa

        for batch in batches:
            documents = (Document.model_validate_json(line) for line in batch.column("document").to_pylist())
            rows = [
                {"id": r.path, "extraction": None, "reason": r.reason}
                if isinstance(r, Skipped)
                else {"id": r.id, "extraction": r.model_dump_json(), "reason": None}
                for r in extract(documents, knowledge=knowledge)
            ]
            yield pa.RecordBatch.from_pylist(rows, schema=pa.schema([(c, pa.string()) for c in _READ]))

    return work


def _table_of(name: str) -> Callable[[Batches], Batches]:
    """On a worker: extractions in, the rows of one table out."""

    def work(batches: Batches) -> Batches:
        import pyarrow as pa

        for batch in batches:
            lines = [line for line in batch.column("extraction").to_pylist() if line is not None]
            table = tables(map(Extraction.model_validate_json, lines))[name]
            if name == "documents":  # Parquet knows no unsigned numbers, Spark neither
                at = table.schema.get_field_index("signature")
                table = table.set_column(at, "signature", table.column(at).cast(pa.list_(pa.int64())))
            yield from table.to_batches()

    return work
