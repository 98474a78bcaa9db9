"""Reading on Spark: the documents go out to the workers, their rows come back as Parquet into the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import SourceError
from .models import Document, Skipped
from .sources import read
from .store import Workspace

if TYPE_CHECKING:
    from .store.spark import Spark

PARQUET = "spark"
"""The folder, beside `graph.duckdb`, in which driver and workers exchange Parquet files."""


@contextmanager
def spark_engine(out: Path, master: str) -> Iterator[Spark]:
    """A Spark session that works in `out/spark`. MissingModelError where pyspark is not installed."""
    from .store.spark import Spark

    engine = Spark(out / PARQUET, master)
    try:
        yield engine
    finally:
        engine.close()


def read_on_spark(  # noqa: PLR0913, PLR0917
    workspace: Workspace,
    engine: Spark,
    paths: Iterable[str | Path],
    skipped: list[Skipped],
    progress: Callable[[int], None],
    knowledge: Sequence[Path] = (),
) -> None:
    """Make the workspace hold just the documents behind the paths, all of them read anew on the workers.

    `knowledge` are files of names, at the same path on every worker. SourceError where nothing could be read.
    """

    def documents() -> Iterator[Document]:
        for number, item in enumerate(read(paths), 1):
            progress(number)
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                yield item

    skipped.extend(engine.extract(documents(), knowledge))
    workspace.take_tables(engine.tables())
    if not workspace.known():
        why = "; ".join(f"{s.path}: {s.reason}" for s in skipped[:3])
        raise SourceError(f"no document could be read ({why or 'the input is empty'})")
