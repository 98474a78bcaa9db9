"""Runs, and what each of them changed: the graph's past is kept as intervals, so it costs only what changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..errors import StoreError
from ..models import Record
from .load import table

if TYPE_CHECKING:
    import duckdb

# the columns whose change is worth a new row
_FOLLOWED = {
    "entity": ("id", "type", "name"),
    "edge": ("id", "head", "type", "tail", "status", "phase", "documents"),
}
_TABLE = {"entity": "entities", "edge": "edges"}


class Run(Record):
    """One merge: what was asked for, when it was saved (UTC), and how large the graph was after it."""

    id: int
    command: str
    finished: str
    pipeline: str
    documents: int
    entities: int
    edges: int


class Change(Record):
    """An entity or edge that two runs see differently; `what`: new, gone, or changed (`before` -> `after`)."""

    what: str
    kind: str
    id: str
    label: str
    before: str | None = None
    after: str | None = None


def record_run(con: duckdb.DuckDBPyConnection, command: str) -> int:
    """Note the graph as it stands now as a new run; gives its number. Runs inside the merge's transaction."""
    ((run,),) = con.execute("SELECT coalesce(max(id), 0) + 1 FROM runs").fetchall()
    for kind, columns in _FOLLOWED.items():
        _follow(con, kind, ", ".join(f'"{c}"' for c in columns), int(run))
    con.execute(
        """INSERT INTO runs SELECT ?, ?, strftime(now() AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ'),
           (SELECT coalesce(max(pipeline), '') FROM documents), (SELECT count(*) FROM documents),
           (SELECT count(*) FROM entities), (SELECT count(*) FROM edges)""",
        [run, command],
    )
    return int(run)


def _follow(con: duckdb.DuckDBPyConnection, kind: str, columns: str, run: int) -> None:
    standing = f"SELECT {columns} FROM {kind}_history WHERE until IS NULL"
    now = f"SELECT {columns} FROM {_TABLE[kind]}"
    con.execute(f"CREATE OR REPLACE TEMP TABLE gone AS ({standing}) EXCEPT ({now})")
    con.execute(f"CREATE OR REPLACE TEMP TABLE come AS ({now}) EXCEPT ({standing})")
    con.execute(f"UPDATE {kind}_history SET until = ? WHERE until IS NULL AND id IN (SELECT id FROM gone)", [run])
    con.execute(f"INSERT INTO {kind}_history ({columns}, since) SELECT {columns}, ? FROM come", [run])


def runs(con: duckdb.DuckDBPyConnection) -> list[Run]:
    """All runs, the first one first."""
    return [Run(**row) for row in table(con, "SELECT * FROM runs ORDER BY id")]


def diff(con: duckdb.DuckDBPyConnection, run_a: int, run_b: int) -> list[Change]:
    """What run B's graph has that run A's had not, and the other way; StoreError for a run that never was."""
    known = {run.id for run in runs(con)}
    for run in (run_a, run_b):
        if run not in known:
            raise StoreError(f"no run {run}; there are: {', '.join(map(str, sorted(known))) or 'none'}")
    return [*_entity_changes(con, run_a, run_b), *_edge_changes(con, run_a, run_b)]


def _at(con: duckdb.DuckDBPyConnection, kind: str, run: int) -> dict[str, dict[str, Any]]:
    sql = f"SELECT * FROM {kind}_history WHERE since <= ? AND (until IS NULL OR until > ?) ORDER BY id"
    return {row["id"]: row for row in table(con, sql, run, run)}


def _entity_changes(con: duckdb.DuckDBPyConnection, run_a: int, run_b: int) -> list[Change]:
    before, after = (
        {i: f"{e['name']} ({e['type']})" for i, e in _at(con, "entity", r).items()} for r in (run_a, run_b)
    )
    return [
        Change(what=_what(old, new), kind="entity", id=id, label=new or old or "", before=old, after=new)
        for id, old, new in _pairs(before, after)
    ]


def _named(con: duckdb.DuckDBPyConnection, run: int) -> dict[str, str]:
    return {id: f"{row['name']} ({row['type']})" for id, row in _at(con, "entity", run).items()}


def _edge_changes(con: duckdb.DuckDBPyConnection, run_a: int, run_b: int) -> list[Change]:
    """Edges by head, relation and tail: another status is a change, not one edge gone and one new."""
    names = {i: row["name"] for run in (run_a, run_b) for i, row in _at(con, "entity", run).items()}
    before, after = _statuses(con, run_a), _statuses(con, run_b)
    return [
        Change(
            what=_what(old, new),
            kind="edge",
            id=" ".join(key),
            label=f"{names.get(key[0], key[0])} {key[1]} {names.get(key[2], key[2])}",
            before=old,
            after=new,
        )
        for key, old, new in _pairs(before, after)
    ]


def _statuses(con: duckdb.DuckDBPyConnection, run: int) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in _at(con, "edge", run).values():
        ended = " (ended)" if row["phase"] == "end" else ""
        found[row["head"], row["type"], row["tail"]].add(f"{row['status']}{ended}")
    return {key: ", ".join(sorted(statuses)) for key, statuses in found.items()}


def _pairs(before: dict[Any, str], after: dict[Any, str]) -> list[tuple[Any, str | None, str | None]]:
    both = [(key, before.get(key), after.get(key)) for key in sorted({*before, *after})]
    return [(key, old, new) for key, old, new in both if old != new]


def _what(old: str | None, new: str | None) -> str:
    return "new" if old is None else "gone" if new is None else "changed"
