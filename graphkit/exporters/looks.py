"""How nodes are drawn in other programs: the same places, sizes and colours as in our page."""

from __future__ import annotations

from math import sqrt

from ..graph import KnowledgeGraph

# beyond this a layout takes minutes, and the programs that open such graphs lay them out themselves
LAYOUT_LIMIT = 20_000


def sizes(kg: KnowledgeGraph) -> dict[str, float]:
    """The size of each node: area grows with the number of its edges."""
    degree = dict.fromkeys((e.id for e in kg), 0)
    for edge in kg.edge_list:
        degree[edge.head] += 1
        degree[edge.tail] += 1
    return {node: round(8 + 4 * sqrt(n), 2) for node, n in degree.items()}


def positions(kg: KnowledgeGraph) -> dict[str, tuple[float, float]]:
    """The place of each node as in our page; empty for graphs beyond `LAYOUT_LIMIT`."""
    if len(kg) > LAYOUT_LIMIT:
        return {}
    try:
        from ..viewer import layout  # type: ignore[attr-defined, unused-ignore]
    except ImportError:
        return {}

    return {node: (round(x, 3), round(y, 3)) for node, (x, y) in layout(kg).items()}
