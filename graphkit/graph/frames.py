"""The graph as pandas frames. Dates stay ISO strings: many are partial (`2015-03`), and text sorts them right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..models import Edge, Entity, Evidence, Source
from .labels import Lang, name_of, relation_label

if TYPE_CHECKING:
    import pandas

    from .core import KnowledgeGraph

_NO_SOURCE = Source(id="", title="")


def entities(kg: KnowledgeGraph) -> pandas.DataFrame:
    """A row an entity, indexed by id; aliases, external ids and attributes as they are."""
    return _frame([e.model_dump() for e in kg], list(Entity.model_fields))


def edges(kg: KnowledgeGraph) -> pandas.DataFrame:
    """A row an edge, indexed by id; `claims` is their number."""
    columns = [*Edge.model_fields, "head_name", "tail_name"]
    return _frame([_edge_row(kg, e) for e in kg.edge_list], columns)


def claims(kg: KnowledgeGraph) -> pandas.DataFrame:
    """A row a claim of an edge, indexed by the claim's id."""
    return _frame(list(claim_rows(kg)), CLAIM_COLUMNS)


def timeline(kg: KnowledgeGraph, entity_id: str, lang: Lang) -> pandas.DataFrame:
    """The claims that touch an entity in the order of time; `dated_by` tells the fact's date from the document's."""
    columns = ["date", "dated_by", "head", "relation", "tail", "sentence", "outlet", "document", "edge"]
    rows = sorted(_moments(kg, entity_id, lang), key=lambda r: (r["date"] or "~", r["edge"], r["document"]))
    import pandas

    return pandas.DataFrame(rows, columns=columns)


CLAIM_COLUMNS = [
    "id", "edge", "head", "head_name", "relation", "tail", "tail_name", "status", "phase", "date", "sentence",
    "quote", "asserted_by", "document", "title", "outlet", "document_date", "url", "by", "score",
]  # fmt: skip


def claim_rows(kg: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """Every claim of every edge with the columns of `CLAIM_COLUMNS`, one at a time."""
    for edge in kg.edge_list:
        for claim in edge.claims:
            yield _claim_row(kg, edge, claim)


def _claim_row(kg: KnowledgeGraph, edge: Edge, claim: Evidence) -> dict[str, Any]:
    source = kg.sources.get(claim.document, _NO_SOURCE)
    start, end = claim.evidence
    return {
        "id": claim.id,
        "edge": edge.id,
        "head": edge.head,
        "head_name": kg[edge.head].name,
        "relation": edge.type,
        "tail": edge.tail,
        "tail_name": kg[edge.tail].name,
        "status": edge.status,
        "phase": edge.phase,
        "date": claim.date,
        "sentence": claim.sentence,
        "quote": claim.sentence[start:end],
        "asserted_by": claim.asserted_by,
        "document": claim.document,
        "title": source.title,
        "outlet": source.source,
        "document_date": source.date,
        "url": source.url,
        "by": claim.by,
        "score": claim.score,
    }


def _edge_row(kg: KnowledgeGraph, edge: Edge) -> dict[str, Any]:
    row = {name: getattr(edge, name) for name in Edge.model_fields}
    return row | {"claims": len(edge.claims), "head_name": kg[edge.head].name, "tail_name": kg[edge.tail].name}


def _moments(kg: KnowledgeGraph, entity_id: str, lang: Lang) -> Iterator[dict[str, Any]]:
    for edge in kg.edges_of(entity_id):
        for claim in edge.claims:
            source = kg.sources.get(claim.document, _NO_SOURCE)
            yield {
                "date": claim.date or source.date,
                "dated_by": "fact" if claim.date else "document" if source.date else None,
                "head": name_of(kg[edge.head], lang),
                "relation": relation_label(edge, lang),
                "tail": name_of(kg[edge.tail], lang),
                "sentence": claim.sentence,
                "outlet": source.source,
                "document": claim.document,
                "edge": edge.id,
            }


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> pandas.DataFrame:
    import pandas

    return pandas.DataFrame(rows, columns=columns).set_index("id")
