from __future__ import annotations

import json
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.errors import SourceError
from graphkit.graph import KnowledgeGraph
from graphkit.graph.node_link import lines, read
from graphkit.models import Edge, Entity, Evidence, Source


def same(a: KnowledgeGraph, b: KnowledgeGraph) -> bool:
    return (list(a), a.edge_list, a.sources) == (list(b), b.edge_list, b.sources)


def test_what_was_written_is_what_is_read(kg: KnowledgeGraph, tmp_path: Path) -> None:
    graphkit.export(kg, tmp_path / "graph.json")
    assert same(graphkit.load(tmp_path / "graph.json"), kg)
    assert same(graphkit.load(tmp_path), kg)


def test_networkx_knows_the_form(kg: KnowledgeGraph, tmp_path: Path) -> None:
    graphkit.export(kg, tmp_path / "graph.json")
    graph = networkx.node_link_graph(json.loads((tmp_path / "graph.json").read_text(encoding="utf-8")), edges="edges")
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert (len(graph), graph.size()) == (len(kg), len(kg.edge_list))


texts = st.text(max_size=15)
maybe = st.none() | texts
entities = st.builds(
    Entity,
    id=st.sampled_from("abc"),
    type=texts,
    name=texts,
    name_ar=maybe,
    romanised=st.booleans(),
    count=st.none() | st.integers(0, 2**62),
    aliases=st.lists(texts, max_size=2).map(tuple),
    attributes=st.dictionaries(texts, texts, max_size=2),
)
claims = st.builds(
    Evidence,
    id=texts,
    document=texts,
    sentence=texts,
    evidence=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    head=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)),
    score=st.floats(0, 1),
)
edges = st.builds(
    Edge,
    id=texts,
    head=st.sampled_from("abc"),
    tail=st.sampled_from("abc"),
    type=texts,
    status=st.sampled_from(["asserted", "alleged", "denied", "planned"]),
    phase=st.sampled_from([None, "start", "ongoing", "end"]),
    first=maybe,
    confidence=st.floats(0, 1),
    claims=st.lists(claims, max_size=2).map(tuple),
)
graphs = st.builds(
    KnowledgeGraph,
    st.lists(entities, max_size=4),
    st.lists(edges, max_size=4),
    st.lists(st.builds(Source, id=texts, title=texts)),
)


@given(graphs)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, graph: KnowledgeGraph) -> None:
    path = tmp_path_factory.getbasetemp() / "round.json"
    path.write_text("".join(lines(graph)), encoding="utf-8")
    assert same(read(path), graph)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a graph in node-link form"),
        ("{", "not a graph in node-link form"),
        ("[]", "not a graph in node-link form"),
        ('{"nodes": [], "edges": []}', "not a graph in node-link form ('graph')"),
        ('{"graph": {"format": "other"}}', "unknown format 'other'"),
        (
            '{"graph": {"format": "graphkit-graph-1", "documents": []}, "edges": [], "nodes": [{"id": "a"}]}',
            "Entity type: Field",
        ),
        (
            '{"graph": {"format": "graphkit-graph-1", "documents": []}, "nodes": [], "edges": [{"source": "a"}]}',
            "not a graph in node-link form ('target')",
        ),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text(content)
    with pytest.raises(SourceError) as caught:
        graphkit.load(tmp_path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no graph here .* make one with `graphkit build"):
        graphkit.load(tmp_path)


def test_a_build_folder_is_read_from_its_store(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("خبر قصير\n\nأعلنت جماعة بوكو حرام مبايعة تنظيم الدولة الإسلامية.\n", encoding="utf-8")
    built = graphkit.build([article], tmp_path / "out")
    assert len(built.graph)
    assert same(graphkit.load(tmp_path / "out"), built.graph)
    assert same(graphkit.load(tmp_path / "out" / "graph.json"), built.graph)
