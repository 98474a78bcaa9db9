"""From the merged tables to records. The order of everything is the order of ids and dates, never of rows."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby, islice, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ..models import Edge, Entity, Evidence, Source
from .columns import batches, records, shared, spans

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    Columns = dict[str, pa.Array]

_BATCH = 20_000

_CLAIMS = """
    SELECT edge, c.id, c.document, c.sentence,
        c.evidence_start - c.sentence_start AS evidence_from, c.evidence_end - c.sentence_start AS evidence_to,
        if(swapped, tail_start, head_start) - sentence_start AS head_from,
        if(swapped, tail_end, head_end) - sentence_start AS head_to,
        if(swapped, head_start, tail_start) - sentence_start AS tail_from,
        if(swapped, head_end, tail_end) - sentence_start AS tail_to,
        trigger_start - sentence_start AS trigger_from, trigger_end - sentence_start AS trigger_to,
        m.asserted_by, c.date, c.found_by AS "by", c.score
    FROM edge_claims m JOIN claims c ON m.claim = c.id JOIN documents d ON d.id = c.document
    ORDER BY edge, d.date NULLS LAST, c.document, c.evidence_start, c.id
"""

_EDGES = """
    SELECT id, head, type, tail, status, phase, first, last, documents, independent_documents, confidence
    FROM edges ORDER BY id
"""

_SOURCES = "SELECT id, title, source, date, url, lang FROM documents ORDER BY id"

# the texts that many rows repeat
_SHARED = {"head", "type", "tail", "status", "phase", "first", "last", "document", "asserted_by", "date", "by"}
_PLACES = ("evidence", "head", "tail", "trigger")


class Merged(NamedTuple):
    """What a graph is made of: `KnowledgeGraph(*merged)`. All sorted by id."""

    entities: list[Entity]
    edges: list[Edge]
    sources: list[Source]


def load(con: duckdb.DuckDBPyConnection) -> Merged:
    """The graph as the last merge saved it."""
    with _uncollected():
        entities = [Entity.model_validate_json(r) for (r,) in rows(con, "SELECT record FROM entities ORDER BY id")]
        return Merged(entities, list(_edges(con)), [Source(**row) for row in table(con, _SOURCES)])


def bare_edges(con: duckdb.DuckDBPyConnection) -> list[Edge]:
    """The edges without their claims, sorted by id: what judgements are about."""
    return [edge for batch in batches(con, _EDGES) for edge in _edge_records(batch, repeat(()))]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would walk through millions of new records again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _edges(con: duckdb.DuckDBPyConnection) -> Iterator[Edge]:
    found = chain.from_iterable(map(_evidence, batches(con.cursor(), _CLAIMS)))
    behind = {edge: tuple(map(itemgetter(1), pairs)) for edge, pairs in groupby(found, key=itemgetter(0))}
    for batch in batches(con.cursor(), _EDGES):
        yield from _edge_records(batch, map(behind.pop, batch["id"].to_pylist()))
    if behind:
        raise AssertionError(f"claims of edge {min(behind)}, which is not there")


def _edge_records(batch: Columns, claims: Iterable[tuple[Evidence, ...]]) -> list[Edge]:
    fields = _values(batch)
    return records(Edge, {**fields, "claims": list(islice(claims, len(fields["id"])))})


def _evidence(batch: Columns) -> Iterator[tuple[str | None, Evidence]]:
    """Every claim with the id of its edge."""
    places = {name: spans(batch.pop(f"{name}_from"), batch.pop(f"{name}_to")) for name in _PLACES}
    edges = shared(batch.pop("edge"))
    return zip(edges, records(Evidence, {**_values(batch), **places}), strict=True)


def _values(batch: Columns) -> dict[str, list[Any]]:
    return {name: shared(column) if name in _SHARED else column.to_pylist() for name, column in batch.items()}


def rows(con: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, in batches."""
    con.execute(sql, values)
    while batch := con.fetchmany(_BATCH):
        yield from batch


def table(con: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> Iterator[dict[str, Any]]:
    """The rows of a query as dicts, in batches."""
    con.execute(sql, values)
    names = [column[0] for column in con.description or ()]
    while batch := con.fetchmany(_BATCH):
        yield from (dict(zip(names, row, strict=True)) for row in batch)
