"""From the merged tables to records. The order of everything is the order of ids and dates, never of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ..models import Edge, Entity, Evidence, Source

if TYPE_CHECKING:
    import duckdb

_BATCH = 50_000

_EVIDENCE = """
    SELECT edge, c.id, c.document, c.sentence,
        c.evidence_start - c.sentence_start, c.evidence_end - c.sentence_start,
        if(swapped, tail_start, head_start) - sentence_start, if(swapped, tail_end, head_end) - sentence_start,
        if(swapped, head_start, tail_start) - sentence_start, if(swapped, head_end, tail_end) - sentence_start,
        trigger_start - sentence_start, trigger_end - sentence_start,
        m.asserted_by, c.date, c.found_by, c.score
    FROM edge_claims m JOIN claims c ON m.claim = c.id JOIN documents d ON d.id = c.document
    ORDER BY edge, d.date NULLS LAST, c.document, c.evidence_start, c.id
"""


class Merged(NamedTuple):
    """What a graph is made of: `KnowledgeGraph(*merged)`. All sorted by id."""

    entities: list[Entity]
    edges: list[Edge]
    sources: list[Source]


def load(con: duckdb.DuckDBPyConnection) -> Merged:
    """The graph as the last merge left it."""
    entities = [Entity.model_validate_json(r) for (r,) in rows(con, "SELECT record FROM entities ORDER BY id")]
    sources = [
        Source(**s) for s in records(con, "SELECT id, title, source, date, url, lang FROM documents ORDER BY id")
    ]
    return Merged(entities, list(_edges(con)), sources)


def _edges(con: duckdb.DuckDBPyConnection) -> Iterator[Edge]:
    edges = list(records(con, "SELECT * FROM edges ORDER BY id"))  # one connection holds one open result
    evidence = groupby(rows(con, _EVIDENCE), key=itemgetter(0))
    for edge, (id, claims) in zip(edges, evidence, strict=True):
        if edge["id"] != id:
            raise AssertionError(f"edge {edge['id']} has no claims")
        yield Edge(claims=tuple(map(_evidence, claims)), **edge)


def _evidence(row: tuple[Any, ...]) -> Evidence:
    _, id, document, sentence, *offsets, asserted_by, date, by, score = row
    evidence, head, tail, trigger = (_range(*offsets[i : i + 2]) for i in range(0, 8, 2))
    return Evidence.model_construct(
        id=id,
        document=document,
        sentence=sentence,
        evidence=evidence,
        head=head,
        tail=tail,
        trigger=trigger,
        asserted_by=asserted_by,
        date=date,
        by=by,
        score=score,
    )


def _range(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def rows(con: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, in batches."""
    con.execute(sql, values)
    while batch := con.fetchmany(_BATCH):
        yield from batch


def records(con: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> Iterator[dict[str, Any]]:
    """The rows of a query as dicts, in batches."""
    con.execute(sql, values)
    names = [column[0] for column in con.description or ()]
    while batch := con.fetchmany(_BATCH):
        yield from (dict(zip(names, row, strict=True)) for row in batch)
