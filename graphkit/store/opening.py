"""Opening a workspace file: who holds it, which version wrote it, whether it can be read at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import StoreError
from .schema import REMEMBERED, SCHEMA_VERSION, TABLES, create_table

if TYPE_CHECKING:
    import duckdb

FILE = "graph.duckdb"
MEMORY = "1GB"  # for DuckDB; what does not fit goes to a folder beside the file

# what turns a workspace of version N into one of N + 1; a row for every version that was ever released
MIGRATIONS: dict[int, Callable[[duckdb.DuckDBPyConnection], None]] = {}


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """The open workspace at that path, made or migrated where needed. StoreError says what stands in the way."""
    import duckdb

    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        con = duckdb.connect(str(path), config={"memory_limit": MEMORY, "preserve_insertion_order": "false"})
        try:
            _prepare(con, path)
        except BaseException:
            con.close()
            raise
        return con


def _prepare(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    if not con.execute("FROM duckdb_tables()").fetchall():
        con.execute("BEGIN")
        for table in TABLES:
            con.execute(create_table(table))
        con.execute("INSERT INTO meta VALUES ('schema', ?)", [str(SCHEMA_VERSION)])
        con.execute("COMMIT")
    _check_version(con, path)
    for table in REMEMBERED:
        con.execute(create_table(table))


def _check_version(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    found = con.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall() if "meta" in tables else []
    if not found:
        raise StoreError(f"{path}: a DuckDB file, but not a workspace of graphkit; choose another folder")
    version = int(found[0][0])
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path}: written by a newer graphkit (workspace version {version}, this one reads {SCHEMA_VERSION}); "
            "upgrade with `pip install -U graphkit`"
        )
    if version < SCHEMA_VERSION:
        _migrate(con, path, version)


def _migrate(con: duckdb.DuckDBPyConnection, path: Path, version: int) -> None:
    con.execute("CHECKPOINT")
    shutil.copy2(path, path.with_name(f"{path.name}.v{version}.bak"))
    con.execute("BEGIN")
    for step in range(version, SCHEMA_VERSION):
        MIGRATIONS[step](con)
    con.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA_VERSION)])
    con.execute("COMMIT")


class Locked(StoreError):
    """A workspace that another process holds. Met by: who runs two commands on one folder at a time."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what DuckDB raises about the file itself into a StoreError with a remedy."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        message = explain(path, str(error))
        if message is None:
            raise
        raise (Locked if "in use" in message else StoreError)(message) from error
    except OSError as error:
        raise StoreError(f"{error.filename or path}: {error.strerror or error}; choose another folder") from error


# DuckDB gives no codes, so its words are what there is to go by: (words, what the user reads)
_REASONS = (
    (r"set lock on file", "in use by another graphkit{pid}; wait until it is done, then run this again"),
    (r"No space left|out of disk|not enough space|File too large", "the disk is full; what was saved before is safe; "
     "make room and run this again"),
    (r"Permission denied|read-only|Read-only", "cannot be written; change its permissions or choose another folder"),
    (r"newer version of DuckDB|version number", "written by another version of DuckDB; `pip install -U duckdb`"),
    (r"not a valid DuckDB|Corrupt|checksum|read enough bytes|[Ss]erializ|WAL file|INTERNAL|fatal error|invalidated",
     "damaged; `graphkit restore {folder}` rebuilds it from extractions.jsonl"),
    (r"Out of Memory|failed to allocate", "not enough memory ({limit} allowed); give fewer documents at a time"),
    (r"Cannot open file|Could not", "cannot be opened; choose another folder"),
)  # fmt: skip


def explain(path: Path, error: str) -> str | None:
    """One line for the user, None where the error is not about the file (a mistake of ours)."""
    for words, remedy in _REASONS:
        if re.search(words, error):
            pid = re.search(r"PID (\d+)", error)
            told = remedy.format(pid=f" (process {pid[1]})" if pid else "", folder=path.parent, limit=MEMORY)
            return f"{path}: {told}"
    return None
