"""From entity to entity: neighbours and paths. Edges are walked in either direction; what they say is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from ..models import Edge, Entity
from .display import Listing
from .labels import Lang, name_of, relation_label

if TYPE_CHECKING:
    import networkx

    from .core import KnowledgeGraph


@dataclass(frozen=True)
class Path:
    """A way through the graph: `entities` one more than `steps`, each step all edges between the two."""

    entities: tuple[Entity, ...]
    steps: tuple[tuple[Edge, ...], ...]

    def __len__(self) -> int:
        return len(self.steps)

    def text(self, lang: Lang = "ar") -> str:
        """The path as one line; the arrow shows the direction in which the relation holds."""
        line = f"\u2068{name_of(self.entities[0], lang)}\u2069"
        for here, there, edges in zip(self.entities, self.entities[1:], self.steps, strict=False):
            said = " / ".join(relation_label(e, lang) for e in edges)
            forward = any(e.head == here.id for e in edges)
            line += f" {'→' if forward else '←'} \u2068{said}\u2069 {'→' if forward else '←'} "
            line += f"\u2068{name_of(there, lang)}\u2069"
        return line

    def __repr__(self) -> str:
        return self.text("en")

    def as_row(self) -> dict[str, str]:
        """For tables."""
        return {"steps": str(len(self)), "path": self.text("en")}


def edges_of(kg: KnowledgeGraph, entity_id: str) -> list[Edge]:
    """All edges that touch an entity, sorted by id."""
    out = (d["edge"] for _, _, d in kg.nx.out_edges(entity_id, data=True))
    into = (d["edge"] for _, _, d in kg.nx.in_edges(entity_id, data=True))
    return sorted({e.id: e for e in (*out, *into)}.values(), key=lambda e: e.id)


def within(
    kg: KnowledgeGraph, entity_id: str, hops: int, relation: str | None = None, status: str | None = None
) -> dict[str, int]:
    """Entity id -> steps away, for all within `hops`, the entity itself at 0."""
    distance = {entity_id: 0}
    edge_of_the_known = [entity_id]
    for step in range(1, hops + 1):
        found = {n for here in edge_of_the_known for n in _around(kg, here, relation, status)} - distance.keys()
        distance.update(dict.fromkeys(sorted(found), step))
        edge_of_the_known = sorted(found)
    return distance


def neighbors(
    kg: KnowledgeGraph, entity_id: str, relation: str | None, hops: int, status: str | None
) -> Listing[Entity]:
    """Entities within so many steps, nearest first."""
    return Listing(kg[n] for n in within(kg, entity_id, hops, relation, status) if n != entity_id)


def paths(kg: KnowledgeGraph, ends: tuple[str, str], hops: int, limit: int, status: str | None) -> Listing[Path]:
    """The simple paths of at most `hops` steps, shortest first, at most `limit`."""
    import networkx

    ways = networkx.shortest_simple_paths(_undirected(kg, status), *ends)
    return Listing(islice(_paths(kg, ways, hops, status), limit))


def _paths(kg: KnowledgeGraph, ways: Iterator[list[str]], hops: int, status: str | None) -> Iterator[Path]:
    import networkx

    try:
        for way in ways:
            if len(way) - 1 > hops:
                return
            steps = tuple(_between(kg, a, b, status) for a, b in pairwise(way))
            yield Path(tuple(kg[n] for n in way), steps)
    except networkx.NetworkXNoPath:
        return


def _around(kg: KnowledgeGraph, entity_id: str, relation: str | None, status: str | None) -> Iterator[str]:
    for edge in edges_of(kg, entity_id):
        if (relation is None or edge.type == relation) and (status is None or edge.status == status):
            yield edge.tail if edge.head == entity_id else edge.head


def _undirected(kg: KnowledgeGraph, status: str | None) -> networkx.Graph[str]:
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(e.id for e in kg)
    graph.add_edges_from((e.head, e.tail) for e in kg.edge_list if status is None or e.status == status)
    return graph


def _between(kg: KnowledgeGraph, a: str, b: str, status: str | None) -> tuple[Edge, ...]:
    pairs = {(a, b), (b, a)}
    edges = (e for e in edges_of(kg, a) if (e.head, e.tail) in pairs)
    return tuple(e for e in edges if status is None or e.status == status)
