"""Files and page of graphs with 1k, 10k and 100k edges; and the page that plain pyvis writes of the same graph."""

from __future__ import annotations

import tempfile
from pathlib import Path

from graphkit.exporters import export
from graphkit.graph import KnowledgeGraph
from graphkit.viewer import write_html

from .export import graph
from .measure import Row, measured

TITLE = "Files and page: a graph to what people open"
UNIT = "edges"
WORKS = ("graph.graphml", "graph.gexf", "graph.json", "graph.ttl", "graph.html", "plain pyvis page")


def run(small: bool = False) -> list[Row]:
    """A row a file and size."""
    sizes = (1_000,) if small else (1_000, 10_000, 100_000)
    return [measured("outputs", work, size) for work in WORKS for size in sizes]


def prepare(work: str, size: int) -> KnowledgeGraph:
    return graph(size)


def work(work: str, size: int, kg: KnowledgeGraph) -> str:
    path = Path(tempfile.mkdtemp()) / (work if work.startswith("graph.") else "plain.html")
    if work == "plain pyvis page":
        _plain(kg, path)
    elif work == "graph.html":
        write_html(kg, path, title=None, note=None, limit=400, lang="ar")
    else:
        export(kg, path)
    return f"{path.stat().st_size / 1e6:,.1f} MB"


def _plain(kg: KnowledgeGraph, path: Path) -> None:
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for entity in kg:
        net.add_node(entity.id, label=entity.name, title=entity.type)
    for edge in kg.edge_list:
        net.add_edge(edge.head, edge.tail, label=edge.type, title=edge.claims[0].sentence)
    path.write_text(net.generate_html(), encoding="utf-8")
