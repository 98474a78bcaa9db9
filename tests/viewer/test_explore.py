"""Work on the chart: neighbourhoods, paths, hiding, pinning, choosing, the table, large graphs."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from graphkit.graph import KnowledgeGraph
from graphkit.viewer import write_html
from tests.factory import edge, entity, evidence, sample_graph, source

from .browser import Reader
from .test_drive import LANGUAGES, drawn, find, heading, into

pytestmark = pytest.mark.browser
KG = sample_graph()
PAIRS = nx.Graph([(e.head, e.tail) for e in KG.edge_list])


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_neighbourhood(sample: Path, reader: Reader, hops: int) -> None:
    page = reader.open(sample)
    find(page, "europol")
    page.locator("#panel .joined button").nth(hops - 1).click()
    assert drawn(page)[0] == len(nx.ego_graph(PAIRS, "europol", radius=hops))


def test_shortest_paths_are_all_listed_with_their_evidence(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    find(page, "europol")
    page.locator("#panel .buttons button", has_text="مسار إلى").click()
    find(page, "boko haram")
    expected = list(nx.all_shortest_paths(PAIRS, "europol", "boko-haram"))
    assert page.locator("#panel .path").count() == len(expected)
    assert drawn(page)[0] == len({i for path in expected for i in path})
    page.locator("#panel .path .link button").first.click()
    assert page.locator("#panel blockquote").count() >= 1


def test_hide_undo_redo_and_pin(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    find(page, "boko haram")
    page.keyboard.press("Escape")
    find(page, "boko haram")
    page.locator("#chart").focus()
    page.keyboard.press("h")
    assert drawn(page)[0] < len(KG)
    page.click("#undo")
    assert drawn(page)[0] == len(KG)
    page.keyboard.press("Control+y")
    assert drawn(page)[0] < len(KG)
    page.keyboard.press("Control+z")
    x, y = reader.middle_of("turkish-police")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=5)
    page.mouse.up()
    moved = reader.middle_of("turkish-police")
    assert abs(moved[0] - x + 60) < 3 and abs(moved[1] - y + 40) < 3
    assert len(page.evaluate("Object.keys(graphkit.state.pins)")) == 1
    page.click("#undo")
    assert page.evaluate("Object.keys(graphkit.state.pins)") == []


def test_few_are_drawn_and_the_rest_is_reached(tmp_path: Path, reader: Reader) -> None:
    write_html(KG, tmp_path / "few.html", limit=5)
    page = reader.open(tmp_path / "few.html")
    assert drawn(page)[0] == 5
    top = page.evaluate("graphkit.app.graph.nodes[graphkit.app.view.nodes[0]].id")
    assert page.evaluate("graphkit.app.view.badges.size") > 0
    page.mouse.click(*reader.middle_of(top))
    page.locator("#panel button", has_text="وسّع").click()
    assert drawn(page)[0] > 5
    find(page, "istanbul")
    assert heading(page) == "إسطنبول"
    assert "istanbul" in page.evaluate("graphkit.app.view.nodes.map(i => graphkit.app.graph.nodes[i].id)")


def test_a_node_that_filters_hide_can_be_read_and_shown(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    row = page.locator("#filters details").nth(1).locator("li").nth(0)
    row.hover()
    row.locator(".only").click()
    find(page, "istanbul")
    assert heading(page) == "إسطنبول"
    page.locator("#panel .warning button").click()
    assert "istanbul" in page.evaluate("graphkit.app.view.nodes.map(i => graphkit.app.graph.nodes[i].id)")


def test_several_are_chosen_by_shift_and_by_box(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    page.mouse.click(*reader.middle_of("europol"))
    page.keyboard.down("Shift")
    page.mouse.click(*reader.middle_of("boko-haram"))
    page.keyboard.up("Shift")
    assert len(page.evaluate("graphkit.state.selected")) == 2
    box = page.locator("#chart").bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 8, box["y"] + 250)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 60, steps=5)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert len(page.evaluate("graphkit.state.selected")) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_table_is_sorted_and_opens_evidence(sample: Path, reader: Reader, lang: str) -> None:
    page = into(reader.open(sample), lang)
    page.click("#tool-mode")
    assert page.locator("#table tbody tr").count() == len(KG.edge_list)
    page.locator("#table thead button").nth(4).click()
    assert page.locator("#table thead th").nth(4).get_attribute("aria-sort") == "ascending"
    dates = page.locator("#table tbody tr td:nth-child(5)").all_inner_texts()
    assert dates == sorted(dates)
    page.locator("#table tbody button").first.click()
    assert page.locator("#panel blockquote").count() >= 1
    page.locator("#table .buttons button").nth(1).click()
    assert page.locator("#table tbody tr").count() == len(KG)


def test_colour_and_size_can_be_chosen(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    look = "graphkit.app.chart.scene.nodes.map(n => [n.colour, n.r])"
    before = page.evaluate(look)
    page.select_option("#choose-colour", "community")
    page.select_option("#choose-size", "betweenness")
    after = page.evaluate(look)
    assert {c for c, _ in before} != {c for c, _ in after}
    assert [r for _, r in before] != [r for _, r in after]


def test_the_language_switch_mirrors_and_translates_everything(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    right = page.locator("#panel").bounding_box()["x"]
    assert page.locator("html").get_attribute("dir") == "rtl" and right < 100
    page.click("#tool-lang")
    assert page.locator("html").get_attribute("dir") == "ltr" and page.locator("#panel").bounding_box()["x"] > 900
    words = page.locator("#filters, #tools, #controls, #legend, #timeline").all_inner_texts()
    text = " ".join(words).replace("العربية", "")
    for outlet in {s.source for s in KG.sources.values() if s.source}:
        text = text.replace(outlet, "")
    assert not any("\u0600" <= c <= "\u06ff" for c in text)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,400 entities in rings of 40, and 30 without links; drawn 100 at a time."""
    entities = [entity(f"e{i}", "Person", f"شخص رقم {i}") for i in range(2430)]
    claim = evidence("[شخص] {يعرف} <شخصا>.")
    ring = [(i, i // 40 * 40 + (i + 1) % 40) for i in range(2400)] + [(i, i + 40) for i in range(0, 2360, 40)]
    edges = [edge(f"e{a}", "associate_of", f"e{b}", (claim,)) for a, b in ring]
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_html(KnowledgeGraph(entities, edges, [source("d1", date="2020-01-01")]), path, limit=100)
    return path


def test_a_large_graph_opens_on_its_communities(large: Path, reader: Reader) -> None:
    assert 'data-codec="gzip"' in large.read_text(encoding="utf-8")
    page = reader.open(large)
    bubbles = page.evaluate("graphkit.app.chart.scene.nodes.map(n => n.i)")
    assert 10 < len(bubbles) <= 48 and max(bubbles) < 0
    box = page.locator("#chart").bounding_box()
    place = page.evaluate("(() => { const { camera, scene } = graphkit.app.chart; const n = scene.nodes[0];"
                          " return [n.p.x * camera.k + camera.x, n.p.y * camera.k + camera.y]; })()")  # fmt: skip
    page.mouse.click(box["x"] + place[0], box["y"] + place[1])
    assert page.locator(".chip").count() == 1 and 1 < drawn(page)[0] <= 100
    page.locator(".chip button").click()
    page.select_option("#choose-overview", "nodes")
    assert drawn(page)[0] == 100
    assert page.locator("#count").inner_text().startswith("100 ")


def test_every_node_of_a_large_graph_is_found_and_read(large: Path, reader: Reader) -> None:
    page = reader.open(large)
    find(page, "شخص رقم 1777")
    assert heading(page) == "شخص رقم 1777"
    page.locator("#panel .list button").first.click()
    page.wait_for_selector("#panel blockquote")
    find(page, "شخص رقم 2429")  # has no links
    assert heading(page) == "شخص رقم 2429"
    page.locator("#panel .warning button").click()
    assert "e2429" in page.evaluate("graphkit.app.view.nodes.map(i => graphkit.app.graph.nodes[i].id)")


def test_rearranging_draws_together_what_is_left(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    look = "graphkit.app.chart.scene.nodes.map(n => [n.p.x, n.p.y])"
    page.locator("#filter-named").click()
    before = page.evaluate(look)
    page.click("#rearrange")
    first = page.evaluate(look)
    page.click("#rearrange")
    assert first != before and page.evaluate(look) == first


def test_who_in_nigeria_pledged_to_whom_when_and_who_says_so(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    find(page, "نيجيريا")
    page.locator("#panel .joined button").nth(1).click()
    row = page.locator("#filters .facet li", has_text="بايع")
    row.hover()
    row.locator(".only").click()
    assert page.evaluate("graphkit.app.view.nodes.map(i => graphkit.app.graph.nodes[i].id)") == [
        "boko-haram",
        "islamic-state",
    ]
    pledge = next(e for e in KG.edge_list if e.type == "pledged_allegiance_to")
    page.mouse.click(*reader.middle_of(pledge.id))
    page.wait_for_selector("#panel blockquote")
    said = page.locator("#panel").inner_text()
    for part in (
        "بوكو حرام",
        "بايع",
        "تنظيم الدولة الإسلامية",
        "2015-03-07",
        "وكالة النهار",
        "صحيفة الأفق",
        "Northern Wire",
    ):
        assert part in said
