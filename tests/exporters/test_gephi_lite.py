"""Gephi Lite's own readers, which refuse what Gephi would lose, while networkx and igraph read bad files happily."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.exporters import export
from graphkit.graph import KnowledgeGraph

from .conftest import HOSTILE


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_every_node_edge_and_attribute_arrives(format: str, written, kg: KnowledgeGraph, gephi_lite, told) -> None:
    read = json.loads(gephi_lite(format, written(f".{format}")))
    nodes, edges = ({n["id"]: n for n in read["nodes"]}, {e["key"]: e for e in read["edges"]})
    told(nodes, edges)
    for node in nodes.values():
        assert {"x", "y", "size"} <= node.keys()
        assert "color" in node or {"r", "g", "b"} <= node.keys()
    for e in kg.edge_list:
        assert (edges[e.id]["source"], edges[e.id]["target"]) == (e.head, e.tail)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_hostile_strings_arrive_as_they_were(format: str, hostile: KnowledgeGraph, tmp_path: Path, gephi_lite) -> None:
    path = tmp_path / f"hostile.{format}"
    export(hostile, path)
    read = json.loads(gephi_lite(format, path))
    assert {n["name"] for n in read["nodes"]} == {*HOSTILE, "قبلبعد"}
    assert {e["evidence"] for e in read["edges"]} == {*HOSTILE, "قبلبعد"}
