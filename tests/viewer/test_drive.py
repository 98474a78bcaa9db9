"""Every function of the page, driven as a person would: pointer and keyboard, Arabic and English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.factory import sample_graph

from .browser import Reader

pytestmark = pytest.mark.browser
KG = sample_graph()
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


def test_the_histogram_keeps_its_bars_when_the_language_changes(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    bars = page.locator(".bars .on").count()
    page.click("#tool-lang")
    assert page.locator(".bars .on").count() == bars > 5
