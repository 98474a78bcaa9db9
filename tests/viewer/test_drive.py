"""Every function of the page, driven as a person would: pointer and keyboard, Arabic and English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graphkit.viewer import write_html
from tests.factory import sample_graph

from .browser import Reader

pytestmark = pytest.mark.browser
KG = sample_graph()
PAIRS = nx.Graph([(e.head, e.tail) for e in KG.edge_list])
LANGUAGES = ["ar", "en"]


def drawn(page: Any) -> tuple[int, int]:
    """How many nodes and links are on the chart."""
    return tuple(page.evaluate("[graphkit.app.view.nodes.length, graphkit.app.view.edges.length]"))


def find(page: Any, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")


def heading(page: Any) -> str:
    return page.locator("#panel h2").first.inner_text()


def into(page: Any, lang: str) -> Any:
    if page.locator("html").get_attribute("lang") != lang:
        page.click("#tool-lang")
    return page


SPELLINGS = {
    "القاعده": "القاعدة",
    "قاعدة": "القاعدة",
    "al qaeda": "القاعدة",
    "QAEDA": "القاعدة",
    "داعش": "تنظيم الدولة الإسلامية",
    "isil": "تنظيم الدولة الإسلامية",
    "الدوله الاسلاميه": "تنظيم الدولة الإسلامية",
    "بُوكُو حَرام": "بوكو حرام",
    "boko h": "بوكو حرام",
    "انصار بيت": "ولاية سيناء",
    "٥٢": "52 منصة",
    "ابو بكر شيكاو": "أبو بكر شيكاو",
    "shekau": "أبو بكر شيكاو",
}


def test_search_finds_every_spelling(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    found = {}
    for query in SPELLINGS:
        find(page, query)
        found[query] = heading(page)
        page.locator("#chart").focus()
    assert found == SPELLINGS


def test_search_without_a_match_says_so(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    page.fill("#query", "زززز")
    assert page.locator("#found .none").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#found").is_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_filters_combine_and_come_off_one_by_one(sample: Path, reader: Reader, lang: str) -> None:
    page = into(reader.open(sample), lang)
    alleged = sum(e.status == "alleged" for e in KG.edge_list)
    denied = sum(e.status == "denied" for e in KG.edge_list)
    rows = page.locator("#filters .facet").first.locator("li")
    assert rows.nth(1).locator(".aside").inner_text() == str(alleged)
    rows.nth(1).locator("input").click()
    assert drawn(page)[1] == len(KG.edge_list) - alleged
    rows.nth(2).locator("input").click()
    assert drawn(page)[1] == len(KG.edge_list) - alleged - denied
    assert page.locator(".chip").count() == 2
    page.locator(".chip button").first.click()
    assert drawn(page)[1] == len(KG.edge_list) - denied
    page.locator("#filter-ended").click()
    assert drawn(page)[1] == len([e for e in KG.edge_list if e.status != "denied" and e.phase != "end"])
    page.locator(".clear").click()
    assert drawn(page)[1] == len(KG.edge_list)


def test_only_named_and_minimum_of_documents(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    page.locator("#filter-named").click()
    assert drawn(page)[0] == sum(e.named for e in KG)
    page.locator(".chip button").click()
    page.locator("#filter-documents").fill("2")
    assert drawn(page)[1] == sum(e.independent_documents >= 2 for e in KG.edge_list)


def test_one_value_alone_and_the_legend(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    row = page.locator("#filters details").nth(1).locator("li").nth(0)
    row.hover()
    row.locator(".only").click()
    groups = {e.id for e in KG if e.type == "ArmedGroup"}
    assert drawn(page)[1] == sum({e.head, e.tail} <= groups for e in KG.edge_list)
    page.locator(".chip button").click()
    page.locator("#legend button").first.click()
    assert drawn(page)[1] == sum(e.status != "asserted" for e in KG.edge_list)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_brush_over_time_leaves_what_was_said_then(sample: Path, reader: Reader, lang: str) -> None:
    page = into(reader.open(sample), lang)
    box = page.locator(".plot").bounding_box()
    left, right = (0.03, 0.3) if lang == "ar" else (0.7, 0.97)  # 2018 and later; time runs with the script
    page.mouse.move(box["x"] + box["width"] * left, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * right, box["y"] + 30, steps=4)
    page.mouse.up()
    assert page.locator(".chip").count() == 1
    dates = page.evaluate("graphkit.app.view.edges.map(e => e.dates).flat()")
    assert 0 < drawn(page)[1] < len(KG.edge_list)
    assert max(dates) >= "2018"
    assert page.locator("#date-from").input_value() >= "2018"


def test_as_of_a_day_edges_appear_and_end(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    look = """d => { graphkit.state.asof = d; graphkit.app.refresh();
        return graphkit.app.chart.scene.edges.map(e => [e.edge.id, e.over]) }"""
    ended = next(e for e in KG.edge_list if e.type == "leads" and e.phase == "end")
    leads = next(
        e
        for e in KG.edge_list
        if e.type == "leads" and e.tail == "boko-haram" and e.phase is None and e.status == "asserted"
    )
    before, after = dict(page.evaluate(look, "2015-06")), dict(page.evaluate(look, "2016-09"))
    assert before[leads.id] is False and before[ended.id] is False
    assert after[leads.id] is True and after[ended.id] is True
    assert len(before) < len(after) < len(KG.edge_list)
    assert "2016-09" in page.locator("#stamp").inner_text()


def test_play_moves_through_time_and_stops(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    page.click("#play")
    page.wait_for_selector("#stamp:not([hidden])")
    first = page.locator("#stamp").inner_text()
    page.wait_for_function("was => document.getElementById('stamp').textContent !== was", arg=first)
    page.click("#play")
    stopped = page.locator("#stamp").inner_text()
    page.wait_for_timeout(700)
    assert page.locator("#stamp").inner_text() == stopped


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
