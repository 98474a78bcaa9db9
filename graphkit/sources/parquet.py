"""Parquet: one document a row, with the columns of a CSV file; read in batches."""

from __future__ import annotations

from collections.abc import Iterator

from .files import File
from .found import BadFile, Found

BATCH = 256


def read(file: File) -> Iterator[Found]:
    """The documents, row by row. Raises BadFile where there is no `text` column."""
    from pyarrow.parquet import ParquetFile

    with file.open() as stream, ParquetFile(stream) as table:
        names = table.schema_arrow.names
        if "text" not in names:
            raise BadFile(f"has no 'text' column (it has: {', '.join(names)})")
        number = 0
        for batch in table.iter_batches(BATCH):
            for fields in batch.to_pylist():
                number += 1
                yield Found(f"{file.name}:{number}", fields)
