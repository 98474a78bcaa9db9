"""The page's data: columns of the graph, and of its evidence. Offsets become UTF-16 units, as JavaScript counts.

Two blocks, so that the picture need not wait for the sentences: `graph_block` holds what is drawn and filtered,
`evidence_block` what is read. Lists are parallel; a node, document, type or relation is its index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal, get_args

from ..graph import KnowledgeGraph
from ..models import Edge, Entity, Evidence, Source, Status, content_id
from ..ontology import ontology
from .arrange import placed
from .ranking import rank

STATUSES: tuple[str, ...] = get_args(Status)
Block = dict[str, Any]
Mark = Literal["evidence", "head", "tail", "trigger"]
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # what JavaScript counts as two
MARKS: tuple[Mark, ...] = ("evidence", "head", "tail", "trigger")


def graph_block(kg: KnowledgeGraph) -> Block:
    """All that the chart, the search and the filters need."""
    known = ontology()
    edges = drawable(kg)
    types = sorted({e.type for e in kg})
    relations = sorted({e.type for e in edges})
    return {
        "types": [_label(known.entities.get(t), t) for t in types],
        "relations": [_label(known.relations.get(r), r) for r in relations],
        "known_types": [{"name": k, "ar": v.ar, "en": v.en} for k, v in known.entities.items()],
        "statuses": list(STATUSES),
        "documents": _columns(kg.sources.values(), tuple(Source.model_fields)),
        "nodes": _nodes(kg, {t: i for i, t in enumerate(types)}),
        "edges": _edges(kg, edges, {r: i for i, r in enumerate(relations)}),
        "id": content_id(*(e.id for e in kg), *(e.id for e in edges)),
    }


def drawable(kg: KnowledgeGraph) -> list[Edge]:
    """The edges whose two ends are in the graph, sorted by id."""
    return [e for e in kg.edge_list if e.head in kg and e.tail in kg]


def evidence_block(kg: KnowledgeGraph) -> Block:
    """The claims in the order of the edges; each distinct sentence once."""
    index = {e.id: i for i, e in enumerate(kg)}
    sentences: dict[str, int] = {}
    claims: dict[str, list[Any]] = {k: [] for k in ("id", "sentence", "by", "score", "asserted_by", *MARKS)}
    for claim in (c for e in drawable(kg) for c in e.claims):
        claims["id"].append(claim.id)
        claims["sentence"].append(sentences.setdefault(claim.sentence, len(sentences)))
        claims["by"].append(claim.by)
        claims["score"].append(round(claim.score, 3))
        claims["asserted_by"].append(index.get(claim.asserted_by or "", claim.asserted_by))
        astral = _ASTRAL.search(claim.sentence) is not None
        for mark in MARKS:
            claims[mark].append(_utf16(claim, mark, astral))
    return {"sentences": list(sentences), **claims}


def _utf16(claim: Evidence, mark: Mark, astral: bool) -> tuple[int, int] | None:
    span: tuple[int, int] | None = getattr(claim, mark)
    if span is None or not astral:
        return span
    start, end = (len(claim.sentence[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in span)
    return start, end


def _label(known: Any, name: str) -> Block:
    """What the page shows for a type or relation; a name outside the ontology stands for itself."""
    shown = {key: getattr(known, key, None) for key in ("ar", "en", "colour", "shape", "means", "symmetric")}
    labelled = {key: value for key, value in shown.items() if value is not None}
    return {"name": name, "ar": name, "en": name, **labelled}


def _columns(records: Iterable[Any], fields: Iterable[str]) -> Block:
    rows = list(records)
    return {field: [getattr(row, field) for row in rows] for field in fields}


def _nodes(kg: KnowledgeGraph, types: dict[str, int]) -> Block:
    ranking, places = rank(kg), placed(kg)
    plain = tuple(f for f in Entity.model_fields if f not in ("type", "external_ids", "attributes"))
    return {
        **_columns(kg, plain),
        "type": [types[e.type] for e in kg],
        "external_ids": {str(i): e.external_ids for i, e in enumerate(kg) if e.external_ids},
        "attributes": {str(i): e.attributes for i, e in enumerate(kg) if e.attributes},
        "x": places[:, 0].tolist(),
        "y": places[:, 1].tolist(),
        "degree": ranking.degree.tolist(),
        "betweenness": [round(b, 6) for b in ranking.betweenness.tolist()],
        "importance": [round(i, 6) for i in ranking.importance.tolist()],
        "community": ranking.community.tolist(),
    }


def _edges(kg: KnowledgeGraph, edges: list[Edge], relations: dict[str, int]) -> Block:
    node = {e.id: i for i, e in enumerate(kg)}
    document = {s: i for i, s in enumerate(kg.sources)}
    plain = ("id", "phase", "first", "last", "documents", "independent_documents", "confidence")
    claims = [c for e in edges for c in e.claims]
    return {
        **_columns(edges, plain),
        "head": [node[e.head] for e in edges],
        "tail": [node[e.tail] for e in edges],
        "type": [relations[e.type] for e in edges],
        "status": [STATUSES.index(e.status) for e in edges],
        "claims": [len(e.claims) for e in edges],
        "claim_document": [document.get(c.document, -1) for c in claims],
        "claim_date": [c.date for c in claims],
    }
