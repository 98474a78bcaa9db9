"""How nodes are drawn in other programs: at the same places, in the same sizes and colours as in our page."""

from __future__ import annotations

from math import sqrt

from ..graph import KnowledgeGraph

# entities and relations together; beyond this a layout takes long, and programs for such graphs lay them out themselves
LAYOUT_LIMIT = 20_000


def sizes(kg: KnowledgeGraph) -> dict[str, float]:
    """The size of each node as in the page, where its area grows with its importance (degree beyond `LAYOUT_LIMIT`)."""
    measure = _degrees(kg) if _large(kg) else _importance(kg)
    top = max(measure.values(), default=0) or 1
    return {node: round(6 + 13 * sqrt(n / top), 2) for node, n in measure.items()}


def _large(kg: KnowledgeGraph) -> bool:
    return len(kg) + len(kg.edge_list) > LAYOUT_LIMIT


def _importance(kg: KnowledgeGraph) -> dict[str, float]:
    from ..viewer.ranking import rank

    return dict(zip((e.id for e in kg), rank(kg).importance.tolist(), strict=True))


def _degrees(kg: KnowledgeGraph) -> dict[str, float]:
    degree = dict.fromkeys((e.id for e in kg), 0.0)
    for edge in kg.edge_list:
        for end in {edge.head, edge.tail}:
            degree[end] += 1
    return degree


def positions(kg: KnowledgeGraph) -> dict[str, tuple[float, float]]:
    """The place of each node as in the page, whose y runs down where theirs runs up; empty beyond `LAYOUT_LIMIT`."""
    if _large(kg):
        return {}
    from ..viewer import layout

    return {node: (round(x, 3), round(0.0 - y, 3)) for node, (x, y) in layout(kg).items()}
