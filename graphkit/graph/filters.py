"""Parts of a graph: by entities, by steps around them, by a condition.

A condition is read, never evaluated as code. Its grammar:

    condition = part {("and" | "or") part}          "and" binds closer; ( ) groups; "not" turns round
    part      = field op value | field in (value, value) | near(entity) | near(entity, hops)
    op        = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"      "~" is "contains", spelling variants aside
    value     = a word, or anything in "double" or 'single' quotes

Fields that choose entities: `type`, `name`, `seen` (dates of the documents), `mentioned` (number of documents),
`near(...)`. Fields that choose relations: `relation`, `status`, `phase`, `date` (of the fact), `outlet`, `documents`
(independent ones), `confidence`, `entity` (either end), `head`, `tail`, `asserted_by`.

An entity stays if all conditions on entities hold for it, a relation if its ends stay and all conditions on relations
hold; where there are conditions on relations, entities left without any go. Dates may be partial, and what is known as
an interval meets a comparison if any of it does: `date >= 2015 and date < 2017` is all that touches 2015 and 2016.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..models import Edge, Entity
from .walks import within

if TYPE_CHECKING:
    from .core import KnowledgeGraph


def subgraph(kg: KnowledgeGraph, entities: Sequence[str], hops: int, condition: str | None) -> KnowledgeGraph:
    """All within `hops` of the entities (of all where none are given) that meets the condition."""
    from .where import parse

    near = {n for e in entities for n in within(kg, e, hops)} if entities else None
    parts = [] if condition is None else parse(kg, condition)
    on_entities = [p.holds for p in parts if p.level == "entity"]
    on_edges = [p.holds for p in parts if p.level == "relation"]
    kept = {e.id for e in kg if (near is None or e.id in near) and all(holds(e) for holds in on_entities)}
    edges = [e for e in kg.edge_list if e.head in kept and e.tail in kept and all(holds(e) for holds in on_edges)]
    if on_edges:
        kept = {end for e in edges for end in (e.head, e.tail)}
    return restrict(kg, lambda e: e.id in kept, edges)


def restrict(kg: KnowledgeGraph, keep: Callable[[Entity], bool], edges: Sequence[Edge]) -> KnowledgeGraph:
    """A graph of these edges and the entities to keep, with the documents that it still cites."""
    cited = {c.document for e in edges for c in e.claims}
    return type(kg)((e for e in kg if keep(e)), edges, (s for s in kg.sources.values() if s.id in cited))
