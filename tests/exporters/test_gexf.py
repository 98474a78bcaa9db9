"""GEXF 1.3. The schema of gexf.net is in no package registry: what it says of our elements is written out here."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date

import networkx
import pytest

from graphkit.exporters.gexf import kind_of, node_spells
from graphkit.graph import KnowledgeGraph
from tests.factory import edge, entity

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
TYPES = "integer|long|double|float|boolean|string|liststring|anyURI"
DAY = r"\d{4}-\d\d-\d\d"

# element -> (attributes that must be there, that may be there, each with its form; children with (least, most) times)
SCHEMA: dict[str, tuple[dict[str, str], dict[str, str], dict[str, tuple[int, float]]]] = {
    "gexf": ({"version": "1\\.3"}, {"variant": ".*"}, {"meta": (0, 1), "graph": (1, 1)}),
    "meta": ({}, {"lastmodifieddate": DAY}, {"creator": (0, 1), "keywords": (0, 1), "description": (0, 1)}),
    "creator": ({}, {}, {}),
    "graph": (
        {},
        {
            "defaultedgetype": "directed|undirected|mutual",
            "idtype": "integer|string",
            "mode": "static|dynamic|slice",
            "timeformat": "integer|double|date|dateTime",
            "timerepresentation": "interval|timestamp",
            "timezone": r"\S+",
            "start": DAY,
            "end": DAY,
        },
        {"attributes": (0, float("inf")), "nodes": (1, 1), "edges": (1, 1)},
    ),
    "attributes": ({"class": "node|edge"}, {"mode": "static|dynamic"}, {"attribute": (0, float("inf"))}),
    "attribute": ({"id": ".*", "title": ".*", "type": TYPES}, {}, {"default": (0, 1), "options": (0, 1)}),
    "nodes": ({}, {"count": r"\d+"}, {"node": (0, float("inf"))}),
    "edges": ({}, {"count": r"\d+"}, {"edge": (0, float("inf"))}),
    "node": (
        {"id": ".*"},
        {"label": ".*", "start": DAY, "end": DAY, "pid": ".*"},
        {"attvalues": (0, 1), "spells": (0, 1), "viz:color": (0, 1), "viz:size": (0, 1), "viz:position": (0, 1)},
    ),
    "edge": (
        {"source": ".*", "target": ".*"},
        {"id": ".*", "type": "directed|undirected|mutual", "label": ".*", "weight": r"\d+\.\d+", "kind": ".*"},
        {"attvalues": (0, 1), "spells": (0, 1), "viz:color": (0, 1), "viz:thickness": (0, 1)},
    ),
    "attvalues": ({}, {}, {"attvalue": (0, float("inf"))}),
    "attvalue": ({"for": r"\d+", "value": ".*"}, {"start": DAY, "end": DAY}, {}),
    "spells": ({}, {}, {"spell": (1, float("inf"))}),
    "spell": ({}, {"start": DAY, "end": DAY}, {}),
    "viz:color": (dict.fromkeys("rgb", r"\d{1,3}"), {"a": ".*", "hex": ".*"}, {}),
    "viz:size": ({"value": r"\d+(\.\d+)?"}, {}, {}),
    "viz:position": (dict.fromkeys("xy", r"-?\d+(\.\d+)?"), {"z": r"-?\d+(\.\d+)?"}, {}),
}


def name(element: ET.Element) -> str:
    return element.tag.replace(VIZ, "viz:").replace(GEXF, "")


def faults(element: ET.Element) -> list[str]:
    """What the schema forbids in this element and below it."""
    must, may, children = SCHEMA.get(name(element), ({}, {}, {}))
    if name(element) not in SCHEMA:
        return [f"no element {element.tag}"]
    found = [f"{name(element)}: no {a}" for a in must if a not in element.attrib]
    for attribute, value in element.attrib.items():
        form = (must | may).get(attribute)
        if form is None or not re.fullmatch(form, value, re.DOTALL):
            found.append(f"{name(element)}: {attribute}={value!r}")
    counts = {child: [name(c) for c in element].count(child) for child in {*children, *map(name, element)}}
    for child, n in counts.items():
        least, most = children.get(child, (0, 0))
        if not least <= n <= most:
            found.append(f"{name(element)}: {n} times {child}")
    return found + [fault for child in element for fault in faults(child)]


@pytest.fixture(scope="module")
def root(written) -> ET.Element:
    return ET.parse(written(".gexf")).getroot()


def test_valid_by_the_schema(root: ET.Element) -> None:
    assert faults(root) == []


@pytest.mark.parametrize(
    ("where", "attribute", "value"),
    [
        ("graph", "timeformat", "day"),
        ("nodes/node", "start", "2015"),
        ("edges/edge", "colour", "red"),
        (".", "version", "1.2"),
    ],
)
def test_the_check_finds_faults(where: str, attribute: str, value: str, root: ET.Element) -> None:
    copy = ET.fromstring(ET.tostring(root))
    path = where if where in (".", "graph") else f"graph/{where}"
    found = copy if path == "." else copy.find("/".join(GEXF + p for p in path.split("/")))
    found.set(attribute, value)
    assert len(faults(copy)) == 1


def test_attributes_are_declared_once_and_used_as_declared(root: ET.Element) -> None:
    for kind in ("node", "edge"):
        declared = root.findall(f".//{GEXF}attributes[@class='{kind}']/{GEXF}attribute")
        titles = [a.get("title") for a in declared]
        assert len(set(titles)) == len(titles)
        assert not {"id", "type", "start", "end", "weight", "label"} & set(titles)
        known = {a.get("id"): a.get("type") for a in declared}
        for value in root.findall(f".//{GEXF}{kind}//{GEXF}attvalue"):
            {"integer": int, "double": float, "boolean": ["true", "false"].index, "string": str}[
                known[value.get("for")]
            ](value.get("value"))


def test_every_edge_has_a_kind_that_keeps_parallel_ones_apart(root: ET.Element, kg: KnowledgeGraph) -> None:
    edges = root.findall(f".//{GEXF}edge")
    assert len({(e.get("source"), e.get("target"), e.get("kind")) for e in edges}) == len(edges) == len(kg.edge_list)


def test_spells_are_days_and_nodes_are_there_while_their_edges_are(root: ET.Element, kg: KnowledgeGraph) -> None:
    def spell(element: ET.Element) -> tuple[date, date] | None:
        found = element.find(f"{GEXF}spells/{GEXF}spell")
        return None if found is None else tuple(date.fromisoformat(found.get(w)) for w in ("start", "end"))

    nodes = {n.get("id"): spell(n) for n in root.findall(f".//{GEXF}node")}
    assert sum(1 for s in nodes.values() if s) > 20
    for e in root.findall(f".//{GEXF}edge"):
        start, end = spell(e)
        assert start <= end
        for node in (nodes[e.get("source")], nodes[e.get("target")]):
            assert node is None or (node[0] <= start and end <= node[1])


@pytest.mark.parametrize(
    ("first", "last", "spell"),
    [
        ("2015", "2016-02", ("2015-01-01", "2016-02-29")),
        ("2015-03-07", None, ("2015-03-07", "2015-03-07")),
        (None, None, None),
        ("2015-13", "2015-13", None),
        ("soon", "later", None),
        ("2016", "2015", None),
    ],
)
def test_partial_and_broken_dates(first: str | None, last: str | None, spell: tuple[str, str] | None) -> None:
    e = edge("a", "allied_with", "b", first=first, last=last)
    kg = KnowledgeGraph([entity("a"), entity("b")], [e])
    assert node_spells(kg).get("a") == spell


def test_kinds() -> None:
    e = edge("a", "leads", "b", status="alleged", phase="end")
    assert kind_of(e) == "leads alleged ended"


def test_networkx_reads_it(written, kg: KnowledgeGraph) -> None:
    graph = networkx.read_gexf(written(".gexf"), version="1.3")
    assert len(graph) == len(kg)
    assert {d["name"] for _, d in graph.nodes(data=True)} == {e.name for e in kg}
