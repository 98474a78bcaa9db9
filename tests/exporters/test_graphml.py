from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import igraph
import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.exporters import export
from graphkit.exporters.xmltext import XmlText
from graphkit.graph import KnowledgeGraph
from tests.factory import edge, entity, evidence

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture(scope="module")
def root(written) -> ET.Element:
    return ET.parse(written(".graphml")).getroot()


def test_gephi_keeps_every_edge(root: ET.Element, kg: KnowledgeGraph) -> None:
    """Its reader keeps parallel edges with ids of their own and an XML attribute `label` that tells them apart."""
    edges = root.findall(".//g:edge", NS)
    assert len({e.get("id") for e in edges}) == len(edges) == len(kg.edge_list)
    assert len({(e.get("source"), e.get("target"), e.get("label")) for e in edges}) == len(edges)


def test_gephi_finds_places_sizes_and_colours(root: ET.Element) -> None:
    keys = {k.get("attr.name"): k for k in root.findall("g:key[@for='node']", NS)}
    assert {"x", "y", "size", "r", "g", "b", "label"} <= keys.keys()
    for node in root.findall(".//g:node", NS):
        data = {d.get("key"): d.text for d in node}
        assert all(0 <= int(data[keys[c].get("id")]) <= 255 for c in "rgb")
        assert float(data[keys["size"].get("id")]) > 0
    assert {k.get("attr.name") for k in root.findall("g:key[@for='edge']", NS)} >= {"weight", "label"}


def test_nodes_stand_where_the_page_draws_them(root: ET.Element, kg: KnowledgeGraph) -> None:
    from graphkit.viewer import layout

    x, y = (root.find(f"g:key[@attr.name='{n}']", NS).get("id") for n in "xy")
    for node in root.findall(".//g:node", NS):
        data = {d.get("key"): d.text for d in node}
        wished = layout(kg)[node.get("id")]
        assert (float(data[x]), -float(data[y])) == pytest.approx(wished, abs=0.001)  # its y runs up


def test_one_type_to_a_column_and_no_name_twice(root: ET.Element) -> None:
    keys = [(k.get("for"), k.get("attr.name")) for k in root.findall("g:key", NS)]
    assert len(set(keys)) == len(keys)
    assert {k.get("attr.type") for k in root.findall("g:key", NS)} <= {"string", "int", "double", "boolean"}


def test_no_status_is_lost_in_the_label(root: ET.Element, kg: KnowledgeGraph) -> None:
    labels = {e.get("id"): e.get("label") for e in root.findall(".//g:edge", NS)}
    for e in kg.edge_list:
        assert (e.status in labels[e.id]) == (e.status != "asserted")
        assert ("ended" in labels[e.id]) == (e.phase == "end")


def test_networkx_reads_what_was_written(written, told) -> None:
    graph = networkx.read_graphml(written(".graphml"), force_multigraph=True)
    told(dict(graph.nodes(data=True)), {key: data for _, _, key, data in graph.edges(keys=True, data=True)})


def test_igraph_reads_what_was_written(written, kg: KnowledgeGraph) -> None:
    graph = igraph.Graph.Read_GraphML(str(written(".graphml")))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (len(kg), len(kg.edge_list), True)
    assert set(graph.vs["name_ar"]) - {""} == {e.name_ar for e in kg if e.name_ar}
    assert sum(graph.es["weight"]) == sum(e.independent_documents for e in kg.edge_list)


def test_language_of_labels(kg: KnowledgeGraph, tmp_path: Path) -> None:
    for lang, name, relation in (("ar", "بوكو حرام", "بايع"), ("en", "Boko Haram", "pledged allegiance to")):
        export(kg, tmp_path / "g.graphml", lang=lang)
        graph = networkx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
        assert graph.nodes["boko-haram"]["label"] == name
        assert relation in {d["label"] for _, _, d in graph.edges(data=True)}


def test_a_name_without_translation_stays_in_its_script(tmp_path: Path) -> None:
    export(KnowledgeGraph([entity("x", "Person", "فلان")], []), tmp_path / "g.graphml", lang="en")
    assert networkx.read_graphml(tmp_path / "g.graphml").nodes["x"]["label"] == "فلان"


def test_ids_that_xml_cannot_hold_stay_apart(tmp_path: Path) -> None:
    kg = KnowledgeGraph([entity("a\x00"), entity("a\x01"), entity("a")], [edge("a\x00", "allied_with", "a\x01")])
    export(kg, tmp_path / "g.graphml")
    graph = networkx.read_graphml(tmp_path / "g.graphml")
    assert (len(graph), graph.size()) == (3, 1)


def test_lists_are_joined_without_ambiguity(tmp_path: Path) -> None:
    export(KnowledgeGraph([entity("x", aliases=("a|b", "c"))], []), tmp_path / "g.graphml")
    assert networkx.read_graphml(tmp_path / "g.graphml").nodes["x"]["aliases"] == "a¦b|c"


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_what_is_no_number_is_left_out(score: float, tmp_path: Path) -> None:
    kg = KnowledgeGraph([entity("a"), entity("b")], [edge("a", "allied_with", "b", confidence=score)])
    export(kg, tmp_path / "g.graphml")
    assert "confidence" not in next(iter(networkx.read_graphml(tmp_path / "g.graphml").edges(data=True)))[2]


index = st.integers(0, 3)
texts = st.text(min_size=1, max_size=20)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(texts, min_size=2, max_size=4), sentence=texts, links=st.lists(st.tuples(index, index)))
def test_round_trip(tmp_path: Path, names: list[str], sentence: str, links: list[tuple[int, int]]) -> None:
    entities = [entity(f"e{i}", "Person", n) for i, n in enumerate(names)]
    quote = evidence("x").model_copy(update={"sentence": sentence})
    pairs = {(a % len(names), b % len(names)) for a, b in links}
    edges = [edge(f"e{a}", "associate_of", f"e{b}", (quote,)) for a, b in pairs]
    export(KnowledgeGraph(entities, edges), tmp_path / "g.graphml")
    graph = networkx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    clean = XmlText().clean
    # networkx has no attribute where the element is empty
    assert [graph.nodes[f"e{i}"].get("name") or "" for i in range(len(names))] == [clean(n) for n in names]
    assert {(s, t) for s, t in graph.edges()} == {(f"e{a}", f"e{b}") for a, b in pairs}
    assert all((d.get("evidence") or "") == clean(sentence) for _, _, d in graph.edges(data=True))
