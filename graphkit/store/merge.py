"""The merge: mentions -> entities -> nodes and edges, as Ibis expressions that DuckDB and Spark run alike.

Every function takes tables and gives a table; nothing is computed until an engine asks for it.
`who` leads from profile to entity (what resolution found), `origins` from document to the first of its copies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..ontology import ontology
from .schema import EXTRACTED

if TYPE_CHECKING:
    import ibis.expr.types as ir

Tables = Mapping[str, "ir.Table"]

# how much one independent document that is sure of its reading bears an edge out: 1 - DOUBT after one, 1 - DOUBT² ...
DOUBT = 0.2
_TYPES = {
    "text": "string",
    "int": "int64",
    "float": "float64",
    "bool": "boolean",
    "texts": "array<string>",
    "ints": "array<int64>",
}
_STEPS = 1_000_000  # the logarithms are summed as whole numbers, so that the order of the rows cannot show


def node_rows(tables: Tables) -> ir.Table:
    """What the documents add to each entity: (entity, documents, first_seen, last_seen)."""
    from ibis import _

    dates = tables["documents"].select(document="id", date="date")
    return (
        tables["doc_entities"]
        .select("document", "profile")
        .distinct()
        .join(tables["who"], "profile")
        .join(dates, "document")
        .group_by("entity")
        .agg(documents=_.document.nunique(), first_seen=_.date.min(), last_seen=_.date.max())
    )


def linked_claims(tables: Tables) -> ir.Table:
    """Every claim with the entities it joins and the edge it belongs to; self-loops are dropped."""
    import ibis
    from ibis import _

    who, claims = tables["who"], tables["claims"]
    ends = (
        claims.select(
            "document", "type", "status", "phase", "date", "score", "head_profile", "tail_profile", "asserted_profile",
            claim="id",
        )
        .join(who.select(head_profile="profile", head="entity"), "head_profile")
        .join(who.select(tail_profile="profile", tail="entity"), "tail_profile")
        .left_join(who.select(asserted_profile="profile", asserted_by="entity"), "asserted_profile")
        .filter(_["head"] != _["tail"])
    )  # fmt: skip
    symmetric = sorted(r.name for r in ontology().relations.values() if r.symmetric)
    swapped = ends["type"].isin(symmetric) & (ends["head"] > ends["tail"])
    ordered = ends.mutate(
        swapped=swapped,
        head=ibis.ifelse(swapped, ends["tail"], ends["head"]),
        tail=ibis.ifelse(swapped, ends["head"], ends["tail"]),
        ended=ibis.ifelse(ends["phase"] == "end", "end", ""),
    )
    return _dated(ordered.mutate(edge=edge_id(ordered)), tables)


def edge_id(t: ir.Table) -> ir.StringColumn:
    """`models.content_id` of head, type, tail, status and "end" (or nothing), computed by the engine."""
    import ibis

    parts = (t["head"], t["type"], t["tail"], t["status"], t["ended"])
    return ibis.literal("\x1f").join(parts).hexdigest("sha256").substr(0, 16)


def _dated(claims: ir.Table, tables: Tables) -> ir.Table:
    import ibis
    from ibis import _

    dates = tables["documents"].select(document="id", told="date").join(tables["origins"], "document")
    return claims.join(dates, "document").mutate(date=ibis.coalesce(_.date, _.told))


def edge_rows(linked: ir.Table) -> ir.Table:
    """One row an edge: dates, counts and confidence."""
    import ibis
    from ibis import _

    one_phase = (_.phase.nunique() == 1) & (_.phase.count() == _.count())
    edges = linked.group_by(["edge", "head", "type", "tail", "status", "ended"]).agg(
        phase=ibis.ifelse(one_phase, _.phase.min(), None),
        first=_.date.min(),
        last=_.date.max(),
        documents=_.document.nunique(),
    )
    return edges.join(_confidence(linked), "edge").drop("ended").rename(id="edge")


def _confidence(linked: ir.Table) -> ir.Table:
    """1 - Π over independent documents of (1 - (1 - DOUBT) · best score), see `docs/store.md`."""
    import ibis
    from ibis import _

    voices = linked.group_by(["edge", "origin"]).agg(score=_.score.max())
    sure = ibis.greatest(ibis.least(_.score, 1.0), 0.0) * (1 - DOUBT)
    voices = voices.mutate(doubt=((1 - sure).ln() * _STEPS).round().cast("int64"))
    edges = voices.group_by("edge").agg(independent_documents=_.count(), doubt=_.doubt.sum())
    confidence = (1 - (_.doubt.cast("float64") / _STEPS).exp()).round(4)
    return edges.mutate(confidence=confidence).drop("doubt")


def edge_claim_rows(linked: ir.Table) -> ir.Table:
    """Which claims stand behind which edge."""
    return linked.select("edge", "claim", "document", "asserted_by", "swapped")


def steps() -> dict[str, ir.Table]:
    """The merge as named tables, in the order in which an engine makes them; each may read those before it."""
    import ibis

    tables = named_tables()
    claims = linked_claims(tables)
    linked = ibis.table(claims.schema(), name="linked")
    return {
        "linked": claims,
        "nodes": node_rows(tables),
        "edges": edge_rows(linked),
        "edge_claims": edge_claim_rows(linked),
    }


def named_tables() -> dict[str, ir.Table]:
    """The tables that an engine must have under these names before it can run the steps."""
    import ibis

    made = {
        "who": {"profile": "text", "entity": "text"},
        "origins": {"document": "text", "origin": "text"},
        **{name: {c: column.type for c, column in columns.items()} for name, columns in EXTRACTED.items()},
    }
    return {name: ibis.table({c: _TYPES[t] for c, t in columns.items()}, name=name) for name, columns in made.items()}
