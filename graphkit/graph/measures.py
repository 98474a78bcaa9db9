"""Centralities and communities by networkx: its functions by their names, its backends left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import NotInGraphError

if TYPE_CHECKING:
    import networkx
    import pandas

    from .core import KnowledgeGraph


def simple(kg: KnowledgeGraph, status: Sequence[str], directed: bool) -> networkx.Graph[str]:
    """One edge a pair, of the claims with these statuses; `weight` sums their independent documents."""
    import networkx

    graph: networkx.Graph[str] = networkx.DiGraph() if directed else networkx.Graph()
    graph.add_nodes_from(e.id for e in kg)
    for edge in kg.edge_list:
        if edge.status in status and edge.head != edge.tail:
            before = graph.get_edge_data(edge.head, edge.tail, {}).get("weight", 0)
            graph.add_edge(edge.head, edge.tail, weight=before + edge.independent_documents)
    return graph


def centrality(kg: KnowledgeGraph, measure: str, options: dict[str, Any]) -> pandas.Series[float]:
    """Any function of networkx that gives a number to each node, highest first, ties by id."""
    import networkx
    import pandas

    values = _function(networkx, measure)(simple(kg, ("asserted",), False), **options)
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return pandas.Series(dict(ordered), name=measure, dtype=float)


def communities(kg: KnowledgeGraph, method: str, options: dict[str, Any]) -> pandas.Series[int]:
    """Any function of networkx.community that parts the nodes; communities numbered by size, from 0."""
    import networkx
    import pandas

    if method == "louvain_communities":
        options = {"seed": 0, **options}
    parts = _function(networkx.community, method)(simple(kg, ("asserted",), False), **options)
    ordered = sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))
    return pandas.Series({n: i for i, part in enumerate(ordered) for n in part}, name="community", dtype=int)


def _function(module: Any, name: str) -> Any:
    found = getattr(module, name, None)
    if not callable(found):
        raise NotInGraphError(f"networkx has no function {name!r} here; see its reference for the names")
    return found
