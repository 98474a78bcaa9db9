"""`KnowledgeGraph`: a thin typed face on `networkx.MultiDiGraph` (`.nx`). The work is in the files beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import hooks
from ..errors import NotInGraphError
from ..models import Edge, Entity, Source
from . import display, filters, frames, measures, names, walks
from .labels import Lang
from .quotes import Quotes

if TYPE_CHECKING:
    import networkx
    import pandas


class KnowledgeGraph:
    """Entities and edges over all documents. Parallel edges of different type or status stay apart.

    Iterating gives entities, `kg[id]` one of them; `edge_list` all edges, sorted by id. Wherever a method takes an
    entity, it may be given as the record, its id, or a name that only one entity bears (`kg.neighbors("داعش")`).
    """

    def __init__(self, entities: Iterable[Entity], edges: Iterable[Edge], sources: Iterable[Source] = ()) -> None:
        self._entities = {e.id: e for e in sorted(entities, key=lambda e: e.id)}
        self._edges = {e.id: e for e in sorted(edges, key=lambda e: e.id)}
        self.sources = {s.id: s for s in sorted(sources, key=lambda s: s.id)}

    def __getitem__(self, entity_id: str) -> Entity:
        """The entity of that id, or of that name if only one bears it. NotInGraphError (a KeyError) otherwise."""
        return self._entities.get(entity_id) or self._entities[self.id_of(entity_id)]

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
        """The edge of that id; NotInGraphError (a KeyError) where there is none."""
        if edge_id not in self._edges:
            raise NotInGraphError(f"no edge has the id {edge_id!r}; the frame of kg.edges() is indexed by ids")
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

    @cached_property
    def folded_names(self) -> dict[str, tuple[str, ...]]:
        """Entity id -> its names folded for comparison, own name first."""
        return names.folded_names(self)

    def id_of(self, entity: Entity | str) -> str:
        """The id of an entity given as record, id or unambiguous name. Raises NotInGraphError."""
        return names.id_of(self, entity)

    def find(self, text: str, *, type: str | None = None, limit: int = 10) -> display.Listing[Entity]:
        """Entities by any of their names, in either script, best first; spelling variants and slips are forgiven."""
        return names.find(self, text, type=type, limit=limit)

    def neighbors(
        self, entity: Entity | str, *, relation: str | None = None, hops: int = 1, status: str | None = None
    ) -> display.Listing[Entity]:
        """Entities within so many steps, nearest first, in either direction of the edges."""
        return walks.neighbors(self, self.id_of(entity), relation, hops, status)

    def paths(
        self, start: Entity | str, end: Entity | str, *, hops: int = 6, limit: int = 10, status: str | None = None
    ) -> display.Listing[walks.Path]:
        """The ways from one entity to another, shortest first, along edges of either direction."""
        return walks.paths(self, (self.id_of(start), self.id_of(end)), hops, limit, status)

    def edges_of(self, entity: Entity | str) -> list[Edge]:
        """All edges that lead from or to an entity, sorted by id."""
        return walks.edges_of(self, self.id_of(entity))

    def evidence(self, edge: Edge | str, *, lang: Lang = "ar") -> Quotes:
        """The sentences behind an edge with their documents; in a notebook, with the names and trigger marked."""
        return Quotes.of(self, edge if isinstance(edge, Edge) else self.edge(edge), lang)

    def timeline(self, entity: Entity | str, *, lang: Lang = "ar") -> pandas.DataFrame:
        """What is said of an entity, a row a claim, by the date of the fact, else of the document."""
        return frames.timeline(self, self.id_of(entity), lang)

    def subgraph(self, *entities: Entity | str, hops: int = 0, where: str | None = None) -> KnowledgeGraph:
        """The given entities, all within `hops` of them, and the edges between; then as `where` filters them."""
        return filters.subgraph(self, [self.id_of(e) for e in entities], hops, where)

    def where(self, condition: str) -> KnowledgeGraph:
        """The part of the graph that meets a condition, such as `relation = leads and date >= 2015`.

        The language is described in `graphkit.graph.filters`. Raises FilterError.
        """
        return filters.subgraph(self, [], 0, condition)

    def entities(self) -> pandas.DataFrame:
        """A row an entity, indexed by id."""
        return frames.entities(self)

    def edges(self) -> pandas.DataFrame:
        """A row an edge, indexed by id."""
        return frames.edges(self)

    def claims(self) -> pandas.DataFrame:
        """A row a claim, with its sentence and document."""
        return frames.claims(self)

    def simple(self, *, status: Sequence[str] = ("asserted",), directed: bool = False) -> networkx.Graph[str]:
        """A networkx graph without parallel edges; `weight` = independent documents summed. For algorithms."""
        return measures.simple(self, status, directed)

    def centrality(self, measure: str = "pagerank", **options: Any) -> pandas.Series[float]:
        """A measure of networkx by its name, highest first; `backend=` and other options reach networkx."""
        return measures.centrality(self, measure, options)

    def communities(self, method: str = "louvain_communities", **options: Any) -> pandas.Series[int]:
        """The number of each entity's community, largest first; `backend=` and other options reach networkx."""
        return measures.communities(self, method, options)

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

    def _repr_html_(self) -> str:
        drawn = hooks.page is not None and 0 < len(self) <= display.MOST_INLINE
        return display.frame(hooks.page(self)) if drawn and hooks.page else display.summary(self.summary())
