"""`KnowledgeGraph`: a thin typed face on `networkx.MultiDiGraph` (`.nx`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..models import Edge, Entity, Source

if TYPE_CHECKING:
    import networkx


class KnowledgeGraph:
    """Entities and edges over all documents. Parallel edges of different type or status stay apart.

    Iterating gives entities, `kg[id]` one of them; `edge_list` all edges, sorted by id.
    """

    def __init__(self, entities: Iterable[Entity], edges: Iterable[Edge], sources: Iterable[Source] = ()) -> None:
        self._entities = {e.id: e for e in sorted(entities, key=lambda e: e.id)}
        self._edges = {e.id: e for e in sorted(edges, key=lambda e: e.id)}
        self.sources = {s.id: s for s in sorted(sources, key=lambda s: s.id)}

    def __getitem__(self, entity_id: str) -> Entity:
        return self._entities[entity_id]

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._entities

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def __len__(self) -> int:
        return len(self._entities)

    @property
    def edge_list(self) -> list[Edge]:
        """All edges, sorted by id."""
        return list(self._edges.values())

    def edge(self, edge_id: str) -> Edge:
        """The edge of that id; KeyError where there is none."""
        return self._edges[edge_id]

    @cached_property
    def nx(self) -> networkx.MultiDiGraph[str]:
        """The same graph in networkx: node attribute `entity`, edge key = edge id, edge attribute `edge`."""
        import networkx

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for entity in self:
            graph.add_node(entity.id, entity=entity)
        for edge in self._edges.values():
            graph.add_edge(edge.head, edge.tail, key=edge.id, edge=edge)
        return graph

    def summary(self) -> dict[str, Any]:
        """Counts of entities by type and of edges by relation, for tables and `repr`."""
        from collections import Counter

        return {
            "documents": len(self.sources),
            "entities": dict(sorted(Counter(e.type for e in self).items())),
            "edges": dict(sorted(Counter(e.type for e in self._edges.values()).items())),
        }

    def __repr__(self) -> str:
        return f"<KnowledgeGraph: {len(self)} entities, {len(self._edges)} edges, {len(self.sources)} documents>"
