"""What one asks of a graph in a notebook."""

from __future__ import annotations

import pytest

from graphkit.errors import NotInGraphError
from graphkit.graph import KnowledgeGraph
from tests.factory import edge, entity, evidence, source


def ids(entities: list) -> list[str]:
    return [e.id for e in entities]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, {"european-union", "operation", "platforms-52", "rob-wainwright", "tech-company"}),
        ({"relation": "leads"}, {"rob-wainwright"}),
        ({"relation": "killed"}, set()),
        ({"status": "denied"}, {"tech-company"}),
        ({"hops": 0}, set()),
    ],
)
def test_neighbors(options: dict, found: set[str], kg: KnowledgeGraph) -> None:
    assert set(ids(kg.neighbors("europol", **options))) == found


def test_neighbors_of_several_hops_nearest_first(kg: KnowledgeGraph) -> None:
    far = ids(kg.neighbors("europol", hops=2))
    near = ids(kg.neighbors("europol"))
    assert far[: len(near)] == near
    assert "amaq" in far[len(near) :]


def test_paths_are_simple_and_shortest_first(kg: KnowledgeGraph) -> None:
    paths = kg.paths("يوروبول", "borno")
    assert paths
    assert [len(p) for p in paths] == sorted(len(p) for p in paths)
    for path in paths:
        assert (path.entities[0].id, path.entities[-1].id) == ("europol", "borno")
        assert len(set(ids(path.entities))) == len(path.entities) == len(path.steps) + 1
        for a, b, step in zip(path.entities, path.entities[1:], path.steps, strict=False):
            assert step
            assert all({e.head, e.tail} == {a.id, b.id} for e in step)


def test_paths_carry_status_and_direction(kg: KnowledgeGraph) -> None:
    (path, *_) = kg.paths("ministry", "boko-haram", status="denied") or [None]
    assert path is None
    (path,) = kg.paths("islamic-state", "boko-haram", hops=1)
    text = path.text("en")
    assert "supports (denied)" in text
    assert "pledged allegiance to" in text


@pytest.mark.parametrize(("hops", "limit", "n"), [(0, 10, 0), (6, 0, 0), (6, 1, 1)])
def test_paths_end_at_their_limits(hops: int, limit: int, n: int, kg: KnowledgeGraph) -> None:
    assert len(kg.paths("europol", "borno", hops=hops, limit=limit)) == n


def test_no_path_between_islands() -> None:
    assert KnowledgeGraph([entity("a"), entity("b")], []).paths("a", "b") == []


def test_evidence_quotes_exactly_and_escapes(kg: KnowledgeGraph) -> None:
    e = next(e for e in kg.edge_list if e.type == "pledged_allegiance_to")
    quotes = kg.evidence(e)
    assert [q.quote for q in quotes] == [c.sentence[slice(*c.evidence)] for c in e.claims]
    assert [q.source.id for q in quotes] == [c.document for c in e.claims]
    html = quotes._repr_html_()
    assert "<mark>بايعت</mark>" in html
    assert "<b>بوكو حرام</b>" in html
    assert 'href="https://example.org/ar/1"' in html


def test_evidence_of_hostile_text_is_only_text() -> None:
    claim = evidence("[<script>x</script>] {&} <y>").model_copy(update={"sentence": "<script>alert(1)</script>"})
    e = edge("a", "leads", "b", (claim,))
    kg = KnowledgeGraph([entity("a", name="<b>"), entity("b")], [e], [source("d1", "<i>", url="javascript:x")])
    for html in (kg.evidence(e.id)._repr_html_(), kg.find("b")._repr_html_(), kg.neighbors("b")._repr_html_()):
        assert "<script>" not in html
        assert "<i>" not in html
        assert "javascript:" not in html


def test_evidence_without_its_document_still_shows(kg: KnowledgeGraph) -> None:
    e = kg.edge_list[0]
    alone = KnowledgeGraph(kg, [e])
    assert alone.evidence(e)[0].source.title == e.claims[0].document


def test_timeline_is_in_order_and_tells_whose_date_it_is(kg: KnowledgeGraph) -> None:
    frame = kg.timeline("boko-haram", lang="en")
    assert list(frame.date) == sorted(frame.date)
    assert set(frame.dated_by) == {"fact", "document"}
    assert len(frame) == sum(len(e.claims) for e in kg.edges_of("boko-haram"))
    assert "affiliate of (denied)" in set(frame.relation)


def test_frames(kg: KnowledgeGraph) -> None:
    entities, edges, claims = kg.entities(), kg.edges(), kg.claims()
    assert (len(entities), len(edges)) == (len(kg), len(kg.edge_list))
    assert entities.loc["islamic-state", "name_en"] == "Islamic State"
    assert edges["claims"].sum() == len(claims)
    assert set(claims["edge"]) == set(edges.index)
    assert claims.groupby("edge").size().equals(edges["claims"].rename_axis("edge").sort_index().astype("int64"))


def test_frames_of_an_empty_graph_have_their_columns() -> None:
    kg = KnowledgeGraph([], [])
    assert "name_ar" in kg.entities()
    assert "head_name" in kg.edges()
    assert "sentence" in kg.claims()
    assert kg._repr_html_().startswith("<p>")


def test_networkx_inside(kg: KnowledgeGraph) -> None:
    assert kg.nx.number_of_edges() == len(kg.edge_list)
    assert kg.nx.nodes["europol"]["entity"] is kg["europol"]


def test_centrality_counts_only_what_is_asserted(kg: KnowledgeGraph) -> None:
    series = kg.centrality("degree_centrality")
    assert list(series) == sorted(series, reverse=True)
    assert series["tech-company"] == 0  # its only relation is a denial
    assert kg.centrality("pagerank", alpha=0.5, backend="networkx").sum() == pytest.approx(1)


def test_communities_part_all_entities_and_are_the_same_again(kg: KnowledgeGraph) -> None:
    first, again = kg.communities(), kg.communities()
    assert first.equals(again)
    assert set(first.index) == {e.id for e in kg}
    sizes = first.value_counts().sort_index()
    assert list(sizes) == sorted(sizes, reverse=True)


@pytest.mark.parametrize("ask", ["centrality", "communities"])
def test_a_measure_that_networkx_has_not(ask: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotInGraphError, match="networkx has no function 'nonsense'"):
        getattr(kg, ask)("nonsense")
