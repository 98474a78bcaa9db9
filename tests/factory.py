"""Records in one line, for tests. Shared by all: append, do not change what others use."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from graphkit.graph import KnowledgeGraph
from graphkit.models import Edge, Entity, Evidence, Source, content_id

_MARK = re.compile(r"[\[\]<>{}]")
_PART = {"[": "head", "]": "head", "<": "tail", ">": "tail", "{": "trigger", "}": "trigger"}


def entity(id: str, type: str = "ArmedGroup", name: str | None = None, **fields: Any) -> Entity:
    """An entity; its name is its id unless given."""
    return Entity(id=id, type=type, name=name or id, **fields)


def spans(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A sentence without its marks, and where they stood: [head], <tail>, {trigger}.

    >>> spans("[A] {joined} <B>")
    ('A joined B', {'head': (0, 1), 'trigger': (2, 8), 'tail': (9, 10)})
    """
    found: dict[str, tuple[int, int]] = {}
    plain = ""
    opened = 0
    for piece in re.split(r"([\[\]<>{}])", marked):
        if not _MARK.fullmatch(piece):
            plain += piece
        elif piece in "[<{":
            opened = len(plain)
        else:
            found.setdefault(_PART[piece], (opened, len(plain)))
    return plain, found


def evidence(marked: str, document: str = "d1", **fields: Any) -> Evidence:
    """A claim's evidence from a sentence marked as in `spans`."""
    sentence, found = spans(marked)
    return Evidence(
        id=content_id(document, marked),
        document=document,
        sentence=sentence,
        evidence=(0, len(sentence)),
        **found,
        **fields,
    )


def edge(head: str, type: str, tail: str, claims: tuple[Evidence, ...] = (), **fields: Any) -> Edge:
    """An edge whose id follows from what it says."""
    key = (head, type, tail, fields.get("status", "asserted"), "end" if fields.get("phase") == "end" else "")
    return Edge(id=content_id(*key), head=head, type=type, tail=tail, claims=claims, **fields)


def source(id: str, title: str = "", **fields: Any) -> Source:
    """A document as the graph cites it."""
    return Source(id=id, title=title or id, **fields)


def sample_graph() -> KnowledgeGraph:
    """27 entities of all types, every status, parallel and ended edges, Arabic and English evidence."""
    tables = yaml.safe_load((Path(__file__).parent / "sample_graph.yaml").read_text(encoding="utf-8"))
    sources = [source(i, t, source=s, date=d, url=u, lang=lang) for i, s, d, u, lang, t in tables["documents"]]
    entities = [entity(i, t, ar or en, name_ar=ar, name_en=en, **more) for i, t, ar, en, more in tables["entities"]]
    return KnowledgeGraph(entities, _edges(tables["statements"], {s.id: s for s in sources}), sources)


def _edges(statements: list[list[Any]], sources: dict[str, Source]) -> list[Edge]:
    groups: dict[tuple[Any, ...], list[Evidence]] = defaultdict(list)
    for head, type_, tail, status, phase, date, document, by, sentence in statements:
        claim = evidence(sentence, document, asserted_by=by, date=date, by="relations", score=0.9)
        groups[head, type_, tail, status, phase].append(claim)
    return [_edge(key, claims, sources) for key, claims in groups.items()]


def _edge(key: tuple[Any, ...], claims: list[Evidence], sources: dict[str, Source]) -> Edge:
    head, type_, tail, status, phase = key
    dates = sorted(d for c in claims if (d := c.date or sources[c.document].date))
    documents = len({c.document for c in claims})
    fields = {"status": status, "phase": phase, "documents": documents, "independent_documents": documents}
    return edge(head, type_, tail, tuple(claims), first=dates[0], last=dates[-1], **fields)
